"""What the HTML of a book asks of the tags and the text of its PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

TAGS = {
    "table": "Table",
    "thead": "THead",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "LI",  # with the dd that explains it
    "img": "Figure",
    "svg": "Figure",
} | {f"h{level}": f"H{level}" for level in range(1, 7)}
NOTES = {"doc-footnote", "doc-endnote"}
IN_CONTENTS = {"L": "TOC", "LI": "TOCI"}
INLINE = {
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
}
UNPRINTED = {"head", "title", "style", "script", "template", "noscript"}


def html_counts(main: HtmlElement) -> Counter[str]:
    """Count the tags that an element and all in it ask for, but for P and Div.

    What is hidden or has `aria-hidden` does not count, nor a picture without words for it.
    """
    return Counter(_tags(main, contents=False))


def _tags(element: HtmlElement, *, contents: bool) -> Iterator[str]:
    """Yield the tag for an element, and those for all in it."""
    if _hidden(element):
        return
    contents = contents or element.get("role") == "doc-toc"
    tag = "Note" if element.get("role") in NOTES else TAGS.get(element.tag, "")
    if tag == "Figure":
        yield from [tag] if _named(element) else []
        return
    if tag:
        yield IN_CONTENTS.get(tag, tag) if contents else tag
    for child in element.iterchildren("*"):
        yield from _tags(child, contents=contents)


def _hidden(element: HtmlElement) -> bool:
    """Tell whether an element is there for the eye only, or not at all."""
    return element.get("aria-hidden") == "true" or "hidden" in element.attrib or element.tag in UNPRINTED


def _named(picture: HtmlElement) -> bool:
    """Tell whether a picture has words that say what it shows."""
    if picture.get("role") in {"presentation", "none"}:
        return False
    titles = (title.text_content() for title in picture.iterchildren("title", "{*}title"))
    return any(words.strip() for words in (picture.get("alt", ""), picture.get("aria-label", ""), *titles))


def html_text(main: HtmlElement) -> str:
    """Give the text of an element in order, every run of white space one space.

    What is hidden or has `aria-hidden` is left out, as is what is in a picture; so are numbers and
    signs before the lines of a list, which stand in tags `Lbl`.
    """
    return " ".join("".join(_texts(main)).split())


def _texts(element: HtmlElement) -> Iterator[str]:
    """Yield the texts in an element, with a space around all that is not in the line."""
    if _hidden(element) or TAGS.get(element.tag) == "Figure":
        return
    space = "" if element.tag in INLINE else " "
    yield space + (element.text or "")
    for child in element:
        yield from _texts(child) if isinstance(child.tag, str) else ()
        yield child.tail or ""
    yield space
