"""Check what the builder cannot see: facts that concern more than one value."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import pairwise

from coloraide import Color
from lxml import etree

from macros import model
from macros.faults import choices
from macros.model import Gemeente, Optelling, Prose, Ref, Veld
from macros.reading import DRAWINGS, Reading
from macros.schema import UNREAD, Hint, Path, Value, marks, walk_all
from macros.tables import Found, check_tables
from macros.values import PLACEHOLDER, READERS, RULE_PREFIX
from macros.weeks import begins

MUST_BE_USED = {
    "formats": "Noem dit formulier bij een initiatief, werkvorm of recept, of haal het weg.",
    "regels": "Gebruik deze regel als {regels.…} in een tekst of een beslistabel, of haal hem weg.",
    "contactsoorten": "Noem dit bij een initiatief of op een bladzijde, of haal het weg.",
    "wetten": 'Zet {{ wet("…") }} in een hoofdstuk, of haal de wet weg.',
    "themas": "Geef een initiatief dit thema, of haal het thema weg.",
}
"""Kinds of which every item must be pointed at, and what an editor can do about it."""
STEPS = {"initiatieven": "processtappen", "recepten": "stappen"}
"""Kinds of items with steps that have a week, and the field with those steps."""
BAD_LINK = re.compile(r"!\[|\]\((?!https://)")
GROUNDS = (("", "#fbf8f2", "donkerder"), ("_donker", "#171b19", "lichter"))
"""By ending of the name of a colour: what it stands on, and how it gets more contrast."""
SUMS = ("getal", "bedrag")
"""The kinds of fields that can be added up."""
READABLE = 7.0  # contrast of text: WCAG 2.2, success criterion 1.4.6 (AAA)


def check(reading: Reading, used_in_chapters: set[tuple[str, str]]) -> None:
    """Add every fault in the items; `used_in_chapters` holds the (kind, id) that chapters name."""
    checks = Checks(reading)
    for path, message in [*checks.all(), *check_tables(reading)]:
        reading.fault(path, message)
    if not reading.faults:  # else what seems unused may well be used in what is broken
        for path, message in checks.unused(used_in_chapters):
            reading.fault(path, message)


class Checks:
    """All checks but those of decision tables; each yields (path, message)."""

    def __init__(self, reading: Reading) -> None:
        """Look at `reading`."""
        self.reading = reading
        self.leaves = [leaf for leaf in walk_all(reading.items) if leaf[2] is not UNREAD]
        self.rules = [RULE_PREFIX + rule for rule in reading.items["regels"]]

    def all(self) -> Found:
        """Yield every fault."""
        for path, hint, value in self.leaves:
            for mark in marks(hint):
                yield from self.name(path, mark, value)
            yield from self.value(path, hint, value)
        yield from self.doubles()
        yield from self.telregels()
        yield from self.optellingen()
        yield from self.durations()
        yield from self.weeks()
        for gemeente in self.reading.sound("gemeenten").values():
            yield from self.gemeente(gemeente)
            yield from self.rule_values(gemeente)

    def name(self, path: Path, mark: object, value: str) -> Found:
        """Every id and every name between braces exists, and each brace has its counterpart."""
        names = self.reading.names(mark.kind) if isinstance(mark, Ref) else []
        if isinstance(mark, Ref) and names and value not in names:
            place = DRAWINGS if mark.kind == "tekeningen" else f"data/{mark.kind}"
            yield path, f"'{value}' staat niet in {place}. {choices(value, names)}"
        for name in PLACEHOLDER.findall(value) if isinstance(mark, Prose) and self.rules else ():
            if name not in self.rules:
                yield path, f"De regel '{name}' bestaat niet. {choices(name, self.rules)}"
        if isinstance(mark, Prose) and set("{}") & set(PLACEHOLDER.sub("", value)):
            yield path, "De accolades kloppen niet. Schrijf {regels.naam}."
        if isinstance(mark, Prose) and BAD_LINK.search(value):
            yield path, "Schrijf een link zo: [woorden](https://adres). Een plaatje kan hier niet."

    def value(self, path: Path, hint: Hint, value: Value) -> Found:
        """Dates lie in the past, ranges run upwards, laws have a source, fields what they need."""
        if hint is date and value > date.today():
            yield path, f"De datum {value} ligt in de toekomst. Schrijf vandaag of een dag eerder."
        has_ends = hint in (model.Groep, model.Duur)
        ends: list[Value] = [value.van, value.tot] if has_ends else [None]
        if {UNREAD, None}.isdisjoint(ends) and ends[0] > ends[1]:
            low, high = (str(end).replace(".", ",") for end in ends)
            yield (*path, "van"), f"'van' ({low}) is meer dan 'tot' ({high}). Draai ze om."
        is_law = hint is model.Randvoorwaarde and value.soort == "wet"
        if is_law and not getattr(value.bron, "url", value.bron is UNREAD):
            message = "Bij soort 'wet' hoort een bron met naam, url en gecontroleerd."
            yield path, f"{message} Weet u de bron niet? Kies dan 'gemeente' of 'advies'."
        if hint is model.Format and value.opsturen and not value.contact:
            yield path, "Bij 'opsturen' hoort een 'contact': het loket waar het anders heen gaat."
        for name, kinds in (("opties", ("keuze", "meerkeuze")), ("kolommen", ("tabel",))):
            if hint is model.Veld and (value.soort in kinds) != bool(getattr(value, name)):
                yield path, f"'{name}' hoort altijd en alleen bij de soort {' of '.join(kinds)}."

    def doubles(self) -> Found:
        """An id stands once among the fields of a form, the questions, the options of one."""
        seen = set()
        for path, hint, value in self.leaves:
            key = (path[:-1] if hint is model.Optie else path[:2], hint, getattr(value, "id", ""))
            if hint in (model.Veld, model.Vraag, model.Optie) and key in seen and key[2] is not UNREAD:
                message = f"De id '{value.id}' staat er twee keer. Geef elk een eigen id."
                yield (*path, "id"), message
            seen.add(key)

    def telregels(self) -> Found:
        """What is counted must be a number that the form asks for."""
        for name, form in self.reading.sound("formats").items():
            numbers = [v.id for s in form.secties for v in s.velden if v.soort == "getal"]
            for i, rule in enumerate(form.telregels):
                for key, value in (("deel", rule.deel), ("geheel", rule.geheel)):
                    if value not in numbers:
                        message = f"'{value}' is geen veld van soort getal."
                        path = ("formats", name, "telregels", i, key)
                        yield path, f"{message} {choices(value, numbers)}"

    def optellingen(self) -> Found:
        """What is added up are fields of the kind of their total, or a column of a table."""
        for name, form in self.reading.sound("formats").items():
            fields = {v.id: v for s in form.secties for v in s.velden}
            for i, rule in enumerate(form.optellingen):
                path = ("formats", name, "optellingen", i)
                for place, message in optelling_faults(rule, fields):
                    yield (*path, *place), message

    def durations(self) -> Found:
        """How long something takes, and the rule that a term is, are told in a unit of time."""
        units, rules = self.reading.sound("eenheden"), self.reading.sound("regels")
        times = [name for name, unit in units.items() if unit.minuten]
        terms = [name for name, rule in rules.items() if rule.eenheid in times]
        others = [name for name, rule in rules.items() if rule.eenheid in units.keys() - times]
        for path, hint, value in self.leaves:
            unit = value.eenheid if hint is model.Duur else None
            if unit in units and unit not in times:
                yield (*path, "eenheid"), f"'{unit}' is geen tijd. {choices(unit, times)}"
            if Ref("regels") in marks(hint) and value in others:
                yield path, f"De regel '{value}' is geen tijd. {choices(value, terms)}"

    def weeks(self) -> Found:
        """The steps of an item stand in the order of time, in every municipality."""
        advice = "Zet de stappen op volgorde van tijd, of verbeter de week."
        for kind, field in STEPS.items():
            for name, item in self.reading.sound(kind).items():
                for i, pair in enumerate(pairwise(getattr(item, field)), 1):
                    for place, before, week in self.backward(*pair):
                        message = f"Week {week} komt voor week {before} van de stap hierboven{place}."
                        yield (kind, name, field, i, "week"), f"{message} {advice}"

    def backward(self, *pair: model.Processtap | model.Receptstap) -> Iterator[tuple[str, int, int]]:
        """Yield where of two steps the second comes first: in which municipality, and both weeks."""
        known = [self.reading.sound(kind) for kind in ("regels", "eenheden")]
        places = {
            f" in {gemeente.naam}": gemeente.regels for gemeente in self.reading.sound("gemeenten").values()
        }
        for place, given in places.items() if any(stap.week_plus for stap in pair) else [("", {})]:
            with suppress(KeyError, ValueError):  # what is wrong with a rule is told elsewhere
                before, week = (begins(stap, given, *known) for stap in pair)
                if week < before:
                    yield place, before, week

    def gemeente(self, gemeente: Gemeente) -> Found:
        """A municipality sets every rule and contact, has readable colours, and a logo."""
        path, logo = ("gemeenten", gemeente.id), f"data/gemeenten/{gemeente.id}.svg"
        yield from self.same_names(gemeente.regels, "regels", (*path, "regels"))
        yield from self.same_names(gemeente.contact, "contactsoorten", (*path, "contact"))
        try:
            etree.parse(self.reading.root / logo)
        except (OSError, etree.XMLSyntaxError):
            yield path, f"Het logo ontbreekt, of het is geen SVG. Zet het in {logo}."
        for name, ground, advice in [(n + e, g, a) for n in ("hoofd", "accent") for e, g, a in GROUNDS]:
            colour = getattr(gemeente.kleuren, name)
            contrast = Color(colour).contrast(ground)
            if contrast < READABLE:
                message = f"De kleur {colour} is slecht te lezen: het contrast is {contrast:.1f} en"
                message = f"{message.replace('.', ',')} moet 7 zijn. Kies een kleur die {advice} is."
                yield (*path, "kleuren", name), message

    def same_names(self, given: Mapping[str, object], kind: str, path: Path) -> Found:
        """Yield a fault for each name too few or too many, as against the items of `kind`."""
        known = self.reading.items[kind]
        for name in known.keys() - given.keys():
            yield path, f"Hier ontbreekt '{name}'. Wat het is, staat in data/{kind}.yml."
        for name in given.keys() - known.keys() if known else ():
            yield (*path, name), f"'{name}' staat niet in data/{kind}.yml. {choices(name, known)}"

    def rule_values(self, gemeente: Gemeente) -> Found:
        """The value of a rule must fit its unit."""
        rules, units = self.reading.sound("regels"), self.reading.sound("eenheden")
        for name, value in gemeente.regels.items():
            if name in rules and rules[name].eenheid in units:
                read, asked = READERS[units[rules[name].eenheid].soort]
                try:
                    read(value)
                except ValueError:
                    message = f"'{value}' kan niet bij '{name}'. Schrijf {asked}."
                    yield ("gemeenten", gemeente.id, "regels", name), message

    def unused(self, used_in_chapters: set[tuple[str, str]]) -> Found:
        """An item of some kinds must be pointed at, or no reader will ever meet it."""
        used = used_in_chapters | set(references(self.leaves))
        for kind, advice in MUST_BE_USED.items():
            names = {name for other, name in used if other == kind}
            for name in self.reading.items[kind].keys() - names:
                yield (kind, name), f"Niets verwijst naar '{name}'. {advice}"


def optelling_faults(rule: Optelling, fields: Mapping[str, Veld]) -> Found:
    """Yield what is wrong with one sum, in terms of the fields of its form."""
    totals = [name for name, field in fields.items() if field.soort in SUMS]
    if rule.totaal not in totals:
        message = f"'{rule.totaal}' is geen veld van soort {' of '.join(SUMS)}."
        yield ("totaal",), f"{message} {choices(rule.totaal, totals)}"
        return
    columns = [kolom for name in rule.delen if name in fields for kolom in fields[name].kolommen]
    if columns and rule.kolom not in columns:
        message = "Schrijf bij 'kolom' welke kolom van de tabel u optelt."
        yield (), f"{message} {choices(rule.kolom or '', columns)}"
    elif rule.kolom and not columns:
        yield ("kolom",), "'kolom' hoort alleen bij een tabel. Haal deze regel weg."
    else:
        yield from optelling_parts(rule, fields)


def optelling_parts(rule: Optelling, fields: Mapping[str, Veld]) -> Found:
    """Yield each part of a sum that is of another kind than the total, and no table with the column."""
    soort = fields[rule.totaal].soort
    numbers = [name for name, field in fields.items() if field.soort == soort and name != rule.totaal]
    allowed = numbers + [name for name, field in fields.items() if rule.kolom in field.kolommen]
    for i, name in enumerate(rule.delen):
        if name not in allowed:
            message = f"'{name}' kunt u niet optellen bij een {soort}."
            yield ("delen", i), f"{message} {choices(name, allowed)}"


def references(leaves: list[tuple[Path, Hint, Value]]) -> Iterator[tuple[str, str]]:
    """Yield the (kind, id) that each value points at."""
    for path, hint, value in leaves:
        rules = [path[-1], value] if "als" in path else []
        for mark in marks(hint):
            if isinstance(mark, Ref):
                yield mark.kind, value
            if isinstance(mark, Prose):
                rules += PLACEHOLDER.findall(value)
        yield from (("regels", str(name).removeprefix(RULE_PREFIX)) for name in rules)
