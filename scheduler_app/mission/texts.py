"""Texts as they may stand in a mission: how long, names on one line; and what a file may be called.

Whatever is typed, pasted, imported or given to a command passes here. A file that is there already opens as it is.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from enum import Enum
from typing import Any, TypeVar

from scheduler_app.mission.errors import Fault, MissionError

Record = TypeVar("Record")

LONGEST_NAME = 1_000
LONGEST_TEXT = 100_000
"""Characters. A page of print has some 3,000."""
LONGEST_STEM = 200
"""Bytes of a file's name without its ending and number: file systems take 255 of both."""
_NAMES = frozenset({"id", "name", "name_local", "title", "title_local"})
_LINES = _NAMES - {"id"} | {
    "sponsor", "country", "sector", "email", "phone", "link", "state_by", "driver", "plate", "languages",
}  # fmt: skip
_BREAKS = re.compile(r"\s*[\x00-\x1f\x7f-\x9f\u2028\u2029]+\s*")
_FORBIDDEN = '<>:"/\\|?*'


def longest_of(field: str) -> int:
    """The most characters that a text field takes, by its name or its path."""
    return LONGEST_NAME if field.rpartition(".")[2] in _NAMES else LONGEST_TEXT


def is_broken_text(data: object) -> bool:
    """Half a character (a lone surrogate), which JSON can write and no file can keep."""
    return (
        isinstance(data, str)
        and not data.isascii()
        and any("\ud800" <= c <= "\udfff" for c in data)
    )


def shown_whole(text: str) -> str:
    """A text with a question mark for each half of a character."""
    return text.encode("utf-8", "replace").decode()


def shown_text(data: object) -> str:
    """A value as a fault shows it: printable whatever it is, and short."""
    text = shown_whole(str(data))
    return text if len(text) <= 60 else text[:57] + "…"


def one_line(text: str) -> str:
    """The text with a blank for line breaks and control characters; as it is where it has none."""
    return _BREAKS.sub(" ", text).strip() if _BREAKS.search(text) else text


def tidy_text(field: str, text: str) -> str:
    """The text as the field keeps it; raises MissionError TOO_LONG, or NOT_UNDERSTOOD for half a character."""
    if field in _LINES:
        text = one_line(text)
    if is_broken_text(text):
        raise MissionError(fault=Fault.NOT_UNDERSTOOD, field=field, value=shown_text(text))
    if len(text) > (most := longest_of(field)):
        raise MissionError(
            fault=Fault.TOO_LONG, field=field, value=shown_text(text), other=f"{most:,}"
        )
    return text


def tidied(record: Record) -> Record:
    """The record (or the mission's own fields) with all its texts as they are kept; raises as `tidy_text`."""
    changes = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        kept = _tidied_value(field.name, value)
        if kept is not value:
            changes[field.name] = kept
    return dataclasses.replace(record, **changes) if changes else record  # type: ignore[type-var]


def check_id(record_id: str) -> None:
    """Raise MissionError NOT_UNDERSTOOD for an id with line breaks or control characters."""
    if _BREAKS.search(record_id):
        raise MissionError(fault=Fault.NOT_UNDERSTOOD, field="id", value=one_line(record_id))


def file_stem(text: str) -> str:
    """The text as a name that every file system takes, for a file or a folder, without an ending."""
    kept = "".join(" " if c in _FORBIDDEN or _is_no_letter(c) else c for c in text)
    short = " ".join(kept.split()).encode("utf-8", "ignore")[:LONGEST_STEM]
    return short.decode("utf-8", "ignore").strip(". ") or "-"


def _is_no_letter(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}


def _tidied_value(field: str, value: Any) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, str) and not isinstance(value, Enum):
        return tidy_text(field, value)
    if isinstance(value, tuple):
        parts = tuple(_tidied_value(field, part) for part in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return tidied(value)
    return value
