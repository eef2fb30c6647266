"""The tabs of days: a meeting that is dropped on one shall go to that day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QTabBar, QToolTip, QWidget

from scheduler_app.calendar_view.colours import DARK, LIGHT
from scheduler_app.calendar_view.drops import Level
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.itemmodels.tray_model import REQUEST_MIME, requests_in
from scheduler_app.ui import look

TabVerdict = Callable[[list[str], int], tuple[Level, str]]
VEIL = 0.35


class DayTabs(QTabBar):
    """`dropped(request ids, number of the tab)`; while something hangs over a tab, it is coloured."""

    dropped = Signal(list, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, expanding=False)
        self.setDrawBase(False)
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName(tr("Day"))
        self.setProperty("compact", True)
        self.setAcceptDrops(True)
        self._verdict: TabVerdict | None = None
        self._over = -1
        self._level = Level.FITS

    def set_verdict(self, verdict: TabVerdict) -> None:
        """Who says how a drop of requests on a tab would suit."""
        self._verdict = verdict

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(REQUEST_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        place = self.tabAt(event.position().toPoint())
        self._hang_over(place, requests_in(event.mimeData()))
        if place >= 0 and self._level is not Level.IMPOSSIBLE:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._hang_over(-1, [])

    def dropEvent(self, event: QDropEvent) -> None:
        place = self.tabAt(event.position().toPoint())
        self._hang_over(-1, [])
        if place >= 0:
            event.acceptProposedAction()
            self.dropped.emit(requests_in(event.mimeData()), place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over < 0:
            return
        theme = DARK if look.colours_of(self) is look.DARK else LIGHT
        colour = QColor(theme.drop[self._level])
        colour.setAlphaF(VEIL)
        QPainter(self).fillRect(self.tabRect(self._over), colour)

    def _hang_over(self, place: int, request_ids: list[str]) -> None:
        """Colour the tab under what is dragged, and say how it would suit; once for each tab."""
        if place == self._over:
            return
        self._over = place
        sentence = ""
        if place >= 0 and self._verdict is not None:
            self._level, sentence = self._verdict(request_ids, place)
        at = self.mapToGlobal(self.tabRect(place).bottomLeft()) if place >= 0 else QRect().topLeft()
        if sentence:
            QToolTip.showText(at, tip(sentence), self)
        else:
            QToolTip.hideText()
        self.update()
