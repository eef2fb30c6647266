"""A file that cannot be written, through the window: one sentence, the old value, nothing lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from scheduler_app import storage
from scheduler_app.document import Document
from scheduler_app.storage import Store
from scheduler_app.storage.errors import NoRoom


@pytest.fixture
def told(monkeypatch):
    sentences = []
    monkeypatch.setattr("scheduler_app.ui.files.warn", lambda _, text: sentences.append(text))
    return sentences


def edit_first_title(bench, text):
    """Type into a cell of the officials, as a person does."""
    bench.show_table("officials")
    model = bench.data.current.model
    column = next(n for n, one in enumerate(model.columns) if one.field == "title")
    model.setData(model.index(0, column), text, Qt.ItemDataRole.EditRole)
    return model.record_at(0).id


def typed_and_refused(bench):
    """What stands in the cell still, in red, for the person to take again."""
    model = bench.data.current.model
    column = next(n for n, one in enumerate(model.columns) if one.field == "title")
    return model.refusal_at(model.index(0, column)).typed


def test_a_full_disk_is_told_and_the_old_value_stays(qtbot, opened, bench, monkeypatch):
    before, path = bench.document.mission, bench.document.path

    def refuse(self, change, *, version_name=None):
        raise NoRoom(path=path)

    monkeypatch.setattr(Store, "write", refuse)
    edit_first_title(bench, "Minister of something else")
    assert path.name in opened.statusBar().currentMessage()
    assert typed_and_refused(bench) == "Minister of something else"
    assert bench.document.mission is before
    assert bench.document.undo_stack.count() == 0
    monkeypatch.undo()
    changed = edit_first_title(bench, "Minister of something else")
    assert bench.document.mission.officials[changed].title == "Minister of something else"
    opened.show_start_page()
    store, kept = storage.open_file(path)
    store.close()
    assert kept.officials[changed].title == "Minister of something else"


def test_a_file_that_has_vanished_is_told(opened, bench):
    before = bench.document.mission
    bench.document.path.unlink()
    edit_first_title(bench, "Minister of something else")
    assert bench.document.path.name in opened.statusBar().currentMessage()
    assert typed_and_refused(bench) == "Minister of something else"
    assert bench.document.mission is before


def test_a_move_that_cannot_be_written_leaves_the_meeting(opened, bench, told):
    meeting = next(iter(bench.document.mission.meetings.values()))
    bench.document.path.unlink()
    later = meeting.start.replace(hour=17)
    bench.editing.put(meeting.request_id, later, meeting.venue_id, meeting.room_id)
    assert len(told) == 1
    assert bench.document.mission.meetings[meeting.id] == meeting


def test_read_only_says_so_and_offers_a_copy(window, sample, tmp_path, told):
    path = tmp_path / "shown.mission"
    storage.create(path, sample).close()
    store, mission = storage.open_file(path, read_only=True)
    window.show_document(Document(store, mission))
    bench = window.workbench
    assert bench.notice.isVisible()
    copies = [one for one in bench.notice.findChildren(QPushButton) if "copy" in one.text()]
    assert copies
    assert "read-only" in window.windowTitle()
    assert not window.actions_by_name["solve"].isEnabled()
    edit_first_title(bench, "Minister of something else")
    assert bench.document.mission is mission
