"""The same for what is asked: requests that cannot be met, and rules that cannot be kept."""

from __future__ import annotations

from typing import Any

from scheduler_app.mission.defects import DefectCode
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.requests import MeetingKind, MeetingState
from scheduler_app.mission.rules import RuleKind
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_mission,
    a_request,
    a_rule,
    a_vehicle,
    a_venue,
    an_interpreter,
    an_official,
    at,
    slot,
)

FIRM = Roster(groups=(), organisation_ids=("firm",))
STRANGERS: dict[str, Any] = {
    "delegates": [a_delegate(languages=("en",))], "officials": [an_official(languages=("zh",))],
}  # fmt: skip


ASKED: dict[DefectCode, tuple[Mission, str]] = {
    DefectCode.REQUEST_WITHOUT_DELEGATES: (
        a_mission(delegates=[a_delegate(is_travelling=False)]),
        "Firm – Ministry: nobody who is to come travels.",
    ),
    DefectCode.REQUEST_NEVER_TOGETHER: (
        a_mission(
            days=2,
            city_days=[
                a_city_day(roster=Roster(groups=(), delegate_ids=("delegate",))),
                a_city_day(day=1, roster=Roster(groups=(), delegate_ids=("late",))),
            ],
            delegates=[a_delegate(), a_delegate("late")],
            meeting_requests=[a_request(organisation_id=None, delegate_ids=("delegate", "late"))],
        ),
        "Firm – Ministry: the people are never in City on the same day.",
    ),
    DefectCode.REQUEST_WINDOWS_OUTSIDE: (
        a_mission(meeting_requests=[a_request(windows=(slot("09:00", "10:00", day=9),))]),
        "Firm – Ministry: the hours asked for lie outside the mission's dates.",
    ),
    DefectCode.HOURS_ASKED_SHORT: (
        a_mission(meeting_requests=[a_request(windows=(slot("09:00", "09:30"),))]),
        "Firm – Ministry: 45 min do not fit into the hours asked for (Mon 2 Mar 09:00–09:30).",
    ),
    DefectCode.HOURS_OF_HOST_SHORT: (
        a_mission(officials=[an_official(availability=(slot("09:00", "09:30"),))]),
        "Firm – Ministry: 45 min do not fit into the hours of Official (Ministry) (Mon 2 Mar 09:00–09:30).",
    ),
    DefectCode.HOURS_APART: (
        a_mission(
            officials=[an_official(availability=(slot("14:00", "15:00"),))],
            meeting_requests=[a_request(windows=(slot("09:00", "12:00"),))],
        ),
        (
            "Firm – Ministry: no 45 min are both within the hours asked for (Mon 2 Mar 09:00–12:00)"
            " and within those of Official (Ministry) (Mon 2 Mar 14:00–15:00)."
        ),
    ),
    DefectCode.REQUEST_TOO_FEW: (
        a_mission(
            delegates=[a_delegate(), a_delegate("second", is_travelling=False)],
            meeting_requests=[a_request(any_of_ids=("delegate", "second"), least=2)],
        ),
        "Firm – Ministry: 2 of those named should come, but fewer travel.",
    ),
    DefectCode.REQUEST_PERSON_GONE: (
        a_mission(
            delegates=[a_delegate(), a_delegate("second", name="The Aide", is_travelling=False)],
            meeting_requests=[a_request(delegate_ids=("delegate", "second"))],
        ),
        "Firm – Ministry: not travelling, but must come: The Aide.",
    ),
    DefectCode.REQUEST_NO_INTERPRETER: (
        a_mission(**STRANGERS, interpreters=[an_interpreter(languages=("en", "fr"))]),
        "Firm – Ministry: no interpreter in City speaks the languages of both sides.",
    ),
    DefectCode.REQUEST_LIST_TOO_SHORT: (
        a_mission(
            delegates=[a_delegate(), a_delegate("deputy")],
            meeting_requests=[a_request(any_of_ids=("delegate", "deputy"), least=3)],
        ),
        "Firm – Ministry: at least 3 are to come of a list with only 2.",
    ),
    DefectCode.REQUEST_VEHICLE_ELSEWHERE: (
        a_mission(
            cities=[a_city(), a_city("other")],
            venues=[a_venue(), a_venue("second", "other")],
            vehicles=[a_vehicle(city_id="other")],
            meeting_requests=[a_request(vehicle_id="car")],
        ),
        "Firm – Ministry: Car is in Other, where the meeting is not.",
    ),
    DefectCode.REQUEST_VEHICLE_TOO_SMALL: (
        a_mission(
            delegates=[a_delegate(), a_delegate("deputy")],
            vehicles=[a_vehicle(seats=1)],
            meeting_requests=[a_request(vehicle_id="car")],
        ),
        "Firm – Ministry: 2 people are to ride in Car, which seats 1.",
    ),
    DefectCode.REQUEST_WITHOUT_LINK: (
        a_mission(
            meeting_requests=[a_request(kind=MeetingKind.ONLINE, state=MeetingState.CONFIRMED)]
        ),
        "Firm – Ministry is an online meeting, but has no link yet.",
    ),
    DefectCode.REQUEST_TWICE: (
        a_mission(meeting_requests=[a_request(), a_request("again")]),
        "Firm – Ministry is asked for twice.",
    ),
    DefectCode.RULE_ABOUT_NOBODY: (
        a_mission(rules=[a_rule(kind=RuleKind.SAME_DAY, request_ids=("request",))]),
        "“Firm – Ministry”: on one day – this rule concerns nobody yet.",
    ),
    DefectCode.RULES_CONTRADICT: (
        a_mission(
            days=2,
            meeting_requests=[a_request(), a_request("more", title="More")],
            rules=[
                a_rule(kind=RuleKind.SAME_DAY, request_ids=("request", "more")),
                a_rule("other", kind=RuleKind.OTHER_DAY, request_ids=("more", "request")),
            ],
        ),
        (
            "“Firm – Ministry” and “More”: on one day – this cannot be kept together with:"
            " “More” and “Firm – Ministry”: on different days."
        ),
    ),
    DefectCode.RULES_CONTRADICT_DAYS: (
        a_mission(
            days=2,
            rules=[
                a_rule(kind=RuleKind.MOST_A_DAY, number=1, roster=FIRM),
                a_rule("least", kind=RuleKind.LEAST_IN_ALL, number=3, roster=FIRM),
            ],
        ),
        (
            "Firm: at most 1 meeting a day – in 2 days this cannot be kept together with:"
            " Firm: at least 3 meetings in all."
        ),
    ),
    DefectCode.RULE_NAMES_TWICE: (
        a_mission(rules=[a_rule(kind=RuleKind.BEFORE, request_ids=("request", "request"))]),
        (
            "“Firm – Ministry” and “Firm – Ministry”: in this order – Firm – Ministry is named twice."
        ),
    ),
    DefectCode.RULE_KEEPS_OUT: (
        a_mission(rules=[a_rule(kind=RuleKind.LONGEST_WORK, minutes=30, roster=FIRM)]),
        "Firm: at most 30 min of meetings a day – this leaves no room for: “Firm – Ministry”.",
    ),
    DefectCode.RULE_AGAINST_HOURS: (
        a_mission(
            meeting_requests=[a_request(), a_request("more", title="More")],
            rules=[a_rule(kind=RuleKind.NEXT_DAY, request_ids=("request", "more"))],
        ),
        (
            "“Firm – Ministry” and “More”: on successive days – but the hours of the people and of"
            " these requests never allow it."
        ),
    ),
    DefectCode.RULE_BROKEN_BY_GATHERINGS: (
        a_mission(
            gatherings=[a_gathering(), a_gathering("dinner", start=at(19), end=at(21))],
            rules=[a_rule(kind=RuleKind.LONGEST_DAY, minutes=600, roster=FIRM)],
        ),
        "Firm: no day longer than 10 h – but gatherings and legs alone make Mon 2 Mar 12 h long: Delegate (Firm).",
    ),
    DefectCode.RULE_OUT_OF_REACH: (
        a_mission(
            rules=[
                a_rule(
                    kind=RuleKind.LEAST_IN_ALL,
                    number=3,
                    roster=FIRM,
                )
            ]
        ),
        "Firm: at least 3 meetings in all – but there are fewer in the table of requests: Firm (1).",
    ),
}
