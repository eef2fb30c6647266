"""Dropping on the tabs of days, as drags from the calendar and the tray do it."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from scheduler_app.calendar_view.drops import Level
from scheduler_app.calendar_view.gestures import mime_of
from scheduler_app.ui.widgets.day_tabs import DayTabs

MOVE = Qt.DropAction.MoveAction
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tabs(qtbot):
    tabs = DayTabs()
    qtbot.addWidget(tabs)
    for name in ("Mon 13", "Tue 14", "Wed 15"):
        tabs.addTab(name)
    tabs.resize(600, 40)
    tabs.show()
    return tabs


def hang(tabs, number, mime):
    """Drag something over a tab; whether it would be taken there."""
    point = tabs.tabRect(number).center()
    QApplication.sendEvent(tabs, QDragEnterEvent(point, MOVE, mime, LEFT, PLAIN))
    event = QDragMoveEvent(point, MOVE, mime, LEFT, PLAIN)
    QApplication.sendEvent(tabs, event)
    return event.isAccepted()


def colour(tabs, number):
    rect = tabs.tabRect(number)
    return tabs.grab().toImage().pixelColor(rect.left() + 3, rect.top() + 3)


def test_a_tab_says_how_a_drop_would_suit_while_something_hangs_over_it(tabs):
    asked = []

    def verdict(request_ids, number):
        asked.append((request_ids, number))
        return (Level.BREAKS, "Two places.") if number == 1 else (Level.IMPOSSIBLE, "Not there.")

    tabs.set_verdict(verdict)
    plain = colour(tabs, 1)
    mime = mime_of(["request-a"])
    assert hang(tabs, 1, mime)
    assert hang(tabs, 1, mime)
    assert asked == [(["request-a"], 1)]  # asked once for each tab
    assert colour(tabs, 1) != plain
    assert not hang(tabs, 2, mime)
    assert colour(tabs, 1) == plain


def test_a_drop_is_told_and_the_colour_goes(tabs, qtbot):
    plain, mime = colour(tabs, 0), mime_of(["request-a", "request-b"])
    hang(tabs, 0, mime)
    with qtbot.waitSignal(tabs.dropped) as dropped:
        where = QPointF(tabs.tabRect(0).center())
        QApplication.sendEvent(tabs, QDropEvent(where, MOVE, mime, LEFT, PLAIN))
    assert dropped.args == [["request-a", "request-b"], 0]
    assert colour(tabs, 0) == plain
