from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from scheduler_app.itemmodels.table_model import TableModel
from scheduler_app.mission.edits.records import delete_records
from scheduler_app.mission.edits.schedule import unschedule

EDIT = Qt.ItemDataRole.EditRole


def model_of(document, table):
    model = TableModel(document, table)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, fatal, model)
    return model


def cell(model, row, field):
    return model.index(row, model.column_index(field))


def test_shows_every_record(document):
    model = model_of(document, "officials")
    assert model.rowCount() == len(document.mission.officials)


def test_an_edit_is_one_named_step(document):
    model = model_of(document, "officials")
    assert model.setData(cell(model, 0, "availability"), "Tue 14 Apr 9:00-10:00")
    assert model.data(cell(model, 0, "availability")) == "Tue 14 Apr 09:00–10:00"
    assert document.undo_stack.count() == 1
    assert "vailability" in document.undo_stack.undoText()
    document.undo()
    assert model.data(cell(model, 0, "availability")) != "Tue 14 Apr 09:00–10:00"


def test_a_bad_edit_stays_in_its_cell_with_a_sentence(document, qtbot):
    model = model_of(document, "officials")
    index = cell(model, 0, "availability")
    with qtbot.waitSignal(model.refused) as told:
        assert not model.setData(index, "soon")
    assert "soon" in told.args[0]
    assert model.data(index) == "soon"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == told.args[0]
    assert document.undo_stack.count() == 0
    assert model.setData(index, "Tue 14 Apr 9:00-10:00")
    assert model.refusal_at(index) is None


def test_a_value_that_the_domain_refuses_is_refused(document):
    model = model_of(document, "rooms")
    index = cell(model, 0, "seats")
    assert not model.setData(index, "0")
    assert model.refusal_at(index) is not None


def test_flags_are_checked(document):
    model = model_of(document, "delegates")
    index = cell(model, 0, "is_travelling")
    before = model.value_at(0, model.column_index("is_travelling"))
    state = Qt.CheckState.Unchecked if before else Qt.CheckState.Checked
    assert model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
    assert model.value_at(0, model.column_index("is_travelling")) is not before


def test_sorting_and_filtering(document):
    model = model_of(document, "organisations")
    number = model.column_index("name")
    model.sort(number)
    names = [model.data(model.index(row, number)).casefold() for row in range(model.rowCount())]
    assert names == sorted(names)
    model.set_filter("xylem")
    assert 0 < model.rowCount() < model.total
    model.set_filter("")
    model.sort(-1)
    assert model.id_at(0) == next(iter(document.mission.organisations))


def test_deletion_and_undo_are_followed(document):
    model = model_of(document, "venues")
    total = model.rowCount()
    gone = model.id_at(3)
    document.apply("Delete", delete_records(document.mission, "venues", [gone]))
    assert model.rowCount() == total - 1
    assert model.row_of(gone) is None
    document.undo()
    assert model.rowCount() == total
    assert model.id_at(3) == gone  # back at its place


def test_names_in_other_tables_follow_a_change(document):
    organisations, officials = model_of(document, "organisations"), model_of(document, "officials")
    record_id = officials.record_at(0).organisation_id
    organisations.setData(cell(organisations, organisations.row_of(record_id), "name"), "Renamed")
    assert officials.data(cell(officials, 0, "organisation_id")) == "Renamed"


def test_five_hundred_rows_sort_and_filter_quickly(document):
    model = model_of(document, "meeting_requests")
    assert model.rowCount() >= 400
    model.sort(0)
    model.set_filter("water")
    assert model.rowCount() < model.total


def test_requests_show_when_they_are_placed(document):
    model = model_of(document, "meeting_requests")
    meeting = next(iter(document.mission.meetings.values()))
    index = cell(model, model.row_of(meeting.request_id), "placed")
    assert model.data(index).endswith(f"{meeting.start:%H:%M}")
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    document.apply("Unschedule", unschedule(document.mission, [meeting.id]))
    assert model.data(index) == "not placed"
    model.set_filter("not placed")
    waiting = len(document.mission.meeting_requests) - len(document.mission.meetings)
    assert model.rowCount() == waiting
    model.set_filter("")
    model.sort(model.column_index("placed"))
    assert model.data(model.index(model.rowCount() - 1, index.column())) == "not placed"


def test_what_stands_refused_is_counted_until_it_is_mended(document, qtbot):
    model = model_of(document, "rooms")
    index = cell(model, 0, "seats")
    with qtbot.waitSignal(model.refusals_changed):
        model.setData(index, "abc")
    assert list(model.refusals) == [(model.id_at(0), "seats")]
    with qtbot.waitSignal(model.refusals_changed):
        model.setData(index, "14")
    assert not model.refusals
