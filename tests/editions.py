"""The real editions: each municipality built once for all tests, in a copy of the project."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.items import ITEM_KINDS, address
from macros.workbook import open_workbook

ROOT = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".bouw", "site", "tests", ".*_cache", "__pycache__")
GEMEENTEN = ("voorbeeldstad", "voorbeelddorp")
ELSEWHERE = "nog-een-keer-op-een-andere-plek"
QUIRES = Path(".bouw") / "katernen"
LATER = (("voorbeelddorp", ""), ("voorbeeldstad", ELSEWHERE))
"""What tests will ask for: (municipality, name of the edition)."""


def copy_project(target: Path) -> Path:
    """Copy what is needed to build into `target`, and return it."""
    shutil.copytree(ROOT, target, ignore=LEFT_OUT)
    return target


def build(project: Path, gemeente: str) -> subprocess.CompletedProcess[str]:
    """Run the real build command in a copy of the project."""
    command = [sys.executable, "-m", "pdf", "site"]
    environment = {**os.environ, "GEMEENTE": gemeente}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of this test run share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def edition(factory: pytest.TempPathFactory, gemeente: str, name: str = "") -> Path:
    """Return the site of a municipality, built by the first test that asks for it.

    A worker that would have to wait for another one builds an edition that is wanted later.
    """
    folder = shared_folder(factory) / f"editie-{name or gemeente}"
    for other, its_name in LATER:
        if built(folder, gemeente, wait=False):
            break
        built(shared_folder(factory) / f"editie-{its_name or other}", other, wait=False)
    built(folder, gemeente, wait=True)
    return folder / "site"


def built(folder: Path, gemeente: str, *, wait: bool) -> bool:
    """Build an edition in `folder` unless that is done; False when another worker is at it."""
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        if not (folder / "site").exists():
            project = copy_project(folder)
            if folder.name.endswith(ELSEWHERE):
                lend_quires(folder.parent / f"editie-{gemeente}", project)
            result = build(project, gemeente)
            assert result.returncode == 0, result.stdout + result.stderr
    return True


def lend_quires(source: Path, target: Path) -> None:
    """Copy two of every three quires of an edition, if it is there; the third is drawn anew."""
    shelf = target / QUIRES
    shelf.mkdir(parents=True)
    # What has an ending is not done: another process may still be writing it.
    quires = sorted(quire for quire in (source / QUIRES).glob("*") if not quire.suffix)
    for number, quire in enumerate(quires):
        if number % 3:
            shutil.copy2(quire, shelf)


@cache
def page_addresses() -> list[str]:
    """Return the address of every page of the site, as far as data and docs tell."""
    boek = open_workbook(ROOT)
    items = [address(kind, name) for kind in ITEM_KINDS for name in getattr(boek, kind)]
    return sorted([*chapter_addresses(ROOT / "docs"), *items])


def chapter_addresses(docs: Path) -> Iterator[str]:
    """Yield the address of each chapter."""
    for path in docs.rglob("*.md"):
        name = path.relative_to(docs).as_posix()
        if not name.startswith("assets/"):
            yield name.removesuffix("index.md") if name.endswith("index.md") else f"{name[:-3]}/"
