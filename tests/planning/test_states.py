"""What the state of a request means for the plan: agreed stays, cancelled goes, reserves wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.mission.defects import defects_of
from scheduler_app.mission.edits.schedule import adopt_schedule, set_state
from scheduler_app.mission.requests import MeetingState, Priority
from scheduler_app.planning import Limits, judge, plan
from tests.builders import a_meeting, a_mission, a_request, an_official, at, slot

ONE = Limits(workers=1, seconds=30)
NOON = {"officials": [an_official(availability=(slot("12:00", "12:45"),))]}


def _solved(mission):
    return adopt_schedule(mission, plan(mission, limits=ONE).meetings)


@pytest.mark.parametrize("state", [MeetingState.CONFIRMED, MeetingState.HELD])
def test_what_is_agreed_stays_though_it_is_not_pinned(state):
    mission = a_mission(
        meeting_requests=[a_request(state=state, preferred=(slot("16:00", "16:45"),))],
        meetings=[a_meeting(start=at(11))],
    )
    assert _solved(mission).meetings["meeting-of-request"].start == at(11)
    freed = replace(mission, keeps_confirmed=False)
    assert _solved(freed).meetings["meeting-of-request"].start == at(16)


def test_what_is_agreed_and_breaks_a_rule_is_kept_and_named():
    mission = a_mission(
        **NOON, meeting_requests=[a_request(state=MeetingState.CONFIRMED)],
        meetings=[a_meeting(start=at(9))],
    )  # fmt: skip
    assert _solved(mission).meetings["meeting-of-request"].start == at(9)
    assert len(judge(mission).conflicts) == 1


@pytest.mark.parametrize("state", [MeetingState.REQUESTED, MeetingState.OFFERED])
def test_what_is_not_agreed_is_planned_like_any_other(state):
    mission = a_mission(**NOON, meeting_requests=[a_request(state=state)])
    assert _solved(mission).meetings["meeting-of-request"].start == at(12)


def test_cancelling_takes_the_meeting_out_and_counts_it_no_more():
    mission = a_mission(
        meeting_requests=[a_request(), a_request("other", title="Other")],
        meetings=[a_meeting(), a_meeting("other", at(11))],
    )
    gone = set_state(mission, ["request"], MeetingState.CANCELLED, by="Post", on=date(2026, 3, 1))
    assert set(gone.meetings) == {"meeting-of-other"}
    assert gone.meeting_requests["request"].state_by == "Post"
    judgement = judge(gone)
    assert (judgement.placed, judgement.requested) == (1, 1)
    assert judgement.unplaced == {}
    proposal = plan(gone, limits=ONE)
    assert (proposal.placed, proposal.requested, proposal.unplaced) == (1, 1, ())


def test_a_reserve_fills_a_gap_and_never_takes_the_place_of_another():
    both = [
        a_request("reserve", title="Reserve", is_reserve=True, priority=Priority.HIGH),
        a_request("low", title="Low", priority=Priority.LOW),
    ]
    one_place = a_mission(**NOON, meeting_requests=both)
    assert set(_solved(one_place).meetings) == {"meeting-of-low"}
    assert set(_solved(a_mission(meeting_requests=both)).meetings) == {
        "meeting-of-low",
        "meeting-of-reserve",
    }


def test_many_reserves_weigh_less_than_one_of_low_importance():
    reserves = [a_request(f"r{n}", title=f"R{n}", is_reserve=True, minutes=15) for n in range(3)]
    long = a_request("low", title="Low", priority=Priority.LOW)
    mission = a_mission(**NOON, meeting_requests=[*reserves, long])
    assert set(_solved(mission).meetings) == {"meeting-of-low"}


@pytest.mark.parametrize("pins", [False, True])
def test_a_cancelled_meeting_in_the_plan_is_not_counted_and_solve_takes_it_out(pins):
    mission = a_mission(
        meeting_requests=[
            a_request(state=MeetingState.CANCELLED),
            a_request("other", title="Other"),
        ],
        meetings=[a_meeting(pin_time=pins, pin_place=pins), a_meeting("other")],
    )
    judgement = judge(mission)
    assert (judgement.placed, judgement.requested) == (1, 1)
    assert judgement.is_sound  # the two meet the same official at once, but one is off
    assert set(_solved(mission).meetings) == {"meeting-of-other"}
    assert defects_of(_solved(mission)) == ()


@pytest.mark.parametrize(
    ("fields", "meetings"),
    [
        ({"state": MeetingState.OFFERED, "windows": (slot("12:00", "14:00"),)}, []),
        ({"state": MeetingState.OFFERED}, [a_meeting()]),
        ({"state": MeetingState.HELD}, [a_meeting()]),
        ({"state": MeetingState.CANCELLED}, []),
    ],
)
def test_states_that_can_be_are_no_doubt(fields, meetings):
    assert defects_of(a_mission(meeting_requests=[a_request(**fields)], meetings=meetings)) == ()
