"""What is wrong in the tags of a PDF for who hears it read, although veraPDF may let it pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, product
from pathlib import Path

import pikepdf

from tests.pdf.marked import Place
from tests.pdf.pdftext import seen, squeezed
from tests.pdf.tagtree import Annotation, Node, Piece, Tree, listed, page_text, read, tree_text
from tests.pdf.targets import NOWHERE, leaves

ACROSS, DOWN = {"Row", "Both"}, {"Column", "Both"}
ALLOWED = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
ADDRESS_SIGNS = ("#", "http")
WITHIN_ADDRESS = "/_@=&-"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the rule, the page (from 1; 0 for the whole file), and what."""

    rule: str
    page: int
    what: str

    def __str__(self) -> str:
        return f"{self.rule}, bladzijde {self.page}: {self.what}"


def faults(pdf: Path) -> list[Fault]:
    """Give all that is wrong in the tags of a file."""
    tree = read(pdf)
    found = list(chain.from_iterable(rule(tree.root) for rule in RULES))
    found += spaces(tree.root, seen(pdf))
    with pikepdf.open(pdf) as file:
        return [*found, *parent_tree(tree, file), *id_tree(tree, file), *tab_order(file)]


def at(rule: str, node: Node, what: str) -> Fault:
    """Give a fault in a tag, with the page where that begins."""
    return Fault(rule, min(node.pages, default=-1) + 1, what)


def short(text: str) -> str:
    """Give the start of a text, in quotes."""
    return repr(text if len(text) <= 60 else f"{text[:59]}…")


def kinds(root: Node) -> Iterator[Fault]:
    """Lists, contents and tables hold only the tags that belong in them, and no text of their own."""
    for node in root.nodes(*ALLOWED):
        for kid in node.kids:
            name = kid.tag if isinstance(kid, Node) else type(kid).__name__
            if name not in ALLOWED[node.tag]:
                yield at("kinds", node, f"{name} in {node.tag}")


def figures(root: Node) -> Iterator[Fault]:
    """Every figure says what it shows."""
    return (at("figure", node, "no Alt") for node in root.nodes("Figure") if not node.alt.strip())


def headings(root: Node) -> Iterator[Fault]:
    """Headings begin with the first level and go down one level at a time."""
    above = 0
    for node in root.nodes(*HEADINGS):
        level = int(node.tag[1])
        if level > above + 1:
            yield at("heading", node, f"H{level} after H{above}: {short(node.text)}")
        above = level


def links(root: Node) -> Iterator[Fault]:
    """A link can be followed, says where it leads in words, and holds no other link."""
    for node in root.nodes("Link"):
        if len(list(node.nodes("Link"))) > 1:
            yield at("link in link", node, short(node.text))
        if not node.annotations():
            yield at("link", node, f"no annotation: {short(node.text)}")
        for annotation in node.annotations():
            if why := unreadable(annotation.contents, node.text):
                yield at(
                    "link", node, f"{short(node.text)} has Contents {short(annotation.contents)}: {why}"
                )


def unreadable(contents: str, text: str) -> str:
    """Give why `contents` does not say in words where the link `text` leads, or nothing."""
    if not contents.strip():
        return "empty"
    if any(sign in contents and sign not in text for sign in ADDRESS_SIGNS):
        return "an address"
    return "" if squeezed(contents).startswith(squeezed(text)) else "begins otherwise"


def tables(root: Node) -> Iterator[Fault]:
    """Every header says what it heads, and every cell has its headers."""
    for table in root.nodes("Table"):
        cells = grid(table)
        heads = {cell.id for cell in once(cells.values()) if cell.tag == "TH"}
        for cell in once(cells.values()):
            if cell.tag == "TH" and cell.scope not in ACROSS | DOWN:
                yield at("scope", cell, f"{cell.scope or 'no Scope'}: {short(cell.text)}")
            if lost := [name for name in cell.headers if name not in heads]:
                yield at("headers", cell, f"{short(cell.text)} names {', '.join(lost)}, not in this table")
        if heads:
            yield from (at("headers", cell, f"none: {short(cell.text)}") for cell in once(uncovered(cells)))


def once(cells: Iterable[Node]) -> list[Node]:
    """Give each cell once, however wide or high it is."""
    return list({id(cell): cell for cell in cells}.values())


Grid = dict[tuple[int, int], Node]


def grid(table: Node) -> Grid:
    """Give the cell at each (row, column) of a table; a wide or high cell stands at more than one."""
    cells: Grid = {}
    for row, line in enumerate(rows(table)):
        column = 0
        for cell in line.children():
            while (row, column) in cells:
                column += 1
            wide, high = cell.spans
            cells |= dict.fromkeys(product(range(row, row + high), range(column, column + wide)), cell)
    return cells


def rows(table: Node) -> Iterator[Node]:
    """Yield the rows of a table, and not those of a table in it."""
    for kid in table.children():
        if kid.tag == "TR":
            yield kid
        elif kid.tag in {"THead", "TBody", "TFoot"}:
            yield from rows(kid)


def uncovered(cells: Grid) -> Iterator[Node]:
    """Yield each cell that has no header of its own, nor one above it or beside it.

    An empty cell in a corner between headers needs none.
    """
    down = {place: cell for place, cell in cells.items() if cell.scope in DOWN}
    across = {row for (row, _), cell in cells.items() if cell.scope in ACROSS}
    plain = {row for (row, _), cell in cells.items() if cell.tag == "TD" and cell.text.strip()}
    for (row, column), cell in cells.items():
        if cell.tag != "TD" or cell.headers or row in across or row not in plain:
            continue
        if not any((above, column) in down for above in range(row)):
            yield cell


