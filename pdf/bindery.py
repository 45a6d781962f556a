"""The bindery: sections of HTML in, one PDF out. Quires are drawn side by side, and only when new.

1. Draw every section as a quire, with room for the numbers of pages that it names.
2. Now every place is known. Where a number has more or fewer figures than was guessed, draw again.
3. Print every quire at its place, and write the volume.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, BinaryIO, NamedTuple

from pdf.paint import Place, paint
from pdf.press import Fixed, Position, Spot
from pdf.quire import Typeface
from pdf.shelf import Drawn, Shelf, unpack
from pdf.volume import Volume
from pdf.write import PrintError, lay_out, no_warnings

TRIES = 6
Spread = Callable[..., Iterator[Any]]
"""`map`, or that of a pool of processes."""
Faces = dict[str, Typeface]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a book that begins on a new page, as a whole HTML document, packed.

    It names the pages of the ids in `numbers`, and has links to those in `links`. Guesses, both
    in pages: `ids` says where each id in it is, from 0, and `length` how many pages it takes.
    """

    name: str
    packed: bytes
    numbers: frozenset[str]
    links: frozenset[str]
    ids: Mapping[str, int]
    length: int

    @property
    def html(self) -> str:
        """Return the HTML document."""
        return unpack(self.packed)


class Edition(NamedTuple):
    """One PDF: its address on the site, an HTML document with its metadata, and its sections."""

    address: str
    head: str
    sections: list[Section]


Pairs = Sequence[tuple[Section, Drawn]]


@dataclass(frozen=True, slots=True)
class Bindery:
    """Makes books of quires that lie on the shelf; `spread` maps a task over quires."""

    shelf: Shelf
    spread: Spread

    def bind(self, sections: Sequence[Section], head: str, file: BinaryIO) -> int:
        """Write sections as PDF/UA-1 into `file`; return the number of pages. Raises PrintError.

        `head` is an HTML document with the metadata of the book, and text in each of its fonts.
        """
        figures, faces = guess(sections), dict[str, Typeface]()
        quires: dict[str, Drawn] = {}
        stale = sections
        for _ in range(TRIES):
            for section, quire in zip(stale, self.draw(stale, figures), strict=True):
                merge(faces, quire.faces)
                quires[section.name] = quire._replace(faces={})
            book = [(section, quires[section.name]) for section in sections]
            spots = where(book)
            stale = [section for section in sections if not fits(section, figures, spots)]
            if not stale:
                return self.print(book, spots, faces, head, file)
            figures.update({name: len(str(spot.number)) for name, spot in spots.items()})
        raise PrintError(f"De bladzijden staan na {TRIES} keer nog niet vast.")

    def draw(self, sections: Sequence[Section], figures: Mapping[str, int]) -> Iterator[Drawn]:
        """Yield sections as quires, with room for so many figures in the number of each place."""
        names, documents = [each.name for each in sections], [each.packed for each in sections]
        rooms = ({name: figures.get(name, 1) for name in each.numbers} for each in sections)
        return self.spread(self.shelf.draw, names, documents, rooms)

    def print(self, book: Pairs, spots: Mapping[str, Spot], faces: Faces, head: str, file: BinaryIO) -> int:
        """Write quires that fit into `file`; return the number of pages."""
        places = positions([quire for _, quire in book])
        needed = ({name: spots[name] for name in each.numbers | each.links} for each, _ in book)
        volume = Volume(file)
        for pressed in self.spread(self.shelf.press, [quire.file for _, quire in book], places, needed):
            volume.add(pressed)
        document = lay_out(head, self.shelf.root, self.shelf.styles)
        with no_warnings():
            paint(document)  # so that it knows its fonts
            volume.close(document, faces, list(headings(book, places)))
        return sum(quire.pages for _, quire in book)


def guess(sections: Sequence[Section]) -> dict[str, int]:
    """Return about how many figures the number of each place will have."""
    starts = accumulate((section.length for section in sections), initial=1)
    return {
        name: len(str(start + page))
        for section, start in zip(sections, starts, strict=False)
        for name, page in section.ids.items()
    }


def positions(quires: Sequence[Drawn]) -> list[Position]:
    """Return where each quire begins in the book."""
    pages = accumulate((quire.pages for quire in quires), initial=0)
    objects = accumulate((quire.objects for quire in quires), initial=len(Fixed) + 1)
    keys = accumulate((quire.keys for quire in quires), initial=0)
    return [Position(*each) for each in zip(pages, objects, keys, strict=True)][:-1]


def where(book: Pairs) -> dict[str, Spot]:
    """Return where each place is that a section names; raises PrintError when one is nowhere."""
    named = {name for section, _ in book for name in section.numbers | section.links}
    spots = {}
    for (_, quire), position in zip(book, positions([quire for _, quire in book]), strict=True):
        for name in named & quire.places.keys():
            spots[name] = spot(quire.places[name], position)
    if missing := sorted(named - spots.keys()):
        raise PrintError(f"Dit wordt genoemd, maar staat niet in het boek: {', '.join(missing)}.")
    return spots


def spot(place: Place, position: Position) -> Spot:
    """Return a place in a quire as a place in the book."""
    return Spot(position.pages + place.page + 1, position.page(place.page), place.x, place.y)


def headings(book: Pairs, places: Sequence[Position]) -> Iterator[tuple[int, str, Spot]]:
    """Yield each heading of the book as (level, text, where)."""
    for (_, quire), position in zip(book, places, strict=True):
        for level, title, place in quire.bookmarks:
            yield level, title, spot(place, position)


def fits(section: Section, figures: Mapping[str, int], spots: Mapping[str, Spot]) -> bool:
    """Return whether each number that a section names has as many figures as it has room for."""
    return all(figures.get(name, 1) == len(str(spots[name].number)) for name in section.numbers)


def merge(faces: Faces, more: Mapping[str, Typeface]) -> None:
    """Add what fonts were used for in one more quire."""
    for name, face in more.items():
        known = faces.setdefault(name, Typeface({}, {}, ()))
        known.widths.update(face.widths)
        known.text.update(face.text)
