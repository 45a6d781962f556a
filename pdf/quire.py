"""A quire: one section of a book, drawn on pages of its own before its place in a book is known.

Numbers of pages are left open, and what stands in the margin is kept for left and right pages.
Like that a quire is drawn once, in any process, for every book that it is bound into.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pydyf

from pdf.paint import Link, Paint, Place, paint, places
from pdf.tags import Tag, Tagger, finish
from pdf.write import PrintError, Styles, fitted, no_warnings

SPECIMENS = {"@bottom-center", "@top-center"}
"""The margin boxes that are never printed: their text shows which glyphs are the figures."""
OWN_NUMBERS = {"@bottom-left", "@bottom-right"}
"""The margin boxes with the number of the page."""
FLUSH_RIGHT = {"@bottom-right"}
"""Those in which it ends where the box ends."""
SIDES = {"@left-top": "left", "@bottom-left": "left", "@right-top": "right", "@bottom-right": "right"}
"""The margin boxes that are only for left or only for right pages."""
SHOW = b"] TJ"
"""How the operator ends that shows text."""
FIGURES = "0123456789 0"
"""The text of those boxes: each figure, and a space between two of them."""


class Number(NamedTuple):
    """Room for the number of the page of the place `target`, or of the page itself when empty."""

    target: str
    font: str
    room: float = 0
    """Thousandths of its size that it has room for, when it stands at the right of that room."""
    end: bytes = b""


class Side(NamedTuple):
    """Part of a page that is only there when it is a left page, or only when it is a right one."""

    side: str
    parts: list["bytes | Number"]


Part = bytes | Number | Side


@dataclass(slots=True)
class Page:
    """A page: its boxes in points, what is drawn on it, in how many pieces, and its links."""

    boxes: dict[str, pydyf.Array]
    parts: list[bytes | Number]
    pieces: int
    links: list[Link]


@dataclass(slots=True)
class Typeface:
    """What a font was used for: thousandths by glyph, text by glyph; and its figures and space."""

    widths: dict[int, float]
    text: dict[int, str]
    glyphs: tuple[bytes, ...]


@dataclass(slots=True)
class Quire:
    """A section, drawn; `margins` stand on each of its pages, `bookmarks` are (level, title, place)."""

    pages: list[Page]
    margins: list[Part]
    resources: pydyf.Dictionary
    tags: Tag
    faces: dict[str, Typeface]
    places: dict[str, Place]
    bookmarks: list[tuple[int, str, Place]]


def draw(document: str, root: Path, styles: Styles, name: str) -> Quire:
    """Return an HTML document as a quire; `name` is unique in the book. Raises PrintError."""
    laid_out = fitted(document, root, styles)
    with no_warnings():
        painted = paint(laid_out)
    tagger = Tagger(laid_out._html.etree_element)
    for page, drawn in zip(laid_out.pages, painted.pages, strict=True):
        tagger.read(page._page_box, drawn.pieces)
    faces = typefaces(painted)
    pages = []
    for index, page in enumerate(painted.pages):
        shown = list(joined(Mender(index, tagger, faces).mend(page.items)))
        pages.append(Page(page.boxes, shown, len(page.pieces), page.links))
    [section] = finish(tagger.document, name).tags()
    margins = list(margin_parts(painted.margins, faces))
    resources = plain(painted.resources)
    return Quire(pages, margins, resources, section, faces, places(laid_out), tagger.headings)


def typefaces(painted: Paint) -> dict[str, Typeface]:
    """Return what each font was used for, by its name in the pages."""
    glyphs: dict[str, tuple[bytes, ...]] = {}
    for name in SPECIMENS & painted.margins.keys():
        font, shown = specimen(painted.margins[name])
        glyphs[font] = shown
    faces: dict[str, Typeface] = {}
    for font in painted.fonts.values():
        face = faces.setdefault(font.hash, Typeface({}, {}, glyphs.get(font.hash, ())))
        face.widths.update(font.widths)
        face.text.update(font.to_unicode)
    return faces


def specimen(items: Sequence[Any]) -> tuple[str, tuple[bytes, ...]]:
    """Return the font of a text, and the glyphs of its ten figures and of its space."""
    font = next(font_of(item) for item in items if is_font(item))
    text = next(item for item in items if is_text(item))
    glyphs = glyphs_of(text)
    if len(glyphs) != len(FIGURES):
        raise PrintError(f"De rand van een bladzijde heeft geen plaats voor '{FIGURES}'.")
    return font, tuple(glyphs[:-1])


def glyphs_of(text: bytes) -> list[bytes]:
    """Return the glyphs in an operator that shows text, each as four figures of base 16."""
    return re.findall(rb"....", b"".join(re.findall(rb"<(.*?)>", text)))


def is_font(item: object) -> bool:
    """Return whether an operator chooses a font."""
    return isinstance(item, bytes) and item.endswith(b" Tf")


def is_text(item: object) -> bool:
    """Return whether an operator shows text."""
    return isinstance(item, bytes) and item.endswith(SHOW)


def font_of(item: bytes) -> str:
    """Return the name of the font that an operator chooses."""
    return item[1:].split(b" ")[0].decode()


class Mender:
    """Goes over the operators of a page: marks decoration, adds spaces, leaves numbers open."""

    def __init__(self, page: int, tagger: Tagger, faces: dict[str, Typeface]) -> None:
        """Mend the page with this index, as the tagger has found."""
        self.page, self.tagger, self.faces = page, tagger, faces
        self.font, self.piece, self.text = "", (page, -1), 0

    def mend(self, items: Sequence[Any]) -> list[Any]:
        """Return the operators, one for one."""
        mended = list(items)
        for index, item in enumerate(items):
            if is_font(item):
                self.font = font_of(item)
            elif isinstance(item, dict) and "MCID" in item:
                self.begin(mended, index, item["MCID"])
            elif is_text(item):
                self.show(mended, index)
            elif item == b"EMC":
                self.end(mended)
        return mended

    def begin(self, mended: list[Any], index: int, number: int) -> None:
        """Begin a piece, of which the properties stand here."""
        self.piece = (self.page, number)
        if self.piece in self.tagger.artifacts:
            mended[index - 1 : index + 1] = ["/Artifact", pydyf.Dictionary()]

    def show(self, mended: list[Any], index: int) -> None:
        """Show text, or leave room for the number of a page."""
        self.text = index
        if target := self.tagger.numbers.get(self.piece):
            if {*glyphs_of(mended[index])} != {self.faces[self.font].glyphs[0]}:
                raise PrintError("Het nummer van een bladzijde heeft andere cijfers dan de rand.")
            mended[index] = Number(target, self.font)

    def end(self, mended: list[Any]) -> None:
        """End a piece, with a space when the HTML has one that was not drawn."""
        if self.piece in self.tagger.spaces:
            mended[self.text] = with_space(mended[self.text], b"<" + self.space() + b">")
        self.piece = (self.page, -1)

    def space(self) -> bytes:
        """Return the glyph of the space in this font."""
        face = self.faces[self.font]
        drawn = (b"%04x" % glyph for glyph, text in face.text.items() if text == " ")
        if found := face.glyphs[-1:] or tuple(drawn):
            return found[0]
        raise PrintError("Een lettertype heeft geen spatie (pdf/quire.py).")


def with_space(text: bytes | Number, space: bytes) -> bytes | Number:
    """Return what shows text with a space after it."""
    if isinstance(text, Number):
        return text._replace(end=space)
    return text.removesuffix(SHOW) + space + SHOW


def margin_parts(margins: Mapping[str, Sequence[Any]], faces: Mapping[str, Typeface]) -> Iterator[Part]:
    """Yield what stands in the margin of every page, with what is for left or right pages apart."""
    for name, items in margins.items():
        inside = list(joined([*own_number(items, name, faces)]))
        if name in SIDES:
            yield Side(SIDES[name], inside)
        elif name not in SPECIMENS:
            yield from inside


def own_number(items: Sequence[Any], name: str, faces: Mapping[str, Typeface]) -> Iterator[Any]:
    """Yield the operators of a margin box, with room for the number of the page."""
    font = ""
    for item in items:
        font = font_of(item) if is_font(item) else font
        if name in OWN_NUMBERS and is_text(item):
            widths = faces[font].widths
            full = sum(widths[int(glyph, 16)] for glyph in glyphs_of(item))
            yield Number("", font, full if name in FLUSH_RIGHT else 0)
        else:
            yield item


def joined(items: Sequence[Any]) -> Iterator[bytes | Number]:
    """Yield operators as bytes, with the open numbers between them."""
    for is_number, run in groupby(items, lambda item: isinstance(item, Number)):
        if is_number:
            yield from run
        else:
            yield b"\n".join(map(operator, run))


def operator(item: bytes | str | pydyf.Object) -> bytes:
    """Return an operator, an operand or a dictionary as it stands in a page."""
    if isinstance(item, bytes):
        return item
    return item.encode() if isinstance(item, str) else bytes(item.data)


def plain(resources: pydyf.Dictionary) -> pydyf.Dictionary:
    """Return resources with streams that can be kept in a file, and no images."""
    for kind in ("XObject", "Pattern"):
        for name, stream in resources[kind].items():
            if stream is None:
                raise PrintError("Een foto kan nog niet in het boek, alleen een tekening (pdf/quire.py).")
            extra = dict(stream.extra)
            if "Resources" in extra:
                extra["Resources"] = plain(extra["Resources"])
            resources[kind][name] = pydyf.Stream(list(stream.stream), extra, compress=True)
    return resources
