"""Every edit that a mission can have, each with anything it may be given: a mission after one, or a refusal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from scheduler_app.exchange.errors import ExchangeError
from scheduler_app.exchange.mission_json import export_mission, from_text, import_mission
from scheduler_app.itemmodels.clipboard import copied_rows, fill, paste
from scheduler_app.itemmodels.columns import columns_of, shown_columns_of
from scheduler_app.mission.edits.calendars import add_holidays
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND, CancelKind, Cancellation, cancel
from scheduler_app.mission.edits.gatherings import ChoiceRule, limit_guests, part_in_two
from scheduler_app.mission.edits.merging import merged
from scheduler_app.mission.edits.records import add_records, delete_records, replace_records
from scheduler_app.mission.edits.releases import release
from scheduler_app.mission.edits.schedule import (
    adopt_schedule,
    place_request,
    set_pins,
    set_state,
    unschedule,
)
from scheduler_app.mission.edits.settings import set_mission
from scheduler_app.mission.edits.several_days import spread_over_days
from scheduler_app.mission.edits.stand_in import stand_in
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import Holiday
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.tables import hints_of, table_of, type_of_table
from scheduler_app.mission.whole import fields_of_mission
from scheduler_app.planning.legal import candidates, placed_by_hand
from tests.any_mission import Draw, any_moment, any_record, any_value, often, one_of

WRITTEN = (
    "", "x", "0", "-1", "²", "٣", "1e9", "9" * 30, "yes", "all day", "daily", "9999-12-31", "0001-01-01",
    "9999-12-31 09:00-24:00", "Mon 13 Apr 14:00-15:00", "Mon", "31 Feb", "09:00-17:00", "24:00-25:00", "a;b",
    "\x00", "\ud800", "x" * 10_000, '"', "Lunch 12:00-13:00", "2026-03-02: New Year", "Director", "Venue", "city",
    "=1+1", "everyone", "Fair 9999-12-30 – 9999-12-31",
)  # fmt: skip
"""What people, spreadsheets and broken programs put into a cell."""

Edit = Callable[[Draw, Mission], Mission]


def put_record(draw: Draw, mission: Mission) -> Mission:
    """A record is added to any table, or changed."""
    table = draw(one_of(list(type_of_table)))
    record = any_record(draw, mission, table)
    put = replace_records if record.id in table_of(mission, table) else add_records
    return put(mission, table, [record])


def put_request(draw: Draw, mission: Mission) -> Mission:
    """The same of the tables that matter most."""
    table = draw(
        one_of(("meeting_requests", "meetings", "gatherings", "legs", "rules", "city_days"))
    )
    record = any_record(draw, mission, table)
    put = replace_records if record.id in table_of(mission, table) else add_records
    return put(mission, table, [record])


def delete(draw: Draw, mission: Mission) -> Mission:
    table = draw(one_of(list(type_of_table)))
    return delete_records(mission, table, [_any_id(draw, mission, table)])


def place(draw: Draw, mission: Mission) -> Mission:
    """A request is put anywhere at all, or where it may be."""
    request_id = _any_id(draw, mission, "meeting_requests")
    if draw(often) and (legal := candidates(mission, request_id)):
        chosen = draw(one_of(legal[:20]))
        return placed_by_hand(mission, request_id, chosen.start, (chosen.venue_id, chosen.room_id))
    venue_id = _any_id(draw, mission, "venues")
    rooms = [one.id for one in mission.rooms.values() if one.venue_id == venue_id or draw(often)]
    room_id = draw(one_of([None, *rooms]))
    return place_request(mission, request_id, any_moment(draw, mission), venue_id, room_id)


def take_out(draw: Draw, mission: Mission) -> Mission:
    return unschedule(mission, [_any_id(draw, mission, "meetings")])


def give_state(draw: Draw, mission: Mission) -> Mission:
    request_id = _any_id(draw, mission, "meeting_requests")
    return set_state(mission, [request_id], draw(one_of(list(MeetingState))), by="A")


def pin(draw: Draw, mission: Mission) -> Mission:
    key = _any_id(draw, mission, "meetings")
    return set_pins(mission, [key], time=draw(st.booleans()), place=draw(st.booleans()))


def adopt(draw: Draw, mission: Mission) -> Mission:
    """Part of the plan, some of it elsewhere."""
    kept = [one for one in mission.meetings.values() if draw(often)]
    return adopt_schedule(mission, kept)


def change_mission(draw: Draw, mission: Mission) -> Mission:
    """The dates, the grid, the aims, any field of the mission's own."""
    name = draw(one_of([*fields_of_mission()]))
    if name == "version":
        return mission
    if name in ("start", "end"):
        days = timedelta(days=draw(st.integers(-1, 2)))
        return set_mission(mission, **{name: getattr(mission, name) + days})
    return set_mission(mission, **{name: any_value(draw, mission, hints_of(Mission)[name])})


