"""Kinds of doubtful data about who comes to gatherings, legs and meetings, like `defect_cases`."""

from __future__ import annotations

from typing import Any

from scheduler_app.mission.defects import DefectCode
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.requests import MeetingKind, MeetingState
from scheduler_app.mission.rules import RuleKind
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    an_interpreter,
    an_official,
    an_organisation,
    at,
    slot,
)

LATE = a_delegate("late", arrival=at(12))
EARLY = a_delegate("early", organisation_id="other", departure=at(12))
FIRMS = [an_organisation(one) for one in ("firm", "other", "ministry")]

STRANGERS: dict[str, Any] = {
    "delegates": [a_delegate(languages=("en",))], "officials": [an_official(languages=("zh",))],
}  # fmt: skip

COMING_CASES: dict[DefectCode, tuple[Mission, str]] = {
    DefectCode.NAMED_BEFORE_ARRIVAL: (
        a_mission(
            delegates=[a_delegate(), LATE],
            gatherings=[a_gathering(roster=Roster(delegate_ids=("late",)))],
        ),
        "Late (Firm) arrives only on Mon 2 Mar at 12:00, too late for Gathering.",
    ),
    DefectCode.NAMED_AFTER_LEAVING: (
        a_mission(
            cities=[a_city(), a_city("other")],
            organisations=FIRMS,
            delegates=[a_delegate(), EARLY],
            legs=[a_leg(roster=Roster(groups=(), delegate_ids=("delegate", "early")))],
        ),
        "Early (Other) leaves on Mon 2 Mar at 12:00, too early for Leg.",
    ),
    DefectCode.GATHERING_HOST_AWAY: (
        a_mission(
            officials=[an_official(availability=(slot("09:30", "12:00"),))],
            gatherings=[a_gathering(official_ids=("official",))],
        ),
        ("Gathering on Mon 2 Mar lies outside the hours in which Official (Ministry) may be met."),
    ),
    DefectCode.GATHERING_UNINTERPRETED: (
        a_mission(**STRANGERS, gatherings=[a_gathering(official_ids=("official",))]),
        "Gathering on Mon 2 Mar lacks an interpreter: the two sides share no language.",
    ),
    DefectCode.GATHERING_LONG_FOR_ONE: (
        a_mission(
            interpreters=[an_interpreter()],
            gatherings=[a_gathering(interpreter_ids=("interpreter",), start=at(9), end=at(12))],
        ),
        "Interpreter interprets 3 h alone at Gathering on Mon 2 Mar; two should take turns.",
    ),
    DefectCode.GATHERING_MISINTERPRETED: (
        a_mission(
            **STRANGERS,
            interpreters=[an_interpreter(), an_interpreter("french", languages=("en", "fr"))],
            gatherings=[
                a_gathering(official_ids=("official",), interpreter_ids=("interpreter", "french"))
            ],
        ),
        (
            "French cannot interpret at Gathering on Mon 2 Mar: another language, another city, or not there then."
        ),
    ),
    DefectCode.GATHERING_KEPT_APART: (
        a_mission(
            organisations=FIRMS,
            delegates=[a_delegate(), a_delegate("second", organisation_id="other")],
            rules=[a_rule(kind=RuleKind.DO_NOT_MEET, organisation_ids=("firm", "other"))],
            gatherings=[a_gathering(cap=10), a_gathering("reception", start=at(18), end=at(20))],
        ),
        "Firm and Other do not meet, but both are expected at Gathering on Mon 2 Mar.",
    ),
    DefectCode.REQUEST_LINK_UNREADABLE: (
        a_mission(meeting_requests=[a_request(kind=MeetingKind.PRESS, link="notalink")]),
        ("Firm – Ministry: the link ‘notalink’ is no address, such as https://example.org/call."),
    ),
    DefectCode.CANCELLED_BUT_PLANNED: (
        a_mission(
            meeting_requests=[a_request(state=MeetingState.CANCELLED)], meetings=[a_meeting()]
        ),
        "Firm – Ministry is cancelled, but still in the plan; Solve takes it out.",
    ),
    DefectCode.OFFERED_WITHOUT_TIMES: (
        a_mission(meeting_requests=[a_request(state=MeetingState.OFFERED)]),
        "Firm – Ministry: times are offered, but none is entered.",
    ),
    DefectCode.CONFIRMED_UNPLANNED: (
        a_mission(meeting_requests=[a_request(state=MeetingState.CONFIRMED)]),
        "Firm – Ministry is confirmed, but has no time in the plan.",
    ),
    DefectCode.HELD_UNPLANNED: (
        a_mission(meeting_requests=[a_request(state=MeetingState.HELD)]),
        "Firm – Ministry has been held, but has no time in the plan.",
    ),
    DefectCode.REPLACED_IN_A_RING: (
        a_mission(
            delegates=[
                a_delegate("a", name="Ann", replaced_by_id="b"),
                a_delegate("b", name="Ben", replaced_by_id="a"),
            ]
        ),
        "“Replaced by” of Ann leads back to Ann: nobody stands in for themselves.",
    ),
}
