"""Rows of a tree that are as high as their words need, instead of words that are cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from scheduler_app.ui.look import STEP

_MARGIN = STEP
_HIGHEST = 10_000


class Wrapping(QStyledItemDelegate):
    """Give it to a tree with `wrap`."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the text in the width that it has."""
        hint = super().sizeHint(option, index)
        text = str(index.data() or "")
        if not text:
            return hint
        room = self._width(index)
        flags = int(Qt.TextFlag.TextWordWrap)
        need = option.fontMetrics.boundingRect(0, 0, room, _HIGHEST, flags, text).height()
        line = option.fontMetrics.height()
        return QSize(hint.width(), max(hint.height(), hint.height() - line + need))

    def _width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        tree = self._tree
        item = tree.itemFromIndex(index)
        width = tree.columnWidth(index.column())
        if item.isFirstColumnSpanned():
            width = tree.viewport().width()
        if index.column() == 0:
            depth, parent = 1, index.parent()
            while parent.isValid():
                depth, parent = depth + 1, parent.parent()
            width -= depth * tree.indentation()
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                width -= STEP * 3
        return max(width - _MARGIN, STEP * 4)


def wrap(tree: QTreeWidget) -> None:
    """Let the rows of a tree grow with their words, also when columns are drawn wider."""
    tree.setWordWrap(True)
    tree.setItemDelegate(Wrapping(tree))
    tree.header().sectionResized.connect(lambda *_: tree.scheduleDelayedItemsLayout())
