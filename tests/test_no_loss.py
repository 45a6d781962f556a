"""Nothing is lost: every text of every item stands on the site and in the book."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from lxml import html

from macros.beslis import table_for
from macros.model import Prose, Werkboek
from macros.render import Renderer
from macros.schema import kinds, marks, walk_all
from macros.workbook import open_workbook
from tests.editions import ROOT
from tests.pdf.pdftext import body_text, squeezed

MARGIN_MM = 20
ENTRANCES = {"index.html", "zoeken/index.html"}
"""Screen only: the ways in (those of the book are its cover, contents and bookmarks), and a tool
of which the form is the twin on paper."""


def texts(gemeente: str = "voorbeeldstad") -> dict[str, str]:
    """Return every text for readers, as it is printed, by where it stands in the data."""
    boek = open_workbook(ROOT, gemeente)
    renderer = Renderer(boek, "site", ROOT, {})
    items = {kind: getattr(boek, kind) for kind in kinds()} | {"gemeenten": {gemeente: boek.gemeente}}
    prose = {
        "/".join(map(str, path)): renderer.plain(value)
        for path, hint, value in walk_all(items)
        if any(isinstance(mark, Prose) for mark in marks(hint)) and path[0] != "eenheden"
    }
    elsewhere = tuple(rows_elsewhere(boek))
    return {path: text for path, text in prose.items() if not path.startswith(elsewhere)}


def rows_elsewhere(boek: Werkboek) -> Iterator[str]:
    """Yield where the rows of decision tables stand that only hold in another municipality."""
    for name, item in boek.initiatieven.items():
        here = {row.nummer for row in table_for(item, boek.gemeente, boek.eenheden).rijen}
        for number in set(range(len(item.antwoorden))) - here:
            yield f"initiatieven/{name}/antwoorden/{number}/"


def missing(edition: str) -> list[str]:
    """Return each text that is not in `edition`, with where it comes from."""
    whole = squeezed(edition)
    return [f"{path}: {text}" for path, text in texts().items() if squeezed(text) not in whole]


def test_every_row_of_a_decision_table_holds_in_some_municipality() -> None:
    here, there = (
        set(rows_elsewhere(open_workbook(ROOT, name))) for name in ("voorbeeldstad", "voorbeelddorp")
    )
    assert here & there == set()
    assert here | there


def test_every_text_is_on_the_site(stad: Path) -> None:
    texts_of_pages = page_texts(stad, left_out="nergens").values()
    assert missing("".join(chain.from_iterable(texts_of_pages))) == []


def test_every_text_is_in_the_book(stad: Path) -> None:
    assert missing(body_text(stad / "downloads" / "samen-doen.pdf", MARGIN_MM)) == []


def test_everything_on_the_pages_of_the_site_is_in_the_book(stad: Path) -> None:
    book = squeezed(body_text(stad / "downloads" / "samen-doen.pdf", MARGIN_MM))
    pages = page_texts(stad)
    lost = {page: [text for text in pages[page] if squeezed(text) not in book] for page in pages}
    assert {page: texts for page, texts in lost.items() if texts and page not in ENTRANCES} == {}


def page_texts(site: Path, left_out: str = "alleen-scherm") -> dict[str, list[str]]:
    """Return, by page, each run of text in its main part, elements of a class left out."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        tree = html.document_fromstring(path.read_bytes().decode())
        nodes = tree.xpath(
            f"//main//text()[not(ancestor::*[contains(@class, '{left_out}')]"
            " or ancestor::*[local-name() = 'title'] or ancestor::noscript or ancestor::script)]"
        )
        texts = [str(node) for node in nodes] if isinstance(nodes, list) else []
        found[path.relative_to(site).as_posix()] = [text for text in texts if text.strip()]
    return found


def test_the_check_finds_a_text_that_is_lost() -> None:
    assert len(missing("")) == len(texts()) > 1000


@pytest.mark.parametrize("path", ["initiatieven/straatfeest/processtappen/0/u_doet"])
def test_the_check_reads_steps_of_items(path: str) -> None:
    assert path in texts()
