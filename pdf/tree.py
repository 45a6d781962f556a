"""Tags as PDF objects: the structure tree, and the way back from each piece to its tag.

PDF 1.7 (ISO 32000-1), 14.7: structure elements, their content, and the parent tree.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

import pydyf

from pdf.tags import Annotation, Piece, Tag


class Objects(Protocol):
    """What gives an object its number."""

    def add_object(self, object_: pydyf.Object) -> None:
        """Number an object."""


class Tree:
    """Writes tags into numbered objects; `pages` gives the reference to each page by index."""

    def __init__(self, objects: Objects, pages: Sequence[bytes]) -> None:
        """Write into `objects`."""
        self.objects, self.pages = objects, pages
        self.owners: dict[Piece, bytes] = {}
        self.annotations: list[tuple[Annotation, bytes]] = []
        self.ids: list[tuple[str, bytes]] = []

    def write(self, tag: Tag, parent: bytes) -> bytes:
        """Write a tag and all in it; return the reference to it."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.role}", "P": parent})
        self.objects.add_object(element)
        reference: bytes = element.reference
        element.update({key: pydyf.String(text) for key, text in tag.entries.items()})
        if tag.attributes:
            element["A"] = pydyf.Array(
                pydyf.Dictionary({"O": f"/{owner}", **values}) for owner, values in tag.attributes.items()
            )
        if name := tag.entries.get("ID"):
            self.ids.append((name, reference))
        page = next((kid[0] for kid in tag.kids if isinstance(kid, tuple)), None)
        if page is not None:
            element["Pg"] = self.pages[page]
        element["K"] = pydyf.Array([self.kid(kid, reference, page) for kid in tag.kids])
        return reference

    def kid(self, kid: Tag | Annotation | Piece, parent: bytes, page: int | None) -> object:
        """Return what stands for a kid in its tag, that gives its pieces on `page` by number only."""
        if isinstance(kid, Tag):
            return self.write(kid, parent)
        if isinstance(kid, Annotation):
            self.annotations.append((kid, parent))
            entries = {"Type": "/OBJR", "Obj": kid.entry.reference, "Pg": self.pages[kid.page]}
            return pydyf.Dictionary(entries)
        self.owners[kid] = parent
        if kid[0] == page:
            return kid[1]
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[kid[0]], "MCID": kid[1]})

    def numbers(self, counts: Sequence[int], first: int) -> Iterator[object]:
        """Yield keys and values of the parent tree: from `first`, each page and each annotation.

        `counts` gives how many pieces each page has; a piece of decoration has no tag.
        """
        for page, count in enumerate(counts):
            yield first + page
            yield pydyf.Array([self.owners.get((page, piece), "null") for piece in range(count)])
        for key, (annotation, owner) in enumerate(self.annotations, first + len(counts)):
            annotation.entry["StructParent"] = key
            yield key
            yield owner

    def names(self) -> Iterator[object]:
        """Yield keys and values of the tree of ids, sorted."""
        for name, reference in sorted(self.ids):
            yield pydyf.String(name)
            yield reference
