"""The book for e-readers: whole, in order, with links that land, and accepted by EPUBCheck."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile, is_zipfile

import pytest
from lxml import etree, html

from macros.render import Renderer
from macros.workbook import open_workbook
from pdf.bind import PrintPage
from pdf.book import print_pages
from pdf.epub import make_epub
from tests.editions import GEMEENTEN, ROOT, edition
from tests.pdf.pdftext import squeezed

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
OPF = "{http://www.idpf.org/2007/opf}"
HEADINGS = tuple(f"{XHTML}h{level}" for level in range(1, 7))
BLOCKS = "p", "li", "th", "td", "caption", "h1", "h2", "h3", "h4"
BOEK = open_workbook(ROOT, "voorbeeldstad")
WEBSITE = BOEK.gemeente.website


class Made(NamedTuple):
    """A book as it was made: from which pages, by what, and the file."""

    pages: list[PrintPage]
    renderer: Renderer
    path: Path


class Epub:
    """An EPUB, read back."""

    def __init__(self, path: Path) -> None:
        """Read every file; XHTML must be well-formed XML."""
        with ZipFile(path) as archive:
            self.infos = archive.infolist()
            self.data = {info.filename: archive.read(info) for info in self.infos}
        self.sheets = {
            name.removeprefix("EPUB/"): etree.fromstring(data)
            for name, data in self.data.items()
            if name.endswith(".xhtml")
        }
        self.package = etree.fromstring(self.data["EPUB/package.opf"])

    def spine(self) -> list[str]:
        """Return the names of the sheets in reading order."""
        names = {item.get("id"): str(item.get("href")) for item in self.package.iter(f"{OPF}item")}
        return [names[item.get("idref")] for item in self.package.iter(f"{OPF}itemref")]

    def told(self, name: str) -> list[str]:
        """Return what the package tells about itself under a name."""
        metas = self.package.iter(f"{OPF}meta")
        return [meta.text or "" for meta in metas if meta.get("property") == name]


@pytest.fixture(scope="module", params=GEMEENTEN)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return the real book of a municipality."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEMEENTE", request.param)
        pages = print_pages(ROOT)
    renderer = Renderer(open_workbook(ROOT, request.param), "print", ROOT, {})
    site = edition(tmp_path_factory, request.param)
    return Made(pages, renderer, site / "downloads" / "samen-doen.epub")


@pytest.fixture
def epub(made: Made) -> Epub:
    """Return that book, read back."""
    return Epub(made.path)


def epubcheck(path: Path) -> list[str]:
    """Return every fault and warning of EPUBCheck; RuntimeError when it cannot run."""
    program = shutil.which("epubcheck")
    if program is None:
        raise RuntimeError("Checking an EPUB needs EPUBCheck: apt-get install epubcheck")
    # Debian puts the jar itself in the path, and starting that takes help of the kernel.
    start = ["java", "-jar", program] if is_zipfile(program) else [program]
    done = subprocess.run(
        [*start, str(path), "--json", "-"], capture_output=True, text=True, check=False, timeout=300
    )
    _, brace, rest = done.stdout.partition("{")
    if not brace:
        raise RuntimeError(f"EPUBCheck could not run: {done.stderr}")
    verdict, _ = json.JSONDecoder().raw_decode(brace + rest)
    assert verdict["publication"]["title"].startswith("Samen Doen")
    return [
        f"{found['ID']}: {found['message']} {found['locations'][0]['path']}"
        for found in verdict["messages"]
        if found["severity"] not in ("INFO", "USAGE")
    ]


def small(folder: Path, *pages: PrintPage) -> Epub:
    """Return a small book of these pages."""
    path = folder / "klein.epub"
    path.write_bytes(make_epub(pages, Renderer(BOEK, "print", ROOT, {})))
    return Epub(path)


def page(url: str, content: str, depth: int = 3) -> PrintPage:
    """Return a page as mkdocs would write it."""
    main = html.fragment_fromstring(f"<main><h1>Titel</h1>{content}</main>")
    return PrintPage(url, "idee", depth, main)


def text(epub: Epub, name: str) -> str:
    """Return a sheet as it stands in the file."""
    return epub.data[f"EPUB/{name}"].decode()


def values(sheet: etree._Element, name: str) -> list[str]:
    """Return the values of an attribute, in the order of the text."""
    return [str(element.get(name)) for element in sheet.iter() if name in element.attrib]


def faulty_links(epub: Epub) -> Iterator[str]:
    """Yield each link, within the book, to a place that is not there."""
    places = {f"{name}#{place}" for name, sheet in epub.sheets.items() for place in values(sheet, "id")}
    known = {*places, *epub.sheets, "opmaak.css"}
    for name, sheet in epub.sheets.items():
        links = (link for link in values(sheet, "href") if ":" not in link)
        yield from (f"{name}: {link}" for link in links if link not in known)


def test_epubcheck_has_nothing_to_say(made: Made) -> None:
    assert epubcheck(made.path) == []


def test_epubcheck_does_find_a_fault(tmp_path: Path) -> None:
    small(tmp_path, page("idee/a/", '<p><a href="#weg">A</a></p>'))
    assert [fault[:7] for fault in epubcheck(tmp_path / "klein.epub")] == ["RSC-012"]


def test_every_page_of_the_book_is_there_in_the_same_order(made: Made, epub: Epub) -> None:
    titles = [" ".join(next(page.main.iter("h1")).text_content().split()) for page in made.pages]
    sheets = [epub.sheets[name] for name in epub.spine()]
    assert [sheet.findtext(f"{XHTML}head/{XHTML}title") for sheet in sheets[3:]] == titles
    assert epub.spine()[:3] == ["omslag.xhtml", "colofon.xhtml", "nav.xhtml"]
    assert len({*epub.spine()}) == len(made.pages) + 3


def test_contents_follow_the_pages_and_their_depth(made: Made, epub: Epub) -> None:
    contents = next(epub.sheets["nav.xhtml"].iter(f"{XHTML}nav"))
    links = [*contents.iter(f"{XHTML}a")]
    assert [link.get("href") for link in links] == epub.spine()
    depths = [len([*link.iterancestors(f"{XHTML}ol")]) for link in links[3:]]
    assert depths == [page.depth for page in made.pages]


def test_no_text_is_lost(made: Made, epub: Epub) -> None:
    lost = []
    for page, name in zip(made.pages, epub.spine()[3:], strict=True):
        found = squeezed("".join(map(str, epub.sheets[name].itertext())))
        blocks = (block for block in page.main.iter(*BLOCKS) if block.get("class") != "alleen-papier")
        lost += [block.text_content() for block in blocks if squeezed(block.text_content()) not in found]
    assert lost == []


def test_every_link_lands(epub: Epub) -> None:
    assert [*faulty_links(epub)] == []


def test_every_sheet_has_a_language_one_title_and_no_gap_between_headings(epub: Epub) -> None:
    for name, sheet in epub.sheets.items():
        levels = [int(heading.tag[-1]) for heading in sheet.iter(*HEADINGS)]
        assert sheet.get("lang") == "nl", name
        assert (levels[0], levels.count(1)) == (1, 1), name
        assert [b for a, b in pairwise(levels) if b > a + 1] == [], name


def test_every_drawing_is_told_in_words_and_keeps_its_own_ground(epub: Epub) -> None:
    drawings = [drawing for sheet in epub.sheets.values() for drawing in sheet.iter(f"{SVG}svg")]
    assert len(drawings) > 20
    for drawing in drawings:
        assert drawing.get("role") == "img"
        assert drawing.get("viewBox")
        assert drawing[0].tag == f"{SVG}title"
        assert drawing[0].text
        assert drawing[1].tag == f"{SVG}rect"


def test_nothing_is_fetched_from_elsewhere(epub: Epub) -> None:
    for sheet in epub.sheets.values():
        assert sheet.xpath("//@src | //*[local-name()='script' or local-name()='img']") == []
    assert "http" not in text(epub, "opmaak.css")


def test_the_reader_chooses_size_and_colour(epub: Epub) -> None:
    css = text(epub, "opmaak.css")
    assert re.findall(r"(?<!-)\b(?:color|background)\b", css) == []
    assert [size for size in re.findall(r"font-size: ([^;]+);", css) if not size.endswith("em")] == []
    assert re.findall(r"\d(?:pt|mm|cm)\b", css) == []


def test_package_tells_when_for_whom_and_claims_no_conformance(made: Made, epub: Epub) -> None:
    day = made.renderer.views.newest().isoformat()
    assert epub.told("dcterms:modified") == [f"{day}T00:00:00Z"]
    assert epub.told("schema:accessModeSufficient") == ["textual"]
    assert epub.told("schema:accessibilityHazard") == ["none"]
    assert "Daarom zeggen wij niet dat alles klopt." in epub.told("schema:accessibilitySummary")[0]
    assert epub.told("dcterms:conformsTo") == []


def test_identifier_belongs_to_the_municipality(made: Made, epub: Epub) -> None:
    known = {
        "voorbeeldstad": "urn:uuid:f76e7aee-8b17-551c-90f9-7d959553df2a",
        "voorbeelddorp": "urn:uuid:e3222e1e-e54a-5d59-bdd4-c8e414a1fe1a",
    }
    found = epub.package.findtext(".//{http://purl.org/dc/elements/1.1/}identifier")
    assert found == known[made.renderer.boek.gemeente.id]


def test_made_again_it_has_the_same_bytes_for_the_pages_were_left_alone(made: Made, epub: Epub) -> None:
    assert make_epub(made.pages, made.renderer) == made.path.read_bytes()
    assert (epub.infos[0].filename, epub.infos[0].compress_type) == ("mimetype", ZIP_STORED)
    assert epub.data["mimetype"] == b"application/epub+zip"
    day = made.renderer.views.newest()
    assert {info.date_time for info in epub.infos} == {(day.year, day.month, day.day, 0, 0, 0)}


def test_link_to_a_page_leads_to_its_file(tmp_path: Path) -> None:
    first = page("idee/a/", '<p><a href="../b/#x">x</a> <a href="#y">y</a> <a href="../b/">b</a></p>')
    epub = small(tmp_path, first, page("idee/b/", ""))
    links = re.findall(r'href="(idee[^"]+)"', text(epub, "idee-a.xhtml"))
    assert links == ["idee-b.xhtml#x", "idee-a.xhtml#y", "idee-b.xhtml"]
    assert [*faulty_links(epub)] == ["idee-a.xhtml: idee-b.xhtml#x", "idee-a.xhtml: idee-a.xhtml#y"]


def test_link_to_what_is_not_in_the_book_leads_to_the_website(tmp_path: Path) -> None:
    links = (
        '<p><a href="../../zoeken/#x">Z</a> <a href="https://kadaster.nl/">K</a> <a href="tel:14">B</a></p>'
    )
    sheet = text(small(tmp_path, page("idee/a/", links)), "idee-a.xhtml")
    assert re.findall(r'href="([a-z]+:[^"]+)"', sheet) == [
        f"{WEBSITE}zoeken/#x",
        "https://kadaster.nl/",
        "tel:14",
    ]


def test_code_to_scan_becomes_a_link(tmp_path: Path) -> None:
    address = (
        '<div class="adres"><svg></svg><p>Op internet: <strong>x/<a href="#y">a</a></strong></p></div>'
    )
    sheet = text(small(tmp_path, page("idee/a/", address)), "idee-a.xhtml")
    assert f'<p>Op internet: <a href="{WEBSITE}idee/a/">x/a</a></p>' in sheet
    assert "<svg" not in sheet


def test_form_shows_its_questions_and_where_to_get_it(tmp_path: Path) -> None:
    form = (
        '<p class="alleen-papier">Vul hier in.</p>'
        '<p><span class="hokje"></span> Ja</p><div class="schrijflijn kort"></div>'
        '<table class="invultabel"><caption>Wie?</caption><thead><tr><th scope="col">Naam</th></tr></thead>'
        "<tbody><tr><td></td></tr></tbody></table>"
    )
    sheet = text(small(tmp_path, page("formulieren/lijst/", form)), "formulieren-lijst.xhtml")
    assert f'href="{WEBSITE}formulieren/lijst/#bestanden"' in sheet
    assert "<p> Ja</p>" in sheet
    assert '<p class="label">Wie?</p>' in sheet
    assert "<ul><li>Naam</li></ul>" in sheet
    assert [gone for gone in ("Vul hier in", "schrijflijn", "hokje", "<td") if gone in sheet] == []


def test_side_of_a_step_is_told_in_words(tmp_path: Path) -> None:
    mark = '<span class="merk merk-gemeente" aria-hidden="true">G</span>'
    table = f'<table><tbody><tr><th scope="row">{mark}</th><td>Belt u.</td></tr></tbody></table>'
    sheet = text(small(tmp_path, page("idee/a/", table)), "idee-a.xhtml")
    assert "G</span> De gemeente doet</th>" in sheet


def test_part_opens_with_its_drawing(tmp_path: Path) -> None:
    sheet = text(small(tmp_path, page("idee/", "<p>A</p>", depth=1)), "idee.xhtml")
    assert sheet.index("<h1>Titel</h1>") < sheet.index("Deel 1. Voor") < sheet.index("<svg")
    assert sheet.index("</svg>") < sheet.index("<p>A</p>")
