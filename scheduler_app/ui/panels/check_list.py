"""The steps of preparation, each with its state; a click leads to where it is done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.itemmodels.preparation import Step, steps_of
from scheduler_app.mission.changes import Change
from scheduler_app.mission.tables import type_of_table
from scheduler_app.ui.icons import put_icon
from scheduler_app.ui.look import STEP
from scheduler_app.ui.plain import caption


class CheckList(QFrame):
    """One calm line above the views; it goes away by itself when all is done."""

    table_wanted = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ruled", True)
        self._document = document
        self._buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(STEP, STEP // 2, STEP, STEP // 2)
        self._row.setSpacing(STEP)
        self._has_plan = False
        self._row.addStretch(1)
        document.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, change: Change) -> None:
        """Of the plan only its being there counts, so moving a meeting costs nothing here."""
        others = [table for table in type_of_table if table != "meetings"]
        has_plan = bool(self._document.mission.meetings)
        if change.fields or change.touches(*others) or has_plan != self._has_plan:
            self._show()

    def _show(self) -> None:
        mission = self._document.mission
        self._has_plan = bool(mission.meetings)
        steps = steps_of(mission)
        while len(self._buttons) < len(steps):
            self._add_button(len(self._buttons))
        following = next((step for step in steps if not step.is_done), None)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(steps))
        for button, step in zip(self._buttons, steps, strict=False):
            self._show_step(button, step, is_next=step is following)
        self.setVisible(following is not None)

    def _show_step(self, button: QToolButton, step: Step, *, is_next: bool) -> None:
        """The step to be done next says how far it is; the others tell it when pointed at."""
        put_icon(button, "done" if step.is_done else "next", "good" if step.is_done else "warning")
        button.setText(caption(f"{step.title}: {step.state}" if is_next else step.title))
        button.setProperty("table", step.table)
        said = tr("done") if step.is_done else tr("to do")
        button.setAccessibleName(f"{step.title}: {step.state}, {said}")
        told = tr("{step}: {state}. Click to go there.")
        button.setToolTip(tip(told.format(step=step.title, state=step.state)))

    def _add_button(self, place: int) -> None:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setMinimumWidth(STEP * 5)
        button.clicked.connect(lambda: self.table_wanted.emit(button.property("table")))
        self._buttons.append(button)
        self._row.insertWidget(place, button)
