"""`make bench`: what the build costs, each step against a measure taken in the same run.

Machines differ and are noisy: read the ratios, not the seconds. The measure for the pages is
mkdocs with the bare theme of Material on the same chapters, without our hooks and items.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.editions import copy_project

ROUNDS = 3
BARE = """
site_name: Meetlat
docs_dir: docs
theme: {name: material, language: nl, font: false}
"""


def run(project: Path, *arguments: str) -> None:
    """Run a command of the project; any failure stops the measuring."""
    subprocess.run([sys.executable, "-m", *arguments], cwd=project, check=True, capture_output=True)


def seconds(step: Callable[[], None]) -> float:
    """Return the median time of a step, over some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure each step in a copy of the project, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        bare = Path(folder) / "meetlat"
        shutil.copytree(project / "docs", bare / "docs")
        (bare / "mkdocs.yml").write_text(BARE, encoding="utf-8")
        floor = seconds(lambda: run(bare, "mkdocs", "build", "--quiet"))
        print(f"mkdocs met kaal thema        {floor:7.2f} s   1,00")
        for name, arguments in (
            ("inhoud nakijken", ("macros", "check")),
            ("bladzijden van de site", ("mkdocs", "build", "--quiet")),
            ("het boek", ("pdf", "boek")),
            ("alles", ("pdf", "site")),
        ):
            found = seconds(lambda arguments=arguments: run(project, *arguments))  # type: ignore[misc]
            print(f"{name:28} {found:7.2f} s {found / floor:6.2f}".replace(".", ","))


if __name__ == "__main__":
    main()
