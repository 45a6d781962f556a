"""One version of WeasyPrint, nothing from the network, and no warning goes by."""

import pytest

from pdf.write import WEASYPRINT, PrintError, check_version, lay_out
from tests.editions import ROOT

PAGE = '<!doctype html><html lang="nl"><head><title>.</title>{}</head><body><p>{}</p></body></html>'


def test_another_weasyprint_is_refused() -> None:
    with pytest.raises(PrintError, match=r"WeasyPrint 71\.0 is geïnstalleerd.*alleen bij 70\.0"):
        check_version("71.0")
    check_version(WEASYPRINT)


def test_a_document_is_laid_out_in_the_house_style() -> None:
    document = lay_out(PAGE.format("", "Samen"), ROOT, ("letter",))
    assert len(document.pages) == 1
    assert document.metadata.lang == "nl"


@pytest.mark.parametrize(
    ("head", "text", "warning"),
    [
        ("<style>p { colour: red }</style>", "Samen", "colour"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "Samen", "example.org"),
    ],
)
def test_every_warning_stops(head: str, text: str, warning: str) -> None:
    with pytest.raises(PrintError, match=warning):
        lay_out(PAGE.format(head, text), ROOT, ("letter",))
