"""Dragging, told by drawings: before, the gesture, after; and undo."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scheduler_app.calendar_view.blocks import padlock_place
from scheduler_app.calendar_view.drops import Level
from scheduler_app.calendar_view.gestures import mime_of, requests_in
from scheduler_app.calendar_view.layout import CityDaySpec, Columns, TimelineSpec
from scheduler_app.mission.edits.schedule import set_pins, unschedule
from tests.calendar_view.hands import LEFT, PLAIN, Hands
from tests.textgrid import DAY, TOWN, mission_of, plain

CONTROL = Qt.KeyboardModifier.ControlModifier
BEFORE = """
    Alder  aa.. .... ....
    Birch  .... .BB. ....
"""


def test_a_drag_moves_the_meeting_and_undo_brings_it_back(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.drag(hands.point(0, 0), hands.point(0, 5))
    assert hands.drawing == plain("""
        Alder  .... .aa. ....
        Birch  .... .BB. ....
    """)
    hands.undo()
    assert hands.drawing == plain(BEFORE)


def test_a_drag_by_the_middle_snaps_to_the_grid(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.drag(hands.point(0, 1.2), hands.point(0, 4.5))
    assert hands.drawing.splitlines()[0] == "Alder  ...a a... ...."


def test_a_block_cannot_be_dragged_beyond_the_day(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.drag(hands.point(0, 0), hands.point(0, 11.3))
    assert hands.drawing.splitlines()[0] == "Alder  .... .... ..aa"


def test_a_clash_is_allowed_and_shown(qtbot):
    hands = Hands(qtbot, mission_of("Alder  aa.. bbb."))
    hands.view.set_verdict(lambda *_: (Level.BREAKS, "Alder is in two places at once."))
    hands.drag(hands.point(0, 0), hands.point(0, 3))
    assert hands.drawing == plain("Alder  ...a #bb.")


def test_a_small_twitch_is_no_drag(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    start = hands.point(0, 0)
    hands.press(start)
    hands.move(start + QPoint(1, 2))
    hands.release(start)
    assert hands.asked == []


def test_escape_forgets_the_drag(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    end = hands.point(0, 5)
    hands.press(hands.point(0, 0))
    hands.move(end)
    assert hands.view.is_dragging()
    assert hands.view.scene().ghost is not None
    hands.key(Qt.Key.Key_Escape)
    assert not hands.view.is_dragging()
    hands.release(end)
    assert hands.asked == []
    assert hands.view.scene().ghost is None


def test_the_verdict_is_asked_once_a_slot_and_colours_the_ghost(qtbot):
    asked: list[Any] = []
    heard: list[str] = []
    hands = Hands(qtbot, mission_of(BEFORE))

    def verdict(_request, start, _venue, _room):
        asked.append(start)
        return Level.WISH, "Costs a wish."

    hands.view.set_verdict(verdict)
    hands.view.hovered.connect(heard.append)
    hands.press(hands.point(0, 0))
    for _ in range(3):
        for cell in (2, 2.1, 2.2, 3, 3.1):
            hands.move(hands.point(0, cell))
    assert len(asked) == len(set(asked)) <= 3
    ghost = hands.view.scene().ghost
    assert ghost.level is Level.WISH
    assert ghost.label == "09:45 – 10:15"
    assert any(text.endswith("Costs a wish.") for text in heard)


def test_only_meetings_can_be_dragged(qtbot):
    hands = Hands(qtbot, mission_of("Alder  ===. ...."))
    hands.press(hands.point(0, 0))
    hands.move(hands.point(0, 4))
    assert not hands.view.is_dragging()


ROOMS = CityDaySpec(city_id=TOWN, day=DAY, columns=Columns.ROOMS)


def test_shift_keeps_the_time_and_changes_the_lane_only(qtbot):
    hands = Hands(qtbot, mission_of("Alder  aa.. ....", tables=2), spec=ROOMS)
    hands.drag(hands.point(0, 0), hands.point(1, 4), Qt.KeyboardModifier.ShiftModifier)
    request, start, venue, room = hands.asked[0]
    assert (request, f"{start:%H:%M}", venue, room) == ("request-a", "09:00", "hall", "hall-tables")


def test_people_lanes_keep_their_people(qtbot):
    """Over another firm's column the ghost stays in the columns of those who meet."""
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.press(hands.point(0, 0))
    hands.move(hands.point(1, 4))
    ghost = hands.view.scene().ghost
    own = hands.view.placed.rect_of_slot(0, hands.view.placed.board.blocks[0].start, 15)
    assert [rect.x for rect in ghost.rects] == [own.x]


def test_the_timeline_is_dragged_sideways(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE), spec=TimelineSpec(), size=(1000, 500))
    lane = next(n for n, one in enumerate(hands.view.board.lanes) if one.ref.id == "delegate-Alder")
    start = hands.point(lane, 0)
    hands.drag(start, hands.point(lane, 8))
    assert [f"{start:%H:%M}" for _, start, _, _ in hands.asked] == ["11:00"]


# --- The tray -------------------------------------------------------------------------------------


