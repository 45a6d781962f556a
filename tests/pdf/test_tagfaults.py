"""Every fault that is planted in the tags of a good PDF is found, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.pdf.samples import Plant, annotation, drop, good, letters, owners, paint, planted, tags, write
from tests.pdf.tagfaults import faults, grid, once, run_together, spaces, text_faults, uncovered
from tests.pdf.tagtree import Node, Piece, read

NAME, NONE = pikepdf.Name, pikepdf.Array()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which nothing is wrong."""
    return good(tmp_path_factory.mktemp("tagfaults") / "boek.pdf")


def test_a_good_book_has_no_faults(book: Path) -> None:
    assert faults(book) == text_faults(book) == []


def retag(old: str, new: str) -> Plant:
    """Give a plant that renames the first tag of a kind."""
    return lambda file: tags(file, old)[0].update({"/S": NAME(f"/{new}")})


def contents(words: str) -> Plant:
    """Give a plant that changes what the first link says of itself."""
    return lambda file: clickable(file).update({"/Contents": pikepdf.String(words)})


def clickable(file: pikepdf.Pdf) -> pikepdf.Object:
    """Give what one can click of the first link."""
    return annotation(tags(file, "Link")[0])


def without_annotation(file: pikepdf.Pdf) -> None:
    """Leave only the text of the first link."""
    link = tags(file, "Link")[0]
    link.K = pikepdf.Array(list(link.K)[1:])


def scope(index: int, way: str) -> Plant:
    """Give a plant that changes what a header heads."""
    return lambda file: tags(file, "TH")[index].A.update({"/Scope": NAME(f"/{way}")})


def link_in_link(file: pikepdf.Pdf) -> None:
    """Put the second link in the first."""
    first, second = tags(file, "Link")
    first.K.append(second)


def swapped_pieces(file: pikepdf.Pdf) -> None:
    """Let the first two pieces of a page name each other's tag."""
    way = owners(file, 0)
    way[0], way[1] = way[1], way[0]


def swapped_ids(file: pikepdf.Pdf) -> None:
    """Put the ids in another order."""
    names = file.Root.StructTreeRoot.IDTree.Names
    file.Root.StructTreeRoot.IDTree.Names = pikepdf.Array([*names[2:4], *names[:2], *names[4:]])


PLANTS: list[tuple[str, str, Plant]] = [
    ("scope", "no Scope: 'Taak'", lambda file: tags(file, "TH")[0].update({"/A": NONE})),
    ("scope", "Links: 'Taak'", scope(0, "Links")),
    ("headers", "'Praten' names x", lambda file: tags(file, "TD")[1].update(heads("x"))),
    ("kinds", "P in L", retag("LI", "P")),
    ("kinds", "Lbl in L", retag("LI", "Lbl")),
    ("kinds", "Span in LI", retag("LBody", "Span")),
    ("kinds", "TR in TOC", retag("TBody", "TOC")),
    ("kinds", "Piece in TR", lambda file: tags(file, "TR")[1].K.append(0)),
    ("figure", "no Alt", lambda file: tags(file, "Figure")[0].update({"/Alt": pikepdf.String(" ")})),
    ("heading", "H4 after H1: 'Het plein'", retag("H2", "H4")),
    ("heading", "H2 after H0: 'Samen'", retag("H1", "H2")),
    ("link", "empty", contents("")),
    ("link", "an address", contents("het plein, #plein")),
    ("link", "an address", contents("het plein, https://example.org")),
    ("link", "begins otherwise", contents("plein")),
    ("link", "no annotation: 'het plein'", without_annotation),
    ("link in link", "het plein", link_in_link),
    ("parent tree", "(0, 0) has no way back to its tag (", swapped_pieces),
    ("parent tree", "(0, 0) leads to tag (", lambda file: tags(file, "H1")[0].update({"/K": NONE})),
    ("parent tree", "(0, 21) has no way back", lambda file: owners(file, 0).__delitem__(21)),
    ("parent tree", "(3, None) has no way back", lambda file: clickable(file).update({"/StructParent": 3})),
    ("parent tree", "(2, None) leads to tag (", lambda file: clickable(file).update({"/StructParent": 3})),
    ("annotation", "/Link in no tag", lambda file: drop(clickable(file), "/StructParent")),
    ("id tree", "comes after", swapped_ids),
    ("id tree", "is not in it", lambda file: drop(file.Root.StructTreeRoot, "/IDTree")),
    ("id tree", "is no tag", lambda file: drop(tags(file, "TH")[0], "/ID")),
    ("tabs", "not in the order", lambda file: drop(file.pages[1].obj, "/Tabs")),
]  # fmt: skip


def heads(name: str) -> dict[str, pikepdf.Object]:
    """Give the attributes of a cell with one header."""
    names = pikepdf.Array([pikepdf.String(name)])
    return {"/A": pikepdf.Dictionary(O=NAME.Table, Headers=names)}


