"""The search: what it finds, and how people use it on its own page and on the home page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser import BLOCK_STORAGE, axe, console_errors, foreign_requests, overflow
from tests.site.questions import HELD_BACK, QUESTIONS, Question

FIRST = 3
ANSWERED, ANSWERED_HELD_BACK = 45, 17
"""How many questions must find their page among the first; the second is what was measured once."""
ASK = """async (questions) => {
  const find = await samenDoen.search();
  return questions.map((typed) => find(typed).pages.map(({ address }) => address));
}"""
LIBRARY = ("lunr", "zoeklijst")
WRITTEN = {
    "Straatfeest": ("straatfeesten", "straatf", "straatfeest: mag dat?", "-straatfeest~ ^*"),
    "Wereldcafé: tafels die wisselen": ("WERELDCAFÉ", "wereldcafe", "wereld café"),
    "Bankje in de straat": ("bank", "zitbankjes", "een bank op de stoep"),
    "Geveltuin": ("stoeptuintje", "gevel tuin", "geveltuinvergunning"),
    "Minibieb of ruilkast": ("boekenkastjes", "kast voor boeken"),
    "Terugkijken en leren": ("evalueren met bewoners",),
}
"""By the title of a page, ways to write what it is about."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page on a phone."""
    page = browser.new_page(viewport={"width": 360, "height": 780}, service_workers="block")
    yield page
    page.close()


def ask(page: Page, typed: str) -> None:
    """Type a question and wait for the answer: the history keeps what was answered last."""
    page.get_by_label("Wat zoekt u?").fill(typed)
    expect(page.get_by_role("status")).to_contain_text("gevonden")
    page.wait_for_function("typed => history.state?.typed === typed", arg=typed)


def titles(page: Page) -> list[str]:
    """Return the titles that are shown."""
    return page.locator(".treffer-titel").all_inner_texts()


def unanswered(page: Page, questions: tuple[Question, ...]) -> list[str]:
    """Return the questions that have none of their pages among the first."""
    found: list[list[str]] = page.evaluate(ASK, [question.typed for question in questions])
    pairs = zip(questions, found, strict=True)
    return [question.typed for question, pages in pairs if not {*question.pages} & {*pages[:FIRST]}]


@pytest.mark.parametrize(
    ("questions", "least"),
    [(QUESTIONS, ANSWERED), (HELD_BACK, ANSWERED_HELD_BACK)],
    ids=["fifty", "held back"],
)
def test_most_questions_of_residents_find_their_page(
    questions: tuple[Question, ...], least: int, page: Page, stad_address: str
) -> None:
    page.goto(f"{stad_address}/zoeken/")
    missed = unanswered(page, questions)
    assert len(questions) - len(missed) >= least, missed


def test_every_page_that_answers_a_question_exists(stad: Path) -> None:
    pages = {address for question in (*QUESTIONS, *HELD_BACK) for address in question.pages}
    assert [address for address in sorted(pages) if not (stad / address / "index.html").is_file()] == []


