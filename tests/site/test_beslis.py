"""Python and the browser give the same answer: the real tables, in the real pages, and the real days."""

from datetime import date, timedelta
from random import Random

import holidays
import pytest
from playwright.sync_api import Browser, Page

from macros.beslis import Beslistabel, table_for
from macros.items import address
from macros.model import Initiatief
from tests.test_beslis import gemeenten, initiatieven, random_answer, units

CASES = 10_000
EACH = -(-CASES // (len(initiatieven()) * len(gemeenten())))
TYPED = 2
DAYS = 2_000
HOLIDAYS = holidays.country_holidays("NL", years=range(2026, 2042), categories=("public", "optional"))
SATURDAY = 5
MONTH_LENGTHS = 28
TABLE = """
() => {
  const blocks = [...document.querySelectorAll('.kandit [data-vraag]')];
  window.vragen = blocks.map(({dataset}) => ({id: dataset.vraag, ...dataset}));
  const rows = [...document.querySelectorAll('.beslistabel [data-als]')];
  window.rows = rows.map((row) => JSON.parse(row.dataset.als));
}
"""
DECIDE = "(cases) => cases.map((answers) => samenDoen.beslis.decide(vragen, rows, answers).row ?? null)"
DEADLINES = """
(cases) => cases.map(([day, count, unit]) =>
  samenDoen.days.text(samenDoen.days.deadline(samenDoen.days.read(day), count, unit)))
"""


@pytest.fixture(scope="module", params=list(gemeenten()))
def page(request: pytest.FixtureRequest, browser: Browser) -> tuple[Page, str, str]:
    """Return a page, the address of the site of a municipality, and its id."""
    site = {"voorbeeldstad": "stad_address", "voorbeelddorp": "dorp_address"}[request.param]
    return browser.new_page(), request.getfixturevalue(site), request.param


def table(name: str, gemeente: str) -> Beslistabel:
    """Return the decision table of an initiatief in a municipality."""
    return table_for(initiatieven()[name], gemeenten()[gemeente], units())


def index(tables: Beslistabel, answers: dict[str, str]) -> int:
    """Return the place of the row that answers, among those that count here."""
    row = tables.decide(answers)
    return [each.regel for each in tables.rijen].index(row)  # type: ignore[arg-type]


def cases(item: Initiatief, random: Random, count: int) -> list[dict[str, str]]:
    """Return answers that a reader can give, as typed."""
    return [{vraag.id: random_answer(random, vraag) for vraag in item.vragen} for _ in range(count)]


@pytest.mark.parametrize("name", list(initiatieven()))
def test_browser_decides_as_python_does(name: str, page: tuple[Page, str, str]) -> None:
    tab, site, gemeente = page
    random = Random(f"{name} {gemeente} browser")  # noqa: S311
    given, here = cases(initiatieven()[name], random, EACH), table(name, gemeente)
    tab.goto(f"{site}/{address('initiatieven', name)}")
    tab.evaluate(TABLE)
    assert tab.evaluate(DECIDE, given) == [index(here, answers) for answers in given]
    some = [{key: text for key, text in answers.items() if random.random() < 0.5} for answers in given]
    early = tab.evaluate(DECIDE, some)
    assert [
        row for row, answers in zip(early, given, strict=True) if row not in (None, index(here, answers))
    ] == []
    for answers in given[:TYPED]:
        type_answers(tab, answers)
        reason = here.rijen[index(here, answers)].regel.nu_doen[0]
        assert tab.locator(".uitkomst-uitleg li").first.inner_text() == plain(tab, reason)


def type_answers(tab: Page, answers: dict[str, str]) -> None:
    """Fill in the questions that are asked, from top to bottom."""
    tab.evaluate("() => document.querySelector('[data-doe=wis]').click()")
    for name, text in answers.items():
        field = tab.locator(f".kandit-vragen [name={name}]").first
        if not field.is_visible():
            continue  # it does not matter any more
        if field.get_attribute("type") == "radio":
            tab.locator(f".kandit-vragen [name={name}][value={text}]").check()
        else:
            field.fill(text)
            field.press("Enter")


def plain(tab: Page, text: str) -> str:
    """Return a text as the table on the page shows it: the same start, rules filled in."""
    start = text.partition("{")[0].strip()
    lines = tab.locator(".beslistabel li").all_text_contents()
    return next(line for line in lines if line.startswith(start))


def is_working_day(day: date) -> bool:
    """Return whether desks are open, by a library that knows the holidays."""
    return day.weekday() < SATURDAY and day not in HOLIDAYS


def deadline(day: date, count: int, unit: str) -> date:
    """Return the last day to report something, counted day by day."""
    if unit == "maanden":
        months = day.year * 12 + day.month - 1 - count
        found = date(months // 12, months % 12 + 1, day.day)
    else:
        step = timedelta(7 if unit == "weken" else 1)
        found = day
        while count:
            found -= step
            count -= 1 if unit != "werkdagen" or is_working_day(found) else 0
    while not is_working_day(found):
        found -= timedelta(1)
    return found


def test_browser_counts_back_as_a_library_of_holidays_does(page: tuple[Page, str, str]) -> None:
    tab, site, gemeente = page
    random = Random(gemeente)  # noqa: S311
    tab.goto(f"{site}/{address('initiatieven', 'straatfeest')}")
    asked = []
    for _ in range(DAYS):
        day = date(2028, 1, 1) + timedelta(random.randrange(365 * 12))
        unit = random.choice(["werkdagen", "weken", "dagen", "maanden"])
        asked.append((day.replace(day=min(day.day, MONTH_LENGTHS)), random.randint(1, 25), unit))
    written = [(day.isoformat(), count, unit) for day, count, unit in asked]
    assert tab.evaluate(DEADLINES, written) == [deadline(*each).isoformat() for each in asked]


@pytest.mark.parametrize(
    ("day", "count", "unit", "last"),
    [
        pytest.param("2027-06-12", 10, "werkdagen", "2027-05-31", id="two weeks before a Saturday"),
        pytest.param("2027-05-18", 1, "werkdagen", "2027-05-14", id="over Whit Monday and a weekend"),
        pytest.param("2027-01-04", 1, "werkdagen", "2026-12-31", id="over New Year"),
        pytest.param("2027-03-31", 1, "maanden", "2027-02-26", id="28 February is a Sunday"),
        pytest.param("2028-03-31", 1, "maanden", "2028-02-29", id="a leap year"),
        pytest.param("2027-06-09", 6, "weken", "2027-04-28", id="a Wednesday"),
        pytest.param("2027-06-08", 6, "weken", "2027-04-26", id="King's day is no working day"),
    ],
)
def test_a_known_day(day: str, count: int, unit: str, last: str, page: tuple[Page, str, str]) -> None:
    tab, site, _ = page
    tab.goto(f"{site}/{address('initiatieven', 'straatfeest')}")
    assert tab.evaluate(DEADLINES, [[day, count, unit]]) == [last]
