"""Frozen data as plain JSON lists and back, by the types of its fields."""

import types
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Data = TypeVar("Data")
Convert = Callable[[Any], Any]

_PLAIN = (str, int, float, bool)


def pack(value: Any) -> Any:
    """The value as JSON: data as the list of its fields, dates as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return [pack(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, dict):
        return {str(key): pack(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [pack(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def unpack(kind: type[Data], packed: Iterable[Any]) -> list[Data]:
    """Values of `kind` from what `pack` made of each.

    Raises:
        Exception: It is nothing that `pack` made of this kind; of which sort is left open.
    """
    wanted: Any = kind
    convert = _converter(wanted)
    return [convert(value) for value in packed]


@cache
def _converter(kind: Any) -> Convert:
    """How a packed value becomes one of `kind`."""
    if is_dataclass(kind):
        return _of_data(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        convert = _converter(next(part for part in inner if part is not types.NoneType))
        return lambda value: None if value is None else convert(value)
    if origin is tuple:
        convert = _converter(inner[0])
        return tuple if convert is _same else lambda values: tuple(map(convert, values))
    if origin is dict:
        key, held = map(_converter, inner)
        return lambda values: {key(name): held(value) for name, value in values.items()}
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {word.value: word for word in kind}.__getitem__
    if kind in _PLAIN:
        return _same
    raise TypeError(f"{kind} cannot be unpacked")


def _of_data(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    converters = [_converter(hints[field.name]) for field in fields(kind)]
    changing = [(i, convert) for i, convert in enumerate(converters) if convert is not _same]

    def convert(values: list[Any]) -> Any:
        for index, inner in changing:
            values[index] = inner(values[index])
        return kind(*values)

    return convert


def _same(value: Any) -> Any:
    return value
