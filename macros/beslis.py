"""Kan dit? The decision table of an initiative, read for one municipality.

As in DMN 1.5 with hit policy "first" (OMG, 8.2.8), the first row that fits gives the answer.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from operator import eq, ge, gt, le, lt
from typing import Any

from macros.model import Beslisregel, Eenheid, Gemeente, Initiatief, Vraag
from macros.values import READERS, RULE_PREFIX, Comparable, minutes

DAY = 24 * 60
COMPARE: dict[str, tuple[Callable[[Any, Any], bool], str, tuple[str, ...]]] = {
    "is": (eq, "", ("ja-nee", "keuze", "getal")),
    "meer_dan": (gt, "meer dan ", ("getal",)),
    "minder_dan": (lt, "minder dan ", ("getal",)),
    "minstens": (ge, "ten minste ", ("getal",)),
    "hoogstens": (le, "hoogstens ", ("getal",)),
    "later_dan": (gt, "later dan ", ("tijd",)),
}
"""By name: how to compare, how to say it, and the kinds of questions that it fits."""


@dataclass(frozen=True, slots=True)
class Toets:
    """One condition: the answer to `vraag` compared with `waarde`; `bron` is as written."""

    vraag: str
    vergelijking: str
    waarde: Comparable
    bron: str

    def holds(self, answer: Comparable) -> bool:
        """Return whether the condition holds for this answer."""
        return bool(COMPARE[self.vergelijking][0](answer, self.waarde))


@dataclass(frozen=True, slots=True)
class Rij:
    """A row that can be reached in this municipality, with its place in the source."""

    nummer: int
    toetsen: tuple[Toets, ...]
    regel: Beslisregel


@dataclass(frozen=True, slots=True)
class Beslistabel:
    """The questions and the rows that hold for one municipality, in order."""

    vragen: tuple[Vraag, ...]
    rijen: tuple[Rij, ...]
    eenheden: Mapping[str, Eenheid]

    def decide(self, answers: Mapping[str, str]) -> Beslisregel | None:
        """Return the row that answers, or None; `answers` by question id, as typed."""
        read = {v.id: read_answer(v, answers[v.id], self.eenheden) for v in self.vragen}
        row = self.first(read)
        return row.regel if row else None

    def first(self, answers: Mapping[str, Comparable]) -> Rij | None:
        """Return the first row of which every condition holds."""
        fitting = (row for row in self.rijen if all(t.holds(answers[t.vraag]) for t in row.toetsen))
        return next(fitting, None)

    def cases(self) -> Iterator[dict[str, Comparable]]:
        """Yield every case that can matter: all answers at and around each border."""
        for answers in product(*map(self.borders, self.vragen)):
            yield dict(zip((vraag.id for vraag in self.vragen), answers, strict=True))

    def borders(self, vraag: Vraag) -> list[Any]:
        """Return the answers to one question between which the outcome can change."""
        if vraag.soort in ("ja-nee", "keuze"):
            return allowed_answers(vraag)
        ends = (read_value(vraag, text or "", self.eenheden) for text in (vraag.van, vraag.tot))
        low, high = map(Decimal, ends)
        fine = vraag.eenheid is not None and self.eenheden[vraag.eenheid].soort == "maat"
        step = Decimal("0.01") if fine else Decimal(1)
        tests = [t.waarde for row in self.rijen for t in row.toetsen if t.vraag == vraag.id]
        near = {Decimal(value) + sign * step for value in tests for sign in (-1, 0, 1)}
        return [low, *sorted(value for value in near if low < value < high), high]


def allowed_answers(vraag: Vraag) -> list[str]:
    """Return the answers to a closed question; nothing for a number or a time."""
    closed = {"ja-nee": ["ja", "nee"], "keuze": [optie.id for optie in vraag.opties]}
    return closed.get(vraag.soort, [])


def read_answer(vraag: Vraag, text: str, units: Mapping[str, Eenheid]) -> Comparable:
    """Return what a reader typed as an answer to `vraag`; ValueError when it cannot be one."""
    value = read_value(vraag, text, units)
    if vraag.soort == "getal":
        low, high = (read_value(vraag, limit or "", units) for limit in (vraag.van, vraag.tot))
        if not Decimal(low) <= Decimal(value) <= Decimal(high):
            raise ValueError(text)
    return value


def read_value(vraag: Vraag, text: str, units: Mapping[str, Eenheid]) -> Comparable:
    """Return a limit of `vraag`, or a value to compare answers with; ValueError when it cannot be one.

    A number may lie outside the limits: where a municipality sets it so, no answer reaches it.
    A time counts from the start of its question, so that 01:00 is later than 23:00, and lies in it.
    """
    if vraag.soort == "tijd":
        start, end = minutes(vraag.van or ""), minutes(vraag.tot or "")
        if (minutes(text) - start) % DAY > (end - start) % DAY:
            raise ValueError(text)
        return Decimal((minutes(text) - start) % DAY)
    if vraag.soort == "getal":
        return READERS[units[vraag.eenheid].soort if vraag.eenheid else "aantal"][0](text)
    if text not in allowed_answers(vraag):
        raise ValueError(text)
    return text


def table_for(initiatief: Initiatief, gemeente: Gemeente, units: Mapping[str, Eenheid]) -> Beslistabel:
    """Return the table with the values of `gemeente` in it; the source must be sound.

    A condition on a rule alone is settled here: the row goes, or the condition does. The first row
    without conditions is the last one.
    """
    questions = {vraag.id: vraag for vraag in initiatief.vragen}
    rules, rows = rule_values(gemeente), []
    for number, row in enumerate(initiatief.antwoorden):
        tests = tuple(conditions(row, rules, questions, units))
        settled = [test for test in tests if test.vraag in rules]
        if all(test.holds(rules[test.vraag]) for test in settled):
            rows.append(Rij(number, tuple(t for t in tests if t not in settled), row))
            if not rows[-1].toetsen:
                break
    return Beslistabel(initiatief.vragen, tuple(rows), units)


def conditions(
    row: Beslisregel, rules: Mapping[str, str], questions: Mapping[str, Vraag], units: Mapping[str, Eenheid]
) -> Iterator[Toets]:
    """Yield the conditions of a row, the names of rules replaced by their values."""
    for key, comparisons in (row.als or {}).items():
        for comparison, text in comparisons.items():
            value = rules.get(text, text)
            read = read_value(questions[key], value, units) if key in questions else value
            yield Toets(key, comparison, read, text)


def rule_values(gemeente: Gemeente) -> dict[str, str]:
    """Return the values of this municipality by name as written: `regels.<id>`."""
    return {RULE_PREFIX + name: value for name, value in gemeente.regels.items()}
