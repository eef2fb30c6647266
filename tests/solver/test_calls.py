"""Calls: taken at the place before or after, the whole way between the two on one side of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver import Limits, solve
from solver.check import violations
from solver.demands import Meal
from solver.problem import Fixed, Option, Pin, Pool, Request, Stay, Window
from solver.solution import Rule
from tests.solver.rule_cases import a_problem, plan

HERE, THERE, ABROAD = 0, 1, 2
ONE = Limits(seconds=30, workers=1)


def _at(site, start, minutes=60):
    return Fixed(
        persons=(0,), window=Window(start=start, end=start + minutes), from_site=site, to_site=site
    )


def _call(minutes=60, **fields):
    option = Option(site=ABROAD, called=(0,))
    return Request(persons=(0,), minutes=minutes, options=(option,), **fields)


def _rules(problem, *places):
    return [one.rule for one in violations(problem, plan(*places))]


@pytest.mark.parametrize(
    ("start", "is_sound"),
    [(660, True), (690, True), (675, False), (720, False), (630, False), (650, False)],
)
def test_the_whole_way_fits_before_the_call_or_after_it(start, is_sound):
    """At the first place until 11:00, at the second from 12:30; the way takes 30 minutes."""
    problem = a_problem(_call(), fixed=(_at(HERE, 600), _at(THERE, 750)))
    problem = replace(problem, grid=5)
    assert (_rules(problem, (0, start)) == []) is is_sound


def test_of_two_calls_the_way_may_lie_between():
    problem = a_problem(_call(), _call(), fixed=(_at(HERE, 600), _at(THERE, 810)))
    problem = replace(problem, grid=10)
    assert _rules(problem, (0, 660), (1, 750)) == []
    assert _rules(problem, (0, 670), (1, 740)) == [Rule.TRAVEL_TIME]


def test_who_stays_where_they_are_needs_no_way_for_a_call():
    problem = a_problem(_call(), fixed=(_at(HERE, 600), _at(HERE, 720)))
    assert _rules(problem, (0, 660)) == []


def test_a_call_is_no_time_for_anything_else():
    problem = a_problem(_call(), _call(), fixed=(_at(HERE, 600),))
    assert Rule.NO_DOUBLE_BOOKING in _rules(problem, (0, 630))
    assert Rule.NO_DOUBLE_BOOKING in _rules(problem, (0, 720), (1, 735))


def test_a_break_between_comes_on_top_of_the_way():
    rest = Fixed(persons=(0,), window=Window(start=660, end=690))
    problem = a_problem(_call(), fixed=(_at(HERE, 600), rest, _at(THERE, 780)))
    assert _rules(problem, (0, 690)) == []
    later = a_problem(_call(), fixed=(_at(HERE, 600), rest, _at(THERE, 765)))
    assert _rules(later, (0, 690)) == [Rule.TRAVEL_TIME]


def test_the_rush_hour_counts_when_the_way_begins():
    """Until 10:00 the way takes 50 minutes."""
    fits = a_problem(_call(30), fixed=(_at(HERE, 510, 30), _at(THERE, 620)))
    assert _rules(fits, (0, 540)) == []
    short = a_problem(_call(30), fixed=(_at(HERE, 510, 30), _at(THERE, 615)))
    assert _rules(short, (0, 540)) == [Rule.TRAVEL_TIME]


def test_a_meal_is_taken_where_the_way_leaves_time():
    meal = Meal(persons=(0,), window=Window(start=720, end=840), minutes=30)
    problem = a_problem(_call(), fixed=(_at(HERE, 600), _at(THERE, 810)))
    problem = replace(problem, meals=(meal,))
    assert _rules(problem, (0, 690)) == []
    assert _rules(replace(problem, meals=(replace(meal, minutes=75),)), (0, 690)) == [
        Rule.MEAL_KEPT
    ]


def test_who_is_called_may_be_in_any_city_and_the_place_may_be_shut():
    abroad = replace(
        a_problem().persons[1], stays=(Stay(city=1, window=Window(start=540, end=720)),)
    )
    option = Option(site=HERE, persons=(1,), called=(0, 1))
    problem = a_problem(Request(persons=(0,), minutes=60, options=(option,)))
    shut = (replace(problem.sites[0], windows=()), *problem.sites[1:])
    problem = replace(problem, sites=shut, persons=(problem.persons[0], abroad))
    assert _rules(problem, (0, 600)) == []
    assert _rules(problem, (0, 690)) == [Rule.AVAILABILITY]
    there = replace(problem.requests[0], options=(replace(option, called=(1,)),))
    assert _rules(replace(problem, requests=(there,)), (0, 600)) == [Rule.OPENING_HOURS]


def test_who_is_called_needs_no_seat():
    option = Option(site=HERE, pool=0, persons=(2,), called=(1,))
    room = Pool(site=HERE, tables=1, seats=2, windows=(Window(start=540, end=1020),))
    problem = a_problem(Request(persons=(0, 1), minutes=60, options=(option,)), pools=(room,))
    assert _rules(problem, (0, 600)) == []


def test_a_call_that_leaves_no_time_for_the_way_is_never_planned():
    problem = a_problem(_call(), fixed=(_at(HERE, 600), _at(THERE, 735)))
    window = (Window(start=660, end=735),)
    tight = replace(problem, requests=(replace(problem.requests[0], windows=window),))
    assert solve(tight, limits=ONE).placed == 0
    free = a_problem(
        _call(windows=(Window(start=660, end=750),)), fixed=(_at(HERE, 600), _at(THERE, 750))
    )
    assert solve(free, limits=ONE).placed == 1


def test_meetings_keep_the_way_beside_a_call_that_is_pinned():
    here = Request(
        persons=(0,),
        minutes=60,
        options=(Option(site=HERE),),
        windows=(Window(start=600, end=660),),
    )
    there = Request(
        persons=(0,),
        minutes=60,
        options=(Option(site=THERE),),
        windows=(Window(start=720, end=795),),
    )
    pinned = _call(pin=Pin(start=660, options=(0,)))
    problem = a_problem(here, pinned, there)
    result = solve(problem, limits=ONE)
    assert result.placed == 2 + 0
    wide = replace(there, windows=(Window(start=720, end=810),))
    assert solve(a_problem(here, pinned, wide), limits=ONE).placed == 3
