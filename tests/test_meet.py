"""`make meet`: a text of your own is measured by the paragraph, and a bad file is told."""

from pathlib import Path

import pytest

from macros.__main__ import measure
from tests.test_cases import GOOD

LETTER = """Beste buur,

Wij willen graag dat u op een dag in de week samen met uw
buren van de straat bij ons komt praten over wat er in de
buurt moet komen en ook blijven.

Komt u ook?
"""


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a letter, with the words of a small workbook at hand."""
    monkeypatch.chdir(GOOD)
    path = tmp_path / "brief.txt"
    path.write_text(LETTER, encoding="utf-8-sig")
    return path


def test_a_sentence_over_several_lines_is_one_sentence(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "regel 3: Deze zin heeft 33 woorden" in measure(letter)
    assert "36 woorden, 2 zinnen, leesbaarheid " in capsys.readouterr().out


def test_a_text_without_a_sentence_says_so(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter.write_text("Boodschappen", encoding="utf-8")
    assert measure(letter) == ""
    assert "er staat geen hele zin in" in capsys.readouterr().out


def test_a_file_that_is_not_there_or_is_saved_wrongly_is_told(letter: Path) -> None:
    assert "make meet TEKST=brief.txt" in measure(letter.parent / "weg.txt")
    assert "make meet TEKST=brief.txt" in measure(letter.parent)
    letter.write_bytes("één".encode("latin-1"))
    assert "niet als UTF-8 bewaard" in measure(letter)
