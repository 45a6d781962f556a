"""Where the links and bookmarks of a PDF lead: a page and a height on it, or an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from tests.pdf.marked import Place

NOWHERE = -1
# Where the height stands in a destination, by how the page is to be shown.
HEIGHTS = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}


@dataclass(frozen=True, slots=True)
class Target:
    """A page index, NOWHERE when it does not exist, and the height on it in points, if named."""

    page: int
    top: float | None = None


class Targets:
    """The pages of a file and its named places."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self.pages: dict[Place, int] = {page.obj.objgen: index for index, page in enumerate(file.pages)}
        pairs = leaves(within(file.Root, "/Names", "/Dests"), "/Names")
        self.names: dict[str, pikepdf.Object] = {str(name): aim for name, aim in pairs}
        self.names |= dict(file.Root.get("/Dests", pikepdf.Dictionary()).items())

    def of(self, holder: pikepdf.Object) -> Target | None:
        """Give where a link or bookmark leads; None when it does not lead to a place in the file."""
        jump = within(holder, "/A", "/S") == "/GoTo"
        aim = within(holder, "/A", "/D") if jump else holder.get("/Dest")
        return None if aim is None else self.resolve(aim)

    def resolve(self, aim: pikepdf.Object | None) -> Target:
        """Give what a destination stands for, by its name or in full."""
        if isinstance(aim, pikepdf.String | pikepdf.Name):
            aim = self.names.get(str(aim))
        if isinstance(aim, pikepdf.Dictionary):
            aim = aim.get("/D")
        if not isinstance(aim, pikepdf.Array) or not isinstance(aim[0], pikepdf.Object):
            return Target(NOWHERE)
        place = HEIGHTS.get(str(aim[1]), len(aim))
        top = aim[place] if place < len(aim) else None
        return Target(self.pages.get(aim[0].objgen, NOWHERE), None if top is None else float(top))


def within(holder: pikepdf.Object, *keys: str) -> pikepdf.Object | None:
    """Give what stands at the end of a row of keys, None when one of them is not there."""
    found: pikepdf.Object | None = holder
    for key in keys:
        found = None if found is None else found.get(key)
    return found


def leaves(tree: pikepdf.Object | None, key: str) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Yield the keys and values of a name tree (`/Names`) or a number tree (`/Nums`), in file order."""
    if tree is None:
        return
    pairs = iter(tree.get(key, pikepdf.Array()))
    yield from zip(pairs, pairs, strict=True)
    for branch in tree.get("/Kids", pikepdf.Array()):
        yield from leaves(branch, key)


def address(annotation: pikepdf.Object) -> str | None:
    """Give the address outside the file that a link leads to."""
    uri = within(annotation, "/A", "/URI")
    return None if uri is None else str(uri)
