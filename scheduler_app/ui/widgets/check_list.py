"""A searchable list of check boxes: choose any of many names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scheduler_app.i18n import ntr, tr
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label


class CheckList(QWidget):
    """Names with check boxes; the chosen ids keep the order in which they were chosen."""

    changed = Signal()

    def __init__(self, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: list[str] = []
        self._build(names)
        self._connect()

    def chosen(self) -> tuple[str, ...]:
        """The ids that are checked."""
        return tuple(self._chosen)

    def set_chosen(self, ids: Collection[str]) -> None:
        """Check these and no others."""
        self._chosen = list(ids)
        self._list.blockSignals(True)
        for item in self._items():
            is_on = item.data(Qt.ItemDataRole.UserRole) in ids
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._show_count()

    def _build(self, names: Sequence[tuple[str, str]]) -> None:
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("Type to search"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setAccessibleName(tr("Search the list"))
        self._list = QListWidget()
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName(tr("Choices"))
        self._count = Label()
        set_muted(self._count)
        for record_id, name in names:
            item = QListWidgetItem(name, self._list)
            item.setData(Qt.ItemDataRole.UserRole, record_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP // 2)
        for widget in (self._filter, self._list, self._count):
            layout.addWidget(widget)
        self._show_count()

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._on_filter_changed)
        self._list.itemChanged.connect(self._on_item_changed)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _show_count(self) -> None:
        count = len(self._chosen)
        self._count.setText(ntr("{n} chosen", "{n} chosen", count).format(n=count))

    def _on_filter_changed(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        record_id = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen.append(record_id)
        elif record_id in self._chosen:
            self._chosen.remove(record_id)
        self._show_count()
        self.changed.emit()
