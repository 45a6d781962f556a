"""What many tests share: the built editions, and one browser for each worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.editions import edition
from tests.site.browser import POLICY, launch, serve

# A busy machine needs longer than the 5 seconds of Playwright; it costs nothing when all is well.
expect.set_options(timeout=30_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let who works on one tool test a site that is built already: `--stad` and `--dorp`."""
    for name in ("stad", "dorp"):
        parser.addoption(f"--{name}", type=Path, help=f"a built site of voorbeeld{name} to test")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the test that needs the most building, so that no worker ends up alone with it."""
    items.sort(key=lambda item: "two_builds" not in item.name)


@pytest.fixture(scope="session")
def stad(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """Return the site of voorbeeldstad."""
    given: Path | None = pytestconfig.getoption("--stad")
    return given or edition(tmp_path_factory, "voorbeeldstad")


@pytest.fixture(scope="session")
def dorp(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """Return the site of voorbeelddorp."""
    given: Path | None = pytestconfig.getoption("--dorp")
    return given or edition(tmp_path_factory, "voorbeelddorp")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a real Chromium."""
    with launch() as found:
        yield found


@pytest.fixture(scope="session")
def stad_address(stad: Path) -> Iterator[str]:
    """Return the address at which the site of voorbeeldstad is served."""
    with serve(stad, policy=POLICY) as address:
        yield address


@pytest.fixture(scope="session")
def dorp_address(dorp: Path) -> Iterator[str]:
    """Return the address at which the site of voorbeelddorp is served."""
    with serve(dorp, policy=POLICY) as address:
        yield address
