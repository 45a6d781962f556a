"""A volume: segments put together to one file, with bookmarks, fonts and metadata.

Segments come one at a time and are written at once, so that a volume takes little memory.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, BinaryIO

import pydyf
import weasyprint
from weasyprint.pdf import _w3c_date_to_pdf
from weasyprint.pdf.fonts import Font, build_fonts_dictionary

from pdf.press import IN_FILE, Bundle, Fixed, Pressed, Segment, Spot, destination
from pdf.quire import Typeface
from pdf.write import PrintError

HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
WIDTHS = (1, 5, 4)
"""Bytes of the fields in the cross reference stream: kind, place, index."""
Marks = Sequence[tuple[int, str, Spot]]
"""Headings: level from 1, text, and where."""
FREE = (0).to_bytes(WIDTHS[0]) + (0).to_bytes(WIDTHS[1]) + (0xFFFF).to_bytes(WIDTHS[2])
OPEN_LEVELS = 1
"""How many levels of bookmarks are open when the file is opened."""


@dataclass(slots=True)
class Bookmark:
    """A heading in the list of bookmarks, with those under it."""

    title: str
    spot: Spot
    under: list["Bookmark"] = field(default_factory=list)


class Volume:
    """Writes a PDF into `file`: first `add` each segment in order, then `close`."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin the file."""
        self.file, self.position = file, file.write(HEADER)
        self.table = bytearray()
        self.pressed: list[tuple[bytes, int, bytes, bytes, bytes, str]] = []

    def add(self, pressed: Pressed) -> None:
        """Write the segment of the next quire."""
        self.table += self.write(pressed.segment)
        self.pressed.append(pressed[1:])

    def write(self, segment: Segment) -> bytes:
        """Write a segment; return its lines of the cross reference stream."""
        start, lines = self.position, bytearray()
        for kind, place, index in segment.entries:
            lines += line((kind, place + start if kind == IN_FILE else place, index))
        self.position += self.file.write(segment.data)
        return bytes(lines)

    def close(self, document: weasyprint.Document, faces: Mapping[str, Typeface], marks: Marks) -> None:
        """Write what holds it all together.

        `document` has the metadata, and knows the fonts of which `faces` tells the use; `marks` are
        the bookmarks.
        """
        rest = Bundle(len(Fixed) + 1 + len(self.table) // sum(WIDTHS))
        info = rest.add(information(document))
        fixed = Bundle(Fixed.CATALOG)
        fixed.add_object(catalog(document, marks, rest))
        for root in self.roots():
            fixed.add_object(root)
        fixed.add_object(fonts(document.fonts, faces, rest))
        ends = self.write(fixed.segment()), self.table, self.write(rest.together())
        self.cross_reference(b"".join((FREE, *ends)), info)

    def roots(self) -> list[pydyf.Dictionary]:
        """Return the tops of the trees of pages and of tags, and the tag of the document."""
        nodes, pages, sections, parents, ids, first_ids = zip(*self.pressed, strict=True)
        named = [leaf for name, leaf in sorted(zip(first_ids, ids, strict=True)) if name]
        structure = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        structure["K"] = pydyf.Array([Fixed.DOCUMENT.reference])
        structure["ParentTree"] = pydyf.Dictionary({"Kids": pydyf.Array(parents)})
        if named:
            structure["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array(named)})
        document = {"Type": "/StructElem", "S": "/Document", "P": Fixed.STRUCTURE.reference}
        return [
            pydyf.Dictionary({"Type": "/Pages", "Count": sum(pages), "Kids": pydyf.Array(nodes)}),
            structure,
            pydyf.Dictionary({**document, "K": pydyf.Array(sections)}),
        ]

    def cross_reference(self, lines: bytes, info: bytes) -> None:
        """Write where each object stands, this table too, and the end of the file."""
        number, start = len(lines) // sum(WIDTHS), self.position
        own = line((IN_FILE, start, 0))
        extra = {"Type": "/XRef", "W": pydyf.Array(WIDTHS), "Size": number + 1}
        extra.update({"Root": Fixed.CATALOG.reference, "Info": info})
        table = pydyf.Stream([lines + own], extra, compress=True)
        table.number = number
        self.file.write(table.indirect + b"\nstartxref\n%d\n%%%%EOF\n" % start)


def line(fields: tuple[int, int, int]) -> bytes:
    """Return a line of the cross reference stream."""
    return b"".join(value.to_bytes(width) for value, width in zip(fields, WIDTHS, strict=True))


def catalog(document: weasyprint.Document, marks: Marks, bundle: Bundle) -> pydyf.Dictionary:
    """Return the catalog; what it points at goes into the bundle."""
    result = pydyf.Dictionary({"Type": "/Catalog", "Pages": Fixed.PAGES.reference})
    result["StructTreeRoot"] = Fixed.STRUCTURE.reference
    result["Lang"] = pydyf.String(document.metadata.lang)
    result["Outlines"] = outline(nested(marks), bundle)
    result.update(reading_aids())
    target = SimpleNamespace(add_object=bundle.add_object, catalog=result)
    document.metadata.include_in_pdf(target, "ua", 1, conformance=None, compress=True)
    return result


def reading_aids() -> dict[str, object]:
    """Return what a catalog says to those who read a file: tagged, with its title and bookmarks."""
    return {
        "MarkInfo": pydyf.Dictionary({"Marked": "true"}),
        "ViewerPreferences": pydyf.Dictionary({"DisplayDocTitle": "true"}),
        "PageLabels": pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])}),
        "PageMode": "/UseOutlines",
    }


