"""Every form, filled in on its page and fetched for Word: all is in it, in its own place."""

import subprocess
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

from lxml import etree
from playwright.sync_api import Browser, Page

from macros.model import Format, Veld
from macros.render import Renderer
from macros.workbook import open_workbook
from tests.editions import ROOT
from tests.pdf.pdftext import squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
BOEK = open_workbook(ROOT, "voorbeeldstad")
SIGNS = "é € & < > ' \" ]]> 😀"
MORE_ROWS = 2
FILL = """
(answers) => {
  const named = (name) => [...document.querySelectorAll('.invullen [name]')].filter((c) => c.name === name);
  for (const [name, rows] of Object.entries(answers.tables)) {
    const table = document.querySelector(`[data-veld="${name}"]`);
    for (let row = 1; row < rows.length; row += 1) table.querySelector('[data-doe=erbij]').click();
    const cells = [...table.querySelectorAll('.rij textarea')];
    rows.flat().forEach((text, place) => { cells[place].value = text; });
  }
  for (const [name, text] of Object.entries(answers.texts)) named(name)[0].value = text;
  for (const [name, places] of Object.entries(answers.checks)) {
    for (const place of places) named(name)[place - 1].checked = true;
  }
  document.querySelector('.invullen input, .invullen textarea')
    .dispatchEvent(new Event('input', {bubbles: true}));
}
"""


class Answers(NamedTuple):
    """What is filled in, by the id of a field: text, numbers of choices (from 1), or rows."""

    texts: dict[str, str]
    checks: dict[str, list[int]]
    tables: dict[str, list[list[str]]]


def fields(form: Format) -> list[Veld]:
    """Return the fields of a form."""
    return [veld for sectie in form.secties for veld in sectie.velden]


def text_for(veld: Veld) -> str:
    """Return something to fill in for a field of text, of its own."""
    several = {"getal": "1.234", "bedrag": "12,50", "datum": "2026-03-01"}
    long = f"{veld.id} {SIGNS}\nen nog  een regel"
    return several.get(veld.soort, long if veld.soort == "alinea" else f"{veld.id} {SIGNS}")


def answers_for(form: Format) -> Answers:
    """Return an answer for every field, and more rows than the blank form has."""
    texts, checks, tables = {}, {}, {}
    for veld in fields(form):
        if veld.soort == "tabel":
            rows = (veld.rijen or 5) + MORE_ROWS
            tables[veld.id] = [
                [f"{veld.id} {row}.{column} {SIGNS}" for column in range(len(veld.kolommen))]
                for row in range(rows)
            ]
        elif veld.soort in ("keuze", "vinkje"):
            checks[veld.id] = [len(veld.opties) or 1]
        elif veld.soort == "meerkeuze":
            checks[veld.id] = [*range(1, len(veld.opties) + 1, 2)]
        else:
            texts[veld.id] = text_for(veld)
    return Answers(texts, checks, tables)


