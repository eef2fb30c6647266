"""Until midnight and over it: hours, days, sheets and itineraries."""

from __future__ import annotations

import pytest

from scheduler_app.mission import plain
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.itinerary import SheetEntry, day_sheet_of, itinerary_of
from scheduler_app.mission.places import OpeningHours
from scheduler_app.mission.slots import Hours
from scheduler_app.planning import judge
from scheduler_app.planning.encode import encode
from tests.builders import (
    a_city,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_venue,
    at,
    hours,
)

GALA = a_gathering("gala", start=at(20), end=at(0, day=1))
SHOW = a_gathering("show", start=at(22, day=1), end=at(1, 30, day=2))


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [("18:00", "00:00", 360), ("22:00", "02:00", 240), ("00:00", "00:00", 1440)],
)
def test_hours_reach_midnight_and_over_it(start, end, minutes):
    found = hours(start, end)
    assert found.minutes == minutes
    day = at(0).date()
    assert found.on(day).end.date() > day
    assert plain.from_plain(Hours, plain.to_plain(found)) == found
    assert plain.to_plain(found)["end"] == ("24:00" if end == "00:00" else end)


def _sheet(mission, day):
    return [
        one for one in day_sheet_of(mission, "city", day).entries if isinstance(one, SheetEntry)
    ]


def test_hours_that_are_none_are_refused():
    with pytest.raises(MissionError) as caught:
        hours("09:00", "09:00")
    assert caught.value.fault is Fault.END_NOT_AFTER_START
    with pytest.raises(MissionError):
        plain.from_plain(Hours, {"start": "24:00", "end": "01:00"})


def test_a_moment_at_24_is_the_next_midnight():
    record = plain.to_plain(GALA) | {"end": "2026-03-02T24:00"}
    assert plain.from_plain(type(GALA), record) == GALA


def test_what_ends_at_midnight_is_not_on_the_next_sheet():
    mission = a_mission(days=3, gatherings=[GALA, SHOW])
    titles = [[one.title for one in _sheet(mission, day)] for day in mission.days]
    assert titles == [["Gala"], ["Show"], ["Show"]]


def test_what_goes_on_after_midnight_stands_on_both_days_and_says_so():
    mission = a_mission(days=3, gatherings=[GALA, SHOW, a_gathering("later", start=at(9, day=2),
                                                                    end=at(10, day=2))])  # fmt: skip
    assert [(one.title, one.continued_on) for one in _sheet(mission, mission.days[2])] == [
        ("Show", mission.days[2]), ("Later", None),
    ]  # fmt: skip
    days = itinerary_of(mission, "delegate").days
    assert [[(one.title, one.day == day.day) for one in day.entries] for day in days] == [
        [("Gala", True)], [("Show", True)], [("Show", True), ("Later", True)],
    ]  # fmt: skip
    assert [one.continued_on for one in days[1].entries] == [None]


def test_a_meeting_over_midnight_is_counted_on_the_day_it_begins():
    city = a_city(day_hours=hours("22:00", "03:00"))
    mission = a_mission(days=2, cities=[city], meetings=[a_meeting(start=at(23, 30))])
    assert judge(mission).conflicts == ()
    assert [day_sheet_of(mission, "city", day).meetings for day in mission.days] == [1, 0]


def test_a_venue_is_open_over_midnight():
    bar = a_venue(opening_hours=(OpeningHours(hours=hours("22:00", "02:00")),))
    windows = encode(a_mission(venues=[bar])).problem.sites[0].windows
    assert {one.end - one.start for one in windows} == {240}


def test_a_leg_that_lands_in_the_night_arrives_on_that_day_only():
    leg = a_leg(departure=at(21), arrival=at(23, 50), exit_minutes=30)
    mission = a_mission(days=2, cities=[a_city(), a_city("other")], legs=[leg])
    arrivals = [
        [
            one.is_arrival
            for one in day_sheet_of(mission, "other", day).entries
            if isinstance(one, SheetEntry)
        ]
        for day in mission.days
    ]
    assert arrivals == [[True], []]
