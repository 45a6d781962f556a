"""What stands where on each page of a tagged PDF: runs of letters, lines, and what lies under them.

PDFium gives the place, size, font and colour of each letter, and the tags say which letters are one
paragraph. What lies under a letter is seen in a picture of the page painted without its text: that
takes 2 ms, and it is right for borders, clips, gradients and transparency alike, which a walk over
the painted shapes is not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from ctypes import byref, c_double, c_uint, c_void_p, create_string_buffer
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

import pypdfium2
from PIL.Image import Image
from pypdfium2 import raw

from tests.pdf.blocks import Block, blocks_by_piece
from tests.pdf.pdftext import Piece

SHARP = 3  # pixels a point, to see the colour of a letter
TAB = 0.4  # ems between runs: more than a space
HYPHEN_AT_END = "\x02"  # PDFium's sign for a hyphen of the text at the end of a line

Colour = tuple[int, ...]
Box = tuple[float, float, float, float]  # left, bottom, right, top, from the bottom of the page
Text: TypeAlias = pypdfium2.PdfTextPage  # the letters of a page, by their place in it
Tags = dict[Piece, Block]
Letter = tuple[str, float, float]  # sign, left, right; a space has no place


@dataclass(frozen=True, slots=True)
class Run:
    """Letters painted at once; without a block they are a page head, a number or a thumb tab.

    `gaps` are the spaces between its words, in ems; the last number of `colour` is how opaque it
    is, and no colour means that only a picture of the page can tell.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str
    upright: bool
    colour: Colour | None
    gaps: tuple[float, ...]
    block: Block | None

    @property
    def box(self) -> Box:
        """The room of the letters, from the tail of a g to the top of a capital."""
        return self.left, self.base - 0.2 * self.size, self.right, self.base + 0.68 * self.size

    @property
    def heart(self) -> Box:
        """The part of that room where nothing else may be: above an underline, within the ends."""
        left, right = sorted((self.left + 1, self.right - 1))
        return left, self.base + 1, right, self.base + 0.6 * self.size


@dataclass(frozen=True, slots=True)
class Line:
    """The runs of one block on one base line.

    `starts` has the x of its first letter, and of what follows a number or a box to tick; `gap`
    is the usual space between its words, in ems, or 0 for fewer than four words.
    """

    text: str
    left: float
    starts: tuple[float, ...]
    right: float
    base: float
    size: float
    font: str
    gap: float
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `bare` is its picture without text, a pixel a point, `real` a sharp one with text."""

    number: int
    width: float
    height: float
    runs: list[Run]
    blocks: list[list[Line]]
    bare: Image
    real: Image | None

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of every block."""
        return (line for block in self.blocks for line in block)

    def under(self, box: Box) -> Counter[Colour]:
        """Count the colours under the text within a box, by pixel."""
        return _colours(self.bare, box, 1)

    def painted(self, side: float) -> tuple[float, ...]:
        """Give the lowest and highest place of what is painted between the sides, but for text."""
        middle = self.bare.crop((int(side), 0, int(self.width - side), self.bare.height))
        box = middle.convert("L").point(lambda value: 255 * (value < 250)).getbbox()
        return (self.height - box[3], self.height - box[1]) if box else ()

    def ink(self, run: Run, ground: Colour) -> Colour:
        """Give the colour of letters on a ground: as it is written in the file, or as one sees it."""
        if run.colour is not None:
            *colour, opaque = run.colour
            return tuple(round(b + (c - b) * opaque / 255) for c, b in zip(colour, ground, strict=True))
        if self.real is None:
            raise ValueError(f"No picture of page {self.number} was made.")
        seen = _colours(self.real, run.heart, SHARP)
        return max(seen, key=lambda colour: sum(abs(c - b) for c, b in zip(colour, ground, strict=True)))


def pages(pdf: Path) -> Iterator[Page]:
    """Yield each page of a tagged PDF. ValueError when it has no tags."""
    tags = blocks_by_piece(pdf)
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for index in range(len(document)):
            with closing(document[index]) as page:
                yield _page(page, index, tags)


