"""The tools of the site: which scripts and styles a page loads, by the name of its tool."""

from typing import NamedTuple

from rjsmin import jsmin


class Tool(NamedTuple):
    """Scripts in the order in which they run, and style sheets, both by name."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...] = ()


EVERYWHERE = Tool(("base", "preferences", "reading", "words", "offline"), ("lezen",))
AT_ONCE = {"base", "preferences"}
"""These run before the page is painted, so that its letters do not jump in size."""
TOOLS = {
    "kan-dit": Tool(("days", "beslis", "kandit"), ("kan-dit",)),
    "kiezer": Tool(("finder",), ("kiezer",)),
    "formulier": Tool(("count", "form"), ("formulier",)),
    "zoeken": Tool(("search",), ("zoeken",)),
    "mijn-plan": Tool(("days", "calendar", "plan"), ("plan",)),
}
"""By the name that a kind of item (`macros/items.py`) or the front matter of a chapter gives."""


def packed(script: str) -> str:
    """Return a script without comments and needless spaces."""
    return str(jsmin(script))


def tool_of(name: str) -> Tool:
    """Return what a page with this tool loads; an empty name is a page without a tool."""
    own = TOOLS[name] if name else Tool(())
    return Tool(EVERYWHERE.scripts + own.scripts, EVERYWHERE.styles + own.styles)
