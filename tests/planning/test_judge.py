"""The plan in force judged: conflicts in ids and walls, and why requests wait."""

from __future__ import annotations

import pytest

from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.edits.schedule import place_request, set_pins, unschedule
from scheduler_app.planning import ConcernedKind, Reason, Rule, judge
from scheduler_app.wording.conflicts import sentence_of_conflict
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_travel_time,
    a_venue,
    an_official,
    at,
    slot,
)

TWO_HOSTS = {
    "venues": [a_venue(), a_venue("far")],
    "travel_times": [a_travel_time("venue", "far", 40)],
    "officials": [an_official(), an_official("second", venue_id="far")],
    "meeting_requests": [a_request(), a_request("r2", official_ids=("second",))],
}


def _rules(mission: object) -> list[Rule]:
    return [conflict.rule for conflict in judge(mission).conflicts]


def test_one_meeting_alone_is_sound() -> None:
    judgement = judge(a_mission(meetings=[a_meeting()]))
    assert judgement.is_sound
    assert (judgement.placed, judgement.requested) == (1, 1)
    assert judgement.unplaced == {}


def test_two_places_at_once_and_no_way_in_time() -> None:
    meetings = [a_meeting(), a_meeting("r2", at(9, 30), venue_id="far")]
    (conflict,) = judge(a_mission(**TWO_HOSTS, meetings=meetings)).conflicts
    assert conflict.rule is Rule.NO_DOUBLE_BOOKING
    assert conflict.meeting_ids == ("meeting-of-request", "meeting-of-r2")
    assert (conflict.start, conflict.minutes) == (at(9, 30), 15)
    assert [one.id for one in conflict.concerned] == ["request", "r2"]
    late = [a_meeting(), a_meeting("r2", at(10, 15), venue_id="far")]
    (conflict,) = judge(a_mission(**TWO_HOSTS, meetings=late)).conflicts
    assert (conflict.rule, conflict.minutes) == (Rule.TRAVEL_TIME, 10)
    in_time = [a_meeting(), a_meeting("r2", at(10, 25), venue_id="far")]
    assert _rules(a_mission(**TWO_HOSTS, meetings=in_time)) == []


def test_a_gathering_is_in_the_way() -> None:
    mission = a_mission(meetings=[a_meeting()], gatherings=[a_gathering(end=at(9, 30))])
    (conflict,) = judge(mission).conflicts
    assert conflict.cause.gathering_ids == ("gathering",)
    assert [one.kind for one in conflict.concerned] == [
        ConcernedKind.GATHERING,
        ConcernedKind.MEETING,
    ]


def test_an_edit_of_availability_is_marked_at_once_and_undone_at_once() -> None:
    mission = a_mission(meetings=[a_meeting()])
    busy = set_field(mission, "officials", "official", "availability", (slot("11:00", "12:00"),))
    assert _rules(busy) == [Rule.AVAILABILITY]
    assert _rules(set_field(busy, "officials", "official", "availability", ())) == []


def test_a_start_off_the_grid_is_no_conflict() -> None:
    assert _rules(a_mission(meetings=[a_meeting("request", at(9, 7))])) == []


def test_a_pinned_meeting_is_no_conflict() -> None:
    mission = a_mission(meetings=[a_meeting()])
    assert _rules(set_pins(mission, ["meeting-of-request"], time=True, place=True)) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, None),
        ({"delegates": [a_delegate(is_travelling=False)]}, Reason.NO_PLACE),
        ({"rooms": [a_room(seats=1)]}, Reason.ROOM_TOO_SMALL),
        (
            {"officials": [an_official(availability=(slot("19:00", "20:00"),))]},
            Reason.NEVER_TOGETHER,
        ),
        (
            {"meeting_requests": [a_request(windows=(slot("19:00", "20:00"),))]},
            Reason.OUTSIDE_WINDOWS,
        ),
        ({"gatherings": [a_gathering(start=at(8), end=at(18))]}, Reason.BLOCKED_BY_FIXED),
    ],
)
def test_why_a_request_waits(fields: dict[str, object], reason: Reason | None) -> None:
    judgement = judge(a_mission(**fields))
    assert judgement.unplaced["request"].reason is reason


def test_a_person_and_a_room_may_be_full() -> None:
    hour = (slot("09:00", "10:00"),)
    mission = a_mission(
        officials=[an_official(availability=hour)],
        organisations=[*a_mission().organisations.values()],
        delegates=[a_delegate(), a_delegate("second")],
        meeting_requests=[
            a_request(organisation_id=None, delegate_ids=("delegate",)),
            a_request("r2", organisation_id=None, delegate_ids=("second",)),
        ],
        meetings=[a_meeting()],
    )
    left_out = judge(mission).unplaced["r2"]
    assert left_out.reason is Reason.PERSON_FULL
    assert left_out.cause.person_ids == ("official",)
    freed = judge(unschedule(mission, ["meeting-of-request"])).unplaced
    assert {one.reason for one in freed.values()} == {None}


def test_taking_and_giving_back_judges_the_same() -> None:
    mission = a_mission(**TWO_HOSTS, cities=[a_city()])
    placed = place_request(mission, "request", at(9), "venue")
    assert judge(unschedule(placed, ["meeting-of-request"])) == judge(mission)


def test_from_a_station_without_a_name_one_is_as_long_at_the_doors() -> None:
    home = a_city("other")
    leg = a_leg(
        from_city_id="other", to_city_id="city", departure=at(7), arrival=at(9), exit_minutes=40
    )
    met = {"cities": [a_city(), home], "legs": [leg], "meetings": [a_meeting(start=at(10, 15))]}
    assert _rules(a_mission(**met)) == []
    guarded = a_mission(**met, venues=[a_venue(screening_minutes=10)])
    (conflict,) = judge(guarded).conflicts
    assert (conflict.rule, conflict.minutes) == (Rule.TRAVEL_TIME, 5)
    assert "takes 40" in sentence_of_conflict(guarded, conflict)
