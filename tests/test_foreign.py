"""Words in another language say which, wherever they stand, and nothing else on a page changes."""

import pytest
from lxml import html

from macros.foreign import Foreign
from macros.model import VreemdWoord

FOREIGN = Foreign(
    [
        VreemdWoord(id="space", titel="Open Space", taal="en"),
        VreemdWoord(id="technology", titel="Open Space Technology", taal="en"),
        VreemdWoord(id="charrette", titel="Charrette", taal="fr"),
        VreemdWoord(id="rat", titel="Bürgerrat", taal="de"),
    ]
)


def marked(word: str, language: str = "en") -> str:
    """Return a word as it must be marked in running text."""
    return f'<span lang="{language}">{word}</span>'


def test_every_use_is_marked_in_its_own_language() -> None:
    text = "<p>Open Space, charrette en Bürgerrat. Weer Open Space.</p>"
    space, charrette, rat = marked("Open Space"), marked("charrette", "fr"), marked("Bürgerrat", "de")
    assert FOREIGN.mark(text) == f"<p>{space}, {charrette} en {rat}. Weer {space}.</p>"


def test_capitals_do_not_hide_a_word_and_stay() -> None:
    assert FOREIGN.mark("<p>ook wel: open space</p>") == f"<p>ook wel: {marked('open space')}</p>"


def test_the_longest_word_goes_first() -> None:
    word = "Open Space Technology"
    assert FOREIGN.mark(f"<p>Een {word}</p>") == f"<p>Een {marked(word)}</p>"


def test_a_line_may_end_between_two_words() -> None:
    assert FOREIGN.mark("<p>Een Open\nSpace</p>") == f"<p>Een {marked('Open' + chr(10) + 'Space')}</p>"


@pytest.mark.parametrize("text", ["charrettes", "Open Spacetime", "voorbeeld.nl/charrette", "a-charrette"])
def test_a_part_of_a_word_or_address_is_left_alone(text: str) -> None:
    assert FOREIGN.mark(f"<p>{text}</p>") == f"<p>{text}</p>"


@pytest.mark.parametrize("tag", ["em", "td", "caption", "label", "figcaption", "dt"])
def test_words_are_marked_in_any_element(tag: str) -> None:
    root = html.fromstring(f"<{tag}>Open Space</{tag}>")
    FOREIGN.mark_in(root)
    assert [(span.get("lang"), span.text) for span in root.iter("span")] == [("en", "Open Space")]


@pytest.mark.parametrize("tag", ["a", "h1", "h3"])
def test_a_heading_or_link_of_such_words_only_tells_the_language_itself(tag: str) -> None:
    assert FOREIGN.mark(f'<{tag} id="x">\nOpen Space </{tag}>') == (
        f'<{tag} id="x" lang="en">\nOpen Space </{tag}>'
    )


@pytest.mark.parametrize("tag", ["a", "h2"])
def test_in_a_longer_heading_or_link_only_the_words_are_marked(tag: str) -> None:
    assert FOREIGN.mark(f"<{tag}>Wat is Open Space?</{tag}>") == (
        f"<{tag}>Wat is {marked('Open Space')}?</{tag}>"
    )


def test_words_beside_an_element_are_not_alone() -> None:
    assert FOREIGN.mark("<h2>Open Space <b>nu</b></h2>") == f"<h2>{marked('Open Space')} <b>nu</b></h2>"


@pytest.mark.parametrize("tag", ["svg", "code", "textarea"])
def test_some_elements_are_left_alone(tag: str) -> None:
    text = f"<{tag}>Open Space</{tag}>"
    assert FOREIGN.mark(text) == text


@pytest.mark.parametrize("taal", ["en", "nl"])
def test_an_element_that_tells_its_language_is_left_alone(taal: str) -> None:
    text = f'<p lang="{taal}">Open <b>Open Space</b></p>'
    assert FOREIGN.mark(text) == text


def test_text_after_an_element_is_marked_too() -> None:
    assert FOREIGN.mark('<p><em lang="en">Open Space</em> is geen Charrette.</p>') == (
        f'<p><em lang="en">Open Space</em> is geen {marked("Charrette", "fr")}.</p>'
    )


def test_attributes_comments_and_escaped_text_stay() -> None:
    text = '<p title="Open Space">A &amp; B &lt;i&gt;</p><!-- Open Space -->'
    assert FOREIGN.mark(text + "Open Space") == text + marked("Open Space")


def test_a_page_without_such_words_stays_to_the_letter() -> None:
    text = "<p>Gewoon<br/>doen<svg viewBox='0 0 1 1'></svg>"
    assert FOREIGN.mark(text) == text


def test_words_that_stand_nowhere_are_known() -> None:
    texts = ["Een open\nspace.", "Een Bürgerrat."]
    assert FOREIGN.unused(texts) == {"open space technology", "charrette"}
