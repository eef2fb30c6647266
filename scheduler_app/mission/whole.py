"""A whole mission as plain values and back: its own fields and each table as a list in order.

Versions in the file and the exported JSON are both this form; nothing is lost, order is kept.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Collection, Mapping
from typing import Any

from scheduler_app.mission.edits.records import PEOPLE, check_references
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.plain import from_plain, to_plain, value_from_plain
from scheduler_app.mission.tables import hints_of, table_of, type_of_table
from scheduler_app.mission.texts import LONGEST_NAME, check_id, shown_text, tidied
from scheduler_app.mission.zones import with_zone

MISSION = "mission"
"""The key of the mission's own fields, beside those of the tables."""


def fields_of_mission() -> Mapping[str, Any]:
    """The mission's own fields and their types, in order, without the tables."""
    return {name: hint for name, hint in hints_of(Mission).items() if name not in type_of_table}


def mission_to_plain(mission: Mission) -> dict[str, Any]:
    """{"mission": {title, start, …}, "cities": [record, …], …} with every table, empty ones too."""
    own = {name: to_plain(getattr(mission, name)) for name in fields_of_mission()}
    tables = {
        name: [to_plain(record) for record in table_of(mission, name).values()]
        for name in type_of_table
    }
    return {MISSION: own, **tables}


def mission_from_plain(data: object) -> tuple[Mission | None, tuple[MissionError, ...]]:
    """The mission and no faults, or None and every fault found, each naming table and record.

    A table that is absent is empty. Faults of the values are looked for first; references only
    among records that are sound.
    """
    if not isinstance(data, Mapping):
        return None, (MissionError(fault=Fault.NOT_UNDERSTOOD, value=type(data).__name__),)
    faults = [
        MissionError(fault=Fault.UNKNOWN_FIELD, field=shown_text(key))
        for key in data
        if key != MISSION and key not in type_of_table
    ]
    own = _own_fields(data.get(MISSION), faults)
    tables: dict[str, Any] = {}
    for name in type_of_table:
        tables[name] = _records(name, data.get(name, []), faults)
    if own is None or faults:
        return None, tuple(faults)
    try:
        mission = Mission(**own, **tables)
    except MissionError as error:
        return None, (dataclasses.replace(error, table=MISSION),)
    faults.extend(broken_references(mission))
    return (None, tuple(faults)) if faults else (mission, ())


def tidied_mission(mission: Mission) -> Mission:
    """The mission with every name on one line; raises MissionError of the first text that cannot be kept."""
    tables: dict[str, Any] = {
        name: {key: _tidied_record(name, record) for key, record in table_of(mission, name).items()}
        for name in type_of_table
    }
    return dataclasses.replace(tidied(mission), **tables)


def _tidied_record(table: str, record: Any) -> Any:  # noqa: ANN401 - any record
    try:
        check_id(record.id)
        return tidied(record)
    except MissionError as error:
        raise dataclasses.replace(error, table=table, record=shown_text(record.id)) from error


def broken_references(mission: Mission) -> tuple[MissionError, ...]:
    """Every record that names one which is not there, second meetings, ids shared by two people."""
    faults: list[MissionError] = []
    for name in type_of_table:
        for record in table_of(mission, name).values():
            try:
                check_references(mission, name, record)
            except MissionError as error:
                faults.append(error)
    faults.extend(
        MissionError(fault=Fault.DUPLICATE_ID, table=later, record=shared, other=earlier)
        for earlier, later in itertools.combinations(PEOPLE, 2)
        for shared in sorted({*table_of(mission, earlier)} & {*table_of(mission, later)})
    )
    seen: set[str] = set()
    for meeting in mission.meetings.values():
        if meeting.request_id in seen:
            faults.append(
                MissionError(
                    fault=Fault.DUPLICATE_RECORD,
                    table="meetings",
                    record=meeting.id,
                    field="request_id",
                    value=meeting.request_id,
                )
            )
        seen.add(meeting.request_id)
    return tuple(faults)


def _own_fields(data: object, faults: list[MissionError]) -> dict[str, Any] | None:
    """The mission's own fields; None, with the faults noted, when they are not all sound."""
    if not isinstance(data, Mapping):
        fault = Fault.MISSING if data is None else Fault.NOT_UNDERSTOOD
        faults.append(MissionError(fault=fault, table=MISSION))
        return None
    hints = fields_of_mission()
    required = {
        field.name
        for field in dataclasses.fields(Mission)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    count = len(faults)
    own: dict[str, Any] = {}
    for name in (*data, *(required - data.keys())):
        try:
            own[name] = _own_field(hints, data, name)
        except MissionError as error:
            faults.append(dataclasses.replace(error, table=MISSION))
    return own if len(faults) == count else None


def _own_field(hints: Mapping[str, Any], data: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401
    if name not in hints:
        raise MissionError(fault=Fault.UNKNOWN_FIELD, field=shown_text(name))
    if name not in data:
        raise MissionError(fault=Fault.MISSING, field=name)
    return value_from_plain(hints[name], data[name], where=name)


def _records(table: str, rows: object, faults: list[MissionError]) -> dict[str, Any]:
    if not isinstance(rows, list):
        faults.append(MissionError(fault=Fault.NOT_UNDERSTOOD, table=table))
        return {}
    found: dict[str, Any] = {}
    for number, row in enumerate(rows, start=1):
        try:
            record = record_from_plain(table, row, found)
        except MissionError as error:
            given = row.get("id") if isinstance(row, Mapping) else None
            is_short = isinstance(given, str) and 0 < len(given) <= LONGEST_NAME
            named = str(given) if is_short else f"#{number}"
            faults.append(dataclasses.replace(error, table=table, record=named))
        else:
            found[record.id] = record
    return found


def record_from_plain(table: str, row: object, taken: Collection[str] = ()) -> Any:  # noqa: ANN401
    """One record of a table; raises MissionError, DUPLICATE_ID when its id is taken."""
    if table == "cities" and isinstance(row, Mapping):
        row = with_zone(row)
    record: Any = from_plain(type_of_table[table], row)
    if not record.id.strip():
        raise MissionError(fault=Fault.MISSING, field="id")
    if record.id in taken:
        raise MissionError(fault=Fault.DUPLICATE_ID)
    return record
