"""Where a request may land, without a window."""

import dataclasses
from datetime import date

from scheduler_app.calendar_view.drops import Judge, Level, usual_place
from scheduler_app.calendar_view.layout import LaneKind, LaneRef
from scheduler_app.mission.ids import RoomId, VenueId
from tests.calendar_view.missions import at
from tests.textgrid import FIRST, STEP, mission_of

MISSION = mission_of("Alder  aaa. ....")
REQUEST = next(iter(MISSION.meeting_requests))


def test_the_verdict_is_asked_once_for_each_slot_and_place():
    asked = []

    def verdict(*question):
        asked.append(question)
        return Level.BREAKS, "two places at once"

    judge = Judge(MISSION, verdict)
    target, *others = [judge.target(REQUEST, FIRST + STEP, None) for _ in range(3)]
    assert others == [target, target]
    assert asked == [(REQUEST, FIRST + STEP, "hall", "hall-tables")]
    assert (target.level, target.sentence) == (Level.BREAKS, "two places at once")
    assert target.is_possible  # conflicts are marked, never refused


def test_a_lane_that_is_a_room_says_where():
    room = LaneRef(LaneKind.ROOM, "hall-tables", 3)
    assert Judge(MISSION).target(REQUEST, FIRST, room).place == ("hall", "hall-tables")


def test_another_city_is_impossible(full):
    request = next(r for r in full.meetings.values() if r.venue_id == "beijing-centre")
    lane = LaneRef(LaneKind.ROOM, "shanghai-salon")
    target = Judge(full).target(request.request_id, at(15, "10:00"), lane)
    assert not target.is_possible
    assert target.sentence == "This meeting can only be held in Beijing."


def test_a_day_on_which_nobody_is_there_is_impossible(full):
    request = next(r for r in full.meetings.values() if r.venue_id == "beijing-centre")
    target = Judge(full).target(request.request_id, at(16, "10:00"), None)
    assert target.level is Level.IMPOSSIBLE
    assert target.sentence == "Nobody of the mission is in Beijing on Thu 16 April."


def test_a_meeting_never_runs_into_the_next_day():
    late = at(14, "23:45")
    assert not Judge(MISSION).target(REQUEST, late, None).is_possible


def test_the_usual_place_is_as_asked_then_where_the_official_receives_then_any_room(full):
    request = next(iter(MISSION.meeting_requests.values()))
    assert usual_place(MISSION, request.id) == (VenueId("hall"), RoomId("hall-tables"))
    for one in full.meeting_requests.values():
        place = usual_place(full, one.id)
        assert place is not None
        official = full.officials[one.official_ids[0]]
        assert full.venues[place[0]].city_id == official.city_id
        if official.venue_id:
            assert place[0] == official.venue_id
    bare = dataclasses.replace(MISSION, rooms={}, meetings={}, meeting_requests={
        request.id: dataclasses.replace(request, room_id=None)})  # fmt: skip
    assert usual_place(bare, request.id) is None
    target = Judge(bare).target(request.id, FIRST, None)
    assert target.sentence.startswith("No venue is known")
    assert date(2015, 4, 14) in bare.days
