"""Mijn plan, used as a reader uses it: keyboard, reload, two tabs, files, paper, and when storage fails."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.workbook import open_workbook
from tests.editions import ROOT
from tests.site.browser import BLOCK_STORAGE, FILL_STORAGE, axe, console_errors, foreign_requests, overflow

BOEK = open_workbook(ROOT, "voorbeeldstad")
FEAST = BOEK.initiatieven["straatfeest"]
KEY = "samen-doen.plannen"
ANCHOR = "Wanneer is de dag van het feest?"


@contextmanager
def opened(browser: Browser, address: str, script: str = "", width: int = 360) -> Iterator[Page]:
    """Give a page on a device of its own; at the end nothing went wrong and nothing left the site."""
    context = browser.new_context(viewport={"width": width, "height": 780}, accept_downloads=True)
    context.add_init_script(script)
    page = context.new_page()
    errors, foreign = console_errors(page), foreign_requests(page, address)
    page.goto(address)
    yield page
    assert errors == []
    assert foreign == []
    context.close()


@pytest.fixture
def plan(browser: Browser, stad_address: str) -> Iterator[Page]:
    """Return the page with a plan for a feast, on a device of its own."""
    with opened(browser, f"{stad_address}/idee/mijn-plan/#initiatieven/straatfeest") as page:
        expect(page.get_by_role("heading", name="Straatfeest")).to_be_visible()
        yield page


def kept(page: Page) -> list[dict[str, object]]:
    """Return the plans as they stand on the device."""
    found = page.evaluate(f"() => JSON.parse(localStorage.getItem('{KEY}') ?? '{{}}')")
    return list(found.values())


def steps(page: Page) -> list[str]:
    """Return the titles of the steps, in order."""
    found = page.locator(".plan-open [data-list=stappen] .plan-vink").all_inner_texts()
    return [text.strip() for text in found]


def days(page: Page) -> list[str]:
    """Return the days of the steps, in order."""
    fields = page.get_by_label("Welke dag?").all()
    return [field.input_value() for field in fields]


def weeks_from(day: date) -> list[str]:
    """Return the days that the data gives the steps of a feast on a day."""
    return [(day + timedelta(weeks=stap.week)).isoformat() for stap in FEAST.processtappen]


def press(page: Page, name: str, nth: int = 0) -> None:
    """Press a button by its name, with the keyboard."""
    page.get_by_role("button", name=name, exact=True).nth(nth).press("Enter")


def unfold(page: Page, nth: int = 0) -> None:
    """Open what more there is about a step."""
    page.get_by_text("Meer over deze stap").nth(nth).press("Enter")


def test_link_on_an_idea_makes_its_plan_by_keyboard(browser: Browser, stad_address: str) -> None:
    with opened(browser, f"{stad_address}/idee/straatfeest/") as page:
        page.get_by_role("link", name="Maak hier uw eigen plan van").press("Enter")
        expect(page.locator(":focus")).to_have_text("Straatfeest")
        expect(page.locator("#plan-melding")).to_have_text("Uw plan is gemaakt.")
        assert page.url == f"{stad_address}/idee/mijn-plan/"
        assert steps(page) == [stap.titel for stap in FEAST.processtappen]
        assert page.get_by_label("Wie doet dit?").first.input_value() == "Initiatiefnemer, Buur"
        assert page.get_by_label("Wie doet dit?").nth(1).input_value() == "Initiatiefnemer"
        expect(page.get_by_text("Uw plan staat alleen op dit apparaat. Wij zien het niet.")).to_be_visible()
        unfold(page)
        expect(page.get_by_text(FEAST.processtappen[0].u_doet)).to_be_visible()
        [name] = FEAST.processtappen[0].werkvormen
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_attribute("href", f"{stad_address}/werkvormen/{name}/")


def test_anchor_gives_every_step_a_day_that_the_reader_may_change(plan: Page) -> None:
    far = date.today() + timedelta(weeks=40)
    plan.get_by_label(ANCHOR).fill(far.isoformat())
    assert days(plan) == weeks_from(far)
    expect(plan.get_by_text("Dit is een voorstel.")).to_have_count(len(FEAST.processtappen))
    expect(plan.get_by_text("al voorbij")).to_have_count(0)
    plan.get_by_label("Welke dag?").nth(3).fill("2031-05-01")
    expect(plan.get_by_text("Dit is een voorstel.")).to_have_count(len(FEAST.processtappen) - 1)
    later = far + timedelta(days=9)
    plan.get_by_label(ANCHOR).fill(later.isoformat())
    assert days(plan) == [*weeks_from(later)[:3], "2031-05-01", *weeks_from(later)[4:]]
    plan.get_by_role("button", name=re.compile("Neem het voorstel")).press("Enter")
    assert days(plan) == weeks_from(later)
    expect(plan.get_by_label("Welke dag?").nth(3)).to_be_focused()
    plan.get_by_label("Welke dag?").nth(3).fill("")
    plan.reload()
    assert days(plan)[2:4] == [weeks_from(later)[2], ""]


def test_proposal_that_is_past_is_said_beside_its_field(plan: Page) -> None:
    plan.get_by_label(ANCHOR).fill((date.today() + timedelta(weeks=14)).isoformat())
    field = plan.get_by_label("Welke dag?").first
    about = plan.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(about).to_contain_text("Dat is al voorbij. Doe het zo snel mogelijk.")
    expect(field).to_have_value(date.today().isoformat())
    late = [day for day in weeks_from(date.today() + timedelta(weeks=14)) if day < date.today().isoformat()]
    assert late
    expect(plan.get_by_text("Dat is al voorbij")).to_have_count(len(late))
    plan.get_by_role("checkbox", name=FEAST.processtappen[0].titel).check()
    expect(about).to_have_text("Dit is een voorstel.")
    expect(field).to_have_value(late[0])
    field.fill("2020-01-01")
    expect(about).to_have_text("")
    plan.get_by_role("checkbox", name=FEAST.processtappen[0].titel).uncheck()
    expect(about).to_have_text("Let op: deze dag is al voorbij.")


def test_plan_that_was_open_opens_again(plan: Page, stad_address: str) -> None:
    plan.goto(f"{stad_address}/idee/mijn-plan/#initiatieven/bankje")
    expect(plan.get_by_role("heading", name="Bankje in de straat")).to_be_visible()
    plan.reload()
    expect(plan.get_by_role("heading", name="Bankje in de straat")).to_be_visible()
    press(plan, "Straatfeest")
    plan.reload()
    expect(plan.get_by_role("heading", name="Straatfeest")).to_be_visible()


def test_what_was_removed_comes_back_also_after_other_changes(plan: Page) -> None:
    first = [stap.titel for stap in FEAST.processtappen]
    unfold(plan, len(first) - 1)
    press(plan, "Haal deze stap weg")
    press(plan, "Voeg een eigen stap toe")
    press(plan, "Zet terug")
    assert first[-1] in steps(plan)


def test_steps_are_added_moved_removed_and_put_back_by_keyboard(plan: Page) -> None:
    first = [stap.titel for stap in FEAST.processtappen]
    press(plan, "Voeg een eigen stap toe")
    plan.keyboard.type("Muziek regelen")
    assert steps(plan) == [*first, "Muziek regelen"]
    unfold(plan, len(first))
    press(plan, "Hoger in de lijst")
    assert steps(plan) == [*first[:-1], "Muziek regelen", first[-1]]
    expect(plan.locator("#plan-melding")).to_have_text(f"Dit is nu stap {len(first)} van {len(first) + 1}.")
    expect(plan.locator(":focus")).to_have_text("Hoger in de lijst")
    plan.keyboard.press("Tab")
    plan.keyboard.press("Tab")
    plan.keyboard.press("Enter")
    assert steps(plan) == first
    expect(plan.locator(":focus")).to_have_text("Zet terug")
    plan.keyboard.press("Enter")
    assert steps(plan) == [*first[:-1], "Muziek regelen", first[-1]]
    plan.reload()
    assert steps(plan) == [*first[:-1], "Muziek regelen", first[-1]]


def test_every_key_is_kept_at_once(plan: Page) -> None:
    plan.get_by_label("Naam van uw plan").press("End")
    plan.keyboard.type(" in mei")
    unfold(plan)
    plan.get_by_label("Uw notitie").first.press_sequentially("Bel <b>Jan</b>")
    press(plan, "Voeg een taak toe")
    plan.keyboard.type("Tafels")
    plan.reload()
    expect(plan.get_by_role("heading", name="Straatfeest in mei")).to_be_visible()
    assert plan.get_by_label("Uw notitie").first.input_value() == "Bel <b>Jan</b>"
    assert plan.get_by_role("textbox", name="Taak").input_value() == "Tafels"


def test_sum_counts_dutch_numbers_and_says_what_is_wrong(plan: Page) -> None:
    total = plan.locator(".plan-som")
    expect(total).to_have_text("Samen: € 0,00")
    for amount in ("12,50", "1.250", "€ 2,-", "1.00 euro"):
        press(plan, "Voeg een bedrag toe")
        plan.get_by_label("Bedrag in euro").last.fill(amount)
    expect(total).to_have_text("Samen: € 1.265,50")
    field = plan.get_by_label("Bedrag in euro").first
    for wrong in ("12.5.0", "veel", "1,2,3", "-5", "99999999999"):
        field.fill(wrong)
        expect(field).to_have_attribute("aria-invalid", "true")
        about = plan.locator(f"#{field.get_attribute('aria-describedby')}")
        expect(about).to_contain_text("Schrijf het zo: 12,50")
        expect(total).to_have_text("Samen: € 1.253,00")
    field.fill("0,1")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(total).to_have_text("Samen: € 1.253,10")


def test_werkvorm_goes_into_the_plan_with_its_link(plan: Page, stad_address: str) -> None:
    picker = plan.get_by_label("Kies een werkvorm")
    assert picker.locator("option").count() == len(BOEK.werkvormen) + 1
    press(plan, "Zet in mijn plan")
    expect(plan.locator("#plan-melding")).to_have_text("Kies eerst een werkvorm uit de lijst.")
    for _ in range(2):
        picker.select_option(label="Buurtschouw")
        press(plan, "Zet in mijn plan")
    expect(plan.locator("#plan-melding")).to_have_text("Buurtschouw staat al in dit plan.")
    links = plan.locator(".plan-open [data-list=werkvormen] a")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", f"{stad_address}/werkvormen/buurtschouw/")


def test_werkvorm_page_asks_in_which_plan(plan: Page, stad_address: str) -> None:
    plan.goto(f"{stad_address}/werkvormen/buurtschouw/")
    plan.get_by_role("link", name="Zet in mijn plan").press("Enter")
    expect(plan.locator(":focus")).to_have_text(re.compile("In welk plan wilt u 'Buurtschouw' zetten?"))
    assert plan.url == f"{stad_address}/idee/mijn-plan/"
    assert axe(plan) == []
    press(plan, "Straatfeest")
    expect(plan.locator(".plan-open").get_by_role("link", name="Buurtschouw")).to_be_visible()
    expect(plan.locator("#plan-keuze")).to_be_hidden()


def test_werkvorm_may_go_into_a_new_plan(browser: Browser, stad_address: str) -> None:
    with opened(browser, f"{stad_address}/idee/mijn-plan/#werkvormen/buurtschouw") as page:
        press(page, "Maak dit plan")
        expect(page.locator("#plan-titel")).to_have_text("Mijn plan")
        expect(page.locator(".plan-open").get_by_role("link", name="Buurtschouw")).to_be_visible()


def test_unknown_ids_are_said_and_made_of_nothing(browser: Browser, stad_address: str) -> None:
    for fragment in ("initiatieven/zwembad", "werkvormen/<b>x", "constructor/x", "recepten/"):
        with opened(browser, f"{stad_address}/idee/mijn-plan/#{fragment}") as page:
            expect(page.locator("#plan-melding")).to_contain_text("Dit staat niet in het boek")
            assert kept(page) == []
            assert page.url == f"{stad_address}/idee/mijn-plan/"


def test_second_visit_opens_the_same_plan_and_back_makes_no_other(plan: Page, stad_address: str) -> None:
    plan.goto(f"{stad_address}/idee/straatfeest/")
    plan.get_by_role("link", name="Maak hier uw eigen plan van").click()
    expect(plan.locator("#plan-melding")).to_contain_text("U hebt hier al een plan van.")
    plan.go_back()
    plan.go_forward()
    assert len(kept(plan)) == 1


def test_several_plans_are_kept_chosen_and_erased(plan: Page) -> None:
    plan.get_by_text("Nieuw plan, een plan uit een bestand, of alles wissen").press("Enter")
    plan.get_by_label("Waar gaat uw plan over?").select_option(label="Iets anders")
    press(plan, "Maak dit plan")
    expect(plan.locator(":focus")).to_have_text("Mijn plan")
    expect(plan.get_by_text(ANCHOR)).to_have_count(0)
    press(plan, "Straatfeest")
    expect(plan.locator(":focus")).to_have_text("Straatfeest")
    plan.get_by_text("Gooi dit plan weg", exact=True).press("Enter")
    press(plan, "Ja, gooi dit plan weg")
    expect(plan.locator(":focus")).to_have_text("Dit plan is weg.")
    assert [each["name"] for each in kept(plan)] == ["Mijn plan"]
    plan.get_by_text("Wis alles", exact=True).press("Enter")
    press(plan, "Ja, wis al mijn plannen")
    expect(plan.locator(":focus")).to_contain_text("Alles is gewist.")
    assert plan.evaluate("() => localStorage.length") == 0
    plan.reload()
    expect(plan.get_by_role("heading", name="Uw plannen")).to_be_hidden()


def exported(page: Page) -> bytes:
    """Return the file of the plan that is open."""
    with page.expect_download() as info:
        press(page, "Bewaar als bestand")
    return Path(info.value.path()).read_bytes()


def give(page: Page, content: bytes) -> None:
    """Open a file."""
    if not page.locator("#plan-meer").evaluate("element => element.open"):
        page.get_by_text("Nieuw plan, een plan uit een bestand, of alles wissen").click()
    page.get_by_label("Bestand met een plan").set_input_files(
        {"name": "plan.json", "mimeType": "application/json", "buffer": content}
    )


def test_file_brings_a_plan_to_another_device_and_overwrites_none(
    plan: Page, browser: Browser, stad_address: str
) -> None:
    plan.get_by_label(ANCHOR).fill("2031-06-07")
    press(plan, "Voeg een taak toe")
    plan.keyboard.type("Tafels 'halen' é")
    content = exported(plan)
    with opened(browser, f"{stad_address}/idee/mijn-plan/") as other:
        give(other, content)
        expect(other.locator(":focus")).to_have_text("Straatfeest")
        assert [without_revision(each) for each in kept(other)] == [without_revision(kept(plan)[0])]
        other.get_by_role("textbox", name="Taak").fill("Stoelen")
        give(other, content)
        expect(other.locator(":focus")).to_have_text("Straatfeest (uit bestand)")
        assert [task["title"] for each in kept(other) for task in each["taken"]] == [  # type: ignore[attr-defined]
            "Stoelen",
            "Tafels 'halen' é",
        ]


def without_revision(plan: dict[str, object]) -> dict[str, object]:
    """Return a plan without the number of its changes."""
    return {key: value for key, value in plan.items() if key != "revision"}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b'"x"', b'{"kind":"iets anders"}', b"\x89PNG\r\n", b" " * 2_000_000],
    ids=["empty", "cut", "null", "list", "text", "foreign", "picture", "huge"],
)
def test_file_that_is_no_plan_changes_nothing(plan: Page, content: bytes) -> None:
    before = kept(plan)
    give(plan, content)
    expect(plan.get_by_role("alert")).to_have_text(
        "Dit bestand is geen plan uit dit boek. Er is niets veranderd."
    )
    assert kept(plan) == before


def test_file_with_wrong_values_becomes_a_sound_plan(plan: Page) -> None:
    step = {"id": '"x', "title": "<img src=x onerror=alert(1)>", "week": "a", "date": 5, "done": "ja"}
    wrong = {"kind": "samen-doen-plan", "version": 1, "id": "__proto__", "name": 7, "day": {}, "kosten": {}}
    give(plan, json.dumps(wrong | {"stappen": [3, None, step]}).encode())
    expect(plan.locator(":focus")).to_have_text("Plan zonder naam")
    assert steps(plan) == ["<img src=x onerror=alert(1)>"]
    expect(plan.locator(".plan-som")).to_have_text("Samen: € 0,00")


def test_file_or_plan_of_a_newer_book_is_left_alone(plan: Page) -> None:
    newer = {"kind": "samen-doen-plan", "version": 2, "name": "Later", "new": [1]}
    give(plan, json.dumps(newer).encode())
    expect(plan.get_by_role("alert")).to_contain_text("met een nieuwer boek gemaakt")
    stored = {"id": "n1", "version": 2, "revision": 4, "name": "Later", "new": [1]}
    put(plan, stored)
    plan.reload()
    expect(plan.get_by_text("gemaakt met een nieuwer boek. Het blijft staan.")).to_be_visible()
    plan.get_by_label("Naam van uw plan").fill("Anders")
    assert next(each for each in kept(plan) if each["id"] == "n1") == stored


def put(page: Page, plan: dict[str, object]) -> None:
    """Write a plan on the device as another tab does, without a word to this one."""
    page.evaluate(
        f"""(plan) => {{ const all = JSON.parse(localStorage.getItem('{KEY}') ?? '{{}}');
        all[plan.id] = plan; localStorage.setItem('{KEY}', JSON.stringify(all)); }}""",
        plan,
    )


def test_plan_of_an_older_form_is_opened_and_completed(browser: Browser, stad_address: str) -> None:
    with opened(browser, f"{stad_address}/idee/mijn-plan/") as page:
        put(page, {"id": "oud", "name": "Oud plan", "stappen": [{"id": "a", "title": "Begin"}]})
        page.reload()
        assert steps(page) == ["Begin"]
        page.get_by_label("Naam van uw plan").fill("Oud plan!")
        found = kept(page)[0]
        assert (found["version"], found["taken"], found["revision"]) == (1, [], 1)


def test_plan_stays_when_the_book_has_changed(plan: Page) -> None:
    expect(plan.get_by_text("Het boek is veranderd")).to_have_count(0)
    old = kept(plan)[0] | {"edition": "0000", "revision": 99}
    old["stappen"] = [{"id": "s1", "title": "Een stap van vroeger", "week": -2, "date": None}]
    put(plan, old)
    plan.reload()
    expect(plan.get_by_text("Het boek is veranderd nadat u dit plan maakte.")).to_be_visible()
    assert steps(plan) == ["Een stap van vroeger"]
    put(plan, old | {"source": "initiatieven/bestaat-niet-meer", "revision": 100})
    plan.reload()
    expect(plan.get_by_text("Het idee van dit plan staat niet meer in het boek.")).to_be_visible()
    unfold(plan)
    expect(plan.locator(".plan-open").get_by_text("De gemeente doet")).to_be_hidden()
    assert axe(plan) == []


def test_two_tabs_show_each_others_changes(plan: Page) -> None:
    other = plan.context.new_page()
    other.goto(plan.url)
    unfold(other)
    other.get_by_label("Uw notitie").first.focus()
    plan.get_by_label("Naam van uw plan").fill("Feest van twee")
    expect(other.get_by_role("heading", name="Feest van twee")).to_be_visible()
    expect(other.locator("#plan-melding")).to_contain_text("in een ander venster veranderd")
    expect(other.get_by_label("Uw notitie").first).to_be_focused()
    other.keyboard.type("Bel Jan")
    unfold(plan)
    expect(plan.get_by_label("Uw notitie").first).to_have_value("Bel Jan")
    expect(plan.get_by_label("Uw notitie").first).to_be_visible()
    assert len(kept(plan)) == 1
    plan.get_by_text("Gooi dit plan weg", exact=True).press("Enter")
    press(plan, "Ja, gooi dit plan weg")
    expect(other.locator("#plan-melding")).to_have_text("Dit plan is in een ander venster gewist.")


def test_newer_work_of_another_tab_is_never_overwritten(plan: Page) -> None:
    put(plan, kept(plan)[0] | {"revision": 50, "name": "Van een ander"})
    plan.get_by_label("Naam van uw plan").fill("Van mij")
    expect(plan.locator("#plan-melding")).to_contain_text("staat nu in een kopie")
    assert sorted(str(each["name"]) for each in kept(plan)) == ["Van een ander", "Van mij (kopie)"]
    expect(plan.get_by_role("heading", name="Van mij (kopie)")).to_be_visible()


def test_blocked_storage_works_in_memory_and_offers_a_file(browser: Browser, stad_address: str) -> None:
    with opened(browser, f"{stad_address}/idee/mijn-plan/#initiatieven/straatfeest", BLOCK_STORAGE) as page:
        expect(page.get_by_text("uw browser mag hier niets bewaren")).to_be_visible()
        press(page, "Voeg een taak toe")
        page.keyboard.type("Tafels")
        assert axe(page) == []
        with page.expect_download() as info:
            press(page, "Bewaar uw plan als bestand")
        assert json.loads(Path(info.value.path()).read_text())["taken"][0]["title"] == "Tafels"
        page.get_by_text("Nieuw plan, een plan uit een bestand, of alles wissen").click()
        press(page, "Maak dit plan")
        press(page, "Straatfeest")
        assert page.get_by_role("textbox", name="Taak").input_value() == "Tafels"


def test_full_storage_keeps_all_on_the_page_and_saves_when_there_is_room(plan: Page) -> None:
    plan.evaluate(FILL_STORAGE, "localStorage")
    unfold(plan)
    plan.get_by_label("Uw notitie").first.fill("Lang verhaal. " * 20)
    expect(plan.get_by_text("de opslag van uw browser is vol")).to_be_visible()
    expect(plan.get_by_role("button", name="Bewaar uw plan als bestand")).to_be_visible()
    assert b"Lang verhaal. Lang" in exported(plan)
    plan.evaluate("() => localStorage.removeItem('vol0')")
    plan.get_by_label("Naam van uw plan").fill("Toch")
    expect(plan.get_by_text("Uw plan staat alleen op dit apparaat.")).to_be_visible()
    plan.reload()
    assert plan.get_by_label("Uw notitie").first.input_value().startswith("Lang verhaal.")


def test_calendar_file_is_sound_and_folded(plan: Page) -> None:
    press(plan, "Zet de dagen in uw agenda")
    expect(plan.locator("#plan-melding")).to_contain_text("Er is nog geen stap met een dag.")
    name = "Feest; met, \\ tekens, " + "é" * 50
    note = "Regel 1, en;\nregel 2 😀 " + "lang woord " * 20
    plan.get_by_label("Naam van uw plan").fill(name)
    plan.get_by_label(ANCHOR).fill("2031-03-31")
    unfold(plan)
    plan.get_by_label("Uw notitie").first.fill(note)
    with plan.expect_download() as info:
        press(plan, "Zet de dagen in uw agenda")
    assert info.value.suggested_filename.endswith(".ics")
    content = Path(info.value.path()).read_bytes()
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) == 75
    assert all(line.decode("utf-8") for line in lines[:-1])
    assert rb"Feest\; met\, \\ tekens" in content.replace(b"\r\n ", b"")
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    events = calendar.events
    assert [f"{event.DTSTART}" for event in events] == weeks_from(date(2031, 3, 31))
    assert len({str(event["UID"]) for event in events}) == len(events) == len(FEAST.processtappen)
    assert str(events[0]["SUMMARY"]) == f"{FEAST.processtappen[0].titel} ({name})"
    assert str(events[0]["DESCRIPTION"]) == f"Initiatiefnemer, Buur\n{note}".strip()
    assert all(event.DTSTAMP and not event.errors for event in events)


def test_paper_is_large_and_has_no_controls(plan: Page) -> None:
    plan.get_by_label(ANCHOR).fill("2031-06-07")
    unfold(plan)
    plan.get_by_label("Uw notitie").first.fill("Een notitie voor op papier")
    plan.get_by_role("checkbox").first.check()
    plan.evaluate("() => { window.print = () => { window.printed = true; }; }")
    press(plan, "Druk af")
    assert plan.evaluate("() => window.printed")
    plan.emulate_media(media="print")
    expect(plan.locator("button:visible, input:visible, select:visible, summary:visible")).to_have_count(0)
    sizes = plan.locator(".plan-papier :is(p, span, strong, li, h2, h3)").evaluate_all(
        "all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 24  # pixels: 18 points
    pdf = pypdfium2.PdfDocument(io.BytesIO(plan.pdf(format="A4")))
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    titles = [stap.titel for stap in FEAST.processtappen]
    for expected in (*titles, "zaterdag 7 juni 2031", "Een notitie voor op papier", "Straatfeest"):
        assert expected in " ".join(text.split())
    assert "Wat is Mijn plan?" not in text
    assert "Zoeken" not in text


def test_chapter_itself_prints_when_there_is_no_plan(browser: Browser, stad_address: str) -> None:
    with opened(browser, f"{stad_address}/idee/mijn-plan/") as page:
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", name="Wat is Mijn plan?")).to_be_visible()


def test_every_state_is_accessible_and_fits(plan: Page) -> None:
    press(plan, "Voeg een bedrag toe")
    plan.get_by_label("Bedrag in euro").fill("veel")
    plan.get_by_label(ANCHOR).fill(date.today().isoformat())
    plan.get_by_label("Kies een werkvorm").select_option(label="Buurtschouw")
    press(plan, "Zet in mijn plan")
    press(plan, "Voeg een taak toe")
    unfold(plan, 1)
    unfold(plan)
    press(plan, "Haal deze stap weg")
    plan.get_by_text("Nieuw plan, een plan uit een bestand, of alles wissen").press("Enter")
    for width, height in ((1280, 900), (360, 780), (320, 256)):
        plan.set_viewport_size({"width": width, "height": height})
        assert overflow(plan) == []
    for scheme in ("light", "dark"):
        plan.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert axe(plan) == []
    small = plan.locator(".plan :is(button, select, input, summary):visible").evaluate_all(
        "all => all.filter((each) => (each.closest('label') ?? each).getBoundingClientRect().height < 44)"
        ".map((each) => each.outerHTML)"
    )
    assert small == []


def test_empty_page_is_accessible(browser: Browser, stad_address: str) -> None:
    with opened(browser, f"{stad_address}/idee/mijn-plan/") as page:
        assert axe(page) == []
        assert kept(page) == []
        page.set_viewport_size({"width": 320, "height": 256})
        assert overflow(page) == []


def test_without_scripts_the_chapter_leads_to_the_form_and_the_lists(
    browser: Browser, stad_address: str
) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{stad_address}/idee/mijn-plan/")
    for name, address in (
        ("Mijn plan", "../../formulieren/mijn-plan/"),
        ("lijst van ideeën", "../kan-dit/"),
    ):
        link = page.get_by_role("main").get_by_role("link", name=name, exact=True)
        expect(link).to_have_attribute("href", address)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()


def test_it_works_from_a_usb_stick(browser: Browser, stad: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(stad / 'idee' / 'mijn-plan' / 'index.html').as_uri()}#initiatieven/straatfeest")
    assert steps(page) == [stap.titel for stap in FEAST.processtappen]
    page.reload()
    assert steps(page) == [stap.titel for stap in FEAST.processtappen]
    expect(page.locator(".plan-herkomst a")).to_have_attribute(
        "href", (stad / "idee" / "straatfeest" / "index.html").as_uri()
    )
    page.close()
