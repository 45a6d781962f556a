"""Build the site with every file in it; the earlier site stays whole until all is done."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config

from macros.model import Werkboek
from macros.render import Renderer
from macros.views import Views
from macros.workbook import open_workbook
from pdf.book import make_book
from pdf.forms import make_forms

Say = Callable[[str], None]


def build_site(root: Path, gemeente: str, say: Say) -> Path:
    """Build all for a municipality, and return `site`; whatever is raised, that was not changed."""
    boek = open_workbook(root, gemeente)
    prepare(boek)
    stage = root / ".bouw" / "nieuw"
    shutil.rmtree(stage, ignore_errors=True)
    downloads = {}
    for address, data, pages in (*forms(boek, root, say), *book(root, say)):
        downloads[address] = (len(data), pages)
        write(stage / "files" / address, data)
    say("De bladzijden voor het scherm worden gemaakt.")
    write_pages(root, stage, downloads)
    return swap(stage / "site", root / "site", root / ".bouw" / "oud")


def build_book(root: Path, gemeente: str, say: Say) -> Path:
    """Build only the book, into `root`/site/downloads, and return its file."""
    prepare(open_workbook(root, gemeente))
    [(address, data, _)] = book(root, say)
    return write(root / "site" / address, data)


def prepare(boek: Werkboek) -> None:
    """Let mkdocs build this municipality, dated on the day of this edition: the same bytes again."""
    moment = datetime.combine(Views(boek).newest(), time(), UTC)
    os.environ["GEMEENTE"] = boek.gemeente.id
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))


def forms(boek: Werkboek, root: Path, say: Say) -> Iterator[tuple[str, bytes, int]]:
    """Yield each form in each file type, as (address, bytes, pages or 0)."""
    renderer = Renderer(boek, "print", root, {})
    for count, (name, item) in enumerate(boek.formats.items(), 1):
        say(f"Formulier {count} van {len(boek.formats)}: {item.titel}.")
        for ending, data, pages in make_forms(item, renderer):
            yield f"downloads/{name}.{ending}", data, pages


def book(root: Path, say: Say) -> Iterator[tuple[str, bytes, int]]:
    """Yield the book, as (address, bytes, pages)."""
    say("Het boek in grote letters wordt gemaakt. Dit duurt een paar minuten.")
    yield "downloads/samen-doen.pdf", *make_book(root)


def write(path: Path, data: bytes) -> Path:
    """Write a file, with the folders around it, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def write_pages(root: Path, stage: Path, downloads: dict[str, tuple[int, int]]) -> None:
    """Let mkdocs write the pages and the files to `stage`/site."""
    files = {address: stage / "files" / address for address in downloads}
    extra = {"medium": "site", "downloads": downloads, "download_files": files}
    build_pages(load_config(str(root / "mkdocs.yml"), site_dir=str(stage / "site"), extra=extra))


def swap(new: Path, place: Path, old: Path) -> Path:
    """Put `new` in `place`; what stood there goes only when the new site stands."""
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    return place
