"""How many more interpreters would help, asked of a worker and shown when it is known."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from scheduler_app.i18n import tr
from scheduler_app.jobs import Handle, Runner
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.staffing import Staffing, staffing
from scheduler_app.ui.asking import is_there
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.wording.mends import hired_name
from scheduler_app.wording.staffing import staffing_lines, staffing_sentence
from scheduler_app.wording.window import not_worked_out


class StaffingDialog(QDialog):
    """`wanted(Staffing)` asks to hire them. Closing stops the search."""

    wanted = Signal(object)

    def __init__(self, mission: Mission, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Interpreters needed"))
        self._mission = mission
        self.found: Staffing | None = None
        self._said = Label(tr("Looking at what waits…"))
        self._said.setWordWrap(True)
        self._lines = Label()
        self._lines.setWordWrap(True)
        set_muted(self._lines)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.add = buttons.addButton(tr("&Add them"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add.setToolTip(tr("Enter them as interpreters and place those meetings"))
        self.add.setEnabled(False)
        buttons.accepted.connect(self._on_add)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        layout.addWidget(self._said)
        layout.addWidget(self._lines, 1)
        layout.addWidget(buttons)
        self.setMinimumWidth(480)
        job = runner.start_with_handle(_look, mission)
        job.finished.connect(lambda found: self._on_found(found, is_failed=job.error is not None))
        self.finished.connect(lambda _code, token=job.token: token.set())

    def text(self) -> str:
        """What it says now."""
        return self._said.text()

    def _on_found(self, found: Staffing | None, *, is_failed: bool) -> None:
        if not is_there(self):
            return
        if found is None:
            if is_failed:
                self._said.setText(not_worked_out())
            return
        self.found = found
        self._said.setText(staffing_sentence(self._mission, found))
        self._lines.setText("\n".join(staffing_lines(self._mission, found)))
        self.add.setEnabled(bool(found.hired))

    def _on_add(self) -> None:
        self.accept()
        self.wanted.emit(self.found)


def _look(handle: Handle, mission: Mission) -> Staffing:
    return staffing(mission, hired_name(), lambda: handle.stop.is_set)
