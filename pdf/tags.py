"""The tags of a document: what each piece on the pages is, in reading order, for who listens.

One tag for each HTML element, however many pages it covers (PDF 1.7, ISO 32000-1, 14.8).
WeasyPrint makes its own tags from boxes, so an element on two pages becomes two. Here the boxes
only tell which piece of which page belongs to which element.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from pdf.paint import POINTS, Place
from pdf.write import PrintError

SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = {f"h{level}": f"H{level}" for level in range(1, 7)}
ROLES = {
    **HEADINGS,
    **{"section": "Sect", "blockquote": "BlockQuote", "p": "P", "ul": "L", "ol": "L", "li": "LI"},
    **{"table": "Table", "caption": "Caption", "thead": "THead", "tbody": "TBody"},
    **{"tr": "TR", "th": "TH", "td": "TD", "a": "Link", f"{SVG}svg": "Figure", "img": "Figure"},
}
"""The tag of each element that has one."""
INLINE = {"abbr", "b", "br", "code", "em", "i", "input", "small", "span", "strong", "textarea", "wbr"}
"""Elements whose text belongs to the paragraph around them."""
GROUPS = {"html", "body", "div", "header", "main", "nav"}
"""Elements that say nothing about what is in them."""
HOLD_TEXT = {"P", "LBody", "TH", "TD", "Caption", "Link", *HEADINGS.values()}
"""Tags that may hold text themselves."""
CONTENTS = {"L": "TOC", "LI": "TOCI"}
"""What lists and their items are in a table of contents."""
SCOPES = {"row": "/Row", "col": "/Column"}

Piece = tuple[int, int]
"""A piece of marked content: index of the page, and its number there."""


Heading = tuple[int, str, Place]
"""A heading: its level, its text, and where it begins."""


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """A link or a field on a page (by index), as the PDF object that describes it."""

    page: int
    entry: pydyf.Dictionary


@dataclass(slots=True, eq=False)
class Tag:
    """One tag; `attributes` by owner (Table, List, Layout), `entries` are its other keys."""

    role: str
    kids: list["Tag | Annotation | Piece"] = field(default_factory=list)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)

    def add(self, role: str, *, first: bool = False) -> "Tag":
        """Return a new tag in this one: the last, or the first."""
        tag = Tag(role)
        self.kids.insert(0 if first else len(self.kids), tag)
        return tag

    def tags(self) -> Iterator["Tag"]:
        """Yield the tags right in this one."""
        return (kid for kid in self.kids if isinstance(kid, Tag))

    def inside(self) -> Iterator["Tag"]:
        """Yield this tag and all in it, in reading order."""
        yield self
        for tag in self.tags():
            yield from tag.inside()


@dataclass(slots=True)
class Passage:
    """The text of a block in the HTML, and how far the pages have shown it."""

    text: str
    shown: int = 0
    last: Piece | None = None
    closed: bool = True


class Tagger:
    """Reads the boxes of one page after another; afterwards `document` holds their tags.

    Raises PrintError for an element that has no place in the tags, or a th without scope.
    """

    def __init__(self, root: Element) -> None:
        """Tag what belongs to the HTML under `root`."""
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.document = Tag("Document")
        self.artifacts: set[Piece] = set()
        self.spaces: set[Piece] = set()
        self.numbers: dict[Piece, str] = {}
        self.tags: dict[tuple[Element, str], Tag] = {}
        self.heads: dict[Element, int] = {}
        self.shown: set[Element] = set()
        self.headings: list[Heading] = []
        self.passages: dict[Element, Passage] = {}
        self.page, self.height = -1, 0.0
        self.drawn: Mapping[boxes.Box, Mapping[str, Any]] = {}

    def read(self, page: boxes.PageBox, drawn: Mapping[boxes.Box, Mapping[str, Any]]) -> None:
        """Take up the next page; `drawn` gives the number of each box that was drawn on it."""
        self.page, self.height, self.drawn = self.page + 1, page.margin_height(), drawn
        self.visit(page, hidden=False)

    def visit(self, box: boxes.Box, *, hidden: bool) -> None:
        """Take up a box and all in it; what is `hidden` is decoration."""
        box = box._box if isinstance(box, AbsolutePlaceholder) else box
        hidden = hidden or isinstance(box, boxes.MarginBox) or self.decorates(box)
        if not hidden and box.element_tag in ROLES:
            self.open(box)
        if box.widget_annotation:
            field_tag = self.made(box.element, "Form", self.text_tag(self.parents[box.element]))
            field_tag.kids.append(Annotation(self.page, box.widget_annotation))
        if box in self.drawn:
            self.place(box, (self.page, self.drawn[box]["mcid"]), hidden=hidden)
        for child in box.children if isinstance(box, boxes.ParentBox) else ():
            self.visit(child, hidden=hidden)

    def decorates(self, box: boxes.Box) -> bool:
        """Return whether a box is hidden in the HTML, or the head of a table once more."""
        if box.element is None:
            return False
        again = (
            getattr(box, "is_header", False) and self.heads.setdefault(box.element, self.page) < self.page
        )
        return again or box.element.get("aria-hidden") == "true"

    def open(self, box: boxes.Box) -> None:
        """Make sure that the element of a box has its tag, also when nothing is in it."""
        tag = self.tag(box.element)
        if box.element.tag in HEADINGS and box.element not in self.shown:
            self.shown.add(box.element)
            place = Place(self.page, box.position_x * POINTS, (self.height - box.position_y) * POINTS)
            self.headings.append((int(tag.role[1]), heard(box.element), place))
        if tag.role == "Figure":
            left, top = box.content_box_x(), self.height - box.content_box_y()
            sides = (left, top - box.height, left + box.width, top)
            tag.attributes["Layout"] = {"BBox": pydyf.Array(round(side * POINTS, 2) for side in sides)}
        if entry := box.link_annotation:
            tag.kids.append(Annotation(self.page, entry))

    def place(self, box: boxes.Box, piece: Piece, *, hidden: bool) -> None:
        """Give a piece to the tag of its element, or to nobody when it is decoration."""
        if hidden or (isinstance(box, boxes.TextBox) and not box.text.strip()):
            self.artifacts.add(piece)
        elif isinstance(box, boxes.ReplacedBox):
            self.tag(box.element).kids.append(piece)
        elif "::" in box.element_tag:
            self.label(box.element).kids.append(piece)
        else:
            self.text_tag(box.element).kids.append(piece)
            self.follow(box, piece)
            if target := box.element.get("data-doel"):
                self.numbers[piece] = target

    def tag(self, element: Element) -> Tag:
        """Return the tag of an element that has one, made in the tag around it."""
        role = self.role(element)
        if (element, role) not in self.tags:
            around = self.parents[element]
            in_text = role == "Link" or (role == "Figure" and self.is_text(around))
            tag = self.made(element, role, self.text_tag(around) if in_text else self.holder(around))
            describe(element, tag)
        return self.tags[element, role]

    def made(self, element: Element, role: str, holder: Tag, *, first: bool = False) -> Tag:
        """Return the tag of an element with this role, made in `holder` when it is not there."""
        if (element, role) not in self.tags:
            self.tags[element, role] = holder.add(role, first=first)
        return self.tags[element, role]

    def role(self, element: Element) -> str:
        """Return the tag that fits an element; lists are different in a table of contents."""
        role = ROLES[element.tag]
        return CONTENTS.get(role, role) if self.in_contents(element) else role

    def in_contents(self, element: Element) -> bool:
        """Return whether an element belongs to the table of contents."""
        return element.tag in ("ul", "ol", "li") and any(
            each.get("role") == "doc-toc" for each in self.around(element)
        )

    def around(self, element: Element | None) -> Iterator[Element]:
        """Yield an element and all around it, from the inside out."""
        while element is not None:
            yield element
            element = self.parents.get(element)

    def is_text(self, element: Element) -> bool:
        """Return whether an element stands in a line of text, or holds one."""
        return element.tag in INLINE or ROLES.get(element.tag) in HOLD_TEXT

    def holder(self, element: Element) -> Tag:
        """Return the tag in which the blocks of an element go."""
        if element.tag in ROLES:
            tag = self.tag(element)
            return self.made(element, "LBody", tag) if tag.role == "LI" else tag
        if element.tag not in INLINE and element.tag not in GROUPS:
            raise PrintError(
                f"Voor het HTML-element <{element.tag}> is nog geen plaats in de PDF (pdf/tags.py)."
            )
        return self.holder(self.parents[element]) if element in self.parents else self.document

    def text_tag(self, element: Element) -> Tag:
        """Return the tag in which the text of an element goes."""
        if element.tag in INLINE:
            around = self.text_tag(self.parents[element])
            return self.foreign(element, around) if element.get("lang") else around
        holder = self.holder(element)
        if holder.role == "TOCI":
            return self.made(element, "Reference", holder)
        return holder if holder.role in HOLD_TEXT else self.made(element, "P", holder)

    def foreign(self, element: Element, around: Tag) -> Tag:
        """Return the tag of words in another language."""
        tag = self.made(element, "Span", around)
        tag.entries["Lang"] = element.get("lang", "")
        return tag

    def label(self, element: Element) -> Tag:
        """Return the tag of what CSS puts before an element: the number of an item, or its text."""
        if element.tag != "li":
            return self.text_tag(element)
        return self.made(element, "Lbl", self.tag(element), first=True)

    def follow(self, box: boxes.TextBox, piece: Piece) -> None:
        """Note where a space of the HTML was not drawn: at the end of a line, or between boxes.

        Who listens to the tags would hear two words as one; a space is added to those pieces.
        """
        block = next(each for each in self.around(box.element) if each.tag not in {*INLINE, "a"})
        passage = self.passages.setdefault(block, Passage(collapse("".join(text_in(block)))))
        start = passage.text.find(box.text.strip(" "), passage.shown)
        if start < 0:
            raise PrintError(f"De tekst '{box.text}' staat niet zo in de HTML (pdf/tags.py).")
        missed = " " in passage.text[passage.shown : start] and not box.text.startswith(" ")
        if missed and passage.last and not passage.closed:
            self.spaces.add(passage.last)
        passage.shown, passage.last = start + len(box.text.strip(" ")), piece
        passage.closed = box.text.endswith(" ")


def text_in(element: Element) -> Iterator[str]:
    """Yield the text in an element; where a line must end, a space."""
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        yield from text_in(child)
        yield child.tail or ""


def heard(element: Element) -> str:
    """Return the text in an element but for what is hidden."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.get("aria-hidden") == "true" else heard(child), child.tail or ""]
    return " ".join("".join(parts).split())


