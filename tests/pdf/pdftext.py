"""What a reader gets from a PDF: its text in reading order, its bookmarks, its number of pages.

The order is that of the tags, as a screen reader goes, not that in which the page was painted:
WeasyPrint paints the bullets of a page last, and the cells of a table row that breaks over a page
side by side. Words and line ends are recovered from the positions of the letters by PDFium.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from ctypes import POINTER, addressof, byref, c_double, c_ulong, cast, create_string_buffer
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import TypeVar

import pikepdf
import pypdfium2
from pypdfium2 import raw

POINTS_PER_MM = 72 / 25.4
LINE_END_HYPHEN = "\x02"
UNMARKED, ARTIFACT = -1, -2
T = TypeVar("T")

# The address of a piece of tagged text: page index and marked-content number on that page.
Piece = tuple[int, int]
# The index of each page by its object in the file.
Pages = dict[tuple[int, int], int]


def per_file(reads: Callable[[Path], T]) -> Callable[[Path], T]:
    """Let a function that reads a whole PDF do so once for each version of the file."""

    @lru_cache(maxsize=4)
    def kept(pdf: Path, changed: int) -> T:
        return reads(pdf)

    return lambda pdf: kept(pdf, pdf.stat().st_mtime_ns)


def body_text(pdf: Path, margin_mm: float) -> str:
    """Give the text of a tagged PDF in reading order, every run of white space one space.

    Left out: what no tag holds (running heads, page numbers), and everything that starts within
    `margin_mm` of the top or bottom edge. A word broken after its hyphen at the end of a line is
    whole again. ValueError when the file has no tags.
    """
    texts = _texts(pdf, margin_mm * POINTS_PER_MM)
    order = _reading_order(pdf)
    text = "".join(texts.get(piece, "") for piece in order)
    # PDFium gives a letter beyond U+FFFF as two halves.
    return " ".join(text.encode("utf-16", "surrogatepass").decode("utf-16").split())


def squeezed(text: str) -> str:
    """Give the text without any white space, to compare where lines may break inside a word."""
    return "".join(text.split())


def outline_titles(pdf: Path) -> list[tuple[int, str, int]]:
    """Give the bookmarks in order: depth (1 for the outermost), title, page index (from 0).

    A bookmark that leads nowhere has page index -1.
    """
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [
            (mark.level + 1, mark.get_title(), dest.get_index() if dest else -1)
            for mark in document.get_toc()
            for dest in [mark.get_dest()]
        ]


def page_count(pdf: Path) -> int:
    """Give the number of pages."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def beyond(pdf: Path, margin_mm: float) -> list[tuple[int, str]]:
    """Give (page from 1, text) of each line that comes nearer to a side than `margin_mm`.

    Left out is what is one sign long, such as the number in the tab at the edge.
    """
    found = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            low, high = margin_mm * POINTS_PER_MM, page.get_width() - margin_mm * POINTS_PER_MM
            for rect in map(words.get_rect, range(words.count_rects())):
                text = words.get_text_bounded(*rect).strip()
                if (rect[0] < low or rect[2] > high) and len(text) > 1:
                    found.append((number, text))
    return found


def _reading_order(pdf: Path) -> list[Piece]:
    """Give the pieces of text in the order of the tags."""
    with pikepdf.open(pdf) as file:
        tree = file.Root.get("/StructTreeRoot")
        if tree is None:
            raise ValueError(f"{pdf} has no tags, so no reading order.")
        pages: Pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}
        return list(_pieces(tree, -1, pages))


def _pieces(element: pikepdf.Object, page: int, pages: Pages) -> Iterator[Piece]:
    """Walk one element: its own pieces and those of its children, in order."""
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    for kid in _kids(element):
        if isinstance(kid, int):
            yield page, kid
        elif kid.get("/Type") == "/MCR":
            yield pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)
        else:
            yield from _pieces(kid, page, pages)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    """Give what hangs under an element, whether the file writes one thing or a list."""
    kids: object = element.get("/K")
    if isinstance(kids, pikepdf.Array):
        return list(kids)
    return [kids] if isinstance(kids, int | pikepdf.Object) else []


def _texts(pdf: Path, margin: float) -> dict[Piece, str]:
    """Give the text of each piece outside the margins (in points), with its closing space."""
    texts: dict[Piece, list[str]] = {}
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for index, page in enumerate(document):
            height = page.get_height()
            for number, letters in _runs(page.get_textpage(), margin, height - margin):
                texts.setdefault((index, number), []).append(letters)
    return {piece: "".join(letters) for piece, letters in texts.items() if piece[1] >= 0}


@per_file
def seen(pdf: Path) -> list[list[tuple[int, str]]]:
    """Give each page as its letters in the order of painting, each with the number of its piece.

    The number is UNMARKED without a piece, and ARTIFACT for what is not to be read. The spaces are
    those that the eye sees.
    """
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [list(_runs(page.get_textpage(), -inf, inf)) for page in document]


def _runs(page: pypdfium2.PdfTextPage, bottom: float, top: float) -> Iterator[tuple[int, str]]:
    """Give each letter between two heights with the number of its piece; spaces go with it."""
    x, y, number = c_double(), c_double(), UNMARKED
    numbers: dict[int, int] = {}
    for index in range(page.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(page, index))
        if raw.FPDFText_IsGenerated(page, index) != 1:
            owner = raw.FPDFText_GetTextObject(page, index)
            place = addressof(owner.contents) if owner else 0
            number = numbers[place] = numbers[place] if place in numbers else _number(owner)
            raw.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
        if bottom <= y.value <= top:
            yield number, "-" if letter == LINE_END_HYPHEN else letter
    yield number, "\n"


def _number(owner: object) -> int:
    """Give the number of the piece that a painted text is in, or why it has none."""
    name, size = create_string_buffer(64), c_ulong()
    for index in range(raw.FPDFPageObj_CountMarks(owner) if owner else 0):
        mark = raw.FPDFPageObj_GetMark(owner, index)
        raw.FPDFPageObjMark_GetName(mark, cast(name, POINTER(raw.FPDF_WCHAR)), len(name), byref(size))
        if name.raw[: size.value] == "Artifact\0".encode("utf-16-le"):
            return ARTIFACT
    return int(raw.FPDFPageObj_GetMarkedContentID(owner)) if owner else UNMARKED
