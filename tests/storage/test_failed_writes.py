"""One failed write blocks no later one, and never says the opposite of what the file holds.

A connection that fails stands in the place of SQLite's: at the n-th statement, or while committing,
once or for a while. Faults of the disk itself come from SQLite's own limit of pages.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scheduler_app import storage
from scheduler_app.document import Document
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.settings import set_mission
from scheduler_app.mission.mission import Mission
from scheduler_app.storage import connection
from scheduler_app.storage.errors import FileInDoubt, MissionFileError, NoRoom


class Faulty:
    """A connection whose statements fail while `fails` says so; `after`: only when they are done."""

    def __init__(self, real: sqlite3.Connection) -> None:
        self._real = real
        self.fails: Callable[[str], bool] = lambda _statement: False
        self.after = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def cursor(self, *args: Any) -> Any:
        return FaultyCursor(self, self._real.cursor(*args))

    def execute(self, statement: str, *args: Any) -> Any:
        return self.cursor().execute(statement, *args)

    def commit(self) -> None:
        self.answer("COMMIT", self._real.commit)

    def answer(self, statement: str, do: Callable[[], Any]) -> Any:
        """What the real one answers, or an error of input or output."""
        fails = self.fails(statement)
        if fails and not self.after:
            raise _an_error()
        result = do()
        if fails:
            raise _an_error()
        return result


class FaultyCursor:
    """Its statements fail with those of the connection."""

    def __init__(self, owner: Faulty, real: sqlite3.Cursor) -> None:
        self._owner = owner
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def __iter__(self) -> Any:
        return iter(self._real)

    def execute(self, statement: str, *args: Any) -> Any:
        self._owner.answer(statement, lambda: self._real.execute(statement, *args))
        return self

    def executemany(self, statement: str, *args: Any) -> Any:
        self._owner.answer(statement, lambda: self._real.executemany(statement, *args))
        return self


def _an_error() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    error.sqlite_errorname = "SQLITE_IOERR"
    return error


@pytest.fixture
def opened(path: Path, mission: Mission, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A store over a faulty connection; one that is made later is faulty too, with the same fault."""
    storage.create(path, mission).close()
    made: list[Faulty] = []
    real = connection.connect

    def connect(place: Path, *, read_only: bool) -> Any:
        if read_only:
            return real(place, read_only=True)
        faulty = Faulty(real(place, read_only=False))
        if made:
            faulty.fails, faulty.after = made[-1].fails, made[-1].after
            if faulty.fails("CONNECT"):
                raise _an_error()
        made.append(faulty)
        return faulty

    monkeypatch.setattr("scheduler_app.storage.opening.connect", connect)
    monkeypatch.setattr("scheduler_app.storage.store.connect", connect)
    store, _ = storage.open_file(path)
    yield store, made
    store.close()


def _note(mission: Mission, text: str) -> Mission:
    return set_mission(mission, note=text)


def _held(path: Path) -> Mission:
    store, mission = storage.open_file(path, read_only=True)
    store.close()
    return mission


def test_an_error_at_any_statement_is_told_and_the_next_edit_is_written(
    opened: Any, mission: Mission
) -> None:
    store, made = opened
    now, refused = mission, 0
    for number in range(12):
        wanted = _note(now, f"note {number}")
        left = [number]

        def fails(_statement: str, left: list[int] = left) -> bool:
            left[0] -= 1
            return left[0] == -1

        made[-1].fails = fails
        try:
            store.write(difference(now, wanted), version_name=None)
        except MissionFileError:
            refused += 1
            wanted = now
        made[-1].fails = lambda _statement: False
        assert store.read() == wanted
        now = _note(wanted, f"then {number}")
        store.write(difference(wanted, now))
        assert _held(store.path) == now
    assert refused > 2


def test_what_was_written_though_an_error_came_is_not_called_unwritten(
    opened: Any, mission: Mission
) -> None:
    """The folder could not be synced after the journal had gone: the change is in the file."""
    store, made = opened
    made[-1].after = True
    made[-1].fails = lambda statement: statement == "COMMIT" and not _stop(made)
    after = dataclasses.replace(_note(mission, "written"), version=mission.version + 1)
    store.write(difference(mission, after), version_name="sent")
    assert _held(store.path) == after
    assert [one.number for one in store.versions()] == [after.version]


