"""Explain hard words where they first appear on a page."""

import re
from collections.abc import Iterator, Mapping

from lxml import html
from lxml.html import HtmlElement

from macros.model import Begrip

LEFT_ALONE = {*("a", "dfn", "svg", "code", "button", "label", "caption"), *(f"h{n}" for n in range(1, 7))}
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
        for element, is_tail in list(texts(root)):
            self.link_words(element, is_tail, found)
        whole = str(html.tostring(root, encoding="unicode"))
        return whole.removeprefix("<div>").removesuffix("</div>"), list(found.values())

    def link_words(self, element: HtmlElement, is_tail: bool, found: dict[str, Begrip]) -> None:
        """Link the new words in the text in or after `element`, and note them in `found`."""
        text = (element.tail if is_tail else element.text) or ""
        end, links = len(text), []
        for match in reversed(list(self.new_words(text, found))):
            word = self.by_form[match[0].lower()]
            link = html.Element("a", {"class": "woord", "href": f"#woord-{word.id}"})
            link.text, link.tail, end = match[0], text[match.end() : end], match.start()
            links.append(link)
        for link in links:
            element.addnext(link) if is_tail else element.insert(0, link)
        if links and is_tail:
            element.tail = text[:end]
        elif links:
            element.text = text[:end]

    def new_words(self, text: str, found: dict[str, Begrip]) -> Iterator[re.Match[str]]:
        """Yield each word in `text` that is not in `found`, and note it there."""
        for match in self.pattern.finditer(text):
            word = self.by_form[match[0].lower()]
            if word.id not in found:
                found[word.id] = word
                yield match


def texts(element: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Yield, in reading order, where text may hold a word: (element, after it or in it)."""
    if not isinstance(element.tag, str) or element.tag in LEFT_ALONE:
        return
    if NO_WORDS.isdisjoint(element.get("class", "").split()):
        yield element, False
        for child in element:
            yield from texts(child)
            yield child, True
