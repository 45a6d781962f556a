"""Facts grow old: after a year that is a hint, after two it stops a release."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from macros.age import check_age
from macros.reader import read
from tests.test_cases import GOOD

NEWEST = date(2026, 11, 1)
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("days", "stops"), [(365, None), (366, False), (730, False), (731, True)])
def test_a_fact_is_old_after_a_year_and_too_old_after_two(days: int, stops: bool | None) -> None:
    found = {
        finding.stops
        for finding in check_age(read(GOOD), NEWEST + timedelta(days))
        if finding.fault.file == "data/wetten.yml"
    }
    assert found == (set() if stops is None else {stops})


@pytest.mark.parametrize(("task", "code"), [("check", 0), ("uitgave", 1)])
def test_only_a_release_stops_at_what_is_too_old(task: str, code: int, tmp_path: Path) -> None:
    root = copytree(GOOD, tmp_path / "boek")
    path = root / "data" / "wetten.yml"
    path.write_text(path.read_text("utf-8").replace("2026-11-01", "2020-03-01"), "utf-8")
    (root / "data" / "woordenboek.txt").write_text("", "utf-8")
    command = [sys.executable, "-m", "macros", task]
    env = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=False, cwd=root, env=env, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    told = done.stdout if task == "check" else done.stderr
    assert "data/wetten.yml, regel 5: Dit is nagekeken op 2020-03-01, langer geleden dan 24 maanden" in told
