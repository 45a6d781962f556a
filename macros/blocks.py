"""The macros that editors use in chapters, by their Dutch names."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Literal, NamedTuple

from markupsafe import Markup

from macros.model import Ref
from macros.render import Renderer
from macros.schema import Hint


class Drawing(NamedTuple):
    """The name of a drawing, without `.svg`."""

    folder: str


ITEM = Literal["initiatieven", "werkvormen", "formats", "recepten", "voorbeelden"]
INITIATIEF = Annotated[str, Ref("initiatieven")]
MACROS: dict[str, tuple[Hint, ...]] = {
    "home": (),
    "zoeken": (),
    "trap": (),
    "rollen": (),
    "uitgangspunten": (),
    "antwoorden": (),
    "woordenlijst": (),
    "regels_gemeente": (),
    "matrix": (),
    "bronnen": (),
    "afdrukken": (),
    "overzicht": (ITEM,),
    "beslistabel": (INITIATIEF,),
    "processtappen": (INITIATIEF,),
    "voorwaarden": (INITIATIEF,),
    "contact": (Annotated[str, Ref("contactsoorten")],),
    "regel": (Annotated[str, Ref("regels")],),
    "tekening": (Annotated[str, Drawing("assets/tekeningen")],),
}
"""By name, the types of the arguments; `templates/blok/<name>.html` makes the HTML."""


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
