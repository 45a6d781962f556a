"""Books: the pages of the site, rendered for paper, in reading order with what a book adds."""

import tempfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from macros.items import ITEM_KINDS, part_of, source
from macros.model import Deel
from macros.render import Renderer
from pdf.bind import PrintPage, bind
from pdf.bindery import Section
from pdf.sections import Look, dress, fragment

THEME = {"name": None, "custom_dir": "pdf/theme"}
NAME = "Samen Doen"
"""What stands above pages that belong to no part."""
NEW_SHEET = "nieuw-blad"
"""The class of what begins on a new sheet."""


def book(
    pages: Sequence[PrintPage], others: Sequence[PrintPage], renderer: Renderer, look: Look
) -> list[Section]:
    """Return the sections of a book of `pages`; a link to one of the `others` names its part."""
    numbers = {name: number for number, name in enumerate(renderer.boek.delen, 1)}
    elsewhere = {page.url: numbers[page.part] for page in others if page.part}
    own = deepcopy(list(pages))
    pairs = groupby(zip(own, bind(own, elsewhere), strict=True), lambda pair: pair[0].part)
    parts = [(renderer.boek.delen[name], [section for _, section in group]) for name, group in pairs]
    delen = [(numbers[deel.id], deel, contents(sections)) for deel, sections in parts]
    front = [fragment(name, renderer, look=look, delen=delen) for name in ("omslag", "colofon", "inhoud")]
    end = [] if elsewhere else [fragment("register", renderer)]
    return [
        *(
            dress(each, kop, None, look, renderer)
            for each, kop in zip(front, ("", NAME, NAME), strict=True)
        ),
        *(section for deel, sections in parts for section in part(deel, sections, renderer, look)),
        *(dress(each, NAME, None, look, renderer) for each in end),
    ]


def part(deel: Deel, pages: Sequence[HtmlElement], renderer: Renderer, look: Look) -> Iterator[Section]:
    """Yield a part of the book: its opening page, and its pages."""
    nummer = [*renderer.boek.delen].index(deel.id) + 1
    opener = fragment("opener", renderer, deel=deel, nummer=nummer)
    opener.set("id", f"opener-{deel.id}")
    for page in (opener, *pages):
        for piece in pieces(page):
            yield dress(piece, renderer.plain(deel.titel), deel, look, renderer)


def pieces(page: HtmlElement) -> list[HtmlElement]:
    """Return a page, cut where what is in it asks for a new sheet: large tables take much memory."""
    found = [page]
    for child in list(page):
        if NEW_SHEET in child.classes:
            found.append(page.makeelement(page.tag, dict(page.attrib)))
            found[-1].set("id", f"{page.get('id')}--blad-{len(found)}")
        if len(found) > 1:
            found[-1].append(child)
    return found


def contents(sections: Sequence[HtmlElement]) -> list[tuple[int, str, str]]:
    """Return the chapters and items of a part, as (level of the heading, text, id)."""
    headings = [(next(section.iter("h2", "h3")), section.get("id", "")) for section in sections[1:]]
    return [(int(h.tag[1]), " ".join(h.text_content().split()), name) for h, name in headings]


def print_pages(root: Path) -> list[PrintPage]:
    """Return the pages in reading order, but for those marked `druk: false`; may raise Abort."""
    with tempfile.TemporaryDirectory() as folder:
        extra = {"medium": "print"}
        config = load_config(str(root / "mkdocs.yml"), theme=THEME, site_dir=folder, extra=extra)
        build(config)
        pages = [parse(Path(folder), uri, depth) for uri, depth in reading_order(config)]
    return [page for page in pages if "hidden" not in page.main.attrib]


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
