"""An idea, of which nobody has been asked, is planned as the coordinator has chosen."""

from __future__ import annotations

import pytest

from scheduler_app.mission.aims import Ideas
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.requests import MeetingState, Priority
from scheduler_app.planning import Limits, candidates, judge, plan
from scheduler_app.planning.legal import placed_by_hand
from scheduler_app.wording.reasons import sentence_of_left_out
from tests.builders import a_meeting, a_mission, a_request, an_official, at, slot

ONE = Limits(workers=1, seconds=20)
HOUR = (slot("09:00", "09:45"),)


def _rivals(ideas=Ideas.TRAY, **tables):
    """An idea of high priority and a request of low priority for the same hour."""
    idea = a_request("idea", state=MeetingState.IDEA, priority=Priority.HIGH, windows=HOUR)
    asked = a_request("asked", priority=Priority.LOW, windows=HOUR, official_ids=("second",))
    return a_mission(
        ideas=ideas, officials=[an_official(), an_official("second")],
        **{"meeting_requests": [idea, asked]} | tables,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ideas", "placed"), [(Ideas.TRAY, "asked"), (Ideas.RESERVE, "asked"), (Ideas.REQUEST, "idea")]
)
def test_what_an_idea_is_worth(ideas, placed):
    found = plan(_rivals(ideas), limits=ONE)
    assert [one.request_id for one in found.meetings] == [placed]


def _alone(ideas):
    return a_mission(ideas=ideas, meeting_requests=[a_request("idea", state=MeetingState.IDEA)])


def test_in_the_tray_it_is_neither_planned_nor_counted_and_says_why():
    mission = _alone(Ideas.TRAY)
    found = plan(mission, limits=ONE)
    assert (found.placed, found.requested) == (0, 0)
    (left,) = judge(mission).unplaced.values()
    said = "An idea: not planned, as chosen under What makes a plan good."
    assert sentence_of_left_out(mission, left) == said
    assert plan(_alone(Ideas.RESERVE), limits=ONE).placed == 1


def test_by_hand_it_can_be_placed_and_stays():
    mission = _alone(Ideas.TRAY)
    assert candidates(mission, "idea")
    put = placed_by_hand(mission, "idea", at(10), ("venue", None))
    assert judge(put).is_sound
    assert (judge(put).placed, judge(put).requested) == (1, 1)
    again = adopt_schedule(put, plan(put, limits=ONE).meetings)
    assert set(again.meetings) == {"meeting-of-idea"}


def test_what_is_planned_by_hand_gives_way_to_what_was_asked():
    mission = _rivals(meetings=[a_meeting("idea", at(9))])
    found = plan(mission, limits=ONE)
    assert [one.request_id for one in found.meetings] == ["asked"]