def drop(view, point, mime):
    """Enter, move and drop, as a drag from another widget does; whether it was taken."""
    action, where = Qt.DropAction.MoveAction, QPointF(point)
    for event in (
        QDragEnterEvent(point, action, mime, LEFT, PLAIN),
        QDragMoveEvent(point, action, mime, LEFT, PLAIN),
        QDropEvent(where, action, mime, LEFT, PLAIN),
    ):
        QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


def test_a_request_is_dropped_from_the_tray(qtbot):
    mission = mission_of(BEFORE)
    hands = Hands(qtbot, unschedule(mission, list(mission.meetings)[:1]))
    assert hands.drawing.splitlines()[0] == "Alder  .... .... ...."
    assert drop(hands.view, hands.point(0, 8), mime_of(["request-a"]))
    assert hands.drawing.splitlines()[0] == "Alder  .... .... aa.."


def test_several_requests_land_one_after_the_other(qtbot):
    mission = mission_of("Alder  aa.. bb..")
    hands = Hands(qtbot, unschedule(mission, list(mission.meetings)))
    assert drop(hands.view, hands.point(0, 1), mime_of(["request-a", "request-b"]))
    assert hands.drawing == plain("Alder  .aab b...")


@pytest.mark.parametrize("mime", [QMimeData(), mime_of(["request-of-another-mission"])])
def test_anything_else_is_not_taken(qtbot, mime):
    hands = Hands(qtbot, mission_of(BEFORE))
    event = QDragEnterEvent(hands.point(0, 0), Qt.DropAction.MoveAction, mime, LEFT, PLAIN)
    QApplication.sendEvent(hands.view.viewport(), event)
    assert not hands.view.is_dragging()


def test_a_block_dragged_out_of_the_calendar_becomes_a_drag_for_the_tray(qtbot, monkeypatch):
    carried = []

    class Drag:
        def __init__(self, _source):
            pass

        def setMimeData(self, mime):
            carried.extend(requests_in(mime))

        def exec(self, _action):
            return Qt.DropAction.MoveAction

    monkeypatch.setattr("scheduler_app.calendar_view.view.QDrag", Drag)
    monkeypatch.setattr(QApplication, "mouseButtons", staticmethod(lambda: LEFT))
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.press(hands.point(0, 0))
    hands.move(hands.point(0, 3))
    hands.move(QPoint(-60, 100))
    assert carried == ["request-a"]
    assert not hands.view.is_dragging()


def test_the_mime_type_carries_requests():
    assert requests_in(mime_of(["request-1", "request-2"])) == ["request-1", "request-2"]
    assert mime_of(["request-1"]).formats() == ["application/x-attache-request"]


def test_selected_meetings_go_together_as_one_step(qtbot):
    hands = Hands(qtbot, mission_of("Alder  aa.. bb.. ...."))
    QTest.mouseClick(hands.view.viewport(), LEFT, CONTROL, hands.point(0, 0))
    QTest.mouseClick(hands.view.viewport(), LEFT, CONTROL, hands.point(0, 4))
    hands.press(hands.point(0, 4))
    hands.move(hands.point(0, 5))
    hands.move(hands.point(0, 6))
    hands.release(hands.point(0, 6))
    assert hands.drawing == plain("Alder  ..aa ..bb ....")
    assert len(hands.past) == 1


def test_a_click_on_the_padlock_frees_the_meeting(qtbot):
    hands = Hands(qtbot, set_pins_of_all(mission_of("Alder  aaaa ....")))
    view = hands.view
    place = padlock_place(view.scene(), view.board.blocks[0], view.placed.rects[0])
    assert place is not None
    left, top = view.placed.header
    point = QPoint(round(place.center().x() + left), round(place.center().y() + top))
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, point)
    assert not any(one.is_pinned for one in hands.mission.meetings.values())


def test_what_was_cut_is_pasted_at_the_chosen_slot(qtbot):
    mission = mission_of("Alder  aa.. bb..")
    hands = Hands(qtbot, mission)
    QTest.mouseClick(hands.view.viewport(), LEFT, PLAIN, hands.point(0, 2))
    hands.view.paste_at_slot(["request-b"])
    assert hands.drawing == plain("Alder  aabb ....")


def set_pins_of_all(mission):
    return set_pins(mission, tuple(mission.meetings), time=True, place=True)


def test_passing_an_edge_does_not_scroll_and_resting_there_does(qtbot):
    hands = Hands(qtbot, mission_of("Alder  a... ...."), size=(360, 220))
    hands.view.zoom_time(4)
    hands.view.select([hands.view.board.blocks[0].ref])  # brings it into sight
    bar, start = hands.view.verticalScrollBar(), hands.point(0, 0)
    before = bar.value()
    assert before < bar.maximum()
    hands.press(start)
    hands.move(QPoint(start.x(), hands.view.viewport().height() - 5))
    assert hands.view.is_dragging()
    for _ in range(3):
        hands.view._scroller.timeout.emit()
    assert bar.value() == before
    for _ in range(30):
        hands.view._scroller.timeout.emit()
    assert bar.value() > before
    hands.view.cancel_drag()
