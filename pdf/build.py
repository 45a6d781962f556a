"""Build the site with every file in it; the earlier site stays whole until all is done."""

import gzip
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config

from macros.model import Werkboek
from macros.render import Renderer
from macros.views import Views
from macros.workbook import open_workbook
from pdf.bind import PrintPage
from pdf.bindery import Edition
from pdf.book import print_pages
from pdf.editions import LARGE, NORMAL, cards, leaves, parts, whole_book
from pdf.epub import make_epub
from pdf.forms import form_page, make_files
from pdf.offline import ZIP, make_zip
from pdf.workshop import Workshop, workshop

EPUB = "downloads/samen-doen.epub"
PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml"}
"""What a web host can send smaller; it then need not pack it again for every reader."""
Say = Callable[[str], None]
Made = tuple[str, tuple[int, int]]
"""A file to download: address, bytes and pages (0 when it has none)."""


def build_site(root: Path, gemeente: str, say: Say) -> Path:
    """Build all for a municipality, and return `site`; whatever is raised, that was not changed."""
    boek = open_workbook(root, gemeente)
    prepare(boek)
    stage = root / ".bouw" / "nieuw"
    shutil.rmtree(stage, ignore_errors=True)
    renderer = Renderer(boek, "print", root, {})
    with workshop(root) as shop:
        made = dict(make_all(renderer, shop, stage / "files", say))
    say("De bladzijden voor het scherm worden gemaakt.")
    write_site(root, stage, made, renderer)
    return swap(stage / "site", root / "site", root / ".bouw" / "oud")


def build_book(root: Path, gemeente: str, say: Say, *, cut_marks: bool = False) -> Path:
    """Build only the whole book, and return its file; with marks to cut by, for a printer."""
    boek = open_workbook(root, gemeente)
    prepare(boek)
    edition = whole_book(print_pages(root), Renderer(boek, "print", root, {}), cut_marks=cut_marks)
    target = root / ("drukwerk" if cut_marks else "site") / edition.address
    say("Het boek in grote letters wordt gemaakt. Dit duurt een paar minuten.")
    with workshop(root) as shop:
        shop.book(edition, target.with_suffix(".deel"))
    return target.with_suffix(".deel").replace(target)


def prepare(boek: Werkboek) -> None:
    """Let mkdocs build this municipality, dated on the day of this edition: the same bytes again."""
    moment = datetime.combine(Views(boek).newest(), time(), UTC)
    os.environ["GEMEENTE"] = boek.gemeente.id
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))


def make_all(renderer: Renderer, shop: Workshop, folder: Path, say: Say) -> Iterator[Made]:
    """Make every file that can be downloaded, in a folder; yield (address, (bytes, pages or 0))."""
    say("De formulieren, de bladen en de kaarten worden gemaakt.")
    for address, data, pages in (*forms(renderer, shop), *small(renderer, shop)):
        write(folder / address, data)
        yield address, (len(data), pages)
    chapters = print_pages(renderer.root)
    epub = write(folder / EPUB, make_epub(chapters, renderer))
    yield EPUB, (epub.stat().st_size, 0)
    for edition in (cards(renderer), *parts(chapters, renderer), *whole(chapters, renderer)):
        say(f"Dit boek wordt gemaakt: {edition.address.rpartition('/')[2]}.")
        pages = shop.book(edition, folder / edition.address)
        yield edition.address, ((folder / edition.address).stat().st_size, pages)


def forms(renderer: Renderer, shop: Workshop) -> Iterator[tuple[str, bytes, int]]:
    """Yield each form in each file type, as (address, bytes, pages or 0)."""
    items = renderer.boek.formats
    for name, item in items.items():
        for ending, data in make_files(item, renderer):
            yield f"downloads/{name}.{ending}", data, 0
    documents = [form_page(item, renderer) for item in items.values()]
    for name, (data, pages) in zip(items, shop.forms(documents), strict=True):
        yield f"downloads/{name}.pdf", data, pages


def small(renderer: Renderer, shop: Workshop) -> Iterator[tuple[str, bytes, int]]:
    """Yield what is on a few sheets: each initiative, werkvorm and form to write on."""
    editions = list(leaves(renderer))
    for edition, (data, pages) in zip(editions, shop.leaves(editions), strict=True):
        yield edition.address, data, pages


def whole(chapters: Sequence[PrintPage], renderer: Renderer) -> Iterator[Edition]:
    """Yield the whole book, in each size."""
    return (whole_book(chapters, renderer, size) for size in (NORMAL, LARGE))


def write(path: Path, data: bytes) -> Path:
    """Write a file, with the folders around it, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def write_site(root: Path, stage: Path, made: dict[str, tuple[int, int]], renderer: Renderer) -> None:
    """Write `stage`/site, with the files that were made, the zip of it all, and packed copies.

    The zip holds the pages, and a page tells how large the zip is: so they are written twice.
    """
    write_pages(root, stage, made)
    bundle = write(stage / "files" / ZIP, make_zip(stage / "site", renderer))
    write_pages(root, stage, made | {ZIP: (bundle.stat().st_size, 0)})
    pack(stage / "site")


def write_pages(root: Path, stage: Path, downloads: dict[str, tuple[int, int]]) -> None:
    """Let mkdocs write the pages and the files to `stage`/site."""
    files = {address: stage / "files" / address for address in downloads}
    extra = {"medium": "site", "downloads": downloads, "download_files": files}
    build_pages(load_config(str(root / "mkdocs.yml"), site_dir=str(stage / "site"), extra=extra))


def pack(site: Path) -> None:
    """Put a packed copy beside each file of text, the same bytes at every build."""
    for path in [path for path in site.rglob("*") if path.suffix in PACKED]:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def swap(new: Path, place: Path, old: Path) -> Path:
    """Put `new` in `place`; what stood there goes only when the new site stands."""
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    return place
