"""Moving the mission in the window, and its dates."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog

from scheduler_app.ui import arranging
from scheduler_app.ui.dialogs.mission_details import MissionDetailsDialog
from scheduler_app.ui.dialogs.moving import MoveMissionDialog
from scheduler_app.ui.dialogs.new_mission import NewMissionDialog
from tests.builders import a_meeting, a_mission


def test_the_mission_moves_as_one_step(opened, bench, monkeypatch):
    class Agreed(MoveMissionDialog):
        def exec(self):
            self.first_day.setDate(self.first_day.date().addDays(7))
            return QDialog.DialogCode.Accepted

    monkeypatch.setattr(arranging, "MoveMissionDialog", Agreed)
    before = bench.document.mission
    opened.actions_by_name["move_mission"].trigger()
    after = bench.document.mission
    assert after.start == before.start + timedelta(days=7)
    assert len(after.meetings) == len(before.meetings)
    opened.actions_by_name["undo"].trigger()
    assert bench.document.mission == before


def test_the_dialog_says_what_a_move_brings(qtbot):
    dialog = MoveMissionDialog(a_mission())
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    dialog.first_day.setDate(dialog.first_day.date().addDays(2))
    assert dialog.days == 2
    assert dialog.ok.isEnabled()
    assert "on Mon is on Wed" in dialog.note.text()


def test_the_dialog_has_room_for_all_that_it_says(qtbot):
    dialog = MoveMissionDialog(a_mission())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.first_day.setDate(dialog.first_day.date().addDays(1))
    assert "1 day" in dialog._by.text()
    assert "days" not in dialog._by.text()
    assert dialog.note.height() >= dialog.note.heightForWidth(dialog.note.width())
    assert dialog.first_day.height() >= dialog.first_day.sizeHint().height()


def test_another_first_day_keeps_the_length_and_says_what_is_left_outside(qtbot):
    dialog = MissionDetailsDialog(a_mission(days=2, meetings=[a_meeting()]))
    qtbot.addWidget(dialog)
    dialog._start.setDate(dialog._start.date().addDays(10))
    assert dialog._start.date().daysTo(dialog._end.date()) == 1
    assert "2 city days and 1 meeting" in dialog._outside.text()
    dialog.accept()
    assert len(dialog.mission.days) == 2


def test_a_new_mission_keeps_its_length_too(qtbot):
    dialog = NewMissionDialog()
    qtbot.addWidget(dialog)
    length = dialog.start.date().daysTo(dialog.end.date())
    dialog.start.setDate(QDate(2030, 5, 1))
    assert dialog.start.date().daysTo(dialog.end.date()) == length
