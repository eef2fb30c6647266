"""Why requests wait, held against the checker: what is said of room and of other meetings is true."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.edits.schedule import adopt_schedule, unschedule
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import Break
from scheduler_app.mission.requests import MeetingKind
from scheduler_app.mission.rules import Rule, RuleKind
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning import Reason, candidates, judge, placed_by_hand
from scheduler_app.settings import resource
from scheduler_app.wording.reasons import sentence_of_left_out
from tests.builders import (
    a_city,
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    an_interpreter,
    an_official,
    an_organisation,
    at,
    hours,
    slot,
)
from tests.strategies import Planted, planted_missions

EVERYONE = Roster()
TAKEN_BY_MEETINGS = {
    Reason.PERSON_FULL, Reason.OTHERS_FULL, Reason.ROOM_FULL, Reason.KEPT_OUT, Reason.CROWDED_OUT,
}  # fmt: skip


def _said(mission: Mission, request_id: str = "two") -> str:
    return sentence_of_left_out(mission, judge(mission).unplaced[request_id])


def _firms(**fields: Any) -> Mission:
    """Two firms ask for one official on two days; the first one's meeting stands at nine."""
    given_: dict[str, Any] = {
        "days": 2,
        "organisations": [an_organisation(one) for one in ("firm", "rival", "ministry")],
        "delegates": [a_delegate(), a_delegate("other", organisation_id="rival")],
        "meeting_requests": [a_request("one"), a_request("two", organisation_id="rival")],
        "meetings": [a_meeting("one", at(9))],
    }
    return a_mission(**{**given_, **fields})


def _strangers(**fields: Any) -> Mission:
    """The same on one day where everyone needs the one interpreter, who has 90 minutes a day."""
    given_: dict[str, Any] = {
        "days": 1,
        "delegates": [
            a_delegate(languages=("en",)),
            a_delegate("other", organisation_id="rival", languages=("en",)),
        ],
        "officials": [an_official(languages=("zh",))],
        "interpreters": [an_interpreter(name="Lin", most_minutes=60)],
        "meetings": [a_meeting("one", at(9), interpreter_ids=("interpreter",))],
    }
    return _firms(**{**given_, **fields})


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            {"kind": RuleKind.LONGEST_WORK, "roster": EVERYONE, "minutes": 30},
            "A rule keeps it out: Everyone: at most 30 min of meetings a day.",
        ),
        (
            {
                "kind": RuleKind.FREE_TIME, "roster": EVERYONE,
                "slots": (slot("00:00", "23:00"), slot("00:00", "23:00", day=1)),
            },
            ("A rule keeps it out: Everyone: kept free Mon 2 Mar 00:00–23:00"
            " and Tue 3 Mar 00:00–23:00."),
        ),
        (
            {"kind": RuleKind.MOST_IN_ALL, "official_ids": ("official",), "number": 1},
            ("Whenever Other (Rival) and Official (Ministry) are free, a rule keeps it out:"
            " Official (Ministry): at most 1 meeting in all."),
        ),
    ],
)  # fmt: skip
def test_the_rule_that_keeps_it_out_is_named(rule: dict[str, Any], said: str) -> None:
    mission = _firms(rules=[a_rule(**rule)])
    assert _said(mission) == said
    assert candidates(mission, "two") == ()


def test_windows_on_other_days_and_one_day_for_both_name_the_rule() -> None:
    mission = _firms(
        meeting_requests=[
            a_request("one"),
            a_request(
                "two", organisation_id="rival", windows=(slot("09:00", "12:00", day=1),)
            ),
        ],
        rules=[a_rule(kind=RuleKind.SAME_DAY, request_ids=("one", "two"))],
    )  # fmt: skip
    assert _said(mission) == (
        "Beside the other meetings a rule keeps it out:"
        " “Firm – Ministry” and “Rival – Ministry”: on one day."
    )


def test_an_order_that_a_pinned_meeting_leaves_no_time_for_is_named() -> None:
    mission = _firms(
        days=1,
        officials=[an_official(availability=(slot("09:00", "12:00"),))],
        rules=[a_rule(kind=RuleKind.BEFORE, request_ids=("two", "one"))],
        meetings=[replace(a_meeting("one", at(9)), pin_time=True, pin_place=True)],
    )
    assert _said(mission) == (
        "Beside the other meetings a rule keeps it out:"
        " “Rival – Ministry” and “Firm – Ministry”: in this order."
    )


def test_an_interpreter_whose_working_time_is_used_up_is_named() -> None:
    mission = _strangers()
    assert _said(mission) == (
        "Whenever Other (Rival) and Official (Ministry) are free, the working time of Lin is used up by"
        " other meetings (at most 1 h of meetings a day, 15 min of pause after 1 h 30 min)."
    )
    assert candidates(mission, "two") == ()


def test_an_interpreter_who_is_elsewhere_when_all_others_are_free_is_named() -> None:
    hour = (slot("10:00", "10:45"),)
    mission = _strangers(
        interpreters=[an_interpreter(name="Lin", departure=at(9, 50))],
        officials=[an_official(languages=("zh",)), an_official("second", languages=("zh",), availability=hour)],
        meeting_requests=[
            a_request("one"), a_request("two", organisation_id="rival", official_ids=("second",)),
        ],
    )  # fmt: skip
    assert _said(mission) == "Lin has no time when Other (Rival) and Second (Ministry) could meet."


