"""Guards against a Qt for Python that loses references to ``None``.

PySide6 6.12.0 on Python 3.11 gives one reference to ``None`` too few in most calls that return it: small
programs live, and after some thousands of calls the interpreter aborts. Small tests do not notice; this
one does. A count that rises a little is harmless.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
    QUndoStack,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

CALLS = 200
# Other threads and the test itself move the count by a few; 30 methods losing one each time would be 6,000.
SLACK = 20


@pytest.fixture
def calls(qtbot, tmp_path):
    """About thirty methods that return None, over the parts of Qt that this application uses."""
    widget, label, line, view = QWidget(), QLabel(), QLineEdit(), QListView()
    for each in (widget, label, line, view):
        qtbot.addWidget(each)
    layout = QVBoxLayout(widget)
    model = QStandardItemModel(3, 1)
    item = QStandardItem("a")
    model.setItem(0, 0, item)
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    timer, action, stack, thing = QTimer(), QAction(), QUndoStack(), QObject()
    font, pen, settings = (
        QFont(),
        QPen(),
        QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat),
    )
    yield {
        "QWidget.update": widget.update,
        "QWidget.setEnabled": lambda: widget.setEnabled(True),
        "QWidget.resize": lambda: widget.resize(QSize(40, 40)),
        "QWidget.setToolTip": lambda: widget.setToolTip("t"),
        "QWidget.setAccessibleName": lambda: widget.setAccessibleName("n"),
        "QWidget.setWindowTitle": lambda: widget.setWindowTitle("w"),
        "QLabel.setText": lambda: label.setText("x"),
        "QLineEdit.setText": lambda: line.setText("x"),
        "QLineEdit.setReadOnly": lambda: line.setReadOnly(False),
        "QLineEdit.selectAll": line.selectAll,
        "QLayout.setSpacing": lambda: layout.setSpacing(4),
        "QLayout.setContentsMargins": lambda: layout.setContentsMargins(1, 1, 1, 1),
        "QListView.setModel": lambda: view.setModel(model),
        "QListView.setSpacing": lambda: view.setSpacing(1),
        "QListView.clearSelection": view.clearSelection,
        "QListView.scrollToTop": view.scrollToTop,
        "QStandardItem.setText": lambda: item.setText("b"),
        "QStandardItem.setData": lambda: item.setData(1, Qt.ItemDataRole.UserRole),
        "QStandardItemModel.setRowCount": lambda: model.setRowCount(3),
        "QImage.fill": lambda: image.fill(QColor("white")),
        "QPainter.save and restore": _each(painter.save, painter.restore),
        "QPainter.setPen": lambda: painter.setPen(pen),
        "QPainter.setFont": lambda: painter.setFont(font),
        "QPainter.drawLine": lambda: painter.drawLine(0, 0, 9, 9),
        "QPainter.drawText": lambda: painter.drawText(QPoint(2, 20), "x"),
        "QPainter.fillRect": lambda: painter.fillRect(0, 0, 4, 4, QColor("red")),
        "QTimer.start and stop": _each(lambda: timer.start(10_000), timer.stop),
        "QAction.setText": lambda: action.setText("x"),
        "QUndoStack.clear": stack.clear,
        "QUndoStack.beginMacro and endMacro": _each(lambda: stack.beginMacro("m"), stack.endMacro),
        "QObject.setObjectName": lambda: thing.setObjectName("o"),
        "QFont.setBold": lambda: font.setBold(True),
        "QPen.setWidth": lambda: pen.setWidth(2),
        "QSettings.setValue": lambda: settings.setValue("a", 1),
    }
    painter.end()


def _each(*calls: Callable[[], None]) -> Callable[[], None]:
    def call() -> None:
        for one in calls:
            one()

    return call


def _lost(call: Callable[[], object]) -> int:
    """How many references to None went away over CALLS calls."""
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: no count to lose"
)
def test_no_call_loses_a_reference_to_none(calls):
    assert len(calls) >= 30
    losing = {name: lost for name, call in calls.items() if (lost := _lost(call)) > SLACK}
    assert losing == {}
