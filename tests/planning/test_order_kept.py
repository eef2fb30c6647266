"""An order holds for those that are placed, also where one between them is not."""

from __future__ import annotations

import pytest

from scheduler_app.mission.rules import RuleKind, Strength
from scheduler_app.planning import Limits, Rule, judge, plan
from tests.builders import a_meeting, a_mission, a_request, a_rule, an_official, at, slot

LIMITS = Limits(workers=1, seconds=30)


def _three(kind=RuleKind.BEFORE, *, days=1, meetings=(), requests=None, **fields):
    rule = a_rule(kind=kind, request_ids=("a", "b", "c"), **fields)
    asked = requests or [
        a_request("a", windows=(slot("14:00", "15:00"),)),
        a_request("b", windows=(slot("14:00", "15:00", day=20),)),
        a_request("c", official_ids=("second",), windows=(slot("09:00", "10:00"),)),
    ]
    return a_mission(
        days=days, officials=[an_official(), an_official("second")], meeting_requests=asked,
        meetings=list(meetings), rules=[rule],
    )  # fmt: skip


def test_the_order_holds_without_the_one_between():
    assert plan(_three(), limits=LIMITS).placed == 1


def test_who_comes_too_early_by_hand_is_told_with_the_rule():
    mission = _three(meetings=[a_meeting("a", at(14)), a_meeting("c", at(9))])
    (conflict,) = judge(mission).conflicts
    assert (conflict.rule, conflict.source.rule_id) == (Rule.ORDER_KEPT, "rule")
    assert set(conflict.cause.request_ids) == {"a", "c"}


def test_a_chain_the_wrong_way_round_is_told_once_for_each_two_neighbours():
    free = [a_request(one) for one in "abc"]
    turned = [a_meeting(one, at(hour)) for one, hour in (("a", 14), ("b", 11), ("c", 9))]
    found = judge(_three(requests=free, meetings=turned)).conflicts
    assert [set(one.cause.request_ids) for one in found] == [{"b", "c"}, {"a", "b"}]


def test_an_order_that_should_be_kept_is_kept_where_it_costs_nothing():
    asked = [
        a_request("a", windows=(slot("14:00", "15:00"),)),
        a_request("b", windows=(slot("14:00", "15:00", day=20),)),
        a_request("c", official_ids=("second",)),
    ]
    found = plan(_three(requests=asked, strength=Strength.NICE), limits=LIMITS)
    starts = {one.request_id: one.start for one in found.meetings}
    assert starts["a"] < starts["c"]


@pytest.mark.parametrize(("day", "is_kept"), [(1, False), (2, True), (3, False)])
def test_of_successive_days_the_third_stays_two_days_after_the_first(day, is_kept):
    free = [a_request(one) for one in "abc"]
    mission = _three(
        RuleKind.NEXT_DAY, days=4, requests=free,
        meetings=[a_meeting("a", at(9)), a_meeting("c", at(9, day=day))],
    )  # fmt: skip
    assert judge(mission).is_sound is is_kept
