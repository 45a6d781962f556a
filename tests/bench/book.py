"""The whole book in 18 points: ours against WeasyPrint as it is, and against typst, on one HTML.

Ours draws every section anew: its shelf is empty. WeasyPrint gets one document, with the numbers
of pages by `target-counter`. Typst gets the same headings, paragraphs, lists and tables, without
drawings: it is the limit to look up to, not the same book.
"""

import pickle
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import typst
import weasyprint
from fontTools.ttLib import TTFont
from lxml import html
from lxml.html import HtmlElement, builder

from macros.render import Renderer
from macros.workbook import open_workbook
from pdf.bindery import Section
from pdf.book import print_pages
from pdf.build import prepare
from pdf.editions import whole_book
from pdf.shelf import pack
from tests.bench.measure import Cost, run
from tests.bench.own import ROOT, STYLES

LETTERS = "docs/assets/lettertype"
COUNTER = ".nummer::after { content: target-counter(attr(data-naar), page); }"
TYPST = """#set document(title: "Samen Doen")
#set page(paper: "a4", margin: (x: 29mm, y: 25mm), numbering: "1")
#set text(font: "Atkinson Hyperlegible Next", size: 18pt, lang: "nl", hyphenate: false)
#set par(leading: 0.7em)
#outline()
"""
MARKS = {f"h{level}": "=" * level + " " for level in range(1, 7)} | {"li": "- ", "p": "", "caption": ""}


def compare(folder: Path, times: int, limit: float) -> Iterator[tuple[str, Cost]]:
    """Yield what each way costs for `times` the book; a way is stopped after `limit` seconds."""
    write_inputs(folder, times)
    yield "eigen", run(("tests.bench.own", str(folder)), limit)
    for way in WAYS:
        yield way, run(("tests.bench.book", way, str(folder)), limit)


def write_inputs(folder: Path, times: int) -> None:
    """Write the sections of `times` the book, and the same as one document for each other way."""
    boek = open_workbook(ROOT)
    prepare(boek)
    edition = whole_book(print_pages(ROOT), Renderer(boek, "print", ROOT, {}))
    sections = [copy(section, number) for number in range(times) for section in edition.sections]
    (folder / "secties").write_bytes(pickle.dumps((edition.head, sections)))
    whole = html.document_fromstring(sections[0].html)
    body = part(whole, "body")
    body.clear()
    for section in sections:
        body.extend(part(html.document_fromstring(section.html), "body"))
    for number in whole.iter("span"):
        if target := number.get("data-doel"):
            number.set("data-naar", f"#{target}")
    part(whole, "head").append(builder.STYLE(COUNTER))
    (folder / "boek.html").write_text(html.tostring(whole, encoding="unicode", doctype="<!doctype html>"))
    for path in (ROOT / LETTERS).glob("*.woff2"):
        font = TTFont(path)
        font.flavor = None  # typst reads no packed fonts
        font.save(folder / f"{path.stem}.ttf")
    (folder / "boek.typ").write_text(TYPST + "\n".join(typst_lines(body)))


def part(document: HtmlElement, name: str) -> HtmlElement:
    """Return the head or the body of a document."""
    found = document.find(name)
    assert found is not None
    return found


def copy(section: Section, number: int) -> Section:
    """Return a section with ids of its own, so that a book can have it more than once."""
    tree = html.document_fromstring(section.html)
    for element in tree.iter():
        for attribute in ("id", "data-doel", "href"):
            value = element.get(attribute, "")
            if value and (attribute != "href" or value.startswith("#")):
                element.set(attribute, f"{value}--{number}")
    return replace(
        section,
        name=f"{section.name}--{number}",
        packed=pack(html.tostring(tree, encoding="unicode", doctype="<!doctype html>")),
        numbers=frozenset(f"{name}--{number}" for name in section.numbers),
        links=frozenset(f"{name}--{number}" for name in section.links),
        ids={f"{name}--{number}": page for name, page in section.ids.items()},
    )


def typst_lines(element: HtmlElement) -> Iterator[str]:
    """Yield an element as lines of typst."""
    if element.tag == "table":
        rows = [[typst_text(cell) for cell in row] for row in element.iter("tr")]
        columns = max(map(len, rows), default=1)
        cells = ", ".join(f"[{text}]" for row in rows for text in [*row, *[""] * (columns - len(row))])
        yield f"#table(columns: {columns}, {cells})\n"
    elif element.tag in MARKS:
        yield f"{MARKS[element.tag]}{typst_text(element)}\n"
    else:
        for child in element:
            if isinstance(child.tag, str) and child.tag != "svg":
                yield from typst_lines(child)


def typst_text(element: HtmlElement) -> str:
    """Return the text in an element, with the signs that mean something to typst marked."""
    text = " ".join(element.text_content().split())
    return "".join(f"\\{letter}" if letter in "\\#*_`$<>@[]=-+/~'\"" else letter for letter in text)


def stock(folder: Path) -> None:
    """Make the book with WeasyPrint as it is."""
    styles = [weasyprint.CSS(ROOT / "pdf" / "css" / f"{name}.css") for name in STYLES]
    document = weasyprint.HTML(folder / "boek.html", base_url=f"{ROOT}/")
    document.write_pdf(folder / "weasyprint.pdf", stylesheets=styles, pdf_variant="pdf/ua-1")


def limit_to_look_up_to(folder: Path) -> None:
    """Make the text of the book with typst."""
    typst.compile(folder / "boek.typ", folder / "typst.pdf", font_paths=[folder], pdf_standards=["ua-1"])


WAYS = {"weasyprint": stock, "typst": limit_to_look_up_to}

if __name__ == "__main__":
    WAYS[sys.argv[1]](Path(sys.argv[2]))
