"""Sections of a book: HTML of one page or one template, dressed for an edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from macros.model import Deel
from macros.render import Renderer
from pdf.bindery import Section
from pdf.shelf import pack

LETTERS_ON_PAGE = 700
"""In 18 points, with headings and what stays empty; only to guess numbers of pages."""
BODY = 18


@dataclass(frozen=True, slots=True)
class Look:
    """How an edition looks: its cover, the size of its letters in points, and marks to cut by."""

    titel: str
    ondertitel: str
    grootte: int
    deel: Deel | None = None
    """The part that is all there is in it."""
    snijtekens: bool = False


def fragment(name: str, renderer: Renderer, **values: object) -> HtmlElement:
    """Return a template of the print shop, filled in, as an element with an id."""
    text = renderer.render(f"druk/{name}.html", "", dag=renderer.views.newest(), **values)
    element = html.fragment_fromstring(str(text))
    element.set("id", element.get("id", f"{name}-blad"))
    renderer.foreign.mark_in(element)
    return element


def dress(element: HtmlElement, kop: str, deel: Deel | None, look: Look, renderer: Renderer) -> Section:
    """Return an element with an id as a section; `kop` stands above each page, none without it."""
    element.set("data-kop", kop)
    blad = html.tostring(element, encoding="unicode", with_tail=False)
    nummer = [*renderer.boek.delen].index(deel.id) + 1 if deel else 0
    values = {"blad": Markup(blad), "kop": kop, "deel": deel, "nummer": nummer, "look": look}
    document = renderer.render("druk/katern.html", "", **values)
    ids = dict(guess(element, LETTERS_ON_PAGE * (BODY / look.grootte) ** 2))
    links = (link.get("href", "") for link in element.iter("a"))
    return Section(
        name=element.get("id", ""),
        packed=pack(str(document)),
        numbers=frozenset(element.xpath(".//@data-doel")),
        links=frozenset(link.removeprefix("#") for link in links if link.startswith("#")),
        ids=ids,
        length=max(ids.values()) + 1,
    )


def guess(element: HtmlElement, letters_on_page: float) -> Iterator[tuple[str, int]]:
    """Yield each id with about its page in the section, from 0; at last the end of it, as ""."""
    letters = 0
    for each in element.iter():
        if name := each.get("id"):
            yield name, int(letters / letters_on_page)
        letters += len(each.text or "") + len(each.tail or "")
    yield "", ceil(letters / letters_on_page) - 1
