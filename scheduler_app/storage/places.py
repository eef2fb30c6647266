"""Putting a finished file in its place: written under a hidden name, then moved there whole."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from scheduler_app.storage.errors import (
    AnotherFileThere,
    MissionFileExists,
    MissionFileMissing,
    MissionFileReadOnly,
    MissionLocked,
    NotAMissionFile,
)
from scheduler_app.storage.identity import MAGIC
from scheduler_app.storage.leftovers import part_of, sweep
from scheduler_app.storage.lock import FileLock, LockedElsewhere, LockUnavailable


class FileKind(StrEnum):
    """What stands in a file, told from its first bytes."""

    MISSION = "mission"
    PDF = "pdf"
    PICTURE = "picture"
    CALENDAR = "calendar"
    JSON = "json"
    OTHER = "other"


def write_and_publish(path: Path, write: Callable[[Path], None], *, replace: bool) -> None:
    """Let `write` make a file under a hidden name beside `path`, then give it that name.

    Raises MissionFileExists when something stands there and `replace` is false, MissionLocked
    when that is in use, and what `write` raises; then nothing is left behind.
    """
    check_place(path, replace=replace)
    sweep(path.parent)
    temporary = part_of(path)
    try:
        write(temporary)
        _move(temporary, path, replace=replace)
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(temporary.name + "-journal").unlink(missing_ok=True)
    _sync_folder(path.parent)


def check_place(path: Path, *, replace: bool = False) -> None:
    """Raise MissionFileError where a new file could not be made: before the work for it is done.

    Raises OSError for what is no name of a file at all.
    """
    if not path.parent.is_dir():
        raise MissionFileMissing(path=path.parent)
    if path.is_dir():
        raise NotAMissionFile(path=path, detail="folder")
    if not os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise MissionFileReadOnly(path=path)
    if path.exists() and not replace:
        raise MissionFileExists(path=path)
    if replace:
        check_kind(path, MAGIC)


def put_file(path: Path, data: bytes) -> None:
    """Write any other file: whole or not at all, in place of what stands there.

    Where a link leads, it goes on leading. A device or a pipe is written to, never replaced.
    Raises OSError, or AnotherFileThere where a file of another kind stands, and leaves nothing behind then.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    check_kind(path, data[:16])
    real = path.resolve()
    sweep(real.parent)
    temporary = part_of(real)
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(real)
    finally:
        temporary.unlink(missing_ok=True)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both paths lead to one file that is there; what cannot be looked at is none."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def check_kind(path: Path, beginning: bytes) -> None:
    """Raise AnotherFileThere where a file stands that is not of the kind which begins so; an empty file is none.

    A slip of the hand in a name must not cost a mission, or anything else that was not written by us.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        there = file.read(16)
    if there and kind_of(there) is not kind_of(beginning):
        raise AnotherFileThere(path=path, detail=kind_of(there).value)


def kind_of(beginning: bytes) -> FileKind:
    """What kind of file begins so."""
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    signs = {
        MAGIC: FileKind.MISSION,
        b"%PDF": FileKind.PDF,
        b"\x89PNG": FileKind.PICTURE,
        b"BEGIN:VCALENDAR": FileKind.CALENDAR,
        b"{": FileKind.JSON,
        b"[": FileKind.JSON,
    }
    found = (kind for sign, kind in signs.items() if text.startswith(sign[:16]))
    return next(found, FileKind.OTHER)


def free_name(path: Path) -> Path:
    """This path, or the first of `name 2`, `name 3`, … where nothing stands."""
    return next(one for one in names_after(path) if not one.exists())


def names_after(path: Path) -> Iterator[Path]:
    """This path, `name 2`, `name 3` and so on, without end."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem} {number}{path.suffix}")


def _move(temporary: Path, path: Path, *, replace: bool) -> None:
    if not replace:
        _move_where_nothing_stands(temporary, path)
        return
    lock = _lock_of(path) if path.exists() else None
    try:
        temporary.replace(path)
    finally:
        if lock is not None:
            lock.release()


def _move_where_nothing_stands(temporary: Path, path: Path) -> None:
    """A hard link fails where a name is taken; file systems without links get a second look."""
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise MissionFileExists(path=path) from error
    except OSError:
        if path.exists():
            raise MissionFileExists(path=path) from None
        temporary.rename(path)


def _lock_of(path: Path) -> FileLock | None:
    try:
        return FileLock(path)
    except LockedElsewhere as error:
        raise MissionLocked(path=path) from error
    except LockUnavailable:
        return None


def _sync_folder(folder: Path) -> None:
    """Make the new name outlast a power cut, where folders can be synced."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
