"""The whole book: every item in it, its parts in order, and room for every number of a page."""

from contextlib import closing
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html
from PIL import ImageColor

from macros.render import Renderer
from macros.workbook import open_workbook
from pdf.bind import PrintPage
from pdf.book import book, contents
from pdf.editions import whole_book
from pdf.sections import Look, guess
from pdf.write import lay_out
from tests.editions import ROOT
from tests.pdf.pdftext import POINTS_PER_MM, outline_titles, page_count

BOEK = open_workbook(ROOT, "voorbeeldstad")
LOOK = Look("Samen Doen", "Werkboek", 18)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """Return what renders templates for print."""
    return Renderer(BOEK, "print", ROOT, {})


def page(url: str, part: str, depth: int, content: str) -> PrintPage:
    """Return a page as mkdocs would write it."""
    return PrintPage(url, part, depth, html.fragment_fromstring(f"<main>{content}</main>"))


PAGES = [
    page("idee/", "idee", 1, "<h1>Ik heb een idee</h1><h2>Voor wie?</h2>"),
    page("idee/stap/", "idee", 2, '<h1>Stap</h1><p>Zie <a href="../../gemeente/">werk</a>.</p>'),
    page("gemeente/", "gemeente", 1, "<h1>Ik werk bij de gemeente</h1>"),
]


def test_book_has_a_title_a_language_and_bookmarks_for_every_item(stad: Path) -> None:
    path = stad / "downloads" / "samen-doen.pdf"
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Samen Doen Voorbeeldstad"
        assert str(pdf.Root.Lang) == "nl"
    titles = [title for _, title, _ in outline_titles(path)]
    for item in (*BOEK.initiatieven.values(), *BOEK.werkvormen.values(), *BOEK.formats.values()):
        assert item.titel in titles
    parts = {deel.titel for deel in BOEK.delen.values()}
    assert [deel.titel for deel in BOEK.delen.values()] == [title for title in titles if title in parts]


def test_site_names_the_number_of_pages_and_the_size_of_the_book(stad: Path) -> None:
    home = (stad / "index.html").read_text(encoding="utf-8")
    assert f"{page_count(stad / 'downloads' / 'samen-doen.pdf')} bladzijden" in home


def test_a_part_begins_with_its_opener_and_a_book_with_cover_imprint_and_contents(
    renderer: Renderer,
) -> None:
    sections = book(PAGES[:2], PAGES[2:], renderer, LOOK)
    names = [section.name for section in sections]
    assert names == ["omslag-blad", "colofon", "inhoud", "opener-idee", "idee--tekst", "idee-stap"]
    assert [section.name for section in book(PAGES, (), renderer, LOOK)][-1] == "register-blad"


def test_a_link_to_a_part_that_is_another_book_names_that_part(renderer: Renderer) -> None:
    alone = book(PAGES[:2], PAGES[2:], renderer, LOOK)[-1]
    together = book(PAGES, (), renderer, LOOK)[5]
    assert "werk</a>" not in alone.html
    assert "werk<span" in alone.html
    assert " (deel 2)</span>." in alone.html
    assert "gemeente" in together.numbers & together.links


def test_binding_leaves_the_pages_as_they_are(renderer: Renderer) -> None:
    before = [html.tostring(page.main) for page in PAGES]
    book(PAGES, (), renderer, LOOK)
    assert [html.tostring(page.main) for page in PAGES] == before


def test_contents_give_chapters_and_items_with_their_level() -> None:
    sections = [
        html.fragment_fromstring(f'<section id="{name}"><{tag}>{name} <b>x</b></{tag}></section>')
        for name, tag in (("a", "h1"), ("b", "h2"), ("c", "h3"))
    ]
    assert contents(sections) == [(2, "b x", "b"), (3, "c x", "c")]


def test_pages_are_guessed_by_the_text_before_them() -> None:
    element = html.fragment_fromstring(f"<div><p id='a'>{'x' * 150}</p><p id='b'>{'x' * 40}</p></div>")
    assert dict(guess(element, 100)) == {"a": 0, "b": 1, "": 1}


def test_what_asks_for_a_new_sheet_begins_a_section_of_its_own(renderer: Renderer) -> None:
    matrix = '<section class="zoeker nieuw-blad"><h3>{}</h3></section>'
    content = f"<h1>Kies</h1><p> eerst.</p>{matrix.format('Doel')}{matrix.format('Plek')}<p> Tot slot.</p>"
    sections = book([page("kiezer/", "idee", 2, content)], [], renderer, LOOK)
    bodies = {each.name: html.document_fromstring(each.html).xpath("string(//body)") for each in sections}
    texts = {name: str(body).split() for name, body in bodies.items()}
    assert [texts[f"kiezer{end}"] for end in ("", "--blad-2", "--blad-3")] == [
        ["Kies", "eerst."],
        ["Doel"],
        ["Plek", "Tot", "slot."],
    ]


def test_for_a_printer_colour_runs_over_the_edge_but_not_over_the_marks(
    renderer: Renderer, tmp_path: Path
) -> None:
    cover = whole_book([], renderer, cut_marks=True).sections[0]
    path = tmp_path / "omslag.pdf"
    lay_out(cover.html, ROOT, ("letter", "boek")).write_pdf(path)
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        sheet = pdf[0].render().to_pil().convert("RGB")
    colours = {mm: sheet.getpixel((round(mm * POINTS_PER_MM), 200)) for mm in (5, 7, 9)}
    head = ImageColor.getrgb(BOEK.gemeente.kleuren.hoofd)
    assert colours == {5: (255, 255, 255), 7: head, 9: head}  # the sheet begins at 10 mm
