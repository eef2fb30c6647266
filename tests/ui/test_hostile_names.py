"""Names are plain text: whatever a user typed is shown as typed, and nothing of it is taken for markup."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QTextEdit,
    QWidget,
)

from scheduler_app import storage
from scheduler_app.document import Document
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of
from scheduler_app.mission.texts import LONGEST_NAME
from scheduler_app.ui.dialogs.compare import CompareDialog
from scheduler_app.ui.dialogs.print_preview import PrintPreview
from scheduler_app.ui.dialogs.staffing import StaffingDialog
from scheduler_app.ui.plain import Label, MessageBox, caption
from tests import builders
from tests.builders import at

NAMES = {
    "markup": "<b>{n}</b><img src='file:///nowhere/picture.png'>",
    "closing": "</p></qt><h1>{n}</h1>",
    "entities": "&lt;{n}&gt; &amp; &copy;",
    "mnemonics": "R&D && &{n}",
    "lines": "{n}\nsecond line <u>x</u>",
    "right to left": "\u202e{n}\u202c <i>\u05d0\u05d1</i>",
    "long": "{n} <b>" + "very long name " * 40,
    "endless": "{n}" + "x" * 980,
}
PICTURE = "file:///nowhere/picture.png"
LARGE = 3_000
"""Pixels of the picture, more than a screen has."""
WIDEST = 1_366
"""Pixels of a small screen."""
TABLES = (
    "cities", "venues", "rooms", "organisations", "delegates", "officials", "interpreters", "legs",
    "gatherings", "meeting_requests", "vehicles",
)  # fmt: skip


def _hostile(pattern: str) -> Mission:
    """A mission in which everything with a name or a title has a hostile one; one meeting clashes."""
    mission = builders.a_mission(
        title=pattern.format(n="mission").replace("\n", " ")[:LONGEST_NAME],
        cities=[builders.a_city(), builders.a_city("other")],
        venues=[builders.a_venue(), builders.a_venue("second")],
        rooms=[builders.a_room()],
        delegates=[builders.a_delegate(), builders.a_delegate("deputy")],
        interpreters=[builders.an_interpreter()],
        gatherings=[builders.a_gathering(start=at(9), end=at(10), official_ids=("official",))],
        legs=[builders.a_leg(departure=at(17), arrival=at(18))],
        vehicles=[builders.a_vehicle()],
        meeting_requests=[
            builders.a_request(vehicle_id="car"), builders.a_request("waiting", minutes=600),
        ],
        meetings=[builders.a_meeting(start=at(9, 30))],
    )  # fmt: skip
    for table in TABLES:
        rows = {}
        for n, (key, record) in enumerate(table_of(mission, table).items()):
            field = "name" if hasattr(record, "name") else "title"
            name = pattern.format(n=f"{table} {n}")
            rows[key] = dataclasses.replace(record, **{field: name, "note": name})
        mission = dataclasses.replace(mission, **{table: rows})
    return mission


def _markup_in(text: str) -> bool:
    """Whether a text, taken as HTML, would have a tag of a name."""
    return any(
        tag in text for tag in ("<img", "<b>mission", "<h1>", "<u>x", "<i>\u05d0", "<b>very")
    )


def _wrong(root: QWidget) -> Iterator[str]:
    """What of a window and all in it would be taken for markup, or for the mark of a key."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel):
            rich = widget.textFormat() is Qt.TextFormat.RichText
            auto = widget.textFormat() is Qt.TextFormat.AutoText and "<" in widget.text()
            if (rich or auto) and _markup_in(widget.text()):
                yield f"label {widget.text()!r}"
        if _markup_in(widget.toolTip()):
            yield f"tooltip {widget.toolTip()!r}"
        if isinstance(widget, QTextEdit) and "<img" in widget.toHtml():
            yield f"text {widget.toPlainText()!r}"
        if isinstance(widget, QAbstractButton) and "R&D && &" in widget.text():
            yield f"button {widget.text()!r}"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _tips(widget.model(), QModelIndex())
        if isinstance(widget, QLabel | QAbstractButton | QComboBox):
            least = widget.minimumSizeHint().width()
            if least > WIDEST:
                yield f"{type(widget).__name__} of {least} pixels: {widget.objectName()}"
        for action in widget.actions():
            if _markup_in(action.toolTip()) or "R&D && &" in action.text():
                yield f"action {action.text()!r} {action.toolTip()!r}"


def _too_large(window: QWidget) -> Iterator[str]:
    """Whether a window is wider than a small screen, or has to be."""
    least = window.minimumSizeHint().width()
    if max(least, window.width()) > WIDEST:
        yield f"{type(window).__name__} is {window.width()} pixels wide, at least {least}"


