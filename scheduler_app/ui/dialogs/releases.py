"""What was sent out and who has it, what has changed since, and who must get new paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.jobs import Runner
from scheduler_app.mission.edits.releases import LONGEST_NAME, held_by, last_release
from scheduler_app.mission.ids import PersonId, ReleaseId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.programme_changes import ProgrammeChanges, programme_changes
from scheduler_app.mission.releases import Release
from scheduler_app.ui.latest import Latest
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import ChoiceBox, Label
from scheduler_app.wording.parts import person_name
from scheduler_app.wording.programme import programme_cells, programme_line
from scheduler_app.wording.releases import (
    differences_head,
    held_line,
    release_line,
    sheet_line,
)
from scheduler_app.wording.window import not_worked_out

_RELEASE = Qt.ItemDataRole.UserRole


class ReleasesDialog(QDialog):
    """`release_wanted(name, holders)` sends, to everyone where holders is None;
    `paper_wanted(ProgrammeChanges)` prints for those touched.

    `read`: gives the mission of a kept version; it is called in a worker.
    """

    release_wanted = Signal(str, object)
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
        self._asked.failed.connect(lambda: self._head.setText(not_worked_out()))
        self.list.currentItemChanged.connect(lambda *_: self._compare())
        self.other.currentIndexChanged.connect(lambda *_: self._compare())
        self.show_mission(mission)

    def show_mission(self, mission: Mission) -> None:
        """List the releases of a mission, the last one first, and compare with that."""
        self._mission = mission
        releases = sorted(mission.releases.values(), key=lambda one: -one.version)
        self.list.blockSignals(True)
        self.other.blockSignals(True)
        self.list.clear()
        self.other.clear()
        self.other.addItem(tr("the mission as it is now"), None)
        for one in releases:
            item = QListWidgetItem(release_line(one), self.list)
            item.setData(_RELEASE, one.id)
            self.other.addItem(one.name, one.id)
        self.list.blockSignals(False)
        self.other.blockSignals(False)
        self._empty.setVisible(not releases)
        shown: tuple[QWidget, ...] = (
            self.list, self.other, self._with, self._tabs, self.only_touched,
        )  # fmt: skip
        for one_shown in shown:
            one_shown.setVisible(bool(releases))
        self._show_holders()
        self.list.setCurrentRow(0)
        self._compare()

    def _build(self) -> None:
        self.name = QLineEdit(placeholderText=tr("Name, such as v3 sent"))
        self.name.setMaxLength(LONGEST_NAME)
        self.send = QPushButton(tr("&Release now"))
        self.send.setToolTip(tr("Keep the mission as it is under this name, as sent"))
        self.send.clicked.connect(self._send)
        self.only_touched = QCheckBox(tr("&Only to those touched since the last one"))
        self.only_touched.setToolTip(tr("The others keep what they have; it still holds"))
        self._empty = Label(
            tr("Nothing has been sent yet. Name what you send and press Release now.")
        )
        self._empty.setWordWrap(True)
        set_muted(self._empty)
        self.list = QListWidget()
        self.list.setMaximumHeight(STEP * 14)
        self.list.setAccessibleName(tr("Releases, the last one first"))
        self._with = Label(tr("&Compared with"))
        self.other = ChoiceBox()
        self._with.setBuddy(self.other)
        self._head = Label()
        self.tree = _tree(tr("What differs, by person"))
        self.tree.setHeaderLabels([tr("What"), tr("Was"), tr("Is now")])
        self.tree.setHeaderHidden(False)
        self.tree.setColumnWidth(0, STEP * 50)
        self.tree.setColumnWidth(1, STEP * 21)
        self.holders = _tree(tr("Who has which release"))
        self._tabs = QTabWidget()
        self._tabs.addTab(self.tree, tr("What &differs"))
        self._tabs.addTab(self.holders, tr("Who &has what"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.paper = buttons.addButton(
            tr("&Print for those touched…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.paper.clicked.connect(lambda: self.paper_wanted.emit(self.found))
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        top, middle = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.only_touched)
        top.addWidget(self.send)
        for widget in (self._with, self.other):
            middle.addWidget(widget)
        middle.addStretch()
        middle.addWidget(self._head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        layout.addLayout(top)
        layout.addWidget(self._empty)
        layout.addWidget(self.list)
        layout.addLayout(middle)
        layout.addWidget(self._tabs, 1)
        layout.addStretch()
        layout.addWidget(buttons)
        self.resize(STEP * 95, STEP * 80)

    def _send(self) -> None:
        """Sent to those touched since the last release, as far as that is wanted."""
        last = last_release(self._mission)
        holders = None
        if self.only_touched.isChecked() and last is not None:
            found = programme_changes(self._read(last.version), self._mission)
            holders = tuple(found.by_person())
        self.release_wanted.emit(self.name.text(), holders)

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
            other_id: ReleaseId | None = self.other.currentData()
            other = None if other_id is None else self._mission.releases[other_id]
            self._asked.ask(_compared, self._read, chosen, other, self._mission)

    def _on_compared(self, answer: tuple[Mission, ProgrammeChanges] | None) -> None:
        if answer is None or answer[0] is not self._mission:
            return
        self.found = found = answer[1]
        self._head.setText(differences_head(found))
        self.paper.setEnabled(bool(found.changes) and found.after is self._mission)
        for person, mine in found.by_person().items():
            item = QTreeWidgetItem(self.tree, [person_name(found.known, person)])
            for change in mine:
                child = QTreeWidgetItem(item, list(programme_cells(found, change)))
                for column in range(3):
                    child.setToolTip(column, tip(programme_line(found, change)))
        if found.sheets:
            count = len(found.sheets)
            text = ntr("{n} day sheet", "{n} day sheets", count).format(n=count)
            head = QTreeWidgetItem(self.tree, [text])
            for sheet in found.sheets:
                QTreeWidgetItem(head, [sheet_line(found, sheet)])

    def _show_holders(self) -> None:
        """The releases, the last one first, with those who got nothing later; then who got nothing."""
        self.holders.clear()
        for release, people in _by_release(self._mission).items():
            one = None if release is None else self._mission.releases[release]
            head = QTreeWidgetItem(self.holders, [held_line(one, len(people))])
            for person in people:
                QTreeWidgetItem(head, [person_name(self._mission, person)])


def _tree(name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setAccessibleName(name)
    return tree


def _by_release(mission: Mission) -> Mapping[ReleaseId | None, list[PersonId]]:
    """Who has each release, the last one first; under None who has got nothing."""
    found: dict[ReleaseId | None, list[PersonId]] = {}
    for person, one in held_by(mission).items():
        found.setdefault(None if one is None else one.id, []).append(person)

    def order(key: ReleaseId | None) -> int:
        return 0 if key is None else -mission.releases[key].version

    return {key: found[key] for key in sorted(found, key=order)}


def _compared(
    read: Callable[[int], Mission], first: Release, other: Release | None, mission: Mission
) -> tuple[Mission, ProgrammeChanges]:
    """In a worker: the earlier of the two is what was."""
    if other is None:
        return mission, programme_changes(read(first.version), mission)
    before, after = sorted((first.version, other.version))
    return mission, programme_changes(read(before), read(after))
