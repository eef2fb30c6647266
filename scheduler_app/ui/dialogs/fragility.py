"""What hangs on each person, place and leg: a table that fills while it is worked out, the worst first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.jobs import Handle, Runner
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.fragility import Exposure, exposures, subjects_of
from scheduler_app.ui.asking import is_there
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.wording.fragility import exposure_name, looked_at
from scheduler_app.wording.repairs import kind_label
from scheduler_app.wording.window import not_worked_out

_EXPOSURE = Qt.ItemDataRole.UserRole


class _Row(QTreeWidgetItem):
    """Sorted by damage where the names are not asked for."""

    def __init__(self, texts: list[str], one: Exposure) -> None:
        super().__init__(texts)
        self.exposure = one

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        column = self.treeWidget().sortColumn()
        if column < 2 or not isinstance(other, _Row):
            return self.text(column) < other.text(column)
        mine, theirs = self.exposure, other.exposure
        key = {2: "damage", 3: "moved", 4: "people"}[column]
        return bool(getattr(mine, key) < getattr(theirs, key))


class FragilityDialog(QDialog):
    """`chosen(table, ids)` asks to jump. Closing stops the work."""

    chosen = Signal(str, tuple)

    def __init__(
        self, mission: Mission, now: datetime, runner: Runner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Fragility"))
        self._mission = mission
        self._total = len(subjects_of(mission))
        self._build()
        job = runner.start_with_handle(_look, mission, now)
        self.is_looking = True
        job.progressed.connect(self._on_found)
        job.finished.connect(
            lambda _result: (
                self._on_ended(is_failed=job.error is not None) if is_there(self) else None
            )
        )
        self.finished.connect(lambda _code, token=job.token: token.set())
        self.stop.clicked.connect(lambda _on=False, token=job.token: token.set())

    def _build(self) -> None:
        self.about = Label(
            tr("What the loss of each would cost, with the fewest changes as the answer to it.")
        )
        self.about.setWordWrap(True)
        set_muted(self.about)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(
            [
                tr("What"),
                tr("Name"),
                tr("Meetings lost"),
                tr("Meetings moved"),
                tr("People who notice"),
            ]
        )
        self.tree.setRootIsDecorated(False)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        for column, width in enumerate((12, 44, 16, 16)):
            self.tree.setColumnWidth(column, STEP * width)
        header = self.tree.headerItem()
        for column in (2, 3, 4):
            header.setTextAlignment(
                column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
        self.tree.setAccessibleName(tr("What hangs on whom"))
        self.tree.itemActivated.connect(self._on_activated)
        self.bar = QProgressBar(maximum=max(self._total, 1))
        self.bar.setFormat(looked_at(0, self._total))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.stop = buttons.addButton(tr("&Stop"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        for widget in (self.about, self.tree, self.bar, buttons):
            layout.addWidget(widget)
        self.resize(880, 560)

    def _on_found(self, one: Exposure) -> None:
        texts = [
            kind_label(one.kind), exposure_name(self._mission, one),
            str(one.lost), str(one.moved), str(one.people),
        ]  # fmt: skip
        row = _Row(texts, one)
        for column in (2, 3, 4):
            row.setTextAlignment(
                column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
        self.tree.addTopLevelItem(row)
        done = self.tree.topLevelItemCount()
        self.bar.setValue(done)
        self.bar.setFormat(looked_at(done, self._total))

    def _on_ended(self, *, is_failed: bool) -> None:
        self.is_looking = False
        self.stop.setEnabled(False)
        if is_failed:
            self.about.setText(not_worked_out())

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        if isinstance(item, _Row):
            self.chosen.emit(TABLE_OF_KIND[item.exposure.kind], (item.exposure.id,))


def _look(handle: Handle, mission: Mission, now: datetime) -> None:
    for one in exposures(mission, now, lambda: handle.stop.is_set):
        handle.report(one)
