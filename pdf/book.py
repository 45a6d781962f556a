"""The book in large print: the pages of the site, rendered for paper and bound, as PDF."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from macros.items import ITEM_KINDS, part_of, source
from macros.model import Werkboek
from macros.render import Renderer
from pdf.bind import PrintPage, bind
from pdf.write import Layout, PrintError

TRIES = 6
LETTERS_ON_PAGE = 605  # in 18 points, with headings and what stays empty
THEME = {"name": None, "custom_dir": "pdf/theme"}


def make_book(root: Path) -> tuple[bytes, int]:
    """Return the book as PDF/UA-1, and its pages; raises Abort or PrintError for any fault."""
    with tempfile.TemporaryDirectory() as folder:
        boek, pages = print_pages(root, Path(folder))
    tree = html.document_fromstring(document(boek, pages, root))
    layout = number_pages(tree, root)
    return layout.pdf(), layout.pages


def number_pages(tree: HtmlElement, root: Path) -> Layout:
    """Return the book laid out, each cross reference with the page where its target stands.

    The counters of WeasyPrint 70 can stay a page behind when a number changes the layout, so
    the numbers are text, and the book is laid out until they are right.
    """
    references = tree.xpath("//*[@data-doel]")
    numbers = guess(tree)
    for _ in range(TRIES):
        for reference in references:
            number = numbers.get(reference.get("data-doel").removeprefix("#"), 0)
            reference.text = f", bladzijde {number}"
        layout = Layout(f"<!doctype html>{html.tostring(tree, encoding='unicode')}", root)
        if layout.places() == numbers:
            return layout
        numbers = layout.places()
    raise PrintError(f"De bladzijden staan na {TRIES} keer nog niet vast.")


def guess(tree: HtmlElement) -> dict[str, int]:
    """Return about the page of each id, from the text before it.

    Figures are equally wide there, so a number with the right number of figures leaves the
    layout as it will be, and two rounds are enough.
    """
    numbers, letters = {}, 0
    for element in tree.iter("*"):
        if name := element.get("id"):
            numbers[name] = 1 + letters // LETTERS_ON_PAGE
        letters += len(element.text or "") + len(element.tail or "")
    return numbers


def document(boek: Werkboek, pages: Sequence[PrintPage], root: Path) -> str:
    """Return the book as one HTML document."""
    pairs = groupby(zip(pages, bind(pages), strict=True), lambda pair: pair[0].part)
    parts = [(boek.delen[name], [section for _, section in group]) for name, group in pairs]
    delen = [(deel, contents(sections), markup(sections)) for deel, sections in parts]
    renderer = Renderer(boek, "print", root, {})
    return renderer.render("boek.html", "", dag=renderer.views.newest(), delen=delen)


def markup(sections: Sequence[HtmlElement]) -> Markup:
    """Return sections as HTML."""
    return Markup("".join(html.tostring(section, encoding="unicode") for section in sections))


def contents(sections: Sequence[HtmlElement]) -> list[tuple[str, str, str]]:
    """Return the chapters and items of a part, as (tag of the heading, text, where to go)."""
    headings = [(next(section.iter("h2", "h3")), section.get("id")) for section in sections[1:]]
    return [(h.tag, " ".join(h.text_content().split()), f"#{target}") for h, target in headings]


def print_pages(root: Path, folder: Path) -> tuple[Werkboek, list[PrintPage]]:
    """Return the book, and its pages in reading order but for those marked `druk: false`."""
    extra = {"medium": "print"}
    config = load_config(str(root / "mkdocs.yml"), theme=THEME, site_dir=str(folder), extra=extra)
    build(config)
    pages = (parse(folder, uri, depth) for uri, depth in reading_order(config))
    return config.extra["boek"], [page for page in pages if "hidden" not in page.main.attrib]


def reading_order(config: MkDocsConfig) -> Iterator[tuple[str, int]]:
    """Yield each page as (source, depth): the navigation, with items after their chapter."""
    for uri in chapters(config.nav):
        yield uri, 1 if uri.endswith("index.md") else 2
        for kind, pages in ITEM_KINDS.items():
            if pages.chapter == uri:
                names = getattr(config.extra["boek"], kind)
                yield from ((source(kind, name), 3) for name in names)


def chapters(nav: object) -> Iterator[str]:
    """Yield the chapters in a navigation of mkdocs.yml: names, titles and lists of those."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from chapters(entry)


def parse(folder: Path, uri: str, depth: int) -> PrintPage:
    """Return the page that mkdocs wrote for `uri`."""
    url = uri.removesuffix("index.md") if uri.endswith("index.md") else uri.removesuffix(".md") + "/"
    main = html.fragment_fromstring((folder / url / "index.html").read_text(encoding="utf-8"))
    return PrintPage(url, part_of(uri), depth, main)
