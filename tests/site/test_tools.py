"""What every page offers: the menu, and the way past the header."""

from playwright.sync_api import Browser, Page, expect

from tests.site.browser import overflow


def opened(browser: Browser, address: str, width: int = 360) -> Page:
    """Return a page at an address, on a phone."""
    page = browser.new_page(viewport={"width": width, "height": 780})
    page.goto(address)
    return page


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
