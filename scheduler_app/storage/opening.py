"""Making a new mission file and opening one that is there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

from scheduler_app.mission.kept import KeptVersion
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import type_of_table
from scheduler_app.mission.whole import MISSION
from scheduler_app.storage import formats
from scheduler_app.storage.connection import connect, connect_memory, speaking_of
from scheduler_app.storage.errors import DamagedMissionFile
from scheduler_app.storage.identity import check_identity
from scheduler_app.storage.leftovers import sweep
from scheduler_app.storage.lock import FileLock, LockedElsewhere, LockUnavailable
from scheduler_app.storage.making import make_file
from scheduler_app.storage.migrations import keep_backup, migrate
from scheduler_app.storage.places import write_and_publish
from scheduler_app.storage.schema import VERSIONS
from scheduler_app.storage.store import ReadOnlyReason, Store


def create(
    path: Path, mission: Mission, versions: Iterable[KeptVersion] = (), *, replace: bool = False
) -> Store:
    """Make a file for a mission and what is kept of it, and open it. Never overwrites, unless `replace` asks.

    Raises MissionFileExists and other MissionFileErrors; then there is no new file.
    """
    path = Path(path)
    with speaking_of(path, is_new=True):
        write_and_publish(
            path, lambda temporary: make_file(temporary, mission, versions), replace=replace
        )
    return open_file(path)[0]


def open_file(path: Path, *, read_only: bool = False) -> tuple[Store, Mission]:
    """Open a mission file for writing, or only for reading where writing cannot be.

    `Store.read_only_reason` says why it is read-only. An older format is migrated, after a copy
    was kept beside it (in memory only when the file may not be written).
    Raises a MissionFileError; nothing in the folder has changed then, but for the kept copy.
    """
    path = Path(path)
    with speaking_of(path):
        check_identity(path)
        reason = ReadOnlyReason.ASKED if read_only else _reason_against_writing(path)
        lock = None
        if reason is None:
            lock, reason = _lock(path)
    if lock is not None:
        sweep(path.resolve().parent)
    try:
        with speaking_of(path):
            connection, found = _sound_connection(path, read_only=reason is not None)
            older = found if found < formats.FORMAT else None
            store = Store(path, connection, lock, reason, older)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    try:
        return store, store.read()
    except BaseException:
        store.close()
        raise


def _sound_connection(path: Path, *, read_only: bool) -> tuple[sqlite3.Connection, int]:
    """A connection to a file that has passed every check, in the present format; and the format found."""
    connection = connect(path, read_only=read_only)
    try:
        if read_only and _has_half_edit(connection):
            connection.close()
            connection = _recovered_in_memory(path)
        _check_soundness(connection, path)
        # Of a killed writer the first page may say what no longer holds; SQLite has taken it back by now.
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if found < formats.FORMAT:
            if read_only:
                connection = _copied_into_memory(connection)
            else:
                keep_backup(connection, path, found)
            migrate(connection, path, found)
        _check_tables(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection, found


def _check_soundness(connection: sqlite3.Connection, path: Path) -> None:
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise DamagedMissionFile(path=path, detail=str(verdict))


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Our tables and nothing else: no view or trigger of a stranger may run."""
    found = {
        (kind, name)
        for kind, name in connection.execute("SELECT type, name FROM sqlite_schema")
        if not name.startswith("sqlite_")
    }
    expected = {("table", name) for name in (MISSION, VERSIONS, *type_of_table)}
    if found != expected:
        odd = sorted(f"{kind} {name}" for kind, name in found ^ expected)
        raise DamagedMissionFile(path=path, detail=", ".join(odd))


def _has_half_edit(connection: sqlite3.Connection) -> bool:
    """Whether a writer was killed in the middle: only a writer may take its half edit back."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        return True
    return False


def _recovered_in_memory(path: Path) -> sqlite3.Connection:
    """Take the half edit back in a copy, and leave the file to the next who may write it."""
    real = path.resolve()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copyfile(real, copy)
        shutil.copyfile(real.with_name(real.name + "-journal"), copy.with_name("copy-journal"))
        return _copied_into_memory(connect(copy, read_only=False))


def _copied_into_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    memory = connect_memory()
    connection.backup(memory)
    connection.close()
    return memory


def _reason_against_writing(path: Path) -> ReadOnlyReason | None:
    """Both the file and its folder (for the journal) must be writable."""
    effective = os.access in os.supports_effective_ids
    real = path.resolve()
    for place in (real, real.parent):
        if not os.access(place, os.W_OK, effective_ids=effective):
            return ReadOnlyReason.NO_PERMISSION
    return None


def _lock(path: Path) -> tuple[FileLock | None, ReadOnlyReason | None]:
    try:
        return FileLock(path), None
    except LockedElsewhere:
        return None, ReadOnlyReason.IN_USE
    except LockUnavailable:
        return None, ReadOnlyReason.NO_LOCKS
