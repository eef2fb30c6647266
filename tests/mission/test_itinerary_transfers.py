"""The ways between engagements: when to leave, in the peak or not, and when it is too late."""

import pytest

from scheduler_app.mission.engagements import GatheringKind
from scheduler_app.mission.itinerary import EngagementKind, engagements_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import Break
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_travel_time,
    a_venue,
    an_official,
    at,
    hours,
)

VENUES = [a_venue("hotel"), a_venue("a"), a_venue("b")]
PEAK = (hours("07:00", "09:30"), hours("16:30", "19:00"))


def _mission(*gatherings, hotel="hotel", ways=(), peak=PEAK, **tables) -> Mission:
    city = a_city(hotel_id=hotel, peak_hours=peak, breaks=tables.pop("breaks", ()))
    return a_mission(
        cities=tables.pop("cities", [city]),
        venues=tables.pop("venues", VENUES),
        travel_times=list(ways),
        meeting_requests=tables.pop("meeting_requests", []),
        officials=[],
        gatherings=list(gatherings),
        **tables,
    )


def _ways(mission: Mission, person="delegate"):
    return [
        (one.start, one.end, one.venue_id, one.end_venue_id)
        for one in engagements_of(mission, person)
        if one.kind is EngagementKind.TRANSFER
    ]


def test_leaves_the_hotel_in_time_and_returns_to_it():
    mission = _mission(
        a_gathering("g", venue_id="a", start=at(11), end=at(12)),
        ways=[a_travel_time("hotel", "a", 20, 40), a_travel_time("a", "hotel", 25, 50)],
    )
    assert _ways(mission) == [
        (at(10, 40), at(11), "hotel", "a"),
        (at(12), at(12, 25), "a", "hotel"),
    ]


def test_a_departure_in_the_peak_takes_the_peak_minutes():
    mission = _mission(
        a_gathering("g", venue_id="a", start=at(9, 40), end=at(17)),
        ways=[a_travel_time("hotel", "a", 20, 40), a_travel_time("a", "hotel", 25, 50)],
    )
    there, back = engagements_of(mission, "delegate")[::2]
    assert (there.start, there.minutes, there.is_peak) == (at(9), 40, True)
    assert (back.start, back.end, back.is_peak) == (at(17), at(17, 50), True)


def test_a_departure_just_after_the_peak_takes_the_calm_minutes():
    mission = _mission(
        a_gathering("g", venue_id="a", start=at(9, 50), end=at(10)),
        ways=[a_travel_time("hotel", "a", 20, 40)],
    )
    assert _ways(mission)[0][:2] == (at(9, 30), at(9, 50))


def test_never_leaves_before_the_end_of_what_comes_before_and_says_how_late():
    mission = _mission(
        a_gathering("first", venue_id="a", start=at(10), end=at(11)),
        a_gathering("second", venue_id="b", start=at(11, 10), end=at(12)),
        hotel=None,
        ways=[a_travel_time("a", "b", 25)],
    )
    (way,) = [one for one in engagements_of(mission, "delegate") if one.minutes]
    assert (way.start, way.end) == (at(11), at(11, 25))
    assert way.is_late
    assert way.late_minutes == 15


def test_what_fits_to_the_minute_is_not_late():
    mission = _mission(
        a_gathering("first", venue_id="a", start=at(10), end=at(11)),
        a_gathering("second", venue_id="b", start=at(11, 25), end=at(12)),
        hotel=None,
        ways=[a_travel_time("a", "b", 25)],
    )
    (way,) = [one for one in engagements_of(mission, "delegate") if one.minutes]
    assert not way.is_late


def test_no_way_within_one_venue_and_none_without_a_hotel():
    mission = _mission(
        a_gathering("first", venue_id="a", start=at(10), end=at(11)),
        a_gathering("second", venue_id="a", start=at(11, 10), end=at(12)),
        hotel=None,
    )
    assert _ways(mission) == []


def test_overnight_one_goes_by_the_hotel():
    mission = _mission(
        a_gathering("evening", venue_id="a", start=at(19), end=at(21)),
        a_gathering("morning", venue_id="b", start=at(10, day=1), end=at(11, day=1)),
        days=2,
        ways=[a_travel_time("a", "hotel", 15), a_travel_time("hotel", "b", 20)],
    )
    assert _ways(mission)[1:3] == [
        (at(21), at(21, 15), "a", "hotel"),
        (at(9, 40, day=1), at(10, day=1), "hotel", "b"),
    ]


def test_a_delegate_with_a_hotel_of_their_own_leaves_from_there():
    mission = _mission(
        a_gathering("g", venue_id="a", start=at(11), end=at(12)),
        delegates=[a_delegate(hotel_ids=("b",))],
        ways=[a_travel_time("b", "a", 10), a_travel_time("hotel", "a", 20)],
    )
    assert _ways(mission)[0] == (at(10, 50), at(11), "b", "a")


def test_a_way_is_put_before_a_meal_that_it_would_lie_over():
    mission = _mission(
        a_gathering("first", venue_id="a", start=at(10), end=at(11)),
        a_gathering("second", venue_id="b", start=at(13), end=at(14)),
        hotel=None,
        breaks=_lunch(),
        ways=[a_travel_time("a", "b", 30)],
    )
    found = engagements_of(mission, "delegate")
    assert [one.kind.value for one in found] == ["gathering", "transfer", "break", "gathering"]
    assert found[1].end == at(12)


