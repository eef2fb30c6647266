"""Selection, keys, headers, zoom, and what screen readers are told."""

import dataclasses
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from scheduler_app.calendar_view.layout import BlockKind, BlockRef, CityDaySpec, Marks, TimelineSpec
from scheduler_app.mission.ids import CityId
from tests.calendar_view.hands import LEFT, PLAIN, Hands
from tests.textgrid import mission_of, plain

BEFORE = """
    Alder  aa.. .... cc..
    Birch  .... .BB. ....
"""
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
A, B, C = (BlockRef(BlockKind.MEETING, f"meeting-of-request-{letter}") for letter in "abc")


def test_every_block_is_a_named_placed_row(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    view = hands.view
    model = view.model()
    assert model.rowCount() == 3
    for row in range(3):
        index = model.index(row, 0)
        assert view.indexAt(view.visualRect(index).center()).row() == row
    texts = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert texts[0] == "Tue 14 April 09:00 to 09:30, Ministry, with Alder, proposed, no clash"
    assert texts[2] == "Tue 14 April 10:15 to 10:45, Ministry, with Birch, pinned, no clash"


def test_a_clash_is_read_out_and_stands_first_in_the_tooltip(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.view.set_marks(Marks(clashes={A: "Alder is in two places."}))
    index = hands.view.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("clash: Alder is in two places.")
    tooltip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip.splitlines()[0] == "Alder is in two places."
    assert "Head, Alder" in tooltip
    assert "Office a, Ministry" in tooltip


def test_selection_says_which_blocks_and_survives_a_change(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    heard: list[Any] = []
    hands.view.selected.connect(heard.append)
    QTest.mouseClick(hands.view.viewport(), LEFT, PLAIN, hands.point(0, 0))
    QTest.mouseClick(hands.view.viewport(), LEFT, CONTROL, hands.point(1, 5))
    assert heard == [[A], [A, B]]
    hands.view.set_mission(dataclasses.replace(hands.mission, title="Other"))
    assert hands.view.selected_refs() == [A, B]
    hands.view.select([C])
    assert hands.view.selected_refs() == [C]


def test_a_click_beside_everything_selects_nothing(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.view.select([A])
    QTest.mouseClick(hands.view.viewport(), LEFT, PLAIN, hands.point(1, 0))
    assert hands.view.selected_refs() == []


def test_arrows_walk_through_time_and_across_lanes(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    view = hands.view
    walked = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
    ):
        hands.key(key)
        walked.extend(view.selected_refs())
    assert walked == [A, C, B, C, A]


def test_alt_and_arrows_move_in_time_by_the_grid(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.view.select([A])
    for _ in range(3):
        hands.key(Qt.Key.Key_Down, ALT)
    hands.key(Qt.Key.Key_Up, ALT)
    assert hands.drawing.splitlines()[0] == "Alder  ..aa .... cc.."
    assert hands.view.selected_refs() == [A]


def test_another_day_without_anybody_is_refused_with_a_sentence(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    heard: list[Any] = []
    hands.view.hovered.connect(heard.append)
    hands.view.select([A])
    hands.key(Qt.Key.Key_PageDown, ALT)
    assert hands.asked == []
    assert heard[-1] == "Nobody of the mission is in Town on Wed 15 April."


def test_another_day_of_the_same_city(qtbot, full):
    hands = Hands(qtbot, full, CityDaySpec(city_id=CityId("beijing"), day=date(2015, 4, 13)))
    block = next(b for b in hands.view.board.blocks if b.kind is BlockKind.MEETING)
    hands.view.select([block.ref])
    hands.key(Qt.Key.Key_PageDown, ALT)
    assert hands.asked[0][1].date() == date(2015, 4, 14)
    assert hands.asked[0][1].time() == block.start.time()


def test_delete_unschedules_and_l_pins(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.view.select([A])
    hands.key(Qt.Key.Key_L)
    assert hands.drawing.splitlines()[0] == "Alder  AA.. .... cc.."
    hands.key(Qt.Key.Key_L)
    assert hands.drawing.splitlines()[0] == "Alder  aa.. .... cc.."
    hands.key(Qt.Key.Key_Delete)
    assert hands.drawing.splitlines()[0] == "Alder  .... .... cc.."
    hands.undo()
    assert hands.drawing.splitlines()[0] == "Alder  aa.. .... cc.."


def test_the_other_keys_ask(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    heard: list[Any] = []
    hands.view.opened.connect(lambda ref: heard.append(("open", ref)))
    hands.view.move_dialog_asked.connect(lambda request: heard.append(("move", request)))
    hands.view.delete_asked.connect(lambda refs: heard.append(("delete", refs)))
    hands.view.select([B])
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_M)
    hands.key(Qt.Key.Key_Delete, SHIFT)
    hands.key(Qt.Key.Key_L, CONTROL | SHIFT)
    assert heard == [("open", B), ("move", "request-b"), ("delete", [B])]
    assert hands.drawing == plain(BEFORE.replace("BB", "bb"))


def test_letters_do_nothing_without_a_selection(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    for key in (Qt.Key.Key_L, Qt.Key.Key_M, Qt.Key.Key_Delete):
        hands.key(key)
    assert hands.drawing == plain(BEFORE)


def test_an_empty_slot_asks_for_a_new_request(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    heard: list[Any] = []
    hands.view.new_asked.connect(
        lambda lane, start, text: heard.append((lane.id, f"{start:%H:%M}", text))
    )
    QTest.mouseClick(hands.view.viewport(), LEFT, PLAIN, hands.point(1, 0))
    assert hands.view.scene().slot is not None
    hands.key(Qt.Key.Key_Down)
    QTest.keyClicks(hands.view, "M")
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Return)
    QTest.mouseDClick(hands.view.viewport(), LEFT, PLAIN, hands.point(1, 8))
    assert heard == [
        ("firm-Birch", "09:15", "M"),
        ("firm-Alder", "09:15", ""),
        ("firm-Birch", "11:00", ""),
    ]


def test_a_double_click_opens(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    heard: list[Any] = []
    hands.view.opened.connect(heard.append)
    QTest.mouseDClick(hands.view.viewport(), LEFT, PLAIN, hands.point(0, 0))
    assert heard == [A]


def test_heads_select_a_lane_and_ask_for_a_day(qtbot, full):
    hands = Hands(qtbot, full, TimelineSpec(), size=(1200, 700))
    days: list[Any] = []
    hands.view.day_asked.connect(days.append)
    QTest.mouseClick(hands.view.viewport(), LEFT, PLAIN, QPoint(600, 45))
    assert days == [date(2015, 4, 14)]
    hands = Hands(qtbot, mission_of(BEFORE))
    QTest.mouseClick(hands.view.viewport(), LEFT, PLAIN, QPoint(100, 70))
    assert hands.view.selected_refs() == [A, C]


def test_heads_tell_who_is_in_a_lane(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    point = QPoint(100, 70)
    view = hands.view.viewport()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert QToolTip.text() == "Alder\nHead, Alder"


def wheel(view, delta, modifiers):
    where = QPointF(200, 300)
    event = QWheelEvent(
        where, QPointF(view.viewport().mapToGlobal(where.toPoint())), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_hours_and_lanes_and_ctrl_0_fits(qtbot, full):
    hands = Hands(qtbot, full, TimelineSpec())
    view = hands.view
    start = view.placed.zoom
    wheel(view, 120, CONTROL)
    assert view.placed.zoom.minute_px > start.minute_px
    assert view.placed.zoom.lane_px == start.lane_px
    wheel(view, 120, SHIFT)
    assert view.placed.zoom.lane_px > start.lane_px
    hands.key(Qt.Key.Key_0, CONTROL)
    assert view.placed.zoom == start
    hands.key(Qt.Key.Key_0, CONTROL)
    assert view.placed.zoom.lane_px < start.lane_px


def test_scrolling_goes_over_the_whole_content_and_selection_scrolls_into_view(qtbot, full):
    view = Hands(qtbot, full, TimelineSpec()).view
    view.zoom_time(3)
    last = view.board.blocks[-1]
    view.select([last.ref])
    rect = view.visualRect(view.currentIndex())
    assert view.viewport().rect().intersects(rect)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    _, top = view.placed.header
    seen = view.viewport().height() - top
    assert abs(view.placed.size[1] - bar.value() - seen) < 1


def test_a_view_without_a_mission_is_quiet(qtbot):
    hands = Hands(qtbot, mission_of(BEFORE))
    hands.view.set_mission(None)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        hands.key(key)
    QTest.mouseClick(hands.view.viewport(), LEFT, PLAIN, QPoint(100, 100))
    hands.view.grab()
    assert hands.view.selected_refs() == []


def test_screen_readers_find_every_block_in_its_place(qtbot):
    view = Hands(qtbot, mission_of(BEFORE)).view
    face = QAccessible.queryAccessibleInterface(view)
    names = [face.child(n).text(QAccessible.Text.Name) for n in range(face.childCount())]
    assert [name for name in names if name] == [
        view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)
    ]
    where = view.visualRect(view.model().index(2, 0))
    corner = view.viewport().mapToGlobal(where.topLeft())
    assert face.child(2).rect().topLeft() == corner
