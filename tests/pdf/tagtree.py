"""A tagged PDF as a screen reader goes through it: its tags, in order, with what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from tests.pdf.marked import Place, Run, Scan
from tests.pdf.pdftext import ARTIFACT, per_file, seen
from tests.pdf.targets import NOWHERE, Target, Targets, address

# What stands in the line of a text; every other tag begins and ends a stretch of text.
INLINE = {"Span", "Link", "NonStruct", "Reference", "Em", "Strong", "Code", "Quote", "Annot"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Marked content that a tag holds; `text` is None when the page does not have it."""

    page: int
    mcid: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one can act on in a page: a link or a field, with what is said about it."""

    page: int
    place: Place
    key: int | None
    contents: str
    uri: str | None
    target: Target | None


@dataclass(frozen=True, slots=True)
class Node:
    """One tag: its attributes, and what it holds in reading order."""

    tag: str
    place: Place
    kids: tuple[Node | Piece | Annotation, ...] = ()
    id: str = ""
    alt: str = ""
    lang: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    spans: tuple[int, int] = (1, 1)
    numbering: str = ""

    def nodes(self, *tags: str) -> Iterator[Node]:
        """Yield the tags of these names, or all, from this one down, in reading order."""
        if not tags or self.tag in tags:
            yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes(*tags)

    def children(self) -> list[Node]:
        """Give the tags right under this one."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def pieces(self) -> Iterator[Piece]:
        """Yield the marked content from this tag down."""
        for kid in self.kids:
            if isinstance(kid, Piece):
                yield kid
            elif isinstance(kid, Node):
                yield from kid.pieces()

    def annotations(self) -> list[Annotation]:
        """Give the links and fields that this tag itself holds."""
        return [kid for kid in self.kids if isinstance(kid, Annotation)]

    @property
    def text(self) -> str:
        """The letters in this tag, exactly as the file has them."""
        return "".join(piece.text or "" for piece in self.pieces())

    @property
    def pages(self) -> list[int]:
        """The indices of the pages that this tag is on."""
        return sorted({piece.page for piece in self.pieces()})

    def flows(self, *without: str) -> Iterator[list[Piece]]:
        """Yield each stretch of marked content that is read without a stop; some tags left out."""
        flow: list[Piece] = []
        for kid in (*self._inline(), None):
            if isinstance(kid, Piece):
                flow += [kid] if kid.text else []
            elif flow:
                yield flow
                flow = []
            if isinstance(kid, Node) and kid.tag not in without:
                yield from kid.flows(*without)

    def _inline(self) -> Iterator[Piece | Node]:
        """Yield the marked content in the line of this tag, and the tags that break that line."""
        for kid in self.kids:
            if isinstance(kid, Node) and kid.tag in INLINE:
                yield from kid._inline()
            elif not isinstance(kid, Annotation):
                yield kid


@dataclass(frozen=True, slots=True)
class Tree:
    """The tags of a file under one root, and the runs of text on each page."""

    root: Node
    pages: list[list[Run]]


@dataclass(frozen=True, slots=True)
class Unreached:
    """What a screen reader misses on a page (from 1); `mcid` is None for text without a mark."""

    why: str
    page: int
    mcid: int | None
    text: str


@per_file
def read(pdf: Path) -> Tree:
    """Read the tags of a file; ValueError when it has none."""
    with pikepdf.open(pdf) as file:
        if "/StructTreeRoot" not in file.Root:
            raise ValueError(f"{pdf} has no tags.")
        scan = Scan()
        pages = [scan.page(page) for page in file.pages]
        return Tree(_Reader(file, pages).node(file.Root.StructTreeRoot, NOWHERE), pages)


