"""Check decision tables: every condition makes sense, no case is left out, no row is dead."""

from collections.abc import Iterator
from decimal import Decimal

from macros import beslis
from macros.beslis import DAY, Beslistabel, allowed_answers, read_answer, rule_values
from macros.faults import choices
from macros.model import Gemeente, Initiatief, Vraag
from macros.reading import Reading
from macros.schema import Path
from macros.values import RULE_PREFIX, Comparable

Found = Iterator[tuple[Path, str]]


def check_tables(reading: Reading) -> Found:
    """Yield every fault in the decision tables of all initiatives, as (path, message)."""
    for initiatief in reading.sound("initiatieven").values():
        found = [*check_questions(reading, initiatief), *check_conditions(reading, initiatief)]
        yield from found or check_cases(reading, initiatief)


def check_questions(reading: Reading, initiatief: Initiatief) -> Found:
    """Each question has what its kind needs, in the right order."""
    units = reading.sound("eenheden")
    for i, vraag in enumerate(initiatief.vragen):
        path = ("initiatieven", initiatief.id, "vragen", i)
        if vraag.soort == "keuze" and not vraag.opties:
            yield path, "Bij soort 'keuze' horen opties: elk met een id en een titel."
        if vraag.soort not in ("getal", "tijd") or (vraag.eenheid and vraag.eenheid not in units):
            continue
        try:
            low, high = (read_answer(vraag, text or "", units) for text in (vraag.van, vraag.tot))
        except ValueError:
            yield path, f"Bij soort '{vraag.soort}' horen 'van' en 'tot', elk als {vraag.soort}."
        else:
            if Decimal(low) > Decimal(high):
                message = f"'van' ({vraag.van}) is meer dan 'tot' ({vraag.tot}). Draai ze om."
                yield (*path, "van"), message


def check_conditions(reading: Reading, initiatief: Initiatief) -> Found:
    """Each condition names a question or a rule, and compares it with something that fits."""
    questions = {vraag.id: vraag for vraag in initiatief.vragen}
    rules = [RULE_PREFIX + name for name in reading.items["regels"]]
    for i, row in enumerate(initiatief.antwoorden):
        for key, comparisons in (row.als or {}).items():
            path = ("initiatieven", initiatief.id, "antwoorden", i, "als", key)
            for name, text in comparisons.items():
                unknown = [
                    part
                    for part in (key, text)
                    if part.startswith(RULE_PREFIX) and part not in rules
                ]
                for part in unknown:
                    yield (*path, name), f"De regel '{part}' bestaat niet. {choices(part, rules)}"
                if not unknown and key in questions:
                    yield from check_fit(reading, (*path, name), questions[key], name, text)
            if not key.startswith(RULE_PREFIX) and key not in questions:
                yield path, f"De vraag '{key}' bestaat niet. {choices(key, questions)}"


def check_fit(reading: Reading, path: Path, vraag: Vraag, name: str, text: str) -> Found:
    """The comparison and the value must fit the kind of question, in every municipality."""
    fitting = [word for word, (_, _, kinds) in beslis.COMPARE.items() if vraag.soort in kinds]
    if name not in fitting:
        message = f"'{name}' past niet bij een vraag van soort '{vraag.soort}'."
        yield path, f"{message} {choices(name, fitting)}"
        return
    for gemeente in reading.sound("gemeenten").values():
        value = rule_values(gemeente).get(text, text)
        if value.startswith(RULE_PREFIX):
            continue
        try:
            read_answer(vraag, value, reading.sound("eenheden"))
        except ValueError:
            where = f" in {gemeente.naam}" if value != text else ""
            allowed = choices(value, allowed_answers(vraag)) if allowed_answers(vraag) else ""
            yield (
                path,
                f"'{value}'{where} is geen antwoord op de vraag '{vraag.id}'. {allowed}".strip(),
            )


def check_cases(reading: Reading, initiatief: Initiatief) -> Found:
    """Every case has an answer in each municipality; every row answers in at least one."""
    reached: set[int] = set()
    for gemeente in reading.sound("gemeenten").values():
        if set(gemeente.regels) != set(reading.items["regels"]):
            return
        table = beslis.table_for(initiatief, gemeente, reading.sound("eenheden"))
        hole, hit = prove(table)
        reached |= hit
        if hole:
            yield ("initiatieven", initiatief.id, "antwoorden"), hole_message(table, hole, gemeente)
    for i in sorted(set(range(len(initiatief.antwoorden))) - reached):
        message = "Deze regel geeft nooit antwoord: een regel erboven past altijd eerder."
        path = ("initiatieven", initiatief.id, "antwoorden", i)
        yield path, f"{message} Haal hem weg, of zet hem hoger."


def prove(table: Beslistabel) -> tuple[dict[str, Comparable] | None, set[int]]:
    """Return a case without an answer (or None), and the numbers of the rows that answer."""
    hit: set[int] = set()
    for case in table.cases():
        row = table.first(case)
        if row is None:
            return case, hit
        hit.add(row.nummer)
    return None, hit


def hole_message(table: Beslistabel, case: dict[str, Comparable], gemeente: Gemeente) -> str:
    """Return what to tell about a case without an answer."""
    said = "; ".join(f"{vraag.naam}: {spoken(vraag, case[vraag.id])}" for vraag in table.vragen)
    message = f"Voor dit geval is er in {gemeente.naam} geen antwoord: {said}."
    return f"{message} Maak onderaan een regel zonder 'als'."


def spoken(vraag: Vraag, value: Comparable) -> str:
    """Return a value as an editor would type it."""
    if vraag.soort != "tijd":
        return str(value).replace(".", ",")
    hours, rest = divmod((int(value) - int(read_answer(vraag, "00:00", {}))) % DAY, 60)
    return f"{hours:02}:{rest:02}"
