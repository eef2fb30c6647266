"""The whole way from Problem to Result: what holds for every run."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings

from solver import (
    MISSION_TIERS,
    Limits,
    Option,
    Person,
    Pin,
    Placement,
    Pool,
    Problem,
    ProblemError,
    Progress,
    Reason,
    Request,
    Sense,
    Solution,
    StopToken,
    Travel,
    Window,
    conduct,
    score,
    solve,
    violations,
)
from tests.benchmarks.mission_problem import mission
from tests.solver.all_plans import rank
from tests.solver.rule_cases import a_problem, meeting, plan, stands
from tests.solver.small_problems import small_problem
from tests.solver.strategies import planted

ONE = Limits(workers=1)
FEW = settings(max_examples=25)


@FEW
@given(planted())
def test_what_was_planted_is_fully_placed(drawn):
    problem, _ = drawn
    result = solve(problem, limits=ONE)
    assert result.placed == len(problem.requests)
    assert result.status == "optimal"
    assert violations(problem, result.solution) == ()


@FEW
@given(planted())
def test_tier_values_are_those_of_the_checker(drawn):
    problem, _ = drawn
    result = solve(problem, limits=ONE)
    assert {t.name: t.value for t in result.tiers} == score(problem, result.solution)
    for tier in result.tiers:
        if tier.sense is Sense.MAXIMISE:
            assert tier.value <= tier.bound
        else:
            assert tier.value >= tier.bound


@FEW
@given(planted())
def test_pins_stay(drawn):
    problem, planned = drawn
    pinned = tuple(
        replace(r, pin=Pin(start=p.start, options=(p.option,))) if i % 2 else r
        for i, (r, p) in enumerate(zip(problem.requests, planned.placements, strict=True))
    )
    result = solve(replace(problem, requests=pinned), limits=ONE)
    assert result.violations == ()
    for placement in planned.placements[1::2]:
        assert placement in result.solution.placements


@pytest.mark.parametrize("seed", range(20))
def test_renumbering_leaves_the_score(seed):
    problem = small_problem(seed)
    order = list(range(len(problem.persons)))
    random.Random(seed).shuffle(order)
    new = {old: i for i, old in enumerate(order)}
    renamed = replace(
        problem,
        persons=tuple(problem.persons[old] for old in order),
        fixed=tuple(replace(f, persons=tuple(new[p] for p in f.persons)) for f in problem.fixed),
        requests=tuple(
            replace(r, persons=tuple(new[p] for p in r.persons)) for r in problem.requests
        ),
    )
    one, other = solve(problem, limits=ONE), solve(renamed, limits=ONE)
    assert rank(problem, one.solution) == rank(renamed, other.solution)


def test_a_mission_is_planned_on_two_workers():
    problem = mission(firms=4, seed=3)
    seen: list[Progress] = []
    result = solve(problem, limits=Limits(seconds=6, workers=2), on_progress=seen.append)
    assert violations(problem, result.solution) == ()
    assert result.tiers[0].proved
    assert {t.name: t.value for t in result.tiers} == score(problem, result.solution)
    assert seen[0].requested == len(problem.requests)
    assert [p.placed for p in seen] == sorted(p.placed for p in seen)
    assert result.placed + len(result.unplaced) == result.requested


def test_one_worker_is_repeatable(monkeypatch):
    """A small budget of work under a generous safety stop: a busy machine changes nothing."""
    monkeypatch.setattr(conduct, "WORK_PER_SECOND", 0.004)
    problem = mission(firms=4, seed=5)
    limits = Limits(seconds=120, workers=1, seed=7)
    one, other = solve(problem, limits=limits), solve(problem, limits=limits)
    assert not one.limited_by_seconds
    assert one.status == "feasible"
    assert one.solution == other.solution
    assert [t.bound for t in one.tiers] == [t.bound for t in other.tiers]


def test_stopped_before_it_began_it_still_gives_a_sound_plan():
    stop = StopToken()
    stop.set()
    problem = mission(firms=4)
    result = solve(problem, stop=stop)
    assert result.status == "stopped"
    assert result.placed > len(problem.requests) // 2
    assert violations(problem, result.solution) == ()
    assert {t.name: t.value for t in result.tiers} == score(problem, result.solution)


def test_stopped_on_its_way_it_keeps_the_best_so_far():
    stop = StopToken()
    problem = mission(firms=12)
    best = []

    def stop_later(progress):
        best.append(progress.placed)
        if progress.seconds > 0.3:
            stop.set()

    result = solve(problem, limits=Limits(seconds=120), stop=stop, on_progress=stop_later)
    assert result.status == "stopped"
    assert not result.limited_by_seconds
    assert result.placed >= best[-1]
    assert violations(problem, result.solution) == ()


def test_a_stop_from_another_thread_ends_the_run():
    stop = StopToken()
    timer = threading.Timer(0.2, stop.set)
    timer.start()
    result = solve(mission(firms=12), limits=Limits(seconds=120), stop=stop)
    timer.join()
    assert result.status == "stopped"


def test_a_hint_is_kept_where_it_is_as_good_as_any():
    problem = a_problem(meeting(0), meeting(1))
    hinted = plan((0, 735), (1, 900))
    assert solve(problem, limits=ONE, hint=hinted).solution == hinted


def test_a_foreign_hint_does_no_harm():
    problem = a_problem(meeting(0))
    assert solve(problem, limits=ONE, hint=plan((5, 600), (0, 601))).placed == 1
    elsewhere = Solution(placements=(Placement(request=0, start=600, option=9),))
    assert solve(problem, limits=ONE, hint=elsewhere).placed == 1


def test_a_stopped_run_is_never_worse_than_its_hint():
    problem = mission(firms=12)
    hint = solve(problem, limits=Limits(seconds=3)).solution
    stop = StopToken()
    stop.set()

    result = solve(problem, hint=hint, stop=stop)

    assert result.solution == hint


def test_short_meetings_follow_each_other_at_a_table_beside_a_long_one():
    """Two tables hold a long meeting beside two short ones in a row."""
    stop = StopToken()
    stop.set()
    hall = Pool(site=0, tables=2, seats=8, windows=(Window(start=600, end=1080),))
    requests = (
        Request(
            persons=(person,),
            minutes=minutes,
            options=(Option(site=0, pool=0),),
            windows=(Window(start=660, end=720),),
        )
        for person, minutes in ((0, 30), (1, 30), (2, 60))
    )
    problem = a_problem(*requests, pools=(hall,))

    assert solve(problem, stop=stop).placed == 3


def test_a_given_executor_runs_the_parts():
    with ThreadPoolExecutor(2) as executor:
        assert solve(a_problem(meeting(0), meeting(1)), executor=executor).placed == 2


def empty() -> Problem:
    return Problem(
        grid=15, days=(), cities=(), sites=(), pools=(), persons=(), fixed=(), requests=(),
        travel=Travel(minutes=(), peak=()),
    )  # fmt: skip


def test_an_empty_problem_is_solved():
    result = solve(empty())
    assert (result.status, result.placed, result.requested) == ("optimal", 0, 0)
    assert [t.value for t in result.tiers] == [0] * 6


def test_people_without_requests_are_fine():
    result = solve(a_problem(fixed=(stands(600, 660, 0),)))
    assert result.status == "optimal"


def test_a_meeting_longer_than_the_day_is_left_out():
    result = solve(a_problem(meeting(0, minutes=2000)), limits=ONE)
    assert result.status == "optimal"
    assert [u.reason for u in result.unplaced] == [Reason.NEVER_TOGETHER]


def test_a_request_without_an_option_is_left_out():
    result = solve(a_problem(replace(meeting(0), options=())), limits=ONE)
    assert [u.reason for u in result.unplaced] == [Reason.NO_PLACE]


def test_a_request_without_people_only_needs_its_room():
    assert solve(a_problem(meeting()), limits=ONE).placed == 1


def test_one_person_and_more_meetings_than_time():
    requests = [meeting(0, minutes=120) for _ in range(6)]
    result = solve(a_problem(*requests), limits=ONE)
    assert (result.placed, result.status) == (4, "optimal")
    assert {u.reason for u in result.unplaced} == {Reason.PERSON_FULL}


def test_detours_that_are_shorter_leave_the_bounds_open():
    """Where a meeting between shortens the way, the model is too strict to prove anything."""
    problem = a_problem(
        meeting(0), replace(meeting(0, site=1), options=(Option(site=1),)), meeting(0)
    )
    ways = ((0, 400, 5), (400, 0, 5), (5, 5, 0))
    problem = replace(
        problem,
        travel=Travel(minutes=ways, peak=ways),
        requests=(*problem.requests, meeting(1, site=2)),
    )
    result = solve(problem, limits=ONE)
    assert violations(problem, result.solution) == ()


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"seconds": 0}, "above 0"),
        ({"seconds": float("nan")}, "above 0"),
        ({"workers": 0}, "at least 1"),
        ({"seed": -1}, "seed"),
    ],
)
def test_limits_that_make_no_sense_are_refused(limits, message):
    with pytest.raises(ProblemError, match=message):
        Limits(**limits)


def test_the_public_surface_does_not_load_ortools():
    code = "import solver, sys; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_tiers_come_in_their_order():
    result = solve(a_problem(meeting(0)), limits=ONE)
    assert [t.name for t in result.tiers] == list(MISSION_TIERS)


def test_a_person_who_is_never_there_is_no_hindrance_to_others():
    problem = a_problem(meeting(0), meeting(1))
    persons = (Person(stays=()), *problem.persons[1:])
    result = solve(replace(problem, persons=persons), limits=ONE)
    assert result.placed == 1
    assert [u.reason for u in result.unplaced] == [Reason.NEVER_TOGETHER]
