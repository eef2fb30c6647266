import shutil
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit

from scheduler_app import storage
from scheduler_app.app import hook_of
from scheduler_app.document import Document
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting
from scheduler_app.ui.dialogs.failure import FailureDialog
from scheduler_app.ui.look import DARK, Appearance, colours_of
from tests.storage.kept import kept_file


def judged(qtbot, bench):
    qtbot.waitUntil(lambda: bench.judging.is_current, timeout=20_000)


def test_the_standing_is_said(qtbot, opened, sample):
    judged(qtbot, opened.workbench)
    placed, total = len(sample.meetings), len(sample.meeting_requests)
    assert opened.standing.text() == f"{placed} of {total} placed · 0 clashes · all changes saved"


def test_it_fits_on_a_small_screen(opened):
    opened.resize(1280, 720)
    hint = opened.minimumSizeHint()
    assert hint.width() <= 1280
    assert hint.height() <= 720


def test_it_fits_while_a_mission_is_prepared(window):
    mission = Mission(title="New", start=date(2026, 3, 2), end=date(2026, 3, 7))
    window.show_document(Document(None, mission))
    window.resize(1280, 720)
    assert window.minimumSizeHint().width() <= 1280
    assert window.workbench.check_list.isVisible()


def test_every_control_has_a_name(opened):
    kinds = (QAbstractItemView, QComboBox, QLineEdit, QAbstractButton)
    opened.workbench.show_table("officials")
    for widget in (
        opened.findChildren(kinds[0])
        + opened.findChildren(QComboBox)
        + opened.findChildren(QLineEdit)
    ):
        own = widget.objectName().startswith("qt_") or isinstance(
            widget.parent(), QComboBox | QAbstractItemView
        )
        inner = "Header" in type(widget).__name__ or (
            "QComboBox" in type(widget).__name__ and not widget.isVisible()
        )
        if not own and not inner and widget.isVisible():
            assert widget.accessibleName(), widget


def test_the_state_of_the_docks_is_remembered(opened, sample, tmp_path):
    opened.docks.history.hide()
    opened.docks.details.hide()
    opened.show_start_page()
    opened.show_document(Document(storage.create(tmp_path / "again.mission", sample), sample))
    assert not opened.docks.details.isVisible()
    assert opened.docks.tray.isVisible()


def test_the_start_page_lists_recent_files(opened, tmp_path):
    opened.show_start_page()
    listed = opened.start_page._recent
    assert listed.count() == 1
    assert "sample" in listed.item(0).text()


def test_dark_and_light(opened):
    opened.set_appearance(Appearance.DARK)
    assert colours_of(opened) is DARK
    opened.set_appearance(Appearance.LIGHT)
    assert colours_of(opened) is not DARK


def test_views_and_days_have_keys(qtbot, bench, opened):
    days = bench.document.mission.days
    assert bench.city_day.day == days[1]  # the first one with meetings
    bench.views.setCurrentIndex(2)
    opened.actions_by_name["next_day"].trigger()
    assert bench.views.currentIndex() == 0
    assert bench.city_day.day == days[2]
    opened.actions_by_name["first_day"].trigger()
    assert bench.city_day.day == bench.document.mission.start


def test_a_selected_meeting_is_shown_everywhere(qtbot, bench):
    meeting = next(iter(bench.document.mission.meetings.values()))
    bench.jump("meetings", (meeting.id,))
    assert bench.city_day.day == meeting.start.date()
    assert [ref.id for ref in bench.city_day.view.selected_refs()] == [meeting.id]
    assert "14" in bench.details._facts.text()


