"""Read `data/` into the model, keep where every value stands, and gather all faults.

Scalars stay text until the model gives them a type: YAML would turn `19:30` into 1170 and
`NO` into False, and would lose a duplicate key in silence.
"""

import re
from pathlib import Path

import yaml
from yaml.nodes import Node, SequenceNode

from macros.builder import Builder
from macros.faults import Fault, choices
from macros.reading import Reading
from macros.schema import UNREAD, kinds

FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NO_YAML = (
    "Dit is geen goede YAML. Kijk naar het inspringen, en zet tekst met een dubbele punt of een"
    " aanhalingsteken erin tussen aanhalingstekens, of onder '|'."
)


def read(root: Path) -> Reading:
    """Read all of `root`/data; faults are gathered in the result, never raised."""
    reading = Reading(root, {kind: {} for kind in kinds()})
    for path in sorted((root / "data").iterdir()):
        read_kind(reading, path, root)
    told = {fault.file.removeprefix("data/").partition("/")[0] for fault in reading.faults}
    for kind, items in reading.items.items():
        if not items and not told & {kind, f"{kind}.yml"}:
            reading.faults.append(Fault(f"data/{kind}", 1, "Dit onderdeel ontbreekt of is leeg."))
    return reading


def read_kind(reading: Reading, path: Path, root: Path) -> None:
    """Read one file or folder that stands directly in `data/`."""
    kind, file = path.stem, path.relative_to(root).as_posix()
    if kind not in kinds() or path.suffix not in ("", ".yml"):
        message = f"'{path.name}' is geen onderdeel van het werkboek. {choices(kind, kinds())}"
        reading.faults.append(Fault(file, 1, message))
    elif path.is_file():
        read_list(reading, kind, path, file)
    else:
        for item in sorted(path.iterdir()):
            if item.suffix != ".svg":  # a logo stands beside its municipality
                read_item(reading, kind, item, item.relative_to(root).as_posix())


def read_item(reading: Reading, kind: str, path: Path, file: str) -> None:
    """Read the file of one item; its name without `.yml` is the id."""
    if path.suffix != ".yml" or not FILE_NAME.fullmatch(path.stem):
        good = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
        message = "Deze bestandsnaam kan niet. Gebruik kleine letters, cijfers en streepjes"
        reading.faults.append(Fault(file, 1, f"{message}, met .yml erachter: '{good}.yml'."))
        return
    reading.places[kind, path.stem] = (file, 1)
    reading.items[kind][path.stem] = UNREAD
    if node := compose(reading, path, file):
        Builder(reading, file).item(node, kind, path.stem)


def read_list(reading: Reading, kind: str, path: Path, file: str) -> None:
    """Read a vocabulary: one file with a list of items, each with its own `id`."""
    node = compose(reading, path, file)
    if isinstance(node, SequenceNode):
        for entry in node.value:
            Builder(reading, file).entry(entry, kind)
    elif node:
        message = "Hier hoort een lijst: elk stuk begint met '- id: '."
        reading.faults.append(Fault(file, node.start_mark.line + 1, message))


def compose(reading: Reading, path: Path, file: str) -> Node | None:
    """Return the YAML tree of a file, or None with its fault noted."""
    line, message = 1, "Dit bestand is leeg."
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if tab := re.search(r"^ *\t", text, re.MULTILINE):
            line = text.count("\n", 0, tab.start()) + 1
            message = "Deze regel begint met een tab. Gebruik spaties om in te springen."
        elif node := yaml.compose(text, Loader=yaml.CSafeLoader):
            return node
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "Dit bestand is niet als UTF-8 bewaard. Kies bij bewaren de codering 'UTF-8'."
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, message = mark.line + 1 if mark else 1, NO_YAML
    reading.faults.append(Fault(file, line, message))
    return None
