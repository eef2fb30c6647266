"""Asks for a day and a time to look at."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QTimeEdit, QWidget

from scheduler_app.i18n import tr
from scheduler_app.mission.mission import Mission
from scheduler_app.times.writing import day_text


class GoToDialog(QDialog):
    """`moment` is what was chosen."""

    def __init__(self, mission: Mission, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = mission.days
        self.setWindowTitle(tr("Go to"))
        self.day = QComboBox()
        for one in self._days:
            self.day.addItem(day_text(one))
        self.day.setCurrentIndex(self._days.index(day))
        self.time = QTimeEdit(QTime(9, 0))
        self.time.setDisplayFormat("HH:mm")
        form = QFormLayout(self)
        form.addRow(tr("Day"), self.day)
        form.addRow(tr("Time"), self.time)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    @property
    def moment(self) -> datetime:
        """The chosen day and time."""
        chosen = self.time.time()
        return datetime.combine(
            self._days[self.day.currentIndex()], time(chosen.hour(), chosen.minute())
        )