def _page(page: pypdfium2.PdfPage, index: int, tags: Tags) -> Page:
    """Read one page; look at it as well where PDFium cannot tell the colour of text."""
    objects = list(page.get_objects())
    runs = list(_runs(page.get_textpage(), index, tags, _doubtful(objects)))
    real = _picture(page, SHARP) if any(run.colour is None for run in runs) else None
    for item in objects:
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFTextObj_SetTextRenderMode(item, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    blocks = [_lines(block) for block in _by_block(runs)]
    sides = page.get_width(), page.get_height()
    return Page(index + 1, *sides, runs, blocks, _picture(page, 1), real)


def _doubtful(objects: Sequence[pypdfium2.PdfObject]) -> set[int]:
    """Give the text of which the file does not tell the colour: in a group, or painted over."""
    found: set[int] = set()
    covers: list[Box] = []
    for item in reversed(objects):
        left, bottom, right, top = item.get_bounds()
        x, y = (left + right) / 2, (bottom + top) / 2
        if item.type != raw.FPDF_PAGEOBJ_TEXT:
            covers += [] if item.level else [(left, bottom, right, top)]
        elif item.level or any(box[0] < x < box[2] and box[1] < y < box[3] for box in covers):
            found.add(_address(item.raw))
    return found


def _address(item: raw.FPDF_PAGEOBJECT) -> int:
    """Give what tells an object from others."""
    return c_void_p.from_buffer(item).value or 0


def _runs(words: Text, index: int, tags: Tags, doubtful: set[int]) -> Iterator[Run]:
    """Yield the runs of a page, but for those of spaces only."""
    for first, letters in _letters(words).values():
        if any(sign != " " for sign, _, _ in letters):
            owner = raw.FPDFText_GetTextObject(words, first)
            colour = None if _address(owner) in doubtful else _colour(words, first)
            block = tags.get((index, raw.FPDFPageObj_GetMarkedContentID(owner)))
            yield _run(words, first, letters, colour, block)


def _letters(words: Text) -> dict[int, tuple[int, list[Letter]]]:
    """Give the letters of each object of text, after the place of the first on the page."""
    found: dict[int, tuple[int, list[Letter]]] = {}
    box, letters = raw.FS_RECTF(), []
    for place in range(raw.FPDFText_CountChars(words)):
        sign = chr(raw.FPDFText_GetUnicode(words, place))
        if sign.isspace():
            letters.append((" ", 0.0, 0.0))
            continue
        owner = _address(raw.FPDFText_GetTextObject(words, place))
        letters = found.setdefault(owner, (place, []))[1]
        raw.FPDFText_GetLooseCharBox(words, place, byref(box))
        letters.append(("-" if sign == HYPHEN_AT_END else sign, box.left, box.right))
    return found


def _run(words: Text, first: int, letters: list[Letter], colour: Colour | None, block: Block | None) -> Run:
    """Make a run of letters; the first of them, by its place on the page, speaks for all."""
    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetMatrix(words, first, byref(matrix))
    raw.FPDFText_GetCharOrigin(words, first, byref(x), byref(y))
    size = raw.FPDFText_GetFontSize(words, first) * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    return Run(
        text="".join(sign for sign, _, _ in letters).strip(),
        left=min(left for sign, left, _ in letters if sign != " "),
        right=max(right for sign, _, right in letters if sign != " "),
        base=y.value,
        size=size,
        font=_font(words, first),
        upright=abs(matrix.b) + abs(matrix.c) < 0.001,
        colour=colour,
        gaps=tuple(_gaps(letters, size)),
        block=block,
    )


def _gaps(letters: list[Letter], size: float) -> Iterator[float]:
    """Yield the width of each space between two words, in ems."""
    for before, space, after in zip(letters, letters[1:], letters[2:], strict=False):
        if space[0] == " " and before[0] != " " and after[0] != " ":
            yield (after[1] - before[2]) / size


def _colour(words: Text, place: int) -> Colour | None:
    """Give the colour of a letter, with how opaque it is."""
    parts = [c_uint() for _ in range(4)]
    found = raw.FPDFText_GetFillColor(words, place, *parts)
    return tuple(part.value for part in parts) if found else None


def _font(words: Text, place: int) -> str:
    """Give the name of the font of a letter, without its subset; a font outside the file says so."""
    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(words, place))
    name = create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, len(name))
    inside = raw.FPDFFont_GetIsEmbedded(font) == 1
    return name.value.decode().split("+")[-1] + ("" if inside else " (not in the file)")


def _by_block(runs: Iterable[Run]) -> Iterable[list[Run]]:
    """Bring together the runs of each block; a run outside the tags stands alone."""
    blocks: dict[object, list[Run]] = defaultdict(list)
    for place, run in enumerate(runs):
        blocks[run.block or place].append(run)
    return blocks.values()


def _lines(runs: list[Run]) -> list[Line]:
    """Put runs on lines, from top to bottom; a badge or superscript is part of the line beside it."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.base):
        if lines and lines[-1][0].base - run.base < 0.4 * run.size:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(sorted(line, key=lambda run: run.left)) for line in lines]


def _line(runs: list[Run]) -> Line:
    """Make a line of runs from left to right; the widest tells its base line and size."""
    main = max(runs, key=lambda run: run.right - run.left)
    text = runs[0].text
    for before, run in pairwise(runs):
        text += (" " if run.left - before.right > 0.1 * run.size else "") + run.text
    gaps = [gap for run in runs if run.font == main.font for gap in run.gaps]
    return Line(
        text=text,
        left=runs[0].left,
        starts=(runs[0].left, *(b.left for a, b in pairwise(runs) if b.left - a.right > TAB * b.size)),
        right=max(run.right for run in runs),
        base=main.base,
        size=main.size,
        font=main.font,
        gap=median(gaps) if len(gaps) > 2 else 0,
        kind=main.block.kind if main.block else "",
    )


def _picture(page: pypdfium2.PdfPage, scale: int) -> Image:
    """Paint a page."""
    picture: Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return picture


def _colours(picture: Image, box: Box, scale: int) -> Counter[Colour]:
    """Count the colours within a box, of one pixel or more; beside the page as at its edge."""
    left, bottom, right, top = (scale * value for value in box)
    columns = _within(left, right, picture.width)
    rows = _within(picture.height - top, picture.height - bottom, picture.height)
    part = picture.crop((columns[0], rows[0], columns[1], rows[1]))
    counts: Any = part.getcolors(part.width * part.height)
    return Counter({colour: count for count, colour in counts})


def _within(start: float, end: float, size: int) -> tuple[int, int]:
    """Give the pixels from start to end, one or more, within the size of a picture."""
    first = min(max(int(start), 0), size - 1)
    return first, min(max(int(end), first + 1), size)
