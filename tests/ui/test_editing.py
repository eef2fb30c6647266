from datetime import datetime, time

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from scheduler_app.itemmodels.clipboard import PasteReport
from scheduler_app.itemmodels.columns import Kind
from scheduler_app.mission.edits.cancelling import CancelKind
from scheduler_app.mission.people import Group, OrganisationKind, Roster
from scheduler_app.mission.rules import RuleKind
from scheduler_app.mission.tables import type_of_table
from scheduler_app.ui import editing
from scheduler_app.ui.dialogs.go_to import GoToDialog
from scheduler_app.ui.dialogs.move import MoveDialog
from scheduler_app.ui.dialogs.new_mission import NewMissionDialog
from scheduler_app.ui.dialogs.record import RecordDialog
from scheduler_app.ui.widgets.cancel_form import CancelForm
from scheduler_app.ui.widgets.roster_editor import RosterDialog
from scheduler_app.ui.widgets.text_editor import TextEditor
from tests.builders import slot
from tests.storage.kept import a_full_mission


@pytest.mark.parametrize("table", list(type_of_table))
def test_a_form_gives_back_the_record_that_it_shows(qapp, qtbot, sample, table):
    mission = sample if getattr(sample, table) else a_full_mission()
    record = next(iter(getattr(mission, table).values()))
    dialog = RecordDialog(mission, table, record)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.record == record


def test_a_form_says_what_is_missing(qapp, qtbot, sample):
    dialog = RecordDialog(sample, "officials")
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.record is None
    assert dialog._error.text()


@pytest.mark.parametrize(
    ("kind", "lack"),
    [
        (RuleKind.LEAST_IN_ALL, "Number must be at least 1, not 0."),
        (RuleKind.PAUSE, "Minutes must be at least 1, not 0."),
        (RuleKind.FREE_TIME, "The times are missing."),
    ],
)
def test_the_form_of_a_rule_says_while_it_is_typed_what_it_lacks(qtbot, sample, kind, lack):
    dialog = RecordDialog(sample, "rules")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.editor("kind").set_value(kind)
    dialog.editor("roster").set_value(Roster())
    dialog.editor("roster").changed.emit()
    qtbot.waitUntil(lambda: dialog.note.text() == lack)
    assert dialog.note.isVisible()
    dialog.preset(number=2, minutes=90, slots=(slot("09:00", "10:00"),))
    dialog.editor("number").changed.emit()
    qtbot.waitUntil(lambda: dialog.note.text().startswith("Everyone: "))


def test_the_form_of_a_request_says_that_its_list_is_too_short(qtbot, sample):
    request = next(one for one in sample.meeting_requests.values() if not one.any_of_ids)
    dialog = RecordDialog(sample, "meeting_requests", request)
    qtbot.addWidget(dialog)
    dialog.preset(any_of_ids=tuple(sample.delegates)[:2], least=3)
    dialog.editor("least").changed.emit()
    qtbot.waitUntil(lambda: "at least 3 are to come of a list with only 2." in dialog.note.text())


def test_a_new_record_has_an_id_of_its_own(qapp, qtbot, sample):
    dialog = RecordDialog(sample, "organisations")
    qtbot.addWidget(dialog)
    dialog.editor("name").set_typed("Acme")
    dialog.accept()
    assert dialog.record is not None
    assert dialog.record.name == "Acme"
    assert dialog.record.id not in sample.organisations


def test_move_lists_free_places_and_judges_any_other(qtbot, opened, bench, sample):
    meeting = next(iter(sample.meetings.values()))
    dialog = MoveDialog(sample, meeting.request_id, opened._runner, opened)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog._verdict.text() != "", timeout=20_000)
    assert dialog.target.start == meeting.start
    qtbot.waitUntil(lambda: dialog._verdict.text() == "This fits.", timeout=20_000)
    dialog._day.setCurrentIndex(5)
    qtbot.waitUntil(lambda: dialog._verdict.text() not in ("", "This fits."), timeout=20_000)


