"""Pages under each other, as pictures that come one by one; scroll and zoom.

The view knows no documents: it says which pages it needs, at which fineness, and is given pictures.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from scheduler_app.i18n import tr
from scheduler_app.wording import paper as words

GAP = 16
"""Between pages and around them, in pixels."""
SMALLEST, LARGEST, STEP = 0.3, 4.0, 1.2
"""Pixels for a point of the paper: the limits of zoom, and one step of it."""
MOST_KEPT = 24


class PageView(QAbstractScrollArea):
    """`needed` comes whenever a page is in view for which there is no fresh picture."""

    needed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._paper = QSizeF(595.28, 841.89)
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._zoom: float | None = None  # None: as wide as the view
        self.setAccessibleName(tr("Pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_pages(self, count: int, paper: QSizeF) -> None:
        """Show other pages from now on, `paper` in points; old pictures stay until new ones come."""
        self._count, self._paper = count, paper
        self._pictures = {
            number: (0.0, image) for number, (_, image) in self._pictures.items() if number < count
        }
        self._lay_out()

    def go_to_top(self) -> None:
        """Forget the pictures and show the first page."""
        self._pictures.clear()
        self.verticalScrollBar().setValue(0)

    def put(self, number: int, dots_per_inch: float, image: QImage) -> None:
        """The picture of a page (from 0)."""
        if number >= self._count:
            return
        self._pictures[number] = (dots_per_inch, image)
        if len(self._pictures) > MOST_KEPT:
            middle = self.current_page()
            del self._pictures[max(self._pictures, key=lambda one: abs(one - middle))]
        self.viewport().update()

    def needs(self) -> tuple[int, ...]:
        """The pages in view without a picture of this fineness, from above."""
        wanted = self.dots_per_inch()
        return tuple(number for number in self.in_view() if self._fineness(number) != wanted)

    def dots_per_inch(self) -> float:
        """How fine pictures should be now, for this screen."""
        return round(72 * self.scale() * self.devicePixelRatioF(), 1)

    def page_count(self) -> int:
        return self._count

    def current_page(self) -> int:
        """The page in the middle of the view (from 0)."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return min(max(int(middle / self._pitch()), 0), max(self._count - 1, 0))

    def scale(self) -> float:
        """Pixels for a point."""
        if self._zoom is not None:
            return self._zoom
        fitting = (self.viewport().width() - 2 * GAP) / self._paper.width()
        return min(max(fitting, SMALLEST), LARGEST)

    def zoom_in(self) -> None:
        self._set_zoom(self.scale() * STEP)

    def zoom_out(self) -> None:
        self._set_zoom(self.scale() / STEP)

    def fit_width(self) -> None:
        """As wide as the view, also when the view changes."""
        self._set_zoom(None)

    # -- Qt --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        for number in self.in_view():
            place = self._place(number)
            painter.fillRect(place, QColor("white"))
            if number in self._pictures:
                painter.drawImage(place, self._pictures[number][1])
            painter.setPen(QPen(QColor(0, 0, 0, 70), 1))
            painter.drawRect(place)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        goals = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(goal)

    # -- geometry --------------------------------------------------------------------------------

    def _set_zoom(self, zoom: float | None) -> None:
        where = self.verticalScrollBar().value() / max(self._pitch(), 1)
        self._zoom = None if zoom is None else min(max(zoom, SMALLEST), LARGEST)
        self._lay_out()
        self.verticalScrollBar().setValue(round(where * self._pitch()))

    def _pitch(self) -> float:
        return self._paper.height() * self.scale() + GAP

    def _place(self, number: int) -> QRectF:
        size = self._paper * self.scale()
        left = max((self.viewport().width() - size.width()) / 2, GAP)
        left -= self.horizontalScrollBar().value()
        top = GAP + number * self._pitch() - self.verticalScrollBar().value()
        return QRectF(QPointF(left, top), size)

    def in_view(self) -> range:
        """The pages of which something is to be seen."""
        if not self._count:
            return range(0)
        top = self.verticalScrollBar().value()
        first = int(max(top - GAP, 0) / self._pitch())
        last = int((top + self.viewport().height()) / self._pitch())
        return range(first, min(last, self._count - 1) + 1)

    def _fineness(self, number: int) -> float:
        return self._pictures[number][0] if number in self._pictures else 0.0

    def _lay_out(self) -> None:
        height = round(self._count * self._pitch() + GAP)
        width = round(self._paper.width() * self.scale() + 2 * GAP)
        port = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(height - port.height(), 0))
        self.verticalScrollBar().setPageStep(port.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(width - port.width(), 0))
        self.horizontalScrollBar().setPageStep(port.width())
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        page, count = self.current_page() + 1, self._count
        self.setAccessibleDescription(words.page_of(page, count) if count else "")
        if self.needs():
            self.needed.emit()
