"""What the tool "Mijn plan" knows of the book: the steps of every idea and recept, as plain values."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import TypedDict

from macros.items import ITEM_KINDS, address
from macros.model import Initiatief, Processtap, Recept, Receptstap, Werkboek
from macros.weeks import begins

RESIDENT = "inwoner"
KINDS = ("initiatieven", "recepten")
"""The kinds of items that a plan can be made of."""


HELPS = ("werkvormen", "formats")
"""The kinds of items that a step may name."""


class PlanHulp(TypedDict):
    """A werkvorm or a form that a step names; `adres` from the top of the site."""

    soort: str
    titel: str
    adres: str


class PlanStap(TypedDict):
    """One step: when it begins, which residents do it, what each side does, and what with."""

    titel: str
    week: int
    wie: str
    u: str
    wij: str
    bij: list[PlanHulp]


class PlanItem(TypedDict):
    """One idea or recept; `editie` changes when anything in the rest changes."""

    vanaf: str
    editie: str
    stappen: list[PlanStap]


def plan_items(boek: Werkboek, plain: Callable[[str], str]) -> dict[str, PlanItem]:
    """Return each idea and recept by "kind/id"; `plain` turns prose into plain text."""
    return {
        f"{kind}/{name}": plan_item(boek, item, plain)
        for kind in KINDS
        for name, item in getattr(boek, kind).items()
    }


def plan_item(boek: Werkboek, item: Initiatief | Recept, plain: Callable[[str], str]) -> PlanItem:
    """Return one idea or recept."""
    stappen: tuple[Processtap | Receptstap, ...]
    stappen = item.processtappen if isinstance(item, Initiatief) else item.stappen
    found = [plan_stap(boek, stap, plain) for stap in stappen]
    vanaf = plain(item.telt_vanaf)
    editie = sha256(json.dumps([vanaf, found]).encode()).hexdigest()[:8]
    return {"vanaf": vanaf, "editie": editie, "stappen": found}


def plan_stap(boek: Werkboek, stap: Processtap | Receptstap, plain: Callable[[str], str]) -> PlanStap:
    """Return one step; only a step of an idea names its roles."""
    names = stap.wie if isinstance(stap, Processtap) else ()
    roles = [boek.rollen[name] for name in names if boek.rollen[name].kant == RESIDENT]
    return {
        "titel": plain(stap.titel),
        "week": begins(stap, boek.gemeente.regels, boek.regels, boek.eenheden),
        "wie": ", ".join(plain(role.titel) for role in roles),
        "u": plain(stap.u_doet),
        "wij": plain(stap.gemeente_doet),
        "bij": [plan_hulp(boek, kind, name, plain) for kind in HELPS for name in getattr(stap, kind)],
    }


def plan_hulp(boek: Werkboek, kind: str, name: str, plain: Callable[[str], str]) -> PlanHulp:
    """Return one werkvorm or form."""
    titel = plain(getattr(boek, kind)[name].titel)
    return {"soort": ITEM_KINDS[kind].noun, "titel": titel, "adres": address(kind, name)}


def by_goal(boek: Werkboek) -> Iterator[tuple[str, list[str]]]:
    """Yield the werkvormen, each under its first goal: (title of the goal, ids)."""
    for name, doel in boek.doelen.items():
        yield doel.titel, [key for key, item in boek.werkvormen.items() if item.doel[0] == name]