def _tips(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            text = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(text, str) and _markup_in(text):
                yield f"tooltip of an item {text!r}"
            if column == 0:
                yield from _tips(model, index)


def _everything() -> list[str]:
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return [wrong for top in tops for wrong in (*_wrong(top), *_too_large(top))]


def _dialogs() -> list[QDialog]:
    tops = QApplication.topLevelWidgets()
    return [one for one in tops if isinstance(one, QDialog) and one.isVisible()]


def _is_ready(dialog: QDialog) -> bool:
    """Whether what is worked out for it stands in it."""
    if isinstance(dialog, CompareDialog):
        return dialog.tree.topLevelItemCount() > 0
    if isinstance(dialog, StaffingDialog):
        return dialog.found is not None
    return dialog.is_counted if isinstance(dialog, PrintPreview) else True


@pytest.fixture
def picture(tmp_path, qapp) -> Path:
    """The picture to which the names point: so large that whatever shows it grows, and never read so far."""
    path = tmp_path / "picture.png"
    large = QImage(LARGE, LARGE, QImage.Format.Format_Mono)
    large.fill(0)
    assert large.save(str(path))
    os.utime(path, ns=(0, path.stat().st_mtime_ns))
    return path


@pytest.fixture(params=NAMES)
def hostile(request, window, qtbot, tmp_path, picture):
    mission = _hostile(NAMES[request.param].replace(PICTURE, picture.as_uri()))
    store = storage.create(tmp_path / "hostile.mission", mission)
    window.show_document(Document(store, mission))
    qtbot.waitUntil(lambda: window.workbench.judging.findings is not None, timeout=60_000)
    yield window
    assert picture.stat().st_atime_ns == 0


def test_what_loads_a_picture_would_be_seen(qtbot, picture):
    """The control of what follows: a label that takes names for markup reads the file, and grows."""
    careless = QLabel(NAMES["markup"].replace(PICTURE, picture.as_uri()))
    qtbot.addWidget(careless)
    assert any("pixels" in one for one in _wrong(careless))


def test_every_panel_shows_names_as_they_were_typed(hostile, qtbot):
    bench, wrong = hostile.workbench, []
    for table in TABLES:
        bench.show_table(table)
        for key in table_of(bench.document.mission, table):
            bench.selection.select(table, [key])
            qtbot.wait(10)
            wrong += _everything()
    bench.selection.select("meetings", list(bench.document.mission.meetings))
    for view in range(bench.views.count()):
        bench.views.setCurrentIndex(view)
        qtbot.wait(10)
        wrong += _everything()
    hostile.open_find()
    wrong += _everything()
    assert wrong == []


def test_every_dialog_shows_names_as_they_were_typed(hostile, qtbot):
    bench, wrong, seen = hostile.workbench, list[str](), list[str]()

    def look() -> None:
        qtbot.waitUntil(lambda: all(_is_ready(one) for one in _dialogs()), timeout=60_000)
        for one in _dialogs():
            seen.append(type(one).__name__)
            wrong.extend((*_wrong(one), *_too_large(one)))
            one.reject()

    def ask(act) -> None:
        QTimer.singleShot(0, look)
        shown = act()
        qtbot.wait(10)
        if isinstance(shown, QDialog):
            look()

    for table in TABLES:
        key = next(iter(table_of(bench.document.mission, table)))
        bench.selection.select(table, [key])
        ask(lambda table=table, key=key: bench.editing.open(table, key))
        ask(lambda table=table, key=key: bench.editing.delete(table, (key,)))
        ask(bench.tools.repairing.ask_cancel)
    bench.document.name_version(bench.document.mission.title)
    bench.tools.trying.begin()
    bench.selection.select("meeting_requests", ["waiting"])
    for act in (
        bench.tools.repairing.ask_why, bench.editing.move, bench.tools.telling.ask,
        bench.tools.telling.ask_releases, bench.tools.ask_fragility, bench.editing.change_mission,
        bench.tools.trying.compare, bench.tools.repairing.ask_interpreters, hostile.preview_paper,
        lambda: hostile.files.restore(bench.document),
    ):  # fmt: skip
        ask(act)
    assert {
        "RecordDialog", "MessageBox", "CancelDialog", "WhyDialog", "MoveDialog", "CompareDialog",
        "StaffingDialog", "PrintPreview", "VersionsDialog",
    } <= set(seen)  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("pattern", [*NAMES.values(), "{n}" + "x" * 5_000])
def test_labels_boxes_tooltips_and_captions_take_nothing_for_markup(qtbot, pattern):
    name = pattern.format(n="one")
    label, box = Label(name), MessageBox(text=name)
    box.setInformativeText(name)
    qtbot.addWidget(label)
    qtbot.addWidget(box)
    assert label.text() == box.text() == box.informativeText() == name
    for one in (label, *box.findChildren(QLabel)):
        assert one.textFormat() is Qt.TextFormat.PlainText
    assert not _markup_in(tip(name))
    shown = caption(name).replace("&&", "&").removesuffix("…")
    assert shown
    assert name.startswith(shown)
    button = QPushButton(caption(name))
    for widget in (label, button):
        assert widget.sizeHint().width() < LARGE
    box.show()
    assert list(_too_large(box)) == []
    if label.toolTip():
        assert "".join(name.split()) in "".join(unescape(label.toolTip()).split()).replace(
            "\u200b", ""
        )
