"""Two meetings at one table are a conflict, and no solve makes one."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.planning import Limits, judge, plan
from scheduler_app.planning.legal import placed_by_hand
from tests.builders import (
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    an_official,
    an_organisation,
    at,
)


def _hall(*, tables=3, **of_second):
    firms = ("firm", "rival")
    given = {"start": at(9), "table": 1} | of_second
    return a_mission(
        rooms=[a_room(tables=tables)],
        organisations=[an_organisation(one) for one in (*firms, "ministry")],
        delegates=[a_delegate(f"of-{one}", organisation_id=one) for one in firms],
        officials=[an_official(), an_official("second")],
        meeting_requests=[
            a_request("one"),
            a_request("two", organisation_id="rival", official_ids=("second",)),
        ],
        meetings=[
            a_meeting("one", at(9), room_id="room", table=1),
            a_meeting("two", given.pop("start"), room_id="room", **given),
        ],
    )


def _said(mission):
    return [one.sentence for one in findings_of(mission).lines if one.is_clash]


def test_two_at_one_table_are_a_conflict_in_words():
    (sentence,) = _said(_hall())
    assert sentence.startswith("Table 1 of Room is taken twice on Mon 2 Mar: ")
    assert "Firm – Ministry" in sentence
    assert "Rival – Ministry" in sentence


def test_they_overlap_by_a_minute_or_not_at_all():
    (conflict,) = judge(_hall(start=at(9, 44))).conflicts
    assert conflict.minutes == 1
    assert judge(_hall(start=at(9, 45))).is_sound
    assert judge(_hall(table=2)).is_sound


def test_a_table_that_the_room_has_not_is_a_conflict():
    assert _said(_hall(table=4))[0].startswith("Room has no table 4: ")


def test_a_solve_parts_them_and_so_does_moving_one_by_hand():
    shared = _hall()
    solved = adopt_schedule(shared, plan(shared, limits=Limits(workers=1, seconds=20)).meetings)
    assert judge(solved).is_sound
    pinned = {
        key: replace(one, pin_time=True, pin_place=True) for key, one in shared.meetings.items()
    }
    shared = replace(shared, meetings=pinned)
    solved = adopt_schedule(shared, plan(shared, limits=Limits(workers=1, seconds=20)).meetings)
    assert judge(solved).is_sound
    apart = _hall(start=at(10))
    moved = placed_by_hand(apart, "two", at(9), ("venue", "room"))
    assert judge(moved).is_sound
    assert moved.meetings["meeting-of-two"].table == 2
