"""Little books: numbers, links, sides, and the same bytes whoever draws."""

import os
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pikepdf
import pytest

from pdf.bindery import Bindery
from pdf.write import PrintError
from tests.pdf.links import link_faults, links, outline, outline_faults
from tests.pdf.little import HEAD, Little, bound, many, refer, section, shelf
from tests.pdf.tagfaults import faults, text_faults
from tests.pdf.tagtree import page_text, read, tree_text, unreached
from tests.verapdf import validate

CHAPTERS = 6
LONG = 30


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Little:
    """Return a book of six chapters of some pages, each of which names the next one."""
    names = [f"hoofdstuk-{number}" for number in range(CHAPTERS)]
    chapters = [
        section(name, f"<h1>{name}</h1><p>Lees ook {refer(other)}.</p>{many(LONG)}")
        for name, other in zip(names, [*names[1:], names[0]], strict=True)
    ]
    return bound(tmp_path_factory.mktemp("boekje"), *chapters)


def whole_text(path: Path) -> str:
    """Return what the tags of a file hold."""
    return "\n".join(tree_text(read(path)))


def page_texts(path: Path) -> list[str]:
    """Return all text on each page, margins too."""
    return [" ".join(run.text for run in page) for page in read(path).pages]


def test_every_number_is_that_of_the_page_to_which_its_link_leads(book: Little) -> None:
    found = links(book.path)
    assert len(found) == CHAPTERS
    assert link_faults(book.path) == []
    assert book.pages > 10  # so some numbers have two figures, where one was guessed
    starts = {mark.title: mark.page + 1 for mark in outline(book.path)}
    text = whole_text(book.path)
    assert all(f"{name}, bladzijde {page}." in text for name, page in starts.items())


def test_bookmarks_are_the_headings(book: Little) -> None:
    assert [mark.title for mark in outline(book.path)] == [f"hoofdstuk-{n}" for n in range(CHAPTERS)]
    assert outline_faults(book.path) == []


def test_a_page_has_its_own_number_and_the_margin_of_its_side(book: Little) -> None:
    texts = page_texts(book.path)
    assert len(texts) == book.pages
    for number, text in enumerate(texts, 1):
        assert str(number) in text.split()
        assert ("R" in text.split(), "L" in text.split()) == (number % 2 == 1, number % 2 == 0)
        assert "0123456789" not in text


def test_who_listens_misses_nothing_and_hears_no_margins(book: Little) -> None:
    assert [*unreached(book.path), *faults(book.path), *text_faults(book.path)] == []
    assert "Kop van het boek" not in whole_text(book.path)
    assert all("Kop van het boek" not in text for text in page_text(book.path))


def test_the_file_keeps_the_rules_of_pdf_ua(book: Little) -> None:
    assert validate([book.path]) == {book.path: []}


def test_each_font_is_in_the_file_once(book: Little) -> None:
    with pikepdf.open(book.path) as file:
        fonts = [
            each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each
        ]
    assert len(fonts) == len({str(font.FontName) for font in fonts}) == 2


def test_other_processes_make_the_same_bytes(tmp_path: Path) -> None:
    sections = [section(name, f"<h1>{name}</h1><p>{refer('a')}</p>{many(9)}") for name in "abc"]
    alone = bound(tmp_path, *sections)
    target = BytesIO()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        Bindery(shelf(tmp_path / "samen"), pool.map).bind(sections, HEAD, target)
    assert target.getvalue() == alone.path.read_bytes()


def test_what_is_on_the_shelf_is_not_drawn_again(tmp_path: Path) -> None:
    first, second = section("a", "<h1>a</h1>"), section("b", "<h1>b</h1>")
    bound(tmp_path, first, second)
    files = {path: path.read_bytes() for path in (tmp_path / "plank").iterdir()}
    bound(tmp_path, first, section("b", "<h1>b</h1><p>Nieuw.</p>"), name="later.pdf")
    after = {path: path.read_bytes() for path in (tmp_path / "plank").iterdir()}
    assert len(after) == len(files) + 1
    assert {path: after[path] for path in files} == files
    assert "Nieuw." in whole_text(tmp_path / "later.pdf")


def test_a_place_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(PrintError, match=r"staat niet in het boek: elders, weg\."):
        bound(tmp_path, section("a", f"<h1>a</h1><p>{refer('weg')} en {refer('elders')}</p>"))


def test_a_quire_that_nobody_asked_for_in_a_month_goes(tmp_path: Path) -> None:
    bound(tmp_path, section("a", "<h1>a</h1>"), section("b", "<h1>b</h1>"))
    old, new = (tmp_path / "plank").iterdir()
    long_ago = new.stat().st_mtime - 31 * 24 * 60 * 60
    os.utime(old, (long_ago, long_ago))
    shelf(tmp_path).clear()
    assert [*(tmp_path / "plank").iterdir()] == [new]


def test_only_the_letters_of_the_book_are_in_it(tmp_path: Path) -> None:
    with pytest.raises(PrintError, match="1 lettertype"):
        bound(tmp_path, section("a", '<h1>a</h1><p style="font-family: monospace">Vreemd</p>'))
