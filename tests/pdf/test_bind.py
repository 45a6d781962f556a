"""Binding pages into one document: ids, links, headings and words in another language."""

import pytest
from lxml import html

from pdf.bind import PrintPage, bind


def page(url: str, content: str, depth: int = 2) -> PrintPage:
    """Return a page as mkdocs would write it."""
    return PrintPage(url, "idee", depth, html.fragment_fromstring(f"<main>{content}</main>"))


def bound(*pages: PrintPage, **elsewhere: int) -> str:
    """Return bound pages as HTML; `elsewhere` gives the part of each page in another book."""
    parts = bind(pages, {f"{name}/": part for name, part in elsewhere.items()})
    return "".join(html.tostring(part, encoding="unicode") for part in parts)


def link(content: str, target: str = "tel:140000") -> str:
    """Return a link as it is bound, in a page of its own; `b/` leads to another book."""
    text = bound(page("a/", f'<p><a href="{target}">{content}</a></p>'), b=3)
    return text.partition("<p>")[2].partition("</p>")[0]


def test_same_ids_on_two_pages_become_different() -> None:
    text = bound(page("idee/a/", '<p id="x">A</p>'), page("idee/b/", '<p id="x">B</p>'))
    assert 'id="idee-a--x"' in text
    assert 'id="idee-b--x"' in text


def test_link_on_the_same_page_stays_there_without_a_page_number() -> None:
    text = bound(page("idee/a/", '<p><a href="#x">kijk</a></p><p id="x">A</p>'))
    assert '<a href="#idee-a--x">kijk</a></p>' in text


def test_link_to_another_page_gets_a_page_number() -> None:
    text = bound(page("idee/a/", '<p><a href="../b/#x">Kijk</a>, en meer.</p>'), page("idee/b/", ""))
    word = '<span class="bladzijde-woord">bladzijde\xa0</span>'
    number = '<span class="nummer" data-doel="idee-b--x"></span>'
    assert f'<a href="#idee-b--x">Kijk</a><span class="bladzijde">, {word}{number}</span>, en' in text


def test_link_to_a_page_that_is_not_in_the_book_becomes_text() -> None:
    text = bound(page("idee/a/", '<p>Ga naar <a href="../../zoeken/">Zoeken</a>.</p>'))
    assert "<p>Ga naar Zoeken.</p>" in text


def test_link_to_another_site_shows_its_address_on_paper() -> None:
    text = bound(page("a/", '<p><a href="https://www.kadaster.nl/graven/">Kadaster</a>.</p>'))
    assert "</a><span" in text
    assert " (kadaster.nl/<wbr></wbr>graven)</span>." in text


def test_link_that_shows_its_address_is_left_as_it_is() -> None:
    text = bound(page("a/", '<p><a href="https://www.kadaster.nl/">kadaster.nl</a></p>'))
    assert "<span" not in text


def test_link_holds_text_only() -> None:
    assert link("\n<strong>14</strong> <em>0<b>00</b>0</em> ") == '<a href="tel:140000">14 0000</a>'


@pytest.mark.parametrize(
    "content", ['<span lang="en">Open Space</span>', '\n<b><i lang="en">Open\nSpace</i></b>']
)
def test_link_of_words_in_another_language_tells_it_itself(content: str) -> None:
    assert link(content) == '<a href="tel:140000" lang="en">Open Space</a>'


def test_link_that_tells_its_language_keeps_it() -> None:
    text = bound(page("a/", '<p><a lang="fr" href="tel:140000"><b>Charrette</b></a></p>'))
    assert '<a lang="fr" href="tel:140000">Charrette</a>' in text


def test_link_keeps_words_in_another_language_among_others() -> None:
    words = '<span lang="en">Open Space</span>'
    content = f"\n<b>Wat  is {words}</b>, of\n<em>een {words}</em>-dag? "
    assert link(content) == f'<a href="tel:140000">Wat is {words}, of een {words}-dag?</a>'


def test_address_breaks_before_words_in_another_language() -> None:
    words = '<span lang="en">Open Space</span>'
    assert (
        link(f"a_b@c {words}").replace("</wbr>", "") == f'<a href="tel:140000">a_<wbr>b@<wbr>c {words}</a>'
    )


def test_link_to_another_book_names_its_part() -> None:
    assert link("Kijk", "../b/") == 'Kijk<span class="elders"> (deel 3)</span>'


def test_words_in_another_language_stay_marked_when_their_link_goes() -> None:
    words = '<span lang="en">Open Space</span>'
    assert link(words, "../c/") == words
    assert link(words, "../b/") == f'{words}<span class="elders"> (deel 3)</span>'
    assert link(f"Een {words}", "../c/") == f"Een {words}"


def test_headings_go_down_with_the_depth_of_the_page() -> None:
    text = bound(page("a/", "<h1>A</h1><h2>B</h2>", depth=3))
    assert "<h3>A</h3><h4>B</h4>" in text


def test_page_is_a_section_with_its_own_id_and_part() -> None:
    text = bound(page("idee/straatfeest/", "<p>A</p>", depth=3))
    assert text.startswith('<section id="idee-straatfeest" class="blad diepte-3">')


def test_text_of_a_part_leaves_the_id_of_the_part_to_its_opener() -> None:
    text = bound(page("idee/", "<h1>Ik heb een idee</h1>", depth=1))
    assert text.startswith('<section id="idee--tekst"')


def test_space_after_a_page_number_is_kept() -> None:
    text = bound(page("a/", '<p><a href="../b/">stap</a> <strong>daarna</strong></p>'), page("b/", ""))
    assert '"b"></span></span> <strong>daarna' in text
