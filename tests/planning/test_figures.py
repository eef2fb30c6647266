"""Every figure of a plan is the sum of what is told of it, and leads somewhere."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.aims import Aim
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.rules import RuleKind, Strength
from scheduler_app.planning.figures import FigureKind, figures_of
from scheduler_app.planning.judge import judge
from scheduler_app.planning.report import plan_report
from scheduler_app.settings import resource
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.figures import headline, meaning, part_text
from solver.check import score, shares
from tests.builders import (
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    a_venue,
    an_official,
    at,
    slot,
)


def _mission(**tables: object) -> Mission:
    return a_mission(
        venues=[a_venue(), a_venue("far")],
        officials=[an_official(), an_official("second", venue_id="far")],
        meeting_requests=[
            a_request("one", preferred=(slot("14:00", "16:00"),)),
            a_request("two", official_ids=("second",)),
            a_request("three", title="Third call"),
        ],
        meetings=[a_meeting("one", at(9)), a_meeting("two", at(12), venue_id="far")],
        **tables,
    )


def _said(mission: Mission, kind: FigureKind) -> tuple[str, list[str]]:
    (figure,) = (one for one in figures_of(judge(mission)) if one.kind is kind)
    return headline(figure), [part_text(mission, figure, part) for part in figure.parts]


def test_each_figure_says_of_what_it_is_made() -> None:
    mission = _mission()
    assert _said(mission, FigureKind.PLACED) == (
        "2 of 3 requests are placed", ["Third call: Not planned yet; there is room for it."],
    )  # fmt: skip
    assert _said(mission, FigureKind.WISHES) == (
        "0 of 1 wishes are met", ["Firm – Ministry: not as wished"],
    )  # fmt: skip
    assert _said(mission, FigureKind.GAPS) == (
        "2 h 15 min of waiting and ways", ["Delegate (Firm), Mon 2 Mar: 2 h 15 min"],
    )  # fmt: skip
    assert _said(mission, FigureKind.MOVES) == (
        "1 change of venue", ["Delegate (Firm), Mon 2 Mar: 1 change of venue"],
    )  # fmt: skip
    assert _said(mission, FigureKind.EVENNESS) == (
        "At most 2 meetings a day for anybody", ["Delegate (Firm), Mon 2 Mar: 2 meetings"],
    )  # fmt: skip
    assert _said(mission, FigureKind.RULES) == ("All rules are kept", [])


def test_a_figure_that_plans_are_not_judged_by_stands_last_and_says_so() -> None:
    mission = _mission(aims=(Aim.MOVES, Aim.RULES))
    kinds = [one.kind.value for one in figures_of(judge(mission))]
    assert kinds == ["placed", "moves", "rules", "wishes", "gaps", "evenness"]
    said = [meaning(one) for one in figures_of(judge(mission))]
    assert ["Plans are not judged by it." in text for text in said] == [False] * 3 + [True] * 3


def test_the_values_of_the_solver_are_the_sums_of_their_shares() -> None:
    solved = load_sample(resource("samples"), "smart-cities-2015")
    encoding = judge(solved).encoding
    found = shares(encoding.problem, encoding.plan)
    for tier, value in score(encoding.problem, encoding.plan).items():
        assert value == sum(one.amount for one in found[tier])
    figures = {one.kind: one for one in figures_of(judge(solved))}
    for kind in (FigureKind.GAPS, FigureKind.MOVES):
        assert figures[kind].value == sum(one.amount for one in figures[kind].parts) > 0
        assert all(one.day in solved.days for one in figures[kind].parts)


def test_a_report_says_of_every_rule_whether_it_is_kept() -> None:
    kept = a_rule("kept", kind=RuleKind.MOST_IN_ALL, number=5, roster=a_rule().roster)
    soft = replace(a_rule("soft", number=1, roster=a_rule().roster), strength=Strength.SHOULD)
    report = plan_report(_mission(rules=[kept, soft]))
    assert [(one.rule.id, len(one.broken)) for one in report.rules] == [("kept", 0), ("soft", 1)]


def test_a_rule_that_gatherings_break_by_themselves_is_not_told_as_kept():
    mission = a_mission(
        gatherings=[a_gathering(), a_gathering("dinner", start=at(19), end=at(21))],
        rules=[
            a_rule(
                kind=RuleKind.LONGEST_DAY, minutes=600,
                roster=Roster(groups=(), organisation_ids=("firm",)),
            )
        ],
    )  # fmt: skip
    rules = next(one for one in figures_of(judge(mission)) if one.kind is FigureKind.RULES)
    assert rules.value == 1
    (line,) = plan_report(mission).rules
    assert [sentence_of_conflict(mission, one) for one in line.broken] == [
        "The Mon 2 Mar of Delegate (Firm) is 2 h longer than it may be. Rule: Firm: no day longer than 10 h."
    ]
    assert judge(mission).conflicts == ()
