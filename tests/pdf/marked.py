"""What the content of a PDF says: its letters as the file maps them, by piece of marked content.

Nothing is guessed from positions: a space is there only when the file holds one, as for a program
that reads aloud. Marked content in a drawing counts with the page that the drawing is on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

OPERATORS = "q Q BMC BDC EMC Tf Tj TJ ' \" Do"
UNKNOWN = "\ufffd"

# The number of the object in the file, which tells two equal objects apart.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one stretch of marked content; `mcid` is None when no number marks it."""

    mcid: int | None
    artifact: bool
    text: str


@dataclass(frozen=True, slots=True)
class Font:
    """How the codes in a string become letters: the bytes of a code, and the letters by code."""

    width: int
    letters: dict[bytes, str]

    def read(self, data: bytes) -> str:
        """Give the letters of a string; UNKNOWN for a code that the font does not map."""
        steps = range(0, len(data), self.width)
        return "".join(self.letters.get(data[start : start + self.width], UNKNOWN) for start in steps)


NO_FONT = Font(1, {})


class Scan:
    """Reads pages one after the other, and keeps the fonts that they share."""

    def __init__(self) -> None:
        self.fonts: dict[Place, Font] = {}
        self.marks: list[Run] = []
        self.runs: list[Run] = []

    def page(self, page: pikepdf.Page) -> list[Run]:
        """Give the runs of a page, in the order in which they are painted."""
        self.marks, self.runs = [Run(None, False, "")], []
        self.content(page, page.resources)
        return self.runs

    def content(self, source: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object) -> None:
        """Read the content of a page or a drawing."""
        fonts = [NO_FONT]
        for instruction in pikepdf.parse_content_stream(source, OPERATORS):
            operands, name = instruction.operands, str(instruction.operator)
            if name in {"BMC", "BDC"}:
                self.open(str(operands[0]), operands[-1], resources)
            elif name in {"EMC", "Q"}:
                (self.marks if name == "EMC" else fonts).pop()
            elif name == "q":
                fonts.append(fonts[-1])
            elif name == "Tf":
                fonts[-1] = self.font(resources.Font[str(operands[0])])
            elif name == "Do":
                self.drawing(resources.XObject[str(operands[0])], resources)
            else:
                self.show(operands[-1], fonts[-1])

    def open(self, tag: str, properties: pikepdf.Object, resources: pikepdf.Object) -> None:
        """Begin marked content: what it does not say itself holds from around it."""
        if isinstance(properties, pikepdf.Name) and properties in resources.get("/Properties", {}):
            properties = resources.Properties[properties]
        around = self.marks[-1]
        number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
        mcid = around.mcid if number is None else int(number)
        self.marks.append(Run(mcid, around.artifact or tag == "/Artifact", ""))
        if number is not None:
            self.runs.append(self.marks[-1])

    def drawing(self, drawing: pikepdf.Object, resources: pikepdf.Object) -> None:
        """Read what a drawing in the content says."""
        if drawing.get("/Subtype") == "/Form":
            self.content(drawing, drawing.get("/Resources", resources))

    def show(self, shown: pikepdf.Object, font: Font) -> None:
        """Add the letters of one string, or of a list of strings and distances."""
        parts = [shown] if isinstance(shown, pikepdf.String) else iter(shown)
        data = b"".join([bytes(part) for part in parts if isinstance(part, pikepdf.Object)])
        self.runs.append(Run(self.marks[-1].mcid, self.marks[-1].artifact, font.read(data)))

    def font(self, font: pikepdf.Object) -> Font:
        """Give how to read a font, which is worked out once."""
        if font.objgen not in self.fonts:
            letters = dict(mapping(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else {}
            self.fonts[font.objgen] = Font(2 if font.Subtype == "/Type0" else 1, letters)
        return self.fonts[font.objgen]


def mapping(cmap: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield each code of a ToUnicode table with its letters."""
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, letters in re.findall(rb"<(\w+)>\s*<(\w*)>", block):
            yield hexed(code), decode(hexed(letters))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, start, each in re.findall(
            rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[(.*?)\])", block, re.DOTALL
        ):
            codes = (n.to_bytes(len(first) // 2) for n in range(int(first, 16), int(last, 16) + 1))
            yield from zip(codes, listed(each) if each else counted(hexed(start)), strict=False)


def hexed(digits: bytes) -> bytes:
    """Give the bytes that hexadecimal digits stand for."""
    return bytes.fromhex(digits.decode())


def decode(letters: bytes) -> str:
    """Give the letters of an entry."""
    return letters.decode("utf-16-be", "replace")


def listed(entries: bytes) -> Iterator[str]:
    """Yield the letters of a range that names them one by one."""
    return (decode(hexed(entry)) for entry in re.findall(rb"<(\w*)>", entries))


def counted(first: bytes) -> Iterator[str]:
    """Yield the letters of a range that only names the first: the last byte counts on."""
    return (decode(first[:-1] + bytes([last])) for last in range(first[-1], 256))
