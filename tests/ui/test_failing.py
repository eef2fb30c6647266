"""What fails in the background is told, and the window goes on."""

import threading
from datetime import UTC, datetime
from types import SimpleNamespace

from PySide6.QtWidgets import QLabel

from scheduler_app import planning
from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.ui import judging
from scheduler_app.ui.dialogs import fragility, staffing, why
from scheduler_app.ui.dialogs.compare import CompareDialog
from scheduler_app.ui.dialogs.fragility import FragilityDialog

MESSAGE = "something went wrong in Attaché itself"


class Broken(Exception):  # noqa: N818 - stands for any mistake of ours
    pass


def break_(*_args, **_named):
    raise Broken


def _take_out(bench, count):
    ids = [one.request_id for one in list(bench.document.mission.meetings.values())[:count]]
    bench.editing.unschedule_requests(ids)


def test_a_failed_judgement_is_told_and_the_next_change_is_judged(
    qtbot, opened, bench, monkeypatch, failures
):
    qtbot.waitUntil(lambda: bench.judging.is_current, timeout=60_000)
    placed = len(bench.document.mission.meetings)
    with monkeypatch.context() as broken:
        broken.setattr(judging, "findings_of", break_)
        _take_out(bench, 1)
        qtbot.waitUntil(lambda: "not judged" in opened.standing.text(), timeout=60_000)
        assert MESSAGE in opened.standing.text()
        assert bench.judging.findings is None
    failures.clear()
    _take_out(bench, 1)
    qtbot.waitUntil(lambda: bench.judging.is_current, timeout=60_000)
    assert opened.standing.text().startswith(f"{placed - 2} of")


def test_a_failed_solve_leaves_the_plan_and_can_be_asked_again(
    qtbot, opened, bench, monkeypatch, failures
):
    before = bench.document.mission
    with monkeypatch.context() as broken:
        broken.setattr(planning, "plan", break_)
        bench.solving.start()
        with qtbot.waitSignal(bench.solving.ended, timeout=60_000):
            pass
    assert bench.document.mission is before
    assert not bench.solving.is_running
    assert MESSAGE in bench.notice.text
    failures.clear()


def test_a_question_that_fails_says_so(qtbot, opened, bench, monkeypatch, failures):
    request_id = next(iter(bench.document.mission.meeting_requests))
    bench.selection.select("meeting_requests", [request_id])
    monkeypatch.setattr(why, "candidates", break_)
    monkeypatch.setattr(staffing, "staffing", break_)
    monkeypatch.setattr(fragility, "exposures", break_)
    monkeypatch.setattr("scheduler_app.ui.dialogs.compare.figures_of", break_)
    mission, tools, runner = bench.document.mission, bench.tools, opened._runner
    asked = [
        tools.repairing.ask_why(),
        tools.repairing.ask_interpreters(),
        CompareDialog(mission, mission, runner, opened),
        FragilityDialog(mission, datetime(2015, 4, 13, tzinfo=UTC), runner, opened),
    ]
    for dialog in asked:
        qtbot.waitUntil(lambda dialog=dialog: MESSAGE in _said(dialog), timeout=60_000)
        dialog.reject()
    failures.clear()


def _said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_closing_while_an_offer_is_judged_is_harmless(qtbot, opened, bench, monkeypatch):
    may_end = threading.Event()
    offered: list[object] = []
    monkeypatch.setattr(judging, "findings_of", lambda one: may_end.wait(60) and findings_of(one))
    bench.solving.offered.connect(offered.append)
    meetings = tuple(bench.document.mission.meetings.values())
    bench.solving._offer(SimpleNamespace(meetings=meetings))
    opened.show_start_page()
    may_end.set()
    qtbot.waitUntil(lambda: not opened._runner.is_busy, timeout=60_000)
    assert offered == []
