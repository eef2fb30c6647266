"""A vehicle that takes guests there and back is where each of its drives begins."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.itinerary import EngagementKind, ItineraryIndex
from scheduler_app.mission.itinerary.run_sheet import run_sheet
from scheduler_app.planning import Limits, judge, plan
from scheduler_app.planning.encode import encode
from scheduler_app.wording.conflicts import sentence_of_conflict
from solver.check import violations
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_travel_time,
    a_vehicle,
    a_venue,
    an_official,
    an_organisation,
    at,
    hours,
)

QUICK = Limits(seconds=2, workers=1)
FIRMS = ("firm", "rival", "third")
VENUES = ("venue", "far")


def _town(requests, ways=(30, 30), *, days=1, peak=(), **tables):
    """Three firms at the hotel; a ministry at the venue and one that is far."""
    return a_mission(
        days=days,
        cities=[a_city(hotel_id="hotel", peak_hours=peak)],
        venues=[a_venue("hotel"), *(a_venue(one) for one in VENUES)],
        travel_times=[
            a_travel_time("hotel", goal, minutes, minutes + 20)
            for goal, minutes in zip(VENUES, ways, strict=True)
        ],
        organisations=[an_organisation(one) for one in (*FIRMS, "ministry")],
        delegates=[a_delegate(one, organisation_id=one) for one in FIRMS],
        officials=[an_official(), an_official("second", venue_id="far")],
        vehicles=[a_vehicle()],
        meeting_requests=requests,
        city_days=[a_city_day(day=n) for n in range(days)],
        **tables,
    )  # fmt: skip


def _asked(number, firm, official="official", minutes=45):
    return a_request(
        f"r{number}", title=f"R {number}", organisation_id=firm, official_ids=(official,),
        minutes=minutes, vehicle_id="car",
    )  # fmt: skip


def _drives(mission):
    index = ItineraryIndex(mission)
    venue_of = {one.name: one.id for one in mission.venues.values()}
    rides: list[Any] = [
        ride for _, day in run_sheet(index, "car").days for ride in day if ride.hindered is None
    ]
    return index, [
        (one.start, one.end, venue_of[one.origin.venue], venue_of[one.goal.venue]) for one in rides
    ]


def _assert_sound(mission):
    """No drive begins before the one before it ended and the way to where it begins was driven."""
    index, drives = _drives(mission)
    for before, drive in pairwise(drives):
        empty = index.travel.minutes(before[3], drive[2], at=before[1])
        assert before[1] + timedelta(minutes=empty) <= drive[0]


PARTIES = st.lists(
    st.tuples(
        st.sampled_from(FIRMS), st.sampled_from(("official", "second")), st.sampled_from((30, 45))
    ),
    min_size=1, max_size=5,
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(parties=PARTIES, ways=st.tuples(st.integers(1, 60), st.integers(1, 60)), peak=st.booleans())
def test_every_drive_of_a_solved_mission_can_be_driven(parties, ways, peak):
    requests = [_asked(number, *party) for number, party in enumerate(parties)]
    rush = (hours("08:00", "10:00"), hours("16:00", "18:00")) if peak else ()
    mission = _town(requests, ways, days=2, peak=rush)
    solved = adopt_schedule(mission, plan(mission, limits=QUICK).meetings)
    assert judge(solved).conflicts == ()
    _assert_sound(solved)
    index = ItineraryIndex(solved)
    for one in FIRMS:
        for way in index.engagements_of(one):
            if way.kind is EngagementKind.TRANSFER and way.venue_id == "hotel":
                assert index.vehicle_of(one, way) is not None  # nobody is left to find a taxi


@given(
    starts=st.lists(st.integers(0, 36), min_size=1, max_size=5), parties=PARTIES,
    also=st.booleans(),
)  # fmt: skip
def test_no_plan_whatever_sends_the_vehicle_where_it_cannot_be(starts, parties, also):
    pairs = list(zip(starts, parties, strict=False))
    requests = [_asked(n, *party) for n, (_, party) in enumerate(pairs)]
    held = [
        a_meeting(
            f"r{n}", at(9) + timedelta(minutes=15 * start),
            venue_id="venue" if party[1] == "official" else "far",
        )
        for n, (start, party) in enumerate(pairs)
    ]  # fmt: skip
    others = [a_gathering(venue_id="far", start=at(12), end=at(13))] if also else []
    _assert_sound(_town(requests, meetings=held, gatherings=others))


@pytest.mark.parametrize(("minutes", "is_said"), [(15, True), (45, True), (60, False)])
def test_two_trips_too_near_each_other_are_a_conflict(minutes, is_said):
    """30 min back and 30 min out again are needed between two parties."""
    start = at(9, 45) + timedelta(minutes=minutes)
    held = [a_meeting("r0", at(9)), a_meeting("r1", start)]
    mission = _town([_asked(0, "firm"), _asked(1, "rival")], meetings=held)
    said = [sentence_of_conflict(mission, one) for one in judge(mission).conflicts]
    there = f"{start:%H:%M}–{start + timedelta(minutes=45):%H:%M}"
    expected = f"Car cannot be in time at both on Mon 2 Mar: R 0 09:00–09:45 and R 1 {there}."
    assert (expected in said) is is_said
    assert bool(violations(encode(mission).problem, encode(mission).plan)) is is_said


def test_the_same_party_drives_straight_on():
    requests = [_asked(0, "firm"), _asked(1, "firm", "second")]
    ways = [("hotel", "venue"), ("venue", "far"), ("far", "hotel")]
    held = [a_meeting("r0", at(9)), a_meeting("r1", at(10, 15), venue_id="far")]
    mission = _town(requests, meetings=held)
    assert judge(mission).conflicts == ()
    assert [one[2:] for one in _drives(mission)[1]] == ways


def test_in_the_rush_hour_the_ways_between_are_longer_and_only_then():
    held = [a_meeting("r0", at(9)), a_meeting("r1", at(10, 45))]
    requests = [_asked(0, "firm"), _asked(1, "rival")]
    calm = _town(requests, peak=(hours("17:00", "19:00"),), meetings=held)
    rush = _town(requests, peak=(hours("09:00", "11:00"),), meetings=held)
    assert judge(calm).conflicts == ()
    assert len(judge(rush).conflicts) == 1
