"""Open the workbook: read, check, and hand over only what is whole."""

from pathlib import Path

from macros.chapters import check_chapters
from macros.checks import check
from macros.faults import ContentError, Fault, choices
from macros.model import Werkboek
from macros.reader import read
from macros.schema import kinds

STANDARD = "voorbeeldstad"
"""The municipality of the book when GEMEENTE names none."""
BY_TITLE = {"begrippen", "initiatieven", "werkvormen", "formats", "recepten", "voorbeelden"}
"""Kinds that a reader looks up by title."""


def open_workbook(root: Path, gemeente: str = "") -> Werkboek:
    """Return the workbook in `root` for a municipality; raises ContentError with every fault."""
    reading = read(root)
    check(reading, check_chapters(root, reading))
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
