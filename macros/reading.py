"""What came out of `data/`: items, the place of each value, and the faults met on the way."""

from dataclasses import dataclass, field
from pathlib import Path as File

from macros.faults import Fault
from macros.schema import UNREAD, Path, Value, kinds, walk

DRAWINGS = "docs/assets/tekeningen"


@dataclass(slots=True)
class Reading:
    """Items by kind and id; by path, the file (as seen from the project) and line from 1."""

    root: File
    items: dict[str, dict[str, Value]]
    places: dict[Path, tuple[str, int]] = field(default_factory=lambda: {(): ("data", 1)})
    faults: list[Fault] = field(default_factory=list)
    hints: list[Fault] = field(default_factory=list)

    def tell(self, file: File, line: int, message: str) -> None:
        """Add a fault at a line of a file."""
        self.faults.append(Fault(file.relative_to(self.root).as_posix(), line, message))

    def place(self, path: Path) -> tuple[str, int]:
        """Return the file and line of the value at `path`, or else of the nearest around it."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def fault(self, path: Path, message: str) -> None:
        """Add a fault about the value at `path`."""
        self.faults.append(Fault(*self.place(path), message))

    def sound(self, kind: str) -> dict[str, Value]:
        """Return the items of `kind` in which every value could be read, by id."""
        whole = {}
        for name, item in self.items[kind].items():
            if all(value is not UNREAD for _, _, value in walk(item, kinds()[kind], (kind, name))):
                whole[name] = item
        return whole

    def names(self, kind: str) -> list[str]:
        """Return the ids of the items of `kind`, sound or not; or the names of all drawings."""
        if kind == "tekeningen":
            return sorted(path.stem for path in (self.root / DRAWINGS).glob("*.svg"))
        return list(self.items[kind])
