"""Whoever attends by the plan counts: in rules, in judging, in repairs, whether required or chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from scheduler_app.mission.edits.cancelling import CancelKind, Cancellation
from scheduler_app.mission.edits.records import delete_records
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.rules import RuleKind, Strength
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning import Limits, Rule, judge, plan
from scheduler_app.planning.answers import Answer
from scheduler_app.planning.legal import candidates, verdict
from scheduler_app.planning.repairing import answer_fewest, answer_gap, answer_use, fall
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.reasons import sentence_of_left_out
from tests.builders import (
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    a_venue,
    an_official,
    an_organisation,
    at,
    slot,
)
from tests.planning.attended_missions import broken_rules, by_hand, random_mission, unattended

ONE = Limits(workers=1, seconds=60)
EARLY = at(0) - timedelta(days=1)
ANN = Roster(groups=(), delegate_ids=("ann",))
Comings = dict[str, tuple[datetime, tuple[str, ...]]]
"""By request when it begins, and who of the choice comes."""


def _mission(**tables: Any) -> Mission:
    """Ann and Bob of one firm, Cid of another; two calls between whom the choice is left, one of Ann's."""
    given: dict[str, Any] = {
        "days": 2,
        "organisations": [
            an_organisation(one) for one in ("firm", "rival", "ministry", "bureau")
        ],
        "delegates": [
            a_delegate("ann", name="Ann", rank=1),
            a_delegate("bob", name="Bob", rank=9),
            a_delegate("cid", name="Cid", organisation_id="rival", rank=9),
        ],
        "officials": [
            an_official(), an_official("second", organisation_id="bureau", least_rank=3),
            an_official("third"),
        ],
        "venues": [a_venue()],
        "meeting_requests": [
            a_request("own", organisation_id=None, delegate_ids=("ann",), title="Own call"),
            a_request(
                "any", organisation_id=None, any_of_ids=("ann", "cid"), title="Any call",
                official_ids=("second",),
            ),
            a_request(
                "more", organisation_id=None, any_of_ids=("bob", "cid"), preferred_ids=("ann",),
                title="More call", official_ids=("third",),
            ),
        ],
    }  # fmt: skip
    return a_mission(**{**given, **tables})


def _with(mission: Mission, comings: Comings) -> Mission:
    meetings = [
        a_meeting(request_id, start, delegate_ids=people)
        for request_id, (start, people) in comings.items()
    ]
    return replace(mission, meetings={one.id: one for one in meetings})


@dataclass(frozen=True, kw_only=True)
class Case:
    """A rule about Ann or her meetings, and plans in which she is chosen or not."""

    fields: dict[str, Any]
    trivial: Comings
    forbidden: Comings
    allowed: Comings


OWN = {"own": (at(9), ())}
CASES = {
    RuleKind.MOST_A_DAY: Case(
        fields={"roster": ANN, "number": 1},
        trivial={**OWN, "any": (at(11), ("cid",))},
        forbidden={**OWN, "any": (at(11), ("ann",))},
        allowed={**OWN, "any": (at(11, day=1), ("ann",))},
    ),
    RuleKind.MOST_IN_ALL: Case(
        fields={"roster": ANN, "number": 1},
        trivial={**OWN, "any": (at(11), ("cid",)), "more": (at(14), ("bob",))},
        forbidden={**OWN, "more": (at(14, day=1), ("bob", "ann"))},
        allowed={"more": (at(14), ("bob", "ann"))},
    ),
    RuleKind.LONGEST_WORK: Case(
        fields={"roster": ANN, "minutes": 60},
        trivial={**OWN, "any": (at(11), ("cid",))},
        forbidden={**OWN, "any": (at(11), ("ann",))},
        allowed={**OWN, "any": (at(11, day=1), ("ann",))},
    ),
    RuleKind.LONGEST_DAY: Case(
        fields={"roster": ANN, "minutes": 180},
        trivial={**OWN, "any": (at(16), ("cid",))},
        forbidden={**OWN, "any": (at(14), ("ann",))},
        allowed={**OWN, "any": (at(11, 15), ("ann",))},
    ),
    RuleKind.PAUSE: Case(
        fields={"roster": ANN, "minutes": 60, "pause_minutes": 30},
        trivial={**OWN, "any": (at(9, 45), ("cid",))},
        forbidden={**OWN, "any": (at(9, 45), ("ann",))},
        allowed={**OWN, "any": (at(10, 15), ("ann",))},
    ),
    RuleKind.CHANGE_OVER: Case(
        fields={"roster": ANN, "minutes": 30},
        trivial={**OWN, "any": (at(9, 45), ("cid",))},
        forbidden={**OWN, "any": (at(10), ("ann",))},
        allowed={**OWN, "any": (at(10, 15), ("ann",))},
    ),
    RuleKind.FREE_TIME: Case(
        fields={"roster": ANN, "slots": (slot("14:00", "18:00"),)},
        trivial={"any": (at(15), ("cid",)), "more": (at(16), ("bob",))},
        forbidden={"more": (at(13, 30), ("bob", "ann"))},
        allowed={"more": (at(13, 15), ("bob", "ann"))},
    ),
    RuleKind.BUFFER: Case(
        fields={"request_ids": ("any",), "minutes": 60},
        trivial={**OWN, "any": (at(9, 45), ("cid",))},
        forbidden={**OWN, "any": (at(10), ("ann",))},
        allowed={**OWN, "any": (at(10, 45), ("ann",))},
    ),
    RuleKind.DO_NOT_MEET: Case(
        fields={"organisation_ids": ("firm", "bureau")},
        trivial={**OWN, "more": (at(14), ("bob", "ann"))},
        forbidden={"any": (at(11), ("ann",))},
        allowed={"any": (at(11), ("cid",))},
    ),
    RuleKind.RANK: Case(
        fields={"official_ids": ("second",)},
        trivial={**OWN, "more": (at(14), ("bob",))},
        forbidden={"any": (at(11), ("cid",))},
        allowed={"any": (at(11), ("ann",))},
    ),
}


