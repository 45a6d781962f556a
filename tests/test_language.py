"""Hard text is told with its place; what is too hard stops the build, and a hint does not."""

import pytest

from macros.faults import Finding
from macros.language import Language
from macros.model import Begrip, Jargon
from macros.passages import Passage

LANGUAGE = Language(
    [Begrip(id="vergunning", titel="vergunning", uitleg="Een ja op papier.", vormen=("draagvlak",))],
    [
        Jargon(id="middels", titel="middels", zeg="met"),
        Jargon(id="borgen", titel="borgen", vormen=("borging",), zeg="zorgen dat het blijft"),
        Jargon(id="draagvlak", titel="draagvlak", zeg="steun"),
    ],
)
PLAIN = "Vraag eerst uw buren wat zij willen. "


def told(*texts: str, file: str = "docs/a.md", official: bool = False) -> list[Finding]:
    """Return what is found in texts on the lines of one page."""
    lines = enumerate(texts, 1)
    return list(LANGUAGE.check(Passage(file, line, text, official) for line, text in lines))


def sentence(length: int) -> str:
    """Return a sentence of so many words."""
    return " ".join(["Dan", *["wij"] * (length - 1)]) + "."


@pytest.mark.parametrize(("length", "stops"), [(20, []), (21, [False]), (25, [False]), (26, [True])])
def test_a_sentence_is_told_past_20_words_and_stops_past_25(length: int, stops: list[bool]) -> None:
    assert [found.stops for found in told(sentence(length))] == stops


def test_a_fragment_in_a_table_is_no_sentence() -> None:
    assert not told(sentence(40).rstrip("."))


def test_an_official_word_is_told_with_its_place_and_a_plain_word() -> None:
    (found,) = told(PLAIN, "Betaal middels een bon.")
    assert not found.stops
    assert str(found.fault) == "docs/a.md, regel 2: 'middels' is een moeilijk woord. Zeg liever: met."


def test_each_form_of_an_official_word_is_found_but_no_part_of_a_word() -> None:
    assert len(told("De Borging is goed.")) == 1
    assert not told("Het vermiddelsen of een borging-formulier bestaat niet.")


def test_a_word_that_pages_explain_is_no_jargon() -> None:
    assert not told("Er is draagvlak voor.")


def test_official_text_need_not_be_plain() -> None:
    assert not told(sentence(40), "Middels borging.", official=True)


@pytest.mark.parametrize(("count", "stops"), [(0, []), (1, [False]), (3, [True])])
def test_many_official_words_on_a_page_stop_the_build(count: int, stops: list[bool]) -> None:
    found = told(PLAIN * 20, *["Betaal middels geld."] * count)
    assert [finding.stops for finding in found if finding.fault.line == 1] == stops


def test_a_hard_page_stops_the_build_and_a_small_one_is_not_judged() -> None:
    hard = "Verantwoordelijkheden bepalen uitvoeringsmogelijkheden. "
    assert not told(hard * 10)
    messages = [found.fault.message for found in told(hard * 30) if found.stops]
    assert [message.split()[1] for message in messages] == ["leesbaarheid", "de"]
    assert "uitvoeringsmogelijkheden" in messages[0]


def test_long_sentences_on_average_stop_the_build() -> None:
    (found,) = told(*[sentence(16)] * 10)
    assert found.stops
    assert found.fault.message == "Een zin heeft hier gemiddeld 16,0 woorden; hoogstens 12 is goed."


def test_one_sentence_on_many_pages_is_told_once() -> None:
    stock = "Dit is een zin die overal op precies dezelfde manier staat."
    pages = [Passage(f"data/{page}.yml", 3, stock, official=False) for page in "abcd"]
    assert not list(LANGUAGE.check([*pages[:3], pages[0]]))
    (found,) = LANGUAGE.check(pages)
    assert found.stops
    assert str(found.fault).startswith("data/a.yml, regel 3: Deze zin staat op 4 bladzijden:")


def test_without_a_list_of_official_words_nothing_is_jargon() -> None:
    assert not list(Language([], []).check([Passage("docs/a.md", 1, "Betaal middels geld.", False)]))


def test_a_short_sentence_may_stand_on_many_pages() -> None:
    pages = [Passage(f"data/{page}.yml", 3, "Bel de gemeente.", official=False) for page in "abcdef"]
    assert not list(LANGUAGE.check(pages))
