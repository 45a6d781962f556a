"""What a first visit costs a reader who pays for each byte."""

from gzip import decompress
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

LIMIT = 130_000


def test_first_page_costs_little_and_brings_no_index(browser: Browser, stad_address: str) -> None:
    page = browser.new_page()
    wire = page.context.new_cdp_session(page)
    asked: dict[str, str] = {}
    sizes: dict[str, float] = {}
    wire.on(
        "Network.requestWillBeSent",
        lambda event: asked.update({event["requestId"]: event["request"]["url"]}),
    )
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    wire.send("Network.enable")
    page.goto(f"{stad_address}/idee/straatfeest/", wait_until="networkidle")
    names = [urlsplit(asked[each]).path for each in sizes]
    assert len([name for name in names if name.endswith(".woff2")]) == 2
    assert not [name for name in names if "search" in name or "zoek" in name]
    assert 30_000 < sum(sizes.values()) <= LIMIT, dict(zip(names, sizes.values(), strict=True))
    page.close()


def test_packed_files_are_what_they_stand_beside(stad: Path) -> None:
    packed = [*stad.rglob("*.gz")]
    assert len(packed) > len([*stad.rglob("*.html")])
    for path in packed:
        assert decompress(path.read_bytes()) == path.with_suffix("").read_bytes()
