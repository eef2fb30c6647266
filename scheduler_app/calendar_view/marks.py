"""The small marks on blocks: padlock (left half time, right half place), corners for clash and warning."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scheduler_app.calendar_view.layout import Rect

CORNER = 13.0
PADLOCK = QRectF(0, 0, 8, 10)


def draw_padlock(
    painter: QPainter, x: float, y: float, halves: tuple[bool, bool], colour: QColor, fill: QColor
) -> None:
    """A padlock whose halves are filled for what is pinned: time on the left, place on the right."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(x + 1.8, y + 0.6, 4.4, 6.4), 0, 180 * 16)
    body = QRectF(x + 0.5, y + 4.0, 7.0, 5.5)
    painter.fillRect(body, fill)
    if halves[0]:
        painter.fillRect(QRectF(body.x(), body.y(), 3.5, 5.5), colour)
    if halves[1]:
        painter.fillRect(QRectF(body.x() + 3.5, body.y(), 3.5, 5.5), colour)
    painter.setPen(QPen(colour, 1.0))
    painter.drawRect(body)
    painter.restore()


def draw_frames(painter: QPainter, rects: list[Rect], colour: QColor, inset: float) -> None:
    """A frame inside the edge of each."""
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        box = QRectF(rect.x, rect.y, rect.width - 1, rect.height - 1)
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))


def draw_corners(painter: QPainter, rects: list[Rect], colour: QColor) -> None:
    """A triangle in the top right corner of each."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for rect in rects:
        size = min(CORNER, rect.width, rect.height)
        right, top = rect.right, rect.y
        painter.drawPolygon(
            QPolygonF([QPointF(right - size, top), QPointF(right, top), QPointF(right, top + size)])
        )
