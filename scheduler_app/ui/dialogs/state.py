"""Asks for the state of some requests: which, who said so, and when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.mission.requests import MeetingState
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.wording.labels import choice_label
from scheduler_app.wording.states import state_meaning


class StateDialog(QDialog):
    """`state`, `by` and `on` are what was chosen."""

    def __init__(
        self, title: str, state: MeetingState, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("State of {what}").format(what=title))
        self._states = QComboBox()
        for one in MeetingState:
            self._states.addItem(choice_label(one), one)
        self._states.setCurrentIndex(list(MeetingState).index(state))
        self._meaning = Label()
        self._meaning.setWordWrap(True)
        set_muted(self._meaning)
        self._by = QLineEdit()
        self._by.setPlaceholderText(tr("Such as: secretary of the ministry, by phone"))
        self._on = QDateEdit(QDate(today.year, today.month, today.day))
        self._on.setCalendarPopup(True)
        self._on.setDisplayFormat("d MMMM yyyy")
        form = QFormLayout()
        form.setSpacing(STEP)
        form.addRow(tr("&State"), self._states)
        form.addRow("", self._meaning)
        form.addRow(tr("&Who said so"), self._by)
        form.addRow(tr("&On"), self._on)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP * 2)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(440)
        self._states.currentIndexChanged.connect(lambda _index: self._show())
        self._show()
        self._by.setFocus()

    @property
    def state(self) -> MeetingState:
        """The state chosen."""
        return list(MeetingState)[self._states.currentIndex()]

    @property
    def by(self) -> str:
        """Who said so."""
        return self._by.text().strip()

    @property
    def on(self) -> date:
        """When."""
        found = self._on.date().toPython()
        assert isinstance(found, date)
        return found

    def _show(self) -> None:
        self._meaning.setText(state_meaning(self.state))
