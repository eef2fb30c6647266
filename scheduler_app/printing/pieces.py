"""The pieces that pages are made of: each knows its height and paints itself, whole, at a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scheduler_app.printing.options import points
from scheduler_app.printing.text import Paragraph
from scheduler_app.printing.typeface import INK, RULE, SHADE

UNFILLED = Qt.BrushStyle.NoBrush  # looked up at import: see `output`


class Piece(Protocol):
    """Something that is never split over two pages."""

    @property
    def height(self) -> float: ...

    def paint(self, painter: QPainter, x: float, y: float) -> None: ...


class Stack:
    """Pieces under each other."""

    def __init__(self, pieces: Sequence[Piece], gap: float = 0.0) -> None:
        self._pieces, self._gap = pieces, gap
        self.height = sum(one.height for one in pieces) + gap * max(len(pieces) - 1, 0)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        for one in self._pieces:
            one.paint(painter, x, y)
            y += one.height + self._gap


class Beside:
    """Pieces next to each other, each at its own x, all at the same top."""

    def __init__(self, columns: Sequence[tuple[float, Piece]]) -> None:
        self._columns = columns
        self.height = max((one.height for _, one in columns), default=0.0)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        for offset, one in self._columns:
            one.paint(painter, x + offset, y)


class Fitted:
    """A piece set smaller, so that it is no higher than a page has room: names of a thousand letters."""

    def __init__(self, inner: Piece, height: float) -> None:
        self._inner, self.height = inner, height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        share = self.height / self._inner.height
        painter.save()
        painter.translate(x, y)
        painter.scale(share, share)
        self._inner.paint(painter, 0, 0)
        painter.restore()


class Gap:
    """Nothing, of some height."""

    def __init__(self, height: float) -> None:
        self.height = height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Leave the paper as it is."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    width: float
    thickness: float = points(0.5)
    colour: str = RULE

    @property
    def height(self) -> float:
        return self.thickness

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(self.colour), self.thickness))
        middle = y + self.thickness / 2
        painter.drawLine(QLineF(x, middle, x + self.width, middle))


@dataclass(frozen=True, slots=True)
class Band:
    """A piece on a shaded ground, with room around it."""

    inner: Piece
    width: float
    padding: float = points(2.5)
    colour: str = SHADE

    @property
    def height(self) -> float:
        return self.inner.height + 2 * self.padding

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        painter.fillRect(QRectF(x, y, self.width, self.height), QColor(self.colour))
        self.inner.paint(painter, x, y + self.padding)


@dataclass(frozen=True, slots=True)
class Badge:
    """A short text in a frame, to be found at a glance: the number of a table."""

    text: Paragraph
    width: float
    padding: float = points(3)
    pen: float = field(default=points(1))

    @property
    def height(self) -> float:
        return self.text.height + 2 * self.padding

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(INK), self.pen))
        painter.setBrush(UNFILLED)
        frame = QRectF(x, y, self.width, self.height)
        inset = self.pen / 2
        corner = points(2.5)
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), corner, corner)
        self.text.paint(painter, x + 2 * self.padding, y + self.padding)
