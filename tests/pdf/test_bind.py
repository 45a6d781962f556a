"""Binding pages into one document: ids, links, headings and spaces."""

import html as entities

from lxml import html

from pdf.bind import PrintPage, bind


def page(url: str, content: str, depth: int = 2) -> PrintPage:
    """Return a page as mkdocs would write it."""
    return PrintPage(url, "idee", depth, html.fragment_fromstring(f"<main>{content}</main>"))


def bound(*pages: PrintPage) -> str:
    """Return bound pages as HTML."""
    return "".join(html.tostring(part, encoding="unicode") for part in bind(pages))


def test_same_ids_on_two_pages_become_different() -> None:
    text = bound(page("idee/a/", '<p id="x">A</p>'), page("idee/b/", '<p id="x">B</p>'))
    assert 'id="idee-a--x"' in text
    assert 'id="idee-b--x"' in text


def test_link_on_the_same_page_stays_there_without_a_page_number() -> None:
    text = bound(page("idee/a/", '<p><a href="#x">kijk</a></p><p id="x">A</p>'))
    assert '<a href="#idee-a--x">kijk</a></p>' in text


def test_link_to_another_page_gets_a_page_number() -> None:
    text = bound(page("idee/a/", '<p><a href="../b/#x">Kijk</a>, en meer.</p>'), page("idee/b/", ""))
    assert '<a href="#idee-b--x">Kijk</a><span class="bladzijde" data-doel="#idee-b--x">' in text
    assert "</span>, en meer." in text


def test_link_to_a_page_that_is_not_in_the_book_becomes_text() -> None:
    text = bound(page("idee/a/", '<p>Ga naar <a href="../../zoeken/">Zoeken</a>.</p>'))
    assert "<p>Ga naar Zoeken.</p>" in text


def test_link_to_another_site_shows_its_address_on_paper() -> None:
    text = bound(page("a/", '<p><a href="https://www.kadaster.nl/graven/">Kadaster</a>.</p>'))
    assert "</a><span" in text
    assert " (kadaster.nl/graven)</span>." in text


def test_link_that_shows_its_address_is_left_as_it_is() -> None:
    text = bound(page("a/", '<p><a href="https://www.kadaster.nl/">kadaster.nl</a></p>'))
    assert "<span" not in text


def test_link_holds_text_only() -> None:
    text = bound(page("a/", '<p><a href="tel:140000"><strong>14</strong> <em>0000</em></a></p>'))
    assert '<a href="tel:140000">14 0000</a>' in text


def test_headings_go_down_with_the_depth_of_the_page() -> None:
    text = bound(page("a/", "<h1>A</h1><h2>B</h2>", depth=3))
    assert "<h3>A</h3><h4>B</h4>" in text


def test_space_between_two_marked_words_moves_into_the_first() -> None:
    text = bound(page("a/", "<p><strong>een</strong> <em>twee</em> drie</p>"))
    assert "<strong>een </strong><em>twee</em> drie" in text


def test_page_is_a_section_with_its_own_id_and_part() -> None:
    text = bound(page("idee/straatfeest/", "<p>A</p>", depth=3))
    assert text.startswith('<section id="idee-straatfeest" class="blad diepte-3 deel-idee">')


def test_text_of_a_part_leaves_the_id_of_the_part_to_its_opener() -> None:
    text = bound(page("idee/", "<h1>Ik heb een idee</h1>", depth=1))
    assert text.startswith('<section id="idee--tekst"')


def test_space_after_a_page_number_is_kept() -> None:
    text = bound(page("a/", '<p><a href="../b/">stap</a> <strong>daarna</strong></p>'), page("b/", ""))
    assert '"#b"></span>\u00a0<strong>daarna' in entities.unescape(text)
