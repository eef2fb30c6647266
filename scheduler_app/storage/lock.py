"""One writer at a time: a lock on the mission file itself, which dies with its process.

`flock` locks belong to the open file, leave nothing beside it, and are another kind than the
byte locks that SQLite sets for the moments of reading and writing, so the two do not meet. (On a
network file system they may be one kind; then the lock is refused and the file opens read-only.)

Closing any handle of a file drops the process's byte locks on it, so a file that this process
holds is never opened here a second time: `_held` knows them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_held: set[tuple[int, int]] = set()
"""Device and inode of every file that this process has locked."""


class LockedElsewhere(Exception):  # noqa: N818
    """Another window or command holds the file."""


class LockUnavailable(Exception):  # noqa: N818
    """The file system knows no locks."""


class FileLock:
    """The right to write one file, held from construction until `release` or the process's end.

    Raises LockedElsewhere or LockUnavailable, or OSError where the file cannot be opened at all.
    """

    def __init__(self, path: Path) -> None:
        status = path.stat()
        self._key = (status.st_dev, status.st_ino)
        if self._key in _held:
            raise LockedElsewhere
        self._descriptor: int | None = os.open(path, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
        try:
            _lock(self._descriptor)
        except BlockingIOError as error:
            self._close()
            raise LockedElsewhere from error
        except OSError as error:
            self._close()
            raise LockUnavailable from error
        _held.add(self._key)

    def is_on(self, path: Path) -> bool:
        """Whether the locked file still stands at this path; raises OSError where that cannot be told."""
        try:
            status = path.stat()
        except FileNotFoundError:
            return False
        return self._key == (status.st_dev, status.st_ino)

    def release(self) -> None:
        """Let others write. Harmless when repeated."""
        if self._descriptor is not None:
            _held.discard(self._key)
            self._close()

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":  # written by the book, not yet run there
    import msvcrt

    FAR_BYTE = 1 << 40

    def _lock(descriptor: int) -> None:
        """Lock one byte far behind the end and behind SQLite's own."""
        os.lseek(descriptor, FAR_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
