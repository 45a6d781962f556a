"""A form to fill in: every field has a name, a tag and room, and the tags are right."""

from pathlib import Path

import pikepdf
import pytest

from pdf.fields import print_form
from tests.editions import ROOT
from tests.pdf.tagfaults import faults, text_faults
from tests.pdf.tagtree import read, unreached
from tests.verapdf import validate

FORM = """<!doctype html><html lang="nl"><head><title>Formulier</title>
<style>:root { --hoofd: #1d5c4d }</style></head><body>
<h1>Formulier</h1><p>Vul <strong>alles wat kan</strong> <span>in</span>.</p>
<p><input name="naam" title="Uw naam"></p>
<p><input type="checkbox" name="ja" title="Ja, ik wil"> Ja, ik wil</p>
<table><caption>Wie</caption><thead><tr><th scope="col">Naam</th></tr></thead>
<tbody><tr><td><input name="wie-1" title="Naam, rij 1"></td></tr></tbody></table></body></html>"""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small form as PDF."""
    path = tmp_path_factory.mktemp("formulier") / "formulier.pdf"
    data, pages = print_form(ROOT, FORM)
    assert pages == 1
    path.write_bytes(data)
    return path


def test_every_field_says_what_it_asks(form: Path) -> None:
    with pikepdf.open(form) as file:
        fields = {str(field.T): str(field.TU) for field in file.Root.AcroForm.Fields}
    assert fields == {"naam": "Uw naam", "ja": "Ja, ik wil", "wie-1": "Naam, rij 1"}


def test_fields_stand_in_the_tags_where_they_are_asked(form: Path) -> None:
    tree = read(form)
    assert [len(node.annotations()) for node in tree.root.nodes("Form")] == [1, 1, 1]
    assert [*unreached(form), *faults(form), *text_faults(form)] == []
    assert "Vul alles wat kan in." in [node.text for node in tree.root.nodes("P")]


def test_the_form_keeps_the_rules_of_pdf_ua(form: Path) -> None:
    assert validate([form]) == {form: []}
