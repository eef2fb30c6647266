"""A solve in the background: few signs of life, one result, stopped when asked."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from scheduler_app import planning
from scheduler_app.jobs import Runner, SolveJob
from tests import builders


@pytest.fixture
def job(qapp: QCoreApplication) -> Any:
    runner = Runner()
    yield SolveJob(runner)
    runner.close()


def test_a_small_mission_is_planned(job: SolveJob, qtbot: QtBot) -> None:
    mission = builders.a_mission()
    with qtbot.waitSignal(job.finished, timeout=30_000) as finished:
        job.start(mission, planning.Limits(seconds=10))
        was_running = job.is_running
        with pytest.raises(RuntimeError):
            job.start(mission)
    (proposal,) = finished.args
    assert (proposal.placed, proposal.requested) == (1, 1)
    assert (was_running, job.is_running) == (True, False)
    assert job.mission is mission


def test_progress_is_told_ten_times_a_second_at_most(
    job: SolveJob, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plan(_mission: object, *, on_progress: Any, stop: Any, **_: object) -> str:
        count = 0
        while not stop.is_set:
            count += 1
            on_progress(count)
        return "best"

    monkeypatch.setattr(planning, "plan", plan)
    told: list[int] = []
    job.progressed.connect(told.append)
    job.start(builders.a_mission())
    qtbot.wait(350)
    with qtbot.waitSignal(job.finished) as finished:
        job.stop()
    assert finished.args == ["best"]
    assert 1 <= len(told) <= 5
    assert told == sorted(told)


def test_an_error_of_the_solver_is_told_and_another_solve_may_follow(
    job: SolveJob, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("no")

    with monkeypatch.context() as patched:
        patched.setattr(planning, "plan", fail)
        with qtbot.waitSignal(job.failed):
            job.start(builders.a_mission())
    with qtbot.waitSignal(job.finished, timeout=30_000):
        job.start(builders.a_mission(), planning.Limits(seconds=10))
