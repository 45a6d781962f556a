"""Forms to fill in: HTML with fields as PDF, tagged as the books are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pydyf
import weasyprint
from weasyprint.pdf.stream import Stream

from pdf.quire import Mender, Typeface
from pdf.tags import Tagger, finish
from pdf.tree import Tree
from pdf.volume import reading_aids
from pdf.write import lay_out, no_warnings

STYLES = ("letter", "formulier")


def print_form(root: Path, document: str) -> tuple[bytes, int]:
    """Return HTML with fields as PDF/UA-1 to fill in, and its pages. Raises PrintError."""
    laid_out = lay_out(document, root, STYLES, forms=True)
    with no_warnings(), our_tags():
        written = laid_out.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)
    return bytes(written), len(laid_out.pages)


@contextmanager
def our_tags() -> Iterator[None]:
    """Let WeasyPrint ask us for tags in the place of itself, for as long as it writes one form."""
    stock, weasyprint.pdf.add_tags = weasyprint.pdf.add_tags, add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = stock


def add_tags(pdf: pydyf.PDF, document: weasyprint.Document, _: str, streams: Sequence[Stream]) -> None:
    """Tag a document as this book does."""
    tagger = Tagger(document._html.etree_element)
    for page, stream in zip(document.pages, streams, strict=True):
        tagger.read(page._page_box, stream._tags)
    faces = {font.hash: Typeface(font.widths, font.to_unicode, ()) for font in document.fonts.values()}
    for index, stream in enumerate(streams):
        stream.stream = Mender(index, tagger, faces).mend(stream.stream)
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    tree = Tree(pdf, pdf.page_references)
    root["K"] = pydyf.Array([tree.write(finish(tagger.document, "formulier"), root.reference)])
    nums = tree.numbers([len(stream._tags) for stream in streams], 0)
    root["ParentTree"] = pydyf.Dictionary({"Nums": pydyf.Array(nums)})
    root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(tree.names())})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog.update(reading_aids())
