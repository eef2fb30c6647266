"""The five steps of preparation, each with its state; a click leads to where it is done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.preparation import Step, is_prepared, steps_of
from scheduler_app.ui.icons import put_icon
from scheduler_app.ui.look import STEP


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
        document.changed.connect(lambda _change: self._show())
        self._show()

    def _show(self) -> None:
        steps = steps_of(self._document.mission)
        while len(self._buttons) < len(steps):
            self._add_button(len(self._buttons))
        if not self._row.property("stretched"):
            self._row.addStretch(1)
            self._row.setProperty("stretched", True)
        for button, step in zip(self._buttons, steps, strict=True):
            self._show_step(button, step)
        self.setVisible(not is_prepared(self._document.mission))

    def _show_step(self, button: QToolButton, step: Step) -> None:
        put_icon(button, "done" if step.is_done else "next", "good" if step.is_done else "warning")
        button.setText(step.title if step.is_done else f"{step.title}: {step.state}")
        button.setProperty("table", step.table)
        said = tr("done") if step.is_done else tr("to do")
        button.setAccessibleName(f"{step.title}: {step.state}, {said}")
        button.setToolTip(
            tr("{step}: {state}. Click to go there.").format(step=step.title, state=step.state)
        )

    def _add_button(self, place: int) -> None:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setMinimumWidth(STEP * 5)
        button.clicked.connect(lambda: self.table_wanted.emit(button.property("table")))
        self._buttons.append(button)
        self._row.insertWidget(place, button)
