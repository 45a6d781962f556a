"""A quire leaves numbers open, keeps margins for both sides, and avoids a nearly empty last page."""

import pytest

from pdf.quire import Number, Quire, Side, draw
from pdf.write import PrintError, fitted
from tests.editions import ROOT
from tests.pdf.little import STYLES, many, refer, section

BOOK = ("letter", "boek")


def drawn(body: str) -> Quire:
    """Return a body as a quire, with room for two figures."""
    document = section("hier", body).html.replace("></span>", ">00</span>")
    return draw(document, ROOT, STYLES, "hier")


def test_numbers_are_open_with_the_place_that_they_name() -> None:
    quire = drawn(f"<h1>Kop</h1><p>{refer('elders')}</p>")
    numbers = [part for part in quire.pages[0].parts if isinstance(part, Number)]
    assert [number.target for number in numbers] == ["elders"]
    face = quire.faces[numbers[0].font]
    assert [face.text[int(glyph, 16)] for glyph in face.glyphs] == [*"0123456789", " "]


def test_margins_are_there_once_for_each_side_without_the_specimens() -> None:
    quire = drawn(f"<h1>Kop</h1>{many(30)}")
    sides = [part.side for part in quire.margins if isinstance(part, Side)]
    assert sorted(sides) == ["left", "left", "right", "right"]
    own = [part for side in quire.margins if isinstance(side, Side) for part in side.parts]
    assert [part.target for part in own if isinstance(part, Number)] == ["", ""]


def test_places_and_bookmarks_know_their_page() -> None:
    quire = drawn(f'<h1>Kop <span aria-hidden="true">U</span></h1>{many(30)}<h2 id="laat">Laat</h2>')
    assert quire.places["hier"].page == 0
    assert quire.places["laat"].page == len(quire.pages) - 1 > 0
    assert [(level, text) for level, text, _ in quire.bookmarks] == [(1, "Kop"), (2, "Laat")]


def test_figures_of_another_kind_are_refused() -> None:
    with pytest.raises(PrintError, match="andere cijfers"):
        drawn(
            f'<h1>Kop</h1><p style="font-variant-numeric: normal">{refer("a")}</p>'.replace("nummer", "x")
        )


@pytest.mark.parametrize("lines", range(24, 40, 3))
def test_a_last_page_never_has_just_a_few_lines(lines: int) -> None:
    body = "".join(f"<p>Regel {number}</p>" for number in range(lines))
    document = f'<!doctype html><html lang="nl"><head><title>.</title></head><body>{body}</body></html>'
    pages = fitted(document, ROOT, BOOK).pages
    texts = [sum(1 for box in page._page_box.descendants() if hasattr(box, "text")) for page in pages]
    assert len(pages) == 1 or texts[-1] >= 5
