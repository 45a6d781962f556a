"""Pages that were opened open again without internet, and always in one edition."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.browser import BLOCK_STORAGE, POLICY, axe, console_errors, overflow, serve

KEPT = """async (address) => {
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).match(address);
    if (kept) return true;
  }
  return false;
}"""
FILES = "() => performance.getEntriesByType('resource').map(({name}) => name)"
ONLY = """async (edition) => {
  const names = await caches.keys();
  const worker = navigator.serviceWorker.controller?.scriptURL ?? '';
  return names.length === 1 && names[0].endsWith(edition) && worker.endsWith(edition);
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a phone that never saw the site."""
    found = browser.new_context(viewport={"width": 360, "height": 780})
    yield found
    found.close()


def until(page: Page, script: str, given: str) -> None:
    """Wait until a script that takes its time says yes."""
    for _ in range(600):
        if page.evaluate(script, given):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"Not within 30 seconds: {script} ({given})")


def visit(page: Page, address: str) -> None:
    """Open a page, and wait until the device keeps it with all its files."""
    page.goto(address)
    for wanted in (address, *page.evaluate(FILES)):
        until(page, KEPT, wanted)


def is_dressed(page: Page) -> bool:
    """Return whether a page has its styles, its letters and its scripts."""
    return bool(
        page.evaluate(
            """async () => {
              await document.fonts.ready;
              const loaded = [...document.fonts].filter(({status}) => status === 'loaded').length;
              const colour = getComputedStyle(document.documentElement).getPropertyValue('--hoofd');
              return loaded === 2 && Boolean(colour) && Boolean(document.querySelector('.leeshulp'));
            }"""
        )
    )


def test_opened_pages_open_again_without_internet(context: BrowserContext, stad_address: str) -> None:
    page = context.new_page()
    visit(page, f"{stad_address}/idee/straatfeest/")
    visit(page, f"{stad_address}/ontwerpen/trap/")
    errors = console_errors(page)
    context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_contain_text("trap")
    assert is_dressed(page)
    page.goto(f"{stad_address}/idee/straatfeest/?van=nieuwsbrief#stappen")
    expect(page.locator("h1")).to_have_text("Straatfeest")
    assert is_dressed(page)
    assert errors == []


def test_page_that_was_never_opened_says_so_and_lists_what_can_be_read(
    context: BrowserContext, stad_address: str
) -> None:
    page = context.new_page()
    visit(page, f"{stad_address}/idee/straatfeest/")
    context.set_offline(True)
    page.goto(f"{stad_address}/idee/bankje/")
    expect(page.locator("h1")).to_have_text("Deze bladzijde hebt u nog niet eerder geopend")
    assert is_dressed(page)
    expect(page.locator("#geopend a")).to_have_text(["Straatfeest"])
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 256})
    assert overflow(page) == []
    page.locator("#geopend a").press("Enter")
    expect(page.locator("h1")).to_have_text("Straatfeest")
    page.go_back()
    context.set_offline(False)
    page.get_by_role("link", name="Probeer deze bladzijde opnieuw").press("Enter")
    expect(page.locator("h1")).to_have_text("Bankje in de straat")
    assert page.url == f"{stad_address}/idee/bankje/"


@pytest.mark.parametrize("hostile", ["javascript:alert(1)", "//elders.example/", "https://elders.example/"])
def test_page_without_internet_links_to_nothing_elsewhere(
    hostile: str, context: BrowserContext, stad_address: str
) -> None:
    page = context.new_page()
    page.goto(f"{stad_address}/offline.html#{hostile}", wait_until="networkidle")
    expect(page.locator("#opnieuw")).to_be_hidden()
    page.close()


def test_downloads_are_not_kept(context: BrowserContext, stad: Path, tmp_path: Path) -> None:
    for path in stad.iterdir():
        if path.name != "downloads":
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / "blad.txt").write_text("Een blad.")
    with serve(tmp_path, policy=POLICY) as address:
        page = context.new_page()
        visit(page, f"{address}/idee/straatfeest/")
        page.goto(f"{address}/downloads/blad.txt")
        expect(page.locator("body")).to_have_text("Een blad.")
        page.goto(f"{address}/idee/straatfeest/", wait_until="networkidle")
        assert page.evaluate(KEPT, f"{address}/offline.html")
        assert not page.evaluate(KEPT, f"{address}/downloads/blad.txt")


def renew(site: Path, old: str, new: str) -> None:
    """Make another edition of a site: another title of a page, another mark behind its addresses."""
    for path in [*site.rglob("*.html")]:
        text = path.read_text(encoding="utf-8").replace(f"?{old}", f"?{new}")
        path.write_text(text.replace(">Straatfeest</h1>", ">Feest op straat</h1>"), encoding="utf-8")


def test_new_edition_replaces_the_old_one_as_a_whole(
    context: BrowserContext, stad: Path, tmp_path: Path
) -> None:
    site = tmp_path / "map" / "boek"
    shutil.copytree(stad, site, ignore=shutil.ignore_patterns("downloads", "*.gz"))
    with serve(tmp_path / "map", policy=POLICY) as address:
        page = context.new_page()
        visit(page, f"{address}/boek/idee/straatfeest/")
        visit(page, f"{address}/boek/ontwerpen/trap/")
        style = str(page.locator('link[href*="site.css"]').get_attribute("href"))
        renew(site, style.rpartition("?")[2], "nieuw")
        visit(page, f"{address}/boek/idee/bankje/")
        until(page, ONLY, "?nieuw")
        assert not page.evaluate(KEPT, f"{address}/boek/{style.replace('../', '')}")
        context.set_offline(True)
        page.goto(f"{address}/boek/idee/straatfeest/")
        expect(page.locator("h1")).to_have_text("Feest op straat")
        assert is_dressed(page)
        assert "?nieuw" in str(page.locator('link[href*="site.css"]').get_attribute("href"))
        page.goto(f"{address}/boek/waarden/")
        expect(page.locator("#geopend li")).to_have_count(3)
        assert is_dressed(page)
        assert page.evaluate(ONLY, "?nieuw")


def test_pages_beside_the_book_are_left_alone(context: BrowserContext, stad: Path, tmp_path: Path) -> None:
    (tmp_path / "boek").symlink_to(stad)
    (tmp_path / "index.html").write_text("<title>Gemeente</title><h1>De gemeente zelf</h1>")
    with serve(tmp_path, policy=POLICY) as address:
        page = context.new_page()
        visit(page, f"{address}/boek/idee/straatfeest/")
        page.goto(f"{address}/")
        assert not page.evaluate(KEPT, f"{address}/")
        assert page.evaluate("() => navigator.serviceWorker.controller === null")


def test_site_works_where_the_browser_keeps_nothing(browser: Browser, stad_address: str) -> None:
    page = browser.new_page()
    page.add_init_script(BLOCK_STORAGE)
    page.add_init_script(
        """const refusal = new DOMException('no', 'SecurityError');
        Object.defineProperty(window, 'caches', {get() { throw refusal; }});
        navigator.serviceWorker.register = () => Promise.reject(refusal);"""
    )
    errors = console_errors(page)
    page.goto(f"{stad_address}/idee/straatfeest/", wait_until="networkidle")
    expect(page.locator("h1")).to_have_text("Straatfeest")
    page.goto(f"{stad_address}/offline.html", wait_until="networkidle")
    expect(page.locator("#geopend")).to_be_hidden()
    assert errors == []
    page.close()
