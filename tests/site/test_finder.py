"""The finder of werkvormen and forms, used as a person does, against what the data says."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.model import Werkvorm
from macros.workbook import open_workbook
from tests.editions import ROOT
from tests.site.browser import BLOCK_STORAGE, axe, console_errors, foreign_requests, overflow

WERKVORMEN, FORMS = "werkvormen/kiezer/", "werkvormen/formulieren/"
PHONE, ZOOMED = {"width": 360, "height": 780}, {"width": 320, "height": 256}
LEAST_TARGET = 44
STEP = 12
"""As many results are shown at a time."""
BOEK = open_workbook(ROOT)
Fit = Callable[[Werkvorm], bool]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page on a phone, that must stay without errors."""
    page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    errors = console_errors(page)
    yield page
    assert errors == []
    page.close()


def status(page: Page) -> Locator:
    """Return where the number of results is told."""
    return page.locator(".kiezer-telling")


def box(page: Page, name: str) -> Locator:
    """Return the box of a choice; its question is opened when it is folded."""
    found = page.get_by_label(name, exact=True)
    if not found.is_visible():
        page.locator("details.kiezer-vraag", has=found).locator("summary").click()
    return found


def drawn(page: Page) -> int:
    """Wait for the cards, which come after the count; return how many fit."""
    told = re.match(r"\d+", status(page).inner_text())
    count = int(told[0]) if told else 0
    lost = page.locator(".kiezer-tabel tbody tr").count() - count
    expect(page.locator(".kiezer-af summary")).to_contain_text(f"({lost})")
    return count


def results(page: Page) -> set[str]:
    """Return the ids of all results, after asking for more until there is no more."""
    count, rows = drawn(page), page.locator(".kiezer-tabel tbody tr:visible")
    for shown in range(STEP, count, STEP):
        expect(rows).to_have_count(shown)
        page.locator(".kiezer-meer").click()
    expect(rows).to_have_count(count)
    return set(rows.evaluate_all("rows => rows.map((row) => row.dataset.naam)"))


def fitting(fits: Fit) -> set[str]:
    """Return the ids of the werkvormen that fit, as the data says."""
    return {name for name, item in BOEK.werkvormen.items() if fits(item)}


def for_group(item: Werkvorm, size: int) -> bool:
    """Return whether a group of this size fits."""
    return item.groep.van <= size and (item.groep.tot is None or size <= item.groep.tot)


def hours(item: Werkvorm) -> float:
    """Return the most hours that a werkvorm takes."""
    each = {"minuten": 1 / 60, "uren": 1, "dagen": 24, "weken": 168, "maanden": 720, "jaren": 8760}
    return float(item.duur.tot) * each[item.duur.eenheid]


def for_thirty_without_internet(item: Werkvorm) -> bool:
    """Return whether a werkvorm suits thirty people without internet."""
    return for_group(item, 30) and item.geschikt.zonder_smartphone.antwoord == "ja"


COMBINED: list[tuple[str, Fit]] = [
    ("groep=30&zonder_smartphone=ja", for_thirty_without_internet),
    ("doel=kiezen&doel=steun", lambda item: not {"kiezen", "steun"}.isdisjoint(item.doel)),
    ("doel=kiezen&fase=doen", lambda item: "kiezen" in item.doel and "doen" in item.fase),
    ("kosten=klein&plek=straat", lambda item: item.kosten == "klein" and "straat" in item.plek),
    ("duur=240", lambda item: hours(item) <= 4),
    ("duur=10080&groep=8", lambda item: hours(item) <= 168 and for_group(item, 8)),
    ("niveau=samen-beslissen", lambda item: "samen-beslissen" in item.niveau),
    ("bij_conflict=ja", lambda item: item.geschikt.bij_conflict.antwoord == "ja"),
    ("laaggeletterd=ja&groep=1", lambda i: i.geschikt.laaggeletterd.antwoord == "ja" and for_group(i, 1)),
]


