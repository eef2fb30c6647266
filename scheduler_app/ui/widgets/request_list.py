"""The list of the tray: what is dragged from it hangs above the pointer and hides no slot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QListView

from scheduler_app.i18n import ntr
from scheduler_app.itemmodels.tray_model import WAITING_ROLE

CARD = QSize(184, 24)
OPACITY = 0.8


class RequestList(QListView):
    """A list view whose drags carry a small card with the name of the request."""

    def startDrag(self, supported: Qt.DropAction) -> None:
        indexes = self.selectedIndexes()
        if not indexes:
            return
        title = indexes[0].data(WAITING_ROLE).title
        if len(indexes) > 1:
            count = len(indexes)
            title = ntr("{n} request", "{n} requests", count).format(n=count)
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        drag.setPixmap(self._card(title))
        drag.setHotSpot(QPoint(0, CARD.height() + 8))
        drag.exec(supported, Qt.DropAction.MoveAction)

    def _card(self, title: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        card = QPixmap(CARD * ratio)
        card.setDevicePixelRatio(ratio)
        card.fill(QColor(0, 0, 0, 0))
        painter = QPainter(card)
        painter.setOpacity(OPACITY)
        box = QRect(QPoint(0, 0), CARD)
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.Highlight))
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.setFont(self.font())
        inner = box.adjusted(8, 0, -8, 0)
        text = QFontMetrics(self.font()).elidedText(
            title, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
        return card
