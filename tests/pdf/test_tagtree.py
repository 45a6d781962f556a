"""What a screen reader gets from a PDF is read whole, in order, and as the file has it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from tests.pdf.asked import html_counts, html_text
from tests.pdf.marked import Scan, mapping
from tests.pdf.samples import BODY, good, letters, paint, planted, tags, write
from tests.pdf.tagtree import Unreached, counts, page_text, read, spoken, tree_text, unreached

RUNNING = "@page { margin: 25mm; @top-left { content: 'Kopregel' } }"
MAIN = html.fragment_fromstring(BODY, create_parent="main")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which nothing is wrong."""
    return good(tmp_path_factory.mktemp("tagtree") / "boek.pdf")


def test_a_tag_has_its_text_its_pages_and_what_it_says_of_itself(book: Path, tmp_path: Path) -> None:
    def plant(file: pikepdf.Pdf) -> None:
        tags(file, "H3")[0].Lang = pikepdf.String("en")
        listing = pikepdf.Dictionary(O=pikepdf.Name.List, ListNumbering=pikepdf.Name.Disc)
        tags(file, "L")[0].A = pikepdf.Array([listing, 0])

    root = read(planted(book, plant, tmp_path / "boek.pdf")).root
    heading, cell = next(root.nodes("H3")), next(root.nodes("TH"))
    assert (heading.text, heading.pages, heading.lang) == ("Een stap", [1], "en")
    assert (cell.text, cell.scope) == ("Taak", "Column")
    assert cell.id in next(node for node in root.nodes("TD") if node.text).headers
    assert next(root.nodes("L")).numbering == "Disc"
    assert next(root.nodes("Figure")).alt == "Een boom"


def test_a_link_has_its_words_and_where_it_leads(book: Path) -> None:
    inside, outside = [node.annotations()[0] for node in read(book).root.nodes("Link")]
    assert (inside.contents, inside.uri) == ("het plein, bladzijde 2", None)
    assert inside.target is not None
    assert inside.target.page == 1
    assert inside.target.top == pytest.approx(756, abs=1)
    assert (outside.uri, outside.target) == ("https://example.org/", None)


def test_a_file_without_tags_cannot_be_read(tmp_path: Path) -> None:
    file = pikepdf.new()
    file.add_blank_page()
    file.save(tmp_path / "leeg.pdf")
    with pytest.raises(ValueError, match="no tags"):
        read(tmp_path / "leeg.pdf")


def test_a_space_that_the_file_does_not_have_is_not_made_up(tmp_path: Path) -> None:
    path = write(tmp_path / "los.pdf", "<p>een<br>twee <strong>drie</strong> <em>vier</em></p>")
    assert spoken(read(path)) == "eentwee drievier"
    assert page_text(path)[0].split() == ["een", "twee", "drie", "vier"]


def test_a_file_that_changed_is_read_again(book: Path, tmp_path: Path) -> None:
    path = planted(book, lambda file: None, tmp_path / "boek.pdf")
    assert counts(read(path))["H3"] == 1
    planted(book, lambda file: tags(file, "H3")[0].update({"/S": pikepdf.Name.P}), path)
    assert counts(read(path))["H3"] == 0


def test_all_that_is_on_the_pages_is_in_the_tags(book: Path) -> None:
    assert unreached(book) == []
    heard, eye = (
        [Counter(page.split()) for page in pages] for pages in (tree_text(read(book)), page_text(book))
    )
    assert heard == eye
    order = [page.split() for page in tree_text(read(book), "Lbl")]
    assert order == [page.split() for page in page_text(book, "Lbl")]


def test_a_running_head_that_no_tag_holds_is_found(tmp_path: Path) -> None:
    path = write(tmp_path / "kop.pdf", "<p>Tekst</p>", RUNNING)
    assert unreached(path) == [Unreached("no tag", 1, 1, "Kopregel")]
    assert "Kopregel" in page_text(path)[0]
    assert "Kopregel" not in tree_text(read(path))[0]


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("/Artifact BMC", "EMC"),
        ("/Artifact << /MCID 99 >> BDC", "EMC"),
        ("/Artifact BMC /P << /MCID 99 >> BDC", "EMC EMC"),
    ],
)
def test_an_artifact_is_not_to_be_read(book: Path, tmp_path: Path, opened: str, closed: str) -> None:
    path = planted(book, lambda file: paint(file, f"{opened} {letters(file)} {closed}"), tmp_path / "a.pdf")
    assert unreached(path) == []
    assert page_text(path)[0].split() == page_text(book)[0].split()


def test_text_without_a_mark_is_found(book: Path, tmp_path: Path) -> None:
    path = planted(book, lambda file: paint(file, letters(file)), tmp_path / "los.pdf")
    assert [(lost.why, lost.page, lost.mcid, len(lost.text)) for lost in unreached(path)] == [
        ("no mark", 1, None, 2)
    ]
    assert page_text(path)[0].split() != page_text(book)[0].split()


