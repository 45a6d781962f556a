"""The pages of the book: the same Markdown and data as the site, rendered for print."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from macros.items import ITEM_KINDS, part_of, source
from macros.model import Werkboek

THEME = {"name": None, "custom_dir": "pdf/theme"}


@dataclass(frozen=True, slots=True)
class PrintPage:
    """One page of the site, to be bound: `depth` 1 opens a part, 2 is a chapter, 3 an item."""

    url: str
    part: str
    depth: int
    main: HtmlElement


def print_pages(root: Path, folder: Path) -> tuple[Werkboek, list[PrintPage]]:
    """Return the book and its pages in reading order; `folder` is where mkdocs may write.

    A page whose head says `druk: false` is left out. Raises mkdocs' Abort for faults.
    """
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
    url = (
        uri.removesuffix("index.md") if uri.endswith("index.md") else uri.removesuffix(".md") + "/"
    )
    main = html.fragment_fromstring((folder / url / "index.html").read_text(encoding="utf-8"))
    return PrintPage(url, part_of(uri), depth, main)
