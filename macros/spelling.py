"""Check the spelling, with the Dutch dictionary of the system and a list of our own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hunspell import Hunspell

from macros.faults import Fault
from macros.measure import words
from macros.passages import Passage
from macros.reader import WORD_LIST, decode
from macros.reading import Reading

OWN_WORDS = f"data/{WORD_LIST}"
FOLDERS = [
    *("/usr/share/hunspell", "/usr/share/myspell/dicts", "~/Library/Spelling"),
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-nl",
]
"""Where systems keep dictionaries of hunspell; `.ci/systeem.sh` looks there too."""
DICTIONARY = "nl_NL"
NO_DICTIONARY = (
    "Het Nederlandse woordenboek ontbreekt, dus de spelling is niet nagekeken. Installeer hunspell-nl"
    f" (Debian en Ubuntu) of LibreOffice (macOS), of zet {DICTIONARY}.aff en {DICTIONARY}.dic in"
    " ~/Library/Spelling."
)


def check_spelling(reading: Reading, text: Iterable[Passage]) -> None:
    """Add each unknown word to the faults of `reading`, and each own word that stands nowhere."""
    path = reading.root / OWN_WORDS
    folders = [Path(folder).expanduser() for folder in FOLDERS]
    folder = next((f for f in folders if (f / f"{DICTIONARY}.dic").exists()), None)
    if not path.exists():
        reading.tell(path, 1, "Dit bestand ontbreekt. Maak het aan; het mag leeg zijn.")
    elif folder is None:
        reading.tell(path, 1, NO_DICTIONARY)
    elif (own := decode(reading, path)) is not None:
        whole = not reading.faults  # else what seems unused may well be used in what is broken
        speller = Speller(own.splitlines(), folder)
        reading.faults += speller.check(text)
        reading.faults += speller.unused() if whole else ()


class Speller:
    """Knows the words of the Dutch language, and those of this book."""

    def __init__(self, own: Iterable[str], folder: Path) -> None:
        """Take the lines of our own list, and the dictionary in `folder`."""
        lines = enumerate(map(str.strip, own), 1)
        self.own = {line: number for number, line in lines if line and line[0] != "#"}
        self.used: set[str] = set()
        self.hunspell = Hunspell(DICTIONARY, hunspell_data_dir=str(folder))

    def check(self, passages: Iterable[Passage]) -> Iterator[Fault]:
        """Yield each unknown word where it first stands."""
        told: set[str] = set()
        for passage in passages:
            for word in words(passage.text):
                if word not in told and not self.knows(word):
                    told.add(word)
                    yield Fault(passage.file, passage.line, self.advice(word))

    def unused(self) -> Iterator[Fault]:
        """Yield each own word that was met nowhere."""
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
