"""Runs functions in worker threads and brings what they say back to the GUI thread.

A worker touches no QObject but the bridge, whose one signal is queued to the GUI thread. An error
of a worker becomes `failed` of its job, else of the runner; where nobody listens to either it goes to
`sys.excepthook`, so none is lost. `finished` comes in any case, so that whoever waits can go on.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, Qt, Signal

from solver.stop import StopToken

THREADS = 4
SHUTDOWN_SECONDS = 10.0

_log = logging.getLogger(__name__)


class Handle:
    """What a running function may use: `report(value)` for progress, `stop` to see a wish to end.

    Both may be used from any thread.
    """

    def __init__(self, report: Callable[[object], None], stop: StopToken) -> None:
        self.report = report
        self.stop = stop


class Job(QObject):
    """One run. Its signals come in the GUI thread.

    `finished(result)` always comes, once and last; it also ends a run that was stopped, for the function
    returns the best it has. With `failed(exception)`, what the function raised, the result is None, as
    with a run that never began.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.token = StopToken()
        self.error: BaseException | None = None
        self._is_running = True

    @property
    def is_running(self) -> bool:
        """Whether it is still at it."""
        return self._is_running

    def stop(self) -> None:
        """Ask the function to end soon with what it has."""
        self.token.set()

    def abandon(self) -> None:
        """Never begin. Called once, by a runner that has been closed."""
        self._is_running = False
        self.token.set()

    def end(self, future: Future[Any], report: Callable[[BaseException], None]) -> None:
        """Announce the outcome. Called once, by the runner, in the GUI thread; `report` hears of an error
        to which nobody listens here.
        """
        self._is_running = False
        self.error = None if future.cancelled() else future.exception()
        if self.error is None:
            self.finished.emit(None if future.cancelled() else future.result())
            return
        if self.receivers(SIGNAL("failed(PyObject)")):
            self.failed.emit(self.error)
        else:
            report(self.error)
        self.finished.emit(None)


class _Bridge(QObject):
    """Lives in the GUI thread; whatever is posted from anywhere is called there."""

    posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def _on_posted(self, call: Callable[[], None]) -> None:
        call()


class Runner(QObject):
    """Starts jobs. Make one in the GUI thread and close it before the application ends.

    `failed(exception)`: a job has met what nobody foresaw; it is told, and the next one runs.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="job")
        self._bridge = _Bridge(self)
        self._running: dict[Future[Any], Job] = {}
        self._is_closed = False

    def start(self, function: Callable[..., Any], *args: object) -> Job:
        """Call `function(*args)` in a worker."""
        return self._submit(Job(self), lambda _: function(*args))

    def start_with_handle(self, function: Callable[..., Any], *args: object) -> Job:
        """Call `function(handle, *args)` in a worker: it can report progress and be stopped."""
        return self._submit(Job(self), lambda handle: function(handle, *args))

    @property
    def is_busy(self) -> bool:
        """Whether any job is still running."""
        return bool(self._running)

    def report(self, error: BaseException) -> None:
        """Tell of an error that whoever asked for the job cannot say more of."""
        _log.error("a job failed", exc_info=(type(error), error, error.__traceback__))
        if self.receivers(SIGNAL("failed(PyObject)")):
            self.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def close(self, seconds: float = SHUTDOWN_SECONDS) -> bool:
        """Stop every job and wait for the workers; False when one is still at it afterwards.

        What has ended by then is announced as usual, before this returns. What is started from now on
        never begins, and nothing is heard of it.
        """
        self._is_closed = True
        for job in self._running.values():
            job.stop()
        self._executor.shutdown(wait=False, cancel_futures=True)
        begun = [future for future in self._running if not future.done()]
        unfinished = wait(begun, timeout=seconds).not_done
        if not unfinished:
            self._executor.shutdown(wait=True)  # its threads are idle and end at once
        QCoreApplication.sendPostedEvents(self._bridge, QEvent.Type.MetaCall)
        for future in [one for one in self._running if one.done()]:
            self._end(future)
        return not unfinished

    def _submit(self, job: Job, work: Callable[[Handle], Any]) -> Job:
        if self._is_closed:
            job.abandon()
            return job
        post = self._bridge.posted.emit

        def report(value: object) -> None:
            post(lambda: job.progressed.emit(value))

        future = self._executor.submit(work, Handle(report, job.token))
        self._running[future] = job
        future.add_done_callback(lambda done: post(lambda: self._end(done)))
        return job

    def _end(self, future: Future[Any]) -> None:
        job = self._running.pop(future, None)
        if job is not None:
            job.end(future, self.report)
            job.deleteLater()
