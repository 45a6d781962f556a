"""Values are read strictly as Dutch editors write them, and shown as Dutch readers read them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from macros.model import Eenheid
from macros.values import READERS, day, decimal, fill, minutes, show, whole

UNITS = {
    "weken": Eenheid(id="weken", soort="aantal", enkelvoud="week", meervoud="weken"),
    "euro": Eenheid(id="euro", soort="aantal", enkelvoud="euro", meervoud="euro"),
    "meter": Eenheid(id="meter", soort="maat", enkelvoud="meter", meervoud="meter"),
    "stukken": Eenheid(id="stukken", soort="maat", enkelvoud="stuk", meervoud="stukken"),
    "tijd": Eenheid(id="tijd", soort="tijd", enkelvoud="uur", meervoud="uur"),
    "ja-nee": Eenheid(id="ja-nee", soort="ja-nee", enkelvoud="ja of nee", meervoud="ja of nee"),
}


def refuses(read: Callable[[str], object], text: str) -> bool:
    """Return whether `text` cannot be read, told in the way that the builder expects."""
    try:
        read(text)
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("1", "weken", "1 week"),
        ("0", "weken", "0 weken"),
        ("8", "weken", "8 weken"),
        ("999", "euro", "999 euro"),
        ("2500", "euro", "2.500 euro"),
        ("1250000", "euro", "1.250.000 euro"),
        ("1,50", "meter", "1,50 meter"),
        ("1", "stukken", "1 stuk"),
        ("1,5", "stukken", "1,5 stukken"),
        ("23:00", "tijd", "23.00 uur"),
        ("00:00", "tijd", "00.00 uur"),
        ("ja", "ja-nee", "ja"),
        ("nee", "ja-nee", "nee"),
    ],
)
def test_a_value_is_shown_with_its_unit(text: str, unit: str, shown: str) -> None:
    assert show(text, UNITS[unit]) == shown


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("25", 25), ("007", 7)])
def test_a_whole_number_is_digits_only(text: str, value: int) -> None:
    assert whole(text) == value


@pytest.mark.parametrize("text", ["", "-1", "+1", "1,0", "1.0", "1_000", "1 000", "2.500", "tien"])
def test_anything_else_is_no_whole_number(text: str) -> None:
    assert refuses(whole, text)


@pytest.mark.parametrize(("text", "value"), [("1,50", "1.50"), ("3", "3"), ("0,5", "0.5")])
def test_a_number_has_a_comma(text: str, value: str) -> None:
    assert decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.5", "1,", ",5", "1,2,3", "1e3", "-1,5", "NaN", "Infinity"])
def test_a_point_or_a_word_is_no_number(text: str) -> None:
    assert refuses(decimal, text)


@pytest.mark.parametrize(("text", "value"), [("00:00", 0), ("19:30", 1170), ("23:59", 1439)])
def test_a_time_is_read_as_minutes_since_midnight(text: str, value: int) -> None:
    assert minutes(text) == value


@pytest.mark.parametrize("text", ["24:00", "7:30", "19.30", "19:60", "1170", "19:30:00", ""])
def test_anything_else_is_no_time(text: str) -> None:
    assert refuses(minutes, text)


def test_a_day_is_written_as_year_month_day() -> None:
    assert day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "20260101", "2026-W01-1", "1-2-2026"])
def test_a_day_that_does_not_exist_or_is_written_otherwise_is_refused(text: str) -> None:
    assert refuses(day, text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("aantal", "150", Decimal(150)),
        ("maat", "1,80", Decimal("1.80")),
        ("tijd", "23:00", Decimal(1380)),
        ("ja-nee", "nee", "nee"),
    ],
)
def test_each_kind_of_unit_reads_its_own_values(kind: str, text: str, value: Decimal | str) -> None:
    assert READERS[kind][0](text) == value


@pytest.mark.parametrize("text", ["Ja", "NO", "true", "misschien", ""])
def test_only_ja_and_nee_are_an_answer(text: str) -> None:
    assert refuses(READERS["ja-nee"][0], text)


def test_the_names_between_braces_are_replaced_by_their_values() -> None:
    assert fill("Houd {regels.stoep} vrij.", {"stoep": "1,50 meter"}) == "Houd 1,50 meter vrij."


def test_a_name_that_is_not_there_is_never_printed_as_it_is() -> None:
    with pytest.raises(KeyError):
        fill("Houd {regels.stoep} vrij.", {})
