"""`python -m macros check`: check all content without building anything.

`uitgave` checks also that nothing is too old to publish; `meet` measures texts of your own.
"""

import argparse
import os
import re
import sys
from datetime import date
from pathlib import Path

from macros.age import check_age
from macros.faults import ContentError
from macros.items import ITEM_KINDS
from macros.language import agreed, number
from macros.passages import Passage
from macros.reader import NO_UTF8, read
from macros.spelling import check_spelling
from macros.workbook import assemble, inspect

PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.DOTALL)
NO_FILE = "Dit bestand is er niet. Noem een tekstbestand, zo: make meet TEKST=brief.txt"
NO_SENTENCE = "er staat geen hele zin in; een zin eindigt op een punt, vraagteken of uitroepteken"


def main() -> str:
    """Do what is asked; return the faults to tell, or nothing when all is well."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Kijk de inhoud na.")
    tasks = parser.add_subparsers(dest="opdracht", required=True)
    tasks.add_parser("check", help="kijk alles na, bouw niets")
    tasks.add_parser("uitgave", help="kijk alles na, en of niets te oud is om uit te geven")
    tasks.add_parser("meet", help="meet hoe leesbaar een tekst is").add_argument("tekst", type=Path)
    told = parser.parse_args()
    try:
        return measure(told.tekst) if told.opdracht == "meet" else check(told.opdracht == "uitgave")
    except ContentError as error:
        return str(error)


def check(release: bool) -> str:
    """Check everything and print the hints; `release` stops at what is too old."""
    reading, text = inspect(Path.cwd())
    check_spelling(reading, text)
    if release:
        reading.faults += [found.fault for found in check_age(reading, date.today()) if found.stops]
    for hint in sorted({*reading.hints} - {*reading.faults}):
        print(f"Tip: {hint}")
    boek = assemble(reading, os.environ.get("GEMEENTE", ""))
    counts = ", ".join(f"{len(getattr(boek, kind))} {kind}" for kind in ITEM_KINDS)
    print(f"Alles klopt. Gemeente {boek.gemeente.naam}: {counts}.")
    return ""


def measure(file: Path) -> str:
    """Measure a text of your own with the words of this book; return what is too hard in it."""
    if not file.is_file():
        return f"{file}: {NO_FILE}"
    try:
        written = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return f"{file}: {NO_UTF8}"
    starts = [
        (match[0], written.count("\n", 0, match.start()) + 1) for match in PARAGRAPH.finditer(written)
    ]
    text = [Passage(str(file), line, " ".join(part.split()), official=False) for part, line in starts]
    language = agreed(read(Path.cwd()))
    counts = language.measure(text)
    ease = f"leesbaarheid {number(counts.ease())}" if counts.words else NO_SENTENCE
    print(f"{file}: {counts.words} woorden, {counts.sentences} zinnen, {ease}.")
    found = list(language.check(text))
    print("".join(f"Tip: {finding.fault}\n" for finding in found if not finding.stops), end="")
    return "\n".join(f"Te moeilijk: {finding.fault}" for finding in found if finding.stops)


if __name__ == "__main__":
    sys.exit(main() or 0)