def to_the_end_of_time(draw: Draw, mission: Mission) -> Mission:
    """The mission is in the last or the first year that is taken."""
    year = draw(one_of((1900, 1970, 2199)))
    return set_mission(
        mission,
        start=mission.start.replace(year=year, day=1),
        end=mission.end.replace(year=year, day=3),
    )


def fall_away(draw: Draw, mission: Mission) -> Mission:
    return cancel(mission, any_cancellation(draw, mission))


def any_cancellation(draw: Draw, mission: Mission) -> Cancellation:
    kind = draw(one_of(list(CancelKind)))
    since = any_moment(draw, mission)
    return Cancellation(
        kind=kind, id=_any_id(draw, mission, TABLE_OF_KIND[kind]), since=since,
        until=draw(one_of((None, any_moment(draw, mission)))), drop=draw(st.booleans()),
        hosts_cannot=draw(st.booleans()), delay_minutes=draw(one_of((0, 0, 30, 1440))), by="A", why="ill",
    )  # fmt: skip


def replace_delegate(draw: Draw, mission: Mission) -> Mission:
    leaver, other = (_any_id(draw, mission, "delegates") for _ in range(2))
    return stand_in(mission, leaver, other, any_moment(draw, mission).date())


def limit(draw: Draw, mission: Mission) -> Mission:
    rule = draw(one_of(list(ChoiceRule)))
    return limit_guests(
        mission, _any_id(draw, mission, "gatherings"), draw(st.integers(0, 3)), rule, "seats"
    )


def part(draw: Draw, mission: Mission) -> Mission:
    first = any_value(draw, mission, Roster)
    return part_in_two(
        mission, _any_id(draw, mission, "gatherings"), draw(one_of((0, 10, 60))), first, "B"
    )


def spread(draw: Draw, mission: Mission) -> Mission:
    titles = ["A", "B", "C"][: draw(st.integers(1, 3))]
    return spread_over_days(
        mission, _any_id(draw, mission, "meeting_requests"), draw(one_of((1, 60))), titles
    )


def give_holidays(draw: Draw, mission: Mission) -> Mission:
    city_id = _any_id(draw, mission, "cities")
    return add_holidays(
        mission, {city_id: [Holiday(day=any_moment(draw, mission).date(), title="Holiday")]}
    )


def send(draw: Draw, mission: Mission) -> Mission:
    name = f"v{mission.version}"
    return release(mission, name, datetime(2026, 3, 1, 9), mission.version + 1)


def merge(draw: Draw, mission: Mission) -> Mission:
    """Two edits made apart go together, or are refused."""
    return merged(mission, put_record(draw, mission), put_record(draw, mission))


def paste_rows(draw: Draw, mission: Mission) -> Mission:
    """Rows as they were copied, some cells of them other than they were, perhaps without headings."""
    table = draw(one_of(list(type_of_table)))
    fields = [one.field for one in draw(one_of((columns_of(table), shown_columns_of(table))))]
    lines = copied_rows(mission, table, list(table_of(mission, table))[:2], fields).split("\n")
    if draw(often):
        lines.append("\t".join(draw(one_of(WRITTEN)) for _ in fields))
    return paste(mission, table, "\n".join(lines[draw(st.integers(0, 1)) :]), fields).mission


def fill_cells(draw: Draw, mission: Mission) -> Mission:
    """A block of cells goes over others, worked-out columns among them."""
    table = draw(one_of([name for name in type_of_table if table_of(mission, name)] or ["cities"]))
    fields = [one.field for one in shown_columns_of(table)]
    first = draw(st.integers(0, len(fields) - 1))
    text = "\t".join(draw(one_of(WRITTEN)) for _ in range(draw(st.integers(1, 4))))
    return fill(mission, table, text, list(table_of(mission, table))[:2], fields[first:]).mission


def bring_in(draw: Draw, mission: Mission) -> Mission:
    """Exported JSON, in which somebody has put another value somewhere, comes back whole or not at all."""
    data = export_mission(mission)
    table = draw(one_of(["mission", *(name for name in type_of_table if table_of(mission, name))]))
    record = data[table] if table == "mission" else draw(one_of(data[table]))
    key = draw(one_of(list(record)))
    record[key] = draw(
        one_of((*WRITTEN, None, 0, -1, 10**30, 1.5, True, [], {}, ["x"], record[key]))
    )
    return import_mission(from_text(json.dumps(data)))


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        put_record, put_request, delete, place, take_out, give_state, pin, adopt, change_mission,
        to_the_end_of_time, fall_away, replace_delegate, limit, part, spread, give_holidays, send, merge,
        paste_rows, fill_cells, bring_in,
    )
}  # fmt: skip


def edited(draw: Draw, mission: Mission, edit: Edit) -> Mission:
    """The mission after an edit; as it was where that is refused in one of the ways in which edits refuse."""
    try:
        return edit(draw, mission)
    except (MissionError, ExchangeError):
        return mission


def _any_id(draw: Draw, mission: Mission, table: str) -> Any:
    ids = list(table_of(mission, table))
    if not ids:
        raise MissionError(fault=Fault.DANGLING, table=table)
    return draw(one_of(ids))
