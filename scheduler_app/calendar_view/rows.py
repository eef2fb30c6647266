"""The model behind the view: one row for each block, with what screen readers and tooltips say."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scheduler_app.calendar_view.layout import Block, BlockKind, Board
from scheduler_app.calendar_view.telling import spoken_text, tooltip_text
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.mission import Mission

RefRole = Qt.ItemDataRole.UserRole + 1


class BlockRows(QAbstractListModel):
    """The blocks of a board, read-only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mission: Mission | None = None
        self._board: Board | None = None

    def show(self, mission: Mission | None, board: Board | None) -> None:
        """Show other blocks from now on."""
        self.beginResetModel()
        self._mission, self._board = mission, board
        self.endResetModel()

    def remark(self, board: Board) -> None:
        """The same blocks, which say other things."""
        self._board = board
        if board.blocks:
            self.dataChanged.emit(self.index(0), self.index(len(board.blocks) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._board is None else len(self._board.blocks)

    def block(self, row: int) -> Block | None:
        """The block of a row."""
        if self._board is None or not 0 <= row < len(self._board.blocks):
            return None
        return self._board.blocks[row]

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        block = self.block(index.row())
        if block is None or self._mission is None or self._board is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return block.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_text(self._mission, self._board, block)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(tooltip_text(self._mission, block))
        return block.ref if role == RefRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        block = self.block(index.row())
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if block is not None and block.kind is not BlockKind.TRANSFER:
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags
