"""Reading a whole mission from the tables, writing one into empty tables, or only a difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, update
from sqlalchemy import delete as delete_from

from scheduler_app.mission.changes import Change
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import hints_of, table_of, type_of_table
from scheduler_app.mission.whole import MISSION, fields_of_mission, mission_from_plain
from scheduler_app.storage.errors import DamagedMissionFile
from scheduler_app.storage.rows import plain_from_row, to_row
from scheduler_app.storage.schema import POSITION, metadata


def read_mission(connection: Connection, path: Path) -> Mission:
    """The mission in the tables; raises DamagedMissionFile when it is not sound."""
    own = metadata().tables[MISSION]
    found = connection.execute(select(own)).mappings().one_or_none()
    if found is None:
        raise DamagedMissionFile(path=path, detail="no mission row")
    try:
        plain: dict[str, Any] = {MISSION: plain_from_row(fields_of_mission(), found)}
        for name in type_of_table:
            plain[name] = _plain_rows(connection, name)
    except MissionError as error:
        raise DamagedMissionFile(path=path, detail=str(error)) from error
    mission, faults = mission_from_plain(plain)
    if mission is None:
        raise DamagedMissionFile(path=path, detail=str(faults[0])) from faults[0]
    return mission


def _plain_rows(connection: Connection, name: str) -> list[dict[str, Any]]:
    table = metadata().tables[name]
    hints = hints_of(type_of_table[name])
    rows = connection.execute(select(table).order_by(table.c[POSITION])).mappings()
    return [plain_from_row(hints, row) for row in rows]


def write_whole(connection: Connection, mission: Mission) -> None:
    """Fill empty tables."""
    own = metadata().tables[MISSION]
    connection.execute(insert(own), {"only": 1, **to_row(fields_of_mission(), mission)})
    for name in type_of_table:
        _insert(connection, name, enumerate(table_of(mission, name).values()))


def write_difference(connection: Connection, change: Change) -> None:
    """Bring tables that hold `change.before` to `change.after`."""
    if change.fields:
        own = metadata().tables[MISSION]
        hints = {name: fields_of_mission()[name] for name in change.fields}
        connection.execute(update(own).values(to_row(hints, change.after)))
    for name in type_of_table:
        if change.touches(name):
            _write_table(connection, name, change)


def _write_table(connection: Connection, name: str, change: Change) -> None:
    before, after = table_of(change.before, name), table_of(change.after, name)
    touched = change.touched.get(name, frozenset())
    table = metadata().tables[name]
    gone = [{"key": key} for key in touched if key not in after]
    if gone:
        connection.execute(delete_from(table).where(table.c.id == bindparam("key")), gone)
    _update(connection, name, (after[key] for key in touched if key in before and key in after))
    added = [key for key in after if key not in before]
    if name in change.reordered or list(after)[len(after) - len(added) :] != added:
        positions = [{"key": key, POSITION: place} for place, key in enumerate(after)]
        connection.execute(
            update(table)
            .where(table.c.id == bindparam("key"))
            .values({POSITION: bindparam(POSITION)}),
            positions,
        )
        places: Mapping[str, int] = {key: place for place, key in enumerate(after)}
        _insert(connection, name, ((places[key], after[key]) for key in added))
    elif added:
        last = connection.execute(select(func.max(table.c[POSITION]))).scalar()
        first = 0 if last is None else int(last) + 1
        _insert(connection, name, enumerate((after[key] for key in added), start=first))


def _insert(connection: Connection, name: str, placed: Iterable[tuple[int, Any]]) -> None:
    hints = hints_of(type_of_table[name])
    rows = [{POSITION: place, **to_row(hints, record)} for place, record in placed]
    if rows:
        connection.execute(insert(metadata().tables[name]), rows)


def _update(connection: Connection, name: str, records: Iterable[Any]) -> None:
    table: Table = metadata().tables[name]
    hints = {field: hint for field, hint in hints_of(type_of_table[name]).items() if field != "id"}
    rows = [{"key": record.id, **to_row(hints, record)} for record in records]
    if rows:
        statement = update(table).where(table.c.id == bindparam("key"))
        connection.execute(statement.values({field: bindparam(field) for field in hints}), rows)
