"""Open the workbook: read, check, and hand over only what is whole."""

from collections.abc import Mapping
from pathlib import Path

from macros.chapters import check_chapters
from macros.checks import check
from macros.faults import ContentError, Fault, choices
from macros.model import Werkboek
from macros.reader import read
from macros.schema import Value, kinds

STANDARD = "voorbeeldstad"
"""The municipality of the book when GEMEENTE names none."""
BY_TITLE = {"begrippen", "initiatieven", "werkvormen", "formats", "recepten", "voorbeelden"}
"""Kinds that a reader looks up by title."""


def open_workbook(root: Path, gemeente: str = "") -> Werkboek:
    """Return the workbook in `root` for a municipality, by id.

    Raises ContentError, with every fault in data, chapters and navigation, when there is any.
    """
    reading = read(root)
    check(reading, check_chapters(root, reading))
    gemeenten, name = reading.items["gemeenten"], gemeente or STANDARD
    if name not in gemeenten:
        message = f"De gemeente '{name}' bestaat niet. {choices(name, gemeenten)}"
        reading.faults.append(Fault("data/gemeenten", 1, message))
    if reading.faults:
        raise ContentError(reading.faults)
    items = {kind: in_order(kind, reading.items[kind]) for kind in kinds()}
    return Werkboek(gemeente=gemeenten[name], **items)


def in_order(kind: str, items: Mapping[str, Value]) -> dict[str, Value]:
    """Return items in reading order: some by title, other lists as their editor wrote them."""
    if kind not in BY_TITLE:
        return dict(items)
    return dict(sorted(items.items(), key=lambda pair: str(pair[1].titel).lower()))
