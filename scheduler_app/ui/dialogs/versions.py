"""Versions: give the present state a name, or choose a kept one to go back to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.storage import Version
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label


def ask_version_name(number: int, parent: QWidget | None = None) -> str | None:
    """A name for the next version; None when the user cancels."""
    label = tr("Every change is saved already. Under which name shall version {n} be kept?").format(
        n=number
    )
    name, is_ok = QInputDialog.getText(parent, tr("Name a version"), label)
    return name.strip() if is_ok and name.strip() else None


class VersionsDialog(QDialog):
    """Kept versions, the newest first. `number` is the chosen one when it was accepted."""

    def __init__(self, versions: Sequence[Version], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Restore version"))
        self.number: int | None = None
        self._build(versions)
        self._connect()

    def accept(self) -> None:
        """Take the row that is chosen."""
        item = self._list.currentItem()
        if item is not None:
            self.number = item.data(0, Qt.ItemDataRole.UserRole)
            super().accept()

    def _build(self, versions: Sequence[Version]) -> None:
        hint = Label(
            tr("The present state stays in the history: Undo brings it back.")
            if versions
            else tr("No version is kept yet. Ctrl+S keeps the present state under a name.")
        )
        hint.setWordWrap(True)
        set_muted(hint)
        self._list = QTreeWidget()
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setAccessibleName(tr("Kept versions"))
        self._list.setHeaderLabels([tr("Version"), tr("Name"), tr("Kept")])
        for version in reversed(versions):
            when = version.saved_at.astimezone().strftime("%Y-%m-%d %H:%M")
            item = QTreeWidgetItem([str(version.number), version.name, when])
            item.setData(0, Qt.ItemDataRole.UserRole, version.number)
            self._list.addTopLevelItem(item)
        self._list.setColumnWidth(0, 80)
        self._list.setColumnWidth(1, 240)
        newest = self._list.topLevelItem(0)
        if newest is not None:
            self._list.setCurrentItem(newest)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Restore"))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(versions))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        for widget in (hint, self._list, self._buttons):
            layout.addWidget(widget)
        self.resize(480, 360)

    def _connect(self) -> None:
        self._list.itemActivated.connect(lambda _item: self.accept())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
