"""A step begins in its week, later by the time that its rule takes in the municipality."""

from dataclasses import replace

import pytest

from macros.model import Eenheid, Receptstap, Regel
from macros.weeks import begins

EENHEDEN = {
    "werkdagen": Eenheid(id="werkdagen", soort="aantal", enkelvoud="", meervoud="", minuten=2016),
    "weken": Eenheid(id="weken", soort="aantal", enkelvoud="", meervoud="", minuten=10_080),
    "maanden": Eenheid(id="maanden", soort="aantal", enkelvoud="", meervoud="", minuten=43_200),
    "jaren": Eenheid(id="jaren", soort="aantal", enkelvoud="", meervoud="", minuten=525_600),
}
STAP = Receptstap(titel="", termijn="", week=0, waarom="", u_doet="", gemeente_doet="")


def week(start: int, value: str, unit: str) -> int:
    """Return when a step begins, when its rule has this value."""
    rule = Regel(id="proef", titel="", uitleg="", eenheid=unit)
    return begins(replace(STAP, week=start, week_plus="proef"), {"proef": value}, {"proef": rule}, EENHEDEN)


@pytest.mark.parametrize(
    ("value", "unit", "weeks"),
    [
        ("10", "werkdagen", 2),
        ("11", "werkdagen", 3),
        ("6", "weken", 6),
        ("3", "maanden", 13),
        ("2", "jaren", 105),
    ],
)
def test_time_of_a_rule_comes_on_top_in_whole_weeks(value: str, unit: str, weeks: int) -> None:
    assert week(0, value, unit) == weeks
    assert week(-4, value, unit) == weeks - 4


def test_step_without_a_rule_begins_in_its_week() -> None:
    assert begins(replace(STAP, week=5), {}, {}, {}) == 5


def test_unknown_rule_and_a_value_that_is_no_number_are_refused() -> None:
    with pytest.raises(KeyError):
        begins(replace(STAP, week_plus="weg"), {}, {}, EENHEDEN)
    with pytest.raises(ValueError, match="drie"):
        week(0, "drie", "weken")