@pytest.mark.parametrize(("rule", "what", "plant"), PLANTS, ids=[f"{p[0]}: {p[1]}" for p in PLANTS])
def test_a_fault_is_found(book: Path, tmp_path: Path, rule: str, what: str, plant: Plant) -> None:
    found = faults(planted(book, plant, tmp_path / "fout.pdf"))
    assert [fault for fault in found if fault.rule == rule and what in fault.what], list(map(str, found))


def cell(tag: str, text: str = "x", **given: object) -> Node:
    """Give a cell of a table with a text."""
    return Node(tag, (id(text), 0), (Piece(0, 0, text),), **given)  # type: ignore[arg-type]


def bare(*lines: tuple[Node, ...]) -> list[str]:
    """Give the texts of the cells without a header in a table of these rows."""
    table = Node("Table", (1, 0), tuple(Node("TR", (2, 0), line) for line in lines))
    return [node.text for node in once(uncovered(grid(table)))]


def test_a_cell_is_covered_from_above_or_from_the_side() -> None:
    top = (cell("TD", ""), cell("TH", scope="Column"))
    side = (cell("TH", scope="Row"), cell("TD", "a"))
    assert bare(top, side) == []
    assert bare(top, (cell("TD", "b"), cell("TD", "c"))) == ["b"]
    assert bare((cell("TH", scope="Row"), cell("TD", "a")), (cell("TD", "b"), cell("TD", "c"))) == [
        "b",
        "c",
    ]
    assert bare((cell("TD", "b", headers=("k",)),)) == []
    assert bare((cell("TD", "vol"), cell("TH", scope="Column"))) == ["vol"]


def test_a_wide_or_high_header_covers_all_that_it_heads() -> None:
    wide = cell("TH", scope="Column", spans=(2, 1))
    assert bare((wide, cell("TD", "rand")), (cell("TD", "a"), cell("TD", "b"), cell("TD", "c"))) == [
        "rand",
        "c",
    ]
    high = cell("TH", scope="Row", spans=(1, 2))
    assert bare((high, cell("TD", "a")), (cell("TD", "b"),), (cell("TD", "c"),)) == ["c"]
    top = (cell("TD", "x"), cell("TH", scope="Column"))
    assert bare(top, (cell("TD", "y", spans=(1, 2)), cell("TD", "a")), (cell("TD", "b"),)) == ["x", "y"]


def test_a_table_in_a_table_is_on_its_own(tmp_path: Path) -> None:
    inner = "<table><tr><td>los</td></tr></table>"
    path = write(tmp_path / "in.pdf", f"<table><tr><th>Kop</th></tr><tr><td>{inner}</td></tr></table>")
    assert [len(grid(table)) for table in read(path).root.nodes("Table")] == [2, 1]
    assert {fault.rule for fault in faults(path)} == {"scope", "id tree"}


def test_words_that_run_together_at_the_end_of_a_line_are_found(tmp_path: Path) -> None:
    narrow = "p { width: 30mm } @page { margin: 25mm }"
    path = write(tmp_path / "smal.pdf", "<p>Bewoners beginnen samen in-en-uitvoer-van-alles</p>", narrow)
    assert [fault.what for fault in faults(path)] == ["'Bewonersbeginnensamen'"]
    assert {fault.rule for fault in faults(path) + text_faults(path)} == {"space"}


def test_a_space_between_two_words_that_is_not_in_the_file_is_found(tmp_path: Path) -> None:
    path = write(tmp_path / "los.pdf", "<p><strong>drie</strong> <em>vier</em></p>")
    assert [str(fault) for fault in faults(path)] == ["space, bladzijde 1: 'drievier'"]


def test_an_address_may_go_on_at_the_next_line() -> None:
    assert list(run_together("a.nl/straat/huis b", "a.nl/\nstraat/huis b")) == []
    assert list(run_together("a.nl/straat/huis b", "a.nl/str\naat/huis b")) == ["a.nl/straat/huis"]
    assert list(run_together("a.nl.Bekeken", "a.nl.\nBekeken")) == ["a.nl.Bekeken"]


def test_letters_that_are_painted_otherwise_are_found() -> None:
    root = Node("P", (1, 0), (Piece(0, 0, "abc"),))
    assert [str(f) for f in spaces(root, [[(0, "a"), (0, "b")]])] == [
        "letters, bladzijde 1: 'abc' is painted as 'ab'"
    ]
    assert list(spaces(root, [[(0, "a"), (0, "b"), (0, "c")]])) == []
    assert list(spaces(root, [[]])) == []


def test_other_words_on_the_page_than_in_the_tags_are_found(book: Path, tmp_path: Path) -> None:
    path = planted(book, lambda file: paint(file, letters(file)), tmp_path / "los.pdf")
    assert [(fault.rule, fault.page) for fault in text_faults(path)] == [("words", 1)]
