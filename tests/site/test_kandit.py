"""Kan dit? used as people use it: by touch, by keyboard, by ear, on a phone, from a link."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdfium2 import PdfDocument

from tests.site.browser import BLOCK_STORAGE, FILL_STORAGE, axe, console_errors, foreign_requests, overflow

PARTY = "idee/straatfeest/"
MELDEN, VRAGEN = "Kan, meld het", "Vraag eerst toestemming"


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Return a phone with its own storage."""
    with browser.new_context(viewport={"width": 360, "height": 780}, locale="nl-NL") as context:
        yield context


@pytest.fixture
def party(phone: BrowserContext, stad_address: str) -> Page:
    """Return the page about a street party, on a phone."""
    page = phone.new_page()
    page.goto(stad_address + "/" + PARTY)
    return page


def tell(page: Page, people: str = "120", street: str = "Een woonstraat", end: str = "22:00") -> None:
    """Answer the questions about a party without a tent, until there is an answer."""
    for label, text in (("Hoeveel mensen", people), (street, ""), ("Hoe laat", end), ("Hoe groot", "0")):
        field = page.get_by_label(label)
        if not field.is_visible():
            break
        if text:
            field.fill(text)
            field.press("Enter")
        else:
            field.check()


def answer(page: Page) -> str:
    """Return what the status says."""
    return page.locator(".uitkomst").get_by_role("status").first.inner_text().strip()


def test_one_question_at_a_time_until_the_answer_is_known(party: Page) -> None:
    questions = party.locator(".kandit-vragen .vraag:visible")
    expect(questions).to_have_count(1)
    party.get_by_label("Hoeveel mensen").fill("30")
    party.get_by_label("Hoeveel mensen").press("Enter")
    expect(questions).to_have_count(2)
    expect(party.locator(":focus")).to_have_attribute("name", "straat")
    party.get_by_label("Een doorgaande weg").check()
    expect(questions).to_have_count(2)
    assert VRAGEN in answer(party)


def test_a_party_for_120_people(party: Page) -> None:
    errors = console_errors(party)
    assert axe(party) == []
    tell(party)
    assert answer(party) == MELDEN
    outcome = party.get_by_role("region", name="Uw antwoord")
    expect(outcome).to_contain_text("U hoeft het alleen te melden.")
    expect(outcome.get_by_role("link", name="Idee-formulier")).to_have_attribute(
        "href", "../../formulieren/idee-formulier/"
    )
    expect(outcome.get_by_role("link", name="14 0000")).to_have_attribute("href", "tel:140000")
    expect(outcome.locator(".uitkomst-gegeven")).to_contain_text("Mensen tegelijk: 120 mensen")
    party.get_by_label("Op welke dag").fill("2099-06-12")
    expect(outcome).to_contain_text("Doe dit uiterlijk op donderdag 28 mei 2099.")
    assert re.search(r"2099\. Dat is over \d+ dagen\.", outcome.inner_text())
    assert [axe(party), overflow(party), errors] == [[], [], []]


def test_changing_an_answer_says_what_changes(party: Page) -> None:
    tell(party)
    party.get_by_label("Hoeveel mensen").fill("151")
    party.get_by_label("Hoeveel mensen").press("Tab")
    assert answer(party).startswith(VRAGEN)
    assert f"Eerst was het: {MELDEN}." in answer(party)
    party.get_by_label("Hoeveel mensen").fill("150")
    expect(party.locator(".uitkomst-antwoord")).to_contain_text(MELDEN)


def test_an_answer_that_is_passed_with_the_arrow_keys_is_no_change(
    phone: BrowserContext, stad_address: str
) -> None:
    page = phone.new_page()
    page.goto(f"{stad_address}/idee/bankje/")
    first = page.get_by_label("Op mijn eigen grond")
    first.press("Space")
    expect(page.locator(".uitkomst-antwoord")).to_contain_text("Kan zonder vragen")
    first.press("ArrowDown")
    expect(page.locator(".uitkomst-antwoord")).to_contain_text("Nog hoogstens")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".uitkomst-antwoord")).to_contain_text("Kan niet")
    expect(page.locator(".uitkomst-verschil")).to_be_hidden()
    page.keyboard.press("Tab")
    page.get_by_label("Op mijn eigen grond").check()
    expect(page.locator(".uitkomst-verschil")).to_have_text("Dit is veranderd. Eerst was het: Kan niet.")


def test_only_questions_that_matter_are_asked(phone: BrowserContext, stad_address: str) -> None:
    page = phone.new_page()
    page.goto(f"{stad_address}/idee/bankje/")
    page.get_by_label("In het gras, in een park of op een plein").check()
    questions = page.locator(".kandit-vragen .vraag:visible")
    expect(questions).to_have_count(2)
    expect(questions.last).to_contain_text("Wat is er vlak bij het bankje?")
    page.get_by_label("Niets van deze dingen").check()
    expect(page.locator(".uitkomst-antwoord")).to_have_text(VRAGEN)
    expect(page.locator(".uitkomst-gegeven li")).to_have_count(2)


