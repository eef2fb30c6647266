"""Asks for the mission's own fields: title, sponsor, dates, grid, note."""

from __future__ import annotations

import dataclasses
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.mission.edits.moving import left_outside
from scheduler_app.mission.edits.settings import set_mission
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import GRID_CHOICES, LONGEST_NOTICE, Mission
from scheduler_app.ui.look import STEP, colours_of
from scheduler_app.ui.plain import Label
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.moving import outside_sentence


class MissionDetailsDialog(QDialog):
    """`mission` is the changed one when it was accepted."""

    def __init__(self, mission: Mission, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Mission title and dates"))
        self.mission = mission
        self._first = QDate(mission.start.year, mission.start.month, mission.start.day)
        self._outside = Label()
        self._outside.setWordWrap(True)
        self._outside.hide()
        self._build()
        self._connect()

    def accept(self) -> None:
        """Close when it makes sense."""
        start, end = self._start.date().toPython(), self._end.date().toPython()
        assert isinstance(start, date)
        assert isinstance(end, date)
        try:
            self.mission = set_mission(
                self.mission, title=self._title.text().strip(), sponsor=self._sponsor.text().strip(),
                start=start, end=end, grid_minutes=int(self._grid.currentText()),
                note=self._note.toPlainText(), internal_note=self._internal_note.toPlainText(), keeps_confirmed=self._keeps.isChecked(),
                notice_minutes=self._notice.value(),
            )  # fmt: skip
        except MissionError as error:
            self._error.setText(fault_sentence(error))
            self._error.show()
            return
        super().accept()

    def _build(self) -> None:
        mission = self.mission
        self._title = QLineEdit(mission.title)
        self._sponsor = QLineEdit(mission.sponsor)
        for line in (self._title, self._sponsor):
            line.setCursorPosition(0)
        self._start, self._end = _date_edit(mission.start), _date_edit(mission.end)
        self._grid = QComboBox()
        self._grid.addItems([str(choice) for choice in GRID_CHOICES])
        self._grid.setCurrentText(str(mission.grid_minutes))
        self._keeps = QCheckBox(tr("Solve leaves &confirmed meetings where they are"))
        self._keeps.setChecked(mission.keeps_confirmed)
        self._notice = QSpinBox(minimum=0, maximum=LONGEST_NOTICE, value=mission.notice_minutes)
        self._notice.setSuffix(tr(" min"))
        self._notice.setToolTip(tr("What begins sooner after a cancellation is not moved any more"))
        self._note = QPlainTextEdit(mission.note)
        self._internal_note = QPlainTextEdit(mission.internal_note)
        for edit in (self._note, self._internal_note):
            edit.setTabChangesFocus(True)
        form = QFormLayout()
        form.setSpacing(STEP)
        form.addRow(tr("&Title"), self._title)
        form.addRow(tr("&Sponsor"), self._sponsor)
        form.addRow(tr("&First day"), self._start)
        form.addRow(tr("&Last day"), self._end)
        form.addRow("", self._outside)
        form.addRow(tr("Meetings start every … &minutes"), self._grid)
        form.addRow("", self._keeps)
        form.addRow(tr("N&otice before anything is moved"), self._notice)
        form.addRow(tr("&Note on paper"), self._note)
        form.addRow(tr("&Internal note"), self._internal_note)
        self._error = Label()
        self._error.setWordWrap(True)
        self._error.setStyleSheet(f"color: {colours_of(self).must_fix};")
        self._error.hide()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP * 2)
        layout.addLayout(form)
        layout.addWidget(self._error)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(640)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._start.dateChanged.connect(self._on_start_changed)
        self._end.dateChanged.connect(self._warn)

    def _on_start_changed(self) -> None:
        """The mission keeps its length."""
        days = self._first.daysTo(self._end.date())
        self._first = self._start.date()
        self._end.setDate(self._first.addDays(days))
        self._warn()

    def _warn(self) -> None:
        """Say what would lie outside of the dates."""
        start, end = self._start.date().toPython(), self._end.date().toPython()
        assert isinstance(start, date)
        assert isinstance(end, date)
        sentence = ""
        if start <= end:
            dated = dataclasses.replace(self.mission, start=start, end=end)
            sentence = outside_sentence(left_outside(self.mission, dated))
        self._outside.setText(sentence)
        self._outside.setVisible(bool(sentence))


def _date_edit(day: date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("d MMMM yyyy")
    return edit