def test_newcomer_finds_a_werkvorm_for_thirty_people_without_internet(
    page: Page, stad_address: str
) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}")
    page.get_by_label("Met hoeveel mensen bent u?").focus()
    page.keyboard.type("30")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Het kan zonder smartphone of internet")).to_be_checked()
    wanted = fitting(for_thirty_without_internet)
    expect(status(page)).to_have_text(f"{len(wanted)} werkvormen passen.")
    expect(status(page)).to_have_role("status")
    expect(status(page)).to_be_in_viewport()
    page.get_by_role("link", name="Bekijk de lijst").press("Enter")
    first = page.locator(".kiezer-tabel tbody tr:visible a").first
    expect(first).to_be_in_viewport()
    assert results(page) == wanted
    first.click()
    page.wait_for_url(lambda url: "kiezer" not in url)
    assert page.url.split("/")[-2] in wanted


def test_all_wishes_must_hold_and_any_choice_within_one(page: Page, stad_address: str) -> None:
    for fragment, fits in COMBINED:
        page.goto("about:blank")
        page.goto(f"{stad_address}/{WERKVORMEN}#{fragment}")
        wanted = fitting(fits)
        assert 0 < len(wanted) < len(BOEK.werkvormen)
        expect(status(page)).to_contain_text(str(len(wanted)))
        assert results(page) == wanted, fragment


def test_more_results_come_when_asked_and_focus_goes_to_the_first_of_them(
    page: Page, stad_address: str
) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}")
    expect(status(page)).to_have_text(f"{len(BOEK.werkvormen)} werkvormen passen.")
    rows = page.locator(".kiezer-tabel tbody tr:visible")
    expect(rows).to_have_count(12)
    page.get_by_role("button", name="Toon er 12 meer").first.press("Enter")
    expect(rows).to_have_count(24)
    expect(rows.nth(12).get_by_role("link")).to_be_focused()


def test_what_falls_away_tells_why(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}")
    box(page, "Het past ook als er ruzie is").check()
    page.get_by_label("Met hoeveel mensen bent u?").fill("6")
    fold = page.locator(".kiezer-af")
    lost = len(BOEK.werkvormen) - len(
        fitting(lambda i: for_group(i, 6) and i.geschikt.bij_conflict.antwoord == "ja")
    )
    expect(fold.locator("summary")).to_contain_text(f"({lost})")
    fold.locator("summary").press("Enter")
    expect(fold.get_by_role("button")).to_be_visible()
    while fold.get_by_role("button").is_visible():
        fold.get_by_role("button").click()
    expect(fold.locator("p + ul > li")).to_have_count(lost)
    judgement = BOEK.werkvormen["buurtschouw"].geschikt.bij_conflict
    line = fold.locator("p + ul > li", has=page.get_by_role("link", name="Buurtschouw", exact=True))
    expect(line).to_have_text(f"BuurtschouwOok bij ruzie: {judgement.antwoord}. {judgement.waarom}")
    big = fold.locator("p + ul > li", has=page.get_by_role("link", name="Enquête op papier en online"))
    expect(big).to_contain_text("Groep: Vanaf 50 mensen")


def test_when_nothing_fits_each_wish_can_be_dropped(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}#kosten=klein&groep=3000&doel=kiezen&plek=thuis")
    expect(status(page)).to_have_text("Geen werkvorm past.")
    expect(page.locator(".kiezer-tabel")).to_be_hidden()
    buttons = page.get_by_role("button", name="Zonder de wens")
    expect(buttons).to_have_count(4)
    wanted = fitting(lambda i: i.kosten == "klein" and for_group(i, 3000) and "kiezen" in i.doel)
    expected = f"Zonder de wens 'Plek: Thuis' passen er {len(wanted)}."
    assert len(wanted) > 1
    page.get_by_role("button", name=expected).press("Enter")
    expect(status(page)).to_have_text(f"{len(wanted)} werkvormen passen.")
    expect(page.locator("#kiezer-lijst")).to_be_focused()
    expect(buttons).to_have_count(0)
    assert results(page) == wanted
    expect(page).to_have_url(re.compile("#groep=3000&doel=kiezen&kosten=klein$"))