def information(document: weasyprint.Document) -> pydyf.Dictionary:
    """Return the names and dates of the document, as older readers look for them."""
    found = document.metadata
    texts = {"Title": found.title, "Author": ", ".join(found.authors), "Subject": found.description}
    texts["Producer"] = f"WeasyPrint {weasyprint.__version__}"
    texts["CreationDate"] = _w3c_date_to_pdf(found.created, "created")
    texts["ModDate"] = _w3c_date_to_pdf(found.modified, "modified")
    return pydyf.Dictionary({key: pydyf.String(text) for key, text in texts.items() if text})


def fonts(known: Mapping[Any, Font], faces: Mapping[str, Typeface], bundle: Bundle) -> pydyf.Dictionary:
    """Return the fonts of the book, with the glyphs that any quire used; no other font may be there."""
    if strange := faces.keys() - {font.hash for font in known.values()}:
        raise PrintError(f"{len(strange)} lettertype(n) van een tekst horen niet bij het boek.")
    for font in known.values():
        face = faces.get(font.hash, Typeface({}, {}, ()))
        font.widths, font.to_unicode = dict(sorted(face.widths.items())), dict(sorted(face.text.items()))
    used = {key: font for key, font in known.items() if font.to_unicode}
    options = {"hinting": False, "pdf_version": "1.7"}
    result = build_fonts_dictionary(bundle, used, True, True, options)
    return pydyf.Dictionary(result)


def nested(marks: Marks) -> list[Bookmark]:
    """Return headings, given with their levels from 1, each under the last one of a level above."""
    top: list[Bookmark] = []
    open_lists = [top]
    for level, title, spot in marks:
        mark = Bookmark(title, spot)
        del open_lists[level:]
        open_lists[-1].append(mark)
        open_lists.append(mark.under)
    return top


def outline(marks: Sequence[Bookmark], bundle: Bundle) -> bytes:
    """Put bookmarks in the bundle; return the reference to their top (ISO 32000-1, 12.3.3)."""
    top = pydyf.Dictionary({"Type": "/Outlines"})
    bundle.add_object(top)
    top["Count"] = hang(marks, top, bundle, OPEN_LEVELS)
    return bytes(top.reference)


def hang(marks: Sequence[Bookmark], parent: pydyf.Dictionary, bundle: Bundle, levels: int) -> int:
    """Hang bookmarks under `parent`, so many levels of them open; return how many are seen there."""
    items = [pydyf.Dictionary({"Title": pydyf.String(mark.title)}) for mark in marks]
    for item in items:
        bundle.add_object(item)
    parent.update({"First": items[0].reference, "Last": items[-1].reference})
    seen = len(marks)
    for before, after in pairwise(items):
        before["Next"], after["Prev"] = after.reference, before.reference
    for mark, item in zip(marks, items, strict=True):
        item.update({"Parent": parent.reference, "Dest": destination(mark.spot)})
        if mark.under:
            count = hang(mark.under, item, bundle, levels - 1)
            item["Count"] = count if levels > 0 else -count
            seen += count if levels > 0 else 0
    return seen
