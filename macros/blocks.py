"""The macros that editors use in chapters, by their Dutch names."""

from typing import Annotated, Literal

from macros.model import Ref
from macros.schema import Hint

ITEM = Literal["initiatieven", "werkvormen", "formats", "recepten", "voorbeelden"]
INITIATIEF = Annotated[str, Ref("initiatieven")]
MACROS: dict[str, Hint] = {
    "gemeente": None,
    "home": None,
    "zoeken": None,
    "mijn_plan": None,
    "trap": None,
    "rollen": None,
    "taken": None,
    "uitgangspunten": None,
    "antwoorden": None,
    "woordenlijst": None,
    "jargon": None,
    "nieuws": None,
    "nagekeken": None,
    "regels_gemeente": None,
    "bronnen": None,
    "afdrukken": None,
    "opener": Annotated[str, Ref("delen")],
    "overzicht": ITEM,
    "kiezer": Literal["werkvormen", "formats"],
    "beslistabel": INITIATIEF,
    "processtappen": INITIATIEF,
    "voorwaarden": INITIATIEF,
    "contact": Annotated[str, Ref("contactsoorten")],
    "wet": Annotated[str, Ref("wetten")],
    "regel": Annotated[str, Ref("regels")],
    "tekening": Annotated[str, Ref("tekeningen")],
}
"""By name, the type of its argument, if any; `templates/blok/<name>.html` makes the HTML."""
