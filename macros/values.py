"""Values that an editor writes as text: read them, compare them, print them in Dutch."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from macros.model import Eenheid

Comparable = Decimal | str
"""A number (a time is minutes since midnight), or a word such as `ja`."""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
RULE_PREFIX = "regels."


def matched(pattern: str, text: str) -> str:
    """Return `text` when it matches `pattern` as a whole; ValueError when not."""
    if not re.fullmatch(pattern, text):
        raise ValueError(text)
    return text


def whole(text: str) -> int:
    """Return a whole number, written in digits; ValueError for anything else."""
    return int(matched(r"[0-9]+", text))


def decimal(text: str) -> Decimal:
    """Return a number in Dutch notation, "1,50"; ValueError for anything else."""
    return Decimal(matched(r"[0-9]+(,[0-9]+)?", text).replace(",", "."))


def day(text: str) -> date:
    """Return a date written as 2026-11-22; ValueError for anything else."""
    return date.fromisoformat(matched(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text))


def minutes(text: str) -> int:
    """Return the minutes since midnight of a time such as 23:00; ValueError otherwise."""
    hours, rest = matched(r"([01][0-9]|2[0-3]):[0-5][0-9]", text).split(":")
    return int(hours) * 60 + int(rest)


READERS: dict[str, tuple[Callable[[str], Comparable], str]] = {
    "aantal": (lambda text: Decimal(whole(text)), "een heel getal, zoals 25"),
    "maat": (decimal, "een getal met een komma, zoals 1,50"),
    "tijd": (lambda text: Decimal(minutes(text)), 'een tijd tussen aanhalingstekens, zoals "23:00"'),
    "ja-nee": (lambda text: matched("ja|nee", text), "ja of nee"),
}
"""By `Eenheid.soort`: how to read a value, and how to tell an editor what is asked."""


def show(text: str, unit: Eenheid) -> str:
    """Return a value with its unit as it is read aloud: "1 week", "2.500 euro", "23.00 uur"."""
    if unit.soort == "ja-nee":
        return text
    if unit.soort == "tijd":
        return f"{text.replace(':', '.')} {unit.enkelvoud}"
    number = f"{int(text):,}".replace(",", ".") if text.isdigit() else text
    return f"{number} {unit.enkelvoud if text == '1' else unit.meervoud}"


def fill(text: str, rules: Mapping[str, str]) -> str:
    """Return `text` with every `{regels.naam}` replaced; KeyError for an unknown name."""
    return PLACEHOLDER.sub(lambda found: rules[found[1].removeprefix(RULE_PREFIX)], text)