def test_an_interpreter_who_is_at_another_meeting_is_named_not_the_people_who_are_free() -> None:
    nine = (slot("09:00", "09:45"),)
    mission = _strangers(
        interpreters=[an_interpreter(name="Lin")],
        officials=[
            an_official(languages=("zh",)),
            an_official("second", languages=("zh",), availability=nine),
        ],
        meeting_requests=[
            a_request("one"), a_request("two", organisation_id="rival", official_ids=("second",)),
        ],
    )  # fmt: skip
    assert _said(mission) == (
        "Whenever Other (Rival) and Second (Ministry) are free, Lin is at another meeting."
    )


def test_where_many_are_busy_in_turn_another_meeting_would_have_to_give_way() -> None:
    """Five go together to one who can be met for an hour and a half, and each is busy a part of it."""
    names = [f"d{n}" for n in range(5)]
    mission = a_mission(
        delegates=[a_delegate(one, name=one.upper()) for one in names],
        officials=[an_official(availability=(slot("09:00", "11:00"),)), an_official("second")],
        meeting_requests=[
            a_request("two"),
            *(
                a_request(f"r-{one}", minutes=15, organisation_id=None, delegate_ids=(one,), official_ids=("second",))
                for one in names
            ),
        ],
        meetings=[a_meeting(f"r-{one}", at(9, 30) + timedelta(minutes=15 * n)) for n, one in enumerate(names)],
    )  # fmt: skip
    assert _said(mission) == (
        "It would only fit if another meeting gave way:"
        " some of its people are busy whenever it could be."
    )


def test_a_meal_that_a_long_meeting_would_take_is_named() -> None:
    lunch = Break(title="Lunch", hours=hours("12:00", "14:00"), minutes=45)
    mission = _firms(
        cities=[a_city(breaks=(lunch,))],
        days=1,
        officials=[an_official(availability=(slot("12:00", "14:00"),))],
        meeting_requests=[a_request("two", organisation_id="rival", minutes=90)],
        meetings=[],
    )
    assert _said(mission) == "It would leave Other (Rival) no time for Lunch."
    assert candidates(mission, "two") == ()


def _rules(mission: Mission) -> st.SearchStrategy[Rule]:
    requests = tuple(mission.meeting_requests)
    few = st.sampled_from((30, 60, 90, 120))
    officials = tuple(mission.officials)
    kinds: list[st.SearchStrategy[dict[str, Any]]] = [
        st.fixed_dictionaries({"kind": st.just(kind), "roster": st.just(EVERYONE), "minutes": few})
        for kind in (
            RuleKind.LONGEST_WORK,
            RuleKind.LONGEST_DAY,
            RuleKind.PAUSE,
            RuleKind.CHANGE_OVER,
        )
    ]
    kinds += [
        st.fixed_dictionaries(
            {
                "kind": st.just(kind), "roster": st.just(EVERYONE), "official_ids": st.just(officials),
                "number": st.integers(0, 2),
            }
        )
        for kind in (RuleKind.MOST_A_DAY, RuleKind.MOST_IN_ALL)
    ]  # fmt: skip
    kinds += [
        st.fixed_dictionaries(
            {"kind": st.just(kind), "request_ids": st.permutations(requests), "minutes": few}
        )
        for kind in (
            RuleKind.BEFORE, RuleKind.SAME_DAY, RuleKind.OTHER_DAY, RuleKind.NEXT_DAY,
            RuleKind.NOT_AFTER, RuleKind.BUFFER,
        )
    ]  # fmt: skip
    return st.one_of(kinds).map(lambda fields: a_rule(**fields))


@given(planted_missions(), st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_said_of_room_and_of_other_meetings_is_what_the_checker_says(
    planted: Planted, data: st.DataObject
) -> None:
    """With a rule that must be kept and a part of the meetings: where there is room, each of the
    first places breaks nothing more; where other meetings stand in the way there are such, and
    there is no place; without them there is.
    """
    mission = planted.mission
    if len(mission.meeting_requests) > 1:
        rule = data.draw(_rules(mission))
        mission = replace(mission, rules={rule.id: rule})
    if data.draw(st.booleans()):
        calls = {
            key: replace(one, kind=MeetingKind.ONLINE, link="https://example.org")
            for key, one in list(mission.meeting_requests.items())[:1]
        }
        mission = replace(mission, meeting_requests={**mission.meeting_requests, **calls})
    assume(planted.meetings)
    mission = adopt_schedule(mission, planted.meetings)
    gone = data.draw(st.lists(st.sampled_from(sorted(mission.meetings)), unique=True, min_size=1))
    mission = unschedule(mission, gone)
    judged = judge(mission)
    before = len(judged.conflicts)
    for request_id, left_out in judged.unplaced.items():
        places = candidates(mission, request_id)
        assert (left_out.reason is None) is bool(places)
        for one in places[:3]:
            put = placed_by_hand(mission, request_id, one.start, (one.venue_id, one.room_id))
            assert len(judge(put).conflicts) <= before
        if left_out.reason in TAKEN_BY_MEETINGS:
            assert mission.meetings
            assert candidates(replace(mission, meetings={}), request_id)
        assert sentence_of_left_out(mission, left_out)


def test_on_the_sample_what_waits_has_no_room_and_what_was_taken_out_has() -> None:
    sample = load_sample(resource("samples"), "smart-cities-2015")
    for request_id in judge(sample).unplaced:
        assert candidates(sample, request_id) == ()
    some = [meeting_id_of(sample.meetings[one].request_id) for one in list(sample.meetings)[::80]]
    freed = unschedule(sample, some)
    waiting = judge(freed).unplaced
    for one in some:
        request_id = sample.meetings[one].request_id
        assert waiting[request_id].reason is None
        best = candidates(freed, request_id)[0]
        put = placed_by_hand(freed, request_id, best.start, (best.venue_id, best.room_id))
        assert judge(put).conflicts == ()