def test_moving_is_one_step(bench, opened, sample):
    meeting = next(iter(sample.meetings.values()))
    start = meeting.start.replace(hour=16)
    bench.editing.put(meeting.request_id, start, meeting.venue_id, meeting.room_id)
    assert bench.document.mission.meetings[meeting.id].start == start
    assert bench.document.undo_stack.count() == 1
    assert "16:00" in bench.document.undo_stack.undoText()


def test_dropped_on_the_tray_and_on_a_day(bench, sample):
    meeting = next(iter(sample.meetings.values()))
    heard: list[str] = []
    bench.said.connect(heard.append)
    bench.editing.move_to_day([meeting.request_id], sample.days[3])  # not in that city any more
    assert bench.document.mission.meetings[meeting.id] == meeting
    assert "Beijing" in heard[-1]
    bench.editing.move_to_day([meeting.request_id], sample.days[1])
    assert bench.document.mission.meetings[meeting.id].start.date() == sample.days[1]
    assert heard[-1].startswith("Moved to Mon 13 Apr 14:00: ")
    assert bench.city_day.day == sample.days[1]
    assert [ref.id for ref in bench.city_day.view.selected_refs()] == [meeting.id]
    bench.editing.unschedule_requests([meeting.request_id])
    assert meeting.id not in bench.document.mission.meetings


def test_deleting_says_what_goes_too(bench, sample, monkeypatch):
    asked = []

    def say_yes(question, also):
        asked.append((question, also))
        return True

    monkeypatch.setattr(bench.editing, "_asks", say_yes)
    official = sample.meeting_requests[
        next(iter(sample.meetings.values())).request_id
    ].official_ids[0]
    bench.editing.delete("officials", (official,))
    assert "request" in asked[0][1]
    assert official not in bench.document.mission.officials
    assert bench.document.undo_stack.count() == 1


def test_rows_are_copied_pasted_and_filled_down(bench, opened, monkeypatch):
    told: list[PasteReport] = []
    monkeypatch.setattr(editing, "tell_paste", lambda report, _window: told.append(report))
    bench.show_table("organisations")
    panel = bench.data.current
    panel.grid.selectRow(0)
    bench.editing.copy(panel)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Name\t")
    total = len(bench.document.mission.organisations)
    bench.editing.paste(panel)
    assert len(bench.document.mission.organisations) == total + 1
    assert bench.document.undo_stack.count() == 1
    assert "twice" in told[0].details
    model, number = panel.model, panel.model.column_index("sector")
    panel.grid.clearSelection()
    chooser = panel.grid.selectionModel()
    for row in range(3):
        chooser.select(model.index(row, number), chooser.SelectionFlag.Select)
    bench.editing.fill_down(panel)
    assert len({model.value_at(row, number) for row in range(3)}) == 1


def test_cells_are_edited_with_the_editor_of_their_kind(qtbot, bench):
    bench.show_table("officials")
    panel = bench.data.current
    for field, kind in (
        ("availability", Kind.SLOTS),
        ("city_id", Kind.REFERENCE),
        ("note", Kind.LONG_TEXT),
    ):
        index = panel.model.index(0, panel.model.column_index(field))
        editor = panel.grid.itemDelegate().createEditor(panel.grid.viewport(), None, index)
        panel.grid.itemDelegate().setEditorData(editor, index)
        assert editor.column.kind is kind
        assert editor.value() == panel.model.value_at(0, index.column())


def test_a_form_says_what_a_typed_day_was_taken_for(qtbot, sample):
    dialog = RecordDialog(sample, "delegates", next(iter(sample.delegates.values())))
    qtbot.addWidget(dialog)
    editor = dialog.editor("arrival")
    assert isinstance(editor, TextEditor)
    line = editor.line
    line.clear()
    QTest.keyClicks(line, "2 Mar 18:30")
    assert "lies outside the mission" in dialog.doubts()
    line.clear()
    QTest.keyClicks(line, "Fri 14 Apr 18:30")
    dialog.accept()
    assert dialog.record is None
    assert "14 April 2015 is a Tuesday, not a Friday" in dialog._error.text()