@pytest.mark.parametrize("typed", ["1.8", "1,80 meter", "1,8 m"])
def test_a_size_may_be_written_as_people_write_it(
    phone: BrowserContext, stad_address: str, typed: str
) -> None:
    page = width(phone, stad_address, typed)
    expect(page.locator(".fout:visible")).to_have_count(0)
    expect(page.locator(".uitkomst-gegeven")).to_contain_text(re.compile("Vrije stoep: 1,80? meter"))


def test_a_size_out_of_reach_gets_no_answer(phone: BrowserContext, stad_address: str) -> None:
    page = width(phone, stad_address, "90")
    said = "Vul een getal in, zoals 1,50, van 0 tot en met 10. Bedoelt u 90 centimeter? Vul dan 0,90 in."
    expect(page.locator(".fout:visible")).to_have_text(said)
    expect(page.locator(".uitkomst-antwoord")).to_contain_text("Nog")
    expect(page.locator(".kandit-vragen .vraag:visible")).to_have_count(4)


def width(phone: BrowserContext, address: str, typed: str) -> Page:
    """Return the page about a bench, with this as the width of the pavement that is left."""
    page = phone.new_page()
    page.goto(f"{address}/idee/bankje/#kan-dit?plek=stoep&vast=nee&vlakbij=niets")
    field = page.get_by_label("Hoeveel stoep blijft er over")
    field.fill(typed)
    field.press("Tab")
    return page


def test_another_link_in_the_same_tab_replaces_everything(party: Page, stad_address: str) -> None:
    tell(party)
    party.get_by_label("Op welke dag").fill("2099-06-12")
    party.goto(f"{stad_address}/{PARTY}#kan-dit?mensen=20&straat=doorgaand")
    expect(party.locator(".uitkomst-antwoord")).to_have_text(VRAGEN)
    expect(party.get_by_label("Op welke dag")).to_have_value("")
    party.get_by_label("Hoeveel mensen").fill("120")
    party.get_by_label("Een woonstraat").check()
    expect(party.locator(".uitkomst-antwoord")).not_to_have_text(VRAGEN)


def test_a_plan_takes_the_day_and_the_last_day_along(party: Page) -> None:
    tell(party)
    party.get_by_label("Op welke dag").fill("2099-06-12")
    party.get_by_role("link", name="Maak er een plan van").press("Enter")
    expect(party.get_by_label("Wanneer is de dag van het feest?")).to_have_value("2099-06-12")
    step = party.get_by_role("group", name="Stap: Laatste dag om het te melden of te vragen")
    expect(step.get_by_label("Welke dag?")).to_have_value("2099-05-28")


def test_the_whole_table_is_printed_when_nothing_is_answered(party: Page, tmp_path: Path) -> None:
    target = tmp_path / "straatfeest.pdf"
    party.pdf(path=target)
    said = " ".join(sheet.get_textpage().get_text_range() for sheet in PdfDocument(target))
    assert "In alle andere gevallen" in " ".join(said.split())
    assert "Uw antwoord komt hier" not in said
    expect(party.locator(".alle-antwoorden")).not_to_have_attribute("open", "")


def test_the_last_day_may_be_over(party: Page) -> None:
    tell(party)
    days = {
        "samenDoen.days.text(samenDoen.days.today())": "Dat is voorbij. Bel ons meteen.",
        "'2020-01-01'": "Die dag is al voorbij.",
    }
    for day, said in days.items():
        party.get_by_label("Op welke dag").fill(party.evaluate(day))
        expect(party.locator(".uitkomst-uiterlijk")).to_contain_text(said)


def test_by_keyboard_alone(party: Page) -> None:
    party.locator("#kan-dit").evaluate("(heading) => { heading.tabIndex = -1; heading.focus(); }")
    for key in ("Tab", "120", "Tab", "Space", "ArrowDown", "Tab", "Tab"):
        party.keyboard.type(key) if key.isdigit() else party.keyboard.press(key)
    expect(party.locator(":focus")).to_have_attribute("name", "eindtijd")
    party.get_by_label("Hoe laat").fill("22:00")
    party.keyboard.press("Enter")
    party.keyboard.type("0")
    party.keyboard.press("Enter")
    assert answer(party) == MELDEN
    party.get_by_role("button", name="Maak een link van dit antwoord").press("Enter")
    expect(party.get_by_label("Link met uw antwoorden")).to_be_visible()
    party.get_by_role("button", name="Begin opnieuw").press("Enter")
    expect(party.locator(":focus")).to_have_attribute("name", "mensen")
    assert answer(party) == "Uw antwoord komt hier."


