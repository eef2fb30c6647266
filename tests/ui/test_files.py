import json
import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from scheduler_app import storage
from scheduler_app.ui import files
from scheduler_app.ui.remembered import documents_folder, free_path, still_there


def wait_for(qtbot, window):
    qtbot.waitUntil(lambda: window.document is not None, timeout=30_000)
    return window.document


def test_the_sample_becomes_a_file_of_ones_own(qtbot, window):
    window.start_page.sample.click()
    document = wait_for(qtbot, window)
    assert document.path.parent == documents_folder()
    assert document.mission.meetings


def test_unsolved_has_no_meetings(qtbot, window):
    window.start_page.unsolved.click()
    assert not wait_for(qtbot, window).mission.meetings


def test_nothing_is_overwritten(tmp_path):
    first = free_path(tmp_path, "A/B: trip")
    first.touch()
    assert free_path(tmp_path, "A/B: trip") != first
    assert first.parent == tmp_path


def test_a_damaged_file_is_told_in_one_sentence(qtbot, window, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("scheduler_app.ui.files.warn", lambda _, text: told.append(text))
    path = tmp_path / "broken.mission"
    path.write_bytes(b"not a mission" * 99)
    window.files.open(path)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "broken.mission" in told[0]
    assert window.document is None


def test_export_and_import(qtbot, opened, tmp_path):
    path = tmp_path / "out.json"
    mission = opened.document.mission
    opened.files.export_json(opened.document, path)
    qtbot.waitUntil(
        lambda: path.exists() and path.read_text().rstrip().endswith("}"), timeout=20_000
    )
    assert json.loads(path.read_text())["cities"]
    with qtbot.waitSignal(opened.shown, timeout=30_000):
        opened.files.import_json(path)
    assert opened.document.mission == mission


def test_an_import_that_is_no_mission_is_told(qtbot, window, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("scheduler_app.ui.files.warn", lambda _, text: told.append(text))
    path = tmp_path / "x.json"
    path.write_text("{")
    window.files.import_json(path)
    window.files.import_json(tmp_path / "nowhere.json")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)


def test_save_a_copy(opened, tmp_path, monkeypatch):
    target = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    opened.files.save_copy(opened.document)
    assert Path(f"{target}.mission").is_file()


def test_versions_are_named_and_restored(opened, monkeypatch):
    document = opened.document
    monkeypatch.setattr("scheduler_app.ui.files.ask_version_name", lambda *args: "as sent")
    opened.files.name_version(document)
    named = document.mission.version
    opened.workbench.selection.select("meetings", list(document.mission.meetings)[:1])
    opened.actions_by_name["unschedule"].trigger()

    class Chosen:
        number = named

        def __init__(self, versions, parent):
            assert any(one.name == "as sent" for one in versions)

        def exec(self):
            return 1

        def deleteLater(self):
            pass

    monkeypatch.setattr("scheduler_app.ui.files.VersionsDialog", Chosen)
    count = len(document.mission.meetings)
    opened.files.restore(document)
    assert len(document.mission.meetings) == count + 1


def _copied(opened, monkeypatch, target):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    opened.files.save_copy(opened.document)


@pytest.mark.parametrize("what", ["deleted", "moved", "replaced"])
def test_with_its_file_gone_all_that_is_advised_can_be_done(
    qtbot, opened, sample, tmp_path, monkeypatch, what
):
    told = []
    monkeypatch.setattr("scheduler_app.ui.files.warn", lambda _, text: told.append(text))
    path, out, other = opened.document.path, tmp_path / "out.json", tmp_path / "other.mission"
    storage.create(other, sample).close()
    if what == "deleted":
        path.unlink()
    else:
        path.rename(tmp_path / "elsewhere.mission")
    if what == "replaced":
        storage.create(path, sample).close()
    opened.files.export_json(opened.document, out)
    qtbot.waitUntil(out.exists, timeout=30_000)
    _copied(opened, monkeypatch, tmp_path / "copy.mission")
    assert (tmp_path / "copy.mission").is_file()
    if what != "replaced":
        _copied(opened, monkeypatch, path)  # at the place where it was
        assert path.is_file()
    with qtbot.waitSignal(opened.shown, timeout=30_000):
        opened.files.open(path)
    assert opened.document.path == path
    with qtbot.waitSignal(opened.shown, timeout=30_000):
        opened.files.open(other)
    assert opened.document.path == other
    assert not told


def test_an_export_over_a_mission_is_refused(qtbot, opened, sample, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("scheduler_app.ui.files.warn", lambda _, text: told.append(text))
    other = tmp_path / "other.mission"
    storage.create(other, sample).close()
    before = other.read_bytes()
    opened.files.export_json(opened.document, other)
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "is a mission; it was not overwritten" in told[0]
    assert other.read_bytes() == before
    notes = tmp_path / "notes.mission"
    notes.write_text("My notes")
    _copied(opened, monkeypatch, notes)
    assert "another kind of file" in told[1]
    assert notes.read_text() == "My notes"


def test_recent_files_that_cannot_be_looked_at_stop_nobody(tmp_path, monkeypatch):
    there, gone = tmp_path / "there.mission", tmp_path / "gone.mission"
    closed, dead = tmp_path / "closed.mission", tmp_path / "dead.mission"
    there.touch()
    real, end = Path.stat, threading.Event()

    def stat(path, **options):
        if path == closed:
            raise PermissionError
        if path == dead:
            end.wait(60)
        return real(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    assert still_there([there, gone, closed, dead, tmp_path]) == (there, closed, dead)
    end.set()


def test_what_another_program_has_written_is_read_by_opening_again(
    qtbot, opened, bench, monkeypatch
):
    said = []
    monkeypatch.setattr(files, "warn", lambda _window, text: said.append(text))
    path = bench.document.path
    connection = sqlite3.connect(path)
    connection.execute("UPDATE mission SET title='Written elsewhere'")
    connection.commit()
    connection.close()
    bench.editing.write_note("meeting_requests", "M-G01", "note", "mine")
    assert "then open the file again" in said[0]
    opened.files.open(path)
    qtbot.waitUntil(lambda: opened.workbench not in (None, bench), timeout=30_000)
    assert opened.document.mission.title == "Written elsewhere"
    assert not opened.document.is_read_only
    heard: list[str] = []
    opened.files.said.connect(heard.append)
    opened.files.open(path)
    assert heard == ["‘sample.mission’ is open already."]


def test_a_version_with_a_name_that_is_too_long_is_refused_in_words(opened, bench, monkeypatch):
    said = []
    monkeypatch.setattr(files, "warn", lambda _window, text: said.append(text))
    monkeypatch.setattr(files, "ask_version_name", lambda *_: "x" * 1_001)
    opened.files.name_version(bench.document)
    assert "is longer than 1,000 characters" in said[0]
    assert bench.document.versions() == ()
