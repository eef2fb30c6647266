"""Edits who takes part in something: a line that can be typed, or check lists beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.columns import Column
from scheduler_app.itemmodels.names import names_of
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import DelegateId, OrganisationId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Group, Roster
from scheduler_app.ui.asking import is_accepted
from scheduler_app.ui.look import STEP
from scheduler_app.ui.widgets.check_list import CheckList
from scheduler_app.ui.widgets.text_editor import TextEditor
from scheduler_app.wording.labels import choice_label, field_label


class RosterEditor(TextEditor):
    """`picked` comes when the check lists were closed with OK."""

    picked = Signal()

    def __init__(self, mission: Mission, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(mission, column, parent)
        self.button = QToolButton()
        self.button.setText("…")
        self.button.setToolTip(tr("Choose from lists (F4)"))
        self.button.setAccessibleName(tr("Choose from lists"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.choose)
        self._row.addWidget(self.button)

    def choose(self) -> None:
        """Open the check lists; what is typed and cannot be read begins them empty."""
        dialog = RosterDialog(self.mission, field_label(self.column.table, self.column.field), self)
        dialog.show_roster(self._read_or_nobody())
        if is_accepted(dialog):
            self.set_value(dialog.roster())
            self.changed.emit()
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.choose()
            return
        super().keyPressEvent(event)

    def _read_or_nobody(self) -> Roster:
        try:
            found: Any = self.value()
        except MissionError:
            found = None
        return found if isinstance(found, Roster) else Roster()


class RosterDialog(QDialog):
    """Groups as check boxes, then lists of firms, of people, and of those left out."""

    def __init__(self, mission: Mission, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(460, 520)
        self._build(mission)

    def show_roster(self, roster: Roster) -> None:
        """Check what a roster names."""
        for group, box in self.groups.items():
            box.setChecked(group in roster.groups)
        self.firms.set_chosen(roster.organisation_ids)
        self.people.set_chosen(roster.delegate_ids)
        self.left_out.set_chosen(roster.except_ids)

    def roster(self) -> Roster:
        """What is checked."""
        return Roster(
            groups=tuple(group for group, box in self.groups.items() if box.isChecked()),
            organisation_ids=tuple(OrganisationId(one) for one in self.firms.chosen()),
            delegate_ids=tuple(DelegateId(one) for one in self.people.chosen()),
            except_ids=tuple(DelegateId(one) for one in self.left_out.chosen()),
        )

    def _build(self, mission: Mission) -> None:
        self.groups = {group: QCheckBox(choice_label(group)) for group in Group}
        top = QHBoxLayout()
        top.setSpacing(STEP * 2)
        for box in self.groups.values():
            top.addWidget(box)
        top.addStretch(1)
        delegates = names_of(mission, "delegates")
        firms = {one.organisation_id for one in mission.delegates.values()}
        self.firms = CheckList(
            [one for one in names_of(mission, "organisations") if one[0] in firms]
        )
        self.people = CheckList(delegates)
        self.left_out = CheckList(delegates)
        tabs = QTabWidget()
        tabs.addTab(self.firms, tr("Firms"))
        tabs.addTab(self.people, tr("People"))
        tabs.addTab(self.left_out, tr("Without"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(STEP)
        layout.addLayout(top)
        layout.addWidget(tabs, 1)
        layout.addWidget(buttons)