def test_letters_act_on_the_selected_meeting(qtbot, opened, bench):
    meeting = next(iter(bench.document.mission.meetings.values()))
    bench.jump("meetings", (meeting.id,))
    opened.activateWindow()
    bench.city_day.view.setFocus()
    QTest.keyClick(bench.city_day.view, Qt.Key.Key_L)
    assert bench.document.mission.meetings[meeting.id].is_pinned
    opened.actions_by_name["unpin"].trigger()
    assert not bench.document.mission.meetings[meeting.id].is_pinned
    QTest.keyClick(bench.city_day.view, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert bench.document.mission.meetings[meeting.id].pin_time
    assert not bench.document.mission.meetings[meeting.id].pin_place
    opened.actions_by_name["unpin"].trigger()
    opened.actions_by_name["unschedule"].trigger()
    assert meeting.id not in bench.document.mission.meetings
    assert bench.selection.selected.table == "meeting_requests"
    opened.actions_by_name["undo"].trigger()
    assert meeting.id in bench.document.mission.meetings
    assert [ref.id for ref in bench.city_day.view.selected_refs()] == [meeting.id]
    assert "When" in bench.details._facts.text()


def test_every_number_of_clashes_is_the_same(qtbot, bench, opened):
    mission = bench.document.mission
    one, other = _two_of_one_firm(mission)
    bench.editing.put(other.request_id, one.start, other.venue_id, other.room_id)
    judged(qtbot, bench)
    findings = bench.judging.findings
    assert findings.clashes >= 1
    words = f"{findings.clashes} clash"
    assert words in opened.standing.text()
    bench.views.setCurrentWidget(bench.people)
    qtbot.waitUntil(lambda: words in bench.people.view.board.summary, timeout=5_000)


def _two_of_one_firm(mission):
    """Two meetings of one firm in one city at different times of one day."""
    seen: dict[tuple[str, date], Meeting] = {}
    for meeting in mission.meetings.values():
        request = mission.meeting_requests[meeting.request_id]
        key = (request.organisation_id, meeting.start.date())
        if request.organisation_id and key in seen and seen[key].start != meeting.start:
            return seen[key], meeting
        seen.setdefault(key, meeting)
    raise AssertionError("no firm meets twice a day")


def test_undo_is_named(opened, bench):
    meeting = next(iter(bench.document.mission.meetings))
    bench.selection.select("meetings", [meeting])
    opened.actions_by_name["pin"].trigger()
    assert "Pin" in opened.actions_by_name["undo"].text()
    assert bench.history.list.count() == 2
    bench.history.step_wanted.emit(0)
    assert not bench.document.undo_stack.canUndo()


def test_the_note_is_written_when_it_is_left(opened, bench):
    meeting = next(iter(bench.document.mission.meetings))
    bench.selection.select("meetings", [meeting])
    bench.details.notes.edits["note"].setPlainText("Bring the brochure")
    bench.details.notes.edits["internal_note"].setPlainText("They are late payers")
    bench.details.write_note()
    written = bench.document.mission.meetings[meeting]
    assert (written.note, written.internal_note) == ("Bring the brochure", "They are late payers")


def test_a_read_only_file_says_so(window, sample, tmp_path):
    path = tmp_path / "kept.mission"
    storage.create(path, sample).close()
    store, mission = storage.open_file(path, read_only=True)
    window.show_document(Document(store, mission))
    assert "kept.mission" in window.workbench.notice.text
    assert not window.actions_by_name["solve"].isEnabled()
    assert not window.actions_by_name["paste"].isEnabled()
    assert "read-only" in window.windowTitle()


def test_an_older_file_says_what_became_of_its_notes(window, tmp_path):
    path = tmp_path / "old.mission"
    shutil.copy(kept_file(8), path)
    window.show_document(Document(*storage.open_file(path)))
    assert "all others are internal and are never printed" in window.workbench.notice.text
    assert window.document.mission.internal_note.startswith("Two")


def test_find_jumps_and_goes_on(opened, bench):
    dialog = opened.open_find()
    dialog.line.setText("xylem")
    assert dialog.list.count() > 2
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    first = bench.selection.selected
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert bench.selection.selected != first


def test_problems_lead_to_what_they_are_about(qtbot, opened, bench):
    judged(qtbot, bench)
    findings = bench.judging.findings
    if findings.lines:
        opened.actions_by_name["next_problem"].trigger()
        assert set(bench.selection.selected.ids) & set(findings.lines[0].ids)


def test_a_letter_on_an_empty_slot_begins_a_request(qtbot, opened, bench, monkeypatch):
    begun = []
    monkeypatch.setattr(bench.editing, "add_request_at", lambda start, values: begun.append(values))
    view = bench.city_day.view
    opened.activateWindow()
    view.setFocus()
    rect = view.viewport().rect()
    spots = (
        QPoint(x, y) for y in range(120, rect.height(), 9) for x in range(80, rect.width(), 60)
    )
    spot = next(one for one in spots if not view.indexAt(one).isValid() and view.content_point(one))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert view.slot is not None
    QTest.keyClick(view, Qt.Key.Key_T)
    assert begun
    assert begun[0]["title"] == "t"


def test_clicking_a_heading_sorts(bench):
    bench.show_table("organisations")
    panel = bench.data.current
    header = panel.grid.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    names = [panel.model.data(panel.model.index(row, 0)).casefold() for row in range(20)]
    assert names == sorted(names)


def test_the_file_that_is_shown_is_not_opened_again(qtbot, opened):
    document = opened.document
    opened.files.open(document.path)
    qtbot.wait(100)
    assert opened.document is document
    assert "open already" in opened.statusBar().currentMessage()


def test_a_mistake_of_ours_is_told_and_work_goes_on(qtbot, window, monkeypatch):
    shown = []
    monkeypatch.setattr(FailureDialog, "exec", lambda self: shown.append(self.detailedText()))
    hook_of(window)(LookupError, LookupError("of ours"), None)
    assert "of ours" in shown[0]
