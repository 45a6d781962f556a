"""Leeshulp: what a reader chooses holds everywhere, and a voice of the device reads aloud."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser import BLOCK_STORAGE, FILL_STORAGE, axe, console_errors, foreign_requests, overflow

VOICE = Path(__file__).with_name("stem.js").read_text(encoding="utf-8")
LETTERS = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
STYLE = "(name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
FIRST_SEEN = """new MutationObserver(() => {
  if (document.body) window.firstSeen ??= document.documentElement.dataset.letters ?? 'nothing';
}).observe(document, {childList: true, subtree: true})"""
SPOKEN = "() => speechSynthesis.spoken.map(({text}) => text)"
MARKED = "() => [...CSS.highlights.get('zin') ?? []].map(String).join()"
FINISH = "() => speechSynthesis.finish()"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Return a page on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    yield context.new_page()
    context.close()


def unfold(page: Page, address: str) -> None:
    """Open a page, and its panel by the keyboard."""
    page.goto(address)
    page.locator("summary", has_text="Leeshulp").press("Enter")


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page, light and dark, and at 400 %."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found += [f"{scheme}: {fault}" for fault in axe(page)]
    page.set_viewport_size({"width": 320, "height": 256})
    found += overflow(page)
    page.set_viewport_size({"width": 360, "height": 780})
    page.emulate_media(color_scheme="light")
    return found


def test_choices_hold_on_every_page_and_in_another_tab(phone: Page, stad_address: str) -> None:
    other = phone.context.new_page()
    unfold(other, stad_address)
    unfold(phone, f"{stad_address}/idee/straatfeest/")
    plain, paper = phone.evaluate(LETTERS), phone.evaluate(STYLE, "--papier")
    expect(
        phone.get_by_role("group", name="Hoe groot zijn de letters?").get_by_label("Gewoon")
    ).to_be_checked()
    phone.get_by_label("Gewoon").last.focus()
    phone.keyboard.press("ArrowRight")
    phone.keyboard.press("ArrowRight")
    phone.get_by_label("Veel contrast").press("Space")
    assert phone.evaluate(LETTERS) > 1.4 * plain
    assert phone.evaluate(STYLE, "--papier") == "#fff" != paper
    assert faults(phone) == []
    expect(other.get_by_label("Grootst", exact=True)).to_be_checked()
    assert other.evaluate(LETTERS) == phone.evaluate(LETTERS)
    phone.goto(f"{stad_address}/waarden/privacy/")
    assert phone.evaluate(LETTERS) > 1.4 * plain
    phone.locator("summary", has_text="Leeshulp").press("Enter")
    expect(phone.get_by_label("Grootst", exact=True)).to_be_checked()
    phone.get_by_role("button", name="Alles weer gewoon").press("Enter")
    assert (phone.evaluate(LETTERS), phone.evaluate(STYLE, "--papier")) == (plain, paper)
    expect(other.get_by_label("Veel contrast")).not_to_be_checked()
    phone.go_back()
    assert phone.evaluate(LETTERS) == plain


def test_size_is_there_before_anything_is_painted(phone: Page, stad_address: str) -> None:
    unfold(phone, stad_address)
    phone.get_by_label("Grootst", exact=True).check()
    phone.add_init_script(FIRST_SEEN)
    phone.goto(f"{stad_address}/idee/")
    assert phone.evaluate("() => window.firstSeen") == "grootst"


@pytest.mark.parametrize("trouble", ["blocked", "full"])
def test_choice_holds_for_the_page_when_the_device_keeps_nothing(
    trouble: str, phone: Page, stad_address: str
) -> None:
    errors = console_errors(phone)
    if trouble == "blocked":
        phone.add_init_script(BLOCK_STORAGE)
    phone.goto(stad_address)
    if trouble == "full":
        phone.evaluate(FILL_STORAGE, "localStorage")
    plain = phone.evaluate(LETTERS)
    unfold(phone, f"{stad_address}/idee/")
    phone.get_by_label("Grootst", exact=True).check()
    assert phone.evaluate(LETTERS) > 1.4 * plain
    phone.reload()
    assert phone.evaluate(LETTERS) == plain
    assert errors == []


def test_page_with_large_letters_fits_every_window(phone: Page, stad_address: str) -> None:
    unfold(phone, stad_address)
    phone.get_by_label("Grootst", exact=True).check()
    found = []
    for address in (
        "",
        "idee/straatfeest/",
        "waarden/regels/",
        "gemeente/rollen-en-taken/",
        "werkvormen/kiezer/",
    ):
        phone.goto(f"{stad_address}/{address}")
        for width in (320, 360, 768, 1024, 1280):
            phone.set_viewport_size({"width": width, "height": 780})
            found += [f"{address} {width}: {each}" for each in overflow(phone)]
    assert found == []


def test_device_without_a_dutch_voice_offers_no_reading_aloud(phone: Page, stad_address: str) -> None:
    phone.add_init_script(VOICE.replace('lang: "nl', 'lang: "fr'))
    unfold(phone, f"{stad_address}/idee/straatfeest/")
    assert phone.evaluate("() => speechSynthesis.getVoices().length")
    expect(phone.get_by_label("Veel contrast")).to_be_visible()
    expect(phone.get_by_role("button", name="Lees deze bladzijde voor")).to_be_hidden()


def test_voice_elsewhere_is_not_used(phone: Page, stad_address: str) -> None:
    phone.add_init_script(
        VOICE.replace('lang: "nl_NL", localService: true', 'lang: "nl_NL", localService: false')
    )
    unfold(phone, f"{stad_address}/idee/straatfeest/")
    assert len(phone.evaluate("() => speechSynthesis.getVoices()")) == 3
    expect(phone.get_by_role("button", name="Lees deze bladzijde voor")).to_be_hidden()


def test_page_is_read_aloud_sentence_by_sentence(phone: Page, stad_address: str) -> None:
    phone.add_init_script(VOICE)
    errors, foreign = console_errors(phone), foreign_requests(phone, stad_address)
    unfold(phone, f"{stad_address}/idee/straatfeest/")
    phone.get_by_role("button", name="Lees deze bladzijde voor").press("Enter")
    pause = phone.get_by_role("button", name="Pauze")
    expect(pause).to_be_focused()
    assert phone.evaluate(SPOKEN) == ["Idee 16 · Ontmoeten"]
    assert phone.evaluate("() => speechSynthesis.spoken[0].voice") == "Nederlands"
    phone.evaluate(FINISH)
    phone.evaluate(FINISH)
    assert phone.evaluate(SPOKEN)[1:] == [
        "Straatfeest",
        "Een feest, barbecue of lange tafel met uw buren, op straat.",
    ]
    assert phone.evaluate(MARKED) == phone.evaluate(SPOKEN)[-1]
    assert faults(phone) == []
    pause.press("Enter")
    assert phone.evaluate("() => speechSynthesis.now") is None
    phone.get_by_role("button", name="Verder").press("Enter")
    assert phone.evaluate(SPOKEN)[-1] == phone.evaluate(SPOKEN)[-2]
    phone.get_by_role("button", name="Vorige zin").press("Enter")
    assert phone.evaluate(SPOKEN)[-1] == "Straatfeest"
    phone.get_by_role("button", name="Volgende zin").press("Enter")
    phone.get_by_label("Langzaam").check()
    slow = phone.evaluate("() => speechSynthesis.spoken.slice(-2).map(({text, rate}) => [text, rate])")
    assert slow[0][0] == slow[1][0]
    assert slow[0][1] > slow[1][1]
    phone.get_by_role("button", name="Stop").press("Enter")
    expect(phone.get_by_role("group", name="Voorlezen")).to_be_hidden()
    expect(phone.get_by_role("button", name="Lees deze bladzijde voor")).to_be_focused()
    assert phone.evaluate(MARKED) == ""
    assert phone.evaluate("() => speechSynthesis.now") is None
    assert (errors, foreign) == ([], [])


def whole(page: Page, address: str) -> list[str]:
    """Return all that is read aloud of a page, until it ends by itself."""
    unfold(page, address)
    page.get_by_role("button", name="Lees deze bladzijde voor").press("Enter")
    page.evaluate("() => { while (speechSynthesis.now) speechSynthesis.finish(); }")
    expect(page.get_by_role("group", name="Voorlezen")).to_be_hidden()
    found: list[str] = page.evaluate(SPOKEN)
    return found


def test_reading_tells_what_a_listener_needs_and_nothing_else(phone: Page, stad_address: str) -> None:
    phone.add_init_script(VOICE)
    phone.set_viewport_size({"width": 1280, "height": 900})
    told = whole(phone, f"{stad_address}/idee/straatfeest/")
    in_order = [
        "Kan dit?",
        "Hoeveel mensen zijn er tegelijk op het feest?",
        "Tel ook de kinderen mee.",
        "Straatfeest in Voorbeeldstad",
        "Als dit zo is: 1. Straat: Een doorgaande weg of busroute gaat dicht",
        "Dan is dit het antwoord: Vraag eerst toestemming",
        "Bussen en hulpdiensten moeten erdoor.",
    ]
    assert [sentence for sentence in in_order if sentence not in told] == []
    assert sorted(in_order, key=told.index) == in_order
    assert not [each for each in told if each.endswith(("Als dit zo is", "Dan is dit het antwoord"))]
    text = " ".join(told)
    for silent in (
        "Leeshulp",
        "Lezen duurt",
        "Verbeter deze bladzijde",
        "Slingerend pad",
        "Stap voor stap Voor",
    ):
        assert silent not in text
    assert not [sentence for sentence in told if re.fullmatch(r"[UG]", sentence)]
    assert not [sentence for sentence in told if "  " in sentence or sentence != sentence.strip()]


def test_every_text_of_a_page_is_read_aloud(phone: Page, stad_address: str) -> None:
    phone.add_init_script(VOICE)
    told = "".join(whole(phone, f"{stad_address}/waarden/privacy/"))
    shown = phone.evaluate(
        """() => [...document.querySelectorAll('main :is(h1, h2, li, p, dd)')]
          .filter((element) => !element.closest('.alleen-scherm, .met-script, .na'))
          .map((element) => element.textContent)"""
    )
    squeezed = re.sub(r"\s", "", told)
    assert len(shown) > 25
    assert [text for text in shown if re.sub(r"\s", "", text) not in squeezed] == []


def test_voice_stops_when_the_reader_leaves(phone: Page, stad_address: str) -> None:
    phone.add_init_script(VOICE)
    unfold(phone, f"{stad_address}/idee/straatfeest/")
    phone.get_by_role("button", name="Lees deze bladzijde voor").press("Enter")
    phone.evaluate(
        """() => addEventListener('pagehide', () =>
          sessionStorage.setItem('nog', String(speechSynthesis.now)))"""
    )
    phone.goto(f"{stad_address}/idee/")
    assert phone.evaluate("() => sessionStorage.getItem('nog')") == "null"


def test_sentence_scrolls_into_view(phone: Page, stad_address: str) -> None:
    phone.emulate_media(reduced_motion="reduce")
    phone.add_init_script(VOICE)
    unfold(phone, f"{stad_address}/idee/straatfeest/")
    phone.get_by_role("button", name="Lees deze bladzijde voor").press("Enter")
    hidden = """() => {
      const [range] = CSS.highlights.get('zin');
      const { top } = range.getBoundingClientRect();
      const end = document.querySelector('.voorlezer').getBoundingClientRect().top;
      speechSynthesis.finish();
      return top >= 0 && top < end ? '' : String(range);
    }"""
    found = [phone.evaluate(hidden) for _ in range(60)]
    assert [text for text in found if text] == []


def test_page_prints_itself_and_tells_its_address(phone: Page, stad_address: str) -> None:
    phone.add_init_script("window.print = () => { window.printed = true; };")
    unfold(phone, f"{stad_address}/idee/straatfeest/")
    phone.get_by_label("Grootst", exact=True).check()
    phone.get_by_role("button", name="Druk deze bladzijde af").press("Enter")
    assert phone.evaluate("() => window.printed")
    back = phone.locator(".alleen-papier")
    expect(back).to_be_hidden()
    phone.emulate_media(media="print")
    expect(back).to_contain_text("samendoen.voorbeeldstad.example/idee/straatfeest")
    expect(back.locator("svg")).to_be_visible()
    assert phone.locator(".leesregel").is_hidden()
    assert abs(phone.evaluate(LETTERS) - 14 / 72 * 96) < 0.1
