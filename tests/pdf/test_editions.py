"""Every edition, whole: what is printed is large, tagged, and leads where it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.items import ITEM_KINDS, PART_BOOKS, leaf
from macros.workbook import open_workbook
from tests.editions import ROOT
from tests.pdf import largeprint, links, tagfaults, tagtree
from tests.pdf.pdftext import page_count
from tests.verapdf import validate

BOEK = open_workbook(ROOT)
BOOKS = ["samen-doen", "samen-doen-24", "kaarten", *(f"deel-{name}" for name in PART_BOOKS)]
LEAVES = [
    Path(leaf(kind, name)).stem
    for kind, pages in ITEM_KINDS.items()
    for name in (getattr(BOEK, kind) if pages.leaf else ())
]
GROUPS = {name: [name] for name in BOOKS} | {"los": LEAVES, "formulieren": [*BOEK.formats]}
MOST_PAGES = {"vel": 4, "kaart": 2}
GEMEENTEN = ("stad", "dorp")


@pytest.fixture(params=GEMEENTEN)
def site(request: pytest.FixtureRequest) -> Path:
    """Return the site of a municipality."""
    found: Path = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=GROUPS)
def files(request: pytest.FixtureRequest, site: Path) -> list[Path]:
    """Return the files of a group of editions."""
    return [site / "downloads" / f"{name}.pdf" for name in GROUPS[request.param]]


def size(path: Path) -> int:
    """Return the least size of the letters in a file, in points."""
    return 24 if path.stem.endswith("-24") else 18


def judged(path: Path) -> Iterator[object]:
    """Yield all that is wrong in a file."""
    yield from largeprint.faults(path, size(path))
    yield from tagtree.unreached(path)
    yield from tagfaults.faults(path)
    yield from tagfaults.text_faults(path)
    yield from links.outline_faults(path)
    yield from links.link_faults(path)


def test_every_page_is_large_print_and_every_tag_and_link_is_right(files: list[Path]) -> None:
    assert {path.name: [str(fault) for fault in judged(path)] for path in files} == {
        path.name: [] for path in files
    }


def test_no_rule_of_pdf_ua_fails(files: list[Path]) -> None:
    found = {path.name: list(map(str, failed)) for path, failed in validate(files).items()}
    assert found == {path.name: [] for path in files}


def test_these_are_all_files(site: Path) -> None:
    known = {name for group in GROUPS.values() for name in group}
    assert {path.stem for path in site.rglob("*.pdf")} == known


@pytest.mark.parametrize("prefix", MOST_PAGES)
def test_a_sheet_and_a_card_are_of_few_pages(site: Path, prefix: str) -> None:
    found = {path.name: page_count(path) for path in (site / "downloads").glob(f"{prefix}-*.pdf")}
    assert found
    assert {name: pages for name, pages in found.items() if pages > MOST_PAGES[prefix]} == {}


def test_the_page_about_paper_leads_to_every_file_and_names_its_pages(site: Path) -> None:
    text = (site / "waarden" / "afdrukken" / "index.html").read_text(encoding="utf-8")
    for name in (*BOOKS, *LEAVES):
        pages = page_count(site / "downloads" / f"{name}.pdf")
        assert f'href="../../downloads/{name}.pdf"' in text
        assert f"(PDF, {pages} bladzijden" in text


@pytest.mark.parametrize("kind", [kind for kind, pages in ITEM_KINDS.items() if pages.leaf])
def test_the_page_of_an_item_leads_to_its_own_paper(site: Path, kind: str) -> None:
    for name in getattr(BOEK, kind):
        page = site / ITEM_KINDS[kind].folder / name / "index.html"
        assert f'href="../../{leaf(kind, name)}"' in page.read_text(encoding="utf-8")
