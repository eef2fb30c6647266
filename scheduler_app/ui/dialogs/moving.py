"""By how many days the whole mission moves, with what that brings."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QSpinBox, QWidget

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.edits.moving import LONGEST_MOVE, move_mission, moved
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.ui.dialogs.arranging import Asking
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.moving import move_lines


class MoveMissionDialog(Asking):
    """`days` later; below 0 earlier. The new first day and the number follow each other."""

    def __init__(self, mission: Mission, parent: QWidget | None = None) -> None:
        super().__init__(tr("Move mission"), parent)
        self._mission = mission
        self._old = QDate(mission.start.year, mission.start.month, mission.start.day)
        self.first_day, self._by = QDateEdit(self._old), QSpinBox()
        self.first_day.setCalendarPopup(True)
        self.first_day.setDisplayFormat("ddd d MMMM yyyy")
        self._by.setRange(-LONGEST_MOVE, LONGEST_MOVE)
        self.form.addRow(tr("&First day"), self.first_day)
        self.form.addRow(tr("&Later by"), self._by)
        self.first_day.dateChanged.connect(lambda day: self._by.setValue(self._old.daysTo(day)))
        self._by.valueChanged.connect(self._on_changed)
        self._on_changed(0)

    @property
    def days(self) -> int:
        """By how many days."""
        return self._by.value()

    def _on_changed(self, days: int) -> None:
        self.first_day.setDate(self._old.addDays(days))
        self._by.setSuffix(ntr(" day", " days", abs(days)))
        self.ok.setEnabled(days != 0)
        self._tell(days)
        self.make_room()

    def _tell(self, days: int) -> None:
        if not days:
            self.note.setText(
                tr(
                    "Everything goes along: city days, gatherings, legs, meetings, hours and absences."
                    " Public holidays and what has been told stay."
                )
            )
            return
        try:
            after = move_mission(self._mission, days)
        except MissionError as error:
            self.ok.setEnabled(False)
            self.note.setText(fault_sentence(error))
            return
        self.note.setText("\n".join(move_lines(self._mission, after, moved(self._mission, after))))
