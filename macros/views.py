"""What a page shows of the items: plain values, worked out here so that templates stay plain."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from babel.dates import format_date

from macros.beslis import COMPARE, Toets, table_for
from macros.checks import references
from macros.items import ITEM_KINDS
from macros.model import (
    Antwoord,
    Beslisregel,
    Bron,
    Eenheid,
    Format,
    Initiatief,
    Optelling,
    Regel,
    Sectie,
    Telregel,
    Vraag,
    Werkboek,
    Werkvorm,
)
from macros.schema import Hint, Path, Value, kinds, walk, walk_all
from macros.values import RULE_PREFIX, show

Tests = list[tuple[str, str, str]]
"""The conditions of a row for the browser: question, comparison, and value."""

SIDES = {"inwoner": "bewoner", "gemeente": "gemeente"}
"""The sides as a reader knows them."""


def datum(day: date) -> str:
    """Return a date as it is read aloud: 22 november 2026."""
    return format_date(day, "d MMMM yyyy", locale="nl")


def questions(item: Format) -> dict[str, str]:
    """Return the questions of a form without question mark, by the id of their field."""
    return {veld.id: veld.label.rstrip("?") for sectie in item.secties for veld in sectie.velden}


def span(start: str, end: str, unit: Eenheid) -> str:
    """Return a range with its unit as it is read aloud: "2 tot 3 uur", or "1 week" for 1 to 1."""
    return show(end, unit) if start == end else f"{start} tot {show(end, unit)}"


class Views:
    """Answers what templates ask of one book."""

    def __init__(self, boek: Werkboek) -> None:
        """Look at `boek`."""
        self.boek = boek

    def short_address(self, page_url: str) -> str:
        """Return the address of a page as it is easiest to type."""
        return (self.boek.gemeente.website.removeprefix("https://") + page_url).removesuffix("/")

    def rule(self, name: str) -> str:
        """Return the value of a rule in this municipality, with its unit, in words."""
        unit = self.boek.eenheden[self.boek.regels[name].eenheid]
        return show(self.boek.gemeente.regels[name], unit)

    def decision(self, item: Initiatief) -> Iterator[tuple[list[str], Antwoord, Beslisregel, Tests]]:
        """Yield the rows of a decision table in this municipality, conditions in words and as data."""
        questions = {vraag.id: vraag for vraag in item.vragen}
        for row in table_for(item, self.boek.gemeente, self.boek.eenheden).rijen:
            words = [self.in_words(test, questions[test.vraag]) for test in row.toetsen]
            tests = [(test.vraag, test.vergelijking, str(test.waarde)) for test in row.toetsen]
            yield words, self.boek.antwoorden[row.regel.antwoord], row.regel, tests

    def in_words(self, test: Toets, vraag: Vraag) -> str:
        """Return one condition of a decision table in words."""
        start, unit = COMPARE[test.vergelijking][1], vraag.eenheid
        shown = {optie.id: optie.titel for optie in vraag.opties}.get(test.bron, test.bron)
        if test.bron.startswith(RULE_PREFIX):
            shown = self.rule(test.bron.removeprefix(RULE_PREFIX))
        elif unit or vraag.soort == "tijd":
            shown = show(test.bron, self.boek.eenheden[unit or "tijd"])
        return f"{vraag.naam}: {start}{shown}"

    def outcomes(self, item: Initiatief) -> list[Antwoord]:
        """Return the answers that are possible in this municipality, in the book's order."""
        found = {answer.id for _, answer, *_ in self.decision(item)}
        return [answer for name, answer in self.boek.antwoorden.items() if name in found]

    def forms(self, item: Initiatief) -> list[str]:
        """Return the ids of the forms of an initiative: of its answers first, then its steps."""
        answers = [row.format for row in item.antwoorden if row.format]
        steps = [name for stap in item.processtappen for name in stap.formats]
        return list(dict.fromkeys([*answers, *steps]))

    def people(self, item: Werkvorm) -> str:
        """Return how many people take part, in words."""
        groep, unit = item.groep, self.boek.eenheden["mensen"]
        if groep.tot is None:
            return f"Vanaf {show(str(groep.van), unit)}"
        return span(str(groep.van), str(groep.tot), unit)

    def duration(self, item: Werkvorm) -> str:
        """Return how long the doing takes, in words."""
        start, end = (str(number).replace(".", ",") for number in (item.duur.van, item.duur.tot))
        return span(start, end, self.boek.eenheden[item.duur.eenheid])

    def minutes(self, item: Werkvorm) -> int:
        """Return how long the doing takes at most, in minutes, to compare with others."""
        return int(item.duur.tot * (self.boek.eenheden[item.duur.eenheid].minuten or 0))

    def sides(self, item: Format) -> str:
        """Return who writes in a form, in words."""
        return " en ".join(SIDES[kant] for kant in item.kant).capitalize()

    def destination(self, item: Format) -> str:
        """Return where a form goes, in words."""
        return self.boek.contactsoorten[item.contact].titel if item.contact else "Blijft bij u"

    def question_count(self, item: Format) -> int:
        """Return how many things a form asks."""
        return sum(len(sectie.velden) for sectie in item.secties)

    def users(self, kind: str, name: str) -> list[tuple[str, str]]:
        """Return (kind, id) of every item with a page that points at this item."""
        return self.pointing.get((kind, name), [])

    def used_by(self, kind: str, name: str) -> str:
        """Return how many items of each kind point at this item: "2 ideeën, 1 recept"."""
        counts = Counter(other for other, _ in self.users(kind, name))
        words = [
            (count, ITEM_KINDS[other].noun if count == 1 else ITEM_KINDS[other].plural)
            for other, count in counts.items()
        ]
        return ", ".join(f"{count} {word.lower()}" for count, word in words)

    @cached_property
    def pointing(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """By (kind, id) of an item: every item with a page that points at it."""
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        items = [(k, key, item) for k in ITEM_KINDS for key, item in getattr(self.boek, k).items()]
        for kind, key, item in items:
            for target in dict.fromkeys(references(list(walk(item, kinds()[kind], (kind, key))))):
                found.setdefault(target, []).append((kind, key))
        return found

    def rules_by_idea(self) -> list[tuple[Initiatief | None, list[Regel]]]:
        """Return the rules that one idea uses, by idea, and last, under None, all others."""
        ideas = self.boek.initiatieven
        found: dict[str, list[Regel]] = {name: [] for name in (*ideas, "")}
        for name, rule in self.boek.regels.items():
            users = [key for kind, key in self.users("regels", name) if kind == "initiatieven"]
            found[users[0] if len(users) == 1 else ""].append(rule)
        return [(ideas.get(name), rules) for name, rules in found.items() if rules]

    def sources(self) -> list[tuple[Bron, list[tuple[str, str]]]]:
        """Return every source with an address, once, by name, with (kind, id) of all it is for."""
        found: dict[str, tuple[Bron, list[tuple[str, str]]]] = {}
        for path, _, value in self.walked():
            if isinstance(value, Bron) and value.url:
                places = found.setdefault(value.url, (value, []))[1]
                if path[:2] not in places:
                    places.append((str(path[0]), str(path[1])))
        return sorted(found.values(), key=lambda pair: pair[0].naam.lower())

    def newest(self) -> date:
        """Return the day of this edition: the last day on which anything was checked or is news."""
        return max(value for _, _, value in self.walked() if isinstance(value, date))

    def walked(self) -> Iterator[tuple[Path, Hint, Value]]:
        """Walk over every value of the book, other municipalities left out."""
        items = {kind: getattr(self.boek, kind) for kind in kinds()}
        items["gemeenten"] = {self.boek.gemeente.id: self.boek.gemeente}
        return walk_all(items)

    def counting(self, item: Format, rule: Telregel) -> str:
        """Return how to count, in words."""
        labels = questions(item)
        return f"Deel '{labels[rule.deel]}' door '{labels[rule.geheel]}' en doe dat keer 100."

    def adding(self, item: Format, rule: Optelling) -> str:
        """Return what to add up, and what must come out, in words."""
        fields = {veld.id: veld for sectie in item.secties for veld in sectie.velden}
        parts = [
            f"de kolom '{rule.kolom}' van '{label}'" if fields[name].kolommen else f"'{label}'"
            for name, label in questions(item).items()
            if name in rule.delen
        ]
        listed = " en ".join([part for part in (", ".join(parts[:-1]), parts[-1]) if part])
        return f"Tel op: {listed}. Het antwoord hoort bij '{questions(item)[rule.totaal]}'."

    def reckoned(self, item: Format, sectie: Sectie) -> list[Telregel | Optelling]:
        """Return what can be counted once the fields of `sectie` are filled in, and not before."""
        order = [veld.id for part in item.secties for veld in part.velden]
        here = {veld.id for veld in sectie.velden}
        rules: list[tuple[Telregel | Optelling, list[str]]] = [
            *((rule, [rule.deel, rule.geheel]) for rule in item.telregels),
            *((rule, [*rule.delen, rule.totaal]) for rule in item.optellingen),
        ]
        return [rule for rule, names in rules if max(names, key=order.index) in here]
