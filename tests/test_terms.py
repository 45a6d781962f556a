"""Hard words are linked where they first appear, and the rest of the page stays as it was."""

import pytest

from macros.model import Begrip
from macros.terms import Terms

TERMS = Terms(
    {
        "vergunning": Begrip(
            id="vergunning", titel="vergunning", uitleg="Een ja op papier.", vormen=("vergunningen",)
        ),
        "omgeving": Begrip(id="omgeving", titel="omgevingsvergunning", uitleg="Een ja voor bouwen."),
        "raad": Begrip(id="raad", titel="raad", uitleg="De gekozen mensen."),
        "gemeenteraad": Begrip(id="gemeenteraad", titel="raad van de stad", uitleg="Allen samen."),
        "cao": Begrip(id="cao", titel="c.a.o.", uitleg="Afspraken over werk."),
    }
)


def link(name: str, text: str) -> str:
    """Return the link to an explained word."""
    return f'<a class="woord" href="#woord-{name}">{text}</a>'


def explained(fragment: str) -> str:
    """Return only the HTML."""
    return TERMS.explain(fragment)[0]


def names(fragment: str) -> list[str]:
    """Return only the ids of the words, in order."""
    return [word.id for word in TERMS.explain(fragment)[1]]


def test_only_the_first_use_on_a_page_is_linked() -> None:
    html = "<p>Een vergunning is nodig. De vergunning komt later.</p><p>Welke vergunning?</p>"
    first = html.replace("vergunning", link("vergunning", "vergunning"), 1)
    assert explained(html) == first
    assert names(html) == ["vergunning"]


def test_another_form_of_the_same_word_is_not_linked_again() -> None:
    html = "<p>Alle vergunningen, en deze vergunning.</p>"
    assert explained(html) == html.replace("vergunningen", link("vergunning", "vergunningen"), 1)


def test_a_capital_is_kept_and_does_not_hide_the_word() -> None:
    assert explained("<p>Vergunning nodig?</p>") == (f"<p>{link('vergunning', 'Vergunning')} nodig?</p>")


def test_the_longest_form_goes_first() -> None:
    assert explained("<p>De raad van de stad zegt ja.</p>") == (
        f"<p>De {link('gemeenteraad', 'raad van de stad')} zegt ja.</p>"
    )


def test_a_part_of_a_longer_word_is_left_alone() -> None:
    html = "<p>De vergunningplicht en het raadhuis.</p>"
    assert explained(html) == html


def test_the_words_come_in_the_order_of_the_page() -> None:
    html = "<p>De raad geeft <b>geen vergunning</b>, maar een omgevingsvergunning.</p>"
    assert names(html) == ["raad", "vergunning", "omgeving"]


@pytest.mark.parametrize("tag", ["a", "h1", "h2", "h3", "dfn", "code", "button", "label", "svg"])
def test_headings_links_and_labels_are_left_alone(tag: str) -> None:
    html = f"<{tag}>De vergunning</{tag}>"
    assert explained(html) == html
    assert names(html) == []


@pytest.mark.parametrize("tag", ["a", "h2", "label"])
def test_what_is_inside_a_heading_link_or_label_is_left_alone(tag: str) -> None:
    html = f"<{tag}>De <em>vergunning</em> van de raad</{tag}>"
    assert explained(html) == html


@pytest.mark.parametrize("name", ["geen-woorden", "label", "wie"])
def test_an_element_can_ask_to_be_left_alone(name: str) -> None:
    html = f'<p class="groot {name}">De <b>vergunning</b> van de raad</p>'
    assert explained(html) == html


def test_the_text_after_a_heading_or_link_is_not_part_of_it() -> None:
    assert explained('<p><a href="x">De raad</a> geeft een vergunning.</p>') == (
        f'<p><a href="x">De raad</a> geeft een {link("vergunning", "vergunning")}.</p>'
    )


def test_a_word_after_an_element_keeps_all_text_in_place() -> None:
    assert explained("<p>Dus <b>ja</b>: de raad zegt vergunning, toch? <i>Goed.</i> Klaar.</p>") == (
        f"<p>Dus <b>ja</b>: de {link('raad', 'raad')} zegt "
        f"{link('vergunning', 'vergunning')}, toch? <i>Goed.</i> Klaar.</p>"
    )


def test_two_words_in_one_text_stay_in_order() -> None:
    assert explained("<p>De raad, een vergunning en klaar.</p>") == (
        f"<p>De {link('raad', 'raad')}, een {link('vergunning', 'vergunning')} en klaar.</p>"
    )


def test_a_word_before_an_element_stays_before_it() -> None:
    assert explained("<p>Een vergunning <b>of niet</b>.</p>") == (
        f"<p>Een {link('vergunning', 'vergunning')} <b>of niet</b>.</p>"
    )


def test_text_outside_any_element_is_explained_too() -> None:
    assert explained("De raad") == f"De {link('raad', 'raad')}"


def test_escaped_text_stays_escaped() -> None:
    html = "<p>Groen &amp; vergunning &lt;script&gt;alert(1)&lt;/script&gt; &gt; raad</p>"
    assert explained(html) == (
        f"<p>Groen &amp; {link('vergunning', 'vergunning')} &lt;script&gt;alert(1)"
        f"&lt;/script&gt; &gt; {link('raad', 'raad')}</p>"
    )


def test_attributes_and_comments_are_no_text() -> None:
    html = '<p title="De raad &amp; co">Goed</p><!-- de raad --><p>Klaar</p>'
    assert TERMS.explain(html) == (html, [])


def test_a_word_with_points_is_no_pattern() -> None:
    assert names("<p>De cxaxo van de straat.</p>") == []


def test_a_page_without_hard_words_stays_the_same() -> None:
    html = '<p>Gewoon <em>doen</em>, één keer.</p><ul><li>Ja</li></ul><hr><img src="a.png">'
    assert TERMS.explain(html) == (html, [])


def test_each_page_starts_anew() -> None:
    assert names("<p>De raad</p>") == names("<p>De raad</p>") == ["raad"]


def test_the_caption_of_a_table_is_left_alone() -> None:
    table = "<table><caption>De vergunning</caption><tbody><tr><td>Een vergunning</td></tr></tbody></table>"
    assert explained(table).count('class="woord"') == 1
    assert "<caption>De vergunning</caption>" in explained(table)
