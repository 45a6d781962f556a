"""Turn the YAML tree of a file into values of the model; each fault is told, none stops."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path as File
from typing import get_args

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from macros.faults import Fault, choices
from macros.model import Pattern, Prose, Week
from macros.reading import Reading
from macros.schema import UNREAD, Hint, Path, Value, closed, hints, is_a, kinds, marks, required
from macros.values import day, decimal, whole

SCALARS: dict[Hint, tuple[Callable[[str], Value], str]] = {
    str: (str, ""),
    int: (whole, "is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 25."),
    Decimal: (decimal, "is geen getal. Schrijf een komma, geen punt: 1,5."),
    Week: (int, ""),
    date: (day, "is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-22."),
}
"""Types that are no text: how to convert, and what to tell when that fails; a `Week` fits by its mark."""

QUOTES = "Begint de tekst met een accolade of blokhaak? Zet haar dan tussen aanhalingstekens."


class Builder:
    """Turns the YAML tree of one file into values of the model."""

    def __init__(self, reading: Reading, path: File) -> None:
        """Note values, their places and faults of the file at `path` in `reading`."""
        self.reading = reading
        self.file = path.relative_to(reading.root).as_posix()

    def item(self, node: Node, kind: str, name: str) -> None:
        """Add one item, under its id."""
        self.reading.places[kind, name] = (self.file, node.start_mark.line + 1)
        item = self.record(node, kinds()[kind], (kind, name), id=name)
        self.reading.items[kind][name] = item

    def entry(self, node: Node, kind: str) -> None:
        """Add one item of a vocabulary, under the id that it names itself."""
        pairs = node.value if isinstance(node, MappingNode) else []
        ids = (value for key, value in pairs if key.value == "id")
        name = next((value.value for value in ids if isinstance(value, ScalarNode)), "")
        if not name:
            self.wrong(node, (), "Hier ontbreekt 'id'. Begin met '- id: ' en een korte naam.")
        elif name in self.reading.items[kind]:
            self.wrong(node, (), f"De id '{name}' staat er twee keer. Geef elk een eigen id.")
        else:
            self.item(node, kind, name)

    def value(self, node: Node, hint: Hint, path: Path) -> Value:
        """Return `node` as the type `hint` asks, or UNREAD with the fault noted."""
        self.reading.places[path] = (self.file, node.start_mark.line + 1)
        hint = required(hint)
        if is_dataclass(hint):
            return self.record(node, hint, path)
        if is_a(hint, tuple):
            return self.sequence(node, get_args(hint)[0], path)
        if is_a(hint, Mapping):
            return self.mapping(node, hint, path)
        return self.scalar(node, hint, path)

    def record(self, node: Node, model: Hint, path: Path, **values: Value) -> Value:
        """Return a dataclass, `values` given; unknown, double and missing fields are faults."""
        types, given = hints(model), dict(values)
        for key, child in self.pairs(node, path):
            name = str(key.value)
            if name in given and child.value != given[name]:
                self.wrong(key, path, "De naam van het bestand is de id. Haal deze regel weg.")
            elif name in types:
                values[name] = self.value(child, types[name], (*path, name))
            else:
                known = choices(name, types)
                self.wrong(key, path, f"Het veld '{name}' bestaat hier niet. {known}")
        for item in fields(model) if isinstance(node, MappingNode) else ():
            if item.name not in values and item.default is MISSING:
                self.reading.fault(path, f"Het veld '{item.name}' ontbreekt.")
                values[item.name] = UNREAD
        return model(**values) if isinstance(node, MappingNode) else UNREAD

    def pairs(self, node: Node, path: Path) -> Iterator[tuple[ScalarNode, Node]]:
        """Yield key and value of a mapping, each key once."""
        if not isinstance(node, MappingNode):
            self.wrong(node, path, f"Bij {named(path)} horen velden: 'naam: waarde', ingesprongen.")
            return
        seen = set()
        for key, child in node.value:
            if not isinstance(key, ScalarNode):
                self.wrong(key, path, "Dit kan geen naam van een veld zijn. Zet er ' omheen.")
            elif key.value in seen:
                message = f"Het veld '{key.value}' staat er twee keer. Haal er een weg."
                self.wrong(key, path, message)
            else:
                seen.add(key.value)
                yield key, child

    def sequence(self, node: Node, hint: Hint, path: Path) -> Value:
        """Return a tuple; an empty list is a fault, for a field may be left out instead."""
        if not isinstance(node, SequenceNode):
            message = f"Bij {named(path)} hoort een lijst: zet '- ' voor elke regel."
            return self.wrong(node, path, message)
        if not node.value:
            message = f"De lijst bij {named(path)} is leeg. Vul haar, of laat het veld weg."
            return self.wrong(node, path, message)
        return tuple(self.value(child, hint, (*path, i)) for i, child in enumerate(node.value))

    def mapping(self, node: Node, hint: Hint, path: Path) -> Value:
        """Return a dict whose keys the editor names; where their type is closed, from those."""
        key_hint, child_hint = get_args(hint)
        allowed, found = closed(key_hint), {}
        for key, child in self.pairs(node, path):
            name = str(key.value)
            if allowed and name not in allowed:
                message = f"'{name}' kan niet bij {named(path)}. {choices(name, allowed)}"
                found[name] = self.wrong(key, path, message)
            else:
                found[name] = self.value(child, child_hint, (*path, name))
        return found if isinstance(node, MappingNode) else UNREAD

    def scalar(self, node: Node, hint: Hint, path: Path) -> Value:
        """Return text, a number, a date or one of a closed set."""
        if not isinstance(node, ScalarNode):
            message = f"Bij {named(path)} hoort één waarde, geen lijst of velden."
            if isinstance(node, CollectionNode) and node.flow_style:  # as in {regels.naam}
                message = f"{message} {QUOTES}"
            return self.wrong(node, path, message)
        text = str(node.value).strip()
        if not text:
            found = [mark.example for mark in marks(hint) if isinstance(mark, Pattern)]
            example = f" Schrijf het zo: {found[0]}" if found else ""
            return self.wrong(node, path, f"Het veld {named(path)} is leeg.{example}")
        if message := self.refusal(text, hint, named(path)):
            return self.wrong(node, path, message)
        convert, message = SCALARS.get(hint, (str, ""))
        try:
            return convert(text)
        except ValueError:
            return self.wrong(node, path, f"'{text}' bij {named(path)} {message}")

    def refusal(self, text: str, hint: Hint, name: str) -> str:
        """Return why `text` cannot stand in field `name`, as far as its type alone tells."""
        if closed(hint) and text not in closed(hint):
            return f"'{text}' kan niet bij {name}. {choices(text, closed(hint))}"
        for mark in marks(hint):
            if isinstance(mark, Prose) and len(text) > mark.limit:
                return f"De tekst bij {name} is {len(text)} tekens lang. Er passen er {mark.limit}."
            if isinstance(mark, Pattern) and not re.fullmatch(mark.regex, text):
                return f"'{text}' kan niet bij {name}. Schrijf het zo: {mark.example}"
        return ""

    def wrong(self, node: Node, path: Path, message: str) -> Value:
        """Note a fault at the line of `node`, about the value at `path`; return UNREAD."""
        line = node.start_mark.line + 1
        self.reading.faults.append(Fault(self.file, line, message))
        self.reading.places.setdefault(path, (self.file, line))
        return UNREAD


def named(path: Path) -> str:
    """Return the field at `path` as an editor knows it."""
    return f"'{next((part for part in reversed(path) if isinstance(part, str)), '')}'"
