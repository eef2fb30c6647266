"""Drawing what stays while the body scrolls: the strip with heading and legend, lane heads, rulers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from scheduler_app.calendar_view.blocks import PENS, border_pen
from scheduler_app.calendar_view.layout import BandKind, DayHead, Lane, Rect, Tone
from scheduler_app.calendar_view.layout.place import (
    DAY_HEAD_HEIGHT,
    NAMES_WIDTH,
    NARROW_COLUMN,
    RULER_WIDTH,
    SECTION_GAP_ROW,
    STRIP_HEIGHT,
    Layout,
)
from scheduler_app.calendar_view.marks import PADLOCK, draw_padlock
from scheduler_app.calendar_view.scene import Scene
from scheduler_app.mission.requests import MeetingState
from scheduler_app.wording import calendar as words
from scheduler_app.wording.labels import choice_label

GROUP_HEIGHT = 20.0
GROUP_WIDTH = 136.0
PAD = 8.0
SWATCH = 10.0
KEY_WIDTH = 16.0
LEGEND_LINE = 15.0
LEAST_TICK = 30.0


def hour_step(layout: Layout) -> int:
    """Every how many hours there is room for a label."""
    for step in (1, 2, 3, 4, 6):
        if layout.axis.minute_px * 60 * step >= LEAST_TICK:
            return step
    return 12


def draw_headers(painter: QPainter, scene: Scene, size: QSize) -> None:
    """All headers of a scene."""
    left, top = scene.layout.header
    width, height = float(size.width()), float(size.height())
    panel = scene.theme.panel
    painter.fillRect(QRectF(0, 0, width, top), panel)
    painter.fillRect(QRectF(0, top, left, height - top), panel)
    if scene.layout.board.is_timeline:
        _draw_day_heads(painter, scene, width)
        _draw_row_heads(painter, scene, height)
    else:
        _draw_column_heads(painter, scene, width)
        if scene.layout.board.lanes:
            _draw_ruler(painter, scene, height)
    painter.setPen(QPen(scene.theme.line, 1))
    painter.drawLine(QPointF(0, top - 0.5), QPointF(width, top - 0.5))
    painter.drawLine(QPointF(left - 0.5, STRIP_HEIGHT), QPointF(left - 0.5, height))
    _draw_strip(painter, scene, width)


# --- The strip ----------------------------------------------------------------------------------


def _draw_strip(painter: QPainter, scene: Scene, width: float) -> None:
    letters, theme, board = scene.lettering, scene.theme, scene.layout.board
    painter.fillRect(QRectF(0, 0, width, STRIP_HEIGHT), theme.panel)
    base = STRIP_HEIGHT / 2 + letters.ascent(letters.heading) / 2 - 2
    heading = letters.cut(board.heading, width - 2 * PAD, letters.heading)
    _write(painter, heading, PAD, base, letters.heading, theme.ink)
    x = PAD + letters.width(heading, letters.heading) + 16
    _write_cut(painter, scene, board.summary, QRectF(x, base, width - x - PAD, 0))
    x += letters.width(board.summary, letters.body) + 24
    entries = [*_city_entries(scene), *legend_of(scene)]
    if x + _length(scene, entries) <= width:
        _draw_legend(painter, scene, entries, (x, width), STRIP_HEIGHT / 2)
        return
    tones = [one for one in entries if one[0] in words.legend_texts()]
    others = [one for one in entries if one not in tones]
    for row, some in enumerate((others, tones)):
        middle = STRIP_HEIGHT / 2 + (row * 2 - 1) * LEGEND_LINE / 2
        _draw_legend(painter, scene, some, (x, width), middle)


Entry = tuple[int | str, str]
"""What a swatch shows, and what it means."""


def _length(scene: Scene, entries: list[Entry]) -> float:
    letters = scene.lettering
    return sum(letters.width(text, letters.small) + KEY_WIDTH + 19 for _, text in entries)


def _draw_legend(
    painter: QPainter, scene: Scene, entries: list[Entry], room: tuple[float, float], middle: float
) -> None:
    """As many entries as there is room for, in one line at the right."""
    letters, theme = scene.lettering, scene.theme
    shown = list(entries)
    while shown and room[0] + _length(scene, shown) > room[1]:
        shown.pop()
    x = room[1] - _length(scene, shown) - PAD + 14
    base = middle + letters.ascent(letters.small) / 2 - 1
    for key, text in shown:
        box = QRectF(x, round(middle - SWATCH / 2), KEY_WIDTH, SWATCH)
        if isinstance(key, MeetingState):
            thickness, dashes = PENS[key]
            painter.setPen(border_pen(theme.muted, thickness, dashes))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        elif isinstance(key, int):
            painter.fillRect(box, _strong_tint(scene, key))
        else:
            _draw_swatch(painter, scene, key, box)
        x += KEY_WIDTH + 5
        _write(painter, text, x, base, letters.small, theme.muted)
        x += letters.width(text, letters.small) + 14


def legend_of(scene: Scene) -> list[Entry]:
    """What the borders and colours mean: of the states, those that meetings on show are in."""
    blocks = scene.layout.board.blocks
    states = {one.face.state for one in blocks}
    is_pinned = any(one.face.state and one.face.pin_time | one.face.pin_place for one in blocks)
    found: list[Entry] = [(one, choice_label(one)) for one in MeetingState if one in states]
    texts = words.legend_texts()
    return found + [(key, text) for key, text in texts.items() if key != "pinned" or is_pinned]


def _city_entries(scene: Scene) -> list[Entry]:
    """The tints of the cities, where days are told apart by them."""
    board = scene.layout.board
    if not board.is_timeline:
        return []
    found = {tint: name for head in board.day_heads for name, tint in head.cities}
    return [(tint, found[tint]) for tint in sorted(found)]


def _draw_swatch(painter: QPainter, scene: Scene, key: str, box: QRectF) -> None:
    theme = scene.theme
    if key == "pinned":
        x = box.right() - PADLOCK.width() - 2
        draw_padlock(painter, x, box.y(), (True, True), theme.muted, theme.panel)
        return
    tone = Tone(key)
    painter.fillRect(box, theme.fill[tone])
    if tone is Tone.TRAVEL:
        painter.fillRect(box, QBrush(theme.hatch, Qt.BrushStyle.BDiagPattern))
    painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.strong[tone])


def _strong_tint(scene: Scene, tint: int) -> QColor:
    colour = scene.theme.city(tint)
    colour.setAlphaF(min(scene.theme.city_alpha * 3, 1.0))
    return colour


# --- The city day -------------------------------------------------------------------------------


def _draw_column_heads(painter: QPainter, scene: Scene, width: float) -> None:
    layout, letters, theme = scene.layout, scene.lettering, scene.theme
    left, top = layout.header
    painter.save()
    painter.setClipRect(QRectF(left, STRIP_HEIGHT, width - left, top - STRIP_HEIGHT))
    dx = left - scene.scroll[0]
    area = Rect(scene.scroll[0], 0.0, width - left, 1.0)
    seen = layout.lanes_in(area)
    clashing = layout.board.clashing_lanes
    for number in seen:
        lane, rect = layout.board.lanes[number], layout.rect_of_lane(number)
        _write_column_name(painter, scene, lane.title, rect.x + dx, rect.width)
        if number in clashing:
            painter.fillRect(QRectF(rect.right + dx - 9, top - 10, 7, 7), theme.clash)
        painter.setPen(QPen(theme.line, 1))
        edge = round(rect.right + dx) - 0.5
        painter.drawLine(QPointF(edge, STRIP_HEIGHT + GROUP_HEIGHT), QPointF(edge, top))
    for text, first, last in _groups(layout.board.lanes):
        if last < seen.start or first >= seen.stop:
            continue
        x = layout.lane_starts[first] + dx
        right = layout.lane_starts[last] + layout.zoom.lane_px + dx
        x = max(x, left)
        shown = letters.cut(text, right - x - 8, letters.caption)
        y = STRIP_HEIGHT + GROUP_HEIGHT - 5
        _write(painter, shown, x + 4, y, letters.caption, theme.muted)
        painter.setPen(QPen(theme.line, 1))
        line_y = STRIP_HEIGHT + GROUP_HEIGHT - 0.5
        painter.drawLine(QPointF(x + 4, line_y), QPointF(right - 4, line_y))
        painter.drawLine(QPointF(right - 0.5, STRIP_HEIGHT + 4), QPointF(right - 0.5, line_y))
    painter.restore()


def _write_column_name(painter: QPainter, scene: Scene, title: str, x: float, width: float) -> None:
    """On two lines; upright, read from below, where the column is too narrow for that."""
    letters, ink = scene.lettering, scene.theme.ink
    y = STRIP_HEIGHT + GROUP_HEIGHT
    if width >= NARROW_COLUMN:
        for line in letters.wrapped(title, width - 8, 2, letters.body):
            y += letters.line
            _write(painter, line, x + 4, y - 3, letters.body, ink)
    elif width >= letters.line:
        top = scene.layout.header[1]
        painter.save()
        step = letters.height(letters.small)
        most = 2 if width >= 2 * step else 1
        lines = letters.wrapped(title, top - y - 10, most, letters.small)
        base = (width - step * len(lines)) / 2 + letters.ascent(letters.small)
        painter.translate(x + base, top - 6)
        painter.rotate(-90)
        for number, line in enumerate(lines):
            _write(painter, line, 0, number * step, letters.small, ink)
        painter.restore()


def _groups(lanes: tuple[Lane, ...]) -> Iterator[tuple[str, int, int]]:
    """The caption over each run of columns: their group, else their section."""
    at = 0
    for (section, group), run in groupby(lanes, key=lambda lane: (lane.section, lane.group)):
        count = len(list(run))
        yield group or section, at, at + count - 1
        at += count


def _draw_ruler(painter: QPainter, scene: Scene, height: float) -> None:
    layout, letters, theme = scene.layout, scene.lettering, scene.theme
    board, axis = layout.board, layout.axis
    _, top = layout.header
    painter.save()
    painter.setClipRect(QRectF(0, top, RULER_WIDTH, height - top))
    dy = top - scene.scroll[1]
    for band in board.bands:
        rect = layout.rect_of_band(band) if band.kind is BandKind.PEAK else None
        if rect is not None:
            painter.fillRect(QRectF(RULER_WIDTH - 5, rect.y + dy, 3, rect.height), scene.theme.peak)
    for hour in range(board.first_minute // 60, board.last_minute // 60 + 1):
        y = (hour * 60 - board.first_minute) * axis.minute_px + dy
        is_last = hour * 60 == board.last_minute
        shift = 0.0 if hour * 60 == board.first_minute else letters.line / 2
        base = y - shift + letters.ascent(letters.body)
        if is_last:
            base = y - 3
        _write(painter, f"{hour:02d}:00", 10, base, letters.body, theme.muted)
    painter.restore()
    _write(painter, board.corner, 10, top - 8, letters.small, theme.muted)
    for band in board.bands:
        if band.kind is BandKind.MEAL:
            rect = layout.rect_of_band(band)
            if rect is not None and rect.height >= letters.line:
                _write_meal(painter, scene, band.text, rect.y + dy, height)


def _write_meal(painter: QPainter, scene: Scene, text: str, y: float, height: float) -> None:
    letters = scene.lettering
    _, top = scene.layout.header
    base = y + letters.line * 1.5 + 2
    if top + letters.line < base < height and scene.layout.zoom.minute_px * 60 > letters.line * 2:
        shown = letters.cut(text, RULER_WIDTH - 18, letters.small)
        _write(painter, shown, 10, base, letters.small, scene.theme.muted)


# --- The timeline -------------------------------------------------------------------------------


def _draw_day_heads(painter: QPainter, scene: Scene, width: float) -> None:
    layout, letters, theme = scene.layout, scene.lettering, scene.theme
    axis, board = layout.axis, layout.board
    left, top = layout.header
    painter.save()
    painter.setClipRect(QRectF(left, STRIP_HEIGHT, width - left, DAY_HEAD_HEIGHT))
    dx = left - scene.scroll[0]
    step = hour_step(layout)
    for head in board.day_heads:
        start = axis.start_of(head.day) + dx
        end = start + axis.day_length
        if end < left or start > width:
            continue
        x = max(start, left) + 2
        room = end - x - 10 - len(head.cities) * (SWATCH + 3)
        fitting = (one for one in head.titles if letters.width(one, letters.bold) <= room)
        title = next(fitting, head.titles[-1])
        base = STRIP_HEIGHT + letters.line
        _write(painter, title, x, base, letters.bold, theme.ink)
        x += letters.width(title, letters.bold) + 10
        _draw_cities(painter, scene, head, QRectF(x, base, end - x, 0))
        for hour in range(board.first_minute // 60, board.last_minute // 60):
            at = start + (hour * 60 - board.first_minute) * axis.minute_px
            if hour % step == 0 and at + 14 < end:
                _write(painter, f"{hour:02d}", at + 2, top - 6, letters.small, theme.muted)
    painter.restore()


def _draw_cities(painter: QPainter, scene: Scene, head: DayHead, place: QRectF) -> None:
    """A swatch for each city of a day; their names too where there is room for all."""
    letters, theme = scene.lettering, scene.theme
    widths = [letters.width(name, letters.small) + SWATCH + 14 for name, _ in head.cities]
    has_names = sum(widths) - 10 <= place.width()
    x, base = place.x(), place.y()
    for (name, tint), width in zip(head.cities, widths, strict=True):
        box = QRectF(x, base - SWATCH + 1, SWATCH, SWATCH)
        painter.fillRect(box, _strong_tint(scene, tint))
        if has_names:
            _write(painter, name, x + SWATCH + 4, base, letters.small, theme.muted)
        x += width if has_names else SWATCH + 3


def _draw_row_heads(painter: QPainter, scene: Scene, height: float) -> None:
    layout, letters, theme = scene.layout, scene.lettering, scene.theme
    left, top = layout.header
    lanes = layout.board.lanes
    painter.save()
    painter.setClipRect(QRectF(0, top, left, height - top))
    dy = top - scene.scroll[1]
    row = layout.zoom.lane_px
    seen = layout.lanes_in(Rect(0.0, scene.scroll[1] - SECTION_GAP_ROW, 1.0, height - top + 48))
    clashing = layout.board.clashing_lanes
    font = letters.body if row >= letters.line else letters.small
    for number in seen:
        y = layout.lane_starts[number] + dy
        if row >= 10:
            base = y + (row - letters.height(font)) / 2 + letters.ascent(font)
            name = letters.cut(lanes[number].title, left - GROUP_WIDTH - PAD - 14, font)
            _write(painter, name, GROUP_WIDTH + PAD, base, font, theme.ink)
        if number in clashing:
            painter.fillRect(QRectF(left - 12, y + row / 2 - 3.5, 7, 7), theme.clash)
        painter.setPen(QPen(theme.faint_line, 1))
        line_y = round(y + row) - 0.5
        painter.drawLine(QPointF(GROUP_WIDTH, line_y), QPointF(left, line_y))
        if number == 0 or lanes[number - 1].section != lanes[number].section:
            base = y - 7
            _write(painter, lanes[number].section, PAD, base, letters.bold, theme.ink)
    _draw_row_groups(painter, scene, seen, dy)
    painter.restore()


def _draw_row_groups(painter: QPainter, scene: Scene, seen: range, dy: float) -> None:
    layout, letters, theme = scene.layout, scene.lettering, scene.theme
    _, top = layout.header
    row = layout.zoom.lane_px
    font = letters.small
    for text, first, last in _groups(layout.board.lanes):
        if last < seen.start or first >= seen.stop:
            continue
        y = layout.lane_starts[first] + dy
        bottom = layout.lane_starts[last] + row + dy
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(QPointF(0, round(bottom) - 0.5), QPointF(NAMES_WIDTH, round(bottom) - 0.5))
        if row < 10:
            continue
        y = max(y, min(top, bottom - row))
        room = max(int((bottom - y) // letters.line), 1)
        lines = letters.wrapped(text, GROUP_WIDTH - 2 * PAD, min(room, 2), font)
        base = y + (row - letters.height(font)) / 2 + letters.ascent(font)
        for line in lines:
            _write(painter, line, PAD, base, font, theme.muted)
            base += letters.line


def _write(
    painter: QPainter, text: str, x: float, base: float, font: QFont, colour: QColor
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(x, base), text)


def _write_cut(painter: QPainter, scene: Scene, text: str, place: QRectF) -> None:
    letters = scene.lettering
    if place.width() > 40:
        shown = letters.cut(text, place.width(), letters.body)
        _write(painter, shown, place.x(), place.y() - 1, letters.body, scene.theme.muted)
