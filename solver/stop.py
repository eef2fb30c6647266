"""Asking a run to stop: a token for this process, and flags that other processes look at."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol


class StopToken:
    """Set once, never cleared. Listeners added after it was set are called at once.

    A stop that comes before a search begins must not be lost (CP-SAT forgets it), so the search
    looks at `is_set` and adds a listener; both orders end the run.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_set = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def is_set(self) -> bool:
        """True from the moment that someone has asked to stop."""
        return self._is_set

    def set(self) -> None:
        """Ask to stop; call every listener once, outside the lock."""
        with self._lock:
            if self._is_set:
                return
            self._is_set = True
            listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener()

    def on_stop(self, listener: Callable[[], None]) -> None:
        """Call `listener` when the stop comes, or now when it has come already."""
        with self._lock:
            if not self._is_set:
                self._listeners.append(listener)
                return
        listener()

    def forget(self, listener: Callable[[], None]) -> None:
        """Take a listener back (a search that has ended must not be stopped again)."""
        with self._lock:
            if listener in self._listeners:
                self._listeners.remove(listener)


class Flag(Protocol):
    """A sign that travels with a problem to where it is solved. It must survive pickling."""

    def set(self) -> None:
        """Show it."""

    def is_set(self) -> bool:
        """Whether it is shown; asked several times a second."""


class FileFlag:
    """Shown while a file is gone: seen by every process of a machine, and wherever its folder is."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def set(self) -> None:
        """Take the file away."""
        self.path.unlink(missing_ok=True)

    def is_set(self) -> bool:
        """Whether the file is gone."""
        return not self.path.exists()


@contextmanager
def file_flag() -> Iterator[FileFlag]:
    """A flag in this machine's folder for temporary files, for as long as the block lasts."""
    handle, name = tempfile.mkstemp(prefix="solve-", suffix=".run")
    os.close(handle)
    flag = FileFlag(Path(name))
    try:
        yield flag
    finally:
        flag.set()


@contextmanager
def followed(flag: Flag, every: float = 0.1) -> Iterator[StopToken]:
    """A token that is set when the flag is, looked at every so many seconds; first by the caller."""
    token, ended = StopToken(), threading.Event()
    if flag.is_set():
        token.set()

    def watch() -> None:
        while not ended.wait(every):
            if flag.is_set():
                token.set()
                return

    watcher = threading.Thread(target=watch, name="flag", daemon=True)
    watcher.start()
    try:
        yield token
    finally:
        ended.set()
        watcher.join()
