"""What records are called in a cell or a list, and which record a typed name means. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Official
from scheduler_app.mission.tables import table_of
from scheduler_app.times.writing import day_text, moment_text
from scheduler_app.wording.rules import rule_sentence


def name_of(mission: Mission, table: str, record_id: str) -> str:
    """What a record is called; its id where it is gone."""
    record = table_of(mission, table).get(record_id)
    return record_id if record is None else name_of_record(mission, table, record)


def name_of_record(mission: Mission, table: str, record: Any) -> str:  # noqa: ANN401 - any record
    """What a record is called; it need not stand in the mission yet."""
    speak = _SPEAKERS.get(table)
    return speak(mission, record) if speak else str(record.name)


def full_name_of(mission: Mission, table: str, record_id: str) -> str:
    """The name with what tells it from others: a person's organisation, a room's venue."""
    record = table_of(mission, table).get(record_id)
    name = name_of(mission, table, record_id)
    if isinstance(record, Delegate | Official):
        return f"{name}, {name_of(mission, 'organisations', record.organisation_id)}"
    return name


def names_of(mission: Mission, table: str) -> tuple[tuple[str, str], ...]:
    """Every record of a table as (id, full name), in the order of names."""
    pairs = [(key, full_name_of(mission, table, key)) for key in table_of(mission, table)]
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))


def record_named(mission: Mission, table: str, text: str) -> str:
    """The id of the one record meant by a typed name, or by its id.

    Raises DANGLING when none is called so, NOT_UNDERSTOOD when several are.
    """
    wanted = " ".join(text.split()).casefold()
    rows = table_of(mission, table)
    if text.strip() in rows:
        return text.strip()
    for speak in (full_name_of, name_of):
        found = [key for key in rows if speak(mission, table, key).casefold() == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise MissionError(fault=Fault.NOT_UNDERSTOOD, value=text.strip(), other=table)
    raise MissionError(fault=Fault.DANGLING, value=text.strip(), other=table)


def _room(mission: Mission, room: Any) -> str:  # noqa: ANN401
    return f"{room.name}, {name_of(mission, 'venues', room.venue_id)}"


def _city_day(mission: Mission, city_day: Any) -> str:  # noqa: ANN401
    return (
        f"{day_text(city_day.day, mission=mission)} {name_of(mission, 'cities', city_day.city_id)}"
    )


def _travel_time(mission: Mission, travel: Any) -> str:  # noqa: ANN401
    start = name_of(mission, "venues", travel.from_venue_id)
    return f"{start} – {name_of(mission, 'venues', travel.to_venue_id)}"


def _meeting(mission: Mission, meeting: Any) -> str:  # noqa: ANN401
    title = name_of(mission, "meeting_requests", meeting.request_id)
    return f"{title}, {moment_text(meeting.start, mission=mission)}"


_SPEAKERS: Mapping[str, Callable[[Mission, Any], str]] = {
    "rooms": _room,
    "city_days": _city_day,
    "travel_times": _travel_time,
    "delegates": lambda _mission, record: str(record.display_name),
    "officials": lambda _mission, record: str(record.display_name),
    "legs": lambda _mission, record: str(record.title),
    "gatherings": lambda _mission, record: str(record.title),
    "meeting_requests": request_title,
    "meetings": _meeting,
    "rules": rule_sentence,
}
