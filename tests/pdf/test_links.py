"""Bookmarks, links and page numbers lead where they say, and what leads elsewhere is found."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.pdf.links import PAGE_NUMBER, Reference, link_faults, links, outline, outline_faults
from tests.pdf.samples import Plant, annotation, drop, good, planted, tags, write
from tests.pdf.targets import NOWHERE, Target


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which nothing is wrong."""
    return good(tmp_path_factory.mktemp("links") / "boek.pdf")


def test_a_good_book_leads_everywhere(book: Path) -> None:
    assert outline_faults(book) == link_faults(book) == []


def test_bookmarks_have_depth_title_place_and_state(book: Path) -> None:
    marks = outline(book)
    assert [(m.depth, m.title, m.page) for m in marks] == [
        (1, "Samen", 0), (2, "Het plein", 1), (3, "Een stap", 1),
    ]  # fmt: skip
    assert [mark.top for mark in marks] == pytest.approx([755, 756, 720], abs=1)
    assert [(mark.open, mark.branch) for mark in marks] == [(True, True), (False, True), (False, False)]


def test_links_have_their_text_the_number_after_it_and_their_aim(book: Path) -> None:
    inside, outside = links(book)
    assert inside.target is not None
    assert (inside.text, inside.says, inside.page, inside.target.page) == ("het plein", "2", 0, 1)
    assert outside == Reference("example.org", "", 0, "https://example.org/", None)


def test_a_number_within_the_link_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "in.pdf", '<h1 id="x">X</h1><a href="#x">Naar X, bladzijde 7</a>')
    assert [link.says for link in links(path)] == ["7"]
    assert [f.what for f in link_faults(path)] == ["'Naar X, bladzijde 7' names page 7, leads to 1"]


def aim(file: pikepdf.Pdf, *how: object) -> pikepdf.Array:
    """Give a destination on the second page."""
    return pikepdf.Array([file.pages[1].obj, *how])


def lead(**given: object) -> Plant:
    """Give a plant that lets the first link lead elsewhere."""

    def plant(file: pikepdf.Pdf) -> None:
        made = annotation(tags(file, "Link")[0])
        del made.Dest
        made.update({f"/{key}": value(file) if callable(value) else value for key, value in given.items()})

    return plant


def go_to(file: pikepdf.Pdf) -> pikepdf.Object:
    """Give the action that goes to a name of the old kind."""
    file.Root.Dests = pikepdf.Dictionary(Oud=pikepdf.Dictionary(D=aim(file, pikepdf.Name.FitH, 500)))
    return pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.Name.Oud)


@pytest.mark.parametrize(
    ("plant", "target"),
    [
        (lead(Dest=lambda file: aim(file, pikepdf.Name.XYZ, 0, 700, 0)), Target(1, 700)),
        (lead(Dest=lambda file: aim(file, pikepdf.Name.XYZ, 0, None, 0)), Target(1)),
        (lead(Dest=lambda file: aim(file, pikepdf.Name.Fit)), Target(1)),
        (lead(A=go_to), Target(1, 500)),
        (lead(Dest=pikepdf.String("nergens")), Target(NOWHERE)),
        (lead(Dest=lambda file: aim(file)[:0] or pikepdf.Array([None, pikepdf.Name.Fit])), Target(NOWHERE)),
        (lead(), None),
    ],
)
def test_every_way_to_lead_to_a_place_is_read(
    book: Path, tmp_path: Path, plant: Plant, target: Target
) -> None:
    path = planted(book, plant, tmp_path / "link.pdf")
    assert links(path)[0].target == target
    assert bool(link_faults(path)) == (target in (None, Target(NOWHERE)))


def test_a_number_that_is_not_that_of_the_page_is_found(book: Path, tmp_path: Path) -> None:
    path = planted(
        book, lambda file: file.Root.PageLabels.Nums[1].update({"/St": 8}), tmp_path / "nummer.pdf"
    )
    assert [str(f) for f in link_faults(path)] == [
        "link, bladzijde 1: 'het plein' names page 2, leads to 9"
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (", bladzijde 12", "12"),
        (",\xa0bladzijde\n3.", "3"),
        (", bladzijde xii", "xii"),
        (", bladzijden", None),
    ],
)
def test_a_page_number_is_read_in_a_text(text: str, number: str | None) -> None:
    found = PAGE_NUMBER.match(text)
    assert (found[1] if found else None) == number


def lower(file: pikepdf.Pdf) -> None:
    """Make a paragraph of the last heading."""
    tags(file, "H3")[0].S = pikepdf.Name.P


def rename(file: pikepdf.Pdf) -> None:
    """Give the second bookmark another title."""
    file.Root.Outlines.First.First.Title = pikepdf.String("Anders")


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (rename, ["only a heading: 'Hetplein', level 2", "only a bookmark: 'Anders', level 2"]),
        (lower, ["only a bookmark: 'Eenstap', level 3"]),
        (lambda file: file.Root.Outlines.First.update({"/Count": -1}), ["Samen is not open"]),
        (lambda file: file.Root.Outlines.First.First.update({"/Count": 1}), ["Het plein is open"]),
        (lambda file: drop(file.Root, "/PageMode"), ["the bookmarks do not show when the file opens"]),
        (lambda file: drop(file.Root, "/PageLabels"), ["none"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_bookmarks_is_found(
    book: Path, tmp_path: Path, plant: Plant, found: list[str]
) -> None:
    assert [fault.what for fault in outline_faults(planted(book, plant, tmp_path / "b.pdf"))] == found


def test_how_much_shows_when_the_file_opens_is_a_choice(book: Path) -> None:
    assert [fault.what for fault in outline_faults(book, 2)] == ["Het plein is not open"]
