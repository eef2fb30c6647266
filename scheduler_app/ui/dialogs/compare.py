"""Two plans side by side: every figure of both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.jobs import Runner
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.planning.figures import figures_of
from scheduler_app.planning.judge import judge
from scheduler_app.ui.asking import is_there
from scheduler_app.ui.look import STEP
from scheduler_app.ui.plain import Label
from scheduler_app.wording.figures import headline
from scheduler_app.wording.releases import differences_head
from scheduler_app.wording.window import not_worked_out

Row = tuple[str, str]


class CompareDialog(QDialog):
    """The figures of the plan before and of the one that is tried."""

    def __init__(
        self, before: Mission, now: Mission, runner: Runner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare"))
        self._head = Label(tr("Comparing…"))
        self._head.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Before"), tr("Now")])
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(tr("Figures side by side"))
        self.tree.setColumnWidth(0, STEP * 36)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        for widget in (self._head, self.tree, buttons):
            layout.addWidget(widget)
        self.resize(680, 320)
        job = runner.start(_compared, before, now)
        job.finished.connect(
            lambda found: self._on_compared(found, is_failed=job.error is not None)
        )

    def _on_compared(self, found: tuple[str, list[Row]] | None, *, is_failed: bool) -> None:
        if not is_there(self):
            return
        if found is None:
            self._head.setText(not_worked_out() if is_failed else "")
            return
        self._head.setText(found[0])
        for before, now in found[1]:
            item = QTreeWidgetItem(self.tree, [before, now])
            if before != now:
                font = item.font(1)
                font.setBold(True)
                item.setFont(1, font)
            item.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft)


def _compared(before: Mission, now: Mission) -> tuple[str, list[Row]]:
    """In a worker."""
    old = {one.kind: headline(one) for one in figures_of(judge(before))}
    new = {one.kind: headline(one) for one in figures_of(judge(now))}
    head = differences_head(programme_changes(before, now))
    return head, [(old[kind], new[kind]) for kind in new]
