"""Encode and decode keep what stands; plans that fit are judged free of conflicts, in any zone."""

from __future__ import annotations

import dataclasses
import os
import time

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.mission import Mission
from scheduler_app.planning import Limits, decode, encode, judge, plan
from solver import Result, Status
from tests.builders import a_meeting, a_mission, a_room, at
from tests.strategies import Planted, planted_missions


def _pinned(planted: Planted) -> Mission:
    meetings = [dataclasses.replace(one, pin_time=True, pin_place=True) for one in planted.meetings]
    return adopt_schedule(planted.mission, meetings)


def _result(mission: Mission) -> Result:
    encoding = encode(mission)
    return Result(
        status=Status.OPTIMAL, solution=encoding.plan, tiers=(), requested=0, placed=0,
        unplaced=(), violations=(), seconds=0.0, first_plan_seconds=None,
    )  # fmt: skip


@given(planted_missions())
@settings(max_examples=60, deadline=None)
def test_a_plan_that_fits_is_judged_free_of_conflicts(planted: Planted) -> None:
    judgement = judge(adopt_schedule(planted.mission, planted.meetings))
    assert judgement.conflicts == ()
    assert judgement.placed == judgement.requested


@given(planted_missions())
@settings(max_examples=60, deadline=None)
def test_decoding_what_was_encoded_keeps_every_meeting(planted: Planted) -> None:
    mission = _pinned(planted)
    proposal = decode(encode(mission), _result(mission))
    for old, new in zip(mission.meetings.values(), proposal.meetings, strict=True):
        assert dataclasses.replace(new, table=old.table) == old


@given(planted_missions())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_planned_mission_keeps_its_pins_and_has_no_conflict(planted: Planted) -> None:
    half = planted.meetings[: len(planted.meetings) // 2]
    mission = _pinned(dataclasses.replace(planted, meetings=half))
    proposal = plan(mission, limits=Limits(seconds=5, workers=1))
    assert proposal.placed == proposal.requested
    solved = adopt_schedule(mission, proposal.meetings)
    assert judge(solved).conflicts == ()
    for key, old in mission.meetings.items():
        assert dataclasses.replace(solved.meetings[key], table=old.table) == old


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Apia", "Asia/Kathmandu"])
def test_the_zone_of_the_laptop_changes_nothing(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mission = a_mission(days=3, meetings=[a_meeting()])
    before = encode(mission)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        after = encode(dataclasses.replace(mission, cities=dict(mission.cities)))
        assert after.problem == before.problem
        assert after.plan == before.plan
    finally:
        monkeypatch.undo()
        time.tzset()
        assert os.environ.get("TZ") != zone


def test_notes_and_pins_of_a_meeting_are_kept() -> None:
    meeting = a_meeting(note="bring the model", pin_time=True)
    mission = a_mission(meetings=[meeting])
    assert decode(encode(mission), _result(mission)).meetings == (meeting,)


def test_a_place_chosen_by_hand_is_one_more_option() -> None:
    mission = a_mission(
        rooms=[a_room()], meetings=[a_meeting("request", at(9), room_id=None, pin_place=True)]
    )
    encoding = encode(mission)
    assert tuple(one.place for one in encoding.wanted[0].manners) == (
        ("venue", "room"),
        ("venue", None),
    )
    assert encoding.problem.requests[0].pin is not None
    assert encoding.problem.requests[0].pin.options == (1,)
