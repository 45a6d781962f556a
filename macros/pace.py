"""How long it takes to read a page."""

from lxml import html
from lxml.html import HtmlElement

from macros.measure import words

PACE = 150
"""Words in a minute. Grown-ups read about 240 of plain text (Brysbaert, 2019); here many read with
difficulty, and many stop to look at a table. Nobody must feel slow: the page says "ongeveer"."""
UNREAD = {"script", "style", "svg", "template"}
NOT_READ_THROUGH = {"alleen-scherm", "kiezer"}
"""Classes of what is there for the screen only, or to look something up in."""


def minutes(fragment: str) -> int:
    """Return how many minutes it takes to read the HTML of a page, in whole minutes from 1."""
    root = html.fragment_fromstring(fragment, create_parent="div")
    return max(1, round(len(words(" ".join(texts(root)))) / PACE))


def texts(element: HtmlElement) -> list[str]:
    """Return the texts in an element that a reader of the page reads."""
    if element.tag in UNREAD or not isinstance(element.tag, str) or NOT_READ_THROUGH & set(element.classes):
        return []
    inside = [text for child in element for text in (*texts(child), child.tail or "")]
    return [element.text or "", *inside]
