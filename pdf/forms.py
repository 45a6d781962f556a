"""Forms as DOCX, ODT and as HTML for a PDF: one definition, one template for each file type.

Word and LibreOffice files are zips of XML (ISO/IEC 29500 and 26300); templates hold the XML.
"""

from collections.abc import Iterator

from macros.model import Format
from macros.render import Renderer
from pdf.archive import archive


def make_files(item: Format, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Yield a form for Word and for LibreOffice, as (file ending, bytes)."""
    dag = renderer.views.newest()
    for ending in ("docx", "odt"):
        files = renderer.render_folder(f"formulier/{ending}", item=item, dag=dag)
        yield ending, archive(dict(files), dag)


def form_page(item: Format, renderer: Renderer) -> str:
    """Return a form as HTML with fields to fill in."""
    return str(renderer.render("formulier/pdf.html", "", item=item, dag=renderer.views.newest()))
