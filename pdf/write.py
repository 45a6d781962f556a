"""HTML to pages: the only module that asks WeasyPrint for a layout. Any warning stops the build.

Tags and quires look inside WeasyPrint, so they fit one version of it; another one is refused.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from logging.handlers import BufferingHandler
from math import inf
from pathlib import Path

import pydyf
import weasyprint
from lxml import html
from weasyprint.formatting_structure.boxes import Box, MarginBox, ParentBox, TextBox
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration

WEASYPRINT = "70.0"
FOLDER = "pdf/css"
Styles = tuple[str, ...]
"""Names of style sheets in that folder."""
SHORT, FORGOTTEN = 8, 5
"""With fewer lines, a last page is better saved; with fewer still, it looks forgotten."""


class PrintError(Exception):
    """Something can not be printed; the message holds all that is wrong."""


def check_version(found: str = weasyprint.__version__) -> None:
    """Raise PrintError unless this is the WeasyPrint that tags and quires are written for."""
    if found != WEASYPRINT:
        raise PrintError(
            f"WeasyPrint {found} is geïnstalleerd, maar het drukwerk past alleen bij {WEASYPRINT}. "
            "Draai de tests van tests/pdf voordat u de versie in pdf/write.py verandert."
        )


def tools() -> str:
    """Return the versions of all that decides where a letter stands."""
    versions = (sys.version, weasyprint.__version__, pydyf.__version__, pango.pango_version())
    return " ".join(map(str, versions))


def lay_out(document: str, root: Path, styles: Styles, *, forms: bool = False) -> weasyprint.Document:
    """Return an HTML document on pages; `styles` names files in pdf/css, `forms` makes fields fillable.

    Files are looked up from `root`, and nowhere else; raises PrintError for any warning.
    """
    check_version()
    with no_warnings():
        fonts, sheets = house_style(root, styles)
        source = weasyprint.HTML(string=document, base_url=f"{root}/", url_fetcher=files_only())
        return source.render(font_config=fonts, stylesheets=list(sheets), pdf_forms=forms)


def fitted(document: str, root: Path, styles: Styles) -> weasyprint.Document:
    """Return an HTML document on pages; tighter when that saves a short last page, or else looser.

    Looser means that more lines are on that page: it looks forgotten with only a few.
    """
    laid_out = lay_out(document, root, styles)
    if on_last_page(laid_out) < SHORT:
        tight = lay_out(with_class(document, "krap"), root, styles)
        if len(tight.pages) < len(laid_out.pages):
            return tight
    if on_last_page(laid_out) < FORGOTTEN:
        loose = lay_out(with_class(document, "ruim"), root, styles)
        return loose if on_last_page(loose) >= FORGOTTEN else laid_out
    return laid_out


def with_class(document: str, name: str) -> str:
    """Return an HTML document with one more class, as pdf/css/boek.css knows it."""
    tree = html.document_fromstring(document)
    tree.set("class", f"{tree.get('class', '')} {name}")
    return str(html.tostring(tree, encoding="unicode", doctype="<!doctype html>"))


def on_last_page(document: weasyprint.Document) -> float:
    """Return how many lines of text are on the last page; when there is only one page, enough."""
    return inf if len(document.pages) == 1 else len(lines(document.pages[-1]._page_box))


def lines(box: Box) -> set[int]:
    """Return the heights at which a box has text, but for what stands in the margins of a page."""
    if isinstance(box, TextBox):
        return {round(box.position_y)}
    inside = box.children if isinstance(box, ParentBox) else ()
    return {y for child in inside if not isinstance(child, MarginBox) for y in lines(child)}


@cache
def house_style(root: Path, styles: Styles) -> tuple[FontConfiguration, tuple[weasyprint.CSS, ...]]:
    """Return the fonts and the style sheets, read once in each process."""
    fonts = FontConfiguration()
    paths = [root / FOLDER / f"{style}.css" for style in styles]
    sheets = (weasyprint.CSS(path, font_config=fonts, url_fetcher=files_only()) for path in paths)
    return fonts, tuple(sheets)


def files_only() -> weasyprint.URLFetcher:
    """Return what fetches style sheets and fonts: from disk, never from the network."""
    return weasyprint.URLFetcher(allowed_protocols={"file"})


@contextmanager
def no_warnings() -> Iterator[None]:
    """Gather what WeasyPrint logs; raise it together when the work is done."""
    messages = BufferingHandler(capacity=sys.maxsize)
    messages.setLevel(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(messages)
    try:
        yield
    finally:
        logger.removeHandler(messages)
    if messages.buffer:
        raise PrintError("\n".join(record.getMessage() for record in messages.buffer))
