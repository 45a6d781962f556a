"""Paint laid out pages with WeasyPrint: what is drawn, and what can be pointed at.

This is the loop of `weasyprint.pdf.generate_pdf` without the file around it, because the file is
made later, of many of these. What stands in the margin is painted last, so that it can be found.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pydyf
import weasyprint
from weasyprint.draw import draw_page, draw_stacking_context
from weasyprint.formatting_structure.boxes import Box, MarginBox
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.stacking import StackingContext

POINTS = 72 / 96  # in a pixel of CSS
CLIPPED = 10  # points around the page that printers like to see, at most


class Link(NamedTuple):
    """A link on a page; `target` is the id of a place in the book, or empty for the world outside."""

    entry: pydyf.Dictionary
    target: str


class Place(NamedTuple):
    """A place: index of the page, and points from its bottom left corner."""

    page: int
    x: float
    y: float


@dataclass(slots=True)
class Painted:
    """A page: its boxes in points, the operators that draw it, and which box is which piece."""

    boxes: dict[str, pydyf.Array]
    items: list[Any]
    pieces: dict[Box, dict[str, Any]]
    links: list[Link]


def new_resources() -> pydyf.Dictionary:
    """Return resources that hold nothing yet."""
    names = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
    return pydyf.Dictionary({name: pydyf.Dictionary() for name in names})


@dataclass(slots=True)
class Paint:
    """All pages of a document, with what they share: also what stands in their margins."""

    pages: list[Painted] = field(default_factory=list)
    margins: dict[str, list[Any]] = field(default_factory=dict)
    """The operators of each margin box of the first page."""
    resources: pydyf.Dictionary = field(default_factory=new_resources)
    fonts: dict[int, Font] = field(default_factory=dict)


def paint(document: weasyprint.Document) -> Paint:
    """Return the pages of a document, painted."""
    result = Paint(fonts=document.fonts)
    result.pages.extend(paint_page(page, result) for page in document.pages)
    return result


def paint_page(page: weasyprint.document.Page, paint: Paint) -> Painted:
    """Return one page; what it shares with others is added to those."""
    pieces: dict[Box, dict[str, Any]] = {}
    area = (0, 0, page.width, page.height)
    stream = Stream(paint.fonts, area, paint.resources, {}, pieces, {}, None)
    stream.transform(a=POINTS, d=-POINTS, f=page.height * POINTS)
    box = page._page_box
    margins = [child for child in box.children if isinstance(child, MarginBox)]
    with stream.stacked():
        draw_page(box.copy_with_children([child for child in box.children if child not in margins]), stream)
    items, stream.stream, stream._tags = stream.stream, [], None
    paint.margins.update((margin.at_keyword, paint_margin(margin, stream)) for margin in margins)
    return Painted(page_boxes(page), items, pieces, list(links(page)))


def paint_margin(margin: MarginBox, stream: Stream) -> list[Any]:
    """Return a margin box as an artifact of the page (ISO 32000-1, 14.8.2.2), apart from it."""
    stream.stream = []
    stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Pagination"}))
    draw_stacking_context(stream, StackingContext.from_box(margin, margin))
    stream.end_marked_content()
    return list(stream.stream)


def page_boxes(page: weasyprint.document.Page) -> dict[str, pydyf.Array]:
    """Return the boxes of a page in points: media with the bleed, bleed, and trim."""
    bleed = {side: length * POINTS for side, length in page.bleed.items()}
    trim = (0, 0, page.width * POINTS, page.height * POINTS)
    around = [bleed[side] for side in ("left", "bottom", "right", "top")]
    boxes = {"MediaBox": around, "BleedBox": [min(CLIPPED, each) for each in around], "TrimBox": [0] * 4}
    signs = (-1, -1, 1, 1)
    return {
        name: pydyf.Array(edge + sign * by for edge, sign, by in zip(trim, signs, extra, strict=True))
        for name, extra in boxes.items()
    }


def links(page: weasyprint.document.Page) -> Iterator[Link]:
    """Yield each link on a page, once for each line, and let its box know of it."""
    for kind, target, rectangle, box in page.links:
        if box.element_tag != "a":
            continue
        x1, y1, x2, y2 = (side * POINTS for side in rectangle)
        top = page.height * POINTS
        entry = pydyf.Dictionary({"Type": "/Annot", "Subtype": "/Link", "F": 4})
        entry["Rect"] = pydyf.Array([x1, top - y1, x2, top - y2])
        entry["BS"] = pydyf.Dictionary({"W": 0})
        entry["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))
        if kind == "external":
            action = {"Type": "/Action", "S": "/URI", "URI": pydyf.String(target)}
            entry["A"] = pydyf.Dictionary(action)
        box.link_annotation = entry
        yield Link(entry, target if kind == "internal" else "")


def places(document: weasyprint.Document) -> dict[str, Place]:
    """Return where each id stands; the first time, when it is on more pages."""
    found: dict[str, Place] = {}
    for index, page in enumerate(document.pages):
        for name, (x, y, *_) in page.anchors.items():
            found.setdefault(name, Place(index, x * POINTS, (page.height - y) * POINTS))
    return found
