"""The ways through a PDF: its bookmarks, its links, and the numbers that its pages show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pikepdf

from tests.pdf.pdftext import squeezed
from tests.pdf.tagfaults import HEADINGS, Fault, short
from tests.pdf.tagtree import Node, Piece, read
from tests.pdf.targets import NOWHERE, Target, Targets, within

PAGE_NUMBER = re.compile(r"\s*,\s*bladzijde\s*(\d+|[ivxlc]+\b)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One bookmark: depth from 1, and whether those under it show when the file opens."""

    depth: int
    title: str
    page: int
    top: float | None
    open: bool
    branch: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """One link: its text, the page number that the text names, its page, and where it leads."""

    text: str
    says: str
    page: int
    uri: str | None
    target: Target | None


def outline(pdf: Path) -> list[Mark]:
    """Give the bookmarks in order; page NOWHERE for one that leads nowhere."""
    with pikepdf.open(pdf) as file:
        return list(_marks(within(file.Root, "/Outlines", "/First"), 1, Targets(file)))


def _marks(item: pikepdf.Object | None, depth: int, targets: Targets) -> Iterator[Mark]:
    """Yield a bookmark, those under it, and those after it."""
    while item is not None:
        target = targets.of(item) or Target(NOWHERE)
        shown, branch = int(item.get("/Count", 0)) > 0, "/First" in item
        yield Mark(depth, str(item.Title), target.page, target.top, shown, branch)
        yield from _marks(item.get("/First"), depth + 1, targets)
        item = item.get("/Next")


def outline_faults(pdf: Path, levels_open: int = 1) -> list[Fault]:
    """Give how the bookmarks differ from the headings, and from what shows when the file opens."""
    headings = [
        (int(node.tag[1]), squeezed(node.text), min(node.pages, default=NOWHERE))
        for node in read(pdf).root.nodes(*HEADINGS)
    ]
    marks = outline(pdf)
    found = list(_differences(headings, [(mark.depth, squeezed(mark.title), mark.page) for mark in marks]))
    for mark in marks:
        if mark.branch and mark.open != (mark.depth <= levels_open):
            found.append(
                Fault("outline", mark.page + 1, f"{mark.title} is {'' if mark.open else 'not '}open")
            )
    with pikepdf.open(pdf) as file:
        if file.Root.get("/PageMode") != "/UseOutlines":
            found.append(Fault("page mode", 0, "the bookmarks do not show when the file opens"))
        if "/PageLabels" not in file.Root:
            found.append(Fault("page labels", 0, "none"))
    return found


Entry = tuple[int, str, int]


def _differences(headings: list[Entry], marks: list[Entry]) -> Iterator[Fault]:
    """Yield each heading without its bookmark, and each bookmark without its heading."""
    for tag, i, j, k, m in SequenceMatcher(None, headings, marks, autojunk=False).get_opcodes():
        if tag != "equal":
            for what, entries in (("heading", headings[i:j]), ("bookmark", marks[k:m])):
                for depth, title, page in entries:
                    yield Fault("outline", page + 1, f"only a {what}: {short(title)}, level {depth}")


def links(pdf: Path) -> list[Reference]:
    """Give each link that a tag holds, in reading order."""
    root = read(pdf).root
    after = dict(_what_follows(root))
    return [
        Reference(node.text, _number(node, after), made.page, made.uri, made.target)
        for node in root.nodes("Link")
        for made in node.annotations()
    ]


def _what_follows(root: Node) -> Iterator[tuple[Piece, str]]:
    """Yield each piece with the start of what is read after it without a stop."""
    for flow in root.flows():
        texts = [piece.text or "" for piece in flow]
        yield from ((piece, "".join(texts[index : index + 3])) for index, piece in enumerate(flow, 1))


def _number(link: Node, after: dict[Piece, str]) -> str:
    """Give the page number in the text of a link, or else right after it."""
    last = [after.get(piece, "") for piece in link.pieces()][-1:]
    found = PAGE_NUMBER.search(link.text) or PAGE_NUMBER.match("".join(last))
    return found[1] if found else ""


def link_faults(pdf: Path) -> list[Fault]:
    """Give each link to a page that does not exist, or to another page than its text names."""
    with pikepdf.open(pdf) as file:
        labels = [str(page.label) for page in file.pages]
    return [Fault("link", link.page + 1, why) for link in links(pdf) if (why := _wrong(link, labels))]


def _wrong(link: Reference, labels: list[str]) -> str:
    """Give what is wrong with where a link leads, or nothing."""
    if link.target is None:
        return "" if link.uri else f"{short(link.text)} leads nowhere"
    if link.target.page == NOWHERE:
        return f"{short(link.text)} leads to a page that does not exist"
    label = labels[link.target.page]
    return (
        f"{short(link.text)} names page {link.says}, leads to {label}"
        if link.says not in ("", label)
        else ""
    )