def collapse(text: str) -> str:
    """Return text with each run of white space as one space, as HTML shows it."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def describe(element: Element, tag: Tag) -> None:
    """Add to a tag what its element says of itself."""
    if lang := element.get("lang"):
        tag.entries["Lang"] = lang
    if tag.role == "Figure":
        tag.entries["Alt"] = (element.get("alt") or element.findtext(f"{SVG}title") or "").strip()
    if tag.role == "TH":
        if element.get("scope") not in SCOPES:
            raise PrintError("Een <th> in een tabel heeft geen scope 'row' of 'col'.")
        tag.attributes["Table"] = {"Scope": SCOPES[element.get("scope", "")]}
    if tag.role == "L":
        tag.attributes["List"] = {"ListNumbering": "/Decimal"} if element.tag == "ol" else {}


def finish(tag: Tag, name: str) -> Tag:
    """Return the tags of a document, empty ones left out, each cell with its heads.

    `name` comes before each id, so that documents can be put together.
    """
    prune(tag)
    for each in tag.inside():
        if each.role == "L" and any(kid.role == "Lbl" for item in each.tags() for kid in item.tags()):
            each.attributes["List"].setdefault("ListNumbering", "/Disc")
    for number, table in enumerate(each for each in tag.inside() if each.role == "Table"):
        name_heads(table, f"{name}/{number}")
    return tag


def prune(tag: Tag) -> bool:
    """Leave out tags without content; return whether anything is left. Empty cells stay."""
    tag.kids = [kid for kid in tag.kids if not isinstance(kid, Tag) or prune(kid)]
    return bool(tag.kids) or tag.role in ("TD", "TH")


def name_heads(table: Tag, name: str) -> None:
    """Give each head of a table an id, and each cell those of its row and its column."""
    columns: dict[int, list[str]] = {}
    for y, row in enumerate(each for each in table.inside() if each.role == "TR"):
        in_row: list[str] = []
        for x, cell in enumerate(row.tags()):
            if cell.role == "TD":
                heads = [*in_row, *columns.get(x, [])]
                cell.attributes["Table"] = {"Headers": pydyf.Array(map(pydyf.String, heads))}
                continue
            cell.entries["ID"] = f"{name}/{y}/{x}"
            of_row = cell.attributes["Table"]["Scope"] == SCOPES["row"]
            (in_row if of_row else columns.setdefault(x, [])).append(cell.entries["ID"])
