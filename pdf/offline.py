"""The whole site as one zip that opens from a USB stick, where a browser knows no folders or hosts."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from macros.render import Renderer
from pdf.archive import archive

ZIP = "downloads/samen-doen-zonder-internet.zip"
FOLDER = "samen-doen"
START = f"{FOLDER}/Begin hier.html"
README = f"{FOLDER}/LEES-MIJ.txt"
BOOK = f"{FOLDER}/boek/"
HOME = "index.html"
ONLY_ONLINE = {"404.html", "offline.html", "sw.js", "sitemap.xml"}
"""What a web host or its worker needs, and nobody opens from a stick."""
UNUSABLE = {("rel", "preload"), ("rel", "canonical"), ("http-equiv", "Content-Security-Policy")}
"""To a file every other file is foreign: a policy of "only my own" would stop styles and scripts."""
ADDRESSES = ("href", "src")


def make_zip(site: Path, renderer: Renderer) -> bytes:
    """Return the zip of a built site, with a page to begin at and a text that says how."""
    text = str(renderer.render("usb/LEES-MIJ.txt", "")).strip() + "\n"
    return archive({README: text.encode(), **dict(offline_files(site))}, renderer.views.newest())


def offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a built site as it must stand in the zip: (name, content)."""
    for path in sorted(path for path in site.rglob("*") if path.is_file() and path.suffix != ".gz"):
        name = path.relative_to(site).as_posix()
        if name in ONLY_ONLINE or name == ZIP:
            continue
        content = path.read_bytes()
        yield BOOK + name, rewrite(content, name, "") if path.suffix == ".html" else content
        if name == HOME:
            yield START, rewrite(content, name, "boek/")


def rewrite(page: bytes, name: str, prefix: str) -> bytes:
    """Return a page whose links name files; `prefix` leads from where it will stand to the site."""
    tree = html.document_fromstring(page.decode())
    elements = [element for element in tree.iter() if isinstance(element, HtmlElement)]
    for element in elements:
        if not UNUSABLE.isdisjoint(element.items()):
            element.drop_tree()
        for key in ADDRESSES:
            if element.get(key):
                point(element, key, name, prefix)
    return bytes(html.tostring(tree, encoding="utf-8", doctype="<!doctype html>"))


def point(element: HtmlElement, key: str, name: str, prefix: str) -> None:
    """Let an attribute of the page `name` name a file; addresses elsewhere stay as they are."""
    parts = urlsplit(element.get(key))
    if parts.scheme or parts.netloc or not parts.path:
        return
    here = posixpath.dirname(name)
    target = posixpath.normpath(posixpath.join(here, unquote(parts.path)))
    if not posixpath.splitext(target)[1]:
        target = posixpath.normpath(posixpath.join(target, HOME))
    address = quote(prefix + posixpath.relpath(target, here or "."))
    element.set(key, address + (f"#{parts.fragment}" if parts.fragment else ""))
