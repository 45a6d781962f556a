"""`python -m pdf`: build the site with all its files, or the book alone."""

import argparse
import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def main() -> str:
    """Run one command; return what stopped it, or nothing when all went well.

    What it needs is imported here: each process of the workshop imports this module too.
    """
    from mkdocs.exceptions import Abort

    from macros.faults import ContentError
    from pdf.build import build_book, build_site
    from pdf.write import PrintError

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    parser = argparse.ArgumentParser(prog="python -m pdf", description="Maak het werkboek.")
    builds: dict[str, Callable[..., Path]] = {
        "site": build_site,
        "boek": build_book,
        "drukwerk": partial(build_book, cut_marks=True),
    }
    parser.add_argument("opdracht", choices=builds)
    build = builds[parser.parse_args().opdracht]
    root, gemeente = Path.cwd(), os.environ.get("GEMEENTE", "")
    try:
        made = build(root, gemeente, partial(print, flush=True))
    except (ContentError, PrintError, Abort) as error:
        return f"{error}\nDe map site is niet veranderd."
    print(f"Klaar. Alles staat in: {made.relative_to(root)}")
    return ""


if __name__ == "__main__":
    sys.exit(main() or 0)