def test_times_of_dialogs_are_read_as_cells_are(qtbot, sample):
    dialog = GoToDialog(sample, sample.days[1])
    qtbot.addWidget(dialog)
    dialog.time.setText("2:30pm")
    assert dialog.moment == datetime.combine(sample.days[1], time(14, 30))
    dialog.time.setText("half two")
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    form = CancelForm(
        sample,
        CancelKind.OFFICIAL,
        next(iter(sample.officials)),
        datetime.combine(sample.start, time(9)),
    )
    qtbot.addWidget(form)
    form.since.setText("4/14/2015 2:00:00 PM")
    assert form.cancellation().since == datetime(2015, 4, 14, 14)


def test_a_new_mission_shares_its_days_among_its_cities(qapp, qtbot):
    dialog = NewMissionDialog()
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.title.setText("Trip")
    dialog.set_city(0, "Beijing", "Asia/Shanghai")
    dialog.set_city(1, "Tokyo", "Asia/Tokyo")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    mission = dialog.mission
    assert mission is not None
    assert len(mission.city_days) == len(mission.days)
    assert {one.city_id for one in mission.city_days.values()} == set(mission.cities)


def test_a_wrong_zone_is_told(qapp, qtbot):
    dialog = NewMissionDialog()
    qtbot.addWidget(dialog)
    dialog.title.setText("Trip")
    dialog.set_city(0, "Beijing", "Asia/Pekin")
    dialog.accept()
    assert dialog.mission is None
    assert "Asia/Pekin" in dialog._error.text()


def test_cut_and_paste_moves_a_meeting(qtbot, opened, bench, sample):
    meeting = next(one for one in sample.meetings.values() if one.start.date() == sample.days[1])
    bench.jump("meetings", (meeting.id,))
    bench.cut()
    later = meeting.start.replace(hour=18, minute=0)
    bench.go_to(later)
    bench.paste()
    assert bench.document.mission.meetings[meeting.id].start == later
    assert bench.document.undo_stack.count() == 1
    bench.paste()
    assert bench.document.undo_stack.count() == 1


def test_several_meetings_go_to_another_day_as_one_step(bench, sample):
    ours = [one for one in sample.meetings.values() if one.start.date() == sample.days[1]][:3]
    bench.editing.move_to_day([one.request_id for one in ours], sample.days[2])
    after = bench.document.mission.meetings
    assert {after[one.id].start.date() for one in ours} == {sample.days[2]}
    assert bench.document.undo_stack.count() == 1


def test_a_roster_is_chosen_from_lists(qtbot, qapp, sample):
    roster = next(iter(sample.gatherings.values())).roster
    dialog = RosterDialog(sample, "Who")
    qtbot.addWidget(dialog)
    dialog.show_roster(roster)
    assert dialog.roster() == roster
    dialog.groups[Group.PRINCIPALS].setChecked(True)
    dialog.people.set_chosen(list(sample.delegates)[:1])
    assert Group.PRINCIPALS in dialog.roster().groups
    assert dialog.roster().delegate_ids == tuple(list(sample.delegates)[:1])


def test_a_request_in_the_tray_says_why_in_the_details(qtbot, opened, bench):
    qtbot.waitUntil(lambda: bench.judging.is_current, timeout=20_000)
    waiting, why = next(iter(bench.judging.findings.reasons.items()))
    bench.selection.select("meeting_requests", [waiting])
    assert why[:20] in bench.details._facts.text()


def test_the_form_of_a_rule_names_the_rule_that_speaks_against_it(qtbot, sample):
    """The sample asks for 12 meetings of each firm of the delegation: a firm of it may not have 3."""
    dialog = RecordDialog(sample, "rules")
    qtbot.addWidget(dialog)
    firm = next(one for one in sample.organisations.values() if one.kind is OrganisationKind.FIRM)
    dialog.preset(
        kind=RuleKind.MOST_IN_ALL, number=3,
        roster=Roster(groups=(), organisation_ids=(firm.id,)),
    )  # fmt: skip
    dialog.editor("number").changed.emit()
    said = (
        "Delegation: at least 12 meetings in all – this cannot be kept together with:"
        f" {firm.name}: at most 3 meetings in all."
    )
    qtbot.waitUntil(lambda: said in dialog.note.text())