def test_choice_stays_in_the_address_and_comes_back(
    page: Page, browser: Browser, stad_address: str
) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}")
    length = page.evaluate("history.length")
    box(page, "Samen kiezen").check()
    box(page, "Ten hoogste 1 dag").check()
    page.get_by_label("Met hoeveel mensen bent u?").fill("30")
    drawn(page)
    page.locator(".kiezer-vakje input:visible").first.check()
    expect(page).to_have_url(re.compile("#groep=30&doel=kiezen&duur=1440&vergelijk="))
    assert page.evaluate("history.length") == length
    fragment = page.url.partition("#")[2]
    told = status(page).inner_text()
    page.get_by_role("link", name="Bekijk de lijst").click()
    expect(page).to_have_url(f"{stad_address}/{WERKVORMEN}#{fragment}")
    page.locator(".kiezer-tabel tbody a:visible").first.click()
    page.wait_for_url(lambda url: "kiezer" not in url)
    page.go_back()
    expect(status(page)).to_have_text(told)
    page.reload()
    expect(status(page)).to_have_text(told)
    expect(page.get_by_label("Met hoeveel mensen bent u?")).to_have_value("30")
    other = browser.new_page()
    other.goto(page.url)
    expect(status(other)).to_have_text(told)
    expect(other.locator(".kiezer-vakje :checked")).to_have_count(1)
    other.get_by_role("button", name="Wis alles").click()
    expect(status(other)).to_have_text(f"{len(BOEK.werkvormen)} werkvormen passen.")
    expect(other).to_have_url(f"{stad_address}/{WERKVORMEN}")
    assert page.url.endswith(fragment)
    expect(status(page)).to_have_text(told)
    other.close()


def test_what_a_link_says_wrong_is_left_out_with_a_plain_message(page: Page, stad_address: str) -> None:
    note = page.get_by_text("Een deel van deze link kennen wij niet. Dat deel telt niet mee.")
    for wrong in (
        "doel=x",
        "groep=nul",
        "groep=-3",
        "groep=9e9",
        "vergelijk=x",
        "%E0%A4%A=%",
        "duur=",
        "=",
        "hasOwnProperty=1",
    ):
        page.goto("about:blank")
        page.goto(f"{stad_address}/{WERKVORMEN}#kosten=klein&{wrong}")
        expect(note).to_be_visible()
        expect(status(page)).to_contain_text(str(len(fitting(lambda item: item.kosten == "klein"))))
    box(page, "Thuis").check()
    expect(note).to_be_hidden()
    page.goto(f"{stad_address}/{WERKVORMEN}#inhoud")
    expect(note).to_be_hidden()


def test_a_number_that_is_none_gets_an_error_beside_it(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}")
    field = page.get_by_label("Met hoeveel mensen bent u?")
    field.fill("dertig")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "Schrijf een getal, zoals 30. Schrijf alleen een heel getal, zoals 30."
    )
    expect(status(page)).to_have_text(f"{len(BOEK.werkvormen)} werkvormen passen.")
    field.press("Enter")
    field.fill("12")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(field).to_have_accessible_description("Schrijf een getal, zoals 30.")


