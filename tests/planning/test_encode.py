"""What the solver is told: minutes, phases, breaks, rooms, options."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise

import pytest

from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import PEAK_HOURS, Break, CityDay, Holiday, OpeningHours
from scheduler_app.mission.requests import Priority
from scheduler_app.mission.slots import Slot
from scheduler_app.planning import encode
from scheduler_app.planning.line import Line
from scheduler_app.planning.people import FixedKind
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_mission,
    a_request,
    a_room,
    a_venue,
    an_official,
    at,
    hours,
    slot,
)

LUNCH = Break(title="Lunch", hours=hours("12:00", "13:00"))


def _breaks(**fields: object) -> list[tuple[int, ...]]:
    encoding = encode(a_mission(**{"cities": [a_city(breaks=(LUNCH,))], **fields}))
    return [
        fixed.persons
        for fixed, origin in zip(encoding.problem.fixed, encoding.origins, strict=True)
        if origin.kind is FixedKind.BREAK
    ]


def test_an_hour_that_is_skipped_in_spring_is_not_counted() -> None:
    mission = a_mission(
        start=date(2026, 3, 8), end=date(2026, 3, 8), city_days=[],
        cities=[a_city(timezone="America/New_York")],
    )  # fmt: skip
    line = Line(mission)
    day = date(2026, 3, 8)
    early, late = (line.minute("city", datetime.combine(day, time(hour))) for hour in (1, 9))
    assert late - early == 7 * 60
    assert line.wall("city", late) == datetime.combine(day, time(9))


def test_a_half_hour_zone_has_a_phase_of_its_own() -> None:
    mission = a_mission(
        cities=[a_city(timezone="Asia/Kolkata"), a_city("other", timezone="UTC")], grid_minutes=60
    )
    assert [city.phase for city in encode(mission).problem.cities] == [30, 0]


def test_a_break_is_kept_for_all_there_but_not_for_who_is_at_something_over_it() -> None:
    assert _breaks() == [(0, 1)]
    over = a_gathering(start=at(11, 30), end=at(12, 30))
    assert _breaks(gatherings=[over]) == [(1,)]
    before = a_gathering(start=at(11), end=at(12))
    assert _breaks(gatherings=[before]) == [(0, 1)]


def test_no_break_for_an_official_with_hours_of_their_own_nor_on_a_holiday() -> None:
    assert _breaks(officials=[an_official(availability=(slot("12:00", "14:00"),))]) == [(0,)]
    feast = a_city(breaks=(LUNCH,), holidays=(Holiday(day=at(0).date(), title="Feast"),))
    assert _breaks(cities=[feast]) == []


def test_a_leg_runs_from_check_in_to_exit_and_has_ends_even_without_stations() -> None:
    mission = a_mission(
        cities=[a_city(), a_city("other")], legs=[a_leg()],
        city_days=[a_city_day("city"), a_city_day("other")],
    )  # fmt: skip
    problem = encode(mission).problem
    (leg,) = problem.fixed
    assert leg.window.end - leg.window.start == 90 + 120 + 40
    assert leg.from_site == 1
    assert leg.to_site == 2
    assert [problem.sites[site].city for site in (1, 2)] == [0, 1]
    assert problem.travel.minutes[0][1] == 30
    assert problem.travel.minutes[1][2] == -1


def test_a_gathering_has_its_room_to_itself() -> None:
    mission = a_mission(rooms=[a_room()], gatherings=[a_gathering(room_id="room")])
    (pool,) = encode(mission).problem.pools
    assert [window.end - window.start for window in pool.windows[1:3]] == [60, 480]


def test_opening_hours_by_weekday_and_peaks_every_day() -> None:
    monday = OpeningHours(hours=hours("09:00", "10:00"), weekday=0)
    mission = a_mission(
        days=2, cities=[a_city(peak_hours=PEAK_HOURS)], venues=[a_venue(opening_hours=(monday,))]
    )
    problem = encode(mission).problem
    assert [window.end - window.start for window in problem.sites[0].windows] == [60]
    assert len(problem.cities[0].peaks) == 2 * (2 + 2)


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        ({"room_id": "room"}, [("venue", "room")]),
        ({"venue_id": "hotel"}, [("hotel", "hall")]),
        ({"venue_id": "bare"}, [("bare", None)]),
        ({}, [("venue", "room")]),
    ],
)
def test_where_a_request_may_be_met(fields: dict[str, str], places: list[object]) -> None:
    mission = a_mission(
        venues=[a_venue(), a_venue("hotel"), a_venue("bare")],
        rooms=[
            a_room(), a_room("hall", "hotel"), a_room("closed", "hotel", for_requests=False)
        ],
        meeting_requests=[a_request(**fields)],
    )  # fmt: skip
    assert [one.place for one in encode(mission).wanted[0].manners] == places


def test_who_has_no_place_is_met_in_any_room_of_the_city() -> None:
    mission = a_mission(
        venues=[a_venue(), a_venue("hotel")], rooms=[a_room(), a_room("hall", "hotel")],
        officials=[an_official(venue_id=None)],
    )  # fmt: skip
    assert tuple(one.place for one in encode(mission).wanted[0].manners) == (
        ("venue", "room"),
        ("hotel", "hall"),
    )


def test_a_request_whose_people_do_not_travel_has_no_place() -> None:
    mission = a_mission(delegates=[a_delegate(is_travelling=False)])
    assert tuple(one.place for one in encode(mission).wanted[0].manners) == ()


def test_stars_and_wishes() -> None:
    request = a_request(
        priority=Priority.HIGH, preferred=(slot("09:00", "12:00"),), preferred_venue_ids=("hotel",)
    )
    mission = a_mission(
        venues=[a_venue(), a_venue("hotel")], rooms=[a_room(), a_room("hall", "hotel")],
        officials=[an_official(venue_id=None)], meeting_requests=[request],
    )  # fmt: skip
    encoded = encode(mission).problem.requests[0]
    assert encoded.weight == 18  # nine to each side
    assert [len(wish.windows) for wish in encoded.wishes] == [1, 0]
    assert [wish.options for wish in encoded.wishes] == [(), (1,)]


def test_an_empty_mission_and_one_without_days_can_be_encoded() -> None:
    assert encode(a_mission(cities=[], venues=[], officials=[], delegates=[], city_days=[],
                            organisations=[], meeting_requests=[])).problem.requests == ()  # fmt: skip
    assert len(encode(a_mission(city_days=[])).problem.days) == 5


def test_only_riders_are_on_a_leg() -> None:
    mission = a_mission(
        cities=[a_city(), a_city("other")],
        delegates=[a_delegate(), a_delegate("second")],
        legs=[a_leg(roster=Roster(groups=(), delegate_ids=("second",)))],
    )
    assert encode(mission).problem.fixed[0].persons == (1,)


def test_hours_that_a_change_of_the_clocks_skips_are_no_trouble() -> None:
    skipped = [
        Slot(start=datetime(2026, 3, 8, 2, 30), end=datetime(2026, 3, 8, 2, 45)),
        Slot(start=datetime(2026, 3, 8, 3, 0), end=datetime(2026, 3, 8, 4, 0)),
    ]
    mission = a_mission(
        start=date(2026, 3, 8), end=date(2026, 3, 8), meeting_requests=[a_request()],
        cities=[a_city(timezone="America/New_York", day_hours=hours("02:15", "18:00"))],
        city_days=[CityDay(id="day", city_id="city", day=date(2026, 3, 8))],
        officials=[an_official(availability=tuple(skipped))],
    )  # fmt: skip
    stays = encode(mission).problem.persons[1].stays
    assert all(a.window.end <= b.window.start for a, b in pairwise(stays))
