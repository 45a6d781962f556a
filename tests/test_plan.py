"""What "Mijn plan" knows of the book: every step with its week, and an edition that tells of change."""

from dataclasses import replace

import pytest

from macros.plan import by_goal, plan_item, plan_items
from macros.render import Renderer
from macros.workbook import open_workbook
from tests.editions import ROOT

BOEK = open_workbook(ROOT, "voorbeeldstad")
PLAIN = Renderer(BOEK, "site", ROOT, {}).plain
ITEMS = plan_items(BOEK, PLAIN)


def test_every_idea_and_recept_is_there_with_all_its_steps() -> None:
    assert len(ITEMS) == len(BOEK.initiatieven) + len(BOEK.recepten)
    feast = BOEK.initiatieven["straatfeest"]
    found = ITEMS["initiatieven/straatfeest"]["stappen"]
    assert [stap["week"] for stap in found] == [stap.week for stap in feast.processtappen]
    assert ITEMS["initiatieven/straatfeest"]["vanaf"] == "de dag van het feest"
    recept = BOEK.recepten["groen-in-de-straat"]
    assert [stap["titel"] for stap in ITEMS["recepten/groen-in-de-straat"]["stappen"]] == [
        PLAIN(stap.titel) for stap in recept.stappen
    ]


def test_only_roles_of_residents_are_named() -> None:
    assert ITEMS["initiatieven/straatfeest"]["stappen"][1]["wie"] == "Initiatiefnemer"
    assert ITEMS["recepten/groen-in-de-straat"]["stappen"][0]["wie"] == ""


def test_texts_are_plain_with_the_rules_of_the_municipality() -> None:
    texts = [stap[side] for item in ITEMS.values() for stap in item["stappen"] for side in ("u", "wij")]
    assert [text for text in texts if "{" in text or "**" in text] == []


def test_edition_changes_with_any_change_of_a_step() -> None:
    feast = BOEK.initiatieven["straatfeest"]
    first, *rest = feast.processtappen
    other = replace(feast, processtappen=(replace(first, gemeente_doet="Wij doen iets anders."), *rest))
    assert plan_item(BOEK, feast, PLAIN) == ITEMS["initiatieven/straatfeest"]
    assert plan_item(BOEK, other, PLAIN)["editie"] != ITEMS["initiatieven/straatfeest"]["editie"]


def test_each_werkvorm_stands_under_one_goal() -> None:
    names = [name for _, group in by_goal(BOEK) for name in group]
    assert sorted(names) == sorted(BOEK.werkvormen)


@pytest.mark.parametrize("key", ITEMS)
def test_some_step_begins_near_the_day_to_count_from(key: str) -> None:
    assert any(stap["week"] in (-1, 0, 1) for stap in ITEMS[key]["stappen"])
