"""Make pages fit in a book: ids become unique, links lead within the book, headings nest."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement, builder

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOST = "https://boek.invalid/"
"""Stands for the top of the site while links are resolved; never printed."""
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PrintPage:
    """One page of the site, to be bound: `depth` 1 opens a part, 2 is a chapter, 3 an item."""

    url: str
    part: str
    depth: int
    main: HtmlElement


def bind(pages: Sequence[PrintPage], elsewhere: Mapping[str, int]) -> list[HtmlElement]:
    """Return one section for each page; `elsewhere` gives the part that holds each other page."""
    known = {page.url: slug(page.url) for page in pages}
    for page in pages:
        make_ids_unique(page)
        rewrite_links(page, known, elsewhere)
        nest_headings(page)
        page.main.tag = "section"
        page.main.set("id", known[page.url] + ("--tekst" if page.depth == 1 else ""))
        page.main.set("class", f"blad diepte-{page.depth}")
    return [page.main for page in pages]


def slug(url: str) -> str:
    """Return the id under which a page stands in the book."""
    return url.strip("/").replace("/", "-") or "begin"


def make_ids_unique(page: PrintPage) -> None:
    """Put the name of the page before every id."""
    for element in page.main.xpath(".//*[@id]"):
        element.set("id", f"{slug(page.url)}--{element.get('id')}")


def rewrite_links(page: PrintPage, known: Mapping[str, str], elsewhere: Mapping[str, int]) -> None:
    """Turn links to pages into cross references, and show addresses that paper cannot follow."""
    for link in list(page.main.iter("a")):
        keep_text(link)
        target = urlsplit(urljoin(HOST + page.url, link.get("href", "")))
        link.attrib.pop("download", None)
        if target.scheme in ("mailto", "tel"):
            let_break(link)
            continue
        if f"{target.scheme}://{target.netloc}/" != HOST:
            show_address(link)
            let_break(link)
        elif (path := target.path.lstrip("/")) in known:
            refer(link, page, known[path], target.fragment)
        else:
            if path in elsewhere:
                put_after(link, builder.SPAN(f" (deel {elsewhere[path]})", {"class": "elders"}))
            become_text(link)


def keep_text(link: HtmlElement) -> None:
    """Leave only text in a link, and words in another language; a link of those tells it itself."""
    for child in link.xpath(".//*[not(@lang)]"):
        child.drop_tag()
    words = link.findall("*")
    if len(words) == 1 and squeeze(words[0]) == squeeze(link):
        link.set("lang", words[0].get("lang"))
    if "lang" in link.attrib or not words:
        link.text = squeeze(link)
        del link[:]
    else:
        tidy(link, words)


def squeeze(element: HtmlElement) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join(element.text_content().split())


def tidy(link: HtmlElement, words: Sequence[HtmlElement]) -> None:
    """Make each run of white space around the words in a link one space, with none at its ends."""
    link.text = SPACES.sub(" ", link.text or "").lstrip()
    for word in words:
        word.text, word.tail = (SPACES.sub(" ", text or "") for text in (word.text, word.tail))
    words[-1].tail = words[-1].tail.rstrip()


def become_text(link: HtmlElement) -> None:
    """Turn a link into text; words in another language stay marked."""
    if lang := link.get("lang"):
        link.tag = "span"
        link.attrib.clear()
        link.set("lang", lang)
    else:
        link.drop_tag()


def let_break(element: HtmlElement) -> None:
    """Let an address go on at the next line after each sign in it; other text stays as it is."""
    if " " in (element.text or "").strip():
        return
    first, *others = re.split(r"(?<=[_@=&/-])(?=[^\s/.)])", element.text or "")
    element.text = first
    for place, part in enumerate(others):
        element.insert(place, builder.WBR())
        element[place].tail = part


def refer(link: HtmlElement, page: PrintPage, target: str, fragment: str) -> None:
    """Let a link lead to a place in the book; on another page, with room for its number."""
    anchor = f"{target}--{fragment}" if fragment else target
    link.set("href", f"#{anchor}")
    if target != slug(page.url):
        number = builder.SPAN({"class": "nummer", "data-doel": anchor})
        word = builder.SPAN("bladzijde\u00a0", {"class": "bladzijde-woord"})
        put_after(link, builder.SPAN(", ", word, number, {"class": "bladzijde"}))


def show_address(link: HtmlElement) -> None:
    """Add the address of a link to another site, unless its text shows it."""
    address = link.get("href", "").removeprefix("https://").removeprefix("www.").rstrip("/")
    if address not in link.text_content():
        shown = builder.SPAN(f" ({address})", {"class": "adres-van-link"})
        put_after(link, shown)
        let_break(shown)


def put_after(element: HtmlElement, other: HtmlElement) -> None:
    """Insert `other` right after `element`, before the text that follows it."""
    other.tail, element.tail = element.tail, None
    element.addnext(other)


def nest_headings(page: PrintPage) -> None:
    """Lower each heading by the depth of its page, so that the whole book has one outline."""
    for heading in page.main.iter(*HEADINGS):
        level = int(heading.tag[1]) + page.depth - 1
        heading.tag = f"h{min(level, len(HEADINGS))}"
