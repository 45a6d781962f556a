"""Open the workbook: read, check, and hand over only what is whole."""

from datetime import date
from pathlib import Path

from macros.age import check_age
from macros.chapters import check_chapters, read_chapters
from macros.checks import check
from macros.faults import ContentError, Fault, choices
from macros.foreign import check_foreign
from macros.language import agreed
from macros.model import Werkboek
from macros.passages import Passage, passages
from macros.reader import read
from macros.reading import Reading
from macros.schema import kinds

STANDARD = "voorbeeldstad"
"""The municipality of the book when GEMEENTE names none."""
BY_TITLE = {"begrippen", "jargon", "initiatieven", "werkvormen", "formats", "recepten", "voorbeelden"}
"""Kinds that a reader looks up by title."""


def inspect(root: Path) -> tuple[Reading, list[Passage]]:
    """Read and check all of `root`; return what was read, with faults and hints, and its text."""
    reading = read(root)
    chapters = read_chapters(reading)
    check(reading, check_chapters(chapters, reading))
    check_foreign(reading, chapters)
    text = list(passages(reading, chapters))
    for finding in agreed(reading).check(text):
        (reading.faults if finding.stops else reading.hints).append(finding.fault)
    reading.hints += [finding.fault for finding in check_age(reading, date.today())]
    return reading, text


def open_workbook(root: Path, gemeente: str = "") -> Werkboek:
    """Return the workbook in `root` for a municipality; raises ContentError with every fault."""
    reading, _ = inspect(root)
    return assemble(reading, gemeente)


def assemble(reading: Reading, gemeente: str = "") -> Werkboek:
    """Return the workbook that was read; raises ContentError when anything is at fault."""
    gemeenten, name = reading.items["gemeenten"], gemeente or STANDARD
    if name not in gemeenten:
        message = f"De gemeente '{name}' bestaat niet. {choices(name, gemeenten)}"
        reading.faults.append(Fault("data/gemeenten", 1, message))
    if reading.faults:
        raise ContentError(reading.faults)
    items = {kind: reading.items[kind] for kind in kinds()}
    for kind in BY_TITLE:
        items[kind] = dict(sorted(items[kind].items(), key=lambda pair: pair[1].titel.lower()))
    return Werkboek(gemeente=gemeenten[name], **items)
