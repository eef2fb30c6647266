"""The first columns of a table stay in sight while the rest scrolls sideways."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from scheduler_app.ui.widgets.cell_delegate import CellDelegate


class FrozenColumns(QTableView):
    """Lies over a grid and shows its first columns, with the same rows and the same selection.

    It is there only while the grid is scrolled away from them, and takes no keys of its own.
    """

    def __init__(self, grid: QTableView, columns: Collection[int]) -> None:
        super().__init__(grid)
        self._grid = grid
        self._columns = columns
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(CellDelegate(self))  # a shared one would hand it the grid's editors
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(lambda _value: self.follow())
        grid.horizontalHeader().sectionResized.connect(lambda *_: self.follow())
        grid.horizontalHeader().sectionMoved.connect(lambda *_: self.follow())
        self.doubleClicked.connect(grid.doubleClicked)
        self.hide()

    def follow(self) -> None:
        """As wide as its columns, and there only when they are scrolled out of sight."""
        header = self._grid.horizontalHeader()
        shown = [one for one in self._columns if not header.isSectionHidden(one)]
        width = sum(header.sectionSize(one) for one in shown)
        view = self._grid.viewport().geometry()
        is_needed = self._grid.horizontalScrollBar().value() > 0 and width < view.width() * 0.6
        self.setVisible(is_needed)
        if not is_needed:
            return
        for column in range(header.count()):
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, header.sectionSize(column))
        self.setGeometry(
            QRect(view.x(), view.y() - header.height(), width, view.height() + header.height())
        )
        self.horizontalHeader().setFixedHeight(header.height())
        self.verticalScrollBar().setValue(self._grid.verticalScrollBar().value())
        self.raise_()
