"""What the search is told of each page."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from macros.catalogue import LITTLE, fold, is_other, plain, same_words, signs, summary_of, words_of
from macros.model import Begrip, Jargon

TERM = Begrip(id="geveltuin", titel="Geveltuin", vormen=("geveltuinen", "stoeptuin"), uitleg="Een tuin.")
OFFICIAL = Jargon(id="participeren", titel="participeren", vormen=("participeert",), zeg="meedoen")


def known(site: Path) -> dict[str, Any]:
    """Return what the search of a site knows."""
    text = (site / "assets" / "zoeklijst.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.partition(" = ")[2].removesuffix(";\n"))
    return found


def pages_of(signs: str) -> list[int]:
    """Return the pages that the signs of a word tell, as the search script reads them."""
    page, found = -1, []
    for sign in signs:
        page += 80 if sign == "~" else ord(sign) - 39
        found += [] if sign == "~" else [page]
    return found


@pytest.mark.parametrize("numbers", [[0], [0, 1, 2], [79, 80, 81], [80], [3, 84, 166], [160, 400]])
def test_signs_are_read_back_as_the_same_pages(numbers: list[int]) -> None:
    assert pages_of(signs(numbers)) == numbers


def test_words_are_small_and_without_accents() -> None:
    words = ["een", "cafe", "met", "coordinatoren", "foto"]
    assert words_of("Een CAFÉ met 3 coördinatoren en foto's") == words
    assert fold("ËÎç") == "eic"
    assert fold(LITTLE) == LITTLE


def test_text_of_a_page_is_that_of_the_page_only() -> None:
    page = html.fragment_fromstring(
        "<div>Een <strong>buurt</strong>feest<p>op straat</p><nav>Menu</nav><svg><text>x</text></svg>"
        "<p class='geen-woorden'>Voet</p><div class='met-script'>Knop</div></div>"
    )
    assert plain(page) == "Een buurtfeest op straat"


def test_summary_takes_whole_sentences() -> None:
    title, long = "<p class='admonition-title'>In het kort</p>", f"<p>Eerst dit. {'Dan dat. ' * 30}</p>"
    text = summary_of(html.fragment_fromstring(title + long, create_parent="div"))
    assert text.startswith("Eerst dit. Dan dat.")
    assert text.endswith("dat.")
    assert len(text) <= 160
    assert summary_of(html.fragment_fromstring("<div></div>")) == ""


def test_other_words_lead_to_words_of_the_book() -> None:
    book = {"geveltuin", "stoeptuin", "meedoen"}
    assert same_words([TERM], [OFFICIAL], book) == [
        ("geveltuin", "stoeptuin"),
        ("participeert", "meedoen"),
        ("participeren", "meedoen"),
        ("stoeptuin", "geveltuin"),
    ]
    assert same_words([], [OFFICIAL], set()) == []
    assert not is_other("geveltuinen", "geveltuin")


def test_search_knows_every_page_of_a_part_by_all_its_names(stad: Path) -> None:
    found = known(stad)
    pages = {page["address"]: page for page in found["pages"]}
    files = {path.parent.relative_to(stad).as_posix() + "/" for path in stad.glob("*/**/index.html")}
    assert pages.keys() == files - {"zoeken/"}
    assert pages["idee/straatfeest/"]["kind"] == "Idee"
    assert "Buurtbarbecue" in pages["idee/straatfeest/"]["names"]
    assert pages["idee/stoppen/"]["kind"] == "Hoofdstuk: Ik heb een idee"
    assert "opzeggen" in pages["idee/stoppen/"]["names"]
    assert [address for address, page in pages.items() if not page["summary"]] == []
    assert "Wat kost het?" not in pages["idee/straatfeest/"]["headings"]


def test_search_knows_on_which_pages_a_word_stands(stad: Path) -> None:
    found = known(stad)
    words, places = found["words"].split(" "), found["places"].split(" ")
    assert len(words) == len(places)
    assert words == sorted(words)
    assert places[words.index("straat")] == ""
    having = [found["pages"][number]["address"] for number in pages_of(places[words.index("barbecue")])]
    assert "idee/straatfeest/" in having
    assert "idee/geveltuin/" not in having
