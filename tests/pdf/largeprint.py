"""Is every page of a finished PDF large print? A table of rules, each measured on the page itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from tests.pdf.pdftext import POINTS_PER_MM
from tests.pdf.printed import Box, Colour, Line, Page, pages

FONTS = {"Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"}
LINE_MM, SIDE_MM, EDGE_MM = 152, 27, 22
"""The longest line, and the margins that text keeps from the sides, and from top and bottom."""
LEADING, CONTRAST, FEW_LINES, ROOM_LINES = 1.4, 7.0, 4, 6
STRETCH = 0.04  # ems that the spaces of two lines may differ
SLACK = 0.5  # points of a place on the page
SIZE_SLACK = 0.05  # points of a size or a distance between lines

HYPHENS = "\u2010\u00ad"
ADDRESS = re.compile(r"[/@]|\w\.\w")
CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}(?:\s+[A-ZÀ-ÖØ-Þ]{2,})+\b")

Rule = Callable[[Page, float], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not large print: on which page (from 1), against which rule, and what."""

    page: int
    rule: str
    text: str


def faults(
    pdf: Path, size: float, words: frozenset[str] | None = None, short: Collection[int] = ()
) -> list[Fault]:
    """Give all that is not large print of `size` points in a tagged PDF, page by page.

    `words` are those of the source; without them, those that stand whole within a line of the PDF.
    Pages in `short` may be nearly empty.
    """
    found, ends, whole = [], [], set()
    for page in pages(pdf):
        for name, rule in RULES.items():
            if not (rule is nearly_empty and page.number in short):
                found += [Fault(page.number, name, text) for text in rule(page, size)]
        ends += [(page.number, *end) for end in line_ends(page)]
        whole |= inner_words(page) if words is None else set()
    known = {_bare(word) for word in (whole if words is None else words)}
    found += [Fault(at, "split word", f"{a}|{b}") for at, a, b in ends if is_split(a, b, known)]
    return sorted(found, key=lambda fault: fault.page)


# Rules: in a page, out the text of each fault.


def too_small(page: Page, size: float) -> Iterator[str]:
    """Letters are at least the size asked for, after every matrix."""
    for run in page.runs:
        if run.size < size - SIZE_SLACK:
            yield f"{run.size:.1f} pt: {run.text}"


def too_long(page: Page, size: float) -> Iterator[str]:
    """A line is at most 152 mm, from the first letter to the last."""
    for line in page.lines:
        if line.right - line.left > LINE_MM * POINTS_PER_MM + SLACK:
            yield f"{(line.right - line.left) / POINTS_PER_MM:.0f} mm: {line.text}"


def in_the_margin(page: Page, size: float) -> Iterator[str]:
    """Text keeps to the margins; heads and numbers to those at the sides, a tab to the paper."""
    for run in page.runs:
        side = 0 if run.block is None and len(run.text) == 1 else SIDE_MM
        edge = 0 if run.block is None else EDGE_MM
        x, y = side * POINTS_PER_MM - SLACK, edge * POINTS_PER_MM - SLACK
        left, bottom, right, top = run.box
        if left < x or right > page.width - x or bottom < y or top > page.height - y:
            yield run.text


def too_tight(page: Page, size: float) -> Iterator[str]:
    """Base lines of a paragraph stand 1.4 x the size apart; a badge or superscript is no line."""
    for first, second in _following(page):
        lead = (first.base - second.base) / first.size
        if _indent(first, second) == 0 and lead < LEADING - SIZE_SLACK / first.size:
            yield f"{lead:.2f} x {first.size:.0f} pt: {first.text} | {second.text}"


def ragged_left(page: Page, size: float) -> Iterator[str]:
    """Lines of a paragraph start at the same x, unless a drawing or a label stands before one."""
    for first, second in _following(page):
        indent = _indent(first, second)
        if indent < 0 and _labelled(page, first):
            continue
        if indent and not _drawn(page, max(first, second, key=lambda line: line.left), abs(indent)):
            yield f"{indent:.0f} pt: {first.text} | {second.text}"


def left_alone(page: Page, size: float) -> Iterator[str]:
    """The sign or number before an item stands on a line with its text."""
    for label in (run for run in page.runs if run.block and run.block.kind == "/LI"):
        beside = (run for run in page.runs if abs(run.base - label.base) < 0.3 * size)
        if not any(run.left >= label.right - SLACK for run in beside):
            yield label.text


def justified(page: Page, size: float) -> Iterator[str]:
    """Words stand equally far apart on every line of a paragraph in one font."""
    for block in page.blocks:
        lines = [line for line in block if line.gap]
        for first, second in combinations(lines, 2):
            if first.font == second.font and abs(first.gap - second.gap) > STRETCH:
                yield f"{first.text} | {second.text}"
                break


def pale(page: Page, size: float) -> Iterator[str]:
    """Text has a contrast of 7 with each colour that is a real part of what lies under it."""
    for run in page.runs:
        under = page.under(run.heart)
        grounds = [colour for colour, count in under.items() if count >= 0.05 * under.total()]
        lowest = min(contrast(page.ink(run, ground), ground) for ground in grounds)
        if lowest < CONTRAST - 0.005:
            yield f"{lowest:.1f}: {run.text}"