def test_a_word_is_found_however_it_is_written(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/zoeken/")
    errors = console_errors(page)
    missed = []
    for title, ways in WRITTEN.items():
        for typed in ways:
            ask(page, typed)
            missed += [typed] if title not in titles(page)[:FIRST] else []
    assert missed == errors == []


def test_a_person_with_a_keyboard_finds_a_page_and_comes_back(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/zoeken/")
    page.get_by_label("Wat zoekt u?").focus()
    page.keyboard.type("buren", delay=5)
    expect(page.get_by_role("status")).to_contain_text("bladzijden gevonden.")
    page.keyboard.press("Enter")
    expect(page.locator(".treffers a").first).to_be_focused()
    expect(page.locator(".treffer")).to_have_count(10)
    shown = titles(page)
    page.get_by_role("button", name="Toon meer").press("Enter")
    expect(page.locator(".treffer").nth(10).get_by_role("link").first).to_be_focused()
    assert titles(page)[:10] == shown
    more = titles(page)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(more[10])
    page.go_back()
    expect(page.get_by_label("Wat zoekt u?")).to_have_value("buren")
    expect(page.locator(".treffer")).to_have_count(len(more))
    page.reload()
    expect(page.locator(".treffer")).to_have_count(len(more))
    assert page.url == f"{stad_address}/zoeken/"
    page.goto(f"{stad_address}/zoeken/?")
    expect(page.get_by_label("Wat zoekt u?")).to_have_value("")
    expect(page.locator(".treffer")).to_have_count(0)


def test_an_idea_leads_straight_to_its_answer(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/zoeken/")
    ask(page, "bankje")
    page.get_by_role("link", name="Kan dit? Bankje in de straat").click()
    expect(page).to_have_url(f"{stad_address}/idee/bankje/#kan-dit")


def test_a_corrected_word_is_told_as_the_book_writes_it(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/zoeken/")
    ask(page, "enqete")
    expect(page.get_by_role("status")).to_contain_text("Gezocht op: enquête. ")
    ask(page, "enquete")
    expect(page.get_by_role("status")).not_to_contain_text("Gezocht op")


def test_who_finds_nothing_reads_what_to_do(page: Page, stad_address: str) -> None:
    page.goto(f"{stad_address}/zoeken/")
    expect(page.locator(".niets")).to_be_hidden()
    ask(page, "qqqq")
    expect(page.get_by_role("status")).to_have_text("Niets gevonden.")
    expect(page.locator(".niets")).to_contain_text("buurtcoördinator: 14")
    page.get_by_label("Wat zoekt u?").fill("")
    expect(page.get_by_role("status")).to_be_empty()
    expect(page.locator(".niets")).to_be_hidden()


def test_home_makes_room_for_what_is_found(page: Page, stad_address: str) -> None:
    page.goto(stad_address)
    cards = page.locator(".ideeen")
    expect(cards).to_be_visible()
    ask(page, "barbecue")
    assert titles(page)[0] == "Straatfeest"
    expect(cards).to_be_hidden()
    ask(page, "qqqq")
    expect(cards).to_be_visible()
    page.get_by_label("Wat zoekt u?").fill("")
    expect(cards).to_be_visible()
    expect(page.locator(".treffer")).to_have_count(0)


@pytest.mark.parametrize("path", ["", "zoeken/"])
def test_nothing_is_loaded_before_someone_searches(path: str, page: Page, stad_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{stad_address}/{path}", wait_until="networkidle")
    assert [url for url in asked if any(name in url for name in LIBRARY)] == []
    abroad = foreign_requests(page, stad_address)
    ask(page, "geheim bankje")
    assert len([url for url in asked if any(name in url for name in LIBRARY)]) == 4
    assert [url for url in asked if "geheim" in url] == abroad == []


def test_a_search_that_does_not_load_says_so_and_may_be_tried_again(page: Page, stad_address: str) -> None:
    page.route("**/zoeklijst.js?*", lambda route: route.abort())
    page.goto(f"{stad_address}/zoeken/")
    page.get_by_label("Wat zoekt u?").fill("bankje")
    expect(page.get_by_role("status")).to_have_text("Zoeken lukt nu niet.")
    expect(page.locator(".niets")).to_be_visible()
    page.unroute("**/zoeklijst.js?*")
    ask(page, "bankje in de straat")
    assert titles(page)[0] == "Bankje in de straat"


def test_the_search_works_from_a_usb_stick_and_without_storage(page: Page, stad: Path) -> None:
    page.add_init_script(BLOCK_STORAGE)
    page.goto((stad / "zoeken" / "index.html").as_uri())
    ask(page, "geveltuin")
    link = page.locator(".treffers a").first
    assert (link.get_attribute("href") or "").endswith("/idee/geveltuin/index.html")
    link.click()
    expect(page.locator("h1")).to_have_text("Geveltuin")
    page.go_back()
    expect(page.get_by_label("Wat zoekt u?")).to_have_value("geveltuin")
    expect(page.locator(".treffers a").first).to_have_text("Geveltuin")


def test_every_state_is_accessible_and_fits(page: Page, stad_address: str) -> None:
    faults = []
    for path, typed in (("zoeken/", "buren"), ("zoeken/", "qqqq"), ("", "straatfeets")):
        page.goto(f"{stad_address}/{path}")
        ask(page, typed)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            faults += [f"{path} {typed} {scheme}: {fault}" for fault in axe(page)]
        for width, height in ((360, 780), (320, 256)):
            page.set_viewport_size({"width": width, "height": height})
            faults += [f"{path} {typed} {width}: {fault}" for fault in overflow(page)]
    assert faults == []


@pytest.mark.parametrize("path", ["", "zoeken/"])
def test_without_scripts_the_lists_say_everything(path: str, browser: Browser, stad_address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{stad_address}/{path}")
    expect(page.get_by_label("Wat zoekt u?")).to_have_count(0)
    expect(page.get_by_role("link", name="Straatfeest").first).to_be_visible()
    page.close()
