"""A hard word shows its explanation where it stands; without scripts it leads to the list."""

import re

from playwright.sync_api import Browser, expect

from tests.site.browser import axe, console_errors, overflow

PAGE = "idee/bankje/"


def test_word_is_explained_right_there_by_keyboard(browser: Browser, stad_address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780})
    errors = console_errors(page)
    page.goto(f"{stad_address}/{PAGE}")
    word = page.get_by_role("button", name="rijbaan", expanded=False)
    word.press("Enter")
    word = page.get_by_role("button", name="rijbaan", expanded=True)
    expect(word).to_be_focused()
    term = page.locator("#woord-rijbaan")
    explanation = term.locator("xpath=following-sibling::dd").inner_text()
    note = page.locator(".woord-noot")
    expect(note.get_by_role("status")).to_have_text(f"{term.inner_text()}: {explanation}")
    assert "#" not in page.url
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 256})
    assert overflow(page) == []
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    page.keyboard.press("Space")
    expect(note).to_have_count(1)
    note.get_by_role("button", name="Sluit uitleg").press("Escape")
    expect(note).to_have_count(0)
    page.keyboard.press("Enter")
    note.get_by_role("button", name="Sluit uitleg").press("Enter")
    expect(page.get_by_role("button", name="rijbaan", expanded=False)).to_be_focused()
    assert errors == []
    page.close()


def test_every_word_on_a_page_opens_and_closes(browser: Browser, stad_address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto(f"{stad_address}/{PAGE}")
    words = page.locator("a.woord:visible")
    assert words.count() > 3
    for word in words.all():
        word.click()
    expect(page.locator(".woord-noot")).to_have_count(words.count())
    assert overflow(page) == []
    for word in words.all():
        word.click()
    expect(page.locator(".woord-noot")).to_have_count(0)
    page.close()


def test_word_leads_to_the_list_without_scripts(browser: Browser, stad_address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{stad_address}/{PAGE}")
    page.get_by_role("link", name="rijbaan").first.click()
    expect(page).to_have_url(re.compile("#woord-rijbaan$"))
    expect(page.locator("#woord-rijbaan")).to_be_in_viewport()
    page.close()
