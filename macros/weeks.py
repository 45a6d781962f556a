"""In which week a step begins."""

from collections.abc import Mapping
from math import ceil

from macros.model import Eenheid, Processtap, Receptstap, Regel
from macros.values import READERS

WEEK = 7 * 24 * 60
"""The minutes in a week."""


def begins(
    stap: Processtap | Receptstap,
    given: Mapping[str, str],
    regels: Mapping[str, Regel],
    eenheden: Mapping[str, Eenheid],
) -> int:
    """Return the week, from the day that its idea or recept counts from, in which `stap` begins.

    That is its `week`, later by the time that its rule takes in the municipality of `given`, in
    whole weeks, rounded up. Raises KeyError when the rule or its unit is unknown, and ValueError
    when its value cannot be read.
    """
    if stap.week_plus is None:
        return stap.week
    unit = eenheden[regels[stap.week_plus].eenheid]
    read, _ = READERS[unit.soort]
    return stap.week + ceil(float(read(given[stap.week_plus])) * (unit.minuten or 0) / WEEK)
