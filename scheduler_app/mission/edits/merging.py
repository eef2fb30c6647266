"""A change that was prepared on an earlier mission, made on the one of now: three-way, by record."""

from __future__ import annotations

import dataclasses
from typing import Any

from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.records import check_mission
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of


def merged(base: Mission, after: Mission, now: Mission) -> Mission:
    """What `after` changes of `base`, done to `now`.

    Raises MissionError CHANGED where a record, or a field of the mission, has been changed in another
    way since, and DANGLING or DUPLICATE where the two changes do not go together. With nothing changed
    since it is `after` itself. The version number stays that of `now`.
    """
    if now is base:
        return dataclasses.replace(after, version=now.version)
    change = difference(base, after)
    tables: dict[str, Any] = {}
    for name, ids in change.touched.items():
        old, new, rows = table_of(base, name), table_of(after, name), dict(table_of(now, name))
        for record_id in ids:
            ours, theirs = new.get(record_id), rows.get(record_id)
            if theirs not in (old.get(record_id), ours):
                raise MissionError(fault=Fault.CHANGED, table=name, record=record_id)
            if ours is None:
                rows.pop(record_id, None)
            else:
                rows[record_id] = ours
        tables[name] = rows
    for name in set(change.fields) - {"version"}:
        if getattr(now, name) not in (getattr(base, name), getattr(after, name)):
            raise MissionError(fault=Fault.CHANGED, table="mission", field=name)
        tables[name] = getattr(after, name)
    found = dataclasses.replace(now, **tables)
    check_mission(found)
    return found
