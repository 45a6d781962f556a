"""Check the spelling, with the Dutch dictionary of the system and a list of our own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hunspell import Hunspell

from macros.faults import Fault
from macros.measure import words
from macros.passages import Passage
from macros.reader import WORD_LIST

OWN_WORDS = f"data/{WORD_LIST}"
FOLDERS = [
    *("/usr/share/hunspell", "/usr/share/myspell/dicts"),
    *("/opt/homebrew/share/hunspell", "~/Library/Spelling"),
]
"""Where systems keep dictionaries of hunspell."""
DICTIONARY = "nl_NL"
NO_DICTIONARY = (
    "Het Nederlandse woordenboek ontbreekt. Installeer hunspell-nl (Debian en Ubuntu), of zet"
    f" {DICTIONARY}.aff en {DICTIONARY}.dic in een van deze mappen: {', '.join(FOLDERS)}."
)


class NoDictionaryError(Exception):
    """This system has no Dutch dictionary; the message tells what to do."""


class Speller:
    """Knows the words of the Dutch language, and those of this book."""

    def __init__(self, root: Path) -> None:
        """Read both lists; raises NoDictionaryError."""
        lines = (root / OWN_WORDS).read_text(encoding="utf-8").splitlines()
        self.own = {line: number for number, line in enumerate(lines, 1) if line and line[0] != "#"}
        self.used: set[str] = set()
        folders = [Path(folder).expanduser() for folder in FOLDERS]
        folder = next((f for f in folders if (f / f"{DICTIONARY}.dic").exists()), None)
        if folder is None:
            raise NoDictionaryError(NO_DICTIONARY)
        self.hunspell = Hunspell(DICTIONARY, hunspell_data_dir=str(folder))

    def check(self, passages: Iterable[Passage]) -> Iterator[Fault]:
        """Yield each unknown word where it first stands, then each own word that is not needed."""
        told: set[str] = set()
        for passage in passages:
            for word in words(passage.text):
                if word not in told and not self.knows(word):
                    told.add(word)
                    yield Fault(passage.file, passage.line, self.advice(word))
        for word in self.own.keys() - self.used:
            message = f"Het woord '{word}' staat nergens in het boek. Haal het uit deze lijst."
            yield Fault(OWN_WORDS, self.own[word], message)

    def knows(self, word: str) -> bool:
        """Return whether a word is spelled well, as a whole or in each of its parts."""
        mine = {word, word.lower()} & self.own.keys()
        self.used |= mine
        if mine or self.hunspell.spell(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(self.knows(part) for part in parts if part)

    def advice(self, word: str) -> str:
        """Return the message about an unknown word, with what was likely meant."""
        near = self.hunspell.suggest(word)[:1]
        meant = f" Bedoelt u '{near[0]}'?" if near else ""
        return f"Het woord '{word}' is onbekend.{meant} Is het goed? Zet het dan in {OWN_WORDS}."
