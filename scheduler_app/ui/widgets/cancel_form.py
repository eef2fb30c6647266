"""What is asked before something is cancelled: from when, who said so, why, what becomes of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.mission.edits.cancelling import LONGEST_DELAY, CancelKind, Cancellation
from scheduler_app.mission.mission import Mission
from scheduler_app.ui.look import STEP, colours_of, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.ui.widgets.time_edits import MomentEdit
from scheduler_app.wording.parts import minutes_of

LONGEST_TOLERANCE = 240


class CancelForm(QWidget):
    """`cancellation` is what is entered; `planning_from` when one plans."""

    def __init__(
        self, mission: Mission, kind: CancelKind, record_id: str, now: datetime,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._mission, self._kind, self._record_id = mission, kind, record_id
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(STEP * 2)
        self._rows.setVerticalSpacing(STEP)
        self.by = QLineEdit()
        self.why = QLineEdit()
        self.now = MomentEdit(mission, now)
        self.since = MomentEdit(mission, now)
        self.until = MomentEdit(
            mission, datetime.combine(mission.end, now.time()) + timedelta(days=1)
        )
        self.is_back = QCheckBox(tr("&Back from"))
        self.keep = QRadioButton(tr("&Keep the request: find another time"))
        self.drop = QRadioButton(tr("&Drop the request: it is not wanted any more"))
        self.hosts = QCheckBox(tr("The &hosts are not free at that time"))
        self.others = QCheckBox(tr("&Others of the same side go to the meetings without them"))
        self.others.setToolTip(
            tr(
                "Otherwise meetings to which they must come are off, or moved to when they are there"
            )
        )
        self.late = QRadioButton(tr("It is &late by"))
        self.gone = QRadioButton(tr("It does not &go at all"))
        self.minutes = QSpinBox(minimum=1, maximum=LONGEST_DELAY, value=120)
        self.minutes.setSuffix(tr(" min"))
        self.tolerance = QSpinBox(minimum=0, maximum=LONGEST_TOLERANCE)
        self.tolerance.setSuffix(tr(" min"))
        self.tolerance.setToolTip(tr("A shift of so little is not counted as a change"))
        self._fill()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, STEP, 0, 0)
        layout.addLayout(self._rows)
        layout.addWidget(self._hint())
        self._error = Label()
        self._error.setWordWrap(True)
        self._error.setStyleSheet(f"color: {colours_of(self).must_fix};")
        self._error.hide()
        layout.addWidget(self._error)
        layout.addStretch(1)

    def cancellation(self) -> Cancellation:
        """As entered; raises MissionError where a time is none."""
        kind = self._kind
        is_meeting, is_leg = kind is CancelKind.MEETING, kind is CancelKind.LEG
        return Cancellation(
            kind=kind,
            id=self._record_id,
            since=(self.now if is_meeting or is_leg else self.since).moment(),
            until=self.until.moment() if self.is_back.isChecked() else None,
            drop=is_meeting and self.drop.isChecked(),
            hosts_cannot=self.hosts.isChecked(),
            others_go=self.others.isChecked(),
            delay_minutes=self.minutes.value() if is_leg and self.late.isChecked() else 0,
            by=self.by.text().strip(),
            why=self.why.text().strip(),
        )

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be done."""
        self._error.setText(sentence)
        self._error.show()

    def refusal(self) -> str:
        """Why it could not be done; empty at first."""
        return self._error.text()

    def planning_from(self) -> datetime:
        """When one plans: what lies before it, and the notice, cannot move; raises MissionError."""
        return self.now.moment()

    def _fill(self) -> None:
        self._rows.addRow(tr("&Who says so"), self.by)
        self._rows.addRow(tr("Wh&y"), self.why)
        if self._kind is CancelKind.MEETING:
            self.keep.setChecked(True)
            self.hosts.setChecked(True)
            for widget in (self.keep, self.drop, self.hosts):
                self._rows.addRow("", widget)
        elif self._kind is CancelKind.LEG:
            self.late.setChecked(True)
            late = QHBoxLayout()
            late.setSpacing(STEP)
            late.addWidget(self.late)
            late.addWidget(self.minutes, 1)
            self._rows.addRow("", late)
            self._rows.addRow("", self.gone)
        else:
            self._rows.addRow(tr("Away &from"), self.since)
            self._rows.addRow(self.is_back, self.until)
            self.until.setEnabled(False)
            self.is_back.toggled.connect(self.until.setEnabled)
            if self._kind is CancelKind.DELEGATE:
                self._rows.addRow("", self.others)
        self._rows.addRow(tr("&Planning from"), self.now)
        self._rows.addRow(tr("Nobody &minds a shift of"), self.tolerance)

    def _hint(self) -> QLabel:
        text = tr("What begins before {n} after the time of planning stays where it is.")
        label = Label(text.format(n=minutes_of(self._mission.notice_minutes)))
        label.setWordWrap(True)
        set_muted(label)
        return label
