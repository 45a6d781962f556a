"""A form that is filled in on its page, as people do: kept, checked, counted, and handed out."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.pdf.pdftext import squeezed
from tests.pdf.printed import pages
from tests.site.browser import BLOCK_STORAGE, FILL_STORAGE, axe, console_errors, foreign_requests, overflow

PHONE, LARGE, ZOOMED = (360, 780), (1280, 900), (320, 256)
LARGE_PRINT = 18  # points
COUNTS = {
    "Hoeveel adressen zijn er in totaal?": "40",
    "Hoeveel adressen zijn voor?": "24",
    "Hoeveel adressen zijn tegen?": "5",
    "Voor hoeveel adressen maakt het niet uit?": "3",
    "Hoeveel adressen gaven antwoord?": "32",
}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser of one person: what is kept in it is gone afterwards."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, service_workers="block")
    yield context
    context.close()


def opened(context: BrowserContext, address: str, form: str = "draagvlakmeting") -> Page:
    """Return the page of a form."""
    page = context.new_page()
    page.goto(f"{address}/formulieren/{form}/")
    return page


def box(page: Page, label: str) -> Locator:
    """Return the box of a question, as a screen reader calls it."""
    return page.get_by_role("textbox", name=label)


def press(page: Page, name: str) -> None:
    """Press a button with the keyboard."""
    page.get_by_role("button", name=name).press("Enter")


def wipe(page: Page) -> None:
    """Wipe all that was typed, with the keyboard."""
    page.get_by_text("Wis wat ik invulde").press("Enter")
    press(page, "Ja, wis alles")


def kept(page: Page) -> str:
    """Return all that the browser keeps."""
    return str(page.evaluate("() => JSON.stringify(localStorage)"))


def test_a_form_is_filled_in_with_the_keyboard_alone(context: BrowserContext, stad_address: str) -> None:
    page = opened(context, stad_address)
    first = box(page, "Wat is het idee?")
    first.focus()
    page.keyboard.type("Drie bakken\nbij de hoek")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Brief in de bus")).to_be_checked()
    for _ in range(6):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    asked = page.get_by_role("radiogroup", name="Hoe vaak ging u langs bij mensen die niet thuis waren?")
    expect(asked.get_by_role("radio", name="Eén keer")).to_be_checked()
    expect(first).to_have_accessible_description(re.compile("Schrijf in twee of drie zinnen"))


def test_rows_come_and_go_and_come_back(context: BrowserContext, stad_address: str) -> None:
    page = opened(context, stad_address)
    rows = page.get_by_role("group", name="Antwoord per adres").locator(".rij")
    expect(rows).to_have_count(1)
    expect(page.get_by_role("button", name="Haal regel 1 weg")).to_be_hidden()
    rows.nth(0).get_by_label("Adres").fill("Iepenstraat 1")
    press(page, "Nog een regel")
    expect(rows.nth(1).get_by_label("Adres")).to_be_focused()
    page.keyboard.type("Iepenstraat 2")
    press(page, "Haal regel 1 weg")
    expect(rows).to_have_count(1)
    expect(rows.nth(0).get_by_label("Adres")).to_have_value("Iepenstraat 2")
    expect(page.get_by_role("button", name="Nog een regel")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="De regel is weg.")).to_be_visible()
    assert "Iepenstraat 1" not in kept(page)
    press(page, "Zet terug")
    values = [rows.nth(row).get_by_label("Adres").input_value() for row in range(2)]
    assert values == ["Iepenstraat 1", "Iepenstraat 2"]
    expect(page.get_by_role("group", name="Regel 2", exact=True)).to_be_visible()
    assert "Iepenstraat 1" in kept(page)
    press(page, "Haal regel 1 weg")
    wipe(page)
    expect(page.get_by_role("button", name="Zet terug")).to_have_count(0)


def test_a_draft_stays_on_the_device_until_it_is_wiped(context: BrowserContext, stad_address: str) -> None:
    page = opened(context, stad_address)
    expect(page.get_by_text("Wat u invult, blijft op dit apparaat")).to_be_visible()
    assert kept(page) == "{}"
    box(page, "Wat is het idee?").fill("Drie bakken <b>& 'één'</b>\nbij de hoek")
    page.get_by_role("radio", name="Twee keer").check()
    page.get_by_label("Eerste dag").fill("2026-03-01")
    press(page, "Nog een regel")
    page.get_by_role("group", name="Regel 2").get_by_label("Tegen").fill("x")
    page.goto(f"{stad_address}/formulieren/begroting/")
    expect(box(page, "Wat gaat u maken, en waar?")).to_have_value("")
    page.go_back()
    expect(page.get_by_text("Hier staat wat u eerder invulde.")).to_be_visible()
    page.reload()
    expect(box(page, "Wat is het idee?")).to_have_value("Drie bakken <b>& 'één'</b>\nbij de hoek")
    expect(page.get_by_role("radio", name="Twee keer")).to_be_checked()
    expect(page.get_by_label("Eerste dag")).to_have_value("2026-03-01")
    expect(page.get_by_role("group", name="Regel 2").get_by_label("Tegen")).to_have_value("x")
    page.get_by_text("Wis wat ik invulde").press("Enter")
    expect(box(page, "Wat is het idee?")).not_to_have_value("")
    press(page, "Ja, wis alles")
    expect(box(page, "Wat is het idee?")).to_have_value("")
    expect(page.locator(".rij")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="Alles is gewist.")).to_be_visible()
    assert kept(page) == "{}"


def test_what_has_no_place_in_a_changed_form_is_shown_and_kept(
    context: BrowserContext, stad_address: str
) -> None:
    page = opened(context, stad_address)
    draft = [
        ["idee", "Wat is het idee?", "Drie bakken"],
        ["weg", "Wie helpt er mee?", "De bakker,\nop de hoek"],
        ["keren=Tien keer", "Hoe vaak ging u langs?", "Tien keer"],
        ["lijst.2.Kleur", "Antwoord per adres Regel 2, Kleur", "blauw"],
        ["van", "Eerste dag", "ergens in mei"],
    ]
    page.evaluate(
        "(text) => localStorage.setItem('samen-doen.formulier.draagvlakmeting', text)", json.dumps(draft)
    )
    page.reload()
    expect(box(page, "Wat is het idee?")).to_have_value("Drie bakken")
    heading = page.get_by_role("heading", name="Dit schreef u bij een vraag die er niet meer is")
    expect(heading).to_be_visible()
    assert page.locator(".rest dt").all_inner_texts() == [label for _, label, _ in draft[1:]]
    assert page.locator(".rest dd").all_inner_texts() == [text for *_, text in draft[1:]]
    box(page, "Wat is het idee?").fill("Vier bakken")
    page.reload()
    expect(page.locator(".rest dd")).to_have_count(4)
    assert axe(page) == []
    wipe(page)
    expect(heading).to_be_hidden()


@pytest.mark.parametrize("problem", ["blocked", "full"])
def test_it_says_so_when_the_browser_keeps_nothing(
    problem: str, context: BrowserContext, stad_address: str
) -> None:
    if problem == "blocked":
        context.add_init_script(BLOCK_STORAGE)
    page = opened(context, stad_address)
    errors = console_errors(page)
    if problem == "full":
        page.evaluate(FILL_STORAGE, "localStorage")
    box(page, "Wat is het idee?").fill("Drie bakken")
    expect(page.get_by_text("uw browser bewaart hier niets")).to_be_visible()
    expect(page.get_by_text("Wat u invult, blijft op dit apparaat")).to_be_hidden()
    press(page, "Haal ingevuld op voor Word")
    with page.expect_download() as download:
        press(page, "Ga toch door")
    assert download.value.suggested_filename == "draagvlakmeting-ingevuld.docx"
    wipe(page)
    expect(box(page, "Wat is het idee?")).to_have_value("")
    assert (errors, axe(page)) == ([], [])


def test_two_tabs_never_write_over_each_other(context: BrowserContext, stad_address: str) -> None:
    one, two = opened(context, stad_address), opened(context, stad_address)
    box(one, "Wat is het idee?").fill("uit het eerste tabblad")
    expect(box(two, "Wat is het idee?")).to_have_value("uit het eerste tabblad")
    expect(two.get_by_text("Hier staat nu wat u in het andere tabblad schreef.")).to_be_visible()
    box(two, "Wat is het idee?").fill("uit het tweede tabblad")
    expect(box(one, "Wat is het idee?")).to_have_value("uit het tweede tabblad")
    wipe(one)
    expect(box(two, "Wat is het idee?")).to_have_value("")


@pytest.mark.parametrize(
    ("choice", "left"), [("Houd wat hier staat", "hier"), ("Neem over wat daar staat", "daar")]
)
def test_what_two_tabs_wrote_at_the_same_time_is_asked_about(
    context: BrowserContext, stad_address: str, choice: str, left: str
) -> None:
    page = opened(context, stad_address)
    box(page, "Wat is het idee?").fill("eerst")
    # A change that this tab has not heard of yet: no event comes to the tab that writes.
    page.evaluate(
        """() => {
          const [key] = Object.keys(localStorage).filter((name) => name.includes('formulier'));
          localStorage.setItem(key, localStorage.getItem(key).replace('eerst', 'daar'));
        }"""
    )
    box(page, "Wat is het idee?").fill("hier")
    warning = page.get_by_text("U hebt dit formulier ook in een ander tabblad veranderd.")
    expect(warning).to_be_visible()
    assert "daar" in kept(page)
    page.evaluate("() => dispatchEvent(new StorageEvent('storage'))")
    expect(box(page, "Wat is het idee?")).to_have_value("hier")
    assert axe(page) == []
    press(page, choice)
    expect(warning).to_be_hidden()
    expect(box(page, "Wat is het idee?")).to_have_value(left)
    assert left in kept(page)


def test_back_shows_what_was_kept_and_not_what_the_browser_remembers(
    context: BrowserContext, stad_address: str
) -> None:
    one = opened(context, stad_address)
    box(one, "Wat is het idee?").fill("van toen")
    one.goto(f"{stad_address}/")
    two = opened(context, stad_address)
    box(two, "Wat is het idee?").fill("van nu")
    one.go_back()
    expect(box(one, "Wat is het idee?")).to_have_value("van nu")
    wipe(two)
    one.goto(f"{stad_address}/")
    one.go_back()
    expect(box(one, "Wat is het idee?")).to_have_value("")


def test_a_double_click_removes_one_row(context: BrowserContext, stad_address: str) -> None:
    page = opened(context, stad_address)
    for _ in range(2):
        press(page, "Nog een regel")
    rows = page.locator(".rij")
    rows.nth(1).get_by_role("button").dblclick()
    expect(rows).to_have_count(2)


def test_a_form_that_was_renewed_meanwhile_gives_no_file_without_answers(
    context: BrowserContext, stad_address: str
) -> None:
    page = opened(context, stad_address)
    box(page, "Wat is het idee?").fill("Drie bakken")
    box(page, "Wat is het idee?").evaluate("box => { box.name = 'oude_naam'; }")
    press(page, "Haal ingevuld op voor Word")
    press(page, "Ga toch door")
    expect(page.get_by_text("Dit formulier is net vernieuwd.")).to_be_visible()
    expect(box(page, "Wat is het idee?")).to_have_value("Drie bakken")


def test_what_is_missing_is_listed_and_leads_to_its_question(
    context: BrowserContext, stad_address: str
) -> None:
    page = opened(context, stad_address, "begroting")
    box(page, "Welke groep maakt deze begroting?").fill("Wij")
    box(page, "Wat kost dat bij elkaar?").fill("veel")
    press(page, "Haal ingevuld op voor Word")
    summary = page.get_by_role("group", name="Nog niet alles klopt")
    expect(summary).to_be_focused()
    said = summary.get_by_role("listitem").all_inner_texts()
    assert "Wat gaat u maken, en waar? Vul dit in." in said
    assert "Wat hebt u nodig? Vul ten minste één regel in." in said
    assert "Op welke dag zocht u de prijzen op? Kies een dag." in said
    assert "Wat kost dat bij elkaar? Schrijf hier een bedrag in cijfers, zoals 24 of 12,50." in said
    assert [text for text in said if "Welke groep" in text] == []
    amount = box(page, "Wat kost dat bij elkaar?")
    summary.get_by_role("link", name="Wat kost dat bij elkaar?").press("Enter")
    expect(amount).to_be_focused()
    expect(amount).to_have_attribute("aria-invalid", "true")
    expect(amount).to_have_accessible_description(re.compile("Schrijf hier een bedrag in cijfers"))
    assert axe(page) == []
    amount.fill("720,50")
    expect(amount).to_have_attribute("aria-invalid", "false")
    summary.get_by_role("link", name="Wat hebt u nodig?").press("Enter")
    expect(page.get_by_role("group", name="Wat hebt u nodig?")).to_be_focused()


SUPPORT = (
    ("40", "24", "24 van 40 is 60 procent."),
    ("3", "1", "1 van 3 is ongeveer 33 procent."),
    ("8", "1", "1 van 8 is ongeveer 13 procent."),
    ("1.001", "1.000", "1.000 van 1.001 is meer dan 99 procent."),
    ("1.000", "1", "1 van 1.000 is minder dan 1 procent."),
    ("3", "0", "0 van 3 is 0 procent."),
    ("40", "41", "bij 'Hoeveel adressen zijn voor?' staat meer dan bij {all}. Dat kan niet."),
    ("0", "0", "bij {all} staat 0. Dan valt er niets te delen."),
    ("40", "-3", "schrijf bij 'Hoeveel adressen zijn voor?' een heel getal in cijfers, zoals 24."),
    ("40", "2,5", "schrijf bij 'Hoeveel adressen zijn voor?' een heel getal in cijfers, zoals 24."),
    ("veel", "24", "schrijf bij {all} een heel getal in cijfers, zoals 24."),
    ("1e3", "24", "schrijf bij {all} een heel getal in cijfers, zoals 24."),
    ("", "24", "vul ook in: {all}."),
    ("", "", "vul eerst de getallen in."),
)


def test_support_is_counted_honestly(context: BrowserContext, stad_address: str) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(f"{stad_address}/formulieren/draagvlakmeting/")
    line = page.locator(".telling p").first
    found = []
    for whole, part, _ in SUPPORT:
        box(page, "Hoeveel adressen zijn er in totaal?").fill(whole)
        box(page, "Hoeveel adressen zijn voor?").fill(part)
        page.clock.fast_forward(1000)
        found.append(line.inner_text())
    asked = "'Hoeveel adressen zijn er in totaal?'"
    assert found == [f"Steun van alle adressen: {said.format(all=asked)}" for *_, said in SUPPORT]
    expect(page.get_by_role("status").filter(has_text="Steun van alle adressen")).to_be_visible()


def test_answers_that_do_not_add_up_are_named(context: BrowserContext, stad_address: str) -> None:
    page = opened(context, stad_address)
    for label, number in COUNTS.items():
        box(page, label).fill(number)
    line = page.get_by_role("status").get_by_text("Alle antwoorden samen: ")
    expect(line).to_have_text("Alle antwoorden samen: samen is dat 32. Dat klopt.")
    box(page, "Hoeveel adressen zijn tegen?").fill("15")
    expect(line).to_contain_text(
        "let op, samen is dat 42. Maar bij 'Hoeveel adressen gaven antwoord?' staat 32."
    )
    assert (axe(page), overflow(page)) == ([], [])


def test_a_column_of_amounts_is_added_up(context: BrowserContext, stad_address: str) -> None:
    page = opened(context, stad_address, "begroting")
    table = page.get_by_role("group", name="Wat hebt u nodig?")
    for row, amount in enumerate(("1.280,10", "€ 0,20", "", "5,-")):
        if row:
            table.get_by_role("button", name="Nog een regel").press("Enter")
        table.locator(".rij").nth(row).get_by_label("Prijs met btw").fill(amount)
    line = page.get_by_role("status").get_by_text("Wat alles kost: ")
    expect(line).to_contain_text("samen is dat 1.285,30 euro. Vul dat in bij 'Wat kost dat bij elkaar?'.")
    box(page, "Wat kost dat bij elkaar?").fill("1285,30")
    expect(line).to_contain_text("samen is dat 1.285,30 euro. Dat klopt.")
    table.locator(".rij").nth(2).get_by_label("Prijs met btw").fill("tien")
    expect(line).to_contain_text("schrijf bij 'Wat hebt u nodig?' een bedrag in cijfers, zoals 24.")


def test_nothing_is_asked_of_a_host_until_the_file_is_fetched(
    context: BrowserContext, stad_address: str
) -> None:
    page = opened(context, stad_address)
    page.wait_for_load_state("networkidle")
    foreign = foreign_requests(page, stad_address)
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url.removeprefix(stad_address).partition("?")[0])
    )
    box(page, "Wat is het idee?").fill("Drie bakken")
    press(page, "Haal ingevuld op voor Word")
    expect(page.get_by_role("group", name="Nog niet alles klopt")).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert asked == []
    with page.expect_download():
        press(page, "Ga toch door")
    own = [url for url in asked if not url.startswith("blob:")]
    assert sorted(own) == [
        "/assets/formulieren/draagvlakmeting.js",
        "/assets/scripts/docx.js",
        "/assets/scripts/zip.js",
    ]
    assert foreign == []
    assert page.url == f"{stad_address}/formulieren/draagvlakmeting/"


def test_a_file_that_does_not_come_is_no_loss(context: BrowserContext, stad_address: str) -> None:
    page = opened(context, stad_address)
    page.route("**/assets/formulieren/*.js?*", lambda route: route.abort())
    box(page, "Wat is het idee?").fill("Drie bakken")
    press(page, "Haal ingevuld op voor Word")
    press(page, "Ga toch door")
    expect(page.get_by_role("status").filter(has_text="Dit lukt nu niet.")).to_be_visible()
    expect(box(page, "Wat is het idee?")).to_have_value("Drie bakken")
    page.unroute("**/assets/formulieren/*.js?*")
    press(page, "Haal ingevuld op voor Word")
    with page.expect_download():
        press(page, "Ga toch door")


def test_a_filled_in_form_prints_large_and_without_controls(
    context: BrowserContext, stad_address: str, tmp_path: Path
) -> None:
    page = opened(context, stad_address)
    box(page, "Wat is het idee?").fill("Drie bakken\n" + "met bloemen & kruiden " * 40)
    page.get_by_label("Eerste dag").fill("2026-03-01")
    page.get_by_role("radio", name="Twee keer").check()
    page.get_by_role("group", name="Regel 1").get_by_label("Adres").fill("Iepenstraat 1")
    page.get_by_label("Hoeveel adressen zijn voor?").fill("24")
    target = tmp_path / "formulier.pdf"
    page.pdf(path=target, format="A4", tagged=True)
    runs = [run for sheet in pages(target) for run in sheet.runs if run.text.strip()]
    said = squeezed("".join(run.text for run in runs))
    assert said.count("kruiden") == said.count("bloemen") == 40
    for shown in ("Draagvlakmeting", "1 maart 2026", "Iepenstraat 1", "Welke vraag stelt u aan elk adres?"):
        assert squeezed(shown) in said
    for hidden in (
        "Nog een regel",
        "Wis wat ik",
        "Menu",
        "Haal ingevuld",
        "Dit vragen wij",
        "Hier staat wat",
    ):
        assert squeezed(hidden) not in said
    assert min(run.size for run in runs) >= LARGE_PRINT - 0.1


def test_every_state_is_accessible_and_fits(context: BrowserContext, stad_address: str) -> None:
    page = opened(context, stad_address, "idee-formulier")
    errors = console_errors(page)
    press(page, "Druk af of bewaar als PDF")
    page.get_by_text("Wis wat ik invulde").press("Enter")
    for group in ("Wie doet straks wat?", "Wat kost het en wie betaalt?"):
        page.get_by_role("group", name=group).get_by_role("button", name="Nog een regel").press("Enter")
    for width, height in (PHONE, LARGE, ZOOMED):
        page.set_viewport_size({"width": width, "height": height})
        assert overflow(page) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert axe(page) == []
    low = """() => [...document.querySelectorAll('.invullen :is(button, summary, .keus, textarea)')]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)
      .map((e) => e.outerHTML)"""
    assert page.evaluate(low) == []
    assert errors == []


def test_without_scripts_the_questions_are_there_to_read(browser: Browser, stad_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, stad_address)
    expect(page.get_by_role("heading", name="Dit vragen wij")).to_be_visible()
    expect(page.get_by_text("Kolommen: Adres, Voor, Tegen")).to_be_visible()
    expect(page.get_by_text("Alle antwoorden samen:")).to_be_visible()
    expect(page.get_by_role("heading", name="Vul het hier in")).to_have_count(0)
    context.close()
