"""An open mission file: the connection, the lock, and what may be done with it."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from scheduler_app.mission.changes import Change, difference
from scheduler_app.mission.kept import KeptVersion
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.whole import mission_to_plain
from scheduler_app.storage.connection import connect, engine_over, speaking_of
from scheduler_app.storage.content import read_mission, write_difference
from scheduler_app.storage.errors import (
    FileInDoubt,
    MissionFileBusy,
    MissionFileChanged,
    MissionFileError,
    MissionFileMoved,
    MissionFileReadOnly,
)
from scheduler_app.storage.formats import HURRY_SECONDS, LARGEST_VALUE
from scheduler_app.storage.lock import FileLock
from scheduler_app.storage.making import make_file
from scheduler_app.storage.places import is_same_file, write_and_publish
from scheduler_app.storage.versions import Version, keep_version, list_versions, read_version


class ReadOnlyReason(StrEnum):
    """Why a file was opened for reading only."""

    ASKED = "asked"
    IN_USE = "in_use"
    """Another window or command holds it."""
    NO_PERMISSION = "no_permission"
    """The file or its folder may not be written."""
    NO_LOCKS = "no_locks"
    """The file system cannot keep two writers apart."""


class Store:
    """Keeps one mission. Made by `storage.open_file` and `storage.create`; closed by `close`.

    Every method may be called from any thread, one at a time. Each raises MissionFileError.
    `older_format`: that of the file before it was opened, where it was an older one.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: FileLock | None,
        read_only_reason: ReadOnlyReason | None,
        older_format: int | None = None,
    ) -> None:
        self.path = path
        self.older_format = older_format
        self.read_only_reason = read_only_reason
        self._is_in_a_hurry = False
        self._use(connection)
        self._lock = lock
        self._turn = threading.RLock()
        self._data_version = self._look_at_data_version()
        self._doubt: tuple[Mission, ...] = ()
        """After a failed write that could not be looked at: what the file held, and what it was to hold."""
        self._left = self._stamp()
        self._holds: Mission | None = None
        """What the file holds, as far as it was read or written here."""

    def is_at(self, path: Path) -> bool:
        """Whether a path leads to the very file that is open here; what cannot be looked at does not."""
        try:
            return self._lock.is_on(path) if self._lock else is_same_file(path, self.path)
        except OSError:
            return False

    @property
    def is_overtaken(self) -> bool:
        """Whether the file is no longer as it was read or written here: another program has written into it."""
        return self._stamp() != self._left

    @property
    def is_read_only(self) -> bool:
        """Whether `write` and `name_version` are refused."""
        return self.read_only_reason is not None

    def hurry(self) -> None:
        """From now on do not wait long for another program that has locked the file: a window stands still
        meanwhile.
        """
        with self._turn:
            self._is_in_a_hurry = True
            self._use(self._connection)

    def read(self) -> Mission:
        """The mission as the file has it now."""
        with self._turn, speaking_of(self.path), self._reading.begin() as connection:
            found = self._holds = read_mission(connection, self.path)
            return found

    def write(self, change: Change, *, version_name: str | None = None) -> None:
        """Make `change.before`, which the file holds, into `change.after`: all of it or nothing.

        With a `version_name` (it may be empty) the new mission is also kept as a version. When
        this returns, the change outlasts a crash of the program and of the machine. Raises FileInDoubt
        where the file could neither be written nor read back: the next write puts it right.
        """
        self._refuse_if_read_only()
        kept = None if version_name is None else change.after.version

        def do(connection: Connection, now: Change) -> None:
            write_difference(connection, now)
            if version_name is not None:
                keep_version(connection, version_name, now.after)

        self._do(change, do, kept)

    def name_version(self, name: str, mission: Mission) -> None:
        """Keep a mission under its version number, which must be a new one."""
        self._refuse_if_read_only()
        held = self._holds or self.read()
        nothing = difference(held, held)

        def do(connection: Connection, now: Change) -> None:
            write_difference(connection, now)
            keep_version(connection, name, mission)

        self._do(nothing, do, mission.version)

    def keep(self, name: str, mission: Mission) -> int:
        """See to it that a kept version holds this mission, whatever its number; the number."""
        number = self.number_to_keep(mission)
        if number not in {kept.number for kept in self.versions()}:
            self.name_version(name, dataclasses.replace(mission, version=number))
        return number

    def number_to_keep(self, mission: Mission) -> int:
        """The number of the kept version that holds this mission, or under which `keep` would keep it."""
        numbers = {kept.number for kept in self.versions()}
        if mission.version not in numbers or self.read_version(mission.version) == mission:
            return mission.version
        return max(numbers) + 1

    def versions(self) -> tuple[Version, ...]:
        """The kept versions, oldest first, without their content."""
        with self._turn, speaking_of(self.path), self._reading.begin() as connection:
            return list_versions(connection)

    def with_unused_version(self, mission: Mission, before: Mission) -> Mission:
        """The mission, its version raised past every kept one where it is above `before`'s.

        A number that paper may show (of a step since undone) is never given to another state.
        """
        newest = max((kept.number for kept in self.versions()), default=0)
        if before.version < mission.version <= newest:
            return dataclasses.replace(mission, version=newest + 1)
        return mission

    def kept_versions(self, most: int = LARGEST_VALUE // 2) -> tuple[KeptVersion, ...]:
        """The kept versions with their missions, oldest first: those of releases, then the newest, as far as
        they have room in a text of so many characters.
        """
        wanted = {one.version for one in self.read().releases.values()}
        order = sorted(self.versions(), key=lambda one: (one.number not in wanted, -one.number))
        found: list[KeptVersion] = []
        for kept in order:
            mission = self.read_version(kept.number)
            most -= len(json.dumps(mission_to_plain(mission), ensure_ascii=False))
            if most < 0:
                break
            found.append(KeptVersion(name=kept.name, saved_at=kept.saved_at, mission=mission))
        return tuple(sorted(found, key=lambda one: one.number))

    def read_version(self, number: int) -> Mission:
        """The mission of a kept version; raises NoSuchVersion."""
        with self._turn, speaking_of(self.path), self._reading.begin() as connection:
            return read_version(connection, self.path, number)

    def copy_to(
        self,
        path: Path,
        mission: Mission,
        *,
        replace: bool = False,
        version_name: str | None = None,
        before_name: str | None = None,
    ) -> None:
        """Write another file with this mission (the one on the screen) and all kept versions.

        With a `version_name` the mission, where it differs, is one of them too; with a `before_name`
        what this file holds as well (see `keep`).
        """

        def write(temporary: Path) -> None:
            copy = self._copied(temporary, mission)
            try:
                if before_name is not None:
                    copy.keep(before_name, copy.read())
                change = difference(copy.read(), mission)
                if not change.is_empty:
                    copy.write(change, version_name=version_name)
            finally:
                copy.close()

        with self._turn, speaking_of(path, is_new=True):
            write_and_publish(path, write, replace=replace)

    def _copied(self, temporary: Path, mission: Mission) -> Store:
        """A copy of the file; where it is no longer what was written here, a new one with the mission alone."""
        with suppress(MissionFileError):
            if self._stamp() != self._left:
                self._connect_again()
        target = sqlite3.connect(temporary)
        try:
            self._connection.backup(target)
        except sqlite3.Error:
            is_ours = False
        else:
            is_ours = True
        finally:
            target.close()
        if is_ours and (copy := _opened(temporary)) is not None:
            try:
                found = copy.read()
            except MissionFileError:
                found = None
            if found is not None and found in (*self._doubt, self._holds):
                return copy
            copy.close()
        temporary.unlink(missing_ok=True)
        make_file(temporary, mission)
        return Store(temporary, connect(temporary, read_only=False), None, None)

    def close(self) -> None:
        """Let go of the file; harmless when repeated."""
        with self._turn:
            if self._doubt:
                with suppress(MissionFileError):
                    nothing = difference(self._doubt[0], self._doubt[0])
                    self._do(nothing, write_difference, None)
            self._engine.dispose()
            self._connection.close()
            if self._lock is not None:
                self._lock.release()

    def _do(
        self, change: Change, do: Callable[[Connection, Change], None], kept: int | None
    ) -> None:
        """Write in one transaction; where that fails, look what the file holds, and say just that."""
        with self._turn:
            now = self._from_what_it_holds(change)
            try:
                with speaking_of(self.path), self._engine.begin() as connection:
                    self._refuse_if_changed()
                    do(connection, now)
            except MissionFileBusy:
                raise
            except MissionFileError as error:
                self._doubt = (now.before, now.after)
                try:
                    is_written = self._look_again() == now.after and self._keeps(kept)
                except MissionFileChanged:
                    raise
                except MissionFileError:
                    raise FileInDoubt(path=self.path, detail=error.detail) from error
                if not is_written or (kept is None and now.is_empty):
                    raise
            self._holds, self._left = now.after, self._stamp()

    def _from_what_it_holds(self, change: Change) -> Change:
        """The change from what the file holds: after a failed write that may be one of two missions."""
        if not self._doubt:
            if self._stamp() == self._left:
                return change
            self._connect_again()
            self._doubt = (change.before,)
        found = self._look_again()
        return change if found is change.before else difference(found, change.after)

    def _look_again(self) -> Mission:
        """What the file holds now, and that it is one of those that it may; then there is no doubt."""
        try:
            found = self.read()
        except MissionFileError:
            self._connect_again()
            found = self.read()
        known = next((one for one in self._doubt if one == found), None)
        self._doubt = ()
        if known is None:
            raise MissionFileChanged(path=self.path)
        with speaking_of(self.path):
            self._data_version = self._look_at_data_version()
        self._left = self._stamp()
        return known

    def _stamp(self) -> tuple[int, int] | None:
        """The file's size and time as it was left here: what is copied over it may look alike to SQLite."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns

    def _keeps(self, number: int | None) -> bool:
        return number is None or number in {one.number for one in self.versions()}

    def _connect_again(self) -> None:
        """A new connection in the place of one that cannot go on; the lock on the file stays."""
        with speaking_of(self.path):
            if self._lock is not None and not self._lock.is_on(self.path):
                raise MissionFileMoved(path=self.path)
            connection = connect(self.path, read_only=False)
        self._engine.dispose()
        self._connection.close()
        self._use(connection)

    def _use(self, connection: sqlite3.Connection) -> None:
        if self._is_in_a_hurry:
            connection.execute(f"PRAGMA busy_timeout={round(HURRY_SECONDS * 1000)}")
        self._connection = connection
        self._engine = engine_over(connection)
        self._reading = self._engine.execution_options(reads_only=True)

    def _refuse_if_read_only(self) -> None:
        if self.is_read_only:
            raise MissionFileReadOnly(path=self.path)

    def _refuse_if_changed(self) -> None:
        if self._look_at_data_version() != self._data_version:
            raise MissionFileChanged(path=self.path)

    def _look_at_data_version(self) -> int:
        """A number that changes only when somebody else has written into the file."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _opened(path: Path) -> Store | None:
    """A copy that was just made, or None where it is no mission."""
    try:
        with speaking_of(path):
            return Store(path, connect(path, read_only=False), None, None)
    except MissionFileError:
        return None
