"""Faults in the content: gathered, told to an editor once, in Dutch."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: the file as seen from the project, the line (from 1), and what is wrong."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, regel {self.line}: {self.message}"


class Finding(NamedTuple):
    """What to tell an editor: it `stops` what goes on, or it is a hint."""

    fault: Fault
    stops: bool


class ContentError(Exception):
    """The content has faults; nothing may be built from it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the `faults` in the order of file and line, each once."""
        self.faults = sorted(set(faults))
        count = "1 fout" if len(self.faults) == 1 else f"{len(self.faults)} fouten"
        super().__init__("\n".join([*map(str, self.faults), f"{count} in de inhoud."]))


def choices(value: str, allowed: Iterable[str]) -> str:
    """Return the sentence that names what is allowed and, when near, what was meant."""
    options = list(allowed)
    near = get_close_matches(value, options, n=1, cutoff=0.6)
    named = options if len(options) <= MANY else get_close_matches(value, options, n=3, cutoff=0)
    start = "Kies uit: " if len(options) <= MANY else "Kies bijvoorbeeld: "
    return f"{start}{', '.join(named)}." + (f" Bedoelt u '{near[0]}'?" if near else "")


MANY = 16  # more choices than this are not all named: a message must stay readable
