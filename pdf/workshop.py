"""The workshop: processes side by side that print editions and forms."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pdf.bindery import Bindery, Edition
from pdf.fields import print_form
from pdf.shelf import Shelf


class Workshop:
    """Prints from the files of `root`; `spread` maps a function over its arguments in many processes."""

    def __init__(self, root: Path, spread: Callable[..., Iterator[Any]]) -> None:
        """Keep the quires for the next time."""
        self.root, self.spread = root, spread

    def book(self, edition: Edition, target: Path) -> int:
        """Print an edition of many sections into a file, side by side; return its pages."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            return Bindery(shelf(self.root), self.spread).bind(edition.sections, edition.head, file)

    def leaves(self, editions: Iterable[Edition]) -> Iterator[tuple[bytes, int]]:
        """Yield small editions in order, as (bytes, pages); each is printed by one process."""
        return self.spread(partial(print_leaf, self.root), editions)

    def forms(self, documents: Iterable[str]) -> Iterator[tuple[bytes, int]]:
        """Yield HTML documents with fields as (bytes, pages)."""
        return self.spread(partial(print_form, self.root), documents)


@contextmanager
def workshop(root: Path) -> Iterator[Workshop]:
    """Open a workshop with a process for each processor."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        yield Workshop(root, pool.map)
    shelf(root).clear()


def print_leaf(root: Path, edition: Edition) -> tuple[bytes, int]:
    """Return a small edition as (bytes, pages)."""
    target = BytesIO()
    pages = Bindery(shelf(root), map).bind(edition.sections, edition.head, target)
    return target.getvalue(), pages


def shelf(root: Path) -> Shelf:
    """Return the shelf of all editions but the forms to fill in."""
    return Shelf(root, ("letter", "boek", "vel"), root / ".bouw" / "katernen")
