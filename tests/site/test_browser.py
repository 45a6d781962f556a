"""Each browser helper finds a planted fault, and is silent on a good page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from socket import create_connection
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.site import browser
from tests.site.browser import axe, console_errors, foreign_requests, overflow, serve

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs="
WIDE = "width: 2000px; height: 9px"

SHELL = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body {{ margin: 0; color: #222; background: #fff }}
@media (prefers-color-scheme: dark) {{ body {{ background: #000; color: #eee }}
  .dof {{ color: #333 }} }} p {{ transition: color 9s }}</style>{head}</head>
<body><main><h1>Samen doen</h1><p>Gewone tekst.</p>{body}</main></body></html>"""

GOOD = f'<p><img src="{PIXEL}" alt="Een punt"> <a href="#x">Lees meer</a></p>'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, so that no late message reaches another test."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """An empty folder and the address it is served at."""
    with serve(tmp_path) as base:
        yield tmp_path, base


def show(page: Page, site: tuple[Path, str], body: str, head: str = "") -> None:
    """Write a page with this content in the site and open it, bright and on a wide window."""
    folder, base = site
    (folder / "index.html").write_text(SHELL.format(head=head, body=body), encoding="utf-8")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    page.goto(f"{base}/")


def wait_for(page: Page, found: list[str]) -> None:
    """Wait until the recorder has something, twenty seconds at most."""
    for _ in range(1_000):
        if not found:
            page.wait_for_timeout(20)


def status(url: str) -> tuple[int, bytes]:
    """Ask an address; give the status and the content, also when it is an error."""
    try:
        with urlopen(url, timeout=5) as answer:
            return answer.status, answer.read()
    except HTTPError as answer:
        return answer.code, answer.read()


def test_every_helper_is_silent_on_a_good_page(page: Page, site: tuple[Path, str]) -> None:
    foreign, errors = foreign_requests(page, site[1]), console_errors(page)
    show(page, site, GOOD)
    page.wait_for_load_state("networkidle")
    assert (axe(page), overflow(page), foreign, errors) == ([], [], [], [])


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (f'<img src="{PIXEL}">', "image-alt: critical: img: "),
        ('<p style="color: #bbb">Flets.</p>', "color-contrast: serious: p:nth-child(3): "),
        ("<h4>Te diep</h4>", "heading-order: moderate: h4: "),
        ("<button></button>", "button-name: critical: button: "),
    ],
)
def test_axe_finds(page: Page, site: tuple[Path, str], body: str, fault: str) -> None:
    show(page, site, body)
    found = axe(page)
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_axe_sees_the_dark_colours_of_the_same_page(page: Page, site: tuple[Path, str]) -> None:
    show(page, site, '<p class="dof">Flets in het donker.</p>')
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert [fault.split(":")[0] for fault in axe(page)] == ["color-contrast"]


def test_axe_runs_under_a_strict_policy(page: Page, site: tuple[Path, str]) -> None:
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    show(page, site, f'<img src="{PIXEL}">', head)
    assert [fault.split(":")[0] for fault in axe(page)] == ["image-alt"]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (f'<div id="breed" style="{WIDE}"><p>Kind</p></div>', "div#breed: from 0 to 2000 px"),
        (f'<div><p class="a b" style="{WIDE}">X</p></div>', "body > main > div > p.a.b: "),
        ('<p style="margin-left: -50px">X</p>', "body > main > p:nth-of-type(2): from -50 "),
        ('<p style="position: absolute; left: 1300px">X</p>', "body > main > p:nth-of-type(2): "),
        (f"<style>body {{ overflow-x: hidden }}</style><hr style='{WIDE}'>", "body > main > hr: "),
        (f'<div id="rol" style="overflow: auto; {WIDE}">X</div>', "div#rol: "),
        ('<i id="voor"></i><style>#voor::before { content: "X"; padding: 0 999px }</style>', ""),
    ],
)
def test_overflow_finds(page: Page, site: tuple[Path, str], body: str, fault: str) -> None:
    show(page, site, body)
    found = overflow(page)
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_overflow_names_the_page_when_no_element_sticks_out(page: Page, site: tuple[Path, str]) -> None:
    rule = "p::after { position: absolute; left: 2000px; content: 'X' }"
    show(page, site, "", f"<style>{rule}</style>")
    assert [fault.split(":")[0] for fault in overflow(page)] == ["html"]


@pytest.mark.parametrize(
    "body",
    [
        f'<div style="overflow-x: auto"><div style="{WIDE}">Tabel</div></div>',
        '<nav style="position: fixed; left: -300px; width: 300px">Dichte lade</nav>',
        '<nav style="position: fixed; left: 100%; width: 300px">Dichte lade rechts</nav>',
        '<p style="position: absolute; left: -9999px">Verborgen</p>',
        f'<p hidden style="{WIDE}">Verborgen</p>',
        '<p style="margin-left: -50px; visibility: hidden">Verborgen</p>',
    ],
)
def test_overflow_is_silent_about(page: Page, site: tuple[Path, str], body: str) -> None:
    show(page, site, body)
    assert overflow(page) == []


def test_overflow_follows_the_window_of_the_same_page(page: Page, site: tuple[Path, str]) -> None:
    show(page, site, '<hr style="width: 400px">')
    assert overflow(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert len(overflow(page)) == 1


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://elders.example/beeld.png" alt="Elders">',
        '<style>@import "https://elders.example/stijl.css";</style>',
        '<iframe src="https://elders.example/" title="Elders"></iframe>',
        '<script>fetch("https://elders.example/gegevens").catch(() => {})</script>',
        '<script>new WebSocket("wss://elders.example/lijn")</script>',
        '<img src="http://127.0.0.1:9/beeld.png" alt="Andere poort">',
    ],
)
def test_foreign_requests_finds(page: Page, site: tuple[Path, str], body: str) -> None:
    found = foreign_requests(page, site[1])
    show(page, site, body)
    wait_for(page, found)
    assert len(found) == 1
    assert found[0] in body or found[0].rstrip("/") in body


def test_foreign_requests_lets_own_files_pass(page: Page, site: tuple[Path, str]) -> None:
    found = foreign_requests(page, site[1])
    (site[0] / "eigen.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    blob = "<script>fetch(URL.createObjectURL(new Blob(['x'])))</script>"
    show(page, site, f'<img src="/eigen.svg" alt="Eigen"><img src="{PIXEL}" alt="Hier">{blob}')
    page.wait_for_load_state("networkidle")
    assert found == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>console.error('stuk')</script>", "stuk (http://127.0.0.1:"),
        ("<script>throw new Error('kapot')</script>", "kapot (http://127.0.0.1:"),
        ("<script>Promise.reject(new Error('niet gevangen'))</script>", "niet gevangen ("),
        ('<img src="weg.png" alt="Weg">', "Failed to load resource: "),
    ],
)
def test_console_errors_finds(page: Page, site: tuple[Path, str], body: str, fault: str) -> None:
    found = console_errors(page)
    show(page, site, body)
    wait_for(page, found)
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_console_errors_lets_other_messages_pass(page: Page, site: tuple[Path, str]) -> None:
    found = console_errors(page)
    show(page, site, "<script>console.log('a'); console.warn('b'); console.info('c')</script>")
    page.wait_for_load_state("networkidle")
    assert found == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.mjs", "text/javascript"),
        ("a.svg", "image/svg+xml"),
        ("a.woff2", "font/woff2"),
    ],
)
def test_serve_tells_the_media_type(site: tuple[Path, str], name: str, kind: str) -> None:
    (site[0] / name).write_text("x")
    with urlopen(f"{site[1]}/{name}", timeout=5) as answer:
        assert answer.headers["Content-Type"] == kind


def test_serve_answers_404_with_the_page_of_the_site(site: tuple[Path, str]) -> None:
    (site[0] / "leeg").mkdir()
    (site[0] / "404.html").write_text("Deze pagina is er niet.")
    assert status(f"{site[1]}/weg/") == (404, b"Deze pagina is er niet.")
    assert status(f"{site[1]}/leeg/") == (404, b"Deze pagina is er niet.")


def test_serve_sends_no_content_when_only_the_head_is_asked(site: tuple[Path, str]) -> None:
    (site[0] / "404.html").write_text("Deze pagina is er niet.")
    address = urlsplit(site[1])
    with create_connection((address.hostname, address.port), timeout=5) as line:
        line.sendall(b"HEAD /weg/ HTTP/1.1\r\nConnection: close\r\n\r\n")
        answer = line.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert answer.endswith(b"\r\n\r\n")


def test_serve_answers_404_without_such_a_page(site: tuple[Path, str]) -> None:
    assert status(f"{site[1]}/weg/")[0] == 404


def test_serve_stops_afterwards(tmp_path: Path) -> None:
    with serve(tmp_path) as base:
        pass
    with pytest.raises(OSError, match="refused"):
        urlopen(base, timeout=5)


def test_without_a_browser_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(RuntimeError, match="apt-get install chromium"):
        browser.find_browser()
