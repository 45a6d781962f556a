"""Print a quire at its place in a book: numbers filled in, links laid, objects numbered.

Every quire becomes one segment of the file, made in any process, that only needs to know where
the quires before it end. Objects are numbered from `first`, and the small ones are put together
in one stream (PDF 1.7, ISO 32000-1, 7.5.7).
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

import pydyf

from pdf.paint import Link
from pdf.quire import Number, Page, Part, Quire, Side
from pdf.tree import Tree


class Fixed(IntEnum):
    """The numbers of the objects that every segment points at."""

    CATALOG = 1
    PAGES = 2
    STRUCTURE = 3
    DOCUMENT = 4
    FONTS = 5

    @property
    def reference(self) -> bytes:
        """Return the reference to the object."""
        return b"%d 0 R" % self


class Spot(NamedTuple):
    """Where a place is in the whole book: number of the page from 1, its object, and points."""

    number: int
    page: bytes
    x: float
    y: float


class Position(NamedTuple):
    """Where a quire begins: pages before it, its first object, its first key in the parent tree."""

    pages: int
    first: int
    key: int

    def page(self, index: int) -> bytes:
        """Return the reference to a page of the quire; they come right after the node of pages."""
        return b"%d 0 R" % (self.first + NODE + index)


NODE = 1
AROUND = NODE + 4
"""Objects of each quire: the node of its pages, leaves of the parent tree and the ids, its
resources, and the stream that holds the small ones."""
PAGE = 2
"""Objects of each page: itself and what is drawn on it."""


def size(quire: Quire) -> int:
    """Return how many objects a quire becomes."""
    pages = sum(PAGE + len(page.links) for page in quire.pages)
    tags = sum(1 for _ in quire.tags.inside())
    return AROUND + pages + tags + streams(quire.resources)


def streams(resources: pydyf.Dictionary) -> int:
    """Return how many streams resources hold, also inside each other."""
    inside = [stream for kind in ("XObject", "Pattern") for stream in resources[kind].values()]
    own = (each.extra["Resources"] for each in inside if "Resources" in each.extra)
    return len(inside) + sum(map(streams, own))


class Bundle:
    """Numbered objects on their way to a segment of the file."""

    def __init__(self, first: int) -> None:
        """Number from `first`."""
        self.first = first
        self.objects: list[pydyf.Object] = []

    def add_object(self, object_: pydyf.Object) -> None:
        """Number an object and keep it."""
        object_.number = self.first + len(self.objects)
        self.objects.append(object_)

    def add(self, object_: pydyf.Object) -> bytes:
        """Number an object and keep it; return the reference to it."""
        self.add_object(object_)
        return bytes(object_.reference)

    def together(self) -> "Segment":
        """Return all objects as a part of the file; those that are no streams go into one."""
        small = [each for each in self.objects if each.compressible]
        bodies = [each.data for each in small]
        starts = accumulate((len(body) + 1 for body in bodies), initial=0)
        head = b" ".join(
            b"%d %d" % (each.number, start) for each, start in zip(small, starts, strict=False)
        )
        extra = {"Type": "/ObjStm", "N": len(small), "First": len(head) + 1}
        stream = pydyf.Stream([head, *bodies], extra, compress=True)
        self.add_object(stream)
        inside = {each.number: (IN_STREAM, stream.number, index) for index, each in enumerate(small)}
        return self.segment(inside)

    def segment(self, inside: Mapping[int, tuple[int, int, int]] = MappingProxyType({})) -> "Segment":
        """Return all objects as a part of the file, but for those `inside` one of its streams."""
        data, entries = bytearray(), []
        for each in self.objects:
            entries.append(inside.get(each.number, (IN_FILE, len(data), 0)))
            if each.number not in inside:
                data += each.indirect + b"\n"
        return Segment(bytes(data), entries)


IN_FILE, IN_STREAM = 1, 2


class Segment(NamedTuple):
    """A part of the file. Each object has a line of the cross reference stream (7.5.8).

    That is (1, bytes from the start of the segment, 0) or (2, number of the stream, index in it).
    """

    data: bytes
    entries: list[tuple[int, int, int]]


class Pressed(NamedTuple):
    """A segment, and what the rest of the file points at in it."""

    segment: Segment
    node: bytes
    pages: int
    section: bytes
    parents: bytes
    ids: bytes
    first_id: str
    """The first id in it, or empty when it has none."""


def press(quire: Quire, position: Position, spots: Mapping[str, Spot]) -> Pressed:
    """Return a quire as a part of the file; `spots` holds every place that it points at."""
    bundle = Bundle(position.first)
    node = pydyf.Dictionary({"Type": "/Pages", "Parent": Fixed.PAGES.reference, "Count": len(quire.pages)})
    bundle.add_object(node)
    entries = [pydyf.Dictionary({"Type": "/Page", "Parent": node.reference}) for _ in quire.pages]
    node["Kids"] = pydyf.Array([bundle.add(entry) for entry in entries])
    links = [[bundle.add(lay(link, spots)) for link in page.links] for page in quire.pages]
    tree = Tree(bundle, node["Kids"])
    section = tree.write(quire.tags, Fixed.DOCUMENT.reference)
    keys = position.key, position.key + keys_of(quire) - 1
    nums = pydyf.Array(tree.numbers([page.pieces for page in quire.pages], position.key))
    parents = bundle.add(pydyf.Dictionary({"Limits": pydyf.Array(keys), "Nums": nums}))
    names = pydyf.Array(tree.names())
    ids = bundle.add(pydyf.Dictionary({"Limits": pydyf.Array([*names[:1], *names[-2:-1]]), "Names": names}))
    resources = bundle.add(add_streams(quire.resources, bundle))
    for index, (entry, page) in enumerate(zip(entries, quire.pages, strict=True)):
        content = fill(page, position.pages + index + 1, quire, spots)
        entry.update(
            {**page.boxes, "Resources": resources, "Tabs": "/S", "StructParents": position.key + index}
        )
        entry["Contents"] = bundle.add(pydyf.Stream([content], compress=True))
        if links[index]:
            entry["Annots"] = pydyf.Array(links[index])
    first_id = names[0].string if names else ""
    return Pressed(bundle.together(), node.reference, len(entries), section, parents, ids, first_id)


def keys_of(quire: Quire) -> int:
    """Return how many keys of the parent tree a quire takes: its pages and its links."""
    return len(quire.pages) + sum(len(page.links) for page in quire.pages)


def lay(link: Link, spots: Mapping[str, Spot]) -> pydyf.Dictionary:
    """Return a link that leads to its place."""
    if link.target:
        link.entry["Dest"] = destination(spots[link.target])
    return link.entry


def destination(spot: Spot) -> pydyf.Array:
    """Return what leads to a place, at the size that the reader has chosen."""
    return pydyf.Array([spot.page, "/XYZ", round(spot.x, 2), round(spot.y, 2), 0])


def add_streams(resources: pydyf.Dictionary, bundle: Bundle) -> pydyf.Dictionary:
    """Return resources with a reference to each of their streams, and to the fonts of the book."""
    found = pydyf.Dictionary({**resources, "Font": Fixed.FONTS.reference})
    for kind in ("XObject", "Pattern"):
        streams_of_kind = resources[kind].items()
        found[kind] = pydyf.Dictionary({name: add_stream(each, bundle) for name, each in streams_of_kind})
    return found


def add_stream(stream: pydyf.Stream, bundle: Bundle) -> bytes:
    """Put a drawing or a pattern in the bundle, with its own resources; return the reference to it."""
    extra = dict(stream.extra)
    if "Resources" in extra:
        extra["Resources"] = add_streams(extra["Resources"], bundle)
    return bundle.add(pydyf.Stream(stream.stream, extra, compress=True))


def fill(page: Page, number: int, quire: Quire, spots: Mapping[str, Spot]) -> bytes:
    """Return what is drawn on a page, with every number, for its side of the sheet."""
    side = "right" if number % 2 else "left"
    parts = (*page.parts, *sided(quire.margins, side))
    return b"\n".join(shown(part, number, quire, spots) for part in parts)


def sided(parts: Sequence[Part], side: str) -> Iterator[bytes | Number]:
    """Yield what is on this side of a sheet."""
    for part in parts:
        if not isinstance(part, Side):
            yield part
        elif part.side == side:
            yield from part.parts


def shown(part: bytes | Number, own: int, quire: Quire, spots: Mapping[str, Spot]) -> bytes:
    """Return operators, or the operator that shows the number of a page."""
    if isinstance(part, bytes):
        return part
    face = quire.faces[part.font]
    figures = str(spots[part.target].number if part.target else own)
    glyphs = b"".join(face.glyphs[int(figure)] for figure in figures)
    width = sum(face.widths[int(face.glyphs[int(figure)], 16)] for figure in figures)
    moved = part.room - width if part.room else 0
    return b"[%d<%s>%s] TJ" % (-moved, glyphs, part.end)
