"""What the second checker finds: one problem, with the ids and the day that it is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something that must be fixed. `kind` is one short name, `day` a date or empty."""

    kind: str
    ids: tuple[str, ...]
    day: str
    words: str
