"""What was sent out, what has changed since, and who must get new paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import ntr, tr
from scheduler_app.jobs import Runner
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.programme_changes import ProgrammeChanges, programme_changes
from scheduler_app.mission.releases import Release
from scheduler_app.ui.latest import Latest
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.wording.parts import person_name
from scheduler_app.wording.releases import (
    differences_head,
    programme_line,
    release_line,
    sheet_line,
)

_RELEASE = Qt.ItemDataRole.UserRole


class ReleasesDialog(QDialog):
    """`release_wanted(name)` sends; `paper_wanted(ProgrammeChanges)` prints for those touched.

    `read`: gives the mission of a kept version; it is called in a worker.
    """

    release_wanted = Signal(str)
    paper_wanted = Signal(object)

    def __init__(
        self, mission: Mission, read: Callable[[int], Mission], runner: Runner,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(tr("Releases"))
        self._read = read
        self._mission = mission
        self.found: ProgrammeChanges | None = None
        self._asked = Latest(runner, self)
        self._build()
        self._asked.answered.connect(self._on_compared)
        self.list.currentItemChanged.connect(lambda *_: self._compare())
        self.show_mission(mission)

    def show_mission(self, mission: Mission) -> None:
        """List the releases of a mission, the last one first, and compare with that."""
        self._mission = mission
        self.list.blockSignals(True)
        self.list.clear()
        for one in sorted(mission.releases.values(), key=lambda one: -one.version):
            item = QListWidgetItem(release_line(one), self.list)
            item.setData(_RELEASE, one.id)
        self.list.blockSignals(False)
        self._empty.setVisible(not mission.releases)
        self.list.setVisible(bool(mission.releases))
        self.list.setCurrentRow(0)
        self._compare()

    def _build(self) -> None:
        self.name = QLineEdit(placeholderText=tr("Name, such as v3 sent"))
        self.send = QPushButton(tr("&Release now"))
        self.send.setToolTip(tr("Keep the mission as it is under this name, as sent to everyone"))
        self.send.clicked.connect(lambda: self.release_wanted.emit(self.name.text()))
        self._empty = QLabel(
            tr("Nothing has been sent yet. Name what you send and press Release now.")
        )
        self._empty.setWordWrap(True)
        set_muted(self._empty)
        self.list = QListWidget()
        self.list.setMaximumHeight(STEP * 14)
        self.list.setAccessibleName(tr("Releases, the last one first"))
        self._head = QLabel()
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("What has changed since, by person"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.paper = buttons.addButton(
            tr("&Print for those touched…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.paper.clicked.connect(lambda: self.paper_wanted.emit(self.found))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        for widget in (self.name, self.send, self._empty, self.list, self._head):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.resize(720, 600)

    def _chosen(self) -> Release | None:
        if self.list.currentRow() < 0:
            return None
        return self._mission.releases.get(self.list.currentItem().data(_RELEASE))

    def _compare(self) -> None:
        self.found = None
        self.tree.clear()
        self.paper.setEnabled(False)
        chosen = self._chosen()
        self._head.setText("" if chosen is None else tr("Comparing…"))
        if chosen is not None:
            self._asked.ask(_compared, self._read, chosen.version, self._mission)

    def _on_compared(self, found: ProgrammeChanges | None) -> None:
        if found is None or found.after is not self._mission:
            return
        self.found = found
        self._head.setText(differences_head(found))
        self.paper.setEnabled(bool(found.changes))
        for person, mine in found.by_person().items():
            mission = found.after if _knows(found.after, person) else found.before
            item = QTreeWidgetItem(self.tree, [person_name(mission, person)])
            for change in mine:
                line = programme_line(found, change)
                child = QTreeWidgetItem(item, [line])
                child.setToolTip(0, line)
        if found.sheets:
            count = len(found.sheets)
            text = ntr("{n} day sheet", "{n} day sheets", count).format(n=count)
            head = QTreeWidgetItem(self.tree, [text])
            for sheet in found.sheets:
                QTreeWidgetItem(head, [sheet_line(found.after, sheet)])


def _compared(read: Callable[[int], Mission], version: int, mission: Mission) -> ProgrammeChanges:
    """In a worker."""
    return programme_changes(read(version), mission)


def _knows(mission: Mission, person: str) -> bool:
    return any(
        person in table for table in (mission.delegates, mission.officials, mission.interpreters)
    )
