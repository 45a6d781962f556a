"""HTML to PDF: the only module that touches WeasyPrint. Any warning stops the build."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from pathlib import Path

import weasyprint

VARIANT = "pdf/ua-1"


class PrintError(Exception):
    """WeasyPrint warned; the message holds all that it said."""


def write_pdf(document: str, base: Path, *, forms: bool = False) -> tuple[bytes, int]:
    """Return an HTML document as PDF/UA-1, and its number of pages.

    Files that it names are looked up from `base`; `forms` makes its fields fillable.
    Raises PrintError for whatever WeasyPrint finds amiss.
    """
    with no_warnings():
        files_only = weasyprint.URLFetcher(allowed_protocols={"file"})
        source = weasyprint.HTML(string=document, base_url=f"{base}/", url_fetcher=files_only)
        rendered = source.render(pdf_forms=forms)
        return rendered.write_pdf(pdf_variant=VARIANT, pdf_forms=forms), len(rendered.pages)


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
