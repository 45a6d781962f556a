"""Check decision tables: every condition makes sense, no case is left out, no row is dead."""

from collections.abc import Iterator
from decimal import Decimal

from macros.beslis import COMPARE, DAY, allowed_answers, read_value, rule_values, table_for
from macros.faults import choices
from macros.model import Initiatief, Vraag
from macros.reading import Reading
from macros.schema import Path
from macros.values import RULE_PREFIX, Comparable, minutes

Found = Iterator[tuple[Path, str]]
NUMBERS = ("aantal", "maat")  # the kinds of units in which a `getal` can be asked


def check_tables(reading: Reading) -> Found:
    """Yield every fault in the decision tables of all initiatives, as (path, message)."""
    for initiatief in reading.sound("initiatieven").values():
        lists = [initiatief.vragen, *(vraag.opties for vraag in initiatief.vragen)]
        if any(len({value.id for value in values}) < len(values) for values in lists):
            continue  # two with the same id are told already
        table = TableCheck(reading, initiatief)
        yield from [*table.check_questions()] or [*table.check_conditions()] or table.check_cases()


class TableCheck:
    """The table of one initiative, with what it may refer to."""

    def __init__(self, reading: Reading, initiatief: Initiatief) -> None:
        """Look at `initiatief` as it was read."""
        self.initiatief, self.path = initiatief, ("initiatieven", initiatief.id)
        self.questions = {vraag.id: vraag for vraag in initiatief.vragen}
        self.gemeenten, self.units = reading.sound("gemeenten").values(), reading.sound("eenheden")
        self.rules = {RULE_PREFIX + name: rule for name, rule in reading.sound("regels").items()}
        self.rule_names = [RULE_PREFIX + name for name in reading.items["regels"]]
        self.is_whole = len(self.gemeenten) == len(reading.items["gemeenten"])

    def check_questions(self) -> Found:
        """A choice has options, a number and a time have limits in the right order."""
        for i, vraag in enumerate(self.initiatief.vragen):
            path = (*self.path, "vragen", i)
            if vraag.soort == "keuze" and not vraag.opties:
                yield path, "Bij soort 'keuze' horen opties: elk met een id en een titel."
            unit = self.units.get(vraag.eenheid or "")
            if vraag.soort == "getal" and unit and unit.soort not in NUMBERS:
                numbers = [name for name, unit in self.units.items() if unit.soort in NUMBERS]
                message = f"'{vraag.eenheid}' is geen eenheid van een getal."
                yield (*path, "eenheid"), f"{message} {choices(unit.id, numbers)}"
            elif vraag.soort in ("getal", "tijd") and (unit or not vraag.eenheid):
                yield from self.check_limits(vraag, path)

    def check_limits(self, vraag: Vraag, path: Path) -> Found:
        """Both limits of a question can be read, and the lower comes first."""
        try:
            ends = [read_value(vraag, text or "", self.units) for text in (vraag.van, vraag.tot)]
        except ValueError:
            yield path, f"Bij soort '{vraag.soort}' horen 'van' en 'tot', elk als {vraag.soort}."
            return
        if Decimal(ends[0]) > Decimal(ends[1]):
            message = f"'van' ({vraag.van}) is meer dan 'tot' ({vraag.tot}). Draai ze om."
            yield (*path, "van"), message

    def check_conditions(self) -> Found:
        """Each condition names a question or a rule, and compares it with something that fits."""
        for i, row in enumerate(self.initiatief.antwoorden):
            for key, comparisons in (row.als or {}).items():
                path = (*self.path, "antwoorden", i, "als", key)
                if not key.startswith(RULE_PREFIX) and key not in self.questions:
                    yield path, f"De vraag '{key}' bestaat niet. {choices(key, self.questions)}"
                for name, text in comparisons.items():
                    yield from self.check_condition((*path, name), key, name, text)

    def check_condition(self, path: Path, key: str, name: str, text: str) -> Found:
        """A rule exists; alone it is asked for `ja` or `nee`; else it fits its question."""
        rules = [part for part in (key, text) if part.startswith(RULE_PREFIX)]
        unknown = [rule for rule in rules if rule not in self.rule_names]
        for rule in unknown if self.rule_names else ():
            yield path, f"De regel '{rule}' bestaat niet. {choices(rule, self.rule_names)}"
        if key in self.rules:
            unit = self.units.get(self.rules[key].eenheid)
            if unit and (unit.soort != "ja-nee" or name != "is" or text not in ("ja", "nee")):
                message = f"Links kan alleen een regel met ja of nee staan: '{key}: {{is: nee}}'."
                yield path, f"{message} Vergelijk een andere regel met een vraag."
        elif not unknown and key in self.questions:
            yield from self.check_fit(path, self.questions[key], name, text)

    def check_fit(self, path: Path, vraag: Vraag, name: str, text: str) -> Found:
        """The comparison and the value must fit the kind of question, in every municipality."""
        fitting = [word for word, (_, _, kinds) in COMPARE.items() if vraag.soort in kinds]
        if name not in fitting:
            message = f"'{name}' past niet bij een vraag van soort '{vraag.soort}'."
            yield path, f"{message} {choices(name, fitting)}"
        for gemeente in self.gemeenten if name in fitting and self.knows_unit(vraag) else ():
            value = rule_values(gemeente).get(text, text)
            try:
                read_value(vraag, value, self.units)
            except ValueError:
                if not value.startswith(RULE_PREFIX):
                    where = f" in {gemeente.naam}" if value != text else ""
                    allowed = allowed_answers(vraag)
                    known = f" {choices(value, allowed)}" if allowed else ""
                    asked = f"is geen antwoord op de vraag '{vraag.id}'"
                    yield path, f"'{value}'{where} {asked}.{known}"

    def knows_unit(self, vraag: Vraag) -> bool:
        """Return whether the unit of a question could be read, or none is needed."""
        return not vraag.eenheid or vraag.eenheid in self.units

    def check_cases(self) -> Found:
        """Every case has an answer in each municipality; every row answers in at least one."""
        reached: set[int] = set()
        complete = [{*rule_values(gemeente)} == {*self.rule_names} for gemeente in self.gemeenten]
        if not self.is_whole or not all([*complete, *map(self.knows_unit, self.initiatief.vragen)]):
            return
        for gemeente in self.gemeenten:
            table = table_for(self.initiatief, gemeente, self.units)
            rows = [(case, table.first(case)) for case in table.cases()]
            reached |= {row.nummer for _, row in rows if row}
            if hole := next((case for case, row in rows if not row), None):
                said = "; ".join(f"{v.naam}: {spoken(v, hole[v.id])}" for v in table.vragen)
                message = f"Voor dit geval is er in {gemeente.naam} geen antwoord: {said}."
                yield (*self.path, "antwoorden"), f"{message} Maak onderaan een regel zonder 'als'."
        for i in sorted(set(range(len(self.initiatief.antwoorden))) - reached):
            message = "Deze regel geeft nooit antwoord: een regel erboven past altijd eerder."
            yield (*self.path, "antwoorden", i), f"{message} Haal hem weg, of zet hem hoger."


def spoken(vraag: Vraag, value: Comparable) -> str:
    """Return a value as an editor would type it."""
    if vraag.soort != "tijd":
        return str(value).replace(".", ",")
    hours, rest = divmod((int(value) + minutes(vraag.van or "")) % DAY, 60)
    return f"{hours:02}:{rest:02}"
