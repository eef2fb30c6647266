"""The tabs of days: a request that is dropped on one shall go to that day."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTabBar, QWidget

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.tray_model import REQUEST_MIME, requests_in


class DayTabs(QTabBar):
    """`dropped(request ids, number of the tab)`."""

    dropped = Signal(list, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, expanding=False)
        self.setDrawBase(False)
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName(tr("Day"))
        self.setProperty("compact", True)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(REQUEST_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.tabAt(event.position().toPoint()) >= 0:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        place = self.tabAt(event.position().toPoint())
        if place >= 0:
            event.acceptProposedAction()
            self.dropped.emit(requests_in(event.mimeData()), place)
