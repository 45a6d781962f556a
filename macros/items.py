"""Where each kind of item has its pages: on the site, in the book, and in the repository."""

from typing import NamedTuple


class ItemKind(NamedTuple):
    """`folder` begins its addresses; in the book its items follow `chapter`, which lists them."""

    folder: str
    chapter: str
    noun: str
    plural: str
    template: str
    leaf: str
    """How an item on paper of its own is called, in its template and its file; empty without."""
    tool: str
    """The tool on the page of an item, by its name in `macros/tools.py`; empty without."""


ITEM_KINDS = {
    "initiatieven": ItemKind(
        "idee", "idee/kan-dit.md", "Idee", "Ideeën", "initiatief.html", "vel", "kan-dit"
    ),
    "recepten": ItemKind("recepten", "ontwerpen/recepten.md", "Recept", "Recepten", "recept.html", "", ""),
    "werkvormen": ItemKind(
        "werkvormen", "werkvormen/kiezer.md", "Werkvorm", "Werkvormen", "werkvorm.html", "kaart", ""
    ),
    "formats": ItemKind(
        folder="formulieren",
        chapter="werkvormen/formulieren.md",
        noun="Formulier",
        plural="Formulieren",
        template="format.html",
        leaf="papier",
        tool="formulier",
    ),
    "voorbeelden": ItemKind(
        "voorbeelden", "waarden/voorbeelden.md", "Voorbeeld", "Voorbeelden", "voorbeeld.html", "", ""
    ),
}


PART_BOOKS = ("idee", "gemeente")
"""The parts that are also a book on paper of their own: for residents, and for staff."""


def address(kind: str, name: str) -> str:
    """Return the address of an item's page from the top of the site."""
    return f"{ITEM_KINDS[kind].folder}/{name}/"


def leaf(kind: str, name: str) -> str:
    """Return the address of an item on paper of its own."""
    return f"downloads/{ITEM_KINDS[kind].leaf}-{name}.pdf"


def source(kind: str, name: str) -> str:
    """Return the address of an item's page as a file among the chapters."""
    return f"{ITEM_KINDS[kind].folder}/{name}.md"


def part_of(uri: str) -> str:
    """Return the id of the part of the book in which a page stands; the home page has none."""
    folder, slash, _ = uri.partition("/")
    chapters = {pages.folder: pages.chapter.partition("/")[0] for pages in ITEM_KINDS.values()}
    return chapters.get(folder, folder) if slash else ""
