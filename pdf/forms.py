"""Forms as DOCX, ODT and as HTML for a PDF: one definition, one template for each file type.

Word and LibreOffice files are zips of XML (ISO/IEC 29500 and 26300); templates hold the XML.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from macros.model import Format
from macros.render import TEMPLATES, Renderer


def make_files(item: Format, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Yield a form for Word and for LibreOffice, as (file ending, bytes)."""
    values = {"item": item, "dag": renderer.views.newest()}
    for ending in ("docx", "odt"):
        yield ending, archive(f"formulier/{ending}", renderer, values)


def form_page(item: Format, renderer: Renderer) -> str:
    """Return a form as HTML with fields to fill in."""
    return str(renderer.render("formulier/pdf.html", "", item=item, dag=renderer.views.newest()))


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
