"""What the tiers count, by example."""

from __future__ import annotations

from dataclasses import replace

from solver import Fixed, Option, Person, TierName, Window, Wish, score
from tests.solver.rule_cases import a_problem, meeting, plan, stands


def test_placed_counts_weights():
    problem = a_problem(replace(meeting(0), weight=5), replace(meeting(1), weight=2))
    assert score(problem, plan((0, 600)))[TierName.PLACED] == 5


def test_wishes_ask_for_time_and_place_together():
    wish = Wish(weight=10, windows=(Window(start=600, end=660),), options=(1,))
    request = replace(meeting(0), options=(Option(site=0), Option(site=1)), wishes=(wish,))
    problem = a_problem(request)
    assert score(problem, plan((0, 600, 1)))[TierName.WISHES] == 10
    assert score(problem, plan((0, 600, 0)))[TierName.WISHES] == 0
    assert score(problem, plan((0, 645, 1)))[TierName.WISHES] == 0


def test_gaps_are_the_minutes_between_first_and_last_without_the_breaks_inside():
    meal = stands(720, 780, 0, site=None)
    problem = a_problem(meeting(0), meeting(0), fixed=(meal,))
    assert score(problem, plan((0, 600), (1, 630)))[TierName.GAPS] == 0
    assert score(problem, plan((0, 600), (1, 660)))[TierName.GAPS] == 30
    assert score(problem, plan((0, 690), (1, 780)))[TierName.GAPS] == 0
    assert score(problem, plan((0, 600), (1, 690)))[TierName.GAPS] == 60


def test_hosts_have_neither_gaps_nor_moves_nor_evenness():
    problem = a_problem(meeting(0), meeting(0, site=1))
    hosts = tuple(Person(stays=p.stays, travels=False) for p in problem.persons)
    problem = replace(problem, persons=hosts)
    value = score(problem, plan((0, 600), (1, 900)))
    assert [value[t] for t in (TierName.GAPS, TierName.MOVES, TierName.EVENNESS)] == [0, 0, 0]


def test_moves_are_changes_of_site_and_a_leg_is_none():
    leg = Fixed(persons=(0,), window=Window(start=900, end=960), from_site=1, to_site=2)
    problem = a_problem(meeting(0), meeting(0, site=1), meeting(0), fixed=(leg,))
    assert score(problem, plan((1, 600)))[TierName.MOVES] == 0
    assert score(problem, plan((0, 600), (1, 700), (2, 800)))[TierName.MOVES] == 3


def test_evenness_squares_the_load_of_each_person_and_day():
    problem = a_problem(meeting(0), meeting(0), meeting(0, 1))
    assert score(problem, plan((0, 600), (1, 700), (2, 800)))[TierName.EVENNESS] == 9 + 1
