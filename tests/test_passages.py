"""The text that the checks of language see, from data and chapters, with its line."""

import shutil
from pathlib import Path

import pytest

from macros.passages import Passage
from macros.workbook import inspect

GOOD = Path(__file__).parent / "cases" / "goed"
CHAPTER = """
<!-- voor de redactie -->
## Mag dit?

Bel **ons** op [de dag](idee/kan-dit.md) van {{ regel("eerste_antwoord") }}.
Dat is fijn.

!!! advies "Een raad"
    - Eerst dit.
    - Dan **dat**:

        Diep daarin.

U belt ons.

U **belt** ook uw buren.

- U schrijft.
- U schrijft nog eens.

```
geen tekst
```
"""


@pytest.fixture
def found(tmp_path: Path) -> list[Passage]:
    """Return the text of the good project with a longer chapter."""
    root = shutil.copytree(GOOD, tmp_path / "boek")
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as chapter:
        chapter.write(CHAPTER)
    return inspect(root)[1]


def test_a_chapter_gives_its_parts_once_without_marks_and_macros(found: list[Passage]) -> None:
    texts = [(p.line, p.text) for p in found if p.file == "docs/index.md" and p.line > 10]
    assert texts == [
        (12, "Mag dit"),
        (14, "Bel ons op de dag van 0. Dat is fijn."),
        (17, "Een raad"),
        (18, "Eerst dit."),
        (19, "Dan dat:"),
        (21, "Diep daarin."),
        (23, "U belt ons."),
        (25, "U belt ook uw buren."),
        (27, "U schrijft."),
        (28, "U schrijft nog eens."),
    ]


def test_the_data_give_prose_with_its_line_but_no_ids_and_sources(found: list[Passage]) -> None:
    words = [p for p in found if p.file == "data/begrippen.yml"]
    assert words[1] == Passage("data/begrippen.yml", 3, "Hoeveel mensen het een goed idee vinden.", False)
    texts = " ".join(p.text for p in found)
    assert "https" not in texts
    assert "{" not in texts
    assert "Burgerlijk" not in texts


def test_what_others_call_it_is_official(found: list[Passage]) -> None:
    assert {p.text for p in found if p.official} >= {"Informeren"}
