"""The book and the forms as PDF: valid, named, and easy to find one's way in."""

import re
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from macros.workbook import open_workbook
from pdf.book import guess
from tests.editions import ROOT
from tests.pdf.pdftext import beyond, body_text, outline_titles, page_count
from tests.verapdf import validate

FONT = re.compile(r"/[A-Z]{6}\+Atkinson-Hyperlegible-Next(-Bold)?$")
SIDE_MM = 27
SMALLEST = 18.0
"""Points: large print, for notes, captions and page numbers as well."""


@pytest.mark.parametrize("gemeente", ["stad", "dorp"])
def test_every_pdf_has_no_failed_rule_of_pdf_ua(gemeente: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(gemeente)
    files = sorted(site.rglob("*.pdf"))
    assert len(files) == 1 + len(open_workbook(ROOT).formats)
    assert {path.name: list(map(str, failed)) for path, failed in validate(files).items()} == {
        path.name: [] for path in files
    }


def test_book_has_a_title_a_language_and_bookmarks_for_every_item(stad: Path) -> None:
    book = stad / "downloads" / "samen-doen.pdf"
    boek = open_workbook(ROOT, "voorbeeldstad")
    with pikepdf.open(book) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Samen Doen Voorbeeldstad"
        assert str(pdf.Root.Lang) == "nl"
    titles = [title for _, title, _ in outline_titles(book)]
    for item in (*boek.initiatieven.values(), *boek.werkvormen.values(), *boek.formats.values()):
        assert item.titel in titles
    assert [deel.titel for deel in boek.delen.values()] == [
        title for title in titles if title in {deel.titel for deel in boek.delen.values()}
    ]


def test_every_reference_in_the_book_names_the_right_page(stad: Path) -> None:
    book = stad / "downloads" / "samen-doen.pdf"
    pages: dict[str, set[int]] = {}
    for _, title, page in outline_titles(book):
        pages.setdefault(title, set()).add(page + 1)
    titles = "|".join(map(re.escape, sorted(pages, key=len, reverse=True)))
    found = re.findall(rf"({titles}), bladzijde (\d+)", body_text(book, 20))
    assert len(found) > 300
    assert [(title, page) for title, page in found if int(page) not in pages[title]] == []


def test_only_the_bundled_font_is_used_and_it_is_inside(stad: Path) -> None:
    for path in stad.rglob("*.pdf"):
        with pikepdf.open(path) as pdf:
            fonts = [
                o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
            ]
            used = [font for font in fonts if "/FontDescriptor" in font]
            assert used
            assert [str(f.BaseFont) for f in used if not FONT.match(str(f.BaseFont))] == []


def test_no_letter_in_the_book_is_smaller_than_large_print(stad: Path) -> None:
    sizes: Counter[float] = Counter()
    with pikepdf.open(stad / "downloads" / "samen-doen.pdf") as pdf:
        for page in pdf.pages:
            count_sizes(page, page.Resources, 1.0, sizes)
    assert {size for size in sizes if size < SMALLEST} == set()


def count_sizes(
    source: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, scale: float, sizes: Counter[float]
) -> None:
    """Count the letters by size in points: font size x text matrix x page matrix."""
    stack, font, text = [], 0.0, 1.0
    for instruction in pikepdf.parse_content_stream(source):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "q":
            stack.append(scale)
        elif name == "Q":
            scale = stack.pop()
        elif name in ("cm", "Tm"):
            a, b, c, d = (float(value) for value in operands[:4])
            factor = abs(a * d - b * c) ** 0.5
            scale, text = (scale * factor, text) if name == "cm" else (scale, factor)
        elif name == "Tf":
            font = float(operands[1])
        elif name in ("Tj", "TJ"):
            sizes[round(font * text * scale, 1)] += 1
        elif name == "Do" and resources.XObject[str(operands[0])].get("/Subtype") == "/Form":
            form = resources.XObject[str(operands[0])]
            count_sizes(form, form.get("/Resources", resources), scale, sizes)


def test_site_names_the_number_of_pages_and_the_size_of_the_book(stad: Path) -> None:
    home = (stad / "index.html").read_text(encoding="utf-8")
    assert f"{page_count(stad / 'downloads' / 'samen-doen.pdf')} bladzijden" in home


def test_pages_are_guessed_in_the_order_of_the_text() -> None:
    text = "woord " * 400
    tree = html.document_fromstring(f"<p id=a>{text}</p><p id=b>{text}</p><p id=c>{text}</p>")
    assert guess(tree) == {"a": 1, "b": 4, "c": 8}


def test_no_text_sticks_out_of_the_page(stad: Path) -> None:
    assert beyond(stad / "downloads" / "samen-doen.pdf", SIDE_MM) == []
