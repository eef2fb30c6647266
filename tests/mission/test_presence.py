"""Stays: city days cut by legs, arrivals, holidays; officials and their hours."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import Holiday
from scheduler_app.mission.presence import (
    MissingLeg,
    delegates_on,
    missing_legs,
    stays_of,
    stays_of_official,
)
from tests.builders import (
    DAY,
    a_city,
    a_city_day,
    a_delegate,
    a_leg,
    a_mission,
    an_official,
    at,
    slot,
)

BOTH = [a_city_day("city"), a_city_day("other")]


def _two_cities(**tables: object) -> Mission:
    return a_mission(
        **{"cities": [a_city(), a_city("other")], "city_days": BOTH, "legs": [a_leg()], **tables}
    )


def _drawn(mission: Mission) -> list[str]:
    return [
        f"{stay.city_id} {stay.slot.start:%d %H:%M}-{stay.slot.end:%H:%M}"
        for stay in stays_of(mission, "delegate")
    ]


def test_a_day_in_one_city_is_its_day_hours() -> None:
    assert _drawn(a_mission()) == ["city 02 08:00-18:00"]


def test_a_leg_cuts_the_day_at_check_in_and_exit() -> None:
    assert _drawn(_two_cities()) == ["city 02 08:00-12:30", "other 02 16:40-18:00"]


def test_who_does_not_ride_is_not_cut_and_the_first_city_day_has_the_time() -> None:
    assert _drawn(_two_cities(legs=[])) == ["city 02 08:00-18:00"]


def test_nobody_is_met_in_a_city_that_they_left_or_have_not_reached() -> None:
    days = [a_city_day(city, day) for city in ("city", "other") for day in (0, 1, 2)]
    leg = a_leg(departure=at(14, day=1), arrival=at(16, day=1))
    assert _drawn(_two_cities(city_days=days, days=3, legs=[leg])) == [
        "city 02 08:00-18:00",
        "city 03 08:00-12:30",
        "other 03 16:40-18:00",
        "other 04 08:00-18:00",
    ]


def test_nobody_is_in_a_city_to_which_no_leg_takes_them() -> None:
    cities = [a_city(), a_city("other"), a_city("third")]
    days = [*BOTH, a_city_day("third", 1)]
    mission = _two_cities(cities=cities, city_days=days, days=2)
    assert not any(one.startswith("third") for one in _drawn(mission))
    gap = MissingLeg(
        from_city_id="other",
        to_city_id="third",
        after=date(2026, 3, 2),
        before=date(2026, 3, 3),
    )
    assert missing_legs(mission, "delegate") == (gap,)
    leg = a_leg(
        "on",
        from_city_id="other",
        to_city_id="third",
        departure=at(20),
        arrival=at(22),
    )
    joined = _two_cities(cities=cities, city_days=days, days=2, legs=[*mission.legs.values(), leg])
    assert _drawn(joined)[-1] == "third 03 08:00-18:00"
    assert missing_legs(joined, "delegate") == ()


def test_arrival_departure_and_holidays_cut() -> None:
    delegate = a_delegate(arrival=at(10), departure=at(12, day=2))
    city = a_city(holidays=(Holiday(day=date(2026, 3, 3), title="Feast"),))
    assert _drawn(a_mission(days=3, cities=[city], delegates=[delegate])) == [
        "city 02 10:00-18:00",
        "city 04 08:00-12:00",
    ]


def test_a_day_outside_the_mission_counts_for_nothing() -> None:
    assert _drawn(a_mission(city_days=[a_city_day(day=5)])) == []


def test_who_is_not_in_the_roster_or_does_not_travel_has_no_stay() -> None:
    assert _drawn(a_mission(city_days=[a_city_day(roster=Roster(groups=()))])) == []
    assert _drawn(a_mission(delegates=[a_delegate(is_travelling=False)])) == []


def test_across_the_date_line_the_flight_may_land_before_it_left() -> None:
    cities = [
        a_city("city", timezone="Pacific/Auckland"),
        a_city("other", timezone="Pacific/Honolulu"),
    ]
    leg = a_leg(departure=at(20, day=1), arrival=at(7, day=1), check_in_minutes=120)
    days = [a_city_day("city", 0), a_city_day("city", 1), a_city_day("other", 1)]
    assert _drawn(_two_cities(days=2, cities=cities, city_days=days, legs=[leg])) == [
        "city 02 08:00-18:00",
        "city 03 08:00-18:00",
        "other 03 08:00-18:00",
    ]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Kolkata", "America/New_York"])
def test_zones_do_not_move_wall_clocks(zone: str) -> None:
    assert _drawn(a_mission(cities=[a_city(timezone=zone)])) == ["city 02 08:00-18:00"]


def test_an_official_has_their_own_hours_joined_or_the_city_days() -> None:
    assert [s.slot for s in stays_of_official(a_mission(days=2), "official")] == [
        slot("08:00", "18:00"),
        slot("08:00", "18:00", day=1),
    ]
    busy = an_official(availability=(slot("10:00", "11:00"), slot("09:00", "10:00")))
    found = stays_of_official(a_mission(officials=[busy]), "official")
    assert [s.slot for s in found] == [slot("09:00", "11:00")]


def test_who_is_where_on_a_day() -> None:
    mission = _two_cities()
    assert delegates_on(mission, "other", DAY) == ("delegate",)
    assert delegates_on(mission, "other", datetime(2026, 3, 3).date()) == ()
