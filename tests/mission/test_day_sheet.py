"""What happens in a city on a day, in order, with one-on-ones as blocks."""

from scheduler_app.mission.itinerary import Block, SheetEntry, day_sheet_of
from scheduler_app.mission.people import Roster
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    at,
)

DAY = at(0).date()


def _at_tables(*starts):
    requests = [a_request(f"r{n}", minutes=20) for n in range(len(starts))]
    meetings = [
        a_meeting(f"r{n}", start, room_id="room", table=len(starts) - n)
        for n, start in enumerate(starts)
    ]
    return {"rooms": [a_room(tables=9)], "meeting_requests": requests, "meetings": meetings}


def test_everything_of_the_day_in_order():
    mission = a_mission(
        gatherings=[a_gathering("late", start=at(15), end=at(16)), a_gathering("early")],
        meetings=[a_meeting(start=at(11))],
    )
    entries = day_sheet_of(mission, "city", DAY).entries
    assert [one.title for one in entries if isinstance(one, SheetEntry)] == [
        "Early",
        "Firm – Ministry",
        "Late",
    ]


def test_meetings_at_tables_make_one_block_by_time_and_table():
    mission = a_mission(**_at_tables(at(9), at(9), at(9, 25)))
    (block,) = day_sheet_of(mission, "city", DAY).entries
    assert isinstance(block, Block)
    assert [(one.engagement.start, one.engagement.table) for one in block.rows] == [
        (at(9), 2),
        (at(9), 3),
        (at(9, 25), 1),
    ]
    assert day_sheet_of(mission, "city", DAY).meetings == 3


def test_a_pause_ends_a_block_and_what_is_elsewhere_does_not():
    mission = a_mission(
        gatherings=[a_gathering("elsewhere", start=at(9, 10), end=at(9, 20))],
        **_at_tables(at(9), at(9, 25), at(11)),
    )
    found = day_sheet_of(mission, "city", DAY).entries
    sizes = [len(one.rows) if isinstance(one, Block) else one.title for one in found]
    assert sizes == [2, "Elsewhere", 1]


def test_everyone_is_said_of_all_who_work_there_that_day():
    some = Roster(groups=(), delegate_ids=("one",))
    mission = a_mission(
        delegates=[a_delegate("one"), a_delegate("two")],
        gatherings=[a_gathering("all"), a_gathering("few", start=at(11), end=at(12), roster=some)],
    )
    found = [
        one for one in day_sheet_of(mission, "city", DAY).entries if isinstance(one, SheetEntry)
    ]
    assert [one.is_everyone for one in found] == [True, False]


def test_a_leg_is_on_both_sheets():
    mission = a_mission(
        cities=[a_city(), a_city("other")],
        city_days=[a_city_day(), a_city_day("other")],
        legs=[a_leg()],
    )
    (out,) = day_sheet_of(mission, "city", DAY).entries
    (into,) = day_sheet_of(mission, "other", DAY).entries
    assert isinstance(out, SheetEntry)
    assert isinstance(into, SheetEntry)
    assert (out.is_arrival, into.is_arrival) == (False, True)
    assert into.other_city is not None
    assert into.other_city.id == "city"


def test_nothing_of_another_day_or_city():
    mission = a_mission(
        days=2,
        cities=[a_city(), a_city("other")],
        gatherings=[a_gathering("tomorrow", start=at(9, day=1), end=at(10, day=1))],
    )
    assert day_sheet_of(mission, "city", DAY).entries == ()
    assert day_sheet_of(mission, "other", at(0, day=1).date()).entries == ()
