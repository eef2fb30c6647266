"""What makes a plan good: the order of the aims, and what requests and rules are worth."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.mission.aims import AIMS, MOST_WEIGHT, USUAL, Aim, Ideas, Weights
from scheduler_app.mission.edits.settings import set_mission
from scheduler_app.mission.mission import Mission
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.wording.figures import aim_meaning
from scheduler_app.wording.labels import choice_label

_AIM = Qt.ItemDataRole.UserRole


class AimsDialog(QDialog):
    """`mission` is the changed one when it was accepted."""

    def __init__(self, mission: Mission, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What makes a plan good"))
        self.mission = mission
        self._build()
        self._connect()
        self._show(mission.aims, mission.weights)
        self.only_accepted.setChecked(mission.only_accepted)
        self.ideas.setCurrentIndex(self.ideas.findData(mission.ideas))

    def accept(self) -> None:
        """Close with the mission that results."""
        self.mission = set_mission(
            self.mission, aims=self.aims(), weights=self.weights(),
            only_accepted=self.only_accepted.isChecked(),
            ideas=Ideas(self.ideas.currentData()),
        )  # fmt: skip
        super().accept()

    def aims(self) -> tuple[Aim, ...]:
        """Those that are checked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            Aim(item.data(_AIM)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def weights(self) -> Weights:
        """As the numbers stand."""
        return Weights(**{name: box.value() for name, box in self.boxes.items()})

    def shift(self, step: int) -> None:
        """Move the chosen aim up (-1) or down (+1)."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)

    def _build(self) -> None:
        first = Label(
            tr("First of all as many requests as possible are placed. Then, one before the next:")
        )
        first.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What plans are judged by, the first before the next"))
        self.list.setFixedHeight(STEP * 18)
        self.up = QPushButton(tr("&Up"))
        self.down = QPushButton(tr("&Down"))
        side = QVBoxLayout()
        for button in (self.up, self.down):
            side.addWidget(button)
        side.addStretch(1)
        order = QHBoxLayout()
        order.setSpacing(STEP)
        order.addWidget(self.list, 1)
        order.addLayout(side)
        self._meaning = Label()
        self._meaning.setWordWrap(True)
        self._meaning.setMinimumHeight(STEP * 5)
        self._meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_muted(self._meaning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        layout.addWidget(first)
        layout.addLayout(order)
        layout.addWidget(self._meaning)
        layout.addLayout(self._worth())
        self.only_accepted = QCheckBox(tr("Plan only what &both sides have accepted"))
        layout.addWidget(self.only_accepted)
        layout.addLayout(self._of_ideas())
        layout.addSpacing(STEP)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.usual = self._buttons.addButton(
            tr("Usual &values"), QDialogButtonBox.ButtonRole.ResetRole
        )
        layout.addWidget(self._buttons)
        self.setMinimumWidth(520)

    def _of_ideas(self) -> QHBoxLayout:
        self.ideas = QComboBox()
        for one in Ideas:
            self.ideas.addItem(choice_label(one), one)
        label = Label(tr("Id&eas, of which nobody has been asked,"))
        label.setBuddy(self.ideas)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(label)
        row.addWidget(self.ideas)
        row.addStretch(1)
        return row

    def _worth(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(STEP * 2)
        form.setVerticalSpacing(STEP // 2)
        self.boxes: dict[str, QSpinBox] = {}
        for name, text in (
            ("high", tr("A request of &high priority counts as")),
            ("normal", tr("One of &normal priority")),
            ("low", tr("One of &low priority")),
            ("should", tr("A rule that &should be kept costs")),
            ("nice", tr("One that is n&ice to keep")),
        ):
            box = QSpinBox(minimum=1, maximum=MOST_WEIGHT)
            box.setFixedWidth(STEP * 12)
            self.boxes[name] = box
            form.addRow(text, box)
        return form

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.usual.clicked.connect(lambda: self._show(AIMS, USUAL))
        self.list.currentItemChanged.connect(lambda *_: self._on_chosen())

    def _show(self, aims: tuple[Aim, ...], weights: Weights) -> None:
        self.list.clear()
        for aim in (*aims, *(one for one in AIMS if one not in aims)):
            item = QListWidgetItem(choice_label(aim))
            item.setData(_AIM, aim)
            item.setToolTip(aim_meaning(aim))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = aim in aims
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        for name, box in self.boxes.items():
            box.setValue(getattr(weights, name))

    def _on_chosen(self) -> None:
        item = self.list.currentItem()
        row = self.list.currentRow()
        self._meaning.setText(aim_meaning(Aim(item.data(_AIM))) if row >= 0 else "")
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
