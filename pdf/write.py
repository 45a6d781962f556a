"""HTML to pages: the only module that asks WeasyPrint for a layout. Any warning stops the build.

Tags and quires look inside WeasyPrint, so they fit one version of it; another one is refused.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from logging.handlers import BufferingHandler
from pathlib import Path

import weasyprint
from lxml import html
from weasyprint.formatting_structure.boxes import Box, MarginBox, ParentBox, TextBox
from weasyprint.text.fonts import FontConfiguration

WEASYPRINT = "70.0"
FOLDER = "pdf/css"
Styles = tuple[str, ...]
"""Names of style sheets in that folder."""
SHORT = 5
"""With fewer lines a last page is nearly empty."""
WAYS = ("krap", "ruim")
"""The classes in pdf/css/boek.css that take less room, and more."""
DOCTYPE = "<!doctype html>"


class PrintError(Exception):
    """Something can not be printed; the message holds all that is wrong."""


def check_version(found: str = weasyprint.__version__) -> None:
    """Raise PrintError unless this is the WeasyPrint that tags and quires are written for."""
    if found != WEASYPRINT:
        raise PrintError(
            f"WeasyPrint {found} is geïnstalleerd, maar het drukwerk past alleen bij {WEASYPRINT}. "
            "Draai de tests van tests/pdf voordat u de versie in pdf/write.py verandert."
        )


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
    """Return an HTML document on pages, set in another way when its last page is nearly empty."""
    first = laid_out = lay_out(document, root, styles)
    for way in WAYS:
        if len(laid_out.pages) == 1 or len(lines(laid_out.pages[-1]._page_box)) >= SHORT:
            return laid_out
        tree = html.document_fromstring(document)
        tree.set("class", f"{tree.get('class', '')} {way}")
        laid_out = lay_out(html.tostring(tree, encoding="unicode", doctype=DOCTYPE), root, styles)
    return laid_out if len(lines(laid_out.pages[-1]._page_box)) >= SHORT else first


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
