"""What hands do with the calendar: mouse, keys, wheel, dragging. It asks by signals and edits nothing.

Every wish leaves as a signal whose name ends in `_asked`; whoever owns the document does it and shows
the mission that comes of it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from scheduler_app.calendar_view.blocks import padlock_place
from scheduler_app.calendar_view.drops import Level, Target
from scheduler_app.calendar_view.gestures import MoveGesture, is_movable, mime_of, requests_in
from scheduler_app.calendar_view.keys import KeyHandling
from scheduler_app.calendar_view.layout import Block, SlotRef
from scheduler_app.calendar_view.layout.place import STRIP_HEIGHT
from scheduler_app.calendar_view.scene import Ghost
from scheduler_app.calendar_view.telling import lane_text
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.wording import calendar as words

ZOOM_STEP = 1.15
SCROLL_EDGE = 28
SCROLL_STEP = 18
SCROLL_EVERY_MS = 30
REST_AT_EDGE_MS = 400
"""Who only passes the edge, on the way to the tray or a day, does not want to scroll."""


class CalendarView(KeyHandling):
    """The calendar that a window embeds."""

    day_asked = Signal(object)
    """A date: a click on the head of a day of the timeline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None
        self._pressed_row = -1
        self._gesture: MoveGesture | None = None
        self._gesture_point = QPoint()
        self._keeps_time = False
        self._at_edge_ms = 0
        self._scroller = QTimer(self)
        self._scroller.setInterval(SCROLL_EVERY_MS)
        self._scroller.timeout.connect(self._on_scroll_due)

    # -- mouse -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self.content_point(point) is None:
            if event.button() is Qt.MouseButton.LeftButton:
                self._on_header_pressed(point)
            return
        super().mousePressEvent(event)
        index = self.indexAt(point)
        if event.button() is Qt.MouseButton.LeftButton and self._is_on_padlock(point, index):
            block = self._rows.block(index.row())
            assert block is not None
            self._toggle_pins([block.ref])
            return
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._pressed_at, self._pressed_row = point, index.row()
        self._take_cursor(point, index)

    def _is_on_padlock(self, point: QPoint, index: QModelIndex) -> bool:
        block, at = self._rows.block(index.row()), self.content_point(point)
        if block is None or at is None or self._placed is None:
            return False
        place = padlock_place(self.scene(), block, self._placed.rects[index.row()])
        return place is not None and place.adjusted(-3, -3, 3, 3).contains(*at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._keeps_time = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._gesture is not None:
            self._follow(point)
        elif self._pressed_at is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
                self._begin_drag(point)
        elif not event.buttons():
            self._hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        if self._gesture is not None:
            self._finish_drag()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        point = event.position().toPoint()
        block = self._rows.block(self.indexAt(point).row())
        slot = self._slot_at(point)
        if block is not None:
            self.opened.emit(block.ref)
        elif slot is not None:
            self.new_asked.emit(slot.lane, slot.start, "")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._gesture is None:
            self._set_hovered(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl: hours; Shift: lanes and days; else scrolling."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        factor = ZOOM_STEP ** (delta / 120)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_time(factor)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.zoom_lanes(factor)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self._header_text(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), tip(text), self)
                return True
        return super().viewportEvent(event)

    def _take_cursor(self, point: QPoint, index: QModelIndex) -> None:
        """Remember the lane, and the empty slot where nothing was hit."""
        at = self.content_point(point)
        if self._placed is None or at is None:
            return
        lane = self._placed.lane_at(*at)
        self._lane = self._lane if lane is None else lane
        self._slot = None if index.isValid() else self._placed.slot_at(*at)
        self.viewport().update()

    def _slot_at(self, point: QPoint) -> SlotRef | None:
        at = self.content_point(point)
        return self._placed.slot_at(*at) if self._placed is not None and at else None

    def _hover(self, point: QPoint) -> None:
        block = self._rows.block(self.indexAt(point).row())
        self._set_hovered(block)

    def _set_hovered(self, block: Block | None) -> None:
        ref = block.ref if block is not None else None
        if ref == self._hovered:
            return
        self._hovered = ref
        self.viewport().update()
        self.hovered.emit(self._spoken(block) if block is not None else "")

    # -- headers ---------------------------------------------------------------------------

    def _on_header_pressed(self, point: QPoint) -> None:
        """A day's head asks for the day; a lane's head selects what is in the lane."""
        if self._placed is None:
            return
        left, top = self._placed.header
        if point.y() < STRIP_HEIGHT:
            return
        lane = self._lane_of_header(point)
        if lane is not None:
            blocks = self._placed.board.blocks
            self.select([blocks[n].ref for n in self._stops(lane)], reveal=False)
        elif point.x() >= left and point.y() < top:
            day = self._placed.day_at(point.x() - left + self.horizontalOffset(), 0)
            if self._placed.board.is_timeline and day is not None:
                self.day_asked.emit(day)

    def _lane_of_header(self, point: QPoint) -> int | None:
        if self._placed is None:
            return None
        left, top = self._placed.header
        if self._placed.board.is_timeline:
            if point.x() < left and point.y() >= top:
                return self._placed.lane_at(0, point.y() - top + self.verticalOffset())
        elif point.x() >= left and STRIP_HEIGHT <= point.y() < top:
            return self._placed.lane_at(point.x() - left + self.horizontalOffset(), 0)
        return None

    def _header_text(self, point: QPoint) -> str:
        lane = self._lane_of_header(point)
        if lane is None or self._placed is None or self._mission is None:
            return ""
        return lane_text(self._mission, self._placed.board.lanes[lane])

    # -- dragging a block ------------------------------------------------------------------

    def is_dragging(self) -> bool:
        """Whether something is being dragged over the calendar."""
        return self._gesture is not None

    def _begin_drag(self, point: QPoint) -> None:
        block = self._rows.block(self._pressed_row)
        start = self._pressed_at
        self._pressed_at = None
        if block is None or start is None or not is_movable(block):
            return
        at = self.content_point(start)
        if self._placed is None or at is None or block.request_id is None:
            return
        along = at[0] if self._placed.board.is_timeline else at[1]
        minutes = int((block.end - block.start) / timedelta(minutes=1))
        self._gesture = MoveGesture(
            self._placed,
            self.judge(),
            block.request_id,
            minutes,
            block=block,
            grip=along - self._placed.axis.position(block.start),
        )
        self._lifted = frozenset({block.ref})
        self.viewport().update()
        self._scroller.start()
        self._follow(point)

    def _follow(self, point: QPoint) -> None:
        """The pointer has moved while something is dragged."""
        self._gesture_point = point
        if not self.viewport().rect().adjusted(-8, -8, 8, 8).contains(point):
            if self._lifted and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
                self._hand_over()
            return
        self._step(point)

    def _step(self, point: QPoint) -> None:
        gesture, at = self._gesture, self.content_point(point)
        if gesture is None:
            return
        x, y = at if at is not None else (-1.0, -1.0)
        if not gesture.step(x, y, keeps_time=self._keeps_time):
            return
        self._show_ghost()
        target = gesture.target
        sentence = self.target_text(target) if target is not None else ""
        self.hovered.emit(sentence)
        if sentence and self.isActiveWindow():
            QToolTip.showText(
                self.viewport().mapToGlobal(point) + QPoint(16, 16), tip(sentence), self
            )

    def point_at(self, people: Collection[str], start: datetime | None, minutes: int = 0) -> None:
        """Show a ghost where people would meet, in their lanes; None takes it away."""
        self._ghost = None
        if start is not None and self._placed is not None:
            lanes = self._placed.board.lanes
            found = (
                self._placed.rect_of_slot(number, start, minutes)
                for number, lane in enumerate(lanes)
                if not set(lane.person_ids).isdisjoint(people)
            )
            rects = tuple(rect for rect in found if rect is not None)
            end = start + timedelta(minutes=minutes)
            label = f"{words.time_text(start)} – {words.time_text(end)}"
            self._ghost = Ghost(rects=rects, level=Level.FITS, label=label)
        self.viewport().update()

    def _show_ghost(self) -> None:
        """Repaint only where the ghost was and is."""
        for ghost in (self._ghost, self._gesture.ghost if self._gesture else None):
            for rect in ghost.rects if ghost is not None else ():
                self.viewport().update(self.viewport_rect(rect).adjusted(-4, -28, 128, 28))
        self._ghost = self._gesture.ghost if self._gesture else None

    def _finish_drag(self) -> None:
        gesture = self._gesture
        self.cancel_drag()
        if gesture is None or gesture.target is None:
            return
        if gesture.moves():
            self.ask_targets([gesture.target, *self._companions(gesture)])
        elif not gesture.target.is_possible:
            self.hovered.emit(gesture.target.sentence)

    def _companions(self, gesture: MoveGesture) -> list[Target]:
        """The other selected meetings, which go as far in time as the one that was dragged."""
        block, target = gesture.block, gesture.target
        if block is None or target is None or block.ref not in self._chosen:
            return []
        others = [one for one in self._chosen_meetings() if one.ref != block.ref]
        return self._targets_after(others, target.start - block.start)

    def cancel_drag(self) -> None:
        """Forget what is being dragged (Esc)."""
        self._scroller.stop()
        self._gesture, self._pressed_at = None, None
        self._ghost, self._lifted = None, frozenset()
        self.hovered.emit("")
        QToolTip.hideText()
        self.viewport().update()

    def _hand_over(self) -> None:
        """The block leaves the calendar: from here on it is a drag that the tray can take."""
        refs = self.selected_refs()
        chosen = self.request_ids_of([ref for ref in refs if ref in self._lifted] and refs)
        if self._gesture is not None and self._gesture.request_id not in chosen:
            chosen = [self._gesture.request_id]
        self.cancel_drag()
        drag = QDrag(self)
        drag.setMimeData(mime_of(chosen))
        drag.exec(Qt.DropAction.MoveAction)

    def _on_scroll_due(self) -> None:
        """Scroll while something is held near an edge of the body."""
        if self._placed is None or self._gesture is None:
            return
        left, top = self._placed.header
        body = self.viewport().rect().adjusted(int(left), int(top), 0, 0)
        point = self._gesture_point
        inner = body.adjusted(SCROLL_EDGE, SCROLL_EDGE, -SCROLL_EDGE, -SCROLL_EDGE)
        if inner.contains(point) or not body.contains(point):
            self._at_edge_ms = 0
            return
        self._at_edge_ms += SCROLL_EVERY_MS
        if self._at_edge_ms < REST_AT_EDGE_MS:
            return
        for bar, at, low, high in (
            (self.horizontalScrollBar(), point.x(), inner.left(), inner.right()),
            (self.verticalScrollBar(), point.y(), inner.top(), inner.bottom()),
        ):
            if at < low:
                bar.setValue(bar.value() - SCROLL_STEP)
            elif at > high:
                bar.setValue(bar.value() + SCROLL_STEP)
        self._step(point)

    # -- drops from the tray ---------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        requests = requests_in(event.mimeData())
        if self._placed is None or self._mission is None or not requests:
            event.ignore()
            return
        request = self._mission.meeting_requests.get(MeetingRequestId(requests[0]))
        if request is None:
            event.ignore()
            return
        self._gesture = MoveGesture(self._placed, self.judge(), request.id, request.minutes)
        self._scroller.start()
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._gesture_point = event.position().toPoint()
        self._step(self._gesture_point)
        target = self._gesture.target if self._gesture is not None else None
        if target is not None and target.is_possible:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cancel_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first request lands; each further one right after the one before it."""
        self._step(event.position().toPoint())
        gesture, others = self._gesture, requests_in(event.mimeData())[1:]
        self.cancel_drag()
        if gesture is None or gesture.target is None or not gesture.target.is_possible:
            event.ignore()
            return
        event.acceptProposedAction()
        assert self._mission is not None
        request = self._mission.meeting_requests[gesture.request_id]
        after = gesture.target.start + timedelta(minutes=request.minutes)
        self.ask_targets([gesture.target, *self._targets_from(others, after, None)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._gesture is not None and event.key() == Qt.Key.Key_Escape:
            self.cancel_drag()
            return
        super().keyPressEvent(event)
