"""`make bench BENCH_OPTIES=telefoon`: what Lighthouse says of a few pages, on a slow phone.

Lighthouse runs on Node and is not part of the set-up: `npx` fetches it, so this needs a network.
Its figures of speed differ from run to run: read them as a whole, and run it twice.
"""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.editions import ROOT
from tests.site.browser import ARGUMENTS, POLICY, find_browser, serve

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = ("", "idee/straatfeest/", "werkvormen/kiezer/", "formulieren/draagvlakmeting/")


def main() -> None:
    """Print the four scores of each page of the site that `make site` built."""
    if not (ROOT / "site" / "index.html").is_file() or shutil.which("npx") is None:
        raise SystemExit("Bouw eerst de site met make site, en zorg dat npx (van Node.js) er is.")
    with serve(ROOT / "site", policy=POLICY) as address:
        for page in PAGES:
            scores = report(f"{address}/{page}")["categories"].values()
            told = ", ".join(f"{each['title']} {round(each['score'] * 100)}" for each in scores)
            print(f"{page or 'home'}: {told}", flush=True)


def report(address: str) -> dict[str, Any]:
    """Return the report of Lighthouse about a page, on its slow phone."""
    flags = " ".join(["--headless", "--no-sandbox", *(each for each in ARGUMENTS if " " not in each)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lighthouse.json"
        command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={path}"]
        environment = {**os.environ, "CHROME_PATH": find_browser()}
        subprocess.run([*command, f"--chrome-flags={flags}"], env=environment, check=True)
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
