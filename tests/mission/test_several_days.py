"""A request spread over several days: one a day, kept on days that follow each other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scheduler_app.mission.edits.records import check_mission
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.edits.several_days import spread_over_days
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.requests import MeetingState
from scheduler_app.planning import Limits, plan
from tests.builders import a_meeting, a_mission, a_request

TITLES = ("Factory (day 1 of 3)", "Factory (day 2 of 3)", "Factory (day 3 of 3)")


def _mission(**fields):
    return a_mission(
        days=4,
        meeting_requests=[a_request("first"), a_request("visit", **fields), a_request("last")],
    )


def test_each_day_asks_what_the_one_did():
    after = spread_over_days(_mission(note="Hard hats"), "visit", 180, TITLES)
    check_mission(after)
    rows = list(after.meeting_requests.values())
    assert [one.title for one in rows] == ["", *TITLES, ""]
    assert {one.minutes for one in rows[1:4]} == {180}
    assert {one.note for one in rows[1:4]} == {"Hard hats"}


def test_the_days_follow_each_other_in_a_plan():
    after = spread_over_days(_mission(), "visit", 180, TITLES)
    solved = adopt_schedule(after, plan(after, limits=Limits(workers=1, seconds=20)).meetings)
    by_title = {
        solved.meeting_requests[one.request_id].title: one.start.date()
        for one in solved.meetings.values()
    }
    first = by_title[TITLES[0]]
    assert [by_title[title] for title in TITLES] == [first + timedelta(days=n) for n in range(3)]


def test_a_plan_is_that_of_the_first_day_and_only_it_is_agreed():
    mission = _mission(state=MeetingState.CONFIRMED, state_by="Secretary")
    mission = adopt_schedule(mission, [a_meeting("visit")])
    after = spread_over_days(mission, "visit", 120, TITLES)
    assert after.meetings == mission.meetings
    states = {one.title: one.state for one in after.meeting_requests.values() if one.title}
    assert [states[title] for title in TITLES] == [
        MeetingState.CONFIRMED, MeetingState.REQUESTED, MeetingState.REQUESTED,
    ]  # fmt: skip


def test_no_more_days_than_the_mission_has():
    with pytest.raises(MissionError, match="days"):
        spread_over_days(_mission(), "visit", 60, ("one", "two", "three", "four", "five"))
