"""The catalogue of the search: what it knows of each page, made from the finished pages."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement
from mkdocs.structure.pages import Page

from macros.items import ITEM_KINDS, part_of
from macros.model import Begrip, Item, Jargon, Werkboek
from macros.render import Renderer

SILENT = {"script", "style", "svg", "template", "nav"}
IN_A_LINE = {"a", "em", "span", "strong"}
NOT_OF_THE_PAGE = {"geen-woorden", "met-script"}
"""What stands in these classes is not about the subject of the page."""
SUMMARY = 160
"""A summary takes more sentences up to this number of characters."""
STEM = 5
"""Names that begin with as many of the same letters are two forms of a word."""
SAME_PAGES = 3
"""A heading that stands on more pages than this says nothing of its own."""
MANY_PAGES = 0.5
"""A word in the text of a larger share of the pages than this tells none of them apart."""
FIRST_SIGN, SIGNS, FAR = 40, 80, "~"
"""A gap between page numbers is a sign from `(` on; `FAR` is a gap too large for one sign."""
LITTLE = (
    "alleen bent daarna deed doe doet elk elke even gaan gaat graag hallo hebt hoeveel kom komt krijg "
    "krijgen kunt laat laten maak mag mee mogen moeten nodig onze ooit per soms sta staat steeds vaak "
    "vinden waar waarom wanneer wat weer weet welk welke wij wilt willen wordt zet zien zoek zoeken"
)
"""Words of a question that say nothing of its subject, besides those that lunr knows."""


class Entry(NamedTuple):
    """One page; `words` are those of its text, folded."""

    address: str
    title: str
    kind: str
    summary: str
    names: tuple[str, ...]
    headings: tuple[str, ...]
    words: frozenset[str]


def catalogue(pages: Iterable[Page], items: Mapping[str, tuple[str, Item]], renderer: Renderer) -> str:
    """Return the script that hands the search all pages that stand in a part of the book.

    `items` gives (kind, item) by the source of its page.
    """
    listed = sorted((page for page in pages if part_of(page.file.src_uri)), key=lambda page: page.url)
    entries = [entry(page, items.get(page.file.src_uri), renderer) for page in listed]
    known = json.dumps(data(entries, renderer.boek), ensure_ascii=False, separators=(",", ":"))
    return f'"use strict";\nsamenDoen.catalogue = {known};\n'


def entry(page: Page, found: tuple[str, Item] | None, renderer: Renderer) -> Entry:
    """Return what the search knows of one page, an item or a chapter."""
    root = html.fragment_fromstring(page.content or "", create_parent="div")
    headings = tuple(plain(heading) for heading in root.iter("h2", "h3"))
    words = frozenset(words_of(plain(root)))
    if found:
        kind, item = found
        names = tuple(map(renderer.plain, item.ook_bekend_als))
        title, summary = renderer.plain(item.titel), renderer.plain(item.kort)
        return Entry(page.url, title, ITEM_KINDS[kind].noun, summary, names, headings, words)
    part = renderer.plain(renderer.boek.delen[part_of(page.file.src_uri)].titel)
    names = tuple(page.meta.get("ook_bekend_als", ()))
    title = unescape(str(page.title))
    return Entry(page.url, title, f"Hoofdstuk: {part}", summary_of(root), names, headings, words)


def summary_of(root: HtmlElement) -> str:
    """Return the first sentences of a chapter, as many as fit; at least one."""
    paragraphs = [plain(p) for p in root.iter("p") if "admonition-title" not in p.classes]
    sentences = re.split(r"(?<=[.?!])\s+", next(filter(None, paragraphs), ""))
    text = sentences[0]
    for sentence in sentences[1:]:
        if len(text) + len(sentence) >= SUMMARY:
            break
        text += f" {sentence}"
    return text


def plain(element: HtmlElement) -> str:
    """Return the text of an element on one line, without what is not of the page."""
    return " ".join("".join(pieces(element)).split())


def pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the text in an element, with a space where a block begins or ends."""
    is_text = isinstance(element.tag, str) and element.tag not in SILENT
    if is_text and NOT_OF_THE_PAGE.isdisjoint(element.classes):
        yield element.text or ""
        for child in element:
            gap = "" if child.tag in IN_A_LINE else " "
            yield gap
            yield from pieces(child)
            yield f"{gap}{child.tail or ''}"


def fold(text: str) -> str:
    """Return text in small letters without accents, as the search script does."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded; figures and words of one or two letters left out."""
    return re.findall(r"[^\W\d_]{3,}", fold(text))


def data(entries: list[Entry], boek: Werkboek) -> dict[str, object]:
    """Return all that the search knows, in the form in which its script reads it."""
    common = Counter(heading for each in entries for heading in {*each.headings})
    own = [[text for text in dict.fromkeys(e.headings) if common[text] <= SAME_PAGES] for e in entries]
    pages = [
        {
            "address": each.address,
            "title": each.title,
            "kind": each.kind,
            "summary": each.summary,
            "names": " ".join(each.names),
            "headings": " ".join(headings),
        }
        for each, headings in zip(entries, own, strict=True)
    ]
    words, places = index(entries)
    same = same_words(boek.begrippen.values(), boek.jargon.values(), words.split())
    return {"pages": pages, "words": words, "places": places, "little": LITTLE, "same": same}


def index(entries: list[Entry]) -> tuple[str, str]:
    """Return the words of all pages in order, and for each word the pages that have it.

    Of a page, the number of pages since the one before is written as a sign. A word on many
    pages has none: it is known, and says nothing.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(entries):
        for word in each.words:
            found[word].append(number)
    words, many = sorted(found), MANY_PAGES * len(entries)
    places = (signs(found[word]) if len(found[word]) <= many else "" for word in words)
    return " ".join(words), " ".join(places)


def signs(numbers: list[int]) -> str:
    """Return increasing numbers as the signs of their gaps."""
    gaps = [after - before - 1 for before, after in zip([-1, *numbers], numbers, strict=False)]
    return "".join(FAR * (gap // SIGNS) + chr(FIRST_SIGN + gap % SIGNS) for gap in gaps)


def same_words(
    begrippen: Iterable[Begrip], jargon: Iterable[Jargon], known: Container[str]
) -> list[tuple[str, str]]:
    """Return pairs (what is typed, what the book calls it), folded, by the words of the book."""
    terms = [(word.titel, form) for word in begrippen for form in word.vormen]
    said = [(form, word.zeg) for word in jargon for form in (word.titel, *word.vormen)]
    pairs = {(fold(one), fold(other)) for one, other in (*terms, *(pair[::-1] for pair in terms), *said)}
    return sorted(pair for pair in pairs if is_other(*pair) and any(w in known for w in words_of(pair[1])))


def is_other(one: str, other: str) -> bool:
    """Return whether two names are more than two forms of a word."""
    return not one.startswith(other[:STEM])
