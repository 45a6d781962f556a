"""HTML to PDF: the only module that touches WeasyPrint. Any warning stops the build."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from pathlib import Path

import pydyf
import weasyprint

STOCK = pydyf.PDF.page_references


def page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """Return the reference to each page of `pdf`, made once.

    pydyf 0.13 makes the tuple of all of them at every access, and WeasyPrint 70 asks for one
    at each tag, so that the cost grew with the square of the number of pages.
    """
    if 3 * len(getattr(pdf, "made", ())) != len(pdf.pages["Kids"]):
        pdf.made = STOCK.fget(pdf)
    made: tuple[bytes, ...] = pdf.made
    return made


pydyf.PDF.page_references = property(page_references)


class PrintError(Exception):
    """WeasyPrint warned; the message holds all that it said."""


class Layout:
    """A document on pages, its files looked up from `base`; raises PrintError for any warning."""

    def __init__(self, document: str, base: Path, *, forms: bool = False) -> None:
        """Lay out an HTML document; `forms` makes its fields fillable."""
        self.forms = forms
        files_only = weasyprint.URLFetcher(allowed_protocols={"file"})
        with no_warnings():
            source = weasyprint.HTML(string=document, base_url=f"{base}/", url_fetcher=files_only)
            self.document = source.render(pdf_forms=forms)
        self.pages = len(self.document.pages)

    def places(self) -> dict[str, int]:
        """Return the number of the page, from 1, on which each id begins."""
        pages = reversed([*enumerate(self.document.pages, 1)])
        return {name: number for number, page in pages for name in page.anchors}

    def pdf(self) -> bytes:
        """Return the document as PDF/UA-1."""
        with no_warnings():
            return bytes(self.document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=self.forms))


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
