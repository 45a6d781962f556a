"""The book in large print: pages, bound into one document, written as PDF."""

import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from macros.model import Werkboek
from macros.render import Renderer
from macros.views import newest
from pdf.bind import bind
from pdf.pages import PrintPage, print_pages
from pdf.write import write_pdf


def make_book(root: Path) -> tuple[bytes, int]:
    """Return the whole book as PDF/UA-1, and its number of pages.

    Raises Abort for faults in the content and PrintError for warnings while printing.
    """
    with tempfile.TemporaryDirectory() as folder:
        boek, pages = print_pages(root, Path(folder))
    return write_pdf(document(boek, pages, root), root)


def document(boek: Werkboek, pages: Sequence[PrintPage], root: Path) -> str:
    """Return the book as one HTML document."""
    pairs = groupby(zip(pages, bind(pages), strict=True), lambda pair: pair[0].part)
    parts = [(boek.delen[name], [section for _, section in group]) for name, group in pairs]
    delen = [(deel, contents(sections), markup(sections)) for deel, sections in parts]
    renderer = Renderer(boek, "print", root, {})
    return renderer.render("boek.html", "", dag=newest(boek), delen=delen)


def markup(sections: Sequence[HtmlElement]) -> Markup:
    """Return sections as HTML."""
    return Markup("".join(html.tostring(section, encoding="unicode") for section in sections))


def contents(sections: Sequence[HtmlElement]) -> list[tuple[str, str, str]]:
    """Return the chapters and items of a part, as (tag of the heading, text, where to go)."""
    headings = [(next(section.iter("h2", "h3")), section.get("id")) for section in sections[1:]]
    return [(h.tag, " ".join(h.text_content().split()), f"#{target}") for h, target in headings]