def _stop(made: list[Faulty]) -> bool:
    """Fail no more from now on."""
    made[-1].fails = lambda _statement: False
    return False


@pytest.mark.parametrize("is_written", [False, True])
def test_a_file_that_cannot_be_looked_at_is_put_right_by_the_next_edit(
    opened: Any, mission: Mission, is_written: bool
) -> None:
    store, made = opened
    document = Document(store, mission)
    begun: list[bool] = []

    def fails(statement: str) -> bool:
        if statement == "COMMIT":
            begun.append(True)
        return bool(begun)

    made[-1].fails, made[-1].after = fails, is_written
    with pytest.raises(FileInDoubt):
        document.apply("Note", _note(mission, "lost?"))
    assert document.mission == mission
    for one in made:
        one.fails = lambda _statement: False
    document.apply("Title", set_mission(document.mission, title="Another"))
    assert _held(store.path) == document.mission
    assert (document.mission.title, document.mission.note) == ("Another", mission.note)
    document.undo()
    assert _held(store.path) == document.mission == mission


def test_closing_puts_a_file_right_that_could_not_be_looked_at(
    opened: Any, mission: Mission
) -> None:
    store, made = opened
    begun: list[bool] = []
    made[-1].after = True

    def fails(statement: str) -> bool:
        if statement == "COMMIT":
            begun.append(True)
        return bool(begun)

    made[-1].fails = fails
    with pytest.raises(FileInDoubt):
        store.write(difference(mission, _note(mission, "lost?")))
    for one in made:
        one.fails = lambda _statement: False
    store.close()
    assert _held(store.path) == mission


def test_a_disk_that_is_full_for_a_moment(path: Path, mission: Mission) -> None:
    storage.create(path, mission).close()
    store, _ = storage.open_file(path)
    document = Document(store, mission)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count={pages}")
    for _ in range(3):
        with pytest.raises(NoRoom):
            document.apply("Note", _note(mission, "x" * 90_000))
    document.apply("Title", set_mission(mission, title="Short"))
    store._connection.execute("PRAGMA max_page_count=1000000")
    document.apply("Note", _note(document.mission, "x" * 90_000))
    assert _held(path) == document.mission
    document.close()


def test_a_copy_of_a_file_that_was_overwritten_has_what_is_on_the_screen(
    path: Path, mission: Mission, tmp_path: Path
) -> None:
    storage.create(path, mission).close()
    other, copy = tmp_path / "other.mission", tmp_path / "copy.mission"
    storage.create(other, set_mission(mission, title="Another")).close()
    document = Document(*storage.open_file(path))
    path.write_bytes(other.read_bytes())
    with pytest.raises(MissionFileError):
        document.apply("Note", _note(mission, "mine"))
    document.save_copy(copy)
    document.close()
    assert _held(copy) == mission
    assert _held(path).title == "Another"


@pytest.mark.parametrize("what", ["deleted", "renamed", "replaced"])
def test_a_copy_of_a_file_that_went_away(
    path: Path, mission: Mission, tmp_path: Path, what: str
) -> None:
    storage.create(path, mission).close()
    document = Document(*storage.open_file(path))
    document.apply("Note", _note(mission, "mine"))
    if what == "deleted":
        path.unlink()
    else:
        path.rename(tmp_path / "elsewhere.mission")
    if what == "replaced":
        storage.create(path, set_mission(mission, title="Another")).close()
    with pytest.raises(MissionFileError):
        document.apply("Note", _note(mission, "again"))
    document.save_copy(tmp_path / "copy.mission")
    assert _held(tmp_path / "copy.mission").note == "mine"
    if what == "renamed":
        (tmp_path / "elsewhere.mission").rename(path)
        document.apply("Note", _note(mission, "back"))
        assert _held(path).note == "back"
    document.close()
