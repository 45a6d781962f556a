"""Every value of the real data has a place, and a fault names the line of its own value."""

from pathlib import Path

from macros.faults import Fault
from macros.reader import read
from macros.reading import Reading
from macros.schema import UNREAD

GOOD = Path(__file__).parent / "cases" / "goed"
WERKVORM = "data/werkvormen/huis-aan-huis.yml"
STEPS = """
- wat: Maak een lijst.
  wie: [buur]
  hoe_lang: een uur

- wat: Bel aan.
  wie: [buur]
  hoe_lang: een avond
- wat: |
    Schrijf op wat u hoort.
    Noem geen namen.
  wie:
    - buur
    - coordinator
  hoe_lang: {}
"""


def with_steps(tmp_path: Path, last: str) -> tuple[Reading, int]:
    """Return what is read when a werkvorm gets three steps, and the line before the steps."""
    for path in (GOOD / "data").rglob("*.yml"):
        target = tmp_path / path.relative_to(GOOD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    head, _, rest = (GOOD / WERKVORM).read_text(encoding="utf-8").partition("stappen:")
    rest = rest.partition("tips:")[2]
    text = f"{head}stappen:{STEPS.format(last)}tips:{rest}"
    (tmp_path / WERKVORM).write_text(text, encoding="utf-8")
    return read(tmp_path), text.partition("stappen:")[0].count("\n") + 1


def test_a_fault_in_the_third_step_names_its_own_line(tmp_path: Path) -> None:
    reading, before = with_steps(tmp_path, "")
    assert reading.faults == [Fault(WERKVORM, before + 14, "Het veld 'hoe_lang' is leeg.")]


def test_every_value_in_a_list_has_its_own_place(tmp_path: Path) -> None:
    reading, before = with_steps(tmp_path, "een dag")
    step = ("werkvormen", "huis-aan-huis", "stappen", 2)
    lines = {path[len(step) :]: line for path, (_, line) in reading.places.items() if step == path[:4]}
    assert lines == {
        (): before + 8,
        ("wat",): before + 8,
        ("wie",): before + 12,
        ("wie", 0): before + 12,
        ("wie", 1): before + 13,
        ("hoe_lang",): before + 14,
    }


def test_a_fault_about_a_value_that_is_not_there_names_what_is_around_it(tmp_path: Path) -> None:
    reading, before = with_steps(tmp_path, "een dag")
    path = ("werkvormen", "huis-aan-huis", "stappen", 1, "hoe_lang", "minuten", 3)
    reading.fault(path, "Dit klopt niet.")
    assert reading.faults == [Fault(WERKVORM, before + 7, "Dit klopt niet.")]


def test_a_broken_value_leaves_the_rest_of_the_item_readable(tmp_path: Path) -> None:
    reading, _ = with_steps(tmp_path, "")
    werkvorm = reading.items["werkvormen"]["huis-aan-huis"]
    assert werkvorm.titel == "Huis aan huis"
    assert werkvorm.stappen[2].hoe_lang is UNREAD
    assert werkvorm.stappen[2].wie == ("buur", "coordinator")
    assert "huis-aan-huis" not in reading.sound("werkvormen")


def test_an_item_that_cannot_be_read_still_exists_for_what_points_at_it(tmp_path: Path) -> None:
    with_steps(tmp_path, "een dag")
    (tmp_path / WERKVORM).write_text("titel: [", encoding="utf-8")
    reading = read(tmp_path)
    assert reading.items["werkvormen"] == {"huis-aan-huis": UNREAD}
    assert [fault.file for fault in reading.faults] == [WERKVORM]


def test_lists_keep_the_order_of_their_file_and_items_that_of_their_names(tmp_path: Path) -> None:
    reading, _ = with_steps(tmp_path, "een dag")
    assert list(reading.items["participatietrap"]) == ["weten", "meepraten"]
    assert list(reading.items["gemeenten"]) == ["voorbeelddorp", "voorbeeldstad"]
