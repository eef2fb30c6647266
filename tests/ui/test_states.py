"""Confirming, cancelling and pinning a whole day in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from scheduler_app.mission.requests import MeetingState
from scheduler_app.ui import editing
from scheduler_app.ui.dialogs.state import StateDialog
from scheduler_app.wording import calendar as words


@pytest.fixture
def answered(monkeypatch):
    """The dialog of states, answered as by hand."""
    seen: list[StateDialog] = []

    class Answered(StateDialog):
        def exec(self):
            self._by.setText("Secretary, by phone")
            seen.append(self)
            return QDialog.DialogCode.Accepted

    monkeypatch.setattr(editing, "StateDialog", Answered)
    return seen


def test_a_meeting_is_confirmed_with_who_said_so_and_undone(opened, bench, answered):
    mission = bench.document.mission
    meeting = next(iter(mission.meetings.values()))
    bench.selection.select("meetings", [meeting.id])
    opened.actions_by_name["confirm"].trigger()
    request = bench.document.mission.meeting_requests[meeting.request_id]
    assert (request.state, request.state_by) == (MeetingState.CONFIRMED, "Secretary, by phone")
    assert request.state_on is not None
    assert "confirmed" in words.state_text(bench.document.mission, meeting)
    assert answered[0].windowTitle().startswith("State of")
    opened.actions_by_name["undo"].trigger()
    assert bench.document.mission.meeting_requests == mission.meeting_requests


def test_a_cancelled_meeting_leaves_plan_and_tray(opened, bench, answered):
    mission = bench.document.mission
    meeting = next(iter(mission.meetings.values()))
    waiting = bench.tray._model.total
    bench.selection.select("meetings", [meeting.id])
    bench.editing.set_state(MeetingState.CANCELLED)
    after = bench.document.mission
    assert meeting.id not in after.meetings
    assert after.meeting_requests[meeting.request_id].is_cancelled
    assert bench.tray._model.total == waiting


def test_a_whole_day_is_pinned_as_one_step(opened, bench):
    bench.city_day.show_day(bench.document.mission.days[1], "BJS")
    opened.actions_by_name["pin_day"].trigger()
    mission = bench.document.mission
    there = [
        one
        for one in mission.meetings.values()
        if one.start.date() == mission.days[1] and mission.venues[one.venue_id].city_id == "BJS"
    ]
    assert there
    assert all(one.pin_time and one.pin_place for one in there)
    assert sum(one.is_pinned for one in mission.meetings.values()) == len(there)
    assert "Pin everything of Mon 13 Apr in Beijing" in opened.actions_by_name["undo"].text()


@pytest.mark.parametrize(
    ("name", "pins"), [("pin_time", (True, False)), ("pin_place", (False, True))]
)
def test_time_and_place_are_pinned_apart_and_freed_again(opened, bench, name, pins):
    meeting = next(iter(bench.document.mission.meetings))
    bench.selection.select("meetings", [meeting])

    def now():
        one = bench.document.mission.meetings[meeting]
        return one.pin_time, one.pin_place

    opened.actions_by_name[name].trigger()
    assert now() == pins
    opened.actions_by_name["pin"].trigger()
    opened.actions_by_name[name].trigger()
    assert now() == (not pins[0], not pins[1])


def test_the_details_pin_the_time_alone(opened, bench):
    meeting = next(iter(bench.document.mission.meetings))
    bench.selection.select("meetings", [meeting])
    button = next(
        one for one in bench.details.findChildren(QPushButton) if one.text() == "Pin time"
    )
    button.click()
    assert bench.document.mission.meetings[meeting].pin_time
    assert not bench.document.mission.meetings[meeting].pin_place
    assert button.text() == "Free time"
