"""The forms as Word and LibreOffice files, opened again by LibreOffice itself."""

import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from macros.model import Format
from macros.render import Renderer
from macros.workbook import open_workbook
from tests.editions import ROOT
from tests.pdf.pdftext import squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
BOEK = open_workbook(ROOT, "voorbeeldstad")


@pytest.fixture(scope="module", params=["docx", "odt"])
def reopened(request: pytest.FixtureRequest, stad: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let LibreOffice open every form of a type, in one start, and save what it understood."""
    folder = tmp_path_factory.mktemp("geopend")
    files = [str(path) for path in (stad / "downloads").glob(f"*.{request.param}")]
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=600
    )
    return folder


def tallies(form: Format) -> list[str]:
    """Return the texts about counting in a form."""
    shares = [text for rule in form.telregels for text in (rule.titel, rule.uitleg)]
    return [*shares, *(text for rule in form.optellingen for text in (rule.titel, rule.uitleg))]


def labels(form: Format) -> list[str]:
    """Return every text of a form that a reader must see."""
    plain = Renderer(BOEK, "print", ROOT, {}).plain
    fields = [veld for sectie in form.secties for veld in sectie.velden]
    texts = [form.titel, form.kort, form.voor_wie, form.wanneer, *(s.titel for s in form.secties)]
    texts += [sectie.uitleg for sectie in form.secties if sectie.uitleg]
    texts += [text for veld in fields for text in (veld.label, *veld.opties, *veld.kolommen)]
    texts += [veld.hulp for veld in fields if veld.hulp]
    texts += tallies(form)
    return [plain(text) for text in (*texts, form.privacy or form.titel, form.opsturen or form.titel)]


def test_libreoffice_reads_every_text(reopened: Path) -> None:
    read = {path.stem: squeezed(path.read_text(encoding="utf-8-sig")) for path in reopened.glob("*.txt")}
    assert read.keys() == BOEK.formats.keys()
    lost = {
        name: [text for text in labels(form) if squeezed(text) not in read[name]]
        for name, form in BOEK.formats.items()
    }
    assert {name: texts for name, texts in lost.items() if texts} == {}


@pytest.mark.parametrize("name", BOEK.formats)
def test_docx_has_real_headings_header_rows_title_and_language(name: str, stad: Path) -> None:
    form = BOEK.formats[name]
    with ZipFile(stad / "downloads" / f"{name}.docx") as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        core = archive.read("docProps/core.xml").decode()
        styles = archive.read("word/styles.xml").decode()
    used = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    assert used.count("Title") == 1
    assert used.count("Heading1") == len(form.secties) + (2 if tallies(form) else 1)
    assert len(list(body.iter(f"{W}tblHeader"))) == len(list(body.iter(f"{W}tbl")))
    assert f"<dc:title>{form.titel}</dc:title>" in core
    assert 'w:lang w:val="nl-NL"' in styles


@pytest.mark.parametrize("name", BOEK.formats)
def test_odt_has_real_headings_header_rows_title_and_language(name: str, stad: Path) -> None:
    form = BOEK.formats[name]
    with ZipFile(stad / "downloads" / f"{name}.odt") as archive:
        body = etree.fromstring(archive.read("content.xml"))
        meta = archive.read("meta.xml").decode()
        assert archive.namelist()[0] == "mimetype"
        assert 'fo:language="nl"' in archive.read("styles.xml").decode()
    assert len(list(body.iter(f"{TEXT}h"))) == len(form.secties) + (2 if tallies(form) else 1)
    headers = list(body.iter(f"{TABLE}table-header-rows"))
    assert len(headers) == len(list(body.iter(f"{TABLE}table")))
    assert f"<dc:title>{form.titel}</dc:title>" in meta
    assert "<dc:language>nl-NL</dc:language>" in meta


@pytest.mark.parametrize("name", BOEK.formats)
def test_every_question_can_be_answered_in_docx(name: str, stad: Path) -> None:
    fields = [veld for sectie in BOEK.formats[name].secties for veld in sectie.velden]
    with ZipFile(stad / "downloads" / f"{name}.docx") as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    boxes = sum(len(v.opties) or 1 for v in fields if v.soort != "tabel")
    assert len(list(body.iter(f"{W}sdt"))) == boxes


@pytest.mark.parametrize("name", BOEK.formats)
def test_a_form_names_the_desk_it_goes_to_or_stays_with_its_writer(name: str, stad: Path) -> None:
    with ZipFile(stad / "downloads" / f"{name}.docx") as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    said = "".join(map(str, body.itertext()))
    contact = BOEK.formats[name].contact
    assert ("U hoeft het niet op te sturen." in said) == (contact is None)
    assert {punt.mail for punt in BOEK.gemeente.contact.values() if punt.mail in said} == (
        {BOEK.gemeente.contact[contact].mail} if contact else set()
    )
