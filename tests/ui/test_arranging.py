"""Stand-in, who goes, two parts and several days, asked in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from scheduler_app.mission.rules import RuleKind
from scheduler_app.ui import arranging
from scheduler_app.ui.dialogs.arranging import (
    DaysDialog,
    GuestsDialog,
    PartsDialog,
    StandInDialog,
)


@pytest.fixture
def agreed(monkeypatch):
    """Each of the dialogs, agreed to as it opens; what they said."""
    said: list[str] = []

    def agrees(kind):
        class Agreed(kind):  # type: ignore[misc, valid-type]
            def exec(self):
                said.append(f"{self.windowTitle()}. {self.note.text()}")
                return QDialog.DialogCode.Accepted

        return Agreed

    for kind in (DaysDialog, GuestsDialog, PartsDialog, StandInDialog):
        monkeypatch.setattr(arranging, kind.__name__, agrees(kind))
    return said


def test_a_request_goes_over_two_days_as_one_step(opened, bench, agreed):
    before = bench.document.mission
    request_id = next(iter(before.meeting_requests))
    bench.selection.select("meeting_requests", [request_id])
    opened.actions_by_name["several_days"].trigger()
    mission = bench.document.mission
    rule = list(mission.rules.values())[-1]
    assert rule.kind is RuleKind.NEXT_DAY
    titles = [mission.meeting_requests[one].title for one in rule.request_ids]
    assert titles[0].endswith("(day 1 of 2)")
    assert titles[1].endswith("(day 2 of 2)")
    assert "days that follow each other" in agreed[0]
    opened.actions_by_name["undo"].trigger()
    assert bench.document.mission.meeting_requests == before.meeting_requests
    assert bench.document.mission.rules == before.rules


def test_somebody_stands_in_from_the_first_day(opened, bench, agreed):
    before = bench.document.mission
    first = next(iter(before.delegates))
    bench.selection.select("delegates", [first])
    opened.actions_by_name["stand_in"].trigger()
    after = bench.document.mission.delegates
    by_id = after[first].replaced_by_id
    assert by_id in after
    assert by_id != first
    assert not after[first].is_travelling or after[first].departure is not None
    assert agreed[0].startswith("Stand-in for")
    opened.actions_by_name["undo"].trigger()
    assert bench.document.mission.delegates == before.delegates


def test_ten_places_at_a_gathering_are_filled_and_the_reason_kept(opened, bench, agreed):
    mission = bench.document.mission
    gathering_id = next(iter(mission.gatherings))
    bench.selection.select("gatherings", [gathering_id])
    opened.actions_by_name["choose_guests"].trigger()
    gathering = bench.document.mission.gatherings[gathering_id]
    assert len(gathering.roster.delegate_ids) == 10
    assert "10 places" in gathering.note
    assert "They go:" in agreed[0]


def test_a_gathering_begins_with_the_principals(opened, bench, agreed):
    before = bench.document.mission.gatherings
    gathering_id = next(iter(before))
    bench.selection.select("gatherings", [gathering_id])
    opened.actions_by_name["two_parts"].trigger()
    after = bench.document.mission.gatherings
    whole, opening = before[gathering_id], after[gathering_id]
    second = next(one for key, one in after.items() if key not in before)
    assert (opening.start, second.end) == (whole.start, whole.end)
    assert opening.end == second.start
    assert second.roster == whole.roster


def test_they_need_a_record_of_their_kind(opened, bench):
    delegate = next(iter(bench.document.mission.delegates))
    bench.selection.select("delegates", [delegate])
    names = ("several_days", "choose_guests", "two_parts", "stand_in")
    assert [opened.actions_by_name[name].isEnabled() for name in names] == [
        False, False, False, True,
    ]  # fmt: skip
