"""A calendar with hands: it is pressed, dragged and typed at, and edits what it asks for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scheduler_app.calendar_view.view import CalendarView
from scheduler_app.mission.edits import schedule
from scheduler_app.mission.ids import MeetingRequestId, RoomId, VenueId
from tests.textgrid import FIRST, SPEC, STEP, drawn

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Hands:
    """A view of a drawn mission that does what is asked, with a past to go back to."""

    def __init__(self, qtbot, mission, spec=SPEC, size=(700, 600)):
        self.mission, self.past, self.asked = mission, [], []
        self.view: Any = CalendarView()  # a test says what is there
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        self.view.set_mission(mission)
        self.view.set_spec(spec)
        self.view.show()
        self.view.move_asked.connect(self._on_move_asked)
        self.view.moves_asked.connect(self._on_moves_asked)
        self.view.unschedule_asked.connect(self._on_unschedule_asked)
        self.view.pin_asked.connect(self._on_pin_asked)

    def undo(self):
        self.mission = self.past.pop()
        self.view.set_mission(self.mission)

    @property
    def drawing(self):
        return drawn(self.view.board)

    def point(self, lane, cell, part=0.5):
        """The middle of a quarter of an hour in a lane; a cell may be a fraction."""
        placed = self.view.placed
        rect = placed.rect_of_slot(lane, FIRST, 15)
        moved = (0, cell * rect.height) if not placed.board.is_timeline else (cell * rect.width, 0)
        at = self.view.viewport_rect(rect.moved(*moved))
        return QPoint(at.x() + round(at.width() * part), at.y() + at.height() // 2)

    def press(self, point, modifiers=PLAIN):
        QTest.mousePress(self.view.viewport(), LEFT, modifiers, point)

    def move(self, point, modifiers=PLAIN):
        send_move(self.view.viewport(), point, modifiers)

    def release(self, point, modifiers=PLAIN):
        QTest.mouseRelease(self.view.viewport(), LEFT, modifiers, point)

    def drag(self, start, end, modifiers=PLAIN):
        self.press(start)
        self.move(start + QPoint(0, 14), modifiers)
        self.move(end, modifiers)
        self.release(end, modifiers)

    def key(self, key, modifiers=PLAIN):
        QTest.keyClick(self.view, key, modifiers)

    def _apply(self, mission):
        self.past.append(self.mission)
        self.mission = mission
        self.view.set_mission(mission)

    def _on_move_asked(self, request, start, venue, room):
        self.asked.append((request, start, venue, room))
        self._apply(
            schedule.place_request(
                self.mission,
                MeetingRequestId(request),
                start,
                VenueId(venue),
                room and RoomId(room),
            )
        )

    def _on_moves_asked(self, targets):
        mission = self.mission
        for one in targets:
            mission = schedule.place_request(mission, one.request_id, one.start, *one.place)
        self._apply(mission)

    def _on_unschedule_asked(self, meetings):
        self._apply(schedule.unschedule(self.mission, meetings))

    def _on_pin_asked(self, meetings, time, place):
        self._apply(schedule.set_pins(self.mission, meetings, time=time, place=place))


def send_move(widget, point, modifiers):
    """A move with the button held; QTest's own forgets the button."""
    where = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, QPointF(widget.mapToGlobal(point)), LEFT, LEFT, modifiers
    )
    QApplication.sendEvent(widget, event)


__all__ = ["FIRST", "STEP", "Hands"]
