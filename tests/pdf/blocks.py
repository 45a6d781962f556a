"""Which paragraph each piece of text in a tagged PDF belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from tests.pdf.pdftext import Pages, Piece

INLINE = {"/Span", "/Link", "/NonStruct", "/Em", "/Strong", "/Code", "/Quote", "/Lbl", "/Reference"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or cell: a tag that holds lines and is no part of one."""

    number: int
    kind: str


def blocks_by_piece(pdf: Path) -> dict[Piece, Block]:
    """Give the block around each piece of tagged text. ValueError when the file has no tags."""
    with pikepdf.open(pdf) as file:
        tree = file.Root.get("/StructTreeRoot")
        if tree is None:
            raise ValueError(f"{pdf} has no tags, so no paragraphs.")
        indexes = {page.obj.objgen: index for index, page in enumerate(file.pages)}
        found: dict[Piece, Block] = {}
        _walk(tree, -1, Block(0, ""), indexes, found)
    return found


def _walk(
    element: pikepdf.Object, page: int, block: Block, indexes: Pages, found: dict[Piece, Block]
) -> None:
    """Note the block of all text in an element of the tree and in those under it."""
    page = indexes[element.Pg.objgen] if "/Pg" in element else page
    kids: Any = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            found[page, kid] = block
        elif kid.get("/Type") == "/MCR":
            found[indexes[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)] = block
        elif kid.get("/Type") != "/OBJR":
            kind = str(kid.S)
            inner = block if kind in INLINE else Block(kid.objgen[0], kind)
            _walk(kid, page, inner, indexes, found)
