"""Mark words in another language, so that a screen reader says them right (WCAG 2.2, 3.1.2)."""

import re
from collections.abc import Iterable, Iterator

from lxml import html
from lxml.html import HtmlElement

from macros.chapters import Chapter
from macros.model import Prose, VreemdWoord
from macros.reading import Reading
from macros.schema import UNREAD, marks, walk_all
from macros.terms import inner, put_for, texts

KIND = "vreemde_woorden"
HEADINGS = {f"h{n}" for n in range(1, 7)}
UNMARKED = {"svg", "code", "script", "style", "textarea", "option"}
"""In these elements text is no language, or nothing can stand around it."""
WHOLE = {"a", *HEADINGS}
"""When a word is all that is in one of these, the element itself tells the language."""


class Foreign:
    """The words in another language, and one pattern that finds any of them."""

    def __init__(self, words: Iterable[VreemdWoord]) -> None:
        """Prepare to find words fast, in capitals or not; long ones go before short ones."""
        self.languages = {word.titel.lower(): word.taal for word in words}
        longest = sorted(self.languages, key=len, reverse=True)
        any_word = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
        self.pattern = re.compile(rf"(?<![\w/.-])(?:{any_word})(?!\w)", re.IGNORECASE)

    def mark(self, fragment: str) -> str:
        """Return HTML with the language of each foreign word; without any, just as it was."""
        if not self.pattern.search(fragment):
            return fragment
        root = html.fragment_fromstring(fragment, create_parent="div")
        self.mark_in(root)
        return inner(root)

    def mark_in(self, root: HtmlElement) -> None:
        """Set the language of each foreign word in an element."""
        for element, is_tail in list(texts(root, is_unmarked)):
            text = (element.tail if is_tail else element.text) or ""
            found = list(self.pattern.finditer(text))
            if found and not is_tail and is_whole(element, found[0][0]):
                element.set("lang", self.language(found[0][0]))
            else:
                put_for(element, is_tail, [(match.span(), self.span(match[0])) for match in found])

    def span(self, word: str) -> HtmlElement:
        """Return an element that holds a foreign word."""
        return html.Element("span", {"lang": self.language(word)})

    def language(self, word: str) -> str:
        """Return the language of a word as it was found."""
        return self.languages[plain(word)]

    def unused(self, written: Iterable[str]) -> set[str]:
        """Return the words that stand in none of the texts, as they are known here."""
        return {*self.languages} - {plain(word) for text in written for word in self.pattern.findall(text)}


def plain(word: str) -> str:
    """Return a word without capitals, on one line."""
    return " ".join(word.lower().split())


def is_unmarked(element: HtmlElement) -> bool:
    """Return whether the words in an element stay as they are; some tell their own language."""
    return element.tag in UNMARKED or "lang" in element.attrib


def is_whole(element: HtmlElement, word: str) -> bool:
    """Return whether an element that can tell its own language holds a word and nothing else."""
    return element.tag in WHOLE and not len(element) and element.text.strip() == word


def check_foreign(reading: Reading, chapters: Iterable[Chapter]) -> None:
    """Add each foreign word that stands nowhere to the faults; where more is wrong, it may be there."""
    if reading.faults:
        return
    written = [*prose(reading), *(chapter.text for chapter in chapters)]
    unused = Foreign(reading.items[KIND].values()).unused(written)
    for name, word in reading.items[KIND].items():
        if word.titel.lower() in unused:
            message = f"Het woord '{word.titel}' staat nergens in het boek. Haal het uit deze lijst."
            reading.fault((KIND, name), message)


def prose(reading: Reading) -> Iterator[str]:
    """Yield every text in the data that readers may meet."""
    for path, hint, value in walk_all(reading.items):
        is_text = any(isinstance(mark, Prose) for mark in marks(hint))
        if is_text and path[0] != KIND and value is not UNREAD:
            yield value
