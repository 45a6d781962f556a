"""Forms as DOCX, ODT and fillable PDF: one definition, one template for each file type.

Word and LibreOffice files are zips of XML (ISO/IEC 29500 and 26300); templates hold the XML.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pydyf
import weasyprint
from weasyprint.pdf.stream import Stream

from macros.model import Format
from macros.render import TEMPLATES, Renderer
from pdf.quire import Mender, Typeface
from pdf.tags import Tagger, finish
from pdf.tree import Tree
from pdf.volume import reading_aids
from pdf.write import lay_out, no_warnings

STYLES = ("letter", "formulier")


def make_files(item: Format, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Yield a form for Word and for LibreOffice, as (file ending, bytes)."""
    values = {"item": item, "dag": renderer.views.newest()}
    for ending in ("docx", "odt"):
        yield ending, archive(f"formulier/{ending}", renderer, values)


def form_page(item: Format, renderer: Renderer) -> str:
    """Return a form as HTML with fields to fill in."""
    return str(renderer.render("formulier/pdf.html", "", item=item, dag=renderer.views.newest()))


def print_form(root: Path, document: str) -> tuple[bytes, int]:
    """Return HTML with fields as PDF/UA-1 to fill in, and its pages. Raises PrintError."""
    laid_out = lay_out(document, root, STYLES, forms=True)
    with no_warnings():
        written = laid_out.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)
    return bytes(written), len(laid_out.pages)


def add_tags(pdf: pydyf.PDF, document: weasyprint.Document, _: str, streams: Sequence[Stream]) -> None:
    """Tag a document as this book does; takes the place of what WeasyPrint does itself."""
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


weasyprint.pdf.add_tags = add_tags


def archive(folder: str, renderer: Renderer, values: dict[str, Any]) -> bytes:
    """Return a zip of the templates in a folder; `mimetype` first and unpacked, as ODF asks."""
    files = (path for path in (TEMPLATES / folder).rglob("*") if path.is_file())
    names = [path.relative_to(TEMPLATES / folder).as_posix() for path in files]
    target = BytesIO()
    with ZipFile(target, "w") as result:
        for name in sorted(names, key=lambda name: (name != "mimetype", name)):
            info = ZipInfo(name, date_time=(*values["dag"].timetuple()[:3], 0, 0, 0))
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            result.writestr(info, renderer.render(f"{folder}/{name}", "", **values))
    return target.getvalue()
