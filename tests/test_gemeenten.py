"""One variable changes the municipality everywhere: site, book and forms."""

import re
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from macros.workbook import open_workbook
from tests.editions import ROOT
from tests.pdf.pdftext import body_text

NO_TEXT = (".woff2", ".pdf", ".docx", ".odt", ".epub")
"""What is no text itself; in the zip of the whole site these are the files that are read already."""
NAMES = {"voorbeeldstad": "voorbeelddorp", "voorbeelddorp": "voorbeeldstad"}


@cache
def everything(site: Path) -> dict[str, str]:
    """Return the text of every file of a site by name; of PDFs also the title and author."""
    found = {}
    for path in (path for path in sorted(site.rglob("*")) if path.is_file()):
        name = path.relative_to(site).as_posix()
        if path.suffix in (".docx", ".odt", ".epub", ".zip"):
            with ZipFile(path) as archive:
                parts = (part for part in archive.namelist() if not part.endswith(NO_TEXT))
                found[name] = " ".join(archive.read(part).decode() for part in parts)
        elif path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                found[name] = body_text(path, 0) + str(pdf.docinfo)
        elif path.suffix not in (".woff2", ".gz"):
            found[name] = path.read_text(encoding="utf-8")
    return found


@pytest.mark.parametrize(("here", "other"), NAMES.items())
def test_no_trace_of_the_other_municipality(here: str, other: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(here.removeprefix("voorbeeld"))
    elsewhere = open_workbook(ROOT, other).gemeente
    traces = {elsewhere.naam, other, elsewhere.website, elsewhere.postadres}
    traces |= {punt.mail for punt in elsewhere.contact.values()}
    traces |= {punt.telefoon for punt in elsewhere.contact.values()}
    pattern = re.compile("|".join(map(re.escape, traces)), re.IGNORECASE)
    assert [name for name, text in everything(site).items() if pattern.search(text)] == []


@pytest.mark.parametrize("here", NAMES)
def test_name_contact_and_rules_of_the_municipality_are_everywhere(
    here: str, request: pytest.FixtureRequest
) -> None:
    files = everything(request.getfixturevalue(here.removeprefix("voorbeeld")))
    gemeente = open_workbook(ROOT, here).gemeente
    people = f"{gemeente.regels['straatfeest_max_mensen']} mensen"
    page, book = files["idee/straatfeest/index.html"], files["downloads/samen-doen.pdf"]
    for text in (page, book):
        assert gemeente.naam in text
        assert gemeente.contact["buurtcoordinator"].mail in text
        assert people in text
    for ending in ("pdf", "docx", "odt"):
        form = files[f"downloads/idee-formulier.{ending}"]
        assert gemeente.naam in form
        assert gemeente.contact["buurtcoordinator"].mail in form


@pytest.mark.parametrize("here", NAMES)
def test_colours_of_the_municipality_are_used(here: str, request: pytest.FixtureRequest) -> None:
    files = everything(request.getfixturevalue(here.removeprefix("voorbeeld")))
    gemeente = open_workbook(ROOT, here).gemeente
    assert gemeente.kleuren.hoofd in files["assets/kleuren.css"]
    assert gemeente.kleuren.hoofd in files["assets/logo.svg"]
    assert gemeente.kleuren.hoofd[1:].upper() in files["downloads/idee-formulier.docx"]
    assert gemeente.kleuren.hoofd in files["downloads/idee-formulier.odt"]
