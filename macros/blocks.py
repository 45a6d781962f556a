"""The macros that editors use in chapters, by their Dutch names."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Literal

from markupsafe import Markup

from macros.model import Ref
from macros.render import Renderer
from macros.schema import Hint

ITEM = Literal["initiatieven", "werkvormen", "formats", "recepten", "voorbeelden"]
INITIATIEF = Annotated[str, Ref("initiatieven")]
MACROS: dict[str, Hint] = {
    "gemeente": None,
    "home": None,
    "zoeken": None,
    "trap": None,
    "rollen": None,
    "uitgangspunten": None,
    "antwoorden": None,
    "woordenlijst": None,
    "regels_gemeente": None,
    "matrix": None,
    "bronnen": None,
    "afdrukken": None,
    "opener": Annotated[str, Ref("delen")],
    "overzicht": ITEM,
    "beslistabel": INITIATIEF,
    "processtappen": INITIATIEF,
    "voorwaarden": INITIATIEF,
    "contact": Annotated[str, Ref("contactsoorten")],
    "regel": Annotated[str, Ref("regels")],
    "tekening": Annotated[str, Ref("tekeningen")],
}
"""By name, the type of its argument, if any; `templates/blok/<name>.html` makes the HTML."""


class Blocks:
    """Renders macros on the page at `page_url` (from the top of the site)."""

    def __init__(self, renderer: Renderer) -> None:
        """Render with `renderer`."""
        self.renderer = renderer
        self.page_url = ""

    def macros(self) -> dict[str, Callable[..., Markup]]:
        """Return every macro as a function, by name."""
        return {name: partial(self.render, name) for name in MACROS}

    def render(self, name: str, naam: str = "") -> Markup:
        """Return one block; `naam` is its argument, where it has one."""
        return self.renderer.render(f"blok/{name}.html", self.page_url, naam=naam)