class _Reader:
    """Turns the structure elements of a file into nodes."""

    def __init__(self, file: pikepdf.Pdf, pages: list[list[Run]]) -> None:
        self.targets = Targets(file)
        self.texts = pieces_on(pages)

    def node(self, element: pikepdf.Object, page: int) -> Node:
        """Read an element and all under it; `page` holds when it does not name its own."""
        page = self.page(element, page)
        attributes = _attributes(element)
        return Node(
            tag=str(element.get("/S", "/Root"))[1:],
            place=element.objgen,
            kids=tuple(self.kid(kid, page) for kid in listed(element.get("/K"))),
            id=str(element.get("/ID", "")),
            alt=str(element.get("/Alt", "")),
            lang=str(element.get("/Lang", "")),
            scope=str(attributes.get("/Scope", "/"))[1:],
            headers=tuple(map(str, listed(attributes.get("/Headers")))),
            spans=(int(attributes.get("/ColSpan", 1)), int(attributes.get("/RowSpan", 1))),
            numbering=str(attributes.get("/ListNumbering", "/"))[1:],
        )

    def kid(self, kid: pikepdf.Object | int, page: int) -> Node | Piece | Annotation:
        """Read one thing that an element holds."""
        if isinstance(kid, int):
            return Piece(page, kid, self.texts.get((page, kid)))
        if kid.get("/Type") == "/MCR":
            page, mcid = self.page(kid, page), int(kid.MCID)
            return Piece(page, mcid, self.texts.get((page, mcid)))
        if kid.get("/Type") == "/OBJR":
            return self.annotation(kid.Obj, self.page(kid, page))
        return self.node(kid, page)

    def annotation(self, made: pikepdf.Object, page: int) -> Annotation:
        """Read a link or a field."""
        contents = str(made.get("/Contents", ""))
        key = int(made.StructParent) if "/StructParent" in made else None
        return Annotation(page, made.objgen, key, contents, address(made), self.targets.of(made))

    def page(self, holder: pikepdf.Object, page: int) -> int:
        """Give the index of the page that an object names, or else `page`."""
        return self.targets.pages.get(holder.Pg.objgen, NOWHERE) if "/Pg" in holder else page


def _attributes(element: pikepdf.Object) -> dict[str, pikepdf.Object]:
    """Give all attributes of an element, whatever they belong to."""
    parts = listed(element.get("/A"))
    return {key: value for part in parts if not isinstance(part, int) for key, value in part.items()}


def listed(value: pikepdf.Object | int | None) -> list[pikepdf.Object | int]:
    """Give what the file writes as one thing or as a list."""
    if isinstance(value, pikepdf.Array):
        return list(value)
    return [] if value is None else [value]


def pieces_on(pages: list[list[Run]]) -> dict[tuple[int, int], str]:
    """Give the text of each piece that is to be read, by page and number."""
    texts: dict[tuple[int, int], list[str]] = {}
    for page, runs in enumerate(pages):
        for run in runs:
            if run.mcid is not None and not run.artifact:
                texts.setdefault((page, run.mcid), []).append(run.text)
    return {piece: "".join(parts) for piece, parts in texts.items()}


def unreached(pdf: Path) -> list[Unreached]:
    """Give what is on the pages and not in the tags, and what the tags name and no page has."""
    tree = read(pdf)
    held = {(piece.page, piece.mcid): piece for piece in tree.root.pieces()}
    found = [
        Unreached("no tag", page + 1, mcid, text)
        for (page, mcid), text in pieces_on(tree.pages).items()
        if (page, mcid) not in held
    ]
    found += [
        Unreached("no mark", page, None, run.text)
        for page, runs in enumerate(tree.pages, 1)
        for run in runs
        if run.mcid is None and not run.artifact and run.text.strip()
    ]
    missing = (piece for piece in held.values() if piece.text is None)
    return found + [Unreached("not on page", piece.page + 1, piece.mcid, "") for piece in missing]


def counts(tree: Tree) -> Counter[str]:
    """Count the tags by name."""
    return Counter(node.tag for node in tree.root.nodes())


def spoken(tree: Tree, *without: str) -> str:
    """Give all text in reading order, a line for each stretch; tags of some names left out."""
    return "\n".join("".join(piece.text or "" for piece in flow) for flow in tree.root.flows(*without))


def tree_text(tree: Tree, *without: str) -> list[str]:
    """Give the text of each page in reading order; what a reader would run together is together."""
    pages: list[list[str]] = [[] for _ in tree.pages]
    for flow in tree.root.flows(*without):
        for page in {piece.page: None for piece in flow}:
            pages[page].append("".join(piece.text or "" for piece in flow if piece.page == page))
    return ["\n".join(texts) for texts in pages]


def page_text(pdf: Path, *without: str) -> list[str]:
    """Give the text of each page as the eye sees it, in order of painting, without artifacts."""
    left_out = {(p.page, p.mcid) for node in read(pdf).root.nodes(*without or ("",)) for p in node.pieces()}
    pages = [
        "".join(
            letter for number, letter in letters if number != ARTIFACT and (page, number) not in left_out
        )
        for page, letters in enumerate(seen(pdf))
    ]
    return [page.encode("utf-16", "surrogatepass").decode("utf-16") for page in pages]
