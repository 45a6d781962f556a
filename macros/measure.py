"""Measure how hard a Dutch text is: sentences, words, syllables, and the ease of Flesch-Douma.

Flesch-Douma is 206.84 - 77 x syllables per word - 0.93 x words per sentence (W.H. Douma, 1960,
after R. Flesch); 60 and more is plain. It says something of a page, never of one sentence.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"\S.*?[.!?]['’\"”»)]*(?=\s|$)")
VOWELS = re.compile(r"aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyäëïöüéèêáóàâ]", re.I)
LONG = 4  # syllables from which a word counts as long


def sentences(text: str) -> list[str]:
    """Return the whole sentences of a text; what has no end mark, or no words, is none.

    A point after a shortened word ("art. 5") also ends one: write such words in full.
    """
    found = (match[0] for match in SENTENCE.finditer(" ".join(text.split())))
    return [sentence for sentence in found if words(sentence)]


def words(text: str) -> list[str]:
    """Return the words of a text; numbers are none."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """Return the number of vowel groups: within a few per cent of the syllables of Dutch."""
    return max(1, len(VOWELS.findall(word)))


@dataclass(slots=True)
class Measure:
    """Counts over the sentences of a text; `long` counts each long word."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    long: Counter[str] = field(default_factory=Counter)

    def ease(self) -> float:
        """Return the ease of Flesch-Douma; higher is easier."""
        return 206.84 - 77 * self.syllables / self.words - 0.93 * self.mean()

    def mean(self) -> float:
        """Return the mean number of words in a sentence."""
        return self.words / self.sentences

    def long_share(self) -> float:
        """Return the long words, as a percentage of all words."""
        return 100 * self.long.total() / self.words


def measure(texts: Iterable[str], is_explained: Callable[[str], bool]) -> Measure:
    """Measure the sentences in `texts`; a word that is explained to readers is not long."""
    result = Measure()
    for sentence in (sentence for text in texts for sentence in sentences(text)):
        found = words(sentence)
        counts = [syllables(word) for word in found]
        result.sentences += 1
        result.words += len(found)
        result.syllables += sum(counts)
        long = (word.lower() for word, count in zip(found, counts, strict=True) if count >= LONG)
        result.long.update(word for word in long if not is_explained(word))
    return result
