"""The painter of the calendar: QPainter only, for the screen and for pictures alike.

What is drawn is a Scene: a layout with the part that is scrolled to, the theme, the lettering, and
what the user is doing with it. The body comes first (background, grid, blocks, what is selected or
dragged), then the headers over it, which stay where they are while the body scrolls.
"""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from scheduler_app.calendar_view.blocks import draw_blocks
from scheduler_app.calendar_view.colours import DARK, LIGHT
from scheduler_app.calendar_view.headers import draw_headers, hour_step
from scheduler_app.calendar_view.layout import (
    BandKind,
    Layout,
    Marks,
    Rect,
    ViewSpec,
    compose,
    fitting_zoom,
)
from scheduler_app.calendar_view.lettering import Lettering
from scheduler_app.calendar_view.scene import Ghost, Scene
from scheduler_app.mission.mission import Mission


def paint(painter: QPainter, scene: Scene, size: QSize, dirty: QRect | None = None) -> None:
    """Draw a scene into (0, 0, size), or only what lies in the dirty part of it."""
    dirty = dirty or QRect(0, 0, size.width(), size.height())
    left, top = scene.layout.header
    body = QRectF(left, top, size.width() - left, size.height() - top)
    area = QRectF(dirty).intersected(body)
    if not area.isEmpty():
        painter.save()
        painter.setClipRect(area)
        dx, dy = left - scene.scroll[0], top - scene.scroll[1]
        painter.translate(dx, dy)
        _paint_body(painter, scene, Rect(area.x() - dx, area.y() - dy, area.width(), area.height()))
        painter.restore()
    _paint_empty_text(painter, scene, body)
    if not body.contains(QRectF(dirty)):
        draw_headers(painter, scene, size)


def picture(
    mission: Mission,
    spec: ViewSpec,
    size: QSize,
    *,
    marks: Marks | None = None,
    is_dark: bool = False,
    is_whole: bool = False,
) -> QImage:
    """A view of a mission as an image, with a Qt application running.

    `is_whole`: lanes as narrow as it takes to see all of them.
    """
    board = compose(mission, spec, marks or Marks())
    zoom = fitting_zoom(board, size.width(), size.height(), is_whole=is_whole)
    scene = Scene(
        layout=Layout(board, zoom), theme=DARK if is_dark else LIGHT, lettering=Lettering()
    )
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, scene, size)
    painter.end()
    return image


def _paint_body(painter: QPainter, scene: Scene, area: Rect) -> None:
    _paint_ground(painter, scene, area)
    _paint_bands(painter, scene, area)
    _paint_grid(painter, scene, area)
    _paint_gaps(painter, scene, area)
    draw_blocks(painter, scene, area)
    if scene.slot is not None:
        _paint_slot(painter, scene, scene.slot)
    if scene.ghost is not None:
        _paint_ghost(painter, scene, scene.ghost)


def _paint_ground(painter: QPainter, scene: Scene, area: Rect) -> None:
    """The desk beyond the content, then the paper of each lane."""
    theme, layout = scene.theme, scene.layout
    painter.fillRect(_qt(area), theme.panel)
    for lane in layout.lanes_in(area):
        painter.fillRect(_qt(layout.rect_of_lane(lane)), theme.paper)


def _paint_bands(painter: QPainter, scene: Scene, area: Rect) -> None:
    theme, layout = scene.theme, scene.layout
    order = (BandKind.MEAL, BandKind.CLOSED, BandKind.CITY)
    for kind, band in itertools.product(order, layout.board.bands):
        if band.kind is not kind:
            continue
        rect = layout.rect_of_band(band)
        if rect is None or not rect.meets(area):
            continue
        if kind is BandKind.CITY:
            painter.fillRect(_qt(rect), theme.city(band.tint))
        else:
            painter.fillRect(_qt(rect), theme.meal if kind is BandKind.MEAL else theme.closed)


