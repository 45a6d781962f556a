"""Read `data/` into the model, keep where every value stands, and gather all faults.

Scalars stay text: YAML would turn `19:30` into 1170, `NO` into False, and lose a double key.
"""

import re
from pathlib import Path

import yaml
from yaml.nodes import Node, SequenceNode

from macros.builder import Builder
from macros.faults import choices
from macros.reading import Reading
from macros.schema import UNREAD, kinds

FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WORD_LIST = "woordenboek.txt"
"""The words of our own that are spelled well; it stands in `data/`, but is no kind of item."""
NO_UTF8 = "Dit bestand is niet als UTF-8 bewaard. Kies bij bewaren de codering 'UTF-8'."
NO_YAML = (
    "Dit is geen goede YAML. Kijk naar het inspringen, en zet tekst met een dubbele punt, een"
    " accolade of een aanhalingsteken erin tussen aanhalingstekens, of onder '|'."
)


def read(root: Path) -> Reading:
    """Read all of `root`/data; faults are gathered in the result, never raised."""
    reading = Reading(root, {kind: {} for kind in kinds()})
    for path in visible(root / "data"):
        if path.name != WORD_LIST:
            read_kind(reading, path)
    told = {re.split("[/.]", fault.file.removeprefix("data/"))[0] for fault in reading.faults}
    for kind in kinds():
        if not reading.items[kind] and kind not in told:
            reading.tell(root / "data" / kind, 1, "Dit onderdeel ontbreekt of is leeg.")
    return reading


def visible(folder: Path) -> list[Path]:
    """Return what an editor sees in a folder, by name; a Mac leaves `.DS_Store` behind."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def read_kind(reading: Reading, path: Path) -> None:
    """Read one file or folder that stands directly in `data/`."""
    kind = path.stem
    if kind not in kinds():
        message = f"'{path.name}' is geen onderdeel van het werkboek. {choices(kind, kinds())}"
        reading.tell(path, 1, message)
    elif path.suffix not in ("", ".yml"):
        refuse_name(reading, path)
    elif path.is_file():
        read_list(reading, kind, path)
    else:
        for item in visible(path):
            if item.suffix != ".svg":  # a logo stands beside its municipality
                read_item(reading, kind, item)


def read_item(reading: Reading, kind: str, path: Path) -> None:
    """Read the file of one item; its name without `.yml` is the id."""
    if path.is_dir():
        message = "Hier hoort een bestand, geen map. Zet wat erin staat een map hoger."
        reading.tell(path, 1, message)
    elif path.suffix != ".yml" or not FILE_NAME.fullmatch(path.stem):
        reading.items[kind].setdefault(refuse_name(reading, path), UNREAD)
    else:
        reading.items[kind][path.stem] = UNREAD
        if node := compose(reading, path):
            Builder(reading, path).item(node, kind, path.stem)


def refuse_name(reading: Reading, path: Path) -> str:
    """Tell that a file name cannot be; return the id that was likely meant."""
    good = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    message = "Deze bestandsnaam kan niet. Gebruik kleine letters, cijfers en streepjes"
    reading.tell(path, 1, f"{message}, met .yml erachter: '{good}.yml'.")
    return good


def read_list(reading: Reading, kind: str, path: Path) -> None:
    """Read a vocabulary: one file with a list of items, each with its own `id`."""
    node = compose(reading, path)
    if isinstance(node, SequenceNode):
        for entry in node.value:
            Builder(reading, path).entry(entry, kind)
    elif node:
        message = "Hier hoort een lijst: elk stuk begint met '- id: '."
        reading.tell(path, node.start_mark.line + 1, message)


def decode(reading: Reading, path: Path) -> str | None:
    """Return the text of a file, or None with its fault noted."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        reading.tell(path, line, NO_UTF8)
        return None


def compose(reading: Reading, path: Path) -> Node | None:
    """Return the YAML tree of a file, or None with its fault noted."""
    text, line, message = decode(reading, path), 1, "Dit bestand is leeg."
    if text is None:
        return None
    if tab := re.search(r"^ *\t", text, re.MULTILINE):
        line = text.count("\n", 0, tab.start()) + 1
        message = "Deze regel begint met een tab. Gebruik spaties om in te springen."
    else:
        try:
            if node := yaml.compose(text, Loader=yaml.CSafeLoader):
                return node
        except yaml.reader.ReaderError as error:
            line = text.encode()[: error.position].count(b"\n") + 1
            message = "Hier staat een teken dat u niet ziet en dat niet mag. Typ de regel opnieuw."
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, message = mark.line + 1 if mark else 1, NO_YAML
    reading.tell(path, line, message)
    return None