def _ruled(kind: RuleKind, strength: Strength = Strength.MUST) -> Mission:
    return _mission(rules=[a_rule(kind=kind, strength=strength, **CASES[kind].fields)])


@pytest.mark.parametrize("kind", CASES)
def test_a_rule_counts_whoever_comes_and_nobody_else(kind):
    case, mission = CASES[kind], _ruled(kind)
    assert judge(_with(mission, case.trivial)).conflicts == ()
    assert [one.source.rule_id for one in judge(_with(mission, case.forbidden)).conflicts] == [
        "rule"
    ]
    assert judge(_with(mission, case.allowed)).conflicts == ()


@pytest.mark.parametrize("kind", CASES)
def test_a_rule_that_should_be_kept_is_told_by_who_comes(kind):
    case, mission = CASES[kind], _ruled(kind, Strength.SHOULD)
    for comings, number in ((case.trivial, 0), (case.forbidden, 1), (case.allowed, 0)):
        judgement = judge(_with(mission, comings))
        assert judgement.conflicts == ()
        assert len(judgement.shortcomings) == number


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("strength", [Strength.MUST, Strength.SHOULD])
def test_those_are_chosen_by_whom_no_rule_is_broken(kind, strength):
    """All three can be met: there is always somebody, or a time, with whom the rule is kept."""
    mission = _ruled(kind, strength)
    proposal = plan(mission, limits=ONE)
    assert proposal.placed == 3
    solved = adopt_schedule(mission, proposal.meetings)
    assert judge(solved).conflicts == judge(solved).shortcomings == ()
    assert broken_rules(_ruled_must(solved)) == set()


def _ruled_must(mission: Mission) -> Mission:
    rules = {key: replace(one, strength=Strength.MUST) for key, one in mission.rules.items()}
    return replace(mission, rules=rules)


@pytest.mark.parametrize("people", [("ann",), ("bob", "ann")])
def test_who_was_put_there_by_hand_counts_like_anybody(people):
    """Ann is not among those of the second call."""
    asked = a_request("two", organisation_id=None, any_of_ids=("bob", "cid"), title="Two")
    mission = _mission(
        meeting_requests=[*_mission().meeting_requests.values(), asked],
        rules=[a_rule(kind=RuleKind.MOST_A_DAY, roster=ANN, number=1)],
    )
    put = _with(mission, {**OWN, "two": (at(11), (*people, "cid"))})
    (conflict,) = judge(put).conflicts
    assert conflict.cause.request_ids == ("own", "two")
    assert verdict(put, "two", at(12), "venue") == ()  # moved by hand, those come who break least


def test_a_least_number_counts_those_who_are_chosen():
    firm = Roster(groups=(), organisation_ids=("rival",))
    mission = _mission(rules=[a_rule(kind=RuleKind.LEAST_IN_ALL, roster=firm, number=2)])
    proposal = plan(mission, limits=ONE)
    assert (proposal.placed, proposal.owed) == (3, ())
    with_one = _with(mission, {"any": (at(9), ("cid",)), "more": (at(11), ("bob",))})
    assert [one.minutes for one in judge(with_one).breaches] == [1]


