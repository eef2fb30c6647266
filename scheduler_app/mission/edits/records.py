"""Adding, replacing and deleting records of any table, with references kept sound."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from scheduler_app.mission.edits.rooms import with_rooms_followed
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.local_times import check_times
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.tables import (
    ids_named,
    references,
    table_of,
    type_of_table,
    with_value_at,
)
from scheduler_app.mission.texts import check_id, tidied

PEOPLE = ("delegates", "officials", "interpreters")
"""The tables of those who have an itinerary."""

Doomed = Mapping[str, frozenset[str]]
"""Ids by table: what a deletion takes away."""


HELD_BY: Mapping[type, frozenset[tuple[str, ...]]] = {Meeting: frozenset({("venue_id",)})}
"""References that may be absent, but whose record falls with what they name: only a call has no venue."""


def add_records(mission: Mission, table: str, records: Iterable[Any]) -> Mission:
    """Put new records at the end of a table; raises DUPLICATE_ID, DANGLING or SKIPPED_HOUR."""
    rows = dict(table_of(mission, table))
    for given in records:
        record = _kept(table, given)
        _check_one_meeting(table, record)
        if record.id in rows or _is_somebody_else(mission, table, record.id):
            raise MissionError(fault=Fault.DUPLICATE_ID, table=table, record=record.id)
        check_id(record.id)
        check_references(mission, table, record, also={table: {record.id, *rows}})
        check_times(mission, table, record)
        rows[record.id] = record
    return _with_table(mission, table, rows)


def replace_records(mission: Mission, table: str, records: Iterable[Any]) -> Mission:
    """Put records in the place of those with the same ids; raises DANGLING or SKIPPED_HOUR.

    What is in a room goes with it to another venue.
    """
    rows = dict(table_of(mission, table))
    for given in records:
        record = _kept(table, given)
        if record.id not in rows:
            raise MissionError(fault=Fault.DANGLING, table=table, record=record.id, field="id")
        _check_one_meeting(table, record)
        check_references(mission, table, record)
        check_times(mission, table, record, rows[record.id])
        rows[record.id] = record
    replaced = _with_table(mission, table, rows)
    return with_rooms_followed(mission, replaced) if table == "rooms" else replaced


def set_field(mission: Mission, table: str, record_id: str, field: str, value: object) -> Mission:
    """Change one field of one record; raises MissionError naming table, record and field."""
    record = table_of(mission, table)[record_id]
    try:
        changed = dataclasses.replace(record, **{field: value})
    except MissionError as error:
        raise dataclasses.replace(error, table=table, record=record_id) from error
    return replace_records(mission, table, [changed])


def delete_records(mission: Mission, table: str, ids: Collection[str]) -> Mission:
    """Delete records and what cannot be without them (`doomed_by` says what that is).

    Lists lose the deleted ids, optional fields become empty; a record whose required field named a
    deleted one goes too, as does one that is no longer valid (a request left without delegates).
    """
    doomed = doomed_by(mission, table, ids)
    changed = {name: _survivors(mission, name, doomed) for name in type_of_table}
    different = {
        name: rows for name, rows in changed.items() if rows is not table_of(mission, name)
    }
    return dataclasses.replace(mission, **different) if different else mission


def doomed_by(mission: Mission, table: str, ids: Collection[str]) -> Doomed:
    """Everything that `delete_records` would take away, the records themselves included."""
    doomed: dict[str, set[str]] = {name: set() for name in type_of_table}
    doomed[table] = set(ids) & set(table_of(mission, table))
    growing = True
    while growing:
        growing = False
        for name in type_of_table:
            for record_id, record in table_of(mission, name).items():
                if record_id not in doomed[name] and _without(record, doomed) is None:
                    doomed[name].add(record_id)
                    growing = True
    return {name: frozenset(found) for name, found in doomed.items() if found}


def check_references(
    mission: Mission, table: str, record: Any, *, also: Mapping[str, Collection[str]] = {}
) -> None:
    """Raise MissionError DANGLING when a record names one that does not exist."""
    for reference in references(type(record)):
        known = also.get(reference.table) or table_of(mission, reference.table)
        for named in ids_named(record, reference):
            if named not in known:
                raise MissionError(
                    fault=Fault.DANGLING,
                    table=table,
                    record=record.id,
                    field=".".join(reference.path),
                    value=named,
                    other=reference.table,
                )


def check_mission(mission: Mission) -> None:
    """Raise MissionError for the first broken reference or second meeting of one request."""
    for name in type_of_table:
        for record in table_of(mission, name).values():
            check_references(mission, name, record)
    seen: set[str] = set()
    for meeting in mission.meetings.values():
        if meeting.request_id in seen:
            raise MissionError(
                fault=Fault.DUPLICATE_RECORD,
                table="meetings",
                record=meeting.id,
                field="request_id",
                value=meeting.request_id,
            )
        seen.add(meeting.request_id)


def _kept(table: str, record: Any) -> Any:
    """The record with its texts as they are kept; raises MissionError TOO_LONG or NOT_UNDERSTOOD."""
    try:
        return tidied(record)
    except MissionError as error:
        raise dataclasses.replace(error, table=table, record=record.id) from error


def _check_one_meeting(table: str, record: Any) -> None:
    """Raise MissionError DUPLICATE_RECORD for a meeting without the id that belongs to its request."""
    if table == "meetings" and record.id != meeting_id_of(record.request_id):
        raise MissionError(
            fault=Fault.DUPLICATE_RECORD, table=table, record=record.id, field="request_id",
            value=record.request_id,
        )  # fmt: skip


def _is_somebody_else(mission: Mission, table: str, record_id: str) -> bool:
    """Whether a person of another table has the id: those of delegates, officials, interpreters never meet."""
    return table in PEOPLE and any(
        record_id in table_of(mission, name) for name in PEOPLE if name != table
    )


def _with_table(mission: Mission, table: str, rows: Mapping[str, Any]) -> Mission:
    changes: dict[str, Any] = {table: rows}
    return dataclasses.replace(mission, **changes)


def _survivors(mission: Mission, name: str, doomed: Mapping[str, Collection[str]]) -> Any:
    rows = table_of(mission, name)
    kept = {
        record_id: _without(record, doomed)
        for record_id, record in rows.items()
        if record_id not in doomed.get(name, ())
    }
    same = len(kept) == len(rows) and all(kept[key] is rows[key] for key in kept)
    return rows if same else kept


def _without(record: Any, doomed: Mapping[str, Collection[str]]) -> Any:
    """The record without references to the doomed, itself where it has none, None if it falls."""
    for reference in references(type(record)):
        gone = doomed.get(reference.table)
        named = ids_named(record, reference) if gone else ()
        if not gone or not any(one in gone for one in named):
            continue
        value: object = None
        if reference.is_many:
            value = tuple(one for one in named if one not in gone)
        elif not reference.is_optional or reference.path in HELD_BY.get(type(record), ()):
            return None
        try:
            record = with_value_at(record, reference.path, value)
        except MissionError:
            return None
    return record
