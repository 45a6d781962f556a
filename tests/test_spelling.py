"""Unknown words are told where they first stand, with the real Dutch dictionary."""

from pathlib import Path

import pytest

from macros import spelling
from macros.passages import Passage
from macros.reading import Reading
from macros.schema import kinds
from macros.spelling import FOLDERS, OWN_WORDS, check_spelling

OWN = "# Onze eigen woorden\n\nbeslistuin \n"
SYSTEM = Path(__file__).parent.parent / ".ci" / "systeem.sh"


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Return what was read of a project with only a word list."""
    (tmp_path / "data").mkdir()
    (tmp_path / OWN_WORDS).write_text(OWN, encoding="utf-8")
    return Reading(tmp_path, {kind: {} for kind in kinds()})


def told(reading: Reading, *texts: str) -> list[str]:
    """Return what is told about texts on the lines of one page."""
    passages = [Passage("docs/a.md", line, text, official=False) for line, text in enumerate(texts, 1)]
    check_spelling(reading, passages)
    return [str(fault) for fault in reading.faults]


def test_a_typing_error_is_told_once_with_its_line_and_what_was_meant(reading: Reading) -> None:
    (message,) = told(reading, "De beslistuin is goed.", "De gemeentte komt.", "Een gemeentte is leuk.")
    assert message.startswith(
        "docs/a.md, regel 2: Het woord 'gemeentte' is onbekend. Bedoelt u 'gemeente'?"
    )
    assert message.endswith("Zet het dan in data/woordenboek.txt.")


def test_compounds_capitals_and_joined_words_are_known(reading: Reading) -> None:
    assert not told(reading, "Beslistuin, straatfeest-formulier en zo'n beslistuin-idee in 2026.")


def test_a_word_of_our_own_that_stands_nowhere_is_told(reading: Reading) -> None:
    (message,) = told(reading, "Een straatfeest.")
    assert message.startswith("data/woordenboek.txt, regel 3: Het woord 'beslistuin' staat nergens")


def test_an_own_word_is_not_called_unused_while_something_is_broken(reading: Reading) -> None:
    reading.fault((), "Hier is iets stuk.")
    assert told(reading, "Een straatfeest.") == ["data, regel 1: Hier is iets stuk."]


def test_a_list_that_is_missing_or_saved_wrongly_is_told(reading: Reading) -> None:
    (reading.root / OWN_WORDS).write_bytes("één".encode("latin-1"))
    (reading.root / OWN_WORDS).rename(reading.root / "data" / "weg.txt")
    assert told(reading) == [
        "data/woordenboek.txt, regel 1: Dit bestand ontbreekt. Maak het aan; het mag leeg zijn."
    ]
    (reading.root / "data" / "weg.txt").rename(reading.root / OWN_WORDS)
    assert "niet als UTF-8 bewaard" in told(reading)[1]


def test_without_a_dictionary_the_message_says_what_to_do(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "FOLDERS", [str(reading.root)])
    (message,) = told(reading, "Een straatfeest.")
    assert "hunspell-nl" in message


def test_the_set_up_looks_for_the_dictionary_in_the_same_folders() -> None:
    script = SYSTEM.read_text(encoding="utf-8").replace("$HOME", "~")
    assert [folder for folder in FOLDERS if folder not in script] == []
