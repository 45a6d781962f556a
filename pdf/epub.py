"""The book for e-readers: each page as a file of its own, together one EPUB (EPUB 3.3, W3C).

The reader chooses letters and colours, so nothing here asks for a size or a colour of text.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from lxml import etree, html
from lxml.html import HtmlElement, builder

from macros.items import ITEM_KINDS
from macros.render import Renderer
from pdf.archive import archive
from pdf.bind import PrintPage

ONCE = "epub/boek"
"""Each template in this folder becomes one file of the book."""
FONTS = "docs/assets/lettertype"
SIDES = {"merk-inwoner": " U doet", "merk-gemeente": " De gemeente doet"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as a file of the EPUB: `content` is XHTML, `drawn` tells of drawings in it."""

    name: str
    title: str
    part: str
    depth: int
    content: str
    drawn: bool


Branch: TypeAlias = tuple[Sheet, list["Branch"]]


def make_epub(pages: Sequence[PrintPage], renderer: Renderer) -> bytes:
    """Return the book as EPUB; the trees of `pages` stay as they are."""
    known = {page.url for page in pages}
    sheets = [make_sheet(page, known, renderer) for page in pages]
    return archive(dict(files(sheets, renderer)), renderer.views.newest())


def make_sheet(page: PrintPage, known: set[str], renderer: Renderer) -> Sheet:
    """Return a page as a file; `known` are the addresses of all pages in the book."""
    main = deepcopy(page.main)
    if page.depth == 1:
        open_part(main, page, renderer)
    rewrite_links(main, page, known, renderer.boek.gemeente.website)
    leave_paper(main, page, renderer)
    drawings = main.xpath(".//svg")
    for drawing in drawings:
        put_on_paper(drawing)
    title = " ".join(next(main.iter("h1")).text_content().split())
    return Sheet(file_name(page.url), title, page.part, page.depth, xhtml(main), bool(drawings))


def file_name(url: str) -> str:
    """Return the name of the file in which a page stands."""
    return url.strip("/").replace("/", "-") + ".xhtml"


def open_part(main: HtmlElement, page: PrintPage, renderer: Renderer) -> None:
    """Add the drawing of a part and whom it is for, below its title."""
    delen = renderer.boek.delen
    number = [*delen].index(page.part) + 1
    opener = renderer.render("epub/opener.html", page.url, deel=delen[page.part], nummer=number)
    next(main.iter("h1")).addnext(html.fragment_fromstring(opener))


def leave_paper(main: HtmlElement, page: PrintPage, renderer: Renderer) -> None:
    """Turn what only works on paper into what works on a screen: lines to write on, QR codes."""
    for empty in main.xpath(".//*[@class='hokje' or starts-with(@class, 'schrijflijn')]"):
        empty.drop_tree()
    for chance in main.xpath(".//wbr"):  # the parser takes it for a box around the rest
        chance.drop_tag()
    for table in main.find_class("invultabel"):
        name_columns(table)
    for mark in main.xpath(".//th/span[starts-with(@class, 'merk ')]"):
        mark.tail = SIDES[mark.get("class").split()[1]]
    for address in main.xpath("./div[contains(@class, 'adres')]"):
        link_address(address, renderer.boek.gemeente.website + page.url)
    if page.url.startswith(f"{ITEM_KINDS['formats'].folder}/"):
        [on_paper] = main.find_class("alleen-papier")
        link = html.fragment_fromstring(renderer.render("epub/formulier.html", page.url))
        on_paper.getparent().replace(on_paper, link)


def name_columns(table: HtmlElement) -> None:
    """Turn a table to fill in into its name and a list of its columns."""
    name, columns = table.find("caption"), [*table.iter("th")]
    name.tag = "p"
    name.set("class", "label")
    for column in columns:
        column.tag = "li"
        column.attrib.clear()
    told = builder.P("Op elke regel vult u dit in:")
    table.getparent().replace(table, builder.DIV(name, told, builder.UL(*columns)))


def link_address(address: HtmlElement, target: str) -> None:
    """Turn the QR code and the address of a page into a link: no device can scan its own screen."""
    for code in address.findall("svg"):
        code.drop_tree()
    [shown] = address.iter("strong")
    for word in shown.findall("a"):  # a hard word in the address is explained elsewhere
        word.drop_tag()
    shown.tag = "a"
    shown.set("href", target)


def rewrite_links(main: HtmlElement, page: PrintPage, known: set[str], website: str) -> None:
    """Let links lead to the files of the book, or to the website for what is not in the book."""
    for link in main.xpath(".//a[@href]"):
        address, hash_sign, place = urljoin(website + page.url, link.get("href")).partition("#")
        url = address.removeprefix(website)
        if address.startswith(website) and url in known:
            address = file_name(url)
        link.set("href", f"{address}{hash_sign}{place}")


def put_on_paper(drawing: etree._Element) -> None:
    """Give a drawing its own light ground: its lines are dark, as the screen may be."""
    ground = {"width": "100%", "height": "100%", "fill": "#fbf8f2"}
    drawing.insert(1, drawing.makeelement(drawing.tag.removesuffix("svg") + "rect", ground))
    if box := drawing.attrib.pop("viewbox", ""):  # a parser of HTML makes names lower case
        drawing.set("viewBox", box)


def xhtml(main: HtmlElement) -> str:
    """Return what is in a page as XHTML; the page around it says which namespace holds."""
    return "".join(etree.tostring(child, encoding="unicode") for child in main)


def files(sheets: Sequence[Sheet], renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the EPUB, as (name, bytes)."""
    fonts = sorted((renderer.root / FONTS).glob("*.woff2"))
    yield from frame(sheets, [path.name for path in fonts], renderer)
    for sheet in sheets:
        yield f"EPUB/{sheet.name}", renderer.render("epub/bladzijde.xhtml", "", blad=sheet).encode()
    for path in (*fonts, renderer.root / FONTS / "LICENSE.txt"):
        yield f"EPUB/lettertype/{path.name}", path.read_bytes()


def frame(sheets: Sequence[Sheet], fonts: Sequence[str], renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Yield the files around the pages, such as the cover and the contents, as (name, bytes)."""
    street = etree.fromstring(renderer.drawing("straat"))
    put_on_paper(street)
    values = {
        "bladen": sheets,
        "boom": nest(sheets),
        "dag": renderer.views.newest(),
        "letters": fonts,
        "nummer": uuid5(NAMESPACE_URL, renderer.boek.gemeente.website).urn,
        "straat": etree.tostring(street, encoding="unicode"),
    }
    yield from renderer.render_folder(ONCE, **values)


def nest(sheets: Sequence[Sheet]) -> list[Branch]:
    """Return sheets as a tree: each with the deeper ones that follow it."""
    tree: list[Branch] = []
    for sheet in sheets:
        place = tree
        for _ in range(1, sheet.depth):
            place = place[-1][1] if place else place
        place.append((sheet, []))
    return tree
