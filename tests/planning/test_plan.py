"""Solving from a mission to a proposal: where it starts from, and what it repeats."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app import planning
from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.edits import schedule
from scheduler_app.settings import resource


def _stopped():
    token = planning.StopToken()
    token.set()
    return token


def _places(meetings):
    return {one.id: (one.start, one.venue_id, one.room_id, one.table) for one in meetings}


def test_a_second_solve_goes_on_from_the_plan_in_force():
    mission = load_sample(resource("samples"), "smart-cities-2015")

    proposal = planning.plan(mission, stop=_stopped())

    assert _places(proposal.meetings) == _places(mission.meetings.values())


def test_what_no_longer_holds_of_the_plan_is_placed_anew():
    mission = load_sample(resource("samples"), "smart-cities-2015")
    first, second = list(mission.meetings.values())[:2]
    clashing = schedule.place_request(
        mission, second.request_id, first.start, first.venue_id, first.room_id
    )
    assert planning.judge(clashing).conflicts

    proposal = planning.plan(clashing, stop=_stopped())

    assert not proposal.conflicts
    after = schedule.adopt_schedule(clashing, proposal.meetings)
    assert not planning.judge(after).conflicts
    kept = _places(mission.meetings.values()).items() & _places(proposal.meetings).items()
    assert len(kept) > len(mission.meetings) - 40


def test_a_fresh_solve_of_one_worker_knows_nothing_of_the_plan_in_force():
    unsolved = load_sample(resource("samples"), "smart-cities-2015", solved=False)
    solved = load_sample(resource("samples"), "smart-cities-2015")
    limits = planning.Limits(workers=1, seed=3)
    freed = [replace(one, keeps_confirmed=False) for one in (unsolved, solved)]

    bare = replace(freed[1], meetings={})
    plans = [
        planning.plan(one, limits=limits, stop=_stopped(), fresh=True) for one in (freed[0], bare)
    ]

    assert _places(plans[0].meetings).keys() == _places(plans[1].meetings).keys()
    starts = [{one.id: one.start for one in plan.meetings} for plan in plans]
    assert starts[0] == starts[1]
