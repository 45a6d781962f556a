"""`make bench`: the steps of the build, and the book against WeasyPrint as it is and typst.

`make bench BENCH_OPTIES='boek --keer 10 --grens 3600'` makes only the book, ten times as thick, and
stops a way that takes more than an hour. `BENCH_OPTIES=kiezer` clicks in the finder, and
`BENCH_OPTIES=telefoon` lets Lighthouse look, which needs a network and Node.
Machines differ and are noisy: read the ratios.
"""

import argparse
import tempfile
from pathlib import Path

from tests.bench import book, finder, phone, site

WHAT = ("alles", "site", "boek", "kiezer", "telefoon")
HEAD = f"{'':12}{'processor':>12}{'klok':>12}{'grootste':>12}{'samen':>12}"


def main() -> None:
    """Measure what is asked for, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Meet het bouwen.")
    parser.add_argument("wat", nargs="?", choices=WHAT, default="alles")
    parser.add_argument("--keer", type=int, default=1, help="zoveel keer het boek achter elkaar")
    parser.add_argument("--grens", type=float, default=float("inf"), help="stop na zoveel seconden")
    found = parser.parse_args()
    if found.wat in ("alles", "site"):
        site.main()
    if found.wat in ("alles", "kiezer"):
        finder.main()
    if found.wat in ("alles", "boek"):
        measure_book(found.keer, found.grens)
    if found.wat == "telefoon":
        phone.main()


def measure_book(times: int, limit: float) -> None:
    """Print what each way to make the book costs, and ours as a part of WeasyPrint."""
    print(f"Het boek, {times} keer\n{HEAD}")
    costs = {}
    with tempfile.TemporaryDirectory() as folder:
        for way, cost in book.compare(Path(folder), times, limit):
            costs[way] = cost
            times_taken = f"{way:12}{cost.cpu:10.1f} s{cost.wall:10.1f} s"
            memory = f"{cost.largest:8.0f} MiB{cost.together:8.0f} MiB"
            print(times_taken + memory + ("" if cost.done else "  gestopt"), flush=True)
    own, stock = costs["eigen"], costs["weasyprint"]
    print(f"eigen / weasyprint: processor {own.cpu / stock.cpu:.2f}, klok {own.wall / stock.wall:.2f}")


if __name__ == "__main__":
    main()
