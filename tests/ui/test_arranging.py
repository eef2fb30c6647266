"""Stand-in, who goes, two parts and several days, asked in the window."""

from __future__ import annotations

import dataclasses

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
from tests.builders import a_delegate, a_gathering, a_mission, an_organisation


@pytest.fixture
def agreed(monkeypatch):
    """Each of the dialogs, agreed to as it opens; what they said."""
    said: list[str] = []

    def agrees(kind):
        class Agreed(kind):  # type: ignore[misc, valid-type]
            def exec(self):
                if isinstance(self, StandInDialog):
                    self.who.setCurrentIndex(0)
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


def _ranked(**fields):
    people = [
        a_delegate("leaver", name="Lea Ver", organisation_id="a", rank=4),
        a_delegate("far", name="Ann Far", organisation_id="b", rank=9),
        a_delegate("none", name="Bob None", organisation_id="b"),
        a_delegate("near", name="Zoe Near", organisation_id="b", rank=5),
        a_delegate("own", name="Own Er", organisation_id="a"),
    ]
    firms = [an_organisation(one) for one in ("a", "b")]
    given = {"delegates": people, "organisations": firms, "officials": [], "meeting_requests": []}
    return a_mission(**(given | fields))


def test_nobody_stands_in_unless_chosen_and_the_nearest_are_offered_first(qapp):
    dialog = StandInDialog(_ranked(), "leaver")
    assert [dialog.who.itemText(n) for n in range(dialog.who.count())] == [
        "Own Er, A", "Zoe Near, B – rank 5", "Ann Far, B – rank 9", "Bob None, B",
    ]  # fmt: skip
    assert dialog.who.currentText() == ""
    assert not dialog.ok.isEnabled()
    dialog.who.setCurrentIndex(1)
    assert dialog.ok.isEnabled()
    assert dialog.by_id == "near"


def test_who_was_replaced_by_the_leaver_cannot_stand_in_for_them(qapp):
    mission = _ranked()
    back = dataclasses.replace(mission.delegates["near"], replaced_by_id="leaver")
    mission = dataclasses.replace(mission, delegates={**mission.delegates, "near": back})
    dialog = StandInDialog(mission, "leaver")
    dialog.who.setCurrentIndex(1)
    assert not dialog.ok.isEnabled()
    assert "lead back to where they began" in dialog.doubts.text()


def test_the_places_of_a_gathering_are_kept_and_only_raised_aloud(qapp):
    mission = _ranked(gatherings=[a_gathering(cap=2)])
    dialog = GuestsDialog(mission, "gathering", 5)
    assert dialog.places == 2
    assert "raises" not in dialog.note.text()
    dialog._places.setValue(3)
    assert "There are 2 places so far; OK raises that to 3." in dialog.note.text()
    assert dialog.reason == "3 places, chosen by: rank."


def test_more_places_than_guests_stay(qapp):
    dialog = GuestsDialog(_ranked(gatherings=[a_gathering(cap=40)]), "gathering", 5)
    assert dialog.places == 40


def test_where_nobody_has_a_rank_the_note_says_so(qapp):
    mission = a_mission(gatherings=[a_gathering()])
    dialog = GuestsDialog(mission, "gathering", 1)
    assert "Nobody has a rank yet" in dialog.note.text()
    assert "nobody has one" in dialog.reason


def test_ten_places_at_a_gathering_are_filled_and_the_reason_kept(opened, bench, agreed):
    mission = bench.document.mission
    gathering_id = next(iter(mission.gatherings))
    bench.selection.select("gatherings", [gathering_id])
    opened.actions_by_name["choose_guests"].trigger()
    gathering = bench.document.mission.gatherings[gathering_id]
    assert len(gathering.roster.delegate_ids) == 10
    assert "10 places" in gathering.source
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
