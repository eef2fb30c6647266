"""Missions that the records allow and nobody means: they are judged, and what is odd is said."""

import dataclasses

import pytest

from scheduler_app.mission.defects import DefectCode, defects_of
from scheduler_app.mission.edits.records import add_records, set_field
from scheduler_app.mission.edits.schedule import set_pins
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.people import Roster
from scheduler_app.mission.requests import MeetingKind
from scheduler_app.mission.rules import RuleKind
from scheduler_app.planning import Limits, judge, plan
from tests.builders import (
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_rule,
    a_venue,
    an_official,
    at,
)

BRIEF = Limits(seconds=5, workers=1)


def in_a_hall():
    return a_mission(
        venues=[a_venue(), a_venue("palace")],
        rooms=[a_room("hall", "palace")],
        meetings=[a_meeting(venue_id="palace", room_id="hall")],
        gatherings=[a_gathering(start=at(15), end=at(16), venue_id="palace", room_id="hall")],
        meeting_requests=[a_request(venue_id="palace", room_id="hall")],
    )


def test_what_is_in_a_room_goes_with_it_to_another_venue():
    moved = set_field(in_a_hall(), "rooms", "hall", "venue_id", "venue")
    (meeting,), (gathering,) = moved.meetings.values(), moved.gatherings.values()
    (request,) = moved.meeting_requests.values()
    assert {one.venue_id for one in (meeting, gathering, request)} == {"venue"}
    assert judge(moved).is_sound


@pytest.mark.parametrize("pinned", [False, True])
def test_a_meeting_whose_room_is_elsewhere_is_judged_and_told(pinned):
    mission = set_pins(in_a_hall(), ["meeting-of-request"], time=pinned, place=pinned)
    (room,) = mission.rooms.values()
    odd = dataclasses.replace(
        mission, rooms={room.id: dataclasses.replace(room, venue_id="venue")}, gatherings={}
    )
    assert judge(odd).placed == 1
    assert DefectCode.ROOM_IN_OTHER_VENUE in {one.code for one in defects_of(odd)}
    assert plan(odd, limits=BRIEF).placed == 1


def test_people_named_twice_come_once():
    mission = a_mission(
        delegates=[a_delegate(), a_delegate("second")],
        meeting_requests=[
            a_request(
                delegate_ids=("delegate", "delegate"), any_of_ids=("second", "second"), least=1,
                official_ids=("official", "official"), kind=MeetingKind.ONLINE,
            )
        ],
        meetings=[a_meeting(delegate_ids=("second", "delegate", "second"))],
    )  # fmt: skip
    assert judge(mission).is_sound
    assert plan(mission, limits=BRIEF).placed == 1


def test_a_mission_without_cities_has_its_rules_judged():
    least = a_rule(
        kind=RuleKind.LEAST_IN_ALL, number=1, roster=Roster(groups=(), organisation_ids=("firm",))
    )
    mission = a_mission(
        cities=[], venues=[], officials=[], city_days=[], meeting_requests=[], rules=[least]
    )
    assert len(judge(mission).breaches) == 1


def test_a_request_has_one_meeting_and_an_id_one_person():
    mission = a_mission(meetings=[a_meeting()])
    second = dataclasses.replace(a_meeting(), id="another")
    with pytest.raises(MissionError) as refused:
        add_records(mission, "meetings", [second])
    assert refused.value.fault is Fault.DUPLICATE_RECORD
    with pytest.raises(MissionError) as refused:
        add_records(mission, "officials", [an_official("delegate")])
    assert refused.value.fault is Fault.DUPLICATE_ID