def test_a_fault_stands_at_its_question(party: Page) -> None:
    field = party.get_by_label("Hoeveel mensen")
    for wrong in ("veel", "-5", "1,5", "0", "3000"):
        field.fill(wrong)
        field.press("Tab")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(
            "Tel ook de kinderen mee. Weet u het niet precies? Kies dan iets meer."
            " Vul een heel getal in, zoals 25, van 1 tot en met 2000."
        )
    assert [axe(party), overflow(party)] == [[], []]
    field.fill("25")
    field.press("Tab")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_a_link_carries_the_answers_to_another_device(
    party: Page, browser: Browser, stad_address: str
) -> None:
    tell(party, people="200")
    party.get_by_label("Op welke dag").fill("2099-06-12")
    assert "?" not in party.url
    assert "200" not in party.url
    party.get_by_role("button", name="Maak een link van dit antwoord").click()
    link = party.get_by_label("Link met uw antwoorden").input_value()
    assert parse_qs(link.partition("#kan-dit?")[2])["mensen"] == ["200"]
    other = browser.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    assert VRAGEN in answer(other)
    assert other.get_by_label("Op welke dag").input_value() == "2099-06-12"
    assert [url for url in asked if "200" in url.removeprefix(stad_address).partition("#")[0]] == []
    other.get_by_label("Hoeveel mensen").fill("20")
    other.get_by_label("Hoeveel mensen").press("Tab")
    expect(other).to_have_url(re.compile("#kan-dit$"))
    other.close()


@pytest.mark.parametrize("fragment", ["mensen=veel&straat=lucht", "mensen=%00&x=y", "<b>=1", "mensen=3000"])
def test_a_link_with_nonsense_asks_the_question(fragment: str, party: Page, stad_address: str) -> None:
    errors = console_errors(party)
    party.goto(f"{stad_address}/{PARTY}#kan-dit?{fragment}")
    party.reload()
    expect(party.locator(".kandit-vragen .vraag:visible")).not_to_have_count(0)
    assert MELDEN not in answer(party)
    assert errors == []


def test_answers_stay_after_reload_and_back_and_do_not_mix_between_tabs(
    party: Page, phone: BrowserContext, stad_address: str
) -> None:
    tell(party)
    party.reload()
    assert answer(party) == MELDEN
    party.get_by_role("region", name="Uw antwoord").get_by_role("link", name="Idee-formulier").click()
    party.wait_for_url("**/formulieren/**")
    party.go_back()
    assert answer(party) == MELDEN
    second = phone.new_page()
    second.goto(stad_address + "/" + PARTY)
    assert answer(second) == "Uw antwoord komt hier."
    tell(second, people="151")
    party.reload()
    assert answer(party) == MELDEN


def test_works_where_storage_is_blocked_or_full(browser: Browser, stad_address: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(BLOCK_STORAGE)
        page = context.new_page()
        errors = console_errors(page)
        page.goto(stad_address + "/" + PARTY)
        tell(page)
        assert answer(page) == MELDEN
        assert errors == []
    page = browser.new_page()
    page.goto(stad_address + "/" + PARTY)
    page.evaluate(FILL_STORAGE, "sessionStorage")
    tell(page)
    assert answer(page) == MELDEN
    page.close()


def test_at_four_hundred_percent_light_and_dark(party: Page, stad_address: str) -> None:
    foreign = foreign_requests(party, stad_address)
    party.set_viewport_size({"width": 320, "height": 256})
    tell(party)
    party.get_by_role("button", name="Maak een link van dit antwoord").click()
    for scheme in ("light", "dark"):
        party.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert [axe(party), overflow(party)] == [[], []]
    assert foreign == []
    assert party.context.cookies() == []


def test_without_scripts_the_table_answers(browser: Browser, stad_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(stad_address + "/" + PARTY)
        expect(page.get_by_role("table", name="Kan dit? Straatfeest in Voorbeeldstad")).to_be_visible()
        expect(page.get_by_text("Lees de tabel van boven naar beneden.")).to_be_visible()
        expect(page.locator(".kandit")).to_have_count(0)


def test_print_holds_the_answer_and_what_was_filled_in(party: Page) -> None:
    tell(party)
    party.get_by_label("Op welke dag").fill("2099-06-12")
    party.evaluate(
        "() => { window.print = () => { window.printed = document.documentElement.dataset.druk; }; }"
    )
    party.get_by_role("button", name="Druk dit antwoord af").click()
    assert party.evaluate("window.printed") == "antwoord"
    party.emulate_media(media="print")
    printed = party.locator("main").inner_text()
    for text in (
        MELDEN,
        "Mensen tegelijk: 120 mensen",
        "Dag: vrijdag 12 juni 2099",
        "uiterlijk op donderdag 28 mei",
    ):
        assert text in printed
    for text in ("Begin opnieuw", "Hoeveel mensen zijn er", "Zo gaat het, stap voor stap"):
        assert text not in printed
    party.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert "Zo gaat het, stap voor stap" in party.locator("main").inner_text()