def _paint_grid(painter: QPainter, scene: Scene, area: Rect) -> None:
    """Hour lines, fainter half hours where there is room, and lines between lanes and days."""
    theme, layout = scene.theme, scene.layout
    board, axis = layout.board, layout.axis
    step = hour_step(layout) if board.is_timeline else 1
    has_halves = axis.minute_px * 30 >= 20 and not board.is_timeline
    for number in range(len(board.days)):
        origin = number * (axis.day_length + axis.gap)
        for minute in range(board.first_minute, board.last_minute + 1, 30):
            is_hour = minute % (60 * step) == 0
            if is_hour or (has_halves and minute % 60):
                at = origin + (minute - board.first_minute) * axis.minute_px
                _line(painter, scene, at, theme.line if is_hour else theme.faint_line, area)
    painter.setPen(QPen(theme.line if not board.is_timeline else theme.faint_line, 1))
    for lane in layout.lanes_in(area):
        rect = layout.rect_of_lane(lane)
        if board.is_timeline:
            y = round(rect.bottom) - 0.5
            painter.drawLine(QPointF(rect.x, y), QPointF(rect.right, y))
        else:
            x = round(rect.right) - 0.5
            painter.drawLine(QPointF(x, rect.y), QPointF(x, rect.bottom))


def _paint_gaps(painter: QPainter, scene: Scene, area: Rect) -> None:
    """The gaps between sections stay empty, whatever runs on both sides of them."""
    for rect in scene.layout.gaps:
        if rect.meets(area):
            painter.fillRect(_qt(rect), scene.theme.panel)


def _line(painter: QPainter, scene: Scene, at: float, colour: QColor, area: Rect) -> None:
    layout = scene.layout
    width, height = layout.size
    painter.setPen(QPen(colour, 1))
    at = round(at) + 0.5
    if layout.board.is_timeline:
        painter.drawLine(QPointF(at, area.y), QPointF(at, min(area.bottom, height)))
    else:
        painter.drawLine(QPointF(area.x, at), QPointF(min(area.right, width), at))


def _paint_slot(painter: QPainter, scene: Scene, slot: Rect) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(scene.theme.ink, 1.5, Qt.PenStyle.DotLine))
    painter.drawRect(_qt(slot).adjusted(1, 1, -1, -1))


def _paint_ghost(painter: QPainter, scene: Scene, ghost: Ghost) -> None:
    colour = scene.theme.drop[ghost.level]
    fill = QColor(colour)
    fill.setAlphaF(0.28)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(QBrush(fill))
    for rect in ghost.rects:
        painter.drawRect(_qt(rect).adjusted(1, 1, -1, -1))
    if ghost.label and ghost.rects:
        rect = ghost.rects[0]
        letters = scene.lettering
        width = letters.width(ghost.label, letters.bold) + 12
        tag = QRectF(rect.x, rect.y - letters.line - 4, width, letters.line + 4)
        if tag.y() < scene.scroll[1]:
            tag.moveTop(rect.bottom)
        painter.fillRect(tag, colour)
        painter.setFont(letters.bold)
        painter.setPen(QColor("#FFFFFF" if not scene.theme.is_dark else "#14171A"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, ghost.label)


def _paint_empty_text(painter: QPainter, scene: Scene, body: QRectF) -> None:
    text = scene.layout.board.empty_text
    if not text:
        return
    letters = scene.lettering
    width = min(letters.width(text, letters.heading) + 48, body.width() - 16)
    box = QRectF(0, 0, width, letters.line * 4)
    # High up, where it hides no evening flight.
    box.moveCenter(QPointF(body.center().x(), body.y() + body.height() * 0.25))
    painter.fillRect(box, scene.theme.paper)
    painter.setPen(scene.theme.line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    painter.setFont(letters.heading)
    painter.setPen(scene.theme.ink)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(box.adjusted(12, 4, -12, -4), flags, text)


def _qt(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
