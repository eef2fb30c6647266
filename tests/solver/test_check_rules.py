"""Each hard rule on the independent checker, and the model's obedience to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver import (
    Count,
    Fixed,
    Limits,
    Option,
    Person,
    Pin,
    Placement,
    ProblemError,
    Request,
    Rule,
    Solution,
    Stay,
    TierName,
    Window,
    score,
    shortcomings,
    solve,
    violations,
)
from solver.solution import DEMANDED
from tests.solver.all_plans import best_rank, rank
from tests.solver.rule_cases import CASES, HOURS, a_problem, meeting, plan, stands

ONE = Limits(workers=1)


WEIGHED_ONLY = {Rule.LEAST_MEETINGS}
"""What taking a meeting out can break, so that it is only ever weighed."""

HARD = [rule for rule in Rule if rule not in WEIGHED_ONLY]


def rules_broken(problem, solution):
    return [v.rule for v in violations(problem, solution)]


def test_no_rule_lacks_its_cases():
    assert set(CASES) == set(HARD)


@pytest.mark.parametrize("rule", HARD)
def test_a_rule_says_nothing_where_it_does_not_apply(rule):
    case = CASES[rule]
    assert rule not in rules_broken(case.problem, case.trivial)


@pytest.mark.parametrize("rule", HARD)
def test_a_rule_forbids_its_breach_and_only_that_is_named(rule):
    case = CASES[rule]
    assert set(rules_broken(case.problem, case.forbidden)) == {rule}


@pytest.mark.parametrize("rule", HARD)
def test_a_rule_allows_the_nearest_neighbour(rule):
    case = CASES[rule]
    assert rules_broken(case.problem, case.allowed) == []


@pytest.mark.parametrize("rule", HARD)
def test_the_search_keeps_the_rule_and_loses_nothing_by_it(rule):
    problem = CASES[rule].problem
    result = solve(problem, limits=ONE)
    assert violations(problem, result.solution) == ()
    assert result.placed == len(problem.requests)


@pytest.mark.parametrize("rule", HARD)
def test_the_search_leaves_the_breach_when_hinted_at(rule):
    case = CASES[rule]
    result = solve(case.problem, limits=ONE, hint=case.forbidden)
    assert violations(case.problem, result.solution) == ()


def test_a_breach_names_who_is_concerned_and_by_how_much():
    problem = a_problem(meeting(0, 1), meeting(1, 0, 2))
    (found,) = violations(problem, plan((0, 600), (1, 615)))
    assert (found.rule, found.start, found.requests) == (Rule.NO_DOUBLE_BOOKING, 615, (0, 1))
    assert (found.persons, found.minutes) == ((0, 1), 15)


def test_the_way_is_slower_when_it_begins_in_a_peak():
    problem = a_problem(meeting(0), meeting(0, site=1))
    (found,) = violations(problem, plan((0, 555), (1, 630)))
    assert (found.rule, found.minutes) == (Rule.TRAVEL_TIME, 5)
    assert found.start == 585
    assert violations(problem, plan((0, 570), (1, 630))) == ()  # leaves at 10:00: no peak


def test_a_meal_comes_on_top_of_the_way():
    problem = a_problem(meeting(0), meeting(0, site=1), fixed=(stands(720, 780, 0, site=None),))
    (found,) = violations(problem, plan((0, 690), (1, 780)))
    assert (found.rule, found.minutes) == (Rule.TRAVEL_TIME, 30)
    assert violations(problem, plan((0, 660), (1, 780))) == ()
    assert violations(problem, plan((0, 690), (1, 810))) == ()


def test_no_way_between_cities_unless_a_leg_joins_them():
    stays = (
        Stay(city=0, window=Window(start=540, end=720)),
        Stay(city=1, window=Window(start=800, end=1080)),
    )
    problem = a_problem(meeting(0), meeting(0, site=2), persons=1)
    problem = replace(problem, persons=(Person(stays=stays),))
    both = plan((0, 600), (1, 900))
    assert [v.rule for v in violations(problem, both)] == [Rule.TRAVEL_TIME]
    leg = Fixed(persons=(0,), window=Window(start=720, end=800), from_site=0, to_site=2)
    joined = replace(problem, fixed=(leg,))
    assert violations(joined, both) == ()
    assert solve(problem, limits=ONE).placed == 1
    assert solve(joined, limits=ONE).placed == 2


def test_a_meeting_lies_inside_one_stay_not_across_two():
    halves = (
        Stay(city=0, window=Window(start=540, end=600)),
        Stay(city=0, window=Window(start=600, end=660)),
    )
    problem = replace(a_problem(meeting(0), persons=1), persons=(Person(stays=halves),))
    (found,) = violations(problem, plan((0, 585)))
    assert (found.rule, found.minutes) == (Rule.AVAILABILITY, 15)


def test_fixed_engagements_that_clash_are_named():
    fixed = (stands(600, 660, 0), stands(630, 690, 0, 1), stands(640, 650, 1, site=None))
    found = violations(a_problem(fixed=fixed), plan())
    assert [(v.rule, v.fixed) for v in found] == [
        (Rule.NO_DOUBLE_BOOKING, (0, 1)),
        (Rule.BREAK_KEPT, (1, 2)),
    ]


def test_two_without_a_place_at_once_are_a_double_booking():
    fixed = (stands(600, 700, 0, site=None), stands(610, 620, 0, site=None),
             stands(650, 660, 0, site=None), stands(700, 710, 0, 1, site=None))  # fmt: skip
    found = violations(a_problem(fixed=fixed), plan())
    assert [(v.rule, v.fixed, v.minutes) for v in found] == [
        (Rule.NO_DOUBLE_BOOKING, (0, 1), 10),
        (Rule.NO_DOUBLE_BOOKING, (0, 2), 10),
    ]


def test_an_overfull_room_names_all_who_are_in_it_and_for_how_long():
    case = CASES[Rule.ROOM_CAPACITY]
    (found,) = violations(case.problem, case.forbidden)
    assert (found.requests, found.pools, found.start, found.minutes) == ((0, 1, 2), (0,), 615, 15)


def test_a_pinned_time_must_be_placed_and_a_pinned_place_binds_only_when_placed():
    time = replace(meeting(0), pin=Pin(start=600))
    place = replace(meeting(0), options=(Option(site=0), Option(site=1)), pin=Pin(options=(1,)))
    problem = a_problem(time, place)
    assert [(v.rule, v.requests) for v in violations(problem, plan())] == [(Rule.PIN_KEPT, (0,))]
    wrong = violations(problem, plan((0, 600), (1, 720, 0)))
    assert [(v.rule, v.requests) for v in wrong] == [(Rule.PIN_KEPT, (1,))]


def test_a_plan_of_what_is_not_there_is_refused():
    problem = a_problem(meeting(0))
    with pytest.raises(ProblemError, match="request 7"):
        violations(problem, plan((7, 600)))
    with pytest.raises(ProblemError, match="option 3"):
        violations(problem, plan((0, 600, 3)))


def test_pins_that_clash_stay_and_the_rest_goes_round_them():
    pinned = [replace(meeting(0), pin=Pin(start=600)), replace(meeting(0), pin=Pin(start=615))]
    problem = a_problem(*pinned, meeting(0), meeting(1))
    result = solve(problem, limits=ONE)
    assert result.status == "impossible"
    assert [v.rule for v in result.violations] == [Rule.NO_DOUBLE_BOOKING]
    assert result.placed == 4
    assert [p.start for p in result.solution.placements[:2]] == [600, 615]
    assert rank(problem, result.solution) == best_rank(problem)


def test_a_pin_outside_the_hours_is_kept_and_named():
    problem = a_problem(replace(meeting(0), pin=Pin(start=HOURS.end + 7)))
    result = solve(problem, limits=ONE)
    assert result.solution == Solution(
        placements=(Placement(request=0, start=HOURS.end + 7, option=0),)
    )
    assert {v.rule for v in result.violations} == {Rule.AVAILABILITY, Rule.OPENING_HOURS}


def test_a_pinned_time_with_an_open_place_takes_the_place_that_is_free():
    two = (Option(site=0), Option(site=1))
    pinned = Request(persons=(0,), minutes=30, options=two, pin=Pin(start=600))
    problem = a_problem(pinned, fixed=(stands(570, 600, 0, site=1),))
    result = solve(problem, limits=ONE)
    assert result.status == "optimal"
    assert result.solution == plan((0, 600, 1))


@pytest.mark.parametrize("rule", sorted(DEMANDED - WEIGHED_ONLY - {Rule.ORDER_KEPT}))
def test_a_demand_with_a_weight_is_told_and_paid_but_forbids_nothing(rule):
    case = CASES[rule]
    problem = weighed(case.problem, 7)
    assert violations(problem, case.forbidden) == ()
    assert {one.rule for one in shortcomings(problem, case.forbidden)} == {rule}
    assert score(problem, case.forbidden)[TierName.RULES] == 7
    assert score(problem, case.allowed)[TierName.RULES] == 0
    assert shortcomings(problem, case.allowed) == ()


def test_meetings_too_few_are_weighed_each():
    count = Count(requests=(0, 1, 2), least=3, weight=5)
    problem = replace(a_problem(meeting(0), meeting(1), meeting(2)), counts=(count,))
    (found,) = shortcomings(problem, plan((1, 600)))
    assert (found.rule, found.minutes, found.requests) == (Rule.LEAST_MEETINGS, 2, (1,))
    assert score(problem, plan((1, 600)))[TierName.RULES] == 10
    assert solve(problem, limits=ONE).tiers[1].value == 0


def weighed(problem, weight):
    return replace(
        problem,
        **{
            name: tuple(replace(one, weight=weight) for one in getattr(problem, name))
            for name in ("pairs", "counts", "works")
        },
    )
