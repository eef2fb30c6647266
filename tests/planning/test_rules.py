"""The coordinator's rules from the record to the sentence: judged, solved, weighed, shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.defects import Severity
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.people import Group, Roster
from scheduler_app.mission.rules import FIELDS, RuleKind, Strength
from scheduler_app.planning import Limits, judge, plan
from scheduler_app.planning.figures import FigureKind, figures_of
from scheduler_app.planning.report import plan_report
from scheduler_app.wording.figures import headline, meaning, part_text
from scheduler_app.wording.rules import TOPICS, rule_text
from tests.builders import a_delegate, a_mission, a_request, a_rule, an_official
from tests.planning.rule_cases import CASES, mission_with

ONE = Limits(workers=1, seconds=30)
WEIGHED_ONLY = {RuleKind.LEAST_IN_ALL}
"""What taking a meeting out can break is weighed, even where it must be."""


def _said(mission):
    return [line.sentence for line in findings_of(mission).lines if line.start is not None]


def _softer(mission, strength):
    rules = {key: replace(one, strength=strength) for key, one in mission.rules.items()}
    return replace(mission, rules=rules)


def test_no_kind_of_rule_lacks_its_fields_its_topic_or_its_cases():
    assert set(CASES) == set(RuleKind) == set(FIELDS)
    offered = [kind for kinds in TOPICS.values() for kind in kinds]
    assert sorted(offered) == sorted(RuleKind)


@pytest.mark.parametrize("kind", RuleKind)
def test_a_rule_says_nothing_of_a_plan_that_does_not_concern_it(kind):
    case = CASES[kind]
    assert _said(mission_with(case.fields, case.trivial)) == []


@pytest.mark.parametrize("kind", RuleKind)
def test_what_a_rule_forbids_must_be_fixed_and_is_said(kind):
    case = CASES[kind]
    mission = mission_with(case.fields, case.forbidden)
    assert case.said in _said(mission)
    lines = [one for one in findings_of(mission).lines if one.sentence == case.said]
    assert [one.severity for one in lines] == [Severity.MUST_FIX]


@pytest.mark.parametrize("kind", RuleKind)
def test_the_nearest_plan_that_keeps_the_rule_is_sound(kind):
    case = CASES[kind]
    assert _said(mission_with(case.fields, case.allowed)) == []


@pytest.mark.parametrize("kind", RuleKind)
def test_a_plan_found_keeps_the_rule(kind):
    case = CASES[kind]
    mission = mission_with(case.fields, {})
    proposal = plan(mission, limits=ONE)
    assert proposal.placed >= 3
    assert _said(adopt_schedule(mission, proposal.meetings)) == []


@pytest.mark.parametrize("kind", sorted(set(RuleKind) - WEIGHED_ONLY))
@pytest.mark.parametrize("strength", [Strength.SHOULD, Strength.NICE])
def test_a_rule_that_should_be_kept_warns_and_costs(kind, strength):
    case = CASES[kind]
    mission = _softer(mission_with(case.fields, case.forbidden), strength)
    judgement = judge(mission)
    assert judgement.conflicts == ()
    assert len(judgement.shortcomings) == 1
    lines = [one for one in findings_of(mission).lines if one.start is not None]
    assert [one.severity for one in lines] == [Severity.WARNING]
    allowed = _softer(mission_with(case.fields, case.allowed), strength)
    assert judge(allowed).shortcomings == ()


@pytest.mark.parametrize("kind", sorted(set(RuleKind) - WEIGHED_ONLY - {RuleKind.DO_NOT_MEET}))
def test_a_rule_that_should_be_kept_is_kept_where_nothing_speaks_against_it(kind):
    case = CASES[kind]
    mission = _softer(mission_with(case.fields, {}), Strength.SHOULD)
    proposal = plan(mission, limits=ONE)
    assert proposal.placed == proposal.requested  # it gives way to a meeting
    rules = next(tier for tier in proposal.tiers if tier.name == "rules")
    assert rules.proved
    found = judge(adopt_schedule(mission, proposal.meetings)).shortcomings
    assert bool(rules.value) == bool(found)


def test_the_strength_is_part_of_the_words():
    rule = next(iter(mission_with(CASES[RuleKind.DO_NOT_MEET].fields, {}).rules.values()))
    mission = mission_with(CASES[RuleKind.DO_NOT_MEET].fields, {})
    assert rule_text(mission, rule) == "Firm and Bureau do not meet (must)"


@pytest.mark.parametrize("strength", [Strength.MUST, Strength.SHOULD])
def test_fewer_requests_than_there_must_be_meetings_are_never_told_as_kept(strength):
    """The delegation, of which one firm asks for three meetings, one for two, and one for none."""
    fields = {"kind": RuleKind.LEAST_IN_ALL, "number": 3, "strength": strength}
    roster = Roster(groups=(Group.DELEGATION,))
    bare = mission_with({**fields, "roster": roster}, {})
    idle = a_delegate("idle", name="Idle", organisation_id="bureau")
    mission = replace(bare, delegates={**bare.delegates, "idle": idle})
    proposal = plan(mission, limits=ONE)
    assert proposal.placed == 5
    assert all(tier.proved for tier in proposal.tiers)
    solved = adopt_schedule(mission, proposal.meetings)
    rule = "Rule: Delegation: at least 3 meetings in all."
    said = [f"Rival has 2 meetings, 1 too few. {rule}", f"Bureau has 0 meetings, 3 too few. {rule}"]
    assert sorted(_said(solved)) == sorted(said)
    is_must = strength is Strength.MUST
    assert [len(proposal.owed), len(judge(solved).breaches)] == [2 * is_must] * 2
    figure = next(one for one in figures_of(judge(solved)) if one.kind is FigureKind.RULES)
    assert headline(figure) == "1 rule is not kept"
    assert sorted(part_text(solved, figure, one) for one in figure.parts) == sorted(said)
    assert [len(line.broken) for line in plan_report(solved).rules] == [2]


def test_what_is_broken_by_hand_is_no_kept_rule_in_the_figures():
    mission = mission_with(CASES[RuleKind.OTHER_DAY].fields, CASES[RuleKind.OTHER_DAY].forbidden)
    figure = next(one for one in figures_of(judge(mission)) if one.kind is FigureKind.RULES)
    assert headline(figure) == "1 rule is not kept"
    assert "always kept" not in meaning(figure)
    assert [part_text(mission, figure, one) for one in figure.parts] == [
        CASES[RuleKind.OTHER_DAY].said
    ]


@pytest.mark.parametrize("strength", [None, Strength.MUST])
def test_of_those_who_may_come_somebody_of_the_rank_that_is_asked_for_comes(strength):
    """Asked for without a rule: liked. With one that must be kept: nobody else."""
    mission = a_mission(
        delegates=[a_delegate("low", rank=9), a_delegate("high", rank=1)],
        officials=[an_official(least_rank=2)],
        meeting_requests=[
            a_request(organisation_id=None, any_of_ids=("low", "high"), least=1),
        ],
        rules=[]
        if strength is None
        else [a_rule(kind=RuleKind.RANK, official_ids=("official",), strength=strength)],
    )
    (meeting,) = plan(mission, limits=ONE).meetings
    assert meeting.delegate_ids == ("high",)