def test_a_choice_is_offered_where_a_rule_leaves_one():
    mission = _ruled(RuleKind.DO_NOT_MEET)
    assert candidates(mission, "any")
    alone = replace(
        mission,
        meeting_requests={
            "any": replace(mission.meeting_requests["any"], any_of_ids=("ann", "bob"))
        },
    )
    assert candidates(alone, "any") == ()
    (left,) = judge(alone).unplaced.values()
    assert sentence_of_left_out(alone, left) == "A rule keeps it out: Firm and Bureau do not meet."


def test_of_very_many_who_could_come_the_few_who_may_are_found():
    """Thirty of a firm that must not meet the hosts, and three others: any two may come."""
    many = [a_delegate(f"d{n:02}") for n in range(30)]
    few = [a_delegate(f"e{n}", organisation_id="rival") for n in range(3)]
    asked = a_request(
        organisation_id=None, any_of_ids=tuple(one.id for one in (*many, *few)), least=2
    )
    mission = _mission(
        delegates=[*many, *few],
        meeting_requests=[asked],
        rules=[a_rule(kind=RuleKind.DO_NOT_MEET, organisation_ids=("firm", "ministry"))],
    )
    (meeting,) = plan(mission, limits=ONE).meetings
    assert len(meeting.delegate_ids) == 2
    assert set(meeting.delegate_ids) <= {one.id for one in few}


def test_whoever_is_free_of_very_many_comes():
    """Of twelve any two; all but the last two are away, and so is one who would come if possible."""
    away = (slot("00:00", "23:59"), slot("00:00", "23:59", day=1))
    people = [a_delegate(f"d{n:02}", away=away if n < 10 else ()) for n in range(12)]
    liked = a_delegate("liked", away=away)
    asked = a_request(
        organisation_id=None, any_of_ids=tuple(one.id for one in people), least=2,
        preferred_ids=("liked",),
    )  # fmt: skip
    mission = _mission(delegates=[*people, liked], meeting_requests=[asked])
    assert plan(mission, limits=ONE).placed in (0, 1)  # of so many not all pairs are tried
    one = replace(asked, least=1)
    mission = replace(mission, meeting_requests={one.id: one})
    (meeting,) = plan(mission, limits=ONE).meetings
    assert meeting.delegate_ids in (("d10",), ("d11",))


def _answers(mission: Mission, delegate_id: str, **fields: Any) -> list[Answer]:
    what = Cancellation(kind=CancelKind.DELEGATE, id=delegate_id, since=EARLY, **fields)
    fallen = fall(mission, what, EARLY + timedelta(days=1))
    return [
        answer_gap(fallen), answer_use(fallen, limits=ONE), answer_fewest(fallen, limits=ONE),
    ]  # fmt: skip


@pytest.mark.parametrize("pinned", [False, True])
@pytest.mark.parametrize("state", [MeetingState.REQUESTED, MeetingState.CONFIRMED])
def test_somebody_else_comes_where_the_choice_is_left(pinned, state):
    asked = a_request(organisation_id=None, any_of_ids=("ann", "bob", "cid"), least=2, state=state)
    meeting = a_meeting(delegate_ids=("ann", "bob"), pin_time=pinned, pin_place=pinned)
    mission = _mission(meeting_requests=[asked], meetings=[meeting])
    for answer in _answers(mission, "bob"):
        assert answer.after.meetings[meeting.id].delegate_ids == ("ann", "cid")
        assert answer.after.meetings[meeting.id].start == meeting.start
        assert (len(answer.changes), answer.lost, answer.is_proved) == (1, (), True)
        assert judge(answer.after).conflicts == ()
        assert answer.after.meeting_requests["request"].state is state


def test_it_is_off_where_nobody_else_is_free():
    asked = a_request(organisation_id=None, any_of_ids=("ann", "bob", "cid"), least=2)
    mission = _mission(
        meeting_requests=[asked, a_request("cids", organisation_id="rival", official_ids=("third",),
            windows=(slot("09:00", "09:45"),))],
        officials=[
            an_official(availability=(slot("09:00", "09:45"),)), an_official("third"),
        ],
        meetings=[a_meeting(delegate_ids=("ann", "bob")), a_meeting("cids")],
    )  # fmt: skip
    for answer in _answers(mission, "bob"):
        assert answer.lost == ("request",)
        assert set(answer.after.meetings) == {meeting_id_of("cids")}
        assert judge(answer.after).conflicts == ()


