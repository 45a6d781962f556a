"""Unknown words are told where they first stand, with the real Dutch dictionary."""

from pathlib import Path

import pytest

from macros import spelling
from macros.passages import Passage
from macros.spelling import NoDictionaryError, Speller

OWN = "# Onze eigen woorden\nbeslistuin\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a word list of its own."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "woordenboek.txt").write_text(OWN, encoding="utf-8")
    return tmp_path


def told(root: Path, *texts: str) -> list[str]:
    """Return what is told about texts on the lines of one page."""
    passages = [Passage("docs/a.md", line, text, official=False) for line, text in enumerate(texts, 1)]
    return [str(fault) for fault in Speller(root).check(passages)]


def test_a_typing_error_is_told_once_with_its_line_and_what_was_meant(root: Path) -> None:
    (message,) = told(root, "De beslistuin is goed.", "De gemeentte komt.", "Een gemeentte is leuk.")
    assert message.startswith(
        "docs/a.md, regel 2: Het woord 'gemeentte' is onbekend. Bedoelt u 'gemeente'?"
    )
    assert message.endswith("Zet het dan in data/woordenboek.txt.")


def test_compounds_capitals_and_joined_words_are_known(root: Path) -> None:
    assert not told(root, "Beslistuin, straatfeest-formulier en zo'n beslistuin-idee in 2026.")


def test_a_word_of_our_own_that_stands_nowhere_is_told(root: Path) -> None:
    (message,) = told(root, "Een straatfeest.")
    assert message.startswith("data/woordenboek.txt, regel 2: Het woord 'beslistuin' staat nergens")


def test_without_a_dictionary_the_message_says_what_to_do(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "FOLDERS", [str(root)])
    with pytest.raises(NoDictionaryError, match="hunspell-nl"):
        Speller(root)
