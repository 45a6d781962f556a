"""Every page in a real browser: accessible, within the window, alone, and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.editions import page_addresses
from tests.site.browser import axe, console_errors, foreign_requests, overflow

WIDE, NARROW, NARROWEST = 1280, 360, 320
ONE_OF_EACH = ["", "zoeken/", "idee/straatfeest/", "werkvormen/buurtschouw/", "ontwerpen/trap/"]
ONE_OF_EACH += ["formulieren/draagvlakmeting/", "recepten/groen-in-de-straat/", "waarden/regels/"]


HIDE_TOOLS = "() => document.querySelectorAll('.met-script').forEach((tool) => { tool.hidden = true; })"
"""What works by a script only stands in elements of this class."""


def faults(page: Page) -> list[str]:
    """Return what axe finds at both widths, light and dark, and what sticks out at 320 px."""
    found = []
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found += [f"{width} {scheme}: {fault}" for fault in axe(page)]
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    return [*found, *overflow(page)]


@pytest.mark.parametrize("address", page_addresses())
def test_page_is_accessible_names_itself_and_asks_nothing_elsewhere(
    address: str, browser: Browser, stad_address: str
) -> None:
    page = browser.new_page(service_workers="block")
    foreign, errors = foreign_requests(page, stad_address), console_errors(page)
    page.goto(f"{stad_address}/{address}", wait_until="networkidle")
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.title().endswith("Samen Doen Voorbeeldstad")
    assert page.locator("h1").count() == 1
    assert faults(page) == []
    assert foreign == []
    assert errors == []
    assert page.context.cookies() == []
    page.close()


@pytest.mark.parametrize("address", ONE_OF_EACH)
def test_page_is_accessible_in_the_colours_of_another_municipality(
    address: str, browser: Browser, dorp_address: str
) -> None:
    page = browser.new_page(service_workers="block")
    page.goto(f"{dorp_address}/{address}")
    assert faults(page) == []
    page.close()


def test_page_that_is_not_there_is_accessible(browser: Browser, stad_address: str) -> None:
    page = browser.new_page(service_workers="block")
    response = page.goto(f"{stad_address}/404.html")
    assert response is not None
    assert faults(page) == []
    page.close()


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[list[Page]]:
    """Return a page with scripts and one without."""
    contexts = [
        browser.new_context(java_script_enabled=scripts, service_workers="block")
        for scripts in (True, False)
    ]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


@pytest.mark.parametrize("address", page_addresses())
def test_page_says_the_same_without_scripts(address: str, tabs: list[Page], stad_address: str) -> None:
    texts = []
    for page in tabs:
        page.goto(f"{stad_address}/{address}")
        page.evaluate(HIDE_TOOLS)
        texts.append(page.locator("main").inner_text())
    assert {line for line in texts[0].splitlines() if line} <= set(texts[1].splitlines())
    assert len(texts[1]) > len("een bladzijde")
