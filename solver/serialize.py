"""Problem, Solution and Result as plain dicts and back, and their published JSON Schemas.

One walk over the dataclasses' own types serves writing, reading and the schemas, so the three
cannot drift apart. Errors name the field: "requests[3].minutes: must be a whole number".
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from solver.problem import Problem, ProblemError
from solver.result import Result
from solver.solution import Solution

T = TypeVar("T")

LARGEST = 10**12
"""No number of a problem is larger; with more, sums would leave the solver's 64 bits."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def to_plain(value: object) -> Any:
    """A Problem, Solution or Result (or a part of one) as dicts, lists, numbers and texts."""
    if isinstance(value, StrEnum):
        return value.value
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def problem_from(plain: object) -> Problem:
    """Read a Problem. Raises ProblemError naming the field that is wrong."""
    return _read(Problem, plain, "")


def solution_from(plain: object) -> Solution:
    """Read a Solution. Raises ProblemError naming the field that is wrong."""
    return _read(Solution, plain, "")


def result_from(plain: object) -> Result:
    """Read a Result. Raises ProblemError naming the field that is wrong."""
    return _read(Result, plain, "")


def problem_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a Problem."""
    return _document(Problem)


def solution_schema() -> dict[str, Any]:
    """The JSON Schema of a Solution."""
    return _document(Solution)


def result_schema() -> dict[str, Any]:
    """The JSON Schema of a Result."""
    return _document(Result)


@cache
def _hints(kind: type[object]) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: type[T], plain: object, here: str) -> T:
    """A dataclass from a dict; its own complaints get the place in front."""
    if not isinstance(plain, Mapping):
        raise _wrong(here, "must be an object")
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    for name in plain:
        if name not in known:
            raise _wrong(_join(here, str(name)), "is not a known field")
    values = {}
    hints = _hints(kind)  # type: ignore[arg-type] # every class is hashable
    for name, declared in known.items():
        if name in plain:
            values[name] = _value(hints[name], plain[name], _join(here, name))
        elif _is_required(declared):
            raise _wrong(_join(here, name), "is missing")
    try:
        return kind(**values)
    except ProblemError as error:
        raise _wrong(here, str(error)) if here else error from None


def _value(kind: Any, plain: object, here: str) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        return _read(kind, plain, here)
    if get_origin(kind) in (types.UnionType, Union):
        inner = next(k for k in get_args(kind) if k is not type(None))
        return None if plain is None else _value(inner, plain, here)
    if get_origin(kind) is tuple:
        if not isinstance(plain, list | tuple):
            raise _wrong(here, "must be a list")
        inner = get_args(kind)[0]
        return tuple(_value(inner, item, f"{here}[{i}]") for i, item in enumerate(plain))
    return _scalar(kind, plain, here)


def _scalar(kind: Any, plain: object, here: str) -> Any:
    if kind is bool:
        if not isinstance(plain, bool):
            raise _wrong(here, "must be true or false")
        return plain
    if kind is int:
        if not isinstance(plain, int) or isinstance(plain, bool):
            raise _wrong(here, "must be a whole number")
        if abs(plain) > LARGEST:
            raise _wrong(here, f"must lie within ±{LARGEST}")
        return plain
    if kind is float:
        if not isinstance(plain, int | float) or isinstance(plain, bool):
            raise _wrong(here, "must be a number")
        return float(plain)
    names = [member.value for member in kind]
    if plain not in names:
        raise _wrong(here, "must be one of " + ", ".join(names))
    return kind(plain)


def _document(kind: type) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    _schema(kind, definitions)
    body = definitions.pop(kind.__name__)
    return {"$schema": DIALECT, "title": kind.__name__, **body, "$defs": definitions}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if get_origin(kind) in (types.UnionType, Union):
        return {"anyOf": [_schema(k, definitions) for k in get_args(kind)]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    if kind is int:
        return {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}
    simple = {bool: "boolean", float: "number", type(None): "null"}
    if kind in simple:
        return {"type": simple[kind]}
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        known = fields(kind)
        definitions[kind.__name__] = {
            "type": "object",
            "description": (kind.__doc__ or "").strip(),
            "properties": {f.name: _schema(_hints(kind)[f.name], definitions) for f in known},
            "required": [f.name for f in known if _is_required(f)],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _is_required(declared: Field[Any]) -> bool:
    return declared.default is MISSING and declared.default_factory is MISSING


def _join(here: str, name: str) -> str:
    return f"{here}.{name}" if here else name


def _wrong(here: str, what: str) -> ProblemError:
    return ProblemError(f"{here}: {what}" if here else what)
