"""Which edition a page is of: one mark for all that the site is made from."""

from hashlib import sha256
from pathlib import Path

SOURCES = ("data", "docs", "macros")
LENGTH = 10


def mark(root: Path) -> str:
    """Return a mark of what is in the project folder now: other content, another mark."""
    found = sha256()
    for path in sorted(path for name in SOURCES for path in (root / name).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.relative_to(root).as_posix().encode() + b"\0")
            found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()[:LENGTH]