def _meal_and_way(free, start, minutes, **fields):
    mission = _mission(
        a_gathering("first", venue_id="a", start=at(10), end=free),
        a_gathering("second", venue_id="b", start=start, end=at(15)),
        hotel=None,
        breaks=_lunch(),
        ways=[a_travel_time("a", "b", minutes)],
        **fields,
    )
    found = engagements_of(mission, "delegate")[1:-1]
    return [(one.kind.value, one.start, one.end, one.is_overlaid) for one in found]


def test_lunch_and_then_the_way_where_that_is_in_time():
    assert _meal_and_way(at(11, 50), at(13, 50), 50) == [
        ("break", at(12), at(13), False),
        ("transfer", at(13), at(13, 50), False),
    ]


def test_a_meal_moves_to_be_eaten_there_when_that_moves_it_least():
    assert _meal_and_way(at(11, 20), at(13, 30), 50) == [
        ("transfer", at(11, 20), at(12, 10), False),
        ("break", at(12, 10), at(13, 10), False),
    ]


def test_a_meal_moves_to_be_eaten_before_leaving_when_that_moves_it_least():
    assert _meal_and_way(at(11, 40), at(13, 30), 50) == [
        ("break", at(11, 40), at(12, 40), False),
        ("transfer", at(12, 40), at(13, 30), False),
    ]


def test_a_gap_too_short_for_both_says_so_at_the_meal():
    assert _meal_and_way(at(12), at(13), 30) == [
        ("break", at(12), at(13), True),
        ("transfer", at(12, 30), at(13), False),
    ]


def test_a_meal_at_the_end_of_a_day_comes_after_the_way_to_the_hotel():
    mission = _mission(
        a_gathering("last", venue_id="a", start=at(10), end=at(11, 45)),
        breaks=_lunch(),
        ways=[a_travel_time("a", "hotel", 30)],
    )
    *_, way, lunch = engagements_of(mission, "delegate")
    assert (way.start, way.end) == (at(11, 45), at(12, 15))
    assert (lunch.start, lunch.end, lunch.is_overlaid) == (at(12, 15), at(13, 15), False)


def test_a_meal_of_all_takes_the_place_of_the_meal():
    banquet = {"venue_id": "a", "start": at(12, 30), "end": at(14), "kind": GatheringKind.MEAL}
    mission = _mission(
        a_gathering("banquet", **banquet),
        hotel=None,
        breaks=_lunch(),
    )
    assert [one.kind.value for one in engagements_of(mission, "delegate")] == ["gathering"]


def test_who_is_not_at_the_gathering_keeps_the_meal():
    mission = _mission(
        a_gathering(
            "banquet", venue_id="a", start=at(12, 30), end=at(14),
            roster=Roster(groups=(), delegate_ids=("delegate",)),
        ),
        delegates=[a_delegate(), a_delegate("other")],
        hotel=None,
        breaks=_lunch(),
    )  # fmt: skip
    assert [one.title for one in engagements_of(mission, "other")] == ["Lunch"]


def test_a_leg_is_reached_by_its_check_in_and_left_after_its_exit():
    mission = _mission(
        cities=[a_city(hotel_id="hotel"), a_city("other", hotel_id="inn")],
        venues=[*VENUES, a_venue("inn", "other"), a_venue("field", "other")],
        legs=[a_leg(from_venue_id="a", to_venue_id="field", check_in_minutes=60, exit_minutes=30)],
        city_days=[a_city_day(), a_city_day("other")],
        ways=[a_travel_time("hotel", "a", 40), a_travel_time("field", "inn", 50)],
    )
    there, leg, onward = engagements_of(mission, "delegate")
    assert (there.start, there.end) == (at(12, 20), at(13))
    assert (leg.start, leg.end, leg.end_city_id) == (at(13), at(16, 30), "other")
    assert (onward.start, onward.end, onward.city_id) == (at(16, 30), at(17, 20), "other")


def test_an_official_has_no_hotel():
    mission = a_mission(
        cities=[a_city(hotel_id="hotel")],
        venues=[a_venue("hotel"), a_venue()],
        meetings=[a_meeting()],
        travel_times=[a_travel_time("hotel", "venue", 20)],
    )
    assert [one.kind for one in engagements_of(mission, "official")] == [EngagementKind.MEETING]
    assert len(engagements_of(mission, "delegate")) == 3


def test_no_way_helps_against_a_clash():
    mission = _mission(
        a_gathering("first", venue_id="a", start=at(10), end=at(12)),
        a_gathering("second", venue_id="b", start=at(11), end=at(13)),
        hotel=None,
        ways=[a_travel_time("a", "b", 25)],
    )
    assert _ways(mission) == []


def test_an_unknown_person_is_a_key_error():
    with pytest.raises(KeyError):
        engagements_of(a_mission(), "nobody")


def test_a_meeting_of_a_firm_is_everyones_of_the_firm_who_travels():
    mission = a_mission(
        delegates=[a_delegate("one"), a_delegate("two", is_travelling=False), a_delegate("three")],
        officials=[an_official()],
        meeting_requests=[a_request(minutes=30)],
        meetings=[a_meeting()],
    )
    assert len(engagements_of(mission, "one")) == len(engagements_of(mission, "three")) == 1
    assert engagements_of(mission, "two") == ()
    assert engagements_of(mission, "one")[0].end == at(9, 30)


def _lunch():
    return (Break(title="Lunch", hours=hours("12:00", "13:00")),)
