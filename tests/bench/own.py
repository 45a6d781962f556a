"""Make the book as the build does, with an empty shelf; imports no more than that needs."""

import pickle
import sys
from pathlib import Path

from pdf.bindery import Bindery
from pdf.shelf import Shelf
from pdf.workshop import workshop

ROOT = Path(__file__).parent.parent.parent
STYLES = ("letter", "boek", "vel")


def main(folder: Path) -> None:
    """Bind the sections in `folder`, and leave the book there."""
    with (folder / "secties").open("rb") as file:
        head, sections = pickle.load(file)
    with workshop(ROOT) as shop, (folder / "eigen.pdf").open("wb") as file:
        Bindery(Shelf(ROOT, STYLES, folder / "plank"), shop.spread).bind(sections, head, file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
