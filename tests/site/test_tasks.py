"""Five people with a question find the answer from the home page, on a phone, in a few clicks."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 360, "height": 780}
TASKS = [
    ("a bench", ["zoek:bank", "Bankje in de straat", "Idee-formulier"], "Stuur het naar"),
    ("a street party", ["zoek:feest", "Straatfeest", "open:Alle antwoorden"], "10 werkdagen van tevoren"),
    ("people who read badly", ["Mensen bereiken die niet goed lezen"], "lees het daarna voor"),
    ("what was done", ["Wat is er met onze mening gedaan?"], "per punt wat ermee is gedaan"),
    ("a neighbour objects", ["Ik ben het niet eens met een plan", "een plan van uw buur"], "bemiddelaar"),
]


@pytest.fixture
def home(browser: Browser, stad_address: str) -> Iterator[Page]:
    """Return the home page on a phone."""
    page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(stad_address)
    yield page
    page.close()


@pytest.mark.parametrize(("steps", "answer"), [task[1:] for task in TASKS], ids=[task[0] for task in TASKS])
def test_the_answer_is_at_most_three_clicks_away(steps: list[str], answer: str, home: Page) -> None:
    assert len(steps) <= 3
    assert answer.lower() not in home.locator("main").inner_text().lower()
    for step in steps:
        if step.startswith("zoek:"):
            home.get_by_label("Wat zoekt u?").fill(step.removeprefix("zoek:"))
            expect(home.get_by_role("status")).to_contain_text("gevonden")
        elif step.startswith("open:"):
            home.locator("summary", has_text=step.removeprefix("open:")).click()
        else:
            with home.expect_navigation():
                home.locator("main").get_by_role("link", name=step).first.click()
    said = re.compile(re.escape(answer), re.IGNORECASE)
    expect(home.locator("main")).to_contain_text(said, use_inner_text=True)
