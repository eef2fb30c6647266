"""The tables as hands use them: pasting over cells, empty tables, values that were not taken."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from scheduler_app import storage
from scheduler_app.document import Document
from scheduler_app.mission.mission import Mission
from scheduler_app.ui import editing
from scheduler_app.ui import workbench as workbench_module
from scheduler_app.ui.dialogs.pasting import Paste
from tests.builders import a_mission
from tests.ui.test_window import judged


def choose(panel, row, field):
    index = panel.model.index(row, panel.model.column_index(field))
    panel.grid.setCurrentIndex(index)
    return index


def test_a_column_goes_into_the_cells_from_the_selected_one_down(bench):
    panel = shown(bench, "delegates")
    total = len(bench.document.mission.delegates)
    choose(panel, 0, "email")
    QGuiApplication.clipboard().setText("a@example.org\nb@example.org\n")
    bench.editing.paste(panel)
    emails = [panel.model.record_at(row).email for row in range(2)]
    assert emails == ["a@example.org", "b@example.org"]
    assert len(bench.document.mission.delegates) == total
    assert bench.document.undo_stack.count() == 1


def test_a_click_on_the_row_that_was_chosen_before_chooses_it_again(bench, qtbot):
    panel = shown(bench, "legs")
    index = choose(panel, 0, "title")
    bench.selection.select("meetings", ["meeting-of-M-G01"])
    where = panel.grid.visualRect(index).center()
    qtbot.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert bench.selection.selected.table == "legs"


def test_a_larger_block_is_asked_about(bench, monkeypatch):
    panel = shown(bench, "organisations")
    choose(panel, 0, "name")
    before = bench.document.mission
    QGuiApplication.clipboard().setText("Acme\tCounterpart\nBolt\tCounterpart\n")
    monkeypatch.setattr(editing, "ask_paste", lambda *_: Paste.NOTHING)
    bench.editing.paste(panel)
    assert bench.document.mission is before
    monkeypatch.setattr(editing, "ask_paste", lambda *_: Paste.ROWS)
    bench.editing.paste(panel)
    assert len(bench.document.mission.organisations) == len(before.organisations) + 2
    names = [bench.document.mission.organisations[one].name for one in panel.selected_ids()]
    assert names == ["Acme", "Bolt"]


def test_an_empty_table_shows_its_headings_and_what_comes_first(window, qtbot):
    mission = Mission(title="New", start=date(2026, 3, 2), end=date(2026, 3, 7))
    window.show_document(Document(None, mission))
    bench = window.workbench
    panel = shown(bench, "delegates")
    assert panel.grid.horizontalHeader().isVisible()
    assert "First the organisations" in panel._empty.text()
    assert "Firm" in panel._empty.text()
    organisations = shown(bench, "organisations")
    long = "A company with quite a long name, and so on and so forth"
    QGuiApplication.clipboard().setText(f"Name\tSide\n{long}\tCounterpart\n")
    bench.editing.paste(organisations)
    column = organisations.model.column_index("name")
    assert organisations.grid.columnWidth(column) >= 200


def test_values_not_taken_are_counted_and_asked_about(qtbot, opened, bench, monkeypatch):
    judged(qtbot, bench)
    panel = shown(bench, "rooms")
    index = choose(panel, 0, "seats")
    panel.model.setData(index, "abc")
    assert "1 cell not taken" in opened.standing.text()
    asked = []

    def go_back(refusals, _window):
        asked.extend(refusals)
        return False

    monkeypatch.setattr(workbench_module, "ask_forget", go_back)
    shown(bench, "venues")
    opened.close()
    assert opened.isVisible()
    assert "whole number" in asked[0][3].sentence
    assert bench.data.current.table == "rooms"
    panel.model.setData(index, "12")
    assert "not taken" not in opened.standing.text()


def test_a_deletion_names_the_firm_and_what_it_leaves_alone(bench, monkeypatch):
    mission = bench.document.mission
    firm = next(
        one.organisation_id
        for one in mission.meeting_requests.values()
        if one.organisation_id
        and sum(d.organisation_id == one.organisation_id for d in mission.delegates.values()) == 1
    )
    only = next(one for one in mission.delegates.values() if one.organisation_id == firm)
    asked = []
    monkeypatch.setattr(bench.editing, "_asks", lambda *texts: asked.extend(texts))
    bench.editing.delete("delegates", (only.id,))
    assert mission.organisations[firm].name in asked[0]
    assert "Nobody goes to" in asked[1]


def shown(bench, table):
    bench.show_table(table)
    return bench.data.current


def test_a_cell_typed_into_is_taken_without_a_warning_of_qt(qtbot, qtlog, bench):
    panel = shown(bench, "organisations")
    grid = panel.grid
    grid.edit(choose(panel, 0, "sector"))
    line = grid.viewport().findChild(QLineEdit)
    line.setText("Trams")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.model.record_at(0).sector == "Trams")
    warnings = [
        one.message for one in qtlog.records if "does not belong to this view" in one.message
    ]
    assert warnings == []


def test_rows_pasted_while_the_filter_has_the_focus_come_in_as_rows(window, qtbot, tmp_path):
    """A new mission's empty table says Ctrl+V, and the filter is the only line that can have the focus."""
    mission = a_mission(venues=[], officials=[], meeting_requests=[])
    window.show_document(Document(storage.create(tmp_path / "new.mission", mission), mission))
    panel = window.workbench.data.show_table("venues")
    window.actions_by_name["view_data"].trigger()
    panel.filter.setFocus()
    QGuiApplication.clipboard().setText("Name\tCity\nTown hall\tCity\nMuseum\tCity")
    qtbot.keyClick(panel.filter, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    names = [venue.name for venue in window.workbench.document.mission.venues.values()]
    assert names == ["Town hall", "Museum"]
    assert panel.filter.text() == ""
    QGuiApplication.clipboard().setText("Museum")
    qtbot.keyClick(panel.filter, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert panel.filter.text() == "Museum"
