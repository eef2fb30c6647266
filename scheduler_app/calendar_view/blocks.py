"""Drawing blocks: fills, edges, borders, marks and text, each kind for all blocks at once.

The border says how far a meeting has come (`PENS`), solid also where it is pinned. Hatched: travel. Red
corner: clash; amber: warning. Labels are left out where they would have less than 12 pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from scheduler_app.calendar_view.layout import Block, BlockKind, Face, Rect, Tone
from scheduler_app.calendar_view.marks import PADLOCK, draw_corners, draw_frames, draw_padlock
from scheduler_app.calendar_view.scene import Scene
from scheduler_app.mission.requests import MeetingState
from scheduler_app.wording import calendar as words

EDGE = 3.0
PADDING = 4.0
LEAST_LABEL = 12.0
LEAST_LABEL_WIDTH = 22.0
NARROW, FLAT = 18.0, 12.0
"""Pixels of width and height below which a block has one colour and no border."""
LEAST_UPRIGHT = 48.0
LEAST_UPRIGHT_ROW = 84.0
LEAST_ROTATED = 72.0
LONGEST_ROTATED = 320.0
ELLIPSIS = "…"
SOLID: tuple[int, ...] = ()
PENS: Mapping[MeetingState, tuple[int, tuple[int, ...]]] = {
    MeetingState.IDEA: (1, (1, 3)),
    MeetingState.REQUESTED: (1, (3, 3)),
    MeetingState.OFFERED: (1, (8, 3, 2, 3)),
    MeetingState.CONFIRMED: (1, SOLID),
    MeetingState.HELD: (2, SOLID),
    MeetingState.CANCELLED: (1, (1, 6)),
}
"""Width and dashes of the border of a meeting in each state."""

Placed = tuple[Block, Rect]


def draw_blocks(painter: QPainter, scene: Scene, area: Rect) -> None:
    """Every block that an area touches: transfers first, then what they lead to."""
    layout = scene.layout
    found = [(layout.board.blocks[n], layout.rects[n]) for n in layout.blocks_in(area)]
    transfers = [one for one in found if one[0].kind is BlockKind.TRANSFER]
    others = [one for one in found if one[0].kind is not BlockKind.TRANSFER]
    _draw_transfers(painter, scene, transfers)
    _draw_fills(painter, scene, others)
    _draw_borders(painter, scene, others)
    for one in others:
        _draw_text(painter, scene, *one)
    _draw_chosen(painter, scene, others, transfers)
    _draw_wrong(painter, scene, others)


def _draw_transfers(painter: QPainter, scene: Scene, transfers: list[Placed]) -> None:
    """Thin hatched wedges; amber and unlabelled those for which there is too little time."""
    theme, letters = scene.theme, scene.lettering
    painter.setPen(Qt.PenStyle.NoPen)
    for is_late, colour in ((False, theme.hatch), (True, theme.warning)):
        rects = [_wedge(scene, r) for b, r in transfers if bool(b.face.warning) is is_late]
        painter.setBrush(theme.fill[Tone.TRAVEL])
        painter.drawRects(rects)
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRects(rects)
    painter.setFont(letters.small)
    painter.setPen(theme.muted)
    for block, rect in transfers:
        is_small = rect.height < LEAST_LABEL or rect.width < LEAST_UPRIGHT
        if is_small or block.face.warning:
            continue
        text = letters.cut(block.title, rect.width - 18, letters.small)
        y = rect.y + (rect.height - letters.height(letters.small)) / 2
        painter.drawText(QPointF(rect.x + 16, y + letters.ascent(letters.small)), text)


def _draw_wrong(painter: QPainter, scene: Scene, blocks: list[Placed]) -> None:
    """Red for a clash, amber for a warning: a corner, and a frame within that of the selection."""
    theme = scene.theme
    clashing = [(b, r) for b, r in blocks if b.face.clash]
    warned = [r for b, r in blocks if b.face.warning and not b.face.clash]
    for is_selected, inset in ((False, 1.0), (True, 3.0)):
        rects = [r for b, r in clashing if (b.ref in scene.selected) is is_selected]
        large = [r for r in rects if r.width >= NARROW and r.height >= FLAT]
        draw_frames(painter, large, theme.clash, inset)
    draw_corners(painter, [r for _, r in clashing], theme.clash)
    draw_corners(painter, warned, theme.warning)


def _wedge(scene: Scene, rect: Rect) -> QRectF:
    if scene.layout.board.is_timeline:
        return QRectF(rect.x, rect.y + rect.height * 0.3, rect.width, rect.height * 0.4)
    return QRectF(rect.x, rect.y, min(10.0, rect.width), rect.height)


def _draw_fills(painter: QPainter, scene: Scene, blocks: list[Placed]) -> None:
    """Pale with a strong edge; those too small for that in one tone that is seen from afar."""
    theme = scene.theme
    of_tone: dict[Tone, tuple[list[QRectF], list[QRectF], list[QRectF]]] = {
        tone: ([], [], []) for tone in Tone
    }
    for block, (x, y, full_width, full_height) in blocks:
        fills, edges, small = of_tone[block.face.tone]
        width, height = max(full_width - 1, 1), max(full_height - 1, 1)
        if full_width < NARROW or full_height < FLAT:
            small.append(QRectF(x, y, width, height))
            continue
        fills.append(QRectF(x, y, width, height))
        edges.append(QRectF(x, y, EDGE, height))
    painter.setPen(Qt.PenStyle.NoPen)
    for tone, (fills, edges, small) in of_tone.items():
        painter.setBrush(theme.fill[tone])
        painter.drawRects(fills)
        if tone is Tone.TRAVEL:
            painter.setBrush(QBrush(theme.hatch, Qt.BrushStyle.BDiagPattern))
            painter.drawRects(fills)
        painter.setBrush(theme.strong[tone])
        painter.drawRects(edges)
        painter.setBrush(theme.small[tone])
        painter.drawRects(small)
    veil = QColor(theme.paper)
    veil.setAlphaF(0.6)
    for block, rect in blocks if scene.lifted else ():
        if block.ref in scene.lifted:
            painter.fillRect(_inside(rect), veil)


def _draw_borders(painter: QPainter, scene: Scene, blocks: list[Placed]) -> None:
    groups: defaultdict[tuple[Tone, int, tuple[int, ...]], list[QRectF]] = defaultdict(list)
    for block, rect in blocks:
        if rect.width >= NARROW and rect.height >= FLAT:
            groups[block.face.tone, *_pen_of(block.face)].append(
                QRectF(
                    round(rect.x) + 0.5,
                    round(rect.y) + 0.5,
                    round(rect.width) - 2,
                    round(rect.height) - 2,
                )
            )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for (tone, thickness, dashes), rects in groups.items():
        painter.setPen(border_pen(scene.theme.strong[tone], thickness, dashes))
        painter.drawRects(rects)


def border_pen(colour: QColor, thickness: int, dashes: tuple[int, ...]) -> QPen:
    """A pen for the border of a block."""
    pen = QPen(colour, thickness)
    if dashes:
        pen.setDashPattern([length / thickness for length in dashes])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _pen_of(face: Face) -> tuple[int, tuple[int, ...]]:
    if face.state is None:
        return 1, SOLID
    thickness, dashes = PENS[face.state]
    return thickness, SOLID if face.pin_time or face.pin_place else dashes


def _draw_text(painter: QPainter, scene: Scene, block: Block, rect: Rect) -> None:
    letters, theme = scene.lettering, scene.theme
    if rect.height < LEAST_LABEL or rect.width < LEAST_LABEL:
        return
    is_upright = rect.width >= (
        LEAST_UPRIGHT_ROW if scene.layout.board.is_timeline else LEAST_UPRIGHT
    )
    if not is_upright and (rect.width < LEAST_UPRIGHT or rect.height >= LEAST_ROTATED):
        if rect.height >= LEAST_ROTATED and rect.width >= scene.lettering.line + EDGE:
            _draw_rotated(painter, scene, block, rect)
        return
    seen = _seen(rect, scene)
    x = seen.x + EDGE + PADDING
    width = seen.right - x - PADDING
    if block.face.clash or block.face.warning:
        width -= 10
    padlock = padlock_place(scene, block, rect)
    if padlock is not None:
        width -= PADLOCK.width() + 3
        colour = theme.strong[block.face.tone]
        halves = block.face.pin_time, block.face.pin_place
        draw_padlock(painter, padlock.x(), padlock.y(), halves, colour, theme.fill[block.face.tone])
    if width < LEAST_LABEL:
        return
    lines, step = _lines(scene, block, width, seen.height)
    first = lines[0][1]
    y = seen.y + 2 + letters.ascent(first)
    if len(lines) == 1 and seen.height < 2 * letters.line:
        y = seen.y + (seen.height - letters.height(first)) / 2 + letters.ascent(first)
    for text, font in lines:
        if block.face.tone is Tone.TRAVEL:
            _clear(painter, scene, text, x, y, font)
        painter.setFont(font)
        painter.setPen(theme.muted if font is letters.small else theme.ink)
        painter.drawText(QPointF(x, y), text)
        y += step


def _draw_rotated(painter: QPainter, scene: Scene, block: Block, rect: Rect) -> None:
    """The title of a high and narrow block, read from below."""
    letters = scene.lettering
    seen = _seen(rect, scene)
    length = min(seen.height, LONGEST_ROTATED) - 2 * PADDING
    text = letters.cut(block.title, length, letters.small)
    painter.save()
    painter.translate(rect.x, seen.y + length + PADDING)
    painter.rotate(-90)
    base = EDGE + (rect.width - EDGE - letters.height(letters.small)) / 2
    base += letters.ascent(letters.small)
    shift = max(length - letters.width(text, letters.small), 0)
    if block.face.tone is Tone.TRAVEL:
        _clear(painter, scene, text, shift, base, letters.small)
    painter.setFont(letters.small)
    painter.setPen(scene.theme.ink)
    painter.drawText(QPointF(shift, base), text)
    painter.restore()


def _lines(
    scene: Scene, block: Block, width: float, height: float
) -> tuple[list[tuple[str, QFont]], float]:
    """The lines of a block with their type, and how far apart they are.

    The title in bold; in smaller type where that shows more of it; cut only if that is too long too.
    """
    letters = scene.lettering
    rest = list(block.face.lines)
    room = max(int((height - 6) // letters.line), 1)
    titles = letters.wrapped(block.title, width, _title_lines(room, len(rest)), letters.bold)
    font, step = letters.bold, float(letters.line)
    small = letters.height(letters.caption) - 1
    if titles[-1].endswith(ELLIPSIS) or (room == 1 and height >= 2 * small + 3):
        step = small
        room = max(int((height - 2) // step), 1)
        smaller = letters.wrapped(
            block.title, width, _title_lines(room, len(rest)), letters.caption
        )
        titles, font = smaller, letters.caption
    if room >= 2 and block.kind is not BlockKind.LEG:  # a leg tells its own times
        rest.insert(0, _times(scene, block, width, room - len(titles)))
    below = _joined(scene, rest, max(room - len(titles), 0), width)
    return [(text, font) for text in titles] + [(text, letters.small) for text in below], step


def _times(scene: Scene, block: Block, width: float, room: int) -> str:
    """From when to when; only from when where the word for the state would find no room otherwise."""
    start = words.time_text(block.face.shown_start)
    span = f"{start} – {words.time_text(block.face.shown_end)}"
    if room > 1 or block.face.state in (None, MeetingState.REQUESTED):
        return span
    joined = f"{span} · {block.face.lines[0]}"
    return span if scene.lettering.width(joined, scene.lettering.small) <= width else start


def _joined(scene: Scene, rest: list[str], room: int, width: float) -> list[str]:
    """One line for each; on the last one also those after it, as far as they fit."""
    letters = scene.lettering
    shown, more = rest[:room], rest[room:]
    while shown and more and letters.width(f"{shown[-1]} · {more[0]}", letters.small) <= width:
        shown[-1] = f"{shown[-1]} · {more.pop(0)}"
    return [letters.cut(text, width, letters.small) for text in shown]


def _title_lines(room: int, others: int) -> int:
    """On how many lines a title may go: all but one for the rest, where there are many."""
    return 1 if room < 2 else min(3, max(room - others, 2))


def _seen(rect: Rect, scene: Scene) -> Rect:
    """The part of a block that is scrolled into view, so that its text is there to be read."""
    left, top = scene.scroll
    x, y = max(rect.x, left), max(rect.y, top)
    if rect.right - x < LEAST_LABEL_WIDTH or rect.bottom - y < LEAST_LABEL:
        return rect
    return Rect(x, y, rect.right - x, rect.bottom - y)


def padlock_place(scene: Scene, block: Block, rect: Rect) -> QRectF | None:
    """Where the padlock of a meeting is: on those that are pinned, and where the pointer is."""
    is_shown = block.face.pin_time or block.face.pin_place or block.ref == scene.hovered
    is_meeting = block.kind is BlockKind.MEETING
    if not is_meeting or not is_shown or rect.width < LEAST_UPRIGHT or rect.height < 15:
        return None
    seen = _seen(rect, scene)
    x = seen.right - PADDING - PADLOCK.width()
    if block.face.clash or block.face.warning:
        x -= 10
    return QRectF(x, seen.y + 3, PADLOCK.width(), PADLOCK.height())


def _clear(painter: QPainter, scene: Scene, text: str, x: float, y: float, font: QFont) -> None:
    """Take the hatching away behind a text."""
    letters = scene.lettering
    box = QRectF(
        x - 2, y - letters.ascent(font), letters.width(text, font) + 4, letters.height(font)
    )
    painter.fillRect(box, scene.theme.fill[Tone.TRAVEL])


def _draw_chosen(
    painter: QPainter, scene: Scene, blocks: list[Placed], transfers: list[Placed]
) -> None:
    """A strong outline around what is selected, a thin one around what the pointer is on."""
    if not scene.selected and scene.hovered is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for block, rect in (*transfers, *blocks):
        if block.ref in scene.selected:
            painter.setPen(QPen(scene.theme.ink, 2))
            painter.drawRect(_inside(rect))
        elif block.ref == scene.hovered:
            painter.setPen(QPen(scene.theme.muted, 1))
            painter.drawRect(_inside(rect))


def _inside(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height).adjusted(0.5, 0.5, -1.5, -1.5)