RULES: tuple[Callable[[Node], Iterator[Fault]], ...] = (kinds, figures, headings, links, tables)


def spaces(root: Node, pages: list[list[tuple[int, str]]]) -> Iterator[Fault]:
    """Two words that the eye sees apart are apart in the text, as at the end of a line."""
    painted: dict[tuple[int, int], list[str]] = {}
    for page, letters in enumerate(pages):
        for number, letter in letters:
            painted.setdefault((page, number), []).append(letter)
    for flow in root.flows():
        heard = "".join(piece.text or "" for piece in flow)
        eye = "".join(chain.from_iterable(painted.get((p.page, p.mcid), []) for p in flow))
        eye = eye.encode("utf-16", "surrogatepass").decode("utf-16")
        if eye.strip() and squeezed(heard) != squeezed(eye):  # the text in a drawing has no number
            yield Fault("letters", flow[0].page + 1, f"{short(heard)} is painted as {short(eye)}")
        else:
            yield from (Fault("space", flow[0].page + 1, short(w)) for w in run_together(heard, eye))


def run_together(heard: str, eye: str) -> Iterator[str]:
    """Yield each word of `heard` that is two words to the eye, but for an address over two lines."""
    breaks = set(word_ends(eye))
    end = 0
    for word in heard.split():
        start, end = end, end + len(word)
        cuts = breaks.intersection(range(start + 1, end))
        if any(word[cut - start - 1] not in WITHIN_ADDRESS for cut in cuts):
            yield word


def word_ends(text: str) -> Iterator[int]:
    """Yield the number of letters up to each end of a word."""
    return accumulate(map(len, text.split()))


def text_faults(pdf: Path) -> list[Fault]:
    """Give each page where tags and eye have other letters; whether words are apart, `spaces` tells.

    The order is that of the tags: CSS paints what floats before the text beside it.
    """
    found = []
    for number, pair in enumerate(zip(tree_text(read(pdf)), page_text(pdf), strict=True), 1):
        heard, painted = (Counter(squeezed(text)) for text in pair)
        if heard != painted:
            what = f"only in tags {dict(heard - painted)}, only on the page {dict(painted - heard)}"
            found.append(Fault("words", number, what))
    return found


# The key of a page or a link in the parent tree, and the number of a piece on that page.
Key = tuple[int, int | None]


def parent_tree(tree: Tree, file: pikepdf.Pdf) -> Iterator[Fault]:
    """The way back, from content and links to the tag that holds them, is as the way there."""
    keys = [int(page.obj.get("/StructParents", NOWHERE)) for page in file.pages]
    numbers = {key: number for number, key in enumerate(keys, 1)}
    there, back = set(held(tree, keys)), set(owners(file))
    for key, tag in sorted(there - back, key=str):
        yield Fault("parent tree", numbers.get(key[0], 0), f"{key} has no way back to its tag {tag}")
    for key, tag in sorted(back - there, key=str):
        yield Fault(
            "parent tree", numbers.get(key[0], 0), f"{key} leads to tag {tag}, which does not hold it"
        )


def held(tree: Tree, keys: list[int]) -> Iterator[tuple[Key, Place]]:
    """Yield each piece and link in the tags, with the tag that holds it."""
    for node in tree.root.nodes():
        for kid in node.kids:
            if isinstance(kid, Piece):
                yield (keys[kid.page], kid.mcid), node.place
            elif isinstance(kid, Annotation):
                yield (NOWHERE if kid.key is None else kid.key, None), node.place


def owners(file: pikepdf.Pdf) -> Iterator[tuple[Key, Place]]:
    """Yield each piece and link in the parent tree, with the tag that it names."""
    for key, value in leaves(file.Root.StructTreeRoot.get("/ParentTree"), "/Nums"):
        if isinstance(value, pikepdf.Array):
            tags = ((mcid, tag) for mcid, tag in enumerate(value) if tag is not None)
            yield from (((int(key), mcid), tag.objgen) for mcid, tag in tags)
        else:
            yield (int(key), None), value.objgen


def id_tree(tree: Tree, file: pikepdf.Pdf) -> Iterator[Fault]:
    """Every tag with an id is found by it, and the ids are in order, as a search demands."""
    pairs = leaves(file.Root.StructTreeRoot.get("/IDTree"), "/Names")
    names = [(str(name), tag.objgen) for name, tag in pairs]
    ids = {(node.id, node.place) for node in tree.root.nodes() if node.id}
    yield from (Fault("id tree", 0, f"{name} is not in it") for name, _ in ids.difference(names))
    yield from (Fault("id tree", 0, f"{name} is no tag") for name, _ in set(names) - ids)
    for (before, _), (after, _) in pairwise(names):
        if after.encode() <= before.encode():
            yield Fault("id tree", 0, f"{after} comes after {before}")


def tab_order(file: pikepdf.Pdf) -> Iterator[Fault]:
    """With the tab key one goes through a page in the order of the tags."""
    for number, page in enumerate(file.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield Fault("tabs", number, "not in the order of the tags")
        yield from untagged(page, number)


def untagged(page: pikepdf.Page, number: int) -> Iterator[Fault]:
    """Yield each link or field on a page that says of no tag that it is in it."""
    for annotation in listed(page.obj.get("/Annots")):
        if isinstance(annotation, pikepdf.Object) and "/StructParent" not in annotation:
            yield Fault("annotation", number, f"{annotation.Subtype} in no tag")
