"""What several rules of order and days ask together holds also where who is between is not placed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.rules import RuleKind, Strength
from scheduler_app.planning import Limits, Rule, judge, plan, verdict
from scheduler_app.wording.reasons import sentence_of_left_out
from tests.builders import (
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    an_official,
    an_organisation,
    at,
    slot,
)

LIMITS = Limits(workers=1, seconds=30)
BEFORE, NEXT, SAME = RuleKind.BEFORE, RuleKind.NEXT_DAY, RuleKind.SAME_DAY


def _asked(*rules, requests="abc", days=1, meetings=(), strength=Strength.MUST, asked=None):
    """Requests of as many hosts, and rules given as their kind and their list."""
    return a_mission(
        days=days,
        organisations=[an_organisation("firm"), an_organisation("ministry")],
        officials=[an_official(one, name=one.upper()) for one in requests],
        meeting_requests=asked or [a_request(one, title=one, official_ids=(one,)) for one in requests],
        rules=[
            a_rule(f"{n}", kind=kind, request_ids=tuple(members), strength=strength)
            for n, (kind, members) in enumerate(rules)
        ],
        meetings=list(meetings),
    )  # fmt: skip


TWO_RULES = ((BEFORE, "ab"), (BEFORE, "bc"))


def _hours(**hours):
    return [
        a_request(one, title=one, official_ids=(one,), windows=(slot(*hours[one]),))
        for one in sorted(hours)
    ]


@pytest.mark.parametrize("rules", [TWO_RULES, TWO_RULES[::-1]])
def test_the_solver_keeps_the_order_over_one_that_cannot_be_placed(rules):
    asked = _hours(a=("14:00", "15:00"), b=("03:00", "04:00"), c=("09:00", "10:00"))
    assert plan(_asked(*rules, asked=asked), limits=LIMITS).placed == 1


def test_who_comes_too_early_is_told_once_with_both_rules():
    turned = [a_meeting("a", at(14)), a_meeting("c", at(9))]
    mission = _asked(*TWO_RULES, meetings=turned)
    (conflict,) = judge(mission).conflicts
    assert (conflict.rule, conflict.source.rule_id, conflict.also) == (Rule.ORDER_KEPT, "0", ("1",))
    (said,) = [one.sentence for one in findings_of(mission).lines if one.is_clash]
    assert said.endswith(
        "are in the wrong order. Rules, taken together:"
        " “a” and “b”: in this order; “b” and “c”: in this order."
    )


def test_with_the_one_between_placed_only_neighbours_are_told():
    turned = [a_meeting(one, at(hour)) for one, hour in (("a", 14), ("b", 11), ("c", 9))]
    found = judge(_asked(*TWO_RULES, meetings=turned)).conflicts
    assert [set(one.cause.request_ids) for one in found] == [{"b", "c"}, {"a", "b"}]


def test_lists_that_share_members_are_one_order():
    rules = ((BEFORE, "abc"), (BEFORE, "cde"))
    requests = "abcde"
    for first, later in ("ad", "ae", "be"):
        turned = [a_meeting(first, at(14)), a_meeting(later, at(9))]
        (found,) = judge(_asked(*rules, requests=requests, meetings=turned)).conflicts
        assert set(found.cause.request_ids) == {first, later}


def test_a_place_that_is_tried_and_one_that_waits_name_both_rules():
    pinned = replace(a_meeting("a", at(14)), pin_time=True, pin_place=True)
    asked = _hours(a=("14:00", "15:00"), b=("03:00", "04:00"), c=("09:00", "10:00"))
    mission = _asked(*TWO_RULES, asked=asked, meetings=[pinned])
    (found,) = verdict(mission, "c", at(9), "venue")
    assert (found.source.rule_id, found.also) == ("0", ("1",))
    waits = judge(mission).unplaced["c"]
    said = sentence_of_left_out(mission, waits)
    assert "“a” and “b”: in this order" in said
    assert "“b” and “c”: in this order" in said


def test_rules_in_a_ring_are_left_to_the_doubts():
    ring = (*TWO_RULES, (BEFORE, "ca"))
    mission = _asked(*ring, meetings=[a_meeting("a", at(9)), a_meeting("b", at(11))])
    assert judge(mission).is_sound


def test_what_only_should_be_is_not_concluded():
    turned = [a_meeting("a", at(14)), a_meeting("c", at(9))]
    mission = _asked(*TWO_RULES, meetings=turned, strength=Strength.NICE)
    assert judge(mission).is_sound
    assert judge(mission).shortcomings == ()


@pytest.mark.parametrize(
    ("rules", "day", "is_kept"),
    [
        (((NEXT, "ab"), (NEXT, "bc")), 1, False),
        (((NEXT, "ab"), (NEXT, "bc")), 2, True),
        (((SAME, "ab"), (NEXT, "bc")), 0, False),
        (((SAME, "ab"), (NEXT, "bc")), 1, True),
        (((SAME, "ab"), (SAME, "bc")), 1, False),
        (((SAME, "ab"), (SAME, "bc")), 0, True),
        (((BEFORE, "ab"), (NEXT, "bc")), 0, True),
        (((NEXT, "ab"), (BEFORE, "bc")), 0, True),
    ],
)
def test_days_are_counted_over_the_one_between(rules, day, is_kept):
    placed = [a_meeting("a", at(9)), a_meeting("c", at(14, day=day))]
    assert judge(_asked(*rules, days=4, meetings=placed)).is_sound is is_kept


@pytest.mark.parametrize("rules", [((BEFORE, "ab"), (NEXT, "bc")), ((NEXT, "ab"), (BEFORE, "bc"))])
def test_an_order_and_successive_days_are_one_order(rules):
    placed = [a_meeting("a", at(14)), a_meeting("c", at(9))]
    (found,) = judge(_asked(*rules, days=4, meetings=placed)).conflicts
    assert (found.rule, found.also) == (Rule.ORDER_KEPT, ("1",))
