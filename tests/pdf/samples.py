"""A small PDF in which nothing is wrong, and ways to plant a fault in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
from weasyprint import HTML

from tests.pdf.tagtree import listed
from tests.pdf.targets import leaves

BODY = """<h1>Samen</h1><p>Ga naar <a href="#plein">het plein</a>, bladzijde 2.</p>
<p>Lees <a href="https://example.org/">example.org</a> na.</p><ul><li>Eerst</li><li>Dan</li></ul>
<table><caption>Wie</caption><thead><tr><td></td><th scope="col">Taak</th><th scope="col">Wanneer</th></tr>
</thead><tbody><tr><th scope="row">Buur</th><td>Praten</td><td>Nu</td></tr>
<tr><th scope="row">Gemeente</th><td>Luisteren</td><td>Straks</td></tr></tbody></table>
<svg width="20" height="20" role="img"><title>Een boom</title><path d="M0 0h9v9z"/></svg>
<h2 id="plein">Het plein</h2><h3>Een stap</h3><p>Slot.</p>"""
STYLE = "h2 { break-before: page; bookmark-state: closed } @page { size: A4; margin: 25mm }"

Plant = Callable[[pikepdf.Pdf], object]


def write(path: Path, body: str, style: str = STYLE) -> Path:
    """Print a body as WeasyPrint does, with its faults."""
    head = f"<title>Proef</title><style>{style}</style>"
    page = HTML(string=f'<!doctype html><html lang="nl">{head}<body>{body}</body></html>')
    page.write_pdf(path, pdf_variant="pdf/ua-1")
    return path


def good(path: Path) -> Path:
    """Print a book of two pages and mend what WeasyPrint leaves wrong."""
    return planted(write(path.with_stem("kaal"), BODY), mend, path)


def planted(source: Path, plant: Plant, path: Path) -> Path:
    """Change a PDF and save it under another name."""
    with pikepdf.open(source) as file:
        plant(file)
        file.save(path)
    return path


def mend(file: pikepdf.Pdf) -> None:
    """Give headers their scope, links their text, and readers a way in."""
    for head, way in zip(tags(file, "TH"), ("Column", "Column", "Row", "Row"), strict=True):
        head.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(f"/{way}"))
    for link, words in zip(tags(file, "Link"), ("het plein, bladzijde 2", "example.org"), strict=True):
        annotation(link).Contents = words
    named = sorted((str(tag.ID), tag) for tag in tags(file) if "/ID" in tag)
    names = pikepdf.Array(part for pair in named for part in pair)
    file.Root.StructTreeRoot.IDTree = pikepdf.Dictionary(Names=names)
    file.Root.PageMode = pikepdf.Name.UseOutlines
    label = pikepdf.Dictionary(S=pikepdf.Name.D)
    file.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, label]))


def tags(file: pikepdf.Pdf, *names: str) -> list[pikepdf.Object]:
    """Give the tags of some names, or all, in reading order."""
    found = _below(file.Root.StructTreeRoot)
    return [tag for tag in found if not names or str(tag.S)[1:] in names]


def _below(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the tags under a tag."""
    for kid in listed(tag.get("/K")):
        if isinstance(kid, pikepdf.Object) and "/S" in kid:
            yield kid
            yield from _below(kid)


def annotation(link: pikepdf.Object) -> pikepdf.Object:
    """Give what one can click of a link."""
    objects = [kid for kid in listed(link.K) if isinstance(kid, pikepdf.Object) and "/Obj" in kid]
    return objects[0].Obj


def drop(holder: pikepdf.Object, key: str) -> None:
    """Take one entry out of a dictionary."""
    del holder[key]


def owners(file: pikepdf.Pdf, key: int) -> pikepdf.Object:
    """Give what the parent tree has under a key."""
    found = leaves(file.Root.StructTreeRoot.ParentTree, "/Nums")
    return next(value for number, value in found if int(number) == key)


def paint(file: pikepdf.Pdf, content: str) -> None:
    """Put content before that of the first page."""
    file.pages[0].contents_add(content.encode(), prepend=True)


def letters(file: pikepdf.Pdf) -> str:
    """Give content that paints two letters in a font of the first page."""
    font = next(iter(file.pages[0].resources.Font))
    return f"q BT {font} 9 Tf 1 0 0 1 99 99 Tm <00240025> Tj ET Q"
