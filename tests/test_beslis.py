"""The same table answers differently per municipality, from data alone, and never wrongly."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest

from macros.beslis import Beslistabel, read_answer, table_for
from macros.model import Beslisregel, Eenheid, Gemeente, Initiatief, Vraag
from macros.reader import read
from macros.reading import Reading

ROOT = Path(__file__).parent.parent
RULE = "regels."
DAY = 24 * 60
TRIES = 300


@cache
def content() -> Reading:
    """Return the real data; chapters and their drawings do not matter here."""
    return read(ROOT)


def initiatieven() -> Mapping[str, Initiatief]:
    """Return the real initiatives, by id."""
    return content().items["initiatieven"]


def gemeenten() -> Mapping[str, Gemeente]:
    """Return the real municipalities, by id."""
    return content().items["gemeenten"]


def units() -> Mapping[str, Eenheid]:
    """Return the real units, by id."""
    return content().items["eenheden"]


def answer(gemeente: str, party: str) -> Beslisregel:
    """Return the row that answers for a straatfeest: people, street, end and tent."""
    table = table_for(initiatieven()["straatfeest"], gemeenten()[gemeente], units())
    names = ("mensen", "straat", "eindtijd", "tent")
    row = table.decide(dict(zip(names, party.split(), strict=True)))
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("party", "in_stad", "in_dorp"),
    [
        pytest.param("120 woonstraat 22:00 0", "melden", "vragen", id="city allows more"),
        pytest.param("120 open 22:00 0", "melden", "vragen", id="too many for the village"),
        pytest.param("100 open 22:00 0", "melden", "melden", id="limit of the village"),
        pytest.param("101 open 22:00 0", "melden", "vragen", id="one over the village"),
        pytest.param("150 open 22:00 0", "melden", "vragen", id="limit of the city"),
        pytest.param("151 open 22:00 0", "vragen", "vragen", id="one over the city"),
        pytest.param("50 woonstraat 22:00 0", "melden", "vragen", id="street closed"),
        pytest.param("50 doorgaand 12:00 0", "vragen", "vragen", id="bus route closed"),
        pytest.param("50 open 23:00 0", "melden", "melden", id="city ends at eleven"),
        pytest.param("50 open 23:01 0", "vragen", "melden", id="a minute after eleven"),
        pytest.param("50 open 23:30 0", "vragen", "melden", id="half past eleven"),
        pytest.param("50 open 00:00 0", "vragen", "melden", id="village ends at midnight"),
        pytest.param("50 open 00:01 0", "vragen", "vragen", id="a minute past midnight"),
        pytest.param("50 open 02:30 0", "vragen", "vragen", id="deep in the night"),
        pytest.param("50 open 08:00 0", "melden", "melden", id="early in the morning"),
        pytest.param("50 open 22:00 10", "melden", "melden", id="small tent"),
        pytest.param("50 open 22:00 25", "melden", "vragen", id="tent too big for village"),
        pytest.param("50 open 22:00 26", "vragen", "vragen", id="tent too big for both"),
    ],
)
def test_a_street_party_gets_the_answer_of_its_municipality(party: str, in_stad: str, in_dorp: str) -> None:
    assert answer("voorbeeldstad", party).antwoord == in_stad
    assert answer("voorbeelddorp", party).antwoord == in_dorp


def test_the_first_row_that_fits_gives_the_reason() -> None:
    row = answer("voorbeeldstad", "1000 doorgaand 02:00 400")
    assert row.reden.startswith("Bussen en hulpdiensten")


def test_a_time_past_midnight_is_later_than_one_before_it() -> None:
    vraag = next(v for v in initiatieven()["straatfeest"].vragen if v.soort == "tijd")
    times = ["08:00", "12:00", "23:00", "23:59", "00:00", "01:00", "03:00"]
    read_times = [Decimal(read_answer(vraag, time, units())) for time in times]
    assert read_times == sorted(read_times)


@pytest.mark.parametrize("typed", ["-1", "10,01", "90", "1.5", "veel"])
def test_a_number_outside_its_question_is_no_answer(typed: str) -> None:
    vraag = next(v for v in initiatieven()["bankje"].vragen if v.eenheid == "meter")
    assert [read_answer(vraag, limit, units()) for limit in ("0", "10")] == [Decimal(0), Decimal(10)]
    with pytest.raises(ValueError, match=re.escape(typed)):
        read_answer(vraag, typed, units())


def test_no_row_fits_when_the_table_has_none() -> None:
    assert Beslistabel((), (), units()).decide({}) is None


# --- Every initiative, against a second way to read the table ----------------------------


def random_answer(random: Random, vraag: Vraag) -> str:
    """Return some answer that a reader can give, as typed."""
    if vraag.soort == "ja-nee":
        return random.choice(["ja", "nee"])
    if vraag.soort == "keuze":
        return random.choice([optie.id for optie in vraag.opties])
    assert vraag.van is not None
    assert vraag.tot is not None
    if vraag.soort == "tijd":
        start, end = clock(vraag.van), clock(vraag.tot)
        minute = (start + random.randint(0, (end - start) % DAY)) % DAY
        return f"{minute // 60:02}:{minute % 60:02}"
    if vraag.eenheid and units()[vraag.eenheid].soort == "maat":
        low, high = (round(float(text.replace(",", ".")) * 100) for text in (vraag.van, vraag.tot))
        return f"{random.randint(low, high) / 100:.2f}".replace(".", ",")
    # Small numbers matter most: borders lie there.
    return str(min(int(vraag.tot), int(vraag.van) + int(random.expovariate(1 / 80))))


def clock(text: str) -> int:
    """Return the minutes since midnight."""
    return int(text[:2]) * 60 + int(text[3:])


def naive_fits(
    row: Beslisregel, vragen: Mapping[str, Vraag], given: Mapping[str, str], gemeente: Gemeente
) -> bool:
    """Return whether a row fits, read word by word as it stands in the file."""
    for key, comparisons in (row.als or {}).items():
        for name, written in comparisons.items():
            right = gemeente.regels[written[len(RULE) :]] if written.startswith(RULE) else written
            left = gemeente.regels[key[len(RULE) :]] if key.startswith(RULE) else given[key]
            if not naive_compare(name, left, right, vragen.get(key)):
                return False
    return True


def naive_compare(name: str, left: str, right: str, vraag: Vraag | None) -> bool:
    """Compare two values as typed."""
    if name == "is":
        return left == right
    if name == "later_dan":
        assert vraag is not None
        start = clock(vraag.van or "")
        return (clock(left) - start) % DAY > (clock(right) - start) % DAY
    one, two = (float(text.replace(",", ".")) for text in (left, right))
    return {
        "meer_dan": one > two,
        "minder_dan": one < two,
        "minstens": one >= two,
        "hoogstens": one <= two,
    }[name]


@pytest.mark.parametrize("gemeente_id", list(gemeenten()))
@pytest.mark.parametrize("name", list(initiatieven()))
def test_any_answers_get_the_first_row_that_fits(name: str, gemeente_id: str) -> None:
    initiatief, gemeente = initiatieven()[name], gemeenten()[gemeente_id]
    vragen = {vraag.id: vraag for vraag in initiatief.vragen}
    table = table_for(initiatief, gemeente, units())
    random = Random(f"{name} {gemeente_id}")  # noqa: S311
    for _ in range(TRIES):
        given = {id_: random_answer(random, vraag) for id_, vraag in vragen.items()}
        rows = initiatief.antwoorden
        wanted = next(row for row in rows if naive_fits(row, vragen, given, gemeente))
        assert table.decide(given) is wanted, given


@pytest.mark.parametrize("name", list(initiatieven()))
def test_every_row_can_be_reached_by_trying_its_borders(name: str) -> None:
    initiatief, reached = initiatieven()[name], set()
    for gemeente in gemeenten().values():
        table = table_for(initiatief, gemeente, units())
        reached |= {row.nummer for case in table.cases() if (row := table.first(case))}
    assert reached == set(range(len(initiatief.antwoorden)))
