"""What a page shows of the items: plain values, worked out here so that templates stay plain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from macros.beslis import COMPARE, Toets, table_for
from macros.checks import references
from macros.items import ITEM_KINDS
from macros.model import (
    Antwoord,
    Beslisregel,
    Bron,
    Format,
    Gemeente,
    Initiatief,
    Telregel,
    Vraag,
    Werkboek,
)
from macros.schema import Value, kinds, walk, walk_all
from macros.values import RULE_PREFIX, show


@dataclass(frozen=True, slots=True)
class Beslisrij:
    """A row of a printed decision table."""

    als: tuple[str, ...]
    antwoord: Antwoord
    regel: Beslisregel


def datum(day: date) -> str:
    """Return a date as it is read aloud: 22 november 2026."""
    return format_date(day, "d MMMM yyyy", locale="nl")


def short_address(gemeente: Gemeente, page_url: str) -> str:
    """Return the address of a page as it is easiest to type."""
    return (gemeente.website.removeprefix("https://") + page_url).removesuffix("/")


def decision(item: Initiatief, boek: Werkboek) -> list[Beslisrij]:
    """Return the decision table of an initiative as this municipality would print it."""
    questions = {vraag.id: vraag for vraag in item.vragen}
    return [
        Beslisrij(
            tuple(in_words(test, questions[test.vraag], boek) for test in row.toetsen),
            boek.antwoorden[row.regel.antwoord],
            row.regel,
        )
        for row in table_for(item, boek.gemeente, boek.eenheden).rijen
    ]


def in_words(test: Toets, vraag: Vraag, boek: Werkboek) -> str:
    """Return one condition of a decision table in words."""
    value, unit = test.bron, "tijd" if vraag.soort == "tijd" else vraag.eenheid
    if value.startswith(RULE_PREFIX):
        name = value.removeprefix(RULE_PREFIX)
        value, unit = boek.gemeente.regels[name], boek.regels[name].eenheid
    value = {optie.id: optie.titel for optie in vraag.opties}.get(value, value)
    shown = show(value, boek.eenheden[unit]) if unit else value
    return f"{vraag.naam}: {COMPARE[test.vergelijking][1]}{shown}"


def outcomes(item: Initiatief, boek: Werkboek) -> list[Antwoord]:
    """Return the answers that are possible in this municipality, in the order of the book."""
    found = {row.antwoord.id for row in decision(item, boek)}
    return [answer for name, answer in boek.antwoorden.items() if name in found]


def forms(item: Initiatief) -> list[str]:
    """Return the ids of the forms of an initiative: of its answers first, then of its steps."""
    answers = [row.format for row in item.antwoorden if row.format]
    steps = [name for stap in item.processtappen for name in stap.formats]
    return list(dict.fromkeys([*answers, *steps]))


def users(boek: Werkboek, kind: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, id) of every item with a page that points at this item."""
    for other in ITEM_KINDS:
        for key, value in getattr(boek, other).items():
            if (kind, name) in references(list(walk(value, kinds()[other], (other, key)))):
                yield other, key


def sources(boek: Werkboek) -> list[Bron]:
    """Return every source with an address, each once, by name."""
    found = {value.url: value for value in leaves(boek) if isinstance(value, Bron) and value.url}
    return sorted(found.values(), key=lambda bron: bron.naam.lower())


def newest(boek: Werkboek) -> date:
    """Return the day of this edition: the last day on which an editor checked anything."""
    return max(value for value in leaves(boek) if isinstance(value, date))


def leaves(boek: Werkboek) -> Iterator[Value]:
    """Yield every value of the book, other municipalities left out."""
    items = {kind: getattr(boek, kind) for kind in kinds()}
    items["gemeenten"] = {boek.gemeente.id: boek.gemeente}
    yield from (value for _, _, value in walk_all(items))


def counting(item: Format, rule: Telregel) -> str:
    """Return how to count, in words."""
    labels = {v.id: v.label.rstrip("?") for sectie in item.secties for v in sectie.velden}
    return f"Deel '{labels[rule.deel]}' door '{labels[rule.geheel]}' en doe dat keer 100."
