"""A quire is printed at any place: its own objects, and numbers that stand where they must."""

from pathlib import Path

import pydyf
import pytest
from PIL import Image

from pdf.press import Bundle, Position, Spot, keys_of, press, size
from pdf.quire import Quire, draw
from pdf.write import PrintError
from tests.editions import ROOT
from tests.pdf.little import STYLES, many, refer, section

DRAWING = """<svg viewBox="0 0 9 9" width="40" height="40"><title>Een zon</title>
<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1"/></linearGradient></defs>
<rect width="9" height="9" fill="url(#g)"/></svg>"""
PLACE = Spot(12, b"99 0 R", 10, 20)


@pytest.fixture(scope="module")
def quire() -> Quire:
    """Return a quire of some pages with a link and a drawing."""
    body = f"<h1>Kop</h1>{DRAWING}<p>Zie {refer('elders')} en <a href='https://example.org/'>ver</a>.</p>"
    document = section("hier", body + many(30)).html.replace("></span>", ">00</span>")
    return draw(document, ROOT, STYLES, "hier")


def test_the_size_of_a_quire_is_known_before_it_is_printed(quire: Quire) -> None:
    pressed = press(quire, Position(4, 100, 7), {"elders": PLACE})
    assert len(pressed.segment.entries) == size(quire)
    assert keys_of(quire) == len(quire.pages) + 2
    assert pressed.pages == len(quire.pages) > 1
    assert pressed.node == b"100 0 R"
    assert Position(4, 100, 7).page(0) == b"101 0 R"


def test_every_offset_leads_to_its_object(quire: Quire) -> None:
    segment = press(quire, Position(0, 50, 0), {"elders": PLACE}).segment
    in_file = [(50 + n, place) for n, (kind, place, _) in enumerate(segment.entries) if kind == 1]
    assert in_file
    assert all(segment.data[place:].startswith(b"%d 0 obj" % number) for number, place in in_file)


def test_a_picture_that_is_no_drawing_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (1, 1)).save(tmp_path / "foto.png")
    body = f'<h1>Kop</h1><p><img alt="Een foto" src="{(tmp_path / "foto.png").as_uri()}"></p>'
    with pytest.raises(PrintError, match="alleen een tekening"):
        draw(section("hier", body).html, ROOT, STYLES, "hier")


def test_objects_in_a_bundle_are_numbered_from_the_first() -> None:
    bundle = Bundle(7)
    assert [bundle.add(pydyf.Dictionary()) for _ in range(2)] == [b"7 0 R", b"8 0 R"]
    assert len(bundle.together().entries) == 3
