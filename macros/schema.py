"""Look at the model from outside: its kinds, its fields, and a walk over all values."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_type_hints
from typing import get_origin as origin_of

from macros.model import Werkboek

Hint = Any
"""The type of a field, as `typing` gives it at run time."""
Value = Any
"""A value of the model, of whatever type its hint says."""
Path = tuple[str | int, ...]
"""Where a value stands: kind, id, then fields and places in lists (from 0)."""
UNREAD = type("Unread", (), {})()
"""Stands where a value could not be read; its fault is told already."""


@cache
def hints(model: type) -> dict[str, Hint]:
    """Return the type of each field of a model class, marks included."""
    return get_type_hints(model, include_extras=True)


@cache
def kinds() -> dict[str, type]:
    """Return the kinds of items: the `Mapping` fields of `Werkboek`, by name."""
    found = hints(Werkboek).items()
    return {name: get_args(hint)[1] for name, hint in found if is_a(hint, Mapping)}


def is_a(hint: Hint, generic: object) -> bool:
    """Return whether a type is some `generic[...]`."""
    return bool(origin_of(hint) == generic)


def marks(hint: Hint) -> tuple[object, ...]:
    """Return the marks of `Annotated[...]`, or nothing."""
    return tuple(hint.__metadata__) if is_a(hint, Annotated) else ()


def required(hint: Hint) -> Hint:
    """Return the type of a value that may be absent: `X` for `X | None`."""
    if is_a(hint, Union) or is_a(hint, UnionType):
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def closed(hint: Hint) -> tuple[str, ...]:
    """Return the values that a `Literal[...]` allows; nothing for any other type."""
    return get_args(hint) if is_a(hint, Literal) else ()


def walk_all(items: Mapping[str, Mapping[str, Value]]) -> Iterator[tuple[Path, Hint, Value]]:
    """Yield `walk` over every item of every kind."""
    for kind, model in kinds().items():
        for name, item in items[kind].items():
            yield from walk(item, model, (kind, name))


def walk(value: Value, hint: Hint, path: Path) -> Iterator[tuple[Path, Hint, Value]]:
    """Yield (path, type, value) for `value` and for all that is in it; absent values not."""
    if value is None:
        return
    hint = required(hint)
    yield path, hint, value
    for key, child_hint, child in children(value, hint) if value is not UNREAD else ():
        yield from walk(child, child_hint, (*path, key))


def children(value: Value, hint: Hint) -> Iterator[tuple[str | int, Hint, Value]]:
    """Yield (key, type, value) of what is directly in `value`."""
    if is_dataclass(hint) and isinstance(hint, type):
        yield from ((name, child, getattr(value, name)) for name, child in hints(hint).items())
    elif is_a(hint, tuple):
        yield from ((i, get_args(hint)[0], child) for i, child in enumerate(value))
    elif is_a(hint, Mapping):
        yield from ((key, get_args(hint)[1], child) for key, child in value.items())
