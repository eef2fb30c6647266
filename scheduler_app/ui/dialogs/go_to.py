"""Asks for a day and a time to look at."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from scheduler_app.i18n import tr
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.times.writing import day_text
from scheduler_app.ui.plain import ChoiceBox, Label
from scheduler_app.ui.widgets.time_edits import ClockEdit
from scheduler_app.wording.readings import refused_text


class GoToDialog(QDialog):
    """`moment` is what was chosen."""

    def __init__(self, mission: Mission, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = mission.days
        self.setWindowTitle(tr("Go to"))
        self.day = ChoiceBox()
        for one in self._days:
            self.day.addItem(day_text(one))
        self.day.setCurrentIndex(self._days.index(day))
        self.time = ClockEdit(mission)
        self.time.set_clock(time(9))
        self._error = Label()
        self._error.setWordWrap(True)
        self._error.hide()
        form = QFormLayout(self)
        form.addRow(tr("Day"), self.day)
        form.addRow(tr("Time"), self.time)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(self._error)
        form.addRow(buttons)

    def accept(self) -> None:
        """Close when a time is typed, else say what is wrong."""
        try:
            self.time.clock()
        except MissionError as error:
            self._error.setText(refused_text(error, example="09:30"))
            self._error.show()
            return
        super().accept()

    @property
    def moment(self) -> datetime:
        """The chosen day and time."""
        return datetime.combine(self._days[self.day.currentIndex()], self.time.clock())
