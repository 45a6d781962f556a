"""Bookmarks hang under each other, and a catalog tells how to read the file."""

from pdf.press import Bundle, Spot
from pdf.volume import nested, outline, reading_aids

HERE = Spot(1, b"9 0 R", 0, 0)
MARKS = [
    (1, "Deel", HERE),
    (2, "Hoofdstuk", HERE),
    (3, "Idee", HERE),
    (2, "Ander", HERE),
    (1, "Slot", HERE),
]


def test_a_heading_hangs_under_the_last_one_of_a_level_above() -> None:
    top = nested(MARKS)
    assert [mark.title for mark in top] == ["Deel", "Slot"]
    assert [mark.title for mark in top[0].under] == ["Hoofdstuk", "Ander"]
    assert [mark.title for mark in top[0].under[0].under] == ["Idee"]


def test_the_first_level_is_open_and_what_is_under_it_closed() -> None:
    bundle = Bundle(1)
    outline(nested(MARKS), bundle)
    counts = {entry["Title"].string: entry.get("Count") for entry in bundle.objects[1:]}
    assert counts == {"Deel": 2, "Hoofdstuk": -1, "Idee": None, "Ander": None, "Slot": None}
    assert bundle.objects[0]["Count"] == 4


def test_readers_are_told_that_there_are_tags_a_title_and_bookmarks() -> None:
    assert reading_aids().keys() == {"MarkInfo", "ViewerPreferences", "PageLabels", "PageMode"}
