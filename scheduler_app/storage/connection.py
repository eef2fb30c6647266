"""One SQLite connection, set up for a person's file, and its faults as errors of ours."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from scheduler_app.storage.errors import (
    DamagedMissionFile,
    MissionFileBusy,
    MissionFileError,
    MissionFileFailed,
    MissionFileForbidden,
    MissionFileMissing,
    MissionFileMoved,
    MissionFileReadOnly,
    NoRoom,
)
from scheduler_app.storage.formats import BUSY_SECONDS, LARGEST_VALUE

LEAST_ROOM = 1024 * 1024
"""Bytes."""

_ERRORS: dict[int, type[MissionFileError]] = {
    sqlite3.SQLITE_FULL: NoRoom,
    sqlite3.SQLITE_READONLY: MissionFileReadOnly,
    sqlite3.SQLITE_BUSY: MissionFileBusy,
    sqlite3.SQLITE_LOCKED: MissionFileBusy,
    sqlite3.SQLITE_CORRUPT: DamagedMissionFile,
    sqlite3.SQLITE_NOTADB: DamagedMissionFile,
    sqlite3.SQLITE_ERROR: DamagedMissionFile,  # a table or column that should be there is not
    sqlite3.SQLITE_TOOBIG: DamagedMissionFile,
    sqlite3.SQLITE_CONSTRAINT: DamagedMissionFile,
    sqlite3.SQLITE_PERM: MissionFileForbidden,
    sqlite3.SQLITE_AUTH: MissionFileForbidden,
}


@contextmanager
def speaking_of(path: Path, *, is_new: bool = False) -> Iterator[None]:
    """Turn what SQLite and the system say inside into a MissionFileError about this path.

    Where nothing stands at the path, the file has vanished, unless it `is_new`.
    """
    try:
        yield
    except DBAPIError as error:
        raise _translated(path, error.orig or error, is_new=is_new) from error
    except BrokenPipeError:  # the reader of a pipe has gone: no fault of a file
        raise
    except UnicodeDecodeError as error:  # a text in the file that is none
        raise DamagedMissionFile(path=path, detail=str(error)) from error
    except (sqlite3.Error, OSError) as error:
        raise _translated(path, error, is_new=is_new) from error


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open a database file that exists; nothing is read yet. Raises sqlite3.Error."""
    mode = "ro" if read_only else "rw"
    # With two slashes a name that begins with two is a path too, and not a host.
    connection = sqlite3.connect(
        f"file://{quote(os.fsencode(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _set_up(connection)
    except BaseException:
        connection.close()
        raise
    if not read_only:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=EXTRA")
    return connection


def connect_memory() -> sqlite3.Connection:
    """An empty database in memory, for reading an old file that may not be changed."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _set_up(connection)
    return connection


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An SQLAlchemy engine whose only connection is this one; `begin()` takes the write lock."""
    engine = sqlalchemy.create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(started: Any) -> None:  # noqa: ANN401
        options = started.get_execution_options()
        started.exec_driver_sql("BEGIN" if options.get("reads_only") else "BEGIN IMMEDIATE")

    return engine


def _set_up(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA foreign_keys=ON")


def _translated(path: Path, error: BaseException, *, is_new: bool) -> MissionFileError:
    detail = str(error)
    if isinstance(error, OSError):
        return system_error(path, error)
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return DamagedMissionFile(path=path, detail=detail)
    has_vanished = not (is_new or path.exists())
    if extended == sqlite3.SQLITE_READONLY_DBMOVED or has_vanished:
        return MissionFileMoved(path=path, detail=detail)
    if extended == sqlite3.SQLITE_IOERR_WRITE and _is_full(path):
        return NoRoom(path=path, detail=detail)
    return _ERRORS.get(extended & 0xFF, MissionFileFailed)(path=path, detail=detail)


def _is_full(path: Path) -> bool:
    """Whether the disk has less left than a mission needs."""
    return shutil.disk_usage(path.parent).free < LEAST_ROOM


def system_error(path: Path, error: OSError) -> MissionFileError:
    """What the system says of a file, as an error of ours."""
    kinds: dict[int | None, type[MissionFileError]] = {
        errno.ENOENT: MissionFileMissing,
        errno.ENOTDIR: MissionFileMissing,
        errno.EACCES: MissionFileForbidden,
        errno.EPERM: MissionFileForbidden,
        errno.EROFS: MissionFileReadOnly,
        errno.ENOSPC: NoRoom,
        errno.EDQUOT: NoRoom,
        errno.EFBIG: NoRoom,
    }
    return kinds.get(error.errno, MissionFileFailed)(path=path, detail=error.strerror or str(error))