def test_three_stand_side_by_side_and_a_fourth_is_refused_in_words(page: Page, stad_address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{stad_address}/{WERKVORMEN}")
    boxes = page.locator(".kiezer-vakje input")
    bar = page.locator(".kiezer-balk [role=status]")
    boxes.nth(0).press("Space")
    expect(bar).to_have_text("U vergelijkt er 1.")
    expect(page.get_by_text("Kies er nog een. Dan ziet u ze naast elkaar.")).to_be_visible()
    boxes.nth(1).press("Space")
    boxes.nth(2).press("Space")
    boxes.nth(3).press("Space")
    refusal = "U vergelijkt er al 3. Haal er eerst een weg."
    expect(boxes.nth(3)).not_to_be_checked()
    expect(boxes.nth(3)).to_have_accessible_description(refusal)
    expect(bar).to_have_text(refusal)
    grid = page.get_by_role("table", name="Uw werkvormen naast elkaar")
    names = [*BOEK.werkvormen][:3]
    expect(grid.get_by_role("columnheader")).to_have_text(
        ["Eigenschap", *(BOEK.werkvormen[name].titel for name in names)]
    )
    row = grid.get_by_role("row", name="Past het bij ruzie?")
    judgement = BOEK.werkvormen[names[0]].geschikt.bij_conflict
    expect(row.get_by_role("cell").first).to_contain_text(judgement.waarom)
    expect(page).to_have_url(re.compile("#" + "&".join(f"vergelijk={name}" for name in names)))
    page.reload()
    expect(grid.get_by_role("columnheader")).to_have_count(4)
    page.get_by_role("link", name="Bekijk ze").press("Enter")
    expect(page.get_by_role("heading", name="Naast elkaar")).to_be_in_viewport()
    grid.get_by_role("button", name=f"Haal {BOEK.werkvormen[names[0]].titel} weg").press("Enter")
    expect(page.get_by_role("heading", name="Naast elkaar")).to_be_focused()
    expect(grid.get_by_role("columnheader")).to_have_count(3)
    expect(boxes.nth(0)).not_to_be_checked()
    boxes.nth(3).press("Space")
    expect(boxes.nth(3)).to_be_checked()


def test_a_jump_arrives_at_once_and_not_in_a_glide(page: Page, stad_address: str) -> None:
    names = [*BOEK.werkvormen][:2]
    page.goto(f"{stad_address}/{WERKVORMEN}#{'&'.join(f'vergelijk={name}' for name in names)}")
    expect(page.get_by_role("heading", name="Naast elkaar")).to_be_visible()
    top = page.get_by_role("link", name="Bekijk ze").evaluate(
        """(link) => {
          link.click();
          return document.querySelector('#kiezer-naast').getBoundingClientRect().top;
        }"""
    )
    assert 0 <= top < PHONE["height"]


def test_comparison_names_the_werkvorm_in_each_cell_on_a_narrow_screen(
    page: Page, stad_address: str
) -> None:
    names = [*BOEK.werkvormen][:3]
    page.set_viewport_size({"width": ZOOMED["width"], "height": ZOOMED["height"]})
    page.goto(f"{stad_address}/{WERKVORMEN}#{'&'.join(f'vergelijk={name}' for name in names)}")
    cells = page.locator(".kiezer-vergelijk tr", has_text="Kosten").get_by_role("cell")
    for cell, name in zip(cells.all(), names, strict=True):
        expect(cell.get_by_text(BOEK.werkvormen[name].titel)).to_be_visible()


STATES = {
    "alles": "",
    "gevonden": "groep=30&zonder_smartphone=ja&vergelijk=buurtschouw&vergelijk=enquete&vergelijk=markt",
    "niets": "kosten=klein&groep=3000&doel=kiezen&plek=thuis&onbekend=1",
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_and_fits_at_every_width(
    state: str, page: Page, stad_address: str
) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}#{STATES[state]}")
    for summary in page.locator(".kiezer summary:visible").all():
        summary.click()
    if state == "niets":
        page.get_by_label("Met hoeveel mensen bent u?").fill("veel")
    if state == "gevonden":
        page.locator(".kiezer-vakje input:visible").last.click()
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    assert axe(page) == []
    page.set_viewport_size({"width": ZOOMED["width"], "height": ZOOMED["height"]})
    assert overflow(page) == []
    controls = page.locator(".kiezer :is(button, summary, label.kiezer-keus):visible").all()
    sizes = [control.bounding_box() or {"height": 0} for control in controls]
    assert len(sizes) > STEP
    assert [size for size in sizes if size["height"] < LEAST_TARGET] == []


def test_a_click_moves_nothing_that_was_clicked(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}")
    for name in ("Het kan zonder smartphone of internet", "Samen kiezen", "Ten hoogste 1 dag"):
        target = box(page, name)
        target.scroll_into_view_if_needed()
        before = target.bounding_box()
        target.check()
        drawn(page)
        assert target.bounding_box() == before
        assert page.evaluate("document.activeElement.value") == target.get_attribute("value")


def test_table_is_there_after_all_when_the_script_does_not_come(page: Page, stad_address: str) -> None:
    page.route("**/finder.js?*", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(f"{stad_address}/{WERKVORMEN}")
    name = next(iter(BOEK.werkvormen.values())).titel
    expect(page.locator(".kiezer-tabel").get_by_role("link", name=name, exact=True)).to_be_visible()


def test_more_may_be_asked_before_the_cards_are_drawn(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/{WERKVORMEN}")
    page.evaluate(
        """() => {
          document.querySelector('[name=bij_conflict]').click();
          document.querySelector('.kiezer-meer').click();
        }"""
    )
    wanted = fitting(lambda item: item.geschikt.bij_conflict.antwoord == "ja")
    assert drawn(page) == len(wanted)
    expect(page.locator(".kiezer-tabel tbody tr:visible")).to_have_count(min(2 * STEP, len(wanted)))


def test_forms_are_found_by_who_writes_when_and_where_they_go(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/{FORMS}")
    expect(status(page)).to_have_text(f"{len(BOEK.formats)} formulieren passen.")
    box(page, "Bewoner").check()
    box(page, "Beginnen").check()
    box(page, "Naar de gemeente").check()
    wanted = {
        name
        for name, form in BOEK.formats.items()
        if "inwoner" in form.kant and "beginnen" in form.fase and form.contact
    }
    assert 1 < len(wanted) < len(BOEK.formats)
    expect(status(page)).to_have_text(f"{len(wanted)} formulieren passen.")
    assert results(page) == wanted
    box(page, "Ten hoogste 10 vragen").check()
    short = {name for name in wanted if sum(len(part.velden) for part in BOEK.formats[name].secties) <= 10}
    assert len(short) < len(wanted)
    expect(status(page)).to_contain_text(
        "1 formulier past." if len(short) == 1 else f"{len(short) or 'Geen'}"
    )
    expect(page).to_have_url(re.compile("#kant=inwoner&fase=beginnen&naar=gemeente&aantal=10$"))
    assert axe(page) == []


@pytest.mark.parametrize(("address", "kind"), [(WERKVORMEN, "werkvormen"), (FORMS, "formats")])
def test_without_scripts_a_table_has_every_item_with_every_property(
    address: str, kind: str, browser: Browser, stad_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{stad_address}/{address}")
    table = page.locator("table.kiezer-tabel")
    heads = table.get_by_role("columnheader").count()
    rows = table.locator("tbody").get_by_role("row")
    expect(rows).to_have_count(len(getattr(BOEK, kind)))
    for row, item in zip(rows.all(), getattr(BOEK, kind).values(), strict=True):
        expect(row.get_by_role("rowheader")).to_have_text(item.titel)
        expect(row.get_by_role("rowheader")).to_be_visible()
    cells = rows.get_by_role("cell").evaluate_all("cells => cells.map((cell) => cell.innerText.trim())")
    assert len(cells) == (heads - 1) * rows.count()
    assert all(cells)
    assert page.locator("main input:visible, main button:visible").count() == 0
    assert overflow(page) == []
    context.close()


def test_it_needs_no_storage_and_no_host(browser: Browser, stad: Path, stad_address: str) -> None:
    context = browser.new_context()
    context.add_init_script(BLOCK_STORAGE)
    page = context.new_page()
    errors, foreign = console_errors(page), foreign_requests(page, stad_address)
    for base, end in ((stad_address, ""), (stad.resolve().as_uri(), "index.html")):
        page.goto(f"{base}/{WERKVORMEN}{end}")
        box(page, "Het kan zonder smartphone of internet").check()
        wanted = fitting(lambda item: item.geschikt.zonder_smartphone.antwoord == "ja")
        expect(status(page)).to_have_text(f"{len(wanted)} werkvormen passen.")
        expect(page).to_have_url(re.compile("#zonder_smartphone=ja$"))
        assert [error for error in errors if "woff2" not in error] == []  # a folder gives no letters
    assert [url for url in foreign if not url.startswith("file:")] == []
    context.close()
