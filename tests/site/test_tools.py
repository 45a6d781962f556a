"""What works only with scripts: the search page and the box on the home page."""

from playwright.sync_api import Browser, Page, expect

from tests.site.browser import console_errors, overflow


def opened(browser: Browser, address: str, width: int = 360) -> Page:
    """Return a page at an address, on a phone."""
    page = browser.new_page(viewport={"width": width, "height": 780})
    page.goto(address)
    return page


def test_search_finds_a_page_by_a_word_typed_on_the_keyboard(browser: Browser, stad_address: str) -> None:
    page = opened(browser, f"{stad_address}/zoeken/")
    page.get_by_label("Wat zoekt u?").press_sequentially("straatfeesten")
    expect(page.locator("#treffers li").first).to_contain_text("Straatfeest")
    expect(page.get_by_role("status")).to_contain_text("gevonden")
    page.locator("#treffers a").first.press("Enter")
    expect(page.locator("h1")).to_have_text("Straatfeest")
    page.close()


def test_search_takes_signs_and_half_typed_words_as_they_come(browser: Browser, stad_address: str) -> None:
    page = opened(browser, f"{stad_address}/zoeken/")
    errors = console_errors(page)
    for typed in ("straatf", "straatfeest: mag dat?", "-straatfeest", "straatfeest~ ^"):
        page.get_by_label("Wat zoekt u?").fill(typed)
        expect(page.locator("#treffers li").first).to_contain_text("Straatfeest")
    assert errors == []
    page.close()


def test_search_says_so_when_it_finds_nothing(browser: Browser, stad_address: str) -> None:
    page = opened(browser, f"{stad_address}/zoeken/")
    page.get_by_label("Wat zoekt u?").press_sequentially("qqqq")
    expect(page.get_by_role("status")).to_contain_text("Niets gevonden")
    page.close()


def test_search_loads_its_index_on_its_own_page_only(browser: Browser, stad_address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{stad_address}/idee/straatfeest/", wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    page.close()


def test_home_finds_an_idea_by_another_name(browser: Browser, stad_address: str) -> None:
    page = opened(browser, stad_address)
    page.get_by_label("Zoek een idee").fill("barbecue")
    expect(page.locator(".ideeen > li:visible")).to_have_count(1)
    expect(page.locator(".ideeen > li:visible")).to_contain_text("Straatfeest")
    expect(page.get_by_role("status")).to_have_text("1 idee past.")
    page.close()


def test_menu_opens_by_keyboard_and_leads_to_every_part_and_the_plan(
    browser: Browser, stad_address: str
) -> None:
    page = opened(browser, stad_address)
    page.get_by_text("Menu", exact=True).press("Enter")
    links = page.locator(".menu a")
    expect(links).to_have_count(6)
    expect(links.first).to_be_visible()
    assert overflow(page) == []
    boxes = [link.bounding_box() or {"x": -1} for link in links.all()]
    assert [box for box in boxes if box["x"] < 0] == []
    page.close()


def test_first_stop_of_the_keyboard_leads_past_the_header(browser: Browser, stad_address: str) -> None:
    page = opened(browser, f"{stad_address}/idee/straatfeest/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#inhoud")
    page.close()
