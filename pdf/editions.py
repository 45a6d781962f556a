"""The editions on paper: which books there are, what is in them, and how large their letters are."""

from collections.abc import Iterator, Sequence

from macros.items import ITEM_KINDS, PART_BOOKS, leaf
from macros.model import Item
from macros.render import Renderer
from pdf.bind import PrintPage
from pdf.bindery import Edition, Section
from pdf.book import NAME, book
from pdf.sections import Look, dress, fragment

NORMAL, LARGE = 18, 24
CARDS = "werkvormen"
"""The kind of item of which there is also a set on paper."""


def edition(address: str, look: Look, sections: list[Section], renderer: Renderer) -> Edition:
    """Return an edition with a head that tells what it is."""
    titel = f"{NAME} {renderer.boek.gemeente.naam}"
    if look.titel != NAME:
        titel = f"{look.titel}, {titel}"
    head = renderer.render("druk/band.html", "", look=look, titel=titel, dag=renderer.views.newest())
    return Edition(address, str(head), sections)


def whole_book(
    pages: Sequence[PrintPage], renderer: Renderer, size: int = NORMAL, *, cut_marks: bool = False
) -> Edition:
    """Return the whole book, in letters of this size; with marks to cut by, for a printer."""
    look = Look(NAME, "Werkboek voor bewoners en gemeente", size, snijtekens=cut_marks)
    name = "samen-doen" if size == NORMAL else f"samen-doen-{size}"
    return edition(f"downloads/{name}.pdf", look, book(pages, (), renderer, look), renderer)


def parts(pages: Sequence[PrintPage], renderer: Renderer) -> Iterator[Edition]:
    """Yield the parts that are a book of their own."""
    for deel in (renderer.boek.delen[name] for name in PART_BOOKS):
        look = Look(renderer.plain(deel.titel), renderer.plain(deel.voor_wie), NORMAL, deel)
        own = [page for page in pages if page.part == deel.id]
        others = [page for page in pages if page.part != deel.id]
        yield edition(f"downloads/deel-{deel.id}.pdf", look, book(own, others, renderer, look), renderer)


def leaves(renderer: Renderer) -> Iterator[Edition]:
    """Yield each item that has paper of its own."""
    for kind, pages in ITEM_KINDS.items():
        for name, item in getattr(renderer.boek, kind).items() if pages.leaf else ():
            look = Look(renderer.plain(item.titel), renderer.plain(item.kort), NORMAL)
            yield edition(leaf(kind, name), look, [sheet(kind, item, look, renderer)], renderer)


def cards(renderer: Renderer) -> Edition:
    """Return the set of all cards."""
    look = Look("Alle kaarten", "Een kaart voor elke werkvorm", NORMAL)
    items = getattr(renderer.boek, CARDS).values()
    sheets = [sheet(CARDS, item, look, renderer) for item in items]
    return edition("downloads/kaarten.pdf", look, sheets, renderer)


def sheet(kind: str, item: Item, look: Look, renderer: Renderer) -> Section:
    """Return an item as paper that stands alone."""
    name = ITEM_KINDS[kind].leaf
    element = fragment(name, renderer, item=item)
    element.set("id", f"{name}-{item.id}")
    return dress(element, f"{NAME}, gemeente {renderer.boek.gemeente.naam}", None, look, renderer)
