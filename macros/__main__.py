"""`python -m macros check`: check all content without building anything."""

import argparse
import os
import sys
from pathlib import Path

from macros.faults import ContentError
from macros.items import ITEM_KINDS
from macros.workbook import open_workbook


def main() -> str:
    """Check the content here; return the faults to tell, or nothing when all is well."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Kijk de inhoud na.")
    parser.add_argument("opdracht", choices=["check"], help="kijk alles na, bouw niets")
    parser.parse_args()
    try:
        boek = open_workbook(Path.cwd(), os.environ.get("GEMEENTE", ""))
    except ContentError as error:
        return str(error)
    counts = ", ".join(f"{len(getattr(boek, kind))} {kind}" for kind in ITEM_KINDS)
    print(f"Alles klopt. Gemeente {boek.gemeente.naam}: {counts}.")
    return ""


if __name__ == "__main__":
    sys.exit(main() or 0)
