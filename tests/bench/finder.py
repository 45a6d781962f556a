"""The finder with 600 werkvormen on a slow device: from each click to the next painted frame.

That frame tells how many fit; the cards that changed are drawn in the one after it.
The real page of a built site, in which the real template shows the real werkvormen ten times over,
each under a name of its own. The browser is slowed down six times.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from lxml import html
from playwright.sync_api import Page

from macros.render import Renderer
from macros.workbook import open_workbook
from tests.editions import copy_project
from tests.site.browser import launch, serve

ADDRESS = "werkvormen/kiezer/"
MANY = 600
SLOWER = 6
LIMIT = 100
ROUNDS = 7
WATCH = """
() => {
  window.times = [];
  const measure = (event) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.times.push(performance.now() - event.timeStamp);
    channel.port2.postMessage(null);
  });
  for (const kind of ['click', 'input']) {
    document.addEventListener(kind, (event) => {
      if (kind === 'click' || event.target.type === 'text') measure(event);
    }, {capture: true});
  }
}
"""
CLICKED = [
    *(
        f"[name={name}][value={value}]"
        for name in ("zonder_smartphone", "bij_conflict")
        for value in ("ja", "ja")
    ),
    *(f"[name=doel][value={value}]" for value in ("kiezen", "ophalen", "begrijpen", "kiezen")),
    *(f"[name=duur][value='{value}']" for value in (1440, 240, "")),
    *(f"[name=kosten][value={value}]" for value in ("klein", "gewoon", "klein", "gewoon")),
    *(f"[name=fase][value={value}]" for value in ("doen", "kiezen", "doen")),
    *(f"[name=niveau][value={value}]" for value in ("weten", "zelf-doen", "weten")),
    *(f"[name=plek][value={value}]" for value in ("thuis", "thuis", "straat")),
    ".kiezer-wis",
    ".kiezer-meer",
    ".kiezer-meer",
    ".kiezer-vakje input",
    "[name=doel][value=steun]",
]


def main() -> None:
    """Build the page, click, and print the milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=project, check=True, capture_output=True)
        fill(project, project / "site")
        with serve(project / "site") as address, launch() as browser:
            page = browser.new_page(viewport={"width": 360, "height": 780})
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            tell("een los vakje, als meetlat", lambda: yardstick(page))
            tell("kiezer", lambda: milliseconds(page, address, fold_open=False))
            tell("kiezer, afgevallen open", lambda: milliseconds(page, address, fold_open=True))


def tell(name: str, measure: Callable[[], list[float]]) -> None:
    """Print what the clicks take: each is made many times, since a machine has other things to do."""
    rounds = [measure() for _ in range(ROUNDS)]
    each = [statistics.median(times) for times in zip(*rounds, strict=True)]
    told = f"{len(each)} klikken, elk {ROUNDS} keer: midden {statistics.median(each):.0f} ms"
    worst = f"traagste klik {max(each):.0f} ms, ergste uitschieter {max(map(max, rounds)):.0f} ms"
    print(f"{name:28} {told}, {worst}, de grens is {LIMIT} ms", flush=True)


def fill(project: Path, site: Path) -> None:
    """Put many werkvormen in the finder of a built site."""
    boek = open_workbook(project)
    count = -(-MANY // len(boek.werkvormen))
    copies = (
        replace(item, id=f"{item.id}-{number}", titel=f"{item.titel} {number}")
        for number in range(count)
        for item in boek.werkvormen.values()
    )
    werkvormen = {
        **boek.werkvormen,
        **{item.id: item for item in islice(copies, MANY - len(boek.werkvormen))},
    }
    renderer = Renderer(replace(boek, werkvormen=werkvormen), "site", project, {})
    renderer.page_url = ADDRESS
    path = site / ADDRESS / "index.html"
    page = html.document_fromstring(path.read_bytes().decode())
    finder = next(found for found in page.iter("div") if found.get("data-meer"))
    parent = finder.getparent()
    assert parent is not None
    parent.replace(finder, html.fragment_fromstring(renderer.block("kiezer", "werkvormen")))
    path.write_text(html.tostring(page, encoding="unicode", doctype="<!doctype html>"), encoding="utf-8")


def yardstick(page: Page) -> list[float]:
    """Return what clicks take on a box that does nothing: the noise of this machine, now."""
    page.set_content("<input type=checkbox>")
    page.evaluate(WATCH)
    for _ in CLICKED:
        page.locator("input").click()
        settle(page)
    return times_of(page)


def milliseconds(page: Page, address: str, *, fold_open: bool) -> list[float]:
    """Return the time that each click takes on a phone, and each figure that is typed."""
    page.goto("about:blank")
    page.goto(f"{address}/{ADDRESS}#groep=30")
    assert page.locator(".kiezer-tabel tbody tr").count() == MANY
    unfold(page, "details.kiezer-vraag")
    if fold_open:
        unfold(page, "details.kiezer-af")
    page.evaluate(WATCH)
    for selector in CLICKED:
        page.locator(f".kiezer :is({selector}):visible").first.click()
        settle(page)
    for figures in ("", "1", "12", "120"):
        page.get_by_label("Met hoeveel mensen").fill(figures)
        settle(page)
    assert len(times_of(page)) >= len(CLICKED)
    return times_of(page)


def times_of(page: Page) -> list[float]:
    """Return the milliseconds measured so far."""
    found: list[float] = page.evaluate("window.times")
    return found


def unfold(page: Page, selector: str) -> None:
    """Open every fold that fits."""
    page.locator(selector).evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")


def settle(page: Page) -> None:
    """Wait until two frames are painted."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
