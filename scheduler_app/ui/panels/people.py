"""People: everyone over all days in one picture, so that "who is where" is one glance."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from scheduler_app.calendar_view.layout import TimelineSpec
from scheduler_app.calendar_view.view import CalendarView
from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label


class People(QWidget):
    """The timeline; `view` is the calendar itself."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._build()
        self._connect()

    def ensure_shown(self) -> None:
        """Read the mission as it is now; called when the page comes to the front."""
        if self.view.mission is not self._document.mission:
            self.view.set_mission(self._document.mission)
        spec = TimelineSpec(officials=self.officials.isChecked())
        if spec != self.view.spec:
            self.view.set_spec(spec)

    def _build(self) -> None:
        self.officials = QCheckBox(tr("Show officials and interpreters"))
        self.officials.setChecked(True)
        self.officials.setToolTip(tr("Rows for the host side, below the delegates"))
        hint = Label(tr("Ctrl+wheel stretches the hours, Shift+wheel the rows"))
        set_muted(hint)
        self.view = CalendarView(self)
        self.view.setAccessibleName(tr("People over all days"))
        top = QHBoxLayout()
        top.setContentsMargins(STEP * 2, STEP // 2, STEP, 0)
        top.setSpacing(STEP * 2)
        top.addWidget(self.officials)
        top.addStretch(1)
        top.addWidget(hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP // 2)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.officials.toggled.connect(lambda _is_on: self.ensure_shown())
        self._document.changed.connect(lambda _change: self._on_changed())

    def _on_changed(self) -> None:
        if self.isVisible():
            self.ensure_shown()
