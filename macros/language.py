"""Check that the text is easy to read: what is too hard stops the build, what is hard is a hint.

The limits come from measuring municipal texts: their sentences are short, their words are hard.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from macros.faults import Fault, Finding
from macros.measure import Measure, measure, sentences, words
from macros.model import Begrip, Jargon
from macros.passages import Passage
from macros.reading import Reading

ENOUGH = 80  # words that a page must have before it is judged as a whole
NEVER = r"(?!)"  # the pattern that fits nothing
SAME_LENGTH, SAME_PAGES = 8, 3
"""A sentence of more words than this says too little when it stands on more pages than that."""


class Limit(NamedTuple):
    """A value past `hint` is told, past `stop` a fault; `way` is 1 for too much, -1 for too little."""

    hint: float
    stop: float
    way: int = 1


EASE, LONG_SHARE, MEAN = Limit(60, 55, -1), Limit(8, 10), Limit(12, 15)
SENTENCE, JARGON = Limit(20, 25), Limit(5, 10)


class Language:
    """The words that editors agreed on: which are explained, and which to avoid."""

    def __init__(self, begrippen: Iterable[Begrip], jargon: Iterable[Jargon]) -> None:
        """Prepare to find words fast; a word that is explained on the page is not jargon."""
        self.explained = {form.lower() for word in begrippen for form in (word.titel, *word.vormen)}
        forms = {form.lower(): word.zeg for word in jargon for form in (word.titel, *word.vormen)}
        self.plain = {form: say for form, say in forms.items() if form not in self.explained}
        every = sorted(self.plain, key=len, reverse=True)
        any_form = "|".join(map(re.escape, every)) or NEVER
        self.pattern = re.compile(rf"(?<![\w-])({any_form})(?![\w-])", re.IGNORECASE)

    def is_explained(self, word: str) -> bool:
        """Return whether a word is in the glossary, so that pages explain it."""
        return word.lower() in self.explained

    def check(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Yield what is hard to read, page by page, and what is said too often."""
        plain = sorted((p for p in passages if not p.official), key=attrgetter("file"))
        for file, page in groupby(plain, key=attrgetter("file")):
            texts = list(page)
            for passage in texts:
                yield from self.check_sentences(passage)
            yield from self.check_jargon(file, texts)
            yield from self.check_page(file, self.measure(texts))
        yield from repeated(plain)

    def measure(self, texts: Iterable[Passage]) -> Measure:
        """Measure texts, with the words of the glossary as explained."""
        return measure((passage.text for passage in texts), self.is_explained)

    def check_sentences(self, passage: Passage) -> Iterator[Finding]:
        """Yield each sentence that is too long."""
        for sentence in sentences(passage.text):
            count = len(words(sentence))
            message = f"Deze zin heeft {count} woorden: '{shortened(sentence)}' Maak er twee zinnen van."
            yield from judged(SENTENCE, count, Fault(passage.file, passage.line, message))

    def check_jargon(self, file: str, texts: list[Passage]) -> Iterator[Finding]:
        """Yield each official word with a plainer one, and a fault when there are many."""
        for passage, word in self.official(texts):
            message = f"'{word}' is een moeilijk woord. Zeg liever: {self.plain[word.lower()]}."
            yield Finding(Fault(passage.file, passage.line, message), stops=False)
        if sum(len(words(passage.text)) for passage in texts) >= ENOUGH:
            share = self.official_share(texts)
            message = f"Van elke 1000 woorden zijn er {number(share)} te moeilijk;"
            message = f"{message} hoogstens {JARGON.hint} is goed."
            yield from judged(JARGON, share, Fault(file, 1, message))

    def official(self, texts: Iterable[Passage]) -> list[tuple[Passage, str]]:
        """Return each official word with the passage that it stands in."""
        return [(p, match[0]) for p in texts for match in self.pattern.finditer(p.text)]

    def official_share(self, texts: list[Passage]) -> float:
        """Return the official words in texts of at least one word, per 1000 words."""
        return 1000 * len(self.official(texts)) / sum(len(words(p.text)) for p in texts)

    def check_page(self, file: str, counts: Measure) -> Iterator[Finding]:
        """Yield what is hard about a page as a whole; a page of few words is not judged."""
        if counts.words < ENOUGH:
            return
        longest = ", ".join(word for word, _ in counts.long.most_common(8))
        hard = f"De leesbaarheid (Flesch-Douma) is {number(counts.ease())}; minstens {EASE.hint} is goed."
        hard += f" Kies kortere woorden voor: {longest}." if longest else ""
        yield from judged(EASE, counts.ease(), Fault(file, 1, hard))
        long = f"Van de woorden is {number(counts.long_share())} procent lang;"
        long = f"{long} hoogstens {LONG_SHARE.hint} is goed. Zoals: {longest}."
        yield from judged(LONG_SHARE, counts.long_share(), Fault(file, 1, long))
        mean = f"Een zin heeft hier gemiddeld {number(counts.mean())} woorden;"
        mean = f"{mean} hoogstens {MEAN.hint} is goed."
        yield from judged(MEAN, counts.mean(), Fault(file, 1, mean))


def agreed(reading: Reading) -> Language:
    """Return the words that the editors of what was read agreed on."""
    return Language(reading.sound("begrippen").values(), reading.sound("jargon").values())


def judged(limit: Limit, value: float, fault: Fault) -> Iterator[Finding]:
    """Yield `fault` when `value` is past a limit."""
    if limit.way * value > limit.way * limit.hint:
        yield Finding(fault, stops=limit.way * value > limit.way * limit.stop)


def repeated(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield a fault for a sentence that stands on many pages: there it says nothing of its own."""
    found: dict[str, dict[str, Passage]] = defaultdict(dict)
    for passage in passages:
        for sentence in sentences(passage.text):
            if len(words(sentence)) > SAME_LENGTH:
                found[sentence].setdefault(passage.file, passage)
    for sentence, pages in found.items():
        if len(pages) > SAME_PAGES:
            first, *others = pages.values()
            message = f"Deze zin staat op {len(pages)} bladzijden: '{sentence}' Zeg wat hier anders is."
            message = f"{message} Zij staat ook in {', '.join(other.file for other in others[:3])}."
            yield Finding(Fault(first.file, first.line, message), stops=True)


def number(value: float) -> str:
    """Return a number in Dutch, with one decimal."""
    return f"{value:.1f}".replace(".", ",")


def shortened(sentence: str) -> str:
    """Return the start of a sentence, enough to find it by."""
    start = sentence.split()[:8]
    return f"{' '.join(start)} …"
