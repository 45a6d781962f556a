"""Every page leads an editor to the file in which its text stands."""

from pathlib import Path

from lxml import html

from tests.editions import ROOT, page_addresses

WORKSHOP = "https://werkplaats.voorbeeldstad.example/samen-doen/edit/main/"


def edit_link(page: Path) -> str:
    """Return the file that the edit link of a page leads to."""
    tree = html.document_fromstring(page.read_bytes().decode())
    [link] = [a.get("href", "") for a in tree.iter("a") if a.text == "Verbeter deze bladzijde"]
    return link.removeprefix(WORKSHOP)


def test_every_edit_link_leads_to_a_file_that_exists(stad: Path) -> None:
    pages = sorted(stad.rglob("index.html"))
    assert len(pages) == len(page_addresses())
    assert [page for page in pages if not (ROOT / edit_link(page)).is_file()] == []


def test_page_of_an_item_is_edited_in_its_data(stad: Path) -> None:
    page = stad / "werkvormen" / "buurtschouw" / "index.html"
    assert edit_link(page) == "data/werkvormen/buurtschouw.yml"


def test_chapter_is_edited_in_markdown(stad: Path) -> None:
    assert edit_link(stad / "idee" / "uw-rechten" / "index.html") == "docs/idee/uw-rechten.md"
