"""The running text of the book, with its place: what the checks of language look at."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE
from mkdocs.utils.meta import get_data

from macros.chapters import Chapter
from macros.model import Prose
from macros.reading import Reading
from macros.schema import UNREAD, kinds, marks, walk
from macros.values import PLACEHOLDER

NOT_READ = {"gemeenten", "jargon", "vreemde_woorden"}
"""Kinds that hold names and addresses, words to be avoided, or words of other languages."""
PARTS = {"ul", "ol", "p", "li", "td", "th", "dt", "dd", *(f"h{n}" for n in range(1, 7))}
FILLED_IN = re.compile(rf"\{{\{{.*?\}}\}}|{PLACEHOLDER.pattern}")
MARKUP = re.compile(r"\]\([^)]*\)|[*\[\]`]")
STARTS, BETWEEN = re.compile(r"[^\W_]+"), r"(?:\]\([^)]*\)|[\W_])+"
"""The first words of a passage, and the marks that may stand between them in the file."""
SOURCES = {"bron", "bronnen"}
"""Fields that name what others wrote."""


class Passage(NamedTuple):
    """A text as an editor wrote it, without marks; `official` text need not be plain."""

    file: str
    line: int
    text: str
    official: bool


def passages(reading: Reading, chapters: list[Chapter]) -> Iterator[Passage]:
    """Yield all text that readers meet, item by item and chapter by chapter."""
    for kind, items in reading.items.items():
        if kind not in NOT_READ:
            for name in items:
                yield from in_item(reading, (kind, name))
    for chapter in chapters:
        yield from in_chapter(chapter)


def in_item(reading: Reading, path: tuple[str, str]) -> Iterator[Passage]:
    """Yield the prose of one item."""
    item, model = reading.items[path[0]][path[1]], kinds()[path[0]]
    for place, hint, value in walk(item, model, path):
        for mark in marks(hint):
            if isinstance(mark, Prose) and value is not UNREAD and SOURCES.isdisjoint(place):
                text = MARKUP.sub("", FILLED_IN.sub("0", value))
                yield Passage(*reading.place(place), text, mark.official)


def in_chapter(chapter: Chapter) -> Iterator[Passage]:
    """Yield the text of a chapter, paragraph by paragraph; a heading is no sentence."""
    for name in chapter.names:
        yield Passage(f"docs/{chapter.name}", chapter.line_of(name), name, official=True)
    end = max(0, chapter.text.find(get_data(chapter.text)[0]))
    for part in (element for element in chapter.tree.iter() if element.tag in PARTS):
        text = plain(own_text(part))
        if text:
            start = BETWEEN.join(STARTS.findall(text)[:4])
            found = re.compile(start).search(chapter.text, end)
            place, end = found.span() if found else (end, end)
            is_heading = re.fullmatch("h[1-6]", part.tag) or "admonition-title" in part.get("class", "")
            shown = FILLED_IN.sub("0", text.rstrip(".?!") if is_heading else text)
            line = chapter.text.count("\n", 0, place) + 1
            yield Passage(f"docs/{chapter.name}", line, shown, official=False)


def plain(text: str) -> str:
    """Return what Python-Markdown kept as one line of text, without the HTML that it set aside."""
    kept = HTML_PLACEHOLDER_RE.sub("", text.replace(AMP_SUBSTITUTE, "&"))
    return " ".join(unescape(kept).split())


def own_text(element: Element) -> str:
    """Return the text of an element, without that of the parts in it."""
    inside = ((own_text(child) if child.tag not in PARTS else "") + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)
