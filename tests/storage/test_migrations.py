"""Old files open for ever; the way from format to format is proved with steps made for the test."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from scheduler_app import storage
from scheduler_app.exchange.mission_json import from_text, import_mission
from scheduler_app.mission.mission import Mission
from scheduler_app.storage import formats, identity, migrations
from scheduler_app.storage.errors import DamagedMissionFile, NewerMissionFile
from tests.storage.kept import kept_file, kept_json


@pytest.mark.parametrize("number", range(1, formats.FORMAT + 1))
def test_the_kept_file_of_every_format_opens(tmp_path: Path, number: int) -> None:
    path = tmp_path / "kept.mission"
    shutil.copy(kept_file(number), path)
    store, mission = storage.open_file(path)
    assert mission == import_mission(from_text(kept_json(number).read_bytes()))
    assert store.read_version(store.versions()[0].number) == mission
    store.close()


def _schema_of(path: Path) -> list[str]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
    connection.close()
    return [sql for (sql,) in rows]


def test_the_tables_have_not_changed_within_the_format(tmp_path: Path, mission: Mission) -> None:
    """If this fails, a type of the domain has changed: see tests/storage/kept.py."""
    path = tmp_path / "new.mission"
    storage.create(path, mission).close()
    assert _schema_of(path) == _schema_of(kept_file(formats.FORMAT))


def test_notes_that_were_not_printed_become_internal_in_the_kept_versions_too(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.mission"
    shutil.copy(kept_file(8), path)
    store, mission = storage.open_file(path)
    for one in (mission, store.read_version(store.versions()[0].number)):
        assert (one.note, one.internal_note) == ("", "Two\nlines “quoted”")
    store.close()


STEPS = dict(migrations.STEPS)


def _first() -> Mission:
    """What the kept file of the first format holds."""
    return import_mission(from_text(kept_json(1).read_bytes()))


def _drop_sponsor(connection: sqlite3.Connection) -> None:
    """What made format 1 of an imaginary format 0, backwards: `sponsor` was called `host`."""
    connection.execute("ALTER TABLE mission RENAME COLUMN sponsor TO host")
    connection.execute("PRAGMA user_version=0")


def _name_sponsor(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE mission RENAME COLUMN host TO sponsor")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file of a format before the first, which only this test knows."""
    path = tmp_path / "old.mission"
    shutil.copy(kept_file(1), path)
    connection = sqlite3.connect(path)
    _drop_sponsor(connection)
    connection.close()
    return path


def test_an_older_file_is_migrated_after_a_copy_was_kept(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "STEPS", {0: _name_sponsor, **STEPS})
    before = older.read_bytes()
    store, mission = storage.open_file(older)
    assert mission == _first()
    store.close()
    assert identity.check_identity(older) == formats.FORMAT
    backup = older.with_name("old (format 0).mission")
    assert sorted(older.parent.iterdir()) == sorted([older, backup])
    assert identity.check_identity(backup) == 0
    assert _schema_of(backup) != _schema_of(older)
    second = older.with_name("old (format 0) 2.mission")
    older.write_bytes(before)  # as a migration that was killed leaves it
    storage.open_file(older)[0].close()
    assert not second.exists()
    older.write_bytes(before)
    connection = sqlite3.connect(older)
    connection.execute("UPDATE mission SET title='Another'")
    connection.commit()
    connection.close()
    storage.open_file(older)[0].close()
    assert second.exists()
    assert backup.read_bytes() == before


def test_an_older_file_that_is_only_read_is_left_as_it_is(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "STEPS", {0: _name_sponsor, **STEPS})
    before = older.read_bytes()
    store, mission = storage.open_file(older, read_only=True)
    assert mission == _first()
    store.close()
    assert older.read_bytes() == before
    assert list(older.parent.iterdir()) == [older]


def test_a_step_that_fails_leaves_the_old_file(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        _name_sponsor(connection)
        connection.execute("DROP TABLE nowhere")

    monkeypatch.setattr(migrations, "STEPS", {0: fail, **STEPS})
    schema = _schema_of(older)
    with pytest.raises(DamagedMissionFile):
        storage.open_file(older)
    assert _schema_of(older) == schema
    assert identity.check_identity(older) == 0
    monkeypatch.setattr(migrations, "STEPS", {0: _name_sponsor, **STEPS})
    store, mission = storage.open_file(older)
    assert not store.is_read_only
    assert mission == _first()
    store.close()


def test_two_steps_in_a_row(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a program of a format to come would open one before the first."""
    seen: list[int] = []

    def second(connection: sqlite3.Connection) -> None:
        seen.append(connection.execute("SELECT count(sponsor) FROM mission").fetchone()[0])

    monkeypatch.setattr(migrations, "STEPS", {0: _name_sponsor, **STEPS, formats.FORMAT: second})
    coming = formats.FORMAT + 1
    monkeypatch.setattr(formats, "FORMAT", coming)
    monkeypatch.setattr(identity, "FORMAT", coming)
    storage.open_file(older)[0].close()
    assert seen == [1]
    assert identity.check_identity(older) == coming
    monkeypatch.undo()
    with pytest.raises(NewerMissionFile):
        storage.open_file(older)
