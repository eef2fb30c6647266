"""Solving a mission in the background: progress at a human pace, stop keeps the best.

A job plans the mission as it was when it started; whether the proposal still fits is for whoever
adopts it to judge. OR-Tools is loaded in the worker, so that the window opens without it.
"""

from __future__ import annotations

import gc
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scheduler_app.jobs.runner import Handle, Job, Runner
from scheduler_app.mission.mission import Mission
from solver.loading import load_search

if TYPE_CHECKING:
    from scheduler_app.planning import Limits, Progress, Proposal

PROGRESS_MILLISECONDS = 100


class SolveJob(QObject):
    """At most one solve at a time. `progressed(Progress)`, `finished(Proposal)`, `failed(error)`."""

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job: Job | None = None
        self._mission: Mission | None = None
        self._latest: deque[Progress] = deque(maxlen=1)
        self._timer = QTimer(self, interval=PROGRESS_MILLISECONDS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_running(self) -> bool:
        """Whether a solve is under way."""
        return self._job is not None

    @property
    def mission(self) -> Mission | None:
        """The mission that the last solve was started with."""
        return self._mission

    def start(self, mission: Mission, limits: Limits | None = None) -> None:
        """Begin to plan a mission. Raises RuntimeError when a solve is under way already."""
        if self._job is not None:
            raise RuntimeError("a solve is under way")
        self._mission = mission
        self._latest.clear()
        self._job = self._runner.start_with_handle(_solve, mission, limits, self._latest)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._timer.start()

    def prepare(self) -> None:
        """Load OR-Tools in a worker, so that the first solve need not."""
        self._runner.start(_load)

    def stop(self) -> None:
        """Ask for the best plan so far; `finished` follows."""
        if self._job is not None:
            self._job.stop()

    def _on_timeout(self) -> None:
        if self._latest:
            self.progressed.emit(self._latest.popleft())

    def _on_finished(self, proposal: Proposal | None) -> None:
        self._on_timeout()
        self._end()
        if proposal is not None:
            self.finished.emit(proposal)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._timer.stop()
        self._job = None


def _load() -> None:
    """In the worker. What was loaded stays, so Python's collector need not look through it."""
    load_search()
    gc.freeze()


def _solve(
    handle: Handle, mission: Mission, limits: Limits | None, latest: deque[Progress]
) -> Proposal:
    """In the worker. Progress goes into `latest`, which keeps the newest for the GUI thread."""
    from scheduler_app import planning  # noqa: PLC0415 - brings OR-Tools, in this thread

    return planning.plan(
        mission,
        limits=limits or planning.DEFAULT_LIMITS,
        stop=handle.stop,
        on_progress=latest.append,
    )
