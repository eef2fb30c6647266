"""Legal places: what `candidates` gives is what `verdict` allows, and nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings

from scheduler_app.mission.edits.schedule import adopt_schedule, place_request, set_pins
from scheduler_app.mission.mission import Mission
from scheduler_app.planning import Rule, candidates, judge, verdict
from scheduler_app.planning.wishes import places_for
from tests.builders import a_meeting, a_mission, a_request, a_room, at, slot
from tests.strategies import Planted, planted_missions


def _allowed(mission: Mission, request_id: str) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    request = mission.meeting_requests[request_id]
    for venue_id, room_id in places_for(mission, request):
        moment = datetime.combine(mission.start, datetime.min.time())
        while moment.date() <= mission.end:
            if 6 <= moment.hour < 20 and not verdict(
                mission, request_id, moment, venue_id, room_id
            ):
                found.add((moment, venue_id, room_id))
            moment += timedelta(minutes=mission.grid_minutes)
    return found


@given(planted_missions())
@settings(max_examples=15, deadline=None)
def test_candidates_are_all_that_is_allowed(planted: Planted) -> None:
    mission = adopt_schedule(planted.mission, planted.meetings)
    for request_id in list(mission.meeting_requests)[:2]:
        given_ = {(one.start, one.venue_id, one.room_id) for one in candidates(mission, request_id)}
        assert given_ == _allowed(mission, request_id)


@given(planted_missions())
@settings(max_examples=15, deadline=None)
def test_a_candidate_taken_makes_no_conflict(planted: Planted) -> None:
    mission = adopt_schedule(planted.mission, planted.meetings)
    for request_id in list(mission.meeting_requests)[:1]:
        for one in candidates(mission, request_id)[:3]:
            moved = place_request(mission, request_id, one.start, one.venue_id, one.room_id)
            assert judge(moved).conflicts == ()


def test_wished_places_come_first_then_those_beside_other_engagements() -> None:
    request = a_request(preferred=(slot("14:00", "16:00"),))
    mission = a_mission(
        meeting_requests=[request, a_request("r2")], meetings=[a_meeting("r2", at(9))]
    )
    found = candidates(mission, "request")
    assert found[0].start == at(14)
    assert [one.is_wished for one in found] == sorted(
        (one.is_wished for one in found), reverse=True
    )
    rest = [one for one in found if not one.is_wished]
    assert rest[0].start == at(8, 15)
    assert rest[0].idle_minutes == 0


def test_the_pin_of_the_meeting_itself_does_not_hold_it() -> None:
    mission = set_pins(
        a_mission(meetings=[a_meeting()]), ["meeting-of-request"], time=True, place=True
    )
    assert verdict(mission, "request", at(11), "venue") == ()
    assert len(candidates(mission, "request")) > 1


def test_a_place_nobody_asked_for_is_judged_too() -> None:
    mission = a_mission(rooms=[a_room(seats=1, for_requests=False)])
    (conflict,) = verdict(mission, "request", at(9), "venue", "room")
    assert conflict.rule is Rule.ROOM_SIZE
    assert conflict.concerned[0].start == at(9)
