"""What differs between two missions: the one way in which a change is known.

Tables share their untouched records, so the comparison is by identity first and cheap.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of, type_of_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The step from one mission to another: ids touched by table, and the mission's own fields.

    A touched id is in `after` only (added), in `before` only (deleted) or in both (replaced).
    `reordered`: tables whose ids are the same but stand in another order.
    """

    before: Mission
    after: Mission
    touched: Mapping[str, frozenset[str]]
    fields: frozenset[str]
    reordered: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.touched or self.fields or self.reordered)

    def touches(self, *tables: str) -> bool:
        """Whether any record of one of these tables was touched."""
        return any(table in self.touched or table in self.reordered for table in tables)


def known_to_either(before: Mission, after: Mission) -> Mission:
    """The later mission with what only the earlier one has: for the names of what is gone, never as a plan."""
    gone: dict[str, Any] = {
        name: {**table_of(before, name), **table_of(after, name)}
        for name in type_of_table
        if table_of(before, name).keys() - table_of(after, name).keys()
    }
    return dataclasses.replace(after, **gone) if gone else after


def difference(before: Mission, after: Mission) -> Change:
    """Compare two missions."""
    touched: dict[str, frozenset[str]] = {}
    reordered: set[str] = set()
    for name in type_of_table:
        old, new = table_of(before, name), table_of(after, name)
        if old is new:
            continue
        ids = {key for key, value in new.items() if old.get(key) is not value}
        ids = {key for key in ids if old.get(key) != new[key]} | (old.keys() - new.keys())
        if ids:
            touched[name] = frozenset(ids)
        if [key for key in old if key in new] != [key for key in new if key in old]:
            reordered.add(name)
    fields = frozenset(
        f.name
        for f in dataclasses.fields(Mission)
        if f.name not in type_of_table and getattr(before, f.name) != getattr(after, f.name)
    )
    return Change(
        before=before, after=after, touched=touched, fields=fields, reordered=frozenset(reordered)
    )
