"""Work in threads: results, progress and errors come back in the GUI thread; none is lost."""

import sys
import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from scheduler_app.jobs import Handle, Job, Runner


@pytest.fixture
def runner(qapp: QCoreApplication) -> Any:
    made = Runner()
    yield made
    made.close()


def _record(job: Job) -> list[tuple[str, object, bool]]:
    """What a job says, and whether it was said in the GUI thread."""
    said: list[tuple[str, object, bool]] = []
    main = threading.main_thread()

    def listen(name: str) -> Any:
        return lambda value: said.append((name, value, threading.current_thread() is main))

    job.progressed.connect(listen("progressed"))
    job.finished.connect(listen("finished"))
    job.failed.connect(listen("failed"))
    return said


def test_a_result_comes_back_in_the_gui_thread(runner: Runner, qtbot: QtBot) -> None:
    threads = []

    def work(number: int) -> int:
        threads.append(threading.current_thread())
        return number + 1

    job = runner.start(work, 41)
    said = _record(job)
    with qtbot.waitSignal(job.finished):
        was_running = job.is_running
    assert said == [("finished", 42, True)]
    assert (was_running, job.is_running) == (True, False)
    assert not runner.is_busy
    assert threads[0] is not threading.main_thread()


def test_progress_comes_in_order_before_the_result(runner: Runner, qtbot: QtBot) -> None:
    def work(handle: Handle) -> str:
        for n in range(3):
            handle.report(n)
        return "done"

    job = runner.start_with_handle(work)
    said = _record(job)
    with qtbot.waitSignal(job.finished):
        pass
    assert [(name, value) for name, value, _ in said] == [
        ("progressed", 0), ("progressed", 1), ("progressed", 2), ("finished", "done"),
    ]  # fmt: skip
    assert all(is_gui for *_, is_gui in said)


def test_an_error_is_told(runner: Runner, qtbot: QtBot) -> None:
    job = runner.start(lambda: {}["missing"])
    said = _record(job)
    with qtbot.waitSignal(job.finished):
        pass
    assert [(name, type(value)) for name, value, _ in said] == [
        ("failed", KeyError), ("finished", type(None)),
    ]  # fmt: skip
    assert isinstance(job.error, KeyError)


def test_whoever_waits_goes_on_after_an_error_that_the_runner_tells(
    runner: Runner, qtbot: QtBot
) -> None:
    told: list[object] = []
    runner.failed.connect(told.append)
    job = runner.start(lambda: 1 / 0)
    with qtbot.waitSignal(job.finished) as finished:
        pass
    assert (finished.args, told) == ([None], [job.error])
    with qtbot.waitSignal(runner.start(lambda: 42).finished) as finished:
        pass
    assert finished.args == [42]


def test_an_error_that_nobody_listens_to_reaches_the_hook(
    runner: Runner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append(kind))
    runner.start(lambda: 1 / 0)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught == [ZeroDivisionError]


def test_a_stop_before_or_during_the_run_is_seen(runner: Runner, qtbot: QtBot) -> None:
    def work(handle: Handle) -> str:
        while not handle.stop.is_set:
            time.sleep(0.001)
        return "best so far"

    job = runner.start_with_handle(work)
    said = _record(job)
    job.stop()
    with qtbot.waitSignal(job.finished):
        pass
    assert said == [("finished", "best so far", True)]


def test_closing_stops_everything_and_announces_it(qapp: QCoreApplication) -> None:
    before = threading.enumerate()
    runner = Runner()

    def work(handle: Handle) -> int:
        while not handle.stop.is_set:
            time.sleep(0.001)
        return 7

    jobs = [runner.start_with_handle(work) for _ in range(6)]
    said = [_record(job) for job in jobs]
    time.sleep(0.05)
    assert runner.close(seconds=5)
    assert {one[0][0] for one in said} == {"finished"}
    assert {one[0][1] for one in said} <= {7, None}
    assert not runner.is_busy
    assert not [
        one for one in threading.enumerate() if one.name.startswith("job") and one not in before
    ]


def test_closing_does_not_wait_for_ever(qapp: QCoreApplication) -> None:
    runner = Runner()
    release = threading.Event()
    runner.start(release.wait, 10)
    begun = time.monotonic()
    assert not runner.close(seconds=0.1)
    assert time.monotonic() - begun < 2
    release.set()
    assert runner.close(seconds=5)


def test_what_is_started_after_closing_never_begins(qapp: QCoreApplication) -> None:
    runner = Runner()
    assert runner.close()
    begun: list[int] = []
    job = runner.start(begun.append, 1)
    assert not job.is_running
    assert job.token.is_set
    assert begun == []
