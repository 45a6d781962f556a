"""The book from a USB stick: unpacked, opened as files, and whole."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from macros.render import Renderer
from macros.workbook import open_workbook
from pdf.offline import BOOK, README, START, ZIP, make_zip, rewrite
from tests.editions import ROOT
from tests.site.browser import console_errors, overflow


@pytest.fixture(scope="module")
def bundle(stad: Path) -> bytes:
    """Return the zip of voorbeeldstad."""
    return make_zip(stad, Renderer(open_workbook(ROOT, "voorbeeldstad"), "print", ROOT, {}))


@pytest.fixture(scope="module")
def stick(bundle: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder, with a space in its name, in which the zip was unpacked."""
    folder = tmp_path_factory.mktemp("mijn stick")
    with zipfile.ZipFile(BytesIO(bundle)) as packed:
        packed.extractall(folder)
    return folder


def links(page: Path) -> Iterator[str]:
    """Yield every address in a page of something else in the book; the zip that is built is not in it."""
    tree = html.document_fromstring(page.read_bytes().decode())
    for element in tree.iter():
        for key in ("href", "src"):
            parts = urlsplit(element.get(key) or "")
            is_here = not parts.scheme and (parts.path or parts.netloc)
            if is_here and not parts.path.endswith(ZIP):
                yield element.get(key) or ""


def ids(page: Path) -> set[str]:
    """Return what can be linked to in a page."""
    tree = html.document_fromstring(page.read_bytes().decode())
    return {name for element in tree.iter() if (name := element.get("id"))}


def is_choice(fragment: str) -> bool:
    """Return whether a fragment names no place, or what a tool must take up: a kind and an id."""
    return not fragment or "/" in fragment


def test_every_link_of_every_page_names_a_file_and_a_place_in_it(stick: Path) -> None:
    pages = {page.resolve(): ids(page) for page in stick.rglob("*.html")}
    missing, seen = [], 0
    for page in pages:
        for link in links(page):
            parts = urlsplit(link)
            target = (page.parent / unquote(parts.path)).resolve()
            whole = target.is_file() and (
                is_choice(parts.fragment) or unquote(parts.fragment) in pages[target]
            )
            missing += [] if whole and not parts.query and not parts.netloc else [f"{page.name}: {link}"]
            seen += 1
    assert missing == []
    assert seen > 20 * len(pages) > 2000


@pytest.mark.parametrize(
    ("link", "on_the_stick"),
    [
        ("../trap/#trede", "../trap/index.html#trede"),
        ("../..", "../../index.html"),
        (".", "index.html"),
        ("./", "index.html"),
        ("#stappen", "#stappen"),
        ("../../assets/site.css?0123456789", "../../assets/site.css"),
        ("../../downloads/blad%20twee.pdf", "../../downloads/blad%20twee.pdf"),
        ("https://elders.example/map/", "https://elders.example/map/"),
        ("tel:140000", "tel:140000"),
    ],
)
def test_link_names_a_file(link: str, on_the_stick: str) -> None:
    page = f'<html><body><a href="{link}">Verder</a></body></html>'
    [found] = html.document_fromstring(rewrite(page.encode(), "idee/bankje/index.html", "")).iter("a")
    assert found.get("href") == on_the_stick


def test_zip_has_the_whole_site_and_two_files_to_begin_with(stad: Path, bundle: bytes) -> None:
    with zipfile.ZipFile(BytesIO(bundle)) as packed:
        names = set(packed.namelist())
        text = packed.read(README).decode()
    site = {path.relative_to(stad).as_posix() for path in stad.rglob("*") if path.is_file()}
    left_out = {name for name in site if BOOK + name not in names}
    online = {
        "404.html",
        "offline.html",
        "sw.js",
        "sitemap.xml",
        "downloads/samen-doen-zonder-internet.zip",
    }
    assert {name for name in left_out if not name.endswith(".gz")} <= online
    assert {name for name in names if not name.startswith(BOOK)} == {START, README}
    assert "Voorbeeldstad" in text
    assert "{" not in text


def test_zip_has_the_same_bytes_again(stad: Path, bundle: bytes) -> None:
    renderer = Renderer(open_workbook(ROOT, "voorbeeldstad"), "print", ROOT, {})
    assert make_zip(stad, renderer) == bundle


def test_text_of_a_page_is_what_it_is_on_the_site(stad: Path, stick: Path) -> None:
    for name in ("idee/straatfeest", "waarden/regels", "formulieren/draagvlakmeting"):
        texts = [
            "".join(map(str, html.document_fromstring(path.read_bytes().decode()).itertext())).split()
            for path in (stad / name / "index.html", stick / BOOK / name / "index.html")
        ]
        assert texts[0] == texts[1] != []


def test_book_works_from_files_and_asks_nothing_of_any_host(browser: Browser, stick: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780})
    errors, asked = console_errors(page), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((stick / START).as_uri())
    page.get_by_role("link", name="Straatfeest").first.press("Enter")
    expect(page.locator("h1")).to_have_text("Straatfeest")
    loaded = "async () => (await document.fonts.ready, [...document.fonts].map(({status}) => status))"
    page.wait_for_load_state()
    assert page.evaluate(loaded) == ["loaded", "loaded"]
    assert overflow(page) == []
    page.locator("a.woord:visible").first.press("Enter")
    expect(page.locator(".woord-noot")).to_be_visible()
    page.locator("summary", has_text="Leeshulp").press("Enter")
    page.get_by_label("Grootst", exact=True).check()
    page.locator(".merknaam").press("Enter")
    expect(page.locator(".deuren")).to_be_visible()
    assert page.locator("html").get_attribute("data-letters") == "grootst"
    page.goto((stick / BOOK / "formulieren" / "draagvlakmeting" / "index.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    assert [url for url in asked if not url.startswith(stick.as_uri())] == []
    assert errors == []
    page.close()
