"""Little books: sections of a few lines, bound by the real bindery in one process."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import html

from pdf.bindery import Bindery, Section
from pdf.shelf import Shelf, pack
from tests.editions import ROOT

STYLES = ("letter",)
FIGURES = 'content: "0123456789 0"; font-variant-numeric: tabular-nums; white-space: nowrap'
PAGE = f"""
@page {{
  size: 148mm 105mm; margin: 20mm;
}}
@page :first {{
  @top-left {{ content: "Kop van het boek" }}
  @top-center {{ {FIGURES}; font-weight: 700 }}
  @bottom-center {{ {FIGURES} }}
  @bottom-left {{ {FIGURES}; font-weight: 700; text-align: left }}
  @bottom-right {{ {FIGURES}; font-weight: 700; text-align: right }}
  @left-top {{ content: "L" }}
  @right-top {{ content: "R" }}
}}
.nummer {{ font-variant-numeric: tabular-nums }}
"""
HEAD = """<!doctype html><html lang="nl"><head><title>Een boekje</title>
<meta name="author" content="De redactie"><meta name="dcterms.created" content="2026-11-22">
</head><body><p>Samen <strong>Doen</strong></p></body></html>"""


@dataclass(frozen=True, slots=True)
class Little:
    """A little book: its file, and how many pages the bindery says it has."""

    path: Path
    pages: int


def section(name: str, inside: str, ids: Mapping[str, int] | None = None) -> Section:
    """Return a section with this HTML inside; `ids` guesses the page of each id, from 0."""
    document = f"""<!doctype html><html lang="nl"><head><title>.</title><style>{PAGE}</style></head>
<body><section id="{name}">{inside}</section></body></html>"""
    tree = html.document_fromstring(document)
    links = {link.get("href", "") for link in tree.iter("a")}
    return Section(
        name=name,
        packed=pack(document),
        numbers=frozenset(
            each.get("data-doel", "") for each in tree.iter("span") if "data-doel" in each.attrib
        ),
        links=frozenset(link[1:] for link in links if link.startswith("#")),
        ids={name: 0, **(ids or {})},
        length=1,
    )


def refer(name: str) -> str:
    """Return HTML that leads to a place and names its page."""
    return f'<a href="#{name}">{name}</a>, bladzijde <span class="nummer" data-doel="{name}"></span>'


def bound(folder: Path, *sections: Section, name: str = "boekje.pdf") -> Little:
    """Bind sections into a file in `folder`, with a shelf beside it."""
    target = BytesIO()
    pages = Bindery(shelf(folder), map).bind(sections, HEAD, target)
    (folder / name).write_bytes(target.getvalue())
    return Little(folder / name, pages)


def shelf(folder: Path) -> Shelf:
    """Return the shelf in `folder`."""
    return Shelf(ROOT, STYLES, folder / "plank")


def many(count: int) -> str:
    """Return so many paragraphs."""
    return "".join(f"<p>Alinea {number} van dit hoofdstuk.</p>" for number in range(count))
