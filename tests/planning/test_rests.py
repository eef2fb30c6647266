"""The rest after a long flight is spent at the hotel, not in the car, and others stay as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.itinerary import EngagementKind, engagements_of
from scheduler_app.planning import Limits, judge, plan
from tests.builders import (
    a_city,
    a_city_day,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_travel_time,
    a_venue,
    at,
)

QUICK = Limits(seconds=2, workers=1)


def _landed(rest, ways=(30, 30, 30), **tables):
    """Landed at 09:00, out of the airport at 09:30; the ministry is half an hour from everywhere."""
    ends = (("airport", "hotel"), ("hotel", "venue"), ("airport", "venue"))
    leg = a_leg(
        from_city_id="other", to_city_id="city", departure=at(7), arrival=at(9), check_in_minutes=0,
        to_venue_id="airport", exit_minutes=30, rest_minutes=rest,
    )  # fmt: skip
    return a_mission(
        cities=[a_city(hotel_id="hotel"), a_city("other")],
        venues=[a_venue(), a_venue("hotel"), a_venue("airport")],
        travel_times=[a_travel_time(*pair, way) for pair, way in zip(ends, ways, strict=True)],
        city_days=[a_city_day()], legs=[leg], **tables,
    )  # fmt: skip


def _solved(mission):
    return adopt_schedule(mission, plan(mission, limits=QUICK).meetings)


def _first(mission):
    (meeting,) = _solved(mission).meetings.values()
    return meeting.start


def test_who_rests_two_hours_is_two_hours_at_the_hotel():
    assert _first(_landed(120)) == at(12, 30)
    assert _first(_landed(0)) == at(10)


def test_who_lands_at_a_place_without_a_name_rests_at_the_hotel_all_the_same():
    mission = _landed(120)
    legs = {"leg": replace(mission.legs["leg"], to_venue_id=None)}
    assert _first(replace(mission, legs=legs)) == at(12, 30)
    nowhere = replace(mission.cities["city"], hotel_id=None)
    assert _first(replace(mission, legs=legs, cities={**mission.cities, "city": nowhere})) == at(12)


def test_the_itinerary_goes_by_the_hotel():
    mission = _solved(_landed(120))
    ways = [
        (one.start, one.venue_id, one.end_venue_id)
        for one in engagements_of(mission, "delegate")
        if one.kind is EngagementKind.TRANSFER
    ]
    assert ways[:2] == [(at(9, 30), "airport", "hotel"), (at(12), "hotel", "venue")]


def test_in_a_city_without_a_hotel_the_rest_is_spent_at_the_station():
    landed = _landed(120)
    bare = replace(landed.cities["city"], hotel_id=None)
    mission = _solved(replace(landed, cities={**landed.cities, "city": bare}))
    (meeting,) = mission.meetings.values()
    assert meeting.start == at(12)
    ways = [
        one for one in engagements_of(mission, "delegate") if one.kind is EngagementKind.TRANSFER
    ]
    assert (ways[0].start, ways[0].venue_id, ways[0].end_venue_id) == (
        at(11, 30),
        "airport",
        "venue",
    )


def test_a_meeting_put_into_the_rest_by_hand_is_a_conflict():
    held = _landed(120, meetings=[a_meeting(start=at(12))])
    assert len(judge(held).conflicts) == 1
    assert judge(_landed(120, meetings=[a_meeting(start=at(12, 30))])).conflicts == ()


def test_a_gathering_on_purpose_soon_after_the_flight_is_no_conflict():
    mission = _landed(120, meeting_requests=[], gatherings=[a_gathering(start=at(11), end=at(12))])
    assert judge(mission).conflicts == ()


@settings(max_examples=15, deadline=None)
@given(
    rest=st.integers(1, 240), ways=st.tuples(*[st.integers(1, 60)] * 3),
    minutes=st.sampled_from((15, 45)),
)  # fmt: skip
@example(rest=1, ways=(31, 1, 1), minutes=15)
def test_nobody_is_met_before_they_have_rested(rest, ways, minutes):
    requests = [a_request(f"r{n}", title=f"R {n}", minutes=minutes) for n in range(2)]
    mission = _solved(_landed(rest, ways, meeting_requests=requests))
    assert judge(mission).conflicts == ()
    found = engagements_of(mission, "delegate")
    meetings = [one for one in found if one.kind is EngagementKind.MEETING]
    if meetings:
        to_hotel, onward = [one for one in found if one.kind is EngagementKind.TRANSFER][:2]
        assert (to_hotel.end_venue_id, onward.venue_id) == ("hotel", "hotel")
        assert onward.start - to_hotel.end >= timedelta(minutes=rest)
