"""A token that asks a run to stop: safe from any thread, before or during the run."""

from __future__ import annotations

import threading
from collections.abc import Callable


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
