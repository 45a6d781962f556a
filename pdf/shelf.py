"""The shelf: quires in files, so that processes can share them and none is drawn twice.

A quire has the name of all that decides what it looks like: its HTML, the style sheets, the fonts,
the code that draws, and the versions of the libraries.
"""

import hashlib
import os
import pickle
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import html

from pdf.paint import Place
from pdf.press import Position, Pressed, Spot, keys_of, press, size
from pdf.quire import Quire, Typeface, draw
from pdf.write import tools

INPUTS = ("pdf/*.py", "pdf/css/*.css", "docs/assets/lettertype/*", "requirements.txt")
KEEP_DAYS = 14
DAY = 24 * 60 * 60


class Drawn(NamedTuple):
    """What must be known of a quire to give it a place; the quire itself is in the file."""

    file: Path
    pages: int
    objects: int
    keys: int
    places: dict[str, Place]
    bookmarks: list[tuple[int, str, Place]]
    faces: dict[str, Typeface]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Quires in `folder`, drawn with the files of `root`; `styles` names style sheets in pdf/css."""

    root: Path
    styles: tuple[str, ...]
    folder: Path

    def draw(self, name: str, packed: bytes, rooms: Mapping[str, int]) -> Drawn:
        """Return a section as a quire, with room for so many figures in the number of each place."""
        document = with_room(unpack(packed), rooms)
        mark = f"{house(self.root, self.styles)} {name} {document}"
        file = self.folder / hashlib.sha256(mark.encode()).hexdigest()
        if not file.exists():
            keep(draw(document, self.root, self.styles, name), file)
        os.utime(file)
        with file.open("rb") as source:
            drawn: Drawn = pickle.load(source)
        return drawn

    def press(self, file: Path, position: Position, spots: Mapping[str, Spot]) -> Pressed:
        """Return the quire in a file, printed at its place."""
        with file.open("rb") as source:
            pickle.load(source)
            quire: Quire = pickle.loads(zlib.decompress(source.read()))
        return press(quire, position, spots)

    def clear(self) -> None:
        """Remove what nobody asked for in a while."""
        for file in self.folder.glob("*"):
            if time.time() - file.stat().st_mtime > KEEP_DAYS * DAY:
                file.unlink(missing_ok=True)


@cache
def house(root: Path, styles: tuple[str, ...]) -> str:
    """Return a mark of all that decides what a quire looks like, besides its own HTML."""
    mark = hashlib.sha256(f"{styles} {tools()}".encode())
    for pattern in INPUTS:
        for path in sorted(root.glob(pattern)):
            mark.update(path.read_bytes())
    return mark.hexdigest()


def pack(document: str) -> bytes:
    """Return HTML packed: a thick book holds that of all its sections at once."""
    return zlib.compress(document.encode())


def unpack(packed: bytes) -> str:
    """Return HTML as it was before it was packed."""
    return zlib.decompress(packed).decode()


def with_room(document: str, rooms: Mapping[str, int]) -> str:
    """Return HTML with so many figures in each number of a page."""
    tree = html.document_fromstring(document)
    for number in tree.iter("span"):
        if target := number.get("data-doel"):
            number.text = "0" * rooms[target]
    return f"<!doctype html>{html.tostring(tree, encoding='unicode')}"


def keep(quire: Quire, file: Path) -> None:
    """Put a quire on the shelf, whole or not at all: first what others need of it, then itself."""
    counts = len(quire.pages), size(quire), keys_of(quire)
    drawn = Drawn(file, *counts, quire.places, quire.bookmarks, quire.faces)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(pickle.dumps(drawn) + zlib.compress(pickle.dumps(quire), 1))
    part.replace(file)
