"""Bind pages into one tree: ids become unique, links lead within the book, headings nest."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement, builder

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = {"a", "strong", "em", "b", "i", "span", "code", "abbr", "br"}
HOST = "https://boek.invalid/"
"""Stands for the top of the site while links are resolved; never printed."""


@dataclass(frozen=True, slots=True)
class PrintPage:
    """One page of the site, to be bound: `depth` 1 opens a part, 2 is a chapter, 3 an item."""

    url: str
    part: str
    depth: int
    main: HtmlElement


def bind(pages: Sequence[PrintPage]) -> list[HtmlElement]:
    """Return one section for each page, ready to stand in one document."""
    known = {page.url: slug(page.url) for page in pages}
    for page in pages:
        make_ids_unique(page)
        rewrite_links(page, known)
        nest_headings(page)
        keep_spaces(page.main)
        page.main.tag = "section"
        page.main.set("id", known[page.url] + ("--tekst" if page.depth == 1 else ""))
        page.main.set("class", f"blad diepte-{page.depth} deel-{page.part}")
    return [page.main for page in pages]


def slug(url: str) -> str:
    """Return the id under which a page stands in the book."""
    return url.strip("/").replace("/", "-") or "begin"


def make_ids_unique(page: PrintPage) -> None:
    """Put the name of the page before every id."""
    for element in page.main.xpath(".//*[@id]"):
        element.set("id", f"{slug(page.url)}--{element.get('id')}")


def rewrite_links(page: PrintPage, known: dict[str, str]) -> None:
    """Turn links to pages into cross references, and show addresses that paper cannot follow."""
    for link in list(page.main.iter("a")):
        link.text = " ".join(link.text_content().split())
        for child in list(link):
            link.remove(child)
        target = urlsplit(urljoin(HOST + page.url, link.get("href", "")))
        link.attrib.pop("download", None)
        if target.scheme in ("mailto", "tel"):
            continue
        if f"{target.scheme}://{target.netloc}/" != HOST:
            show_address(link)
        elif target.path.lstrip("/") in known:
            refer(link, page, known[target.path.lstrip("/")], target.fragment)
        else:
            link.drop_tag()


def refer(link: HtmlElement, page: PrintPage, target: str, fragment: str) -> None:
    """Let a link lead to a place in the book; on another page, with its page number."""
    anchor = f"#{target}--{fragment}" if fragment else f"#{target}"
    link.set("href", anchor)
    if target != slug(page.url):
        put_after(link, builder.SPAN({"class": "bladzijde", "data-doel": anchor}))


def show_address(link: HtmlElement) -> None:
    """Add the address of a link to another site, unless its text shows it."""
    address = link.get("href", "").removeprefix("https://").removeprefix("www.").rstrip("/")
    if address not in (link.text or ""):
        put_after(link, builder.SPAN(f" ({address})", {"class": "adres-van-link"}))


def put_after(element: HtmlElement, other: HtmlElement) -> None:
    """Insert `other` right after `element`, before the text that follows it."""
    other.tail, element.tail = element.tail, None
    element.addnext(other)


def nest_headings(page: PrintPage) -> None:
    """Lower each heading by the depth of its page, so that the whole book has one outline."""
    for heading in page.main.iter(*HEADINGS):
        level = int(heading.tag[1]) + page.depth - 1
        heading.tag = f"h{min(level, len(HEADINGS))}"


def keep_spaces(main: HtmlElement) -> None:
    """Move a space between two inline elements into the first: WeasyPrint drops it there."""
    for element in main.iter(*INLINE):
        after = element.getnext()
        if after is None or after.tag not in INLINE or not element.tail or element.tail.strip():
            continue
        element.tail = None
        if element.get("class") == "bladzijde":  # its text is written later
            element.tail = "\u00a0"
        elif len(element):
            element[-1].tail = f"{element[-1].tail or ''} "
        else:
            element.text = f"{element.text or ''} "