def test_content_that_is_named_and_does_not_exist_is_found(book: Path, tmp_path: Path) -> None:
    def plant(file: pikepdf.Pdf) -> None:
        tags(file, "H1")[0].K.append(99)
        tags(file, "H1")[0].Pg = file.pages[0].obj

    assert unreached(planted(book, plant, tmp_path / "99.pdf")) == [Unreached("not on page", 1, 99, "")]


def test_what_a_tag_loses_is_unreached_and_no_longer_spoken(book: Path, tmp_path: Path) -> None:
    path = planted(
        book, lambda file: tags(file, "H3")[0].update({"/K": pikepdf.Array()}), tmp_path / "weg.pdf"
    )
    assert unreached(path) == [Unreached("no tag", 2, 1, "Een stap")]
    assert "Een stap" not in spoken(read(path))


def test_text_in_a_drawing_belongs_to_the_mark_around_it(book: Path) -> None:
    with pikepdf.open(book) as file:
        page = file.pages[1]
        form = file.make_stream(page.Contents.read_bytes().replace(b"/MCID", b"/Niets"))
        form.Subtype, form.Resources = pikepdf.Name.Form, page.obj.Resources
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.obj.Contents = file.make_stream(b"/Figure /P1 BDC /F Do EMC")
        page.obj.Resources.Properties = pikepdf.Dictionary(P1=pikepdf.Dictionary(MCID=7))
        runs = Scan().page(page)
    assert {run.mcid for run in runs} == {7}
    assert "".join(run.text for run in runs) == "Het pleinEen stapSlot."


def test_a_font_holds_within_a_saved_state_and_after_it(book: Path) -> None:
    with pikepdf.open(book) as file:
        text = letters(file).replace("Tj", "Tj q <0024> Tj /Geen 9 Tf Q <0024> Tj")
        text = text.replace("/Geen", str(list(file.pages[0].resources.Font)[-1]))
        file.pages[0].obj.Contents = file.make_stream(text.encode())
        pair, *single = [run.text for run in Scan().page(file.pages[0])]
    assert single == [pair[0], pair[0]]


def test_every_way_to_write_which_letters_a_font_has_is_read() -> None:
    cmap = b"""1 beginbfchar <0003> <0020> endbfchar 3 beginbfrange <0010> <0012> <0041>
    <0020> <0021> [<00660069> <D835DC00>] <05> <06> <0061> endbfrange"""
    assert dict(mapping(cmap)) == {
        b"\0\x03": " ", b"\0\x10": "A", b"\0\x11": "B", b"\0\x12": "C",
        b"\0\x20": "fi", b"\0\x21": "\U0001d400", b"\x05": "a", b"\x06": "b",
    }  # fmt: skip


def test_tags_are_as_many_as_the_html_asks_for(book: Path, tmp_path: Path) -> None:
    asked = html_counts(MAIN)
    assert {tag: counts(read(book))[tag] for tag in asked} == asked
    path = planted(book, lambda file: tags(file, "TBody")[0].K.__delitem__(0), tmp_path / "rij.pdf")
    assert counts(read(path))["TR"] == asked["TR"] - 1


def test_a_table_over_two_pages_counts_twice(tmp_path: Path) -> None:
    rows = "<tr><td>Cel</td></tr>" * 60
    table = f"<table><thead><tr><th>Kop</th></tr></thead><tbody>{rows}</tbody></table>"
    assert counts(read(write(tmp_path / "tabel.pdf", table)))["Table"] == 2
    assert html_counts(html.fragment_fromstring(table))["Table"] == 1


def test_text_in_the_tags_is_that_of_the_html(book: Path) -> None:
    assert " ".join(spoken(read(book), "Lbl").split()) == html_text(MAIN)
    assert " ".join(spoken(read(book)).split()) != html_text(MAIN)


def test_only_what_is_to_be_heard_counts() -> None:
    main = html.fragment_fromstring(
        """<main><nav role="doc-toc"><ol><li>Een<ol><li>Twee</li></ol></li></ol></nav>
        <ul hidden><li>x</li></ul><div aria-hidden="true"><h2>x</h2></div>
        <img alt=""><img alt="Kaart"><img alt="x" role="presentation">
        <svg><path></path></svg><svg><title>Plein</title><text>x</text></svg>
        <aside role="doc-endnote">Noot</aside><dl><dt>Woord</dt><dd>Uitleg</dd></dl>
        <!-- x --><p>a<em>b</em>c<br>d</p></main>"""
    )
    assert html_counts(main) == {"TOC": 2, "TOCI": 2, "Figure": 2, "Note": 1, "L": 1, "LI": 1}
    assert html_text(main) == "Een Twee Noot Woord Uitleg abc d"
