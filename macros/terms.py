"""Explain hard words where they first appear on a page."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import html
from lxml.html import HtmlElement

from macros.model import Begrip

LEFT_ALONE = {
    *("a", "dfn", "svg", "code", "button", "label", "caption", "script", "template"),
    *(f"h{n}" for n in range(1, 7)),
}
"""In these elements a word is not turned into a link: it has a meaning of its own there."""
NO_WORDS = {"geen-woorden", "kicker", "label", "wie"}
"""Classes of elements in which words are left alone."""


class Terms:
    """The words to explain, and one pattern that finds any form of any of them."""

    def __init__(self, begrippen: Mapping[str, Begrip]) -> None:
        """Prepare to find words fast; long forms go before short ones."""
        self.by_form = {
            form.lower(): begrip for begrip in begrippen.values() for form in (begrip.titel, *begrip.vormen)
        }
        forms = map(re.escape, sorted(self.by_form, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<!\w)({'|'.join(forms)})(?!\w)", re.IGNORECASE)

    def explain(self, fragment: str) -> tuple[str, list[Begrip]]:
        """Return the HTML with each new word linked to `#woord-<id>`, and those words in order."""
        root = html.fragment_fromstring(fragment, create_parent="div")
        found: dict[str, Begrip] = {}
        for element, is_tail in list(texts(root, is_left_alone)):
            text = (element.tail if is_tail else element.text) or ""
            links = [(match.span(), self.link(match[0])) for match in self.new_words(text, found)]
            put_for(element, is_tail, links)
        return inner(root), list(found.values())

    def link(self, form: str) -> HtmlElement:
        """Return a link to the explanation of a word."""
        return html.Element("a", {"class": "woord", "href": f"#woord-{self.by_form[form.lower()].id}"})

    def new_words(self, text: str, found: dict[str, Begrip]) -> Iterator[re.Match[str]]:
        """Yield each word in `text` that is not in `found`, and note it there."""
        for match in self.pattern.finditer(text):
            word = self.by_form[match[0].lower()]
            if word.id not in found:
                found[word.id] = word
                yield match


def is_left_alone(element: HtmlElement) -> bool:
    """Return whether no word in an element is explained."""
    return element.tag in LEFT_ALONE or not NO_WORDS.isdisjoint(element.get("class", "").split())


def texts(
    element: HtmlElement, is_skipped: Callable[[HtmlElement], bool]
) -> Iterator[tuple[HtmlElement, bool]]:
    """Yield, in reading order, where text may hold a word: (element, after it or in it)."""
    if isinstance(element.tag, str) and not is_skipped(element):
        yield element, False
        for child in element:
            yield from texts(child, is_skipped)
            yield child, True


def put_for(
    element: HtmlElement, is_tail: bool, pieces: Sequence[tuple[tuple[int, int], HtmlElement]]
) -> None:
    """Let each new element hold its piece, (start, end), of the text in or after `element`."""
    text = (element.tail if is_tail else element.text) or ""
    end = len(text)
    for (start, stop), new in reversed(pieces):
        new.text, new.tail, end = text[start:stop], text[stop:end], start
        if is_tail:
            element.addnext(new)
        else:
            element.insert(0, new)
    if pieces and is_tail:
        element.tail = text[:end]
    elif pieces:
        element.text = text[:end]


def inner(root: HtmlElement) -> str:
    """Return what is in a `div` without attributes, as HTML."""
    return str(html.tostring(root, encoding="unicode")).removeprefix("<div>").removesuffix("</div>")
