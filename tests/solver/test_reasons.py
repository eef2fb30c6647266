"""Why requests are left out: each reason by the smallest problem that has it."""

from __future__ import annotations

from dataclasses import replace

from solver import Limits, Person, Pool, Reason, Site, Stay, Window, solve
from tests.solver.rule_cases import HOURS, a_problem, meeting, stands

ONE = Limits(workers=1)


def only_reason(problem):
    (left,) = solve(problem, limits=ONE).unplaced
    return left


def test_a_room_too_small():
    pool = Pool(site=0, tables=1, seats=2, windows=(HOURS,))
    left = only_reason(a_problem(replace(meeting(0, pool=0), heads=3), pools=(pool,)))
    assert (left.reason, left.pools) == (Reason.ROOM_TOO_SMALL, (0,))


def test_people_who_are_never_together():
    problem = a_problem(meeting(0, 1))
    early = Person(stays=(Stay(city=0, window=Window(start=540, end=600)),))
    late = Person(stays=(Stay(city=0, window=Window(start=600, end=660)),))
    left = only_reason(replace(problem, persons=(early, late)))
    assert (left.reason, left.persons) == (Reason.NEVER_TOGETHER, (0, 1))


def test_a_place_that_is_closed_then():
    problem = a_problem(meeting(0))
    sites = (Site(city=0, windows=(Window(start=1090, end=1200),)), *problem.sites[1:])
    assert only_reason(replace(problem, sites=sites)).reason is Reason.CLOSED


def test_hours_asked_for_that_do_not_fit():
    asked = replace(meeting(0), windows=(Window(start=600, end=620),))
    assert only_reason(a_problem(asked)).reason is Reason.OUTSIDE_WINDOWS


def test_fixed_engagements_take_all_the_time():
    left = only_reason(a_problem(meeting(0, 1), fixed=(stands(550, 1070, 1),)))
    assert left.reason is Reason.BLOCKED_BY_FIXED
    assert (left.persons, left.fixed) == ((1,), (0,))


def test_a_person_whose_day_is_full():
    long = replace(meeting(0, minutes=540), weight=9)
    left = only_reason(a_problem(long, meeting(0, 1)))
    assert (left.request, left.reason, left.persons) == (1, Reason.PERSON_FULL, (0,))


def test_a_room_that_is_full():
    pool = Pool(site=0, tables=1, seats=4, windows=(HOURS,))
    long = replace(meeting(0, pool=0, minutes=540), weight=9)
    left = only_reason(a_problem(long, meeting(1, pool=0), pools=(pool,)))
    assert (left.request, left.reason, left.pools) == (1, Reason.ROOM_FULL, (0,))


def test_no_single_cause():
    pool = Pool(site=0, tables=1, seats=6, windows=(Window(start=540, end=570),))
    busy = [replace(meeting(p, site=1), weight=9) for p in range(4)]
    windows = (Window(start=540, end=570),)
    busy = [replace(r, windows=windows) for r in busy]
    left = only_reason(a_problem(*busy, meeting(0, 1, 2, 3, pool=0), pools=(pool,)))
    assert (left.request, left.reason) == (4, Reason.PERSON_FULL)