def strange_letters(page: Page, size: float) -> Iterator[str]:
    """Only our fonts, inside the file, and upright."""
    for run in page.runs:
        if run.font not in FONTS or not run.upright:
            yield f"{run.font}{'' if run.upright else ', not upright'}: {run.text}"


def capitals(page: Page, size: float) -> Iterator[str]:
    """No two words in capitals after each other."""
    for block in page.blocks:
        if found := CAPITALS.search(" ".join(line.text for line in block)):
            yield found[0]


def on_text(page: Page, size: float) -> Iterator[str]:
    """No text stands on other text."""
    runs = sorted(page.runs, key=lambda run: -run.base)
    for index, run in enumerate(runs):
        for other in runs[index + 1 :]:
            if run.base - other.base > max(run.size, other.size):
                break
            if min(len(run.text), len(other.text)) == 1:
                continue  # a point under the tail of a q
            if _shared(run.box, other.box) > 0.1 * min(_area(run.box), _area(other.box)):
                yield f"{run.text} | {other.text}"


def on_edge(page: Page, size: float) -> Iterator[str]:
    """No text runs over a line or the edge of a box: one colour lies under its letters."""
    for run in page.runs:
        under = page.under(run.heart)
        [(ground, _)] = under.most_common(1)
        if sum(count for colour, count in under.items() if contrast(colour, ground) > 1.03) > 2:
            yield run.text


def nearly_empty(page: Page, size: float) -> Iterator[str]:
    """A page has at least four lines of text, or a drawing or room to write six lines high.

    The last page of a section may end early, but with fewer lines it looks forgotten.
    """
    body = [run for run in page.runs if run.block]
    count = len({round(run.base / size) for run in body})
    if count < FEW_LINES:
        painted = page.painted(SIDE_MM * POINTS_PER_MM)
        places = [y for run in body for y in (run.box[1], run.box[3])] + [*painted]
        if not painted or max(places) - min(places) < ROOM_LINES * LEADING * size:
            yield f"{count} lines: {' '.join(run.text for run in body)}"


RULES: dict[str, Rule] = {
    "too small": too_small,
    "line too long": too_long,
    "in the margin": in_the_margin,
    "lines too tight": too_tight,
    "not aligned left": ragged_left,
    "label left alone": left_alone,
    "justified": justified,
    "contrast": pale,
    "font": strange_letters,
    "capitals": capitals,
    "text on text": on_text,
    "text on an edge": on_edge,
    "nearly empty": nearly_empty,
}


# Words that are split: judged at the end, when all words are known.


def line_ends(page: Page) -> Iterator[tuple[str, str]]:
    """Yield (last word, first word of the next line) for each line of a block; "" after the last."""
    for block in page.blocks:
        for line, after in zip(block, [*block[1:], None], strict=True):
            yield line.text.split()[-1], after.text.split()[0] if after else ""


def inner_words(page: Page) -> set[str]:
    """Give the words that surely are whole: neither the first nor the last of their line."""
    return {word for line in page.lines for word in line.text.split()[1:-1]}


def is_split(last: str, first: str, known: Collection[str]) -> bool:
    """Tell whether one word stands on two lines, but for an address or after its own hyphen.

    Without a hyphen on the page that shows only when the whole is a known word and a half is not.
    """
    whole = _bare(last + first)
    if last[-1] in HYPHENS:
        return True
    if ADDRESS.search(whole):
        return False
    if last[-1] == "-":
        return whole not in known and _bare(last[:-1] + first) in known
    return bool(first) and whole in known and not (_bare(last) in known and _bare(first) in known)


def _bare(word: str) -> str:
    """Give a word as one looks it up: small letters, without the signs around it."""
    return word.strip(".,:;!?…()[]'\"‘’“”„").lower()


# What the rules measure with.


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast of two colours, as WCAG 2 counts it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    """Give how much light a colour gives, from 0 to 1."""
    shares = (value / 255 for value in colour)
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _following(page: Page) -> Iterator[tuple[Line, Line]]:
    """Yield each two lines of one paragraph and one size that follow each other."""
    for first, second in (pair for block in page.blocks for pair in pairwise(block)):
        same = abs(first.size - second.size) < SIZE_SLACK and first.kind != "/Figure"
        if same and first.base - second.base < 2 * first.size:
            yield first, second


def _indent(first: Line, second: Line) -> float:
    """Give how far a line starts to the right of the line above it; 0 for less than a letter."""
    indent = min((second.left - start for start in first.starts), key=abs)
    return indent if abs(indent) > 0.15 * first.size else 0


def _drawn(page: Page, line: Line, width: float) -> bool:
    """Tell whether a drawing stands before a line."""
    before = line.left - width, line.base, line.left - 1, line.base + 0.6 * line.size
    return len(page.under(before)) > 1


def _labelled(page: Page, line: Line) -> bool:
    """Tell whether other text ends right before a line: the label that it goes on from."""
    ends = (line.left - run.box[2] for run in page.runs if abs(run.base - line.base) < SLACK)
    return any(-SLACK < end < 2 * line.size for end in ends)


def _shared(one: Box, other: Box) -> float:
    """Give the area that two boxes share."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0) * max(height, 0)


def _area(box: Box) -> float:
    """Give the area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])
