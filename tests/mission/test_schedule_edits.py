"""Placing, moving, pinning and adopting, as the calendar does them."""

from __future__ import annotations

import pytest

from scheduler_app.mission.edits import schedule
from scheduler_app.mission.errors import MissionError
from tests import builders
from tests.builders import at


def _mission(tables: int = 2):
    requests = [
        builders.a_request(name, organisation_id="firm", official_ids=(f"host-{name}",), minutes=30)
        for name in ("a", "b", "c")
    ]
    return builders.a_mission(
        cities=[builders.a_city()],
        venues=[builders.a_venue(), builders.a_venue("ministry")],
        rooms=[builders.a_room("hall", tables=tables), builders.a_room("salon")],
        organisations=[builders.an_organisation(), builders.an_organisation("host")],
        delegates=[builders.a_delegate()],
        officials=[
            builders.an_official(f"host-{name}", organisation_id="host") for name in ("a", "b", "c")
        ],
        meeting_requests=requests,
    )


def _place(mission, request, hour, room="hall", minute=0):
    return schedule.place_request(mission, request, at(hour, minute), "venue", room)


def test_meetings_at_one_time_sit_at_different_tables():
    mission = _place(_place(_mission(), "a", 9), "b", 9, minute=15)

    assert mission.meetings["meeting-of-a"].table == 1
    assert mission.meetings["meeting-of-b"].table == 2


def test_a_full_room_has_no_table_left():
    mission = _place(_place(_place(_mission(), "a", 9), "b", 9), "c", 9)

    assert mission.meetings["meeting-of-c"].table is None


def test_a_meeting_keeps_its_table_when_it_moves_in_the_same_room():
    mission = _place(_place(_mission(), "a", 9), "b", 9)

    moved = _place(mission, "b", 11)

    assert moved.meetings["meeting-of-b"].table == 2
    assert moved.meetings["meeting-of-b"].start == at(11)


def test_touching_meetings_may_share_a_table():
    mission = _place(_place(_mission(), "a", 9), "b", 9, minute=30)

    assert mission.meetings["meeting-of-b"].table == 1


def test_a_room_with_one_table_and_a_place_without_rooms_number_nothing():
    mission = _place(_mission(), "a", 9, room="salon")
    mission = schedule.place_request(mission, "b", at(9), "ministry")

    assert mission.meetings["meeting-of-a"].table is None
    assert mission.meetings["meeting-of-b"].room_id is None


def test_moving_keeps_pins_and_notes():
    mission = schedule.set_pins(
        _place(_mission(), "a", 9), ["meeting-of-a"], time=True, place=False
    )

    moved = _place(mission, "a", 10)

    assert moved.meetings["meeting-of-a"].pin_time
    assert not moved.meetings["meeting-of-a"].pin_place


def test_placing_at_a_venue_that_does_not_exist_is_refused():
    with pytest.raises(MissionError):
        schedule.place_request(_mission(), "a", at(9), "nowhere")


def test_unscheduling_leaves_the_request_and_ignores_what_is_not_there():
    mission = _place(_mission(), "a", 9)

    after = schedule.unschedule(mission, ["meeting-of-a", "meeting-of-z"])

    assert not after.meetings
    assert "a" in after.meeting_requests
    assert schedule.unschedule(after, ["meeting-of-a"]) is after


def test_adopting_replaces_the_whole_plan_and_raises_the_version():
    mission = _place(_mission(), "a", 9)
    other = _place(_mission(), "b", 10)

    after = schedule.adopt_schedule(mission, other.meetings.values())

    assert list(after.meetings) == ["meeting-of-b"]
    assert after.version == mission.version + 1
