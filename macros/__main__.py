"""`python -m macros check`: check all content without building anything.

`uitgave` checks also that nothing is too old to publish; `meet` measures texts of your own.
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from macros.age import check_age
from macros.faults import ContentError
from macros.items import ITEM_KINDS
from macros.language import Language, number
from macros.passages import Passage
from macros.spelling import NoDictionaryError, Speller
from macros.workbook import assemble, inspect


def main() -> str:
    """Do what is asked; return the faults to tell, or nothing when all is well."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Kijk de inhoud na.")
    tasks = parser.add_subparsers(dest="opdracht", required=True)
    tasks.add_parser("check", help="kijk alles na, bouw niets")
    tasks.add_parser("uitgave", help="kijk alles na, en of niets te oud is om uit te geven")
    tasks.add_parser("meet", help="meet hoe leesbaar een tekst is").add_argument(
        "tekst", type=Path, nargs="+"
    )
    told = parser.parse_args()
    try:
        return measure(told.tekst) if told.opdracht == "meet" else check(told.opdracht == "uitgave")
    except (ContentError, NoDictionaryError) as error:
        return str(error)


def check(release: bool) -> str:
    """Check everything and print the hints; `release` stops at what is too old."""
    reading, text = inspect(Path.cwd())
    reading.faults += Speller(reading.root).check(text)
    if release:
        reading.faults += [found.fault for found in check_age(reading, date.today()) if found.stops]
    for hint in sorted({*reading.hints} - {*reading.faults}):
        print(f"Tip: {hint}")
    boek = assemble(reading, os.environ.get("GEMEENTE", ""))
    counts = ", ".join(f"{len(getattr(boek, kind))} {kind}" for kind in ITEM_KINDS)
    print(f"Alles klopt. Gemeente {boek.gemeente.naam}: {counts}.")
    return ""


def measure(files: list[Path]) -> str:
    """Measure texts of your own with the words of this book; return what is too hard in them."""
    reading, _ = inspect(Path.cwd())
    agreed = Language(reading.sound("begrippen").values(), reading.sound("jargon").values())
    too_hard = []
    for file in files:
        lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        text = [Passage(str(file), line, written, official=False) for line, written in lines]
        counts = agreed.measure(text)
        ease = number(counts.ease()) if counts.words else "niet te meten"
        print(f"{file}: {counts.words} woorden, {counts.sentences} zinnen, leesbaarheid {ease}.")
        for finding in agreed.check(text):
            if finding.stops:
                too_hard.append(f"Te moeilijk: {finding.fault}")
            else:
                print(f"Tip: {finding.fault}")
    return "\n".join(too_hard)


if __name__ == "__main__":
    sys.exit(main() or 0)
