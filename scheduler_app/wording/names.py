"""What a single record is called where a sentence speaks of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scheduler_app.i18n import tr
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of, type_of_table
from scheduler_app.wording.rules import rule_sentence

Namer = Callable[[str, str], str]
"""(table, id) -> the record's name; the id itself where nothing better is known."""


def record_name(mission: Mission, table: str, record_id: str) -> str:
    """The name of a record as the user knows it; its id where it is gone or has none."""
    record: Any = table_of(mission, table).get(record_id) if table in type_of_table else None
    if record is None:
        return mission.title if table == "mission" else record_id
    if table == "meeting_requests":
        return request_title(mission, record)
    if table == "meetings":
        return record_name(mission, "meeting_requests", record.request_id)
    if table == "rules":
        return rule_sentence(mission, record)
    if table == "travel_times":
        ends = (record.from_venue_id, record.to_venue_id)
        start, end = (record_name(mission, "venues", venue) for venue in ends)
        return tr("{start} to {end}").format(start=start, end=end)
    if table == "city_days":
        city = record_name(mission, "cities", record.city_id)
        return tr("{city} on {day}").format(city=city, day=record.day.isoformat())
    return str(getattr(record, "name", "") or getattr(record, "title", "") or record_id)


def namer_of(mission: Mission) -> Namer:
    """Names from a mission."""
    return lambda table, record_id: record_name(mission, table, record_id)


def namer_of_plain(data: object) -> Namer:
    """Names from an exported mission that could not be read, as far as it goes."""

    def name(table: str, record_id: str) -> str:
        rows = data.get(table) if isinstance(data, Mapping) else None
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, Mapping) and row.get("id") == record_id:
                return str(row.get("name") or row.get("title") or record_id)
        return record_id

    return name
