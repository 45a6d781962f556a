"""The tags of a document are those of its HTML, whatever pages it is on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from pdf.write import PrintError
from tests.pdf.asked import html_counts, html_text
from tests.pdf.little import bound, many, section
from tests.pdf.tagfaults import faults, text_faults
from tests.pdf.tagtree import Node, counts, read, spoken, unreached

ROWS = "".join(f'<tr><th scope="row">Rij {n}</th><td>Cel {n}</td><td></td></tr>' for n in range(20))
TABLE = f"""<table><caption>Wie wat doet</caption>
<thead><tr><th scope="col">Stap</th><th scope="col">U</th><th scope="col">Wij</th></tr></thead>
<tbody>{ROWS}</tbody></table>"""
DRAWING = '<svg viewBox="0 0 9 9" width="20" height="20"><title>Een boom</title><path d="M0 0h9v9z"/></svg>'
LONG = "Dit is een zin van een lange alinea, die over het eind van de regel gaat. " * 40

Make = Callable[[str], Node]


@pytest.fixture
def tags(tmp_path: Path) -> Make:
    """Return what tags a body of HTML, in a section, and finds no fault in it."""

    def make(body: str) -> Node:
        path = bound(tmp_path, section("hier", f"<h1>Kop</h1>{body}")).path
        assert [*faults(path), *text_faults(path), *unreached(path)] == []
        tree = read(path)
        asked = html_counts(html.fragment_fromstring(f"<main><h1>Kop</h1>{body}</main>"))
        assert {tag: counts(tree)[tag] for tag in asked} == dict(asked)
        return tree.root

    return make


def only(root: Node, tag: str) -> Node:
    """Return the one tag of this name."""
    [found] = root.nodes(tag)
    return found


def test_a_table_over_pages_is_one_with_one_head(tags: Make) -> None:
    table = only(tags(TABLE), "Table")
    assert len(table.pages) > 2
    assert [head.text for head in table.nodes("THead")] == ["StapUWij"]
    assert {head.scope for head in table.nodes("TH")} == {"Row", "Column"}
    cell = [*table.nodes("TD")][2]
    heads = {head.id: head.text for head in table.nodes("TH")}
    assert [heads[name] for name in cell.headers] == ["Rij 1", "U"]


def test_a_paragraph_and_a_list_over_pages_are_one(tags: Make) -> None:
    items = "".join(f"<li>Punt {number}</li>" for number in range(30))
    root = tags(f"<p>{LONG}</p><ol>{items}</ol>")
    assert len(only(root, "P").pages) > 1
    assert len(only(root, "L").pages) > 1
    assert only(root, "L").numbering == "Decimal"


def test_words_stay_apart_at_the_end_of_a_line_and_between_elements(tags: Make) -> None:
    root = tags(f"<p>{LONG}</p><p><strong>vet</strong> <em>nadruk</em> <span>x</span><br>nieuw</p>")
    long, short = root.nodes("P")
    assert " ".join(long.text.split()) == LONG.strip()
    assert short.text == "vet nadruk x nieuw"


def test_a_word_that_breaks_at_its_hyphen_gets_no_space(tags: Make) -> None:
    word = "buurt-straat-plein-park-tuin-stoep-weg-laan-hof-gracht-kade-haven-brug-dijk-dorp"
    assert only(tags(f"<p>{word}</p>"), "P").text == word


def test_decoration_is_not_read(tags: Make) -> None:
    root = tags(
        f'<p><span aria-hidden="true">U</span> Dit doet u.</p><div aria-hidden="true">{DRAWING}</div>'
    )
    assert [*root.nodes("Figure")] == []
    assert only(root, "P").text.strip() == "Dit doet u."


def test_a_drawing_has_its_words_and_its_place_in_the_line(tags: Make) -> None:
    root = tags(f"<p>Een {DRAWING} in de straat.</p><div>{DRAWING}</div>")
    assert [figure.alt for figure in root.nodes("Figure")] == ["Een boom", "Een boom"]
    assert [kid.tag for kid in only(root, "P").children()] == ["Figure"]


def test_words_in_another_language_say_so(tags: Make) -> None:
    root = tags('<p>Een <span lang="en">World Café</span> voor u.</p><h2 lang="en">Open Space</h2>')
    assert [(node.tag, node.lang, node.text) for node in root.nodes() if node.lang] == [
        ("Span", "en", "World Café"),
        ("H2", "en", "Open Space"),
    ]


def test_a_list_in_a_list_is_in_the_body_of_its_item(tags: Make) -> None:
    root = tags('<ul><li>Buiten<ul style="list-style: none"><li>Binnen</li></ul></li></ul>')
    outer = next(root.nodes("L"))
    assert [kid.tag for kid in only_body(outer).children()] == ["L"]


def only_body(tag: Node) -> Node:
    """Return the body of the first item of a list."""
    return next(tag.nodes("LBody"))


def test_contents_lead_to_places(tags: Make) -> None:
    root = tags(
        '<nav role="doc-toc"><ul style="list-style: none"><li><a href="#hier">Kop</a>, hier</li></ul></nav>'
    )
    item = only(root, "TOCI")
    assert [kid.tag for kid in item.children()] == ["Reference"]
    assert only(item, "Link").text == "Kop"
    assert item.text == "Kop, hier"


def test_text_right_in_a_box_is_a_paragraph(tags: Make) -> None:
    root = tags("<div>Los in een vak. <strong>Vet.</strong></div>")
    assert only(root, "P").text == "Los in een vak. Vet."


def test_nothing_of_a_long_text_is_lost(tags: Make) -> None:
    body = f"{many(40)}<p>{LONG}</p>{TABLE}"
    root = tags(body)
    whole = html_text(html.fragment_fromstring(f"<main><h1>Kop</h1>{body}</main>"))
    assert "".join(root.text.split()) == "".join(whole.split())


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<dl><dt>Woord</dt><dd>Uitleg</dd></dl>", r"<d[tl]> is nog geen plaats"),
        ("<table><tbody><tr><th>Kop</th><td>Cel</td></tr></tbody></table>", "geen scope"),
    ],
)
def test_what_has_no_place_in_the_tags_is_refused(body: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(PrintError, match=fault):
        bound(tmp_path, section("hier", f"<h1>Kop</h1>{body}"))


def test_labels_are_apart_from_what_they_number(tmp_path: Path) -> None:
    style = "<style>ol { list-style: none } li::before { content: '1. ' }</style>"
    path = bound(tmp_path, section("hier", f"<h1>Kop</h1>{style}<ol><li>Een</li></ol>")).path
    item = only(read(path).root, "LI")
    assert [(kid.tag, kid.text) for kid in item.children()] == [("Lbl", "1. "), ("LBody", "Een")]
    assert "1." not in spoken(read(path), "Lbl")
