"""Check what the builder cannot see: facts that concern more than one value.

Each check yields (path, message); `check` turns them into faults with file and line.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from coloraide import Color

from macros.faults import choices
from macros.model import Bron, Duur, Gemeente, Groep, Prose, Randvoorwaarde, Ref, Veld
from macros.reading import DRAWINGS, Reading
from macros.schema import UNREAD, Hint, Path, Value, marks, walk_all
from macros.tables import Found, check_tables
from macros.values import READERS, RULE_PREFIX, rules_in

MUST_BE_USED = {
    "formats": "Noem dit formulier bij een initiatief, werkvorm of recept, of haal het weg.",
    "regels": "Gebruik deze regel als {regels.…} in een tekst of een beslistabel, of haal hem weg.",
    "contactsoorten": "Noem dit bij een initiatief of op een bladzijde, of haal het weg.",
    "themas": "Geef een initiatief dit thema, of haal het thema weg.",
}
"""Kinds of which every item must be pointed at, and what an editor can do about it."""
PAPER, NIGHT = "#fbf8f2", "#171b19"
READABLE = 7.0
"""Contrast of text, WCAG 2.2 success criterion 1.4.6 (AAA)."""
Leaves = list[tuple[Path, Hint, Value]]


def check(reading: Reading, used_in_chapters: set[tuple[str, str]]) -> None:
    """Add every fault in the items to `reading`.

    `used_in_chapters` holds the (kind, id) that the Markdown chapters point at.
    """
    leaves = [leaf for leaf in walk_all(reading.items) if leaf[2] is not UNREAD]
    for found in (
        check_names(reading, leaves),
        check_values(leaves),
        check_formats(reading),
        check_gemeenten(reading),
        check_use(reading, used_in_chapters | set(references(leaves))),
        check_tables(reading),
    ):
        for path, message in found:
            reading.fault(path, message)


def check_names(reading: Reading, leaves: Leaves) -> Found:
    """Every id and every name between braces must exist."""
    rules = [RULE_PREFIX + rule for rule in reading.items["regels"]]
    for path, hint, value in leaves:
        for mark in marks(hint):
            if isinstance(mark, Ref) and value not in (names := reading.names(mark.kind)):
                place = DRAWINGS if mark.kind == "tekeningen" else f"data/{mark.kind}"
                yield path, f"'{value}' staat niet in {place}. {choices(value, names)}"
            for name in rules_in(value) if isinstance(mark, Prose) else ():
                if name not in rules:
                    yield path, f"De regel '{name}' bestaat niet. {choices(name, rules)}"


def check_values(leaves: Leaves) -> Found:
    """Dates lie in the past, ranges run upwards, laws have a source, fields what they need."""
    for path, hint, value in leaves:
        if hint is date and value > date.today():
            yield path, f"De datum {value} ligt in de toekomst. Schrijf vandaag of een dag eerder."
        if isinstance(value, Randvoorwaarde) and value.soort == "wet" and lacks_url(value.bron):
            message = "Bij soort 'wet' hoort een bron met naam, url en gecontroleerd."
            yield path, f"{message} Weet u de bron niet? Kies dan 'gemeente' of 'advies'."
        if isinstance(value, Veld):
            yield from check_veld(path, value)
        if isinstance(value, Groep | Duur) and {UNREAD, None}.isdisjoint({value.van, value.tot}):
            yield from check_range(path, value.van, value.tot)


def check_range(path: Path, low: Value, high: Value) -> Found:
    """A range runs upwards."""
    if low > high:
        yield (*path, "van"), f"'van' ({low}) is meer dan 'tot' ({high}). Draai ze om."


def lacks_url(bron: Bron | None) -> bool:
    """Return whether a source is absent, or without an address; an unreadable one is told."""
    return bron is None or getattr(bron, "url", "") is None


def check_veld(path: Path, veld: Veld) -> Found:
    """A field with choices names them, a table its columns; no other field does."""
    for name, kinds in (("opties", ("keuze", "meerkeuze")), ("kolommen", ("tabel",))):
        if (veld.soort in kinds) != bool(getattr(veld, name)):
            yield path, f"'{name}' hoort altijd en alleen bij de soort {' of '.join(kinds)}."


def check_formats(reading: Reading) -> Found:
    """Ids are used once in a form; what is counted must be a number that it asks for."""
    for name, form in reading.sound("formats").items():
        ids = [veld.id for sectie in form.secties for veld in sectie.velden]
        for double in {id_ for id_ in ids if ids.count(id_) > 1}:
            yield ("formats", name), f"De id '{double}' staat er twee keer. Geef elk een eigen id."
        numbers = [v.id for s in form.secties for v in s.velden if v.soort == "getal"]
        for i, rule in enumerate(form.telregels):
            for value in {rule.deel, rule.geheel} - set(numbers):
                message = f"'{value}' is geen veld van soort getal. {choices(value, numbers)}"
                yield ("formats", name, "telregels", i), message


def check_gemeenten(reading: Reading) -> Found:
    """Each municipality sets every rule and every contact, and has readable colours."""
    for name, gemeente in reading.sound("gemeenten").items():
        path = ("gemeenten", name)
        yield from same_names(reading, gemeente.regels, "regels", (*path, "regels"))
        yield from same_names(reading, gemeente.contact, "contactsoorten", (*path, "contact"))
        yield from check_rule_values(reading, gemeente)
        yield from check_colours(gemeente)


def same_names(reading: Reading, given: Mapping[str, object], kind: str, path: Path) -> Found:
    """Yield a fault for each name too few or too many, as against the items of `kind`."""
    known = reading.items[kind]
    for name in known.keys() - given.keys():
        yield path, f"Hier ontbreekt '{name}'. Wat het is, staat in data/{kind}.yml."
    for name in given.keys() - known.keys():
        yield (*path, name), f"'{name}' staat niet in data/{kind}.yml. {choices(name, known)}"


def check_rule_values(reading: Reading, gemeente: Gemeente) -> Found:
    """The value of a rule must fit its unit."""
    rules, units = reading.sound("regels"), reading.sound("eenheden")
    for name, value in gemeente.regels.items():
        if name not in rules or rules[name].eenheid not in units:
            continue
        read, asked = READERS[units[rules[name].eenheid].soort]
        try:
            read(value)
        except ValueError:
            message = f"'{value}' kan niet bij '{name}'. Schrijf {asked}."
            yield ("gemeenten", gemeente.id, "regels", name), message


def check_colours(gemeente: Gemeente) -> Found:
    """Text in a colour of the municipality must be readable on its background."""
    for ending, ground, advice in (("", PAPER, "donkerder"), ("_donker", NIGHT, "lichter")):
        for name in (f"hoofd{ending}", f"accent{ending}"):
            colour = getattr(gemeente.kleuren, name)
            contrast = Color(colour).contrast(ground)
            if contrast < READABLE:
                found = f"{contrast:.1f}".replace(".", ",")
                message = f"De kleur {colour} is slecht te lezen: het contrast is {found} en moet"
                message = f"{message} 7 zijn. Kies een kleur die {advice} is."
                yield ("gemeenten", gemeente.id, "kleuren", name), message


def check_use(reading: Reading, used: set[tuple[str, str]]) -> Found:
    """An item of some kinds must be pointed at, or no reader will ever meet it."""
    for kind, advice in MUST_BE_USED.items():
        for name in reading.items[kind].keys() - {name for other, name in used if other == kind}:
            yield (kind, name), f"Niets verwijst naar '{name}'. {advice}"


def references(leaves: Leaves) -> Iterator[tuple[str, str]]:
    """Yield the (kind, id) that each value points at."""
    for path, hint, value in leaves:
        for mark in marks(hint):
            if isinstance(mark, Ref):
                yield mark.kind, value
            if isinstance(mark, Prose):
                yield from (("regels", name.removeprefix(RULE_PREFIX)) for name in rules_in(value))
        if "als" in path:
            names = (str(part) for part in (path[-1], value))
            yield from (("regels", name.removeprefix(RULE_PREFIX)) for name in names)