@pytest.mark.parametrize(
    "asked",
    [
        {"organisation_id": "firm"},
        {"organisation_id": "firm", "delegate_ids": ("ann",), "preferred_ids": ("bob",)},
        {"organisation_id": None, "delegate_ids": ("ann", "bob")},
        {"organisation_id": None, "delegate_ids": ("ann",), "any_of_ids": ("bob", "cid")},
        {"organisation_id": None, "any_of_ids": ("ann", "bob"), "least": 2},
    ],
)
def test_without_somebody_who_must_come_it_is_off_and_says_who_is_missing(asked):
    mission = _mission(meeting_requests=[a_request(**asked)])
    mission = adopt_schedule(mission, plan(mission, limits=ONE).meetings)
    assert len(mission.meetings) == 1
    for answer in _answers(mission, "ann"):
        assert answer.lost == ("request",)
        assert answer.is_proved
        (left,) = judge(answer.after).unplaced.values()
        assert "Ann" in sentence_of_left_out(answer.after, left)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"delegate_ids": ("ann", "bob")},
            "Bob must come and does not travel. Firm – Ministry 09:00–09:45 cannot take place.",
        ),
        (
            {"organisation_id": None, "any_of_ids": ("bob", "cid", "ann"), "least": 3},
            (
                "3 of Bob, Cid and Ann must come, and only Cid and Ann do. Bob does not travel."
                " Firm – Ministry 09:00–09:45 cannot take place."
            ),
        ),
    ],
)
def test_a_meeting_without_somebody_who_must_come_must_be_fixed(asked, said):
    bob = a_delegate("bob", name="Bob", is_travelling=False)
    people = [one for one in _mission().delegates.values() if one.id != "bob"]
    mission = _mission(
        delegates=[*people, bob], meeting_requests=[a_request(**asked)],
        meetings=[a_meeting(delegate_ids=("cid", "ann") if "any_of_ids" in asked else ())],
    )  # fmt: skip
    (conflict,) = judge(mission).conflicts
    assert sentence_of_conflict(mission, conflict) == said


def test_a_list_that_lost_somebody_is_not_enough():
    """Bob is deleted, and two of Ann and Bob were to come."""
    asked = a_request(organisation_id=None, any_of_ids=("ann", "bob"), least=2)
    mission = _mission(meeting_requests=[asked], meetings=[a_meeting(delegate_ids=("ann", "bob"))])
    assert judge(mission).conflicts == ()
    gone = delete_records(mission, "delegates", ["bob"])
    (conflict,) = judge(gone).conflicts
    assert conflict.rule is Rule.AVAILABILITY


def test_a_meeting_whose_host_is_gone_falls():
    mission = _mission(
        meeting_requests=[
            a_request(organisation_id=None, any_of_ids=("ann", "cid"),
                      official_ids=("official", "third")),
        ],
        meetings=[a_meeting(delegate_ids=("ann",))],
    )  # fmt: skip
    what = Cancellation(kind=CancelKind.OFFICIAL, id="third", since=EARLY)
    fallen = fall(mission, what, at(0))
    for answer in (answer_gap(fallen), answer_fewest(fallen, limits=ONE)):
        assert answer.lost == ("request",)
    (conflict,) = judge(fallen.facts).conflicts
    assert "Third" in sentence_of_conflict(fallen.facts, conflict)


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_what_is_put_by_hand_is_judged_as_the_records_say(first):
    for seed in range(first, first + 50):
        mission = by_hand(random_mission(seed), seed)
        conflicts = judge(mission).conflicts
        rules = {one.source.rule_id for one in conflicts if one.source.rule_id is not None}
        hurried = {
            one.id for one in mission.rules.values() if one.kind is RuleKind.CHANGE_OVER
        }  # two meetings at once are told as that
        assert rules - hurried == broken_rules(mission) - hurried, seed
        missing = {
            one.cause.request_ids[0]
            for one in conflicts
            if one.rule is Rule.AVAILABILITY and not one.cause.person_ids
        }
        assert missing == unattended(mission), seed


@pytest.mark.parametrize("first", range(0, 20, 10))
def test_plans_and_repairs_break_nothing_by_who_comes(first):
    for seed in range(first, first + 10):
        mission = random_mission(seed)
        solved = adopt_schedule(mission, plan(mission, limits=ONE).meetings)
        gone = next(one.id for one in solved.delegates.values() if one.is_travelling)
        for after in (solved, *(one.after for one in _answers(solved, gone))):
            assert unattended(after) == set(), seed
            assert broken_rules(after) == set(), seed
            assert judge(after).conflicts == (), seed
