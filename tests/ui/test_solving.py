"""Solve in the window, with a plan that is made at once: how it is adopted, offered, thrown away."""

import dataclasses
import threading

import pytest

from scheduler_app import planning, storage
from scheduler_app.mission.edits.schedule import unschedule
from scheduler_app.mission.edits.settings import set_mission
from scheduler_app.planning import Gain, Progress, Proposal, Status, Tier, WorsePlan
from scheduler_app.ui.widgets.solve_status import progress_sentence
from scheduler_app.wording.solving import solved_sentence
from solver import TierName


def proposal_of(mission, *, placed=None):
    meetings = tuple(mission.meetings.values())[:placed]
    tier = Tier(
        name=TierName.PLACED,
        value=len(meetings),
        bound=len(meetings),
        proved=True,
        sense="maximise",
    )
    return Proposal(
        meetings=meetings, status=Status.OPTIMAL, tiers=(tier,), requested=len(mission.meeting_requests),
        placed=len(meetings), unplaced=(), conflicts=(), seconds=1.0, first_plan_seconds=0.5,
    )  # fmt: skip


class Going(threading.Event):
    """Lets the plan come, with so many meetings (None: all)."""

    placed: int | None = 10


@pytest.fixture
def go(monkeypatch):
    """Set it to let the plan come."""
    event = Going()

    def plan(mission, *, limits=None, stop=None, on_progress=None):
        on_progress(
            Progress(
                seconds=1, placed=3, requested=9, tier=TierName.GAPS, value=5, bound=4, gap=0.2
            )
        )
        while not event.wait(0.01) and not (stop and stop.is_set):
            pass
        return proposal_of(mission, placed=event.placed)

    monkeypatch.setattr(planning, "plan", plan)
    return event


def test_a_plan_is_adopted_as_one_step(qtbot, opened, bench, go):
    opened.actions_by_name["solve"].trigger()
    assert bench.solving.is_running
    assert opened.solve_status.isVisible()
    assert not opened.actions_by_name["solve"].isEnabled()
    go.set()
    with qtbot.waitSignal(bench.solving.adopted, timeout=10_000):
        pass
    assert len(bench.document.mission.meetings) == 10
    assert bench.document.undo_stack.undoText() == "Solve"
    assert "10 of" in bench.notice.text
    assert not opened.solve_status.isVisible()


def test_stop_keeps_the_best(qtbot, opened, bench, go):
    opened.actions_by_name["solve"].trigger()
    with qtbot.waitSignal(bench.solving.adopted, timeout=10_000):
        opened.actions_by_name["stop"].trigger()
    assert len(bench.document.mission.meetings) == 10


@pytest.mark.parametrize("use", [True, False])
def test_a_plan_for_an_earlier_mission_is_offered(qtbot, opened, bench, go, use):
    go.placed = None
    mission = bench.document.mission
    whole = len(mission.meetings)
    opened.actions_by_name["solve"].trigger()
    bench.document.apply("Take out", unschedule(mission, list(mission.meetings)[:20]))
    before = bench.document.mission.meetings
    go.set()
    with qtbot.waitSignal(bench.solving.offered, timeout=20_000):
        pass
    assert bench.document.mission.meetings == before
    assert "changed while" in bench.notice.text
    bench.notice._buttons[0 if use else 1].click()
    assert (len(bench.document.mission.meetings) == whole) is use


def test_a_worse_plan_for_an_earlier_mission_is_told_and_not_offered(qtbot, opened, bench, go):
    opened.actions_by_name["solve"].trigger()
    bench.document.apply("Note", set_mission(bench.document.mission, note="changed"))
    before = bench.document.mission
    go.set()
    with qtbot.waitSignal(bench.solving.fruitless, timeout=60_000):
        pass
    assert bench.document.mission is before
    assert "problems to be fixed, the one in force 0" in bench.notice.text


@pytest.mark.parametrize("is_worse", [False, True])
def test_a_plan_that_is_not_better_is_told_and_makes_no_step(
    qtbot, opened, bench, monkeypatch, is_worse
):
    def plan(mission, *, limits=None, stop=None, on_progress=None):
        worse = WorsePlan(placed=393, to_fix=0, placed_in_force=402, to_fix_in_force=0)
        gain = Gain.WORSE if is_worse else Gain.NONE
        return dataclasses.replace(
            proposal_of(mission), gain=gain, worse=worse if is_worse else None
        )

    monkeypatch.setattr(planning, "plan", plan)
    before = bench.document.mission
    with qtbot.waitSignal(bench.solving.fruitless, timeout=60_000):
        opened.actions_by_name["solve"].trigger()
    assert bench.document.mission is before
    assert not bench.document.undo_stack.count()
    said = "393 placed, the one in force 402" if is_worse else "No better plan was found"
    assert said in bench.notice.text


def test_closing_while_a_plan_is_made_is_harmless(qtbot, opened, bench, go):
    opened.actions_by_name["solve"].trigger()
    opened.show_start_page()
    go.set()
    qtbot.wait(100)
    assert opened.document is None


def test_sentences(sample):
    progress = Progress(
        seconds=12, placed=3, requested=9, tier=TierName.WISHES, value=5, bound=4, gap=0.2
    )
    assert (
        progress_sentence(progress)
        == "3 of 9 placed · fulfilling wishes: 5, at best 4 (20% apart) · 12 s"
    )
    waits = Progress(
        seconds=2, placed=9, requested=9, tier=TierName.GAPS, value=600, bound=0, gap=600.0
    )
    assert progress_sentence(waits) == (
        "9 of 9 placed · shortening waits: 10 h, the best possible is not known yet · 2 s"
    )
    assert "no other plan can place more" in solved_sentence(proposal_of(sample, placed=10))


def test_a_solve_without_a_plan_leaves_the_plan_in_force(qtbot, opened, bench, monkeypatch):
    def plan(mission, *, limits=None, stop=None, on_progress=None):
        nothing = proposal_of(mission, placed=0)
        return dataclasses.replace(nothing, first_plan_seconds=None, status=Status.STOPPED)

    monkeypatch.setattr(planning, "plan", plan)
    before = bench.document.mission
    opened.actions_by_name["solve"].trigger()
    with qtbot.waitSignal(bench.solving.fruitless, timeout=10_000):
        pass
    assert bench.document.mission is before
    assert "before the first plan" in bench.notice.text
    assert not opened.solve_status.isVisible()


def test_what_was_said_of_a_plan_goes_when_it_changes(qtbot, opened, bench, go):
    go.set()
    with qtbot.waitSignal(bench.solving.adopted, timeout=10_000):
        opened.actions_by_name["solve"].trigger()
    assert bench.notice.text
    opened.actions_by_name["undo"].trigger()
    assert not bench.notice.text


def test_the_word_on_a_plan_moves_nothing_above_it(qtbot, opened, bench):
    qtbot.waitExposed(opened)
    before = bench.views.mapToGlobal(bench.views.rect().topLeft())
    bench.notice.tell("402 of 409 placed.")
    qtbot.wait(50)
    assert bench.views.mapToGlobal(bench.views.rect().topLeft()) == before


def test_closing_while_a_plan_is_made_keeps_the_best(qtbot, opened, bench, go):
    document, path = bench.document, bench.document.path
    opened.actions_by_name["solve"].trigger()
    qtbot.waitUntil(lambda: bench.solving.is_running)
    opened.close()
    assert opened.isVisible()  # until the plan is kept
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=10_000)
    assert len(document.mission.meetings) == 10
    store, kept = storage.open_file(path)
    store.close()
    assert len(kept.meetings) == 10
