"""Each rule of large print finds its fault in a real PDF, and nothing in a good one."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from tests.editions import ROOT
from tests.pdf.largeprint import RULES, Fault, contrast, faults, is_split
from tests.pdf.little import bound, section

LETTERS = (ROOT / "pdf" / "css" / "letter.css").read_text(encoding="utf-8").replace("../../docs", "docs")
STYLE = """
@page { size: A4; margin: 25mm 29mm;
  @top-left { content: "Kopregel van het deel"; font-size: 18pt }
  @bottom-right { content: counter(page); font-size: 18pt }
  @right-top { background: #1d5c4d; color: #fff; content: "1"; font-size: 18pt; height: 30mm;
    margin-left: 17mm; text-align: center; width: 12mm } }
@page klein { @bottom-right { font-size: 12pt } }
@page licht { @top-left { color: #767676 } }
@page links { @top-left { margin-left: -5mm } }
@page uit { @bottom-right { content: "over de rand"; margin-right: -40mm; white-space: nowrap } }
body { color: #1c1b19; margin: 0 }
section { break-before: page; position: relative }
p, li { margin: 0 0 12pt }
td { border: 1.5pt solid; padding: 1mm 3mm }
ol { list-style: none; padding: 0 }
ol > li { padding-left: 12mm }
ol > li::before { content: "1."; float: left; margin-left: -12mm; width: 11mm }
sup { font-size: 18pt; line-height: 1; vertical-align: 6pt }
.hokje, .merk { border: 1.5pt solid; display: inline-block; height: 8mm; text-align: center; width: 9mm }
.los { position: absolute }
.recht { white-space: nowrap; width: 30mm }
.smal { width: 46mm }
.vak { border: 1.5pt solid; padding: 2mm }
.zand { background: #f4efe6 }"""
LINE = "Dit is een zin over de buurt die zo lang is dat hij niet op een enkele regel past. "
LONG = LINE * 2
GOOD = f"""
<h1 style="font-size: 28pt; line-height: 40pt">Een kop die zo lang is dat hij door moet lopen</h1>
<p>{LINE}<a href="https://example.org/">Een link met een streep eronder</a> en 5<sup>2</sup> meter.</p>
<div class="vak zand"><p><b>Zo is dit ook goed om te lezen.</b> {LINE}</p></div><ol><li>{LINE}</li></ol>
<p style="opacity: .99"><span class="hokje"></span> <b>Vet</b> {LINE}</p>
<table><tr><td>Eerst</td><td><span class="merk">U</span> de buurtfeestorganisatie komt</td></tr></table>
<p class="smal">Een streepjes-en-strepen-woord, www.voorbeeldstad.nl ook.</p>"""
FAULTS = [
    ("too small", '<p style="font-size: 17.8pt">Net te klein</p>', "17.8 pt: Net te klein"),
    ("too small", '<p style="transform: scale(.9)">Verkleind</p>', "16.2 pt: Verkleind"),
    (
        "too small",
        '<svg viewBox="0 0 20 20" width="100" height="100"><title>t</title>'
        '<text x="1" y="12" font-size="3" font-family="Atkinson Hyperlegible Next">K</text></svg>',
        "11.2 pt: K",
    ),
    ("too small", '<p style="page: klein">Klein nummer</p>', "12.0 pt: {page}"),
    ("line too long", f'<p style="margin-left: -2mm; width: 156mm">{LONG}</p>', "mm: Dit is"),
    ("in the margin", '<p style="margin-left: -5mm">Links eruit</p>', "Links eruit"),
    (
        "in the margin",
        '<p class="los recht" style="left: 130mm; top: 90mm">Rechts over de rand</p>',
        "Rechts over",
    ),
    ("in the margin", '<p class="los" style="top: -9mm">Te hoog</p>', "Te hoog"),
    ("in the margin", '<p class="los" style="top: 246mm">Te laag</p>', "Te laag"),
    ("in the margin", '<p style="margin-left: -20mm">U</p>', "U"),
    (
        "in the margin",
        '<p class="los recht" style="left: 200mm; top: 60mm">Naast het vel</p>',
        "Naast het vel",
    ),
    ("in the margin", '<p style="page: links">Kop eruit</p>', "Kopregel"),
    ("in the margin", '<p style="page: uit">Over de rand</p>', "over de rand"),
    ("lines too tight", f'<p style="line-height: 24pt">{LONG}</p>', "1.33 x 18 pt: Dit is"),
    ("not aligned left", f'<p style="text-align: center">{LONG}</p>', "Dit is een zin"),
    ("not aligned left", f'<p style="text-align: right">{LONG}</p>', "Dit is een zin"),
    ("not aligned left", f'<p style="text-indent: 10mm">{LONG}</p>', "-28 pt: Dit is een zin"),
    ("justified", f'<p style="text-align: justify">{LONG}</p>', "Dit is een zin"),
    ("split word", '<p class="smal" style="hyphens: auto">Mensenrechtencommissie</p>', "\u2010|"),
    ("split word", '<p class="smal">Buurtfeest&shy;commissievergadering</p>', "Buurtfeest\u2010|commissie"),
    (
        "split word",
        '<p class="smal" style="hyphenate-character: \'-\'">Buurtfeest&shy;organisatie</p>',
        "Buurtfeest-|organisatie",
    ),
    (
        "split word",
        '<p class="smal" style="overflow-wrap: anywhere">Buurtfeestorganisatie</p>',
        "Buurtfeestorgan|isatie",
    ),
    ("contrast", '<p style="color: #5c5c5c">Te licht</p>', "6.7: Te licht"),
    ("contrast", '<p style="background: #767676; color: #fff">Wit op grijs</p>', "4.5: Wit op grijs"),
    ("contrast", '<p style="color: rgb(0 0 0 / 50%)">Half inkt</p>', "4.0: Half inkt"),
    ("contrast", '<p style="opacity: .5">Half zichtbaar</p>', "Half zichtbaar"),
    ("contrast", '<p style="page: licht">Lichte kop</p>', "4.5: Kopregel"),
    (
        "contrast",
        '<p>Bedekt</p><div class="los zand" style="height: 9mm; top: 0; width: 9cm"></div>',
        "1.0: Bedekt",
    ),
    ("font", '<p style="font-family: DejaVu Sans">Vreemde letter</p>', "DejaVu-Sans: Vreemde letter"),
    ("font", '<p style="font-style: italic">Schuin</p>', "Oblique: Schuin"),
    ("font", '<p style="transform: rotate(5deg)">Gedraaid</p>', "not upright: Gedraaid"),
    ("font", "<p>Een \u2603 van elders</p>", "\u2603"),
    ("capitals", "<p>Dit is NIET GOED zo</p>", "NIET GOED"),
    (
        "capitals",
        '<p class="smal" style="text-transform: uppercase">Hoofdletters overal</p>',
        "HOOFDLETTERS OVERAL",
    ),
    ("text on text", '<p>Eronder</p><p style="margin-top: -28pt">Erboven</p>', "Eronder | Erboven"),
    ("text on an edge", '<p class="vak recht">Dit steekt uit het vak</p>', "Dit steekt uit het vak"),
    ("text on an edge", '<p class="zand recht">Uit een licht vak</p>', "Uit een licht vak"),
    ("text on an edge", "<p><s>Doorgestreept</s></p>", "Doorgestreept"),
    ("nearly empty", '<div class="vak">Een<br>Twee<br>Drie</div>', "3 lines: Een Twee Drie"),
]
ENOUGH = '<p>Schrijf hier.</p><div style="border-bottom: 1pt solid; height: 60mm"></div>'
"""Keeps a page with a fault in one line from being nearly empty."""


def write(path: Path, body: str) -> Path:
    """Print a body with the letters of the book."""
    page = f'<html lang="nl"><title>Proef</title><style>{LETTERS}{STYLE}</style>{body}'
    HTML(string=page, base_url=f"{ROOT}/").write_pdf(path, pdf_variant="pdf/ua-1")
    return path


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Fault]]:
    """What is wrong on each page of a book with one fault a page, and a good page at the end."""
    rest = (body if rule == "nearly empty" else body + ENOUGH for rule, body, _ in FAULTS)
    book = "".join(f"<section>{body}</section>" for body in (*rest, GOOD))
    by_page = defaultdict(list)
    for fault in faults(write(tmp_path_factory.mktemp("grote-letters") / "boek.pdf", book), 18):
        by_page[fault.page].append(fault)
    return by_page


def test_a_good_page_has_no_faults(found: dict[int, list[Fault]]) -> None:
    assert found[len(FAULTS) + 1] == []


@pytest.mark.parametrize(("page", "planted"), [*enumerate(FAULTS, 1)])
def test_a_fault_is_found(page: int, planted: tuple[str, str, str], found: dict[int, list[Fault]]) -> None:
    rule, _, text = planted
    hits = [fault for fault in found[page] if fault.rule == rule]
    assert any(text.format(page=page) in fault.text for fault in hits), found[page]


def test_no_other_fault_is_found_with_it(found: dict[int, list[Fault]]) -> None:
    """But for a hyphen, which our font lacks, and for text that a turn brings into the margin."""
    others = {
        fault.text
        for page, (rule, _, _) in enumerate(FAULTS, 1)
        for fault in found[page]
        if fault.rule != rule
    }
    assert others == {"DejaVu-Sans: \u2010", "Gedraaid"}


def test_each_rule_has_its_fault() -> None:
    apart = {"split word", "label left alone"}  # the last has a test of its own
    assert {rule for rule, _, _ in FAULTS} | apart == {*RULES, "split word"}


def test_pages_that_may_be_short_are_left_out(tmp_path: Path) -> None:
    book = write(tmp_path / "kort.pdf", "<p>Slot.</p>")
    assert faults(book, 18) == [Fault(1, "nearly empty", "1 lines: Slot.")]
    assert faults(book, 18, short={1}) == []


def test_the_size_is_asked_for(tmp_path: Path) -> None:
    book = write(tmp_path / "groter.pdf", GOOD)
    assert faults(book, 18) == []
    assert {fault.text[:7] for fault in faults(book, 24) if fault.rule == "too small"} == {"18.0 pt"}


def test_words_of_the_source_tell_what_is_split(tmp_path: Path) -> None:
    body = '<p class="smal" style="overflow-wrap: anywhere">Buurtfeestorganisatie</p>'
    book = write(tmp_path / "gebroken.pdf", body + ENOUGH)
    assert faults(book, 18) == []
    words = frozenset({"Buurtfeestorganisatie."})
    assert faults(book, 18, words) == [Fault(1, "split word", "Buurtfeestorgan|isatie")]


@pytest.mark.parametrize(
    ("last", "first", "split"),
    [
        ("in", "gang", False),
        ("ing", "ang,", True),
        ("(in-", "gang", True),
        ("e-", "mail", False),
        ("in-", "en", False),
        ("voorbeeldstad.example/in", "gang", False),
        ("in\u2010", "", True),
        ("ingang", "", False),
    ],
)
def test_a_split_word_is_told_from_two_words(last: str, first: str, *, split: bool) -> None:
    assert is_split(last, first, {"in", "gang", "ingang", "e-mail"}) is split


def test_a_font_outside_the_file_is_found(tmp_path: Path) -> None:
    with pikepdf.open(write(tmp_path / "heel.pdf", GOOD)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                del thing.FontFile2
        file.save(tmp_path / "zonder.pdf")
    found = faults(tmp_path / "zonder.pdf", 18)
    assert {fault.rule for fault in found} == {"font"}
    assert all("not in the file" in fault.text for fault in found)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == 21
    assert round(contrast((118, 118, 118), (255, 255, 255)), 2) == 4.54


def test_a_file_without_tags_is_refused(tmp_path: Path) -> None:
    HTML(string="<p>Los.</p>").write_pdf(tmp_path / "los.pdf")
    with pytest.raises(ValueError, match="no tags"):
        faults(tmp_path / "los.pdf", 18)


def test_a_label_that_is_left_alone_is_found(tmp_path: Path) -> None:
    style = "<style>ol { list-style: none } li::before { content: '1.'; display: block }</style>"
    path = bound(tmp_path, section("hier", f"<h1>Kop</h1>{style}<ol><li>Te laag</li></ol>")).path
    assert ("label left alone", "1.") in [(fault.rule, fault.text) for fault in faults(path, 18)]