def fetched(page: Page) -> Path:
    """Fetch the form for Word, and return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Haal ingevuld op voor Word").click()
    return Path(download.value.path())


def filled(browser: Browser, stad_address: str, folder: Path) -> dict[str, Path]:
    """Fill in every form on one page, and return the files by the id of the form."""
    files = {}
    page = browser.new_page(service_workers="block")
    for name, form in BOEK.formats.items():
        page.goto(f"{stad_address}/formulieren/{name}/")
        page.evaluate(FILL, answers_for(form)._asdict())
        files[name] = fetched(page).rename(folder / f"{name}.docx")
    page.close()
    return files


def test_every_form_filled_in_is_a_sound_file_with_every_answer(
    browser: Browser, stad_address: str, tmp_path: Path
) -> None:
    files = filled(browser, stad_address, tmp_path)
    assert len(files) == len(BOEK.formats)
    for name, path in files.items():
        check_answers(BOEK.formats[name], path)
        check_parts(BOEK.formats[name], path)
    check_with_libreoffice(files, tmp_path)


def body(path: Path) -> etree._Element:
    """Return the text of a file for Word."""
    with ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def said(element: etree._Element) -> str:
    """Return the text in an element, breaks as line ends."""
    parts = (part for part in element.iter(f"{W}t", f"{W}br"))
    return "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in parts)


def controls(path: Path) -> dict[str, str]:
    """Return what stands in each content control, by its tag; a ticked box is "1"."""
    found = {}
    for control in body(path).iter(f"{W}sdt"):
        tag = next(control.iter(f"{W}tag")).get(f"{W}val", "")
        checked = control.find(f".//{W14}checked")
        found[tag] = said(control) if checked is None else checked.get(f"{W14}val", "")
        assert checked is None or said(control) == {"1": "☒", "0": "☐"}[found[tag]]
        is_blank = control.find(f".//{W}showingPlcHdr") is not None
        assert is_blank == (found[tag] in ("0", "Vul hier in"))
    return found


def as_shown(veld: Veld, text: str) -> str:
    """Return how an answer stands in the file."""
    return {"datum": "1 maart 2026", "bedrag": f"€ {text}"}.get(veld.soort, text)


def check_answers(form: Format, path: Path) -> None:
    """Every answer stands in its own field."""
    answers = answers_for(form)
    expected = {
        veld.id: as_shown(veld, answers.texts[veld.id]) for veld in fields(form) if veld.id in answers.texts
    }
    for veld in fields(form):
        for place in range(1, (len(veld.opties) or 1) + 1) if veld.id in answers.checks else ():
            expected[f"{veld.id}={place}"] = "1" if place in answers.checks[veld.id] else "0"
    assert controls(path) == expected, form.id
    tables = [
        [[said(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in body(path).iter(f"{W}tbl")
    ]
    plain = Renderer(BOEK, "site", ROOT, {}).plain
    heads = [[plain(kolom) for kolom in veld.kolommen] for veld in fields(form) if veld.soort == "tabel"]
    assert tables == [[head, *rows] for head, rows in zip(heads, answers.tables.values(), strict=True)]


def check_parts(form: Format, path: Path) -> None:
    """The file is a sound zip with the parts of the blank form."""
    blank = Renderer(BOEK, "site", ROOT, {})
    parts = dict(blank.render_folder("formulier/docx", item=form, dag=blank.views.newest()))
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == parts.keys()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.compress_type for info in archive.infolist()} == {ZIP_STORED}
        for part in parts.keys() - {"word/document.xml"}:
            assert archive.read(part) == parts[part].replace(b"\r\n", b"\n")


def check_with_libreoffice(filled: dict[str, Path], tmp_path: Path) -> None:
    """LibreOffice reads every answer."""
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    files = [str(path) for path in filled.values()]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=600
    )
    for name, form in BOEK.formats.items():
        read = squeezed((tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig"))
        answers = answers_for(form)
        cells = [cell for rows in answers.tables.values() for row in rows for cell in row]
        texts = [as_shown(v, answers.texts[v.id]) for v in fields(form) if v.id in answers.texts]
        assert [text for text in (*texts, *cells) if squeezed(text) not in read] == []
        assert read.count("☒") == sum(len(places) for places in answers.checks.values())


def test_signs_that_a_file_cannot_hold_do_not_break_it(browser: Browser, stad_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{stad_address}/formulieren/draagvlakmeting/")
    page.get_by_role("textbox", name="Wat is het idee?").evaluate(
        "(box) => { box.value = 'een\\u0000\\u000b\\ud800\\uffff twee'; }"
    )
    page.get_by_role("button", name="Haal ingevuld op voor Word").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Ga toch door").click()
    found = controls(Path(download.value.path()))
    assert found["idee"] == "een\ufffd twee"
    assert found["vraag"] == "Vul hier in"
    assert found["keren=1"] == "0"
    page.close()
