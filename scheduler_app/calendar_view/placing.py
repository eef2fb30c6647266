"""A list view of which all geometry is overridden: items lie where a Layout has placed them."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scheduler_app.calendar_view.layout import Layout, Rect
from scheduler_app.calendar_view.rows import BlockRows

AnyIndex = QModelIndex | QPersistentModelIndex


class PlacedView(QListView):
    """Answers Qt's questions about places from the layout on screen; shows none by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placed: Layout | None = None
        self._rows = BlockRows(self)

    def content_point(self, point: QPoint) -> tuple[float, float] | None:
        """A point of the viewport as one of the content; None on a header."""
        if self._placed is None:
            return None
        left, top = self._placed.header
        if point.x() < left or point.y() < top:
            return None
        return (
            point.x() - left + self.horizontalOffset(),
            point.y() - top + self.verticalOffset(),
        )

    def viewport_rect(self, rect: Rect) -> QRect:
        """A rectangle of the content as one of the viewport."""
        assert self._placed is not None
        left, top = self._placed.header
        x = rect.x + left - self.horizontalOffset()
        y = rect.y + top - self.verticalOffset()
        return QRect(round(x), round(y), max(round(rect.width), 1), max(round(rect.height), 1))

    def visualRect(self, index: AnyIndex) -> QRect:
        if self._placed is None or not 0 <= index.row() < len(self._placed.rects):
            return QRect()
        return self.viewport_rect(self._placed.rects[index.row()])

    def indexAt(self, point: QPoint) -> QModelIndex:
        at = self.content_point(point)
        number = self._placed.block_at(*at) if self._placed and at else None
        return QModelIndex() if number is None else self._rows.index(number)

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if self._placed is not None and 0 <= index.row() < len(self._placed.rects):
            self.reveal(self._placed.rects[index.row()])

    def reveal(self, rect: Rect) -> None:
        """Scroll as little as it takes to see a rectangle of the content."""
        for bar, start, end in (
            (self.horizontalScrollBar(), rect.x, rect.right),
            (self.verticalScrollBar(), rect.y, rect.bottom),
        ):
            if end > bar.value() + bar.pageStep():
                bar.setValue(round(end - bar.pageStep()))
            if start < bar.value():
                bar.setValue(round(start))

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: AnyIndex) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        selection = QItemSelection()
        at = self.content_point(rect.topLeft())
        if self._placed is not None and at is not None:
            area = Rect(*at, max(rect.width(), 1), max(rect.height(), 1))
            for number in self._placed.blocks_in(area):
                index = self._rows.index(number)
                if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                    selection.select(index, index)
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region |= QRegion(self.visualRect(index))
        return region

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        if self._placed is None:
            return
        left, top = self._placed.header
        width, height = self._placed.size
        view = self.viewport().size()
        for bar, length, page in (
            (self.horizontalScrollBar(), width, view.width() - left),
            (self.verticalScrollBar(), height, view.height() - top),
        ):
            bar.setPageStep(max(int(page), 1))
            bar.setSingleStep(24)
            bar.setRange(0, max(0, round(length - page)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
