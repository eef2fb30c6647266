"""Ask a slow question again and again, and hear only the answer to the last one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from scheduler_app.jobs import Job, Runner


class Latest(QObject):
    """At most one question is being answered; of those that wait only the newest is kept.

    `failed()`: the newest could not be answered, which the runner tells; the next one is asked as usual.
    """

    answered = Signal(object)
    failed = Signal()

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job: Job | None = None
        self._next: tuple[Callable[..., Any], tuple[object, ...]] | None = None

    def ask(self, function: Callable[..., Any], *args: object) -> None:
        """Let a worker call a pure function; `answered` brings what it returns."""
        self._next = (function, args)
        if self._job is None:
            self._start()

    def _start(self) -> None:
        if self._next is None:
            return
        function, args = self._next
        self._next = None
        self._job = self._runner.start(function, *args)
        self._job.finished.connect(self._on_finished)

    def _on_finished(self, answer: object) -> None:
        job, self._job = self._job, None
        if self._next is not None:
            self._start()
        elif job is not None and job.error is not None:
            self.failed.emit()
        else:
            self.answered.emit(answer)
