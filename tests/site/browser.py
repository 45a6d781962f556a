"""A real browser for the site tests: serve a folder, open a page, collect what is wrong with it.

Keep one `Page` for many addresses, and switch `page.emulate_media(color_scheme="dark")` and
`page.set_viewport_size(...)` on a page that is already loaded: starting anew costs far more.
The recorders give a list that fills itself: wait for `networkidle` before reading it when a page
asks for things after it has loaded, and call `.clear()` on it before the next address.
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Playwright itself adds --headless and --no-sandbox. The last rule keeps every other host out of
# reach, so that a test gives the same answer with and without a network.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# The policy that a careful web host sends: only files of its own, and nothing inline.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
MEDIA_TYPES = {
    **SimpleHTTPRequestHandler.extensions_map,
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml"}
"""What a web host sends with gzip to a browser that takes it."""
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

BLOCK_STORAGE = """
for (const kind of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, kind, {get() { throw new DOMException('no', 'SecurityError'); }});
}
"""
"""An init script: a browser that keeps nothing."""
FILL_STORAGE = """
(kind) => {
  let piece = 'x'.repeat(1 << 22);
  for (let number = 0; piece; number += 1) {
    try {
      window[kind].setItem(`vol${number}`, piece);
    } catch {
      piece = piece.slice(piece.length / 2 + 1);
    }
  }
}
"""
"""To evaluate with the kind of storage: afterwards not a letter more fits."""

# Colours in the middle of a transition are nobody's choice: finish every animation first.
RUN_AXE = """
async (tags) => {
  for (const animation of document.getAnimations()) {
    try { animation.finish(); } catch { animation.cancel(); }
  }
  const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
  const {violations} = await axe.run(document, options);
  return violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.impact}: ${node.target.flat().join(' ')}: ${rule.help}`));
}
"""

# Inside a box that scrolls or clips by itself, only that box counts. What lies wholly beside the
# window without making the page wider (a closed drawer, a skip link) is hidden on purpose.
FIND_OVERFLOW = """
() => {
  const width = document.documentElement.clientWidth;
  const total = document.documentElement.scrollWidth;
  const found = [];
  const name = (element) => {
    if (element.id) return `${element.localName}#${element.id}`;
    const twins = [...element.parentElement.children]
      .filter((other) => other.localName === element.localName);
    const rank = twins.length > 1 ? `:nth-of-type(${twins.indexOf(element) + 1})` : '';
    return [element.localName, ...element.classList].join('.') + rank;
  };
  const selector = (element) => element === document.body || element.id
    ? name(element) : `${selector(element.parentElement)} > ${name(element)}`;
  const visit = (element) => {
    const box = element.getBoundingClientRect();
    const left = box.left + window.scrollX;
    const right = box.right + window.scrollX;
    const beside = right <= 0 || (left >= width && total <= width);
    const visible = box.width > 0 && box.height > 0
      && element.checkVisibility({visibilityProperty: true});
    if (visible && !beside && (left < -0.5 || right > width + 0.5)) {
      found.push(`${selector(element)}: from ${Math.round(left)} to ${Math.round(right)} px`
        + ` in a window of ${width} px`);
    } else if (element === document.body || getComputedStyle(element).overflowX === 'visible') {
      [...element.children].forEach(visit);
    }
  };
  visit(document.body);
  if (total > width && !found.length) {
    found.push(`html: ${total} px wide in a window of ${width} px`);
  }
  return found;
}
"""


@contextmanager
def serve(folder: Path, *, policy: str = "") -> Iterator[str]:
    """Serve a folder on this computer as a web host would; give the address, without a slash."""
    handler = partial(_Handler, policy=policy, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@cache
def packed(file: Path, changed: int) -> bytes:
    """Give a file as the build packed it, or packed now when it was not; `changed` is its time."""
    ready = file.with_name(f"{file.name}.gz")
    return ready.read_bytes() if ready.is_file() else gzip.compress(file.read_bytes(), 9, mtime=0)


class _Handler(SimpleHTTPRequestHandler):
    """Files with the right media types, small where the browser takes gzip, and a strict policy."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    extensions_map = MEDIA_TYPES

    def __init__(self, *args: Any, policy: str, **options: Any) -> None:  # noqa: ANN401
        """Answer one reader; `policy` goes with every answer, if there is one."""
        self.policy = policy
        super().__init__(*args, **options)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Stay silent."""

    def end_headers(self) -> None:
        """Send the policy with everything."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send what stands before a file, and give the file: packed where the browser takes that."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if urlsplit(self.path).path.endswith("/") else path
        packs = "gzip" in self.headers.get("Accept-Encoding", "") and file.suffix in COMPRESSED
        if not packs or not file.is_file():
            return super().send_head()
        body = packed(file, file.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", self.date_time_string(int(file.stat().st_mtime)))
        self.end_headers()
        return BytesIO(body)

    def list_directory(self, path: object) -> None:
        """Give 404, never a listing: a folder without an index is no page on a real host."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer 404 with the site's own page; leave other errors as they are."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", MEDIA_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def find_browser() -> str:
    """Give the path of an installed Chromium or Chrome, or raise RuntimeError with the remedy."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise RuntimeError(f"The site tests need {' or '.join(BROWSERS)}: apt-get install chromium")


@contextmanager
def launch() -> Iterator[Browser]:
    """Give a running browser without a window, and close it afterwards; one at a time."""
    path = find_browser()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def axe(page: Page) -> list[str]:
    """Give the faults axe-core sees on the page now: `rule: impact: selector: help`."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe_source())
    found: list[str] = page.evaluate(RUN_AXE, AXE_TAGS)
    return found


def overflow(page: Page) -> list[str]:
    """Give the elements that stick out sideways, outermost only: `selector: from .. to .. px`."""
    found: list[str] = page.evaluate(FIND_OVERFLOW)
    return found


def foreign_requests(page: Page, base: str) -> list[str]:
    """Give a list that from now on takes each address asked of another host than `base`."""
    found: list[str] = []
    own = urlsplit(base).netloc

    def record(url: str) -> None:
        """Keep the address, unless it is our own or carries its content in itself."""
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != own:
            found.append(url)

    page.on("request", lambda request: record(request.url))
    page.on("websocket", lambda socket: record(socket.url))
    return found


def console_errors(page: Page) -> list[str]:
    """Give a list that from now on takes each error in the console and each uncaught exception."""
    found: list[str] = []

    def record(message: ConsoleMessage) -> None:
        """Keep errors, with the address they come from."""
        if message.type == "error":
            found.append(f"{message.text} ({message.location['url']})")

    page.on("console", record)
    page.on("pageerror", lambda error: found.append(f"{error} ({page.url})"))
    return found


def _axe_source() -> str:
    """Give the text of axe-core from the installed package, or raise RuntimeError."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        raise RuntimeError("The site tests need axe-core: pip install axe-playwright-python")
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")
