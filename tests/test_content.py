"""The real book is whole, and as easy to read as it promises."""

from itertools import groupby
from operator import attrgetter
from pathlib import Path

import pytest
from lxml import etree

from macros.language import EASE, ENOUGH, JARGON, LONG_SHARE, agreed
from macros.measure import words
from macros.reading import DRAWINGS, Reading
from macros.spelling import check_spelling
from macros.workbook import inspect

ROOT = Path(__file__).parent.parent
READING, TEXT = inspect(ROOT)
LANGUAGE = agreed(READING)
PLAIN = sorted((p for p in TEXT if not p.official), key=attrgetter("file"))
PAGES = {file: list(page) for file, page in groupby(PLAIN, key=attrgetter("file"))}
LONG_ENOUGH = [file for file, page in PAGES.items() if LANGUAGE.measure(page).words >= ENOUGH]
AT_LEAST = {
    "werkvormen": 60,
    "formats": 24,
    "initiatieven": 18,
    "recepten": 12,
    "voorbeelden": 10,
    "begrippen": 80,
    "jargon": 150,
    "participatietrap": 6,
}
DRAWN = sorted((ROOT / DRAWINGS).glob("*.svg"))


@pytest.mark.parametrize(("kind", "count"), AT_LEAST.items())
def test_there_is_enough_of_each_kind(kind: str, count: int) -> None:
    assert len(READING.items[kind]) >= count


def test_nothing_in_the_book_is_at_fault() -> None:
    assert READING.faults == []


@pytest.mark.parametrize("file", LONG_ENOUGH)
def test_each_page_is_easy_to_read(file: str) -> None:
    counts = LANGUAGE.measure(PAGES[file])
    assert counts.ease() >= EASE.stop
    assert counts.long_share() <= LONG_SHARE.hint
    assert LANGUAGE.official_share(PAGES[file]) <= JARGON.hint


def test_the_whole_book_is_easy_to_read() -> None:
    assert LANGUAGE.measure(PLAIN).ease() >= 65
    assert LANGUAGE.official_share(PLAIN) <= 1


def test_every_word_is_spelled_well() -> None:
    reading = Reading(ROOT, {})
    check_spelling(reading, TEXT)
    assert reading.faults == []


def test_a_plain_word_holds_no_official_word() -> None:
    own = {form for word in READING.items["jargon"].values() for form in (word.titel, *word.vormen)}
    said = {word.titel: set(words(word.zeg)) & own for word in READING.items["jargon"].values()}
    assert {title: found for title, found in said.items() if found} == {}


def test_each_level_and_each_kind_of_place_has_its_werkvormen() -> None:
    made = READING.items["werkvormen"].values()
    assert {level for item in made for level in item.niveau} == set(READING.items["participatietrap"])
    assert {place for item in made for place in item.plek} == set(READING.items["plekken"])


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_each_drawing_says_what_it_shows_and_holds_without_colour(path: Path) -> None:
    root = etree.parse(path).getroot()
    title = root.findtext("{http://www.w3.org/2000/svg}title", "")
    assert len(title.split()) >= 3
    assert "#1c1b19" in {value for element in root.iter() for value in element.attrib.values()}


def test_there_are_drawings_enough_and_no_two_say_the_same() -> None:
    titles = [etree.parse(path).getroot()[0].text for path in DRAWN]
    assert len(DRAWN) >= 20
    assert len(set(titles)) == len(DRAWN)
