"""What holds for every script: small, alone, and safe by the way it is written."""

import gzip
import re
from pathlib import Path

from macros.tools import EVERYWHERE, TOOLS
from tests.editions import ROOT

SCRIPTS = sorted([*(ROOT / "docs" / "assets" / "scripts").glob("*.js"), *(ROOT / "docs").glob("*.js")])
LIMIT = 30_000
UNSAFE = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b"
)
NESTED = re.compile(r"`[^`]*\$\{[^}`]*`")
NETWORK = re.compile(r"\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(")
NETWORK_ALLOWED = {"sw.js"}


def text(path: Path) -> str:
    """Return a script."""
    return path.read_text(encoding="utf-8")


def test_our_scripts_together_are_small(stad: Path) -> None:
    published = [stad / path.relative_to(ROOT / "docs") for path in SCRIPTS]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in published) < LIMIT


def test_no_script_makes_html_from_text_or_runs_text() -> None:
    assert [path.name for path in SCRIPTS if UNSAFE.search(text(path))] == []


def test_no_template_stands_in_a_template_since_rjsmin_would_take_its_spaces() -> None:
    assert [path.name for path in SCRIPTS if NESTED.search(text(path))] == []


def test_no_script_talks_to_a_host() -> None:
    asking = [path.name for path in SCRIPTS if NETWORK.search(text(path))]
    assert set(asking) <= NETWORK_ALLOWED


def test_every_script_is_strict_and_is_used() -> None:
    used = {name for tool in (EVERYWHERE, *TOOLS.values()) for name in tool.scripts}
    assert [path.name for path in SCRIPTS if not text(path).startswith('"use strict";\n')] == []
    loaded_later = re.findall(r'load\("assets/scripts/(\w+)\.js"\)', "".join(map(text, SCRIPTS)))
    assert {path.stem for path in SCRIPTS} - {"sw"} == used | {*loaded_later}
