"""The editions on paper: which books there are, what is in them, and how large their letters are."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.render import Renderer
from pdf.bind import PrintPage
from pdf.bindery import Section
from pdf.book import book
from pdf.sections import Look, dress, fragment

NORMAL, LARGE = 18, 24
PARTS = ("idee", "gemeente")
"""The parts that are a book of their own: for residents, and for staff."""
LEAVES = {
    "initiatieven": ("vel", "vel"),
    "werkvormen": ("kaart", "kaart"),
    "formats": ("formulier", "papier"),
}
"""For each kind of item with a PDF of its own: the template, and the begin of the file name."""
CARDS = "werkvormen"
"""The kind of which there is also a set."""


class Edition(NamedTuple):
    """One PDF: its address on the site, an HTML document with its metadata, and its sections."""

    address: str
    head: str
    sections: list[Section]


def edition(address: str, look: Look, sections: list[Section], renderer: Renderer) -> Edition:
    """Return an edition with a head that tells what it is."""
    head = renderer.render("druk/band.html", "", look=look, dag=renderer.views.newest())
    return Edition(f"downloads/{address}.pdf", str(head), sections)


def whole_book(
    pages: Sequence[PrintPage], renderer: Renderer, size: int = NORMAL, *, cut_marks: bool = False
) -> Edition:
    """Return the whole book, in letters of this size; with marks to cut by, for a printer."""
    titel = f"Samen Doen {renderer.boek.gemeente.naam}"
    look = Look(titel, "Werkboek voor bewoners en gemeente", size, cut_marks)
    name = "samen-doen" if size == NORMAL else f"samen-doen-{size}"
    return edition(name, look, book(pages, (), renderer, look), renderer)


def parts(pages: Sequence[PrintPage], renderer: Renderer) -> Iterator[Edition]:
    """Yield the parts that are a book of their own."""
    naam = renderer.boek.gemeente.naam
    for deel in (renderer.boek.delen[name] for name in PARTS):
        look = Look(
            f"{renderer.plain(deel.titel)}, Samen Doen {naam}", renderer.plain(deel.voor_wie), NORMAL
        )
        own = [page for page in pages if page.part == deel.id]
        others = [page for page in pages if page.part != deel.id]
        yield edition(f"deel-{deel.id}", look, book(own, others, renderer, look), renderer)


def leaves(renderer: Renderer) -> Iterator[Edition]:
    """Yield the sheet of each initiative, the card of each werkvorm, the paper form of each format."""
    for kind, (template, prefix) in LEAVES.items():
        for name, item in getattr(renderer.boek, kind).items():
            look = Look(renderer.plain(item.titel), renderer.plain(item.kort), NORMAL)
            yield edition(f"{prefix}-{name}", look, [leaf(template, item, look, renderer)], renderer)


def cards(renderer: Renderer) -> Edition:
    """Return the set of all cards."""
    template, _ = LEAVES[CARDS]
    look = Look(
        f"Alle kaarten, Samen Doen {renderer.boek.gemeente.naam}", "Een kaart voor elke werkvorm", NORMAL
    )
    items = getattr(renderer.boek, CARDS).values()
    return edition("kaarten", look, [leaf(template, item, look, renderer) for item in items], renderer)


def leaf(template: str, item: object, look: Look, renderer: Renderer) -> Section:
    """Return an item on paper that stands alone."""
    element = fragment(template, renderer, item=item)
    return dress(element, f"Samen Doen, gemeente {renderer.boek.gemeente.naam}", None, look, renderer)
