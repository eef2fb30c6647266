"""Every step since the mission was opened, by name; click one to go there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.ui.look import STEP


class History(QWidget):
    """Steps that are undone stand back in grey. `step_wanted(int)` asks to go to one."""

    step_wanted = Signal(int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = document.undo_stack
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(STEP * 5)
        self.list.setAccessibleName(tr("History of changes"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)

    def _connect(self) -> None:
        self._stack.indexChanged.connect(lambda _index: self._show())
        self.list.itemActivated.connect(self._on_activated)

    def _show(self) -> None:
        count, now = self._stack.count(), self._stack.index()
        while self.list.count() > count + 1:
            self.list.takeItem(self.list.count() - 1)
        for step in range(count + 1):
            text = self._stack.text(step - 1) if step else tr("As it was opened")
            is_new = step >= self.list.count()
            item = QListWidgetItem(self.list) if is_new else self.list.item(step)
            item.setText(text)
            item.setToolTip(tr("Double-click to go back or forward to here"))
            item.setForeground(self._shade(is_undone=step > now))
        self.list.setCurrentRow(now)

    def _shade(self, *, is_undone: bool) -> QColor:
        palette = self.palette()
        group = palette.ColorGroup.Disabled if is_undone else palette.ColorGroup.Active
        return palette.color(group, palette.ColorRole.Text)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.step_wanted.emit(self.list.row(item))
