"""The text of a PDF comes out whole and in order, without running heads and page numbers."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from tests.pdf import pdftext
from tests.pdf.pdftext import body_text, outline_titles, page_count, squeezed

MARGIN_MM = 25
SENTENCES = " ".join(f"Dit is zin {number} over de buurt." for number in range(50))
COMPOUND = "Een heel-erg-lang-woord-met-streepjes en in- en uitvoer."
CELL = " ".join(f"cel {number}" for number in range(30))
PAGE_STYLE = """@page { size: A4; margin: 25mm; @top-left { content: "Kopregel " string(deel) }
  @bottom-right { content: "bladzijde " counter(page) " van " counter(pages) } }
body { font-size: 18pt } h1 { string-set: deel content() } .smal { width: 60mm }"""

BOOK = f"""<!doctype html><html lang="nl"><head><title>Boek</title>
<style>{PAGE_STYLE}</style></head><body><h1>Samen doen</h1>
<p>Een <strong>vet stuk</strong>, <a href="https://example.org/">een link</a>.
<strong>Los</strong> <em>woord</em></p>
<ul><li>Eerst</li><li>Dan een regel die zo lang is dat hij over de rand van de regel loopt</li></ul>
<ol><li>Een</li><li>Twee</li></ol><p class="smal">{COMPOUND}</p>
<table><caption>Wie doet wat</caption>
<thead><tr><th scope="col">Rol</th><th scope="col">Taak</th></tr></thead>
<tbody><tr><th scope="row">{CELL} links</th><td>{CELL} rechts</td></tr></tbody></table>
<p>{SENTENCES}</p><h2>Het tweede deel</h2><h3>Een stap</h3><p>Slot.</p></body></html>"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of more than one page, with a paragraph that runs from one page to the next."""
    path = tmp_path_factory.mktemp("pdftext") / "boek.pdf"
    HTML(string=BOOK).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


@pytest.fixture(scope="module")
def text(book: Path) -> str:
    """The text of that book."""
    return body_text(book, MARGIN_MM)


def test_a_paragraph_over_two_pages_is_whole(text: str, book: Path) -> None:
    assert page_count(book) == 3
    assert SENTENCES in text


def test_the_last_word_of_a_page_does_not_stick_to_the_next(tmp_path: Path) -> None:
    words = " ".join(f"woord{number}" for number in range(2000))
    HTML(string=f"<p>{words}</p>").write_pdf(tmp_path / "lang.pdf", pdf_variant="pdf/ua-1")
    assert page_count(tmp_path / "lang.pdf") > 2
    assert body_text(tmp_path / "lang.pdf", MARGIN_MM / 2) == words


def test_a_sign_beyond_the_first_plane_is_one_letter(tmp_path: Path) -> None:
    HTML(string="<p>een \U0001d400 teken</p>").write_pdf(tmp_path / "teken.pdf", pdf_variant="pdf/ua-1")
    assert body_text(tmp_path / "teken.pdf", MARGIN_MM / 2) == "een \U0001d400 teken"


def test_everything_stands_in_reading_order(text: str) -> None:
    start = (
        "Samen doen Een vet stuk, een link. Los woord • Eerst • Dan een regel die zo lang is dat "
        f"hij over de rand van de regel loopt 1. Een 2. Twee {COMPOUND} Wie doet wat Rol Taak "
        f"{CELL} links {CELL} rechts Dit is zin 0"
    )
    assert text.startswith(start)
    assert text.endswith(" Het tweede deel Een stap Slot.")


def test_one_element_may_hold_pieces_of_many_pages(book: Path, tmp_path: Path, text: str) -> None:
    """The printed book mends what WeasyPrint cuts: one tag for a paragraph over two pages."""
    order = pdftext._reading_order(book)
    with pikepdf.open(book) as file:
        kids = [
            pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=file.pages[page].obj, MCID=number)
            for page, number in order
        ]
        whole = pikepdf.Dictionary(S=pikepdf.Name.P, K=pikepdf.Array(kids))
        file.Root.StructTreeRoot.K = file.make_indirect(whole)
        file.save(tmp_path / "heel.pdf")
    assert body_text(tmp_path / "heel.pdf", MARGIN_MM) == text


def test_running_heads_and_page_numbers_are_left_out(text: str) -> None:
    assert text.count("Samen doen") == 1
    assert "Kopregel" not in text
    assert "bladzijde" not in text


def test_what_starts_in_the_margin_is_left_out_even_when_tagged(book: Path) -> None:
    deeper = body_text(book, MARGIN_MM + 30)
    assert "Samen doen" not in deeper
    assert "zin 30" in deeper


def test_squeezed_joins_what_a_line_end_breaks() -> None:
    assert squeezed("https://example.org/\n lang\tadres") == "https://example.org/langadres"


def test_a_file_without_tags_has_no_reading_order(tmp_path: Path) -> None:
    HTML(string="<p>Los.</p>").write_pdf(tmp_path / "los.pdf")
    with pytest.raises(ValueError, match="no tags"):
        body_text(tmp_path / "los.pdf", MARGIN_MM)


def test_text_outside_the_tags_is_not_read(book: Path, tmp_path: Path) -> None:
    with pikepdf.open(book) as file:
        file.Root.StructTreeRoot.K = pikepdf.Array()
        file.save(tmp_path / "leeg.pdf")
    assert body_text(tmp_path / "leeg.pdf", MARGIN_MM) == ""


def test_bookmarks_have_depth_title_and_page(book: Path) -> None:
    titles = [(1, "Samen doen", 0), (2, "Het tweede deel", 2), (3, "Een stap", 2)]
    assert outline_titles(book) == titles


def test_a_bookmark_that_leads_nowhere_is_kept(book: Path, tmp_path: Path) -> None:
    with pikepdf.open(book) as file:
        del file.Root.Outlines.First.Dest
        file.save(tmp_path / "nergens.pdf")
    assert outline_titles(tmp_path / "nergens.pdf")[0] == (1, "Samen doen", -1)


def test_a_book_without_bookmarks_has_none(tmp_path: Path) -> None:
    HTML(string="<p>Los.</p>").write_pdf(tmp_path / "los.pdf")
    assert outline_titles(tmp_path / "los.pdf") == []
    assert page_count(tmp_path / "los.pdf") == 1
