"""For each kind of rule three plans: one it says nothing about, one that breaks it, the nearest one
that keeps it. Two firms, two officials, five requests of 45 minutes on two days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.rules import RuleKind
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

FIRM = Roster(groups=(), organisation_ids=("firm",))
ALL = Roster()
Plan = dict[str, datetime]


@dataclass(frozen=True, kw_only=True)
class Case:
    """The fields of a rule, plans by request, and what is said of the forbidden one."""

    fields: dict[str, Any]
    trivial: Plan
    forbidden: Plan
    allowed: Plan
    said: str


def mission_with(fields: dict[str, Any], plan: Plan) -> Mission:
    """The two firms' mission with one rule and a plan."""
    return a_mission(
        days=2,
        organisations=[
            an_organisation(), an_organisation("rival"), an_organisation("ministry"),
            an_organisation("bureau"),
        ],
        delegates=[a_delegate(), a_delegate("other", organisation_id="rival", rank=3)],
        officials=[
            an_official(), an_official("second", organisation_id="bureau", least_rank=3),
        ],
        venues=[a_venue()],
        meeting_requests=[
            a_request("one"),
            a_request("two", official_ids=("second",)),
            a_request("three", title="Third call"),
            a_request("four", organisation_id="rival"),
            a_request("five", organisation_id="rival", official_ids=("second",)),
        ],
        rules=[a_rule(**fields)],
        meetings=[a_meeting(request, start) for request, start in plan.items()],
    )  # fmt: skip


CASES: dict[RuleKind, Case] = {
    RuleKind.MOST_A_DAY: Case(
        fields={"kind": RuleKind.MOST_A_DAY, "roster": FIRM, "number": 1},
        trivial={"one": at(9), "four": at(10), "five": at(12)},
        forbidden={"one": at(9), "two": at(11)},
        allowed={"one": at(9), "two": at(9, day=1)},
        said="Firm has 2 meetings on Mon 2 Mar, 1 too many. Rule: Firm: at most 1 meeting a day.",
    ),
    RuleKind.MOST_IN_ALL: Case(
        fields={"kind": RuleKind.MOST_IN_ALL, "roster": FIRM, "number": 1},
        trivial={"four": at(10), "five": at(12)},
        forbidden={"one": at(9), "two": at(9, day=1)},
        allowed={"one": at(9)},
        said="Firm has 2 meetings, 1 too many. Rule: Firm: at most 1 meeting in all.",
    ),
    RuleKind.LEAST_IN_ALL: Case(
        fields={"kind": RuleKind.LEAST_IN_ALL, "roster": FIRM, "number": 2},
        trivial={"one": at(9), "two": at(11), "three": at(14)},
        forbidden={"one": at(9), "four": at(10)},
        allowed={"one": at(9), "two": at(9, day=1)},
        said="Firm has 1 meeting, 1 too few. Rule: Firm: at least 2 meetings in all.",
    ),
    RuleKind.LONGEST_WORK: Case(
        fields={"kind": RuleKind.LONGEST_WORK, "roster": FIRM, "minutes": 90},
        trivial={"four": at(9), "five": at(11)},
        forbidden={"one": at(9), "two": at(11), "three": at(14)},
        allowed={"one": at(9), "two": at(11), "three": at(14, day=1)},
        said=(
            "Delegate (Firm) has 45 min more of meetings on Mon 2 Mar than a day may have."
            " Rule: Firm: at most 1 h 30 min of meetings a day."
        ),
    ),
    RuleKind.LONGEST_DAY: Case(
        fields={"kind": RuleKind.LONGEST_DAY, "roster": FIRM, "minutes": 360},
        trivial={"one": at(9)},
        forbidden={"one": at(9), "two": at(14, 30)},
        allowed={"one": at(9), "two": at(14, 15)},
        said="The Mon 2 Mar of Delegate (Firm) is 15 min longer than it may be. Rule: Firm: no day longer than 6 h.",
    ),
    RuleKind.PAUSE: Case(
        fields={"kind": RuleKind.PAUSE, "roster": FIRM, "minutes": 90, "pause_minutes": 30},
        trivial={"one": at(9), "two": at(9, 45)},
        forbidden={"one": at(9), "two": at(9, 45), "three": at(10, 45)},
        allowed={"one": at(9), "two": at(9, 45), "three": at(11)},
        said=(
            "Delegate (Firm) has no pause on Mon 2 Mar between Firm – Ministry 09:00–09:45,"
            " Firm – Bureau 09:45–10:30 and Third call 10:45–11:30."
            " Rule: Firm: a pause of 30 min after at most 1 h 30 min of meetings."
        ),
    ),
    RuleKind.FREE_TIME: Case(
        fields={
            "kind": RuleKind.FREE_TIME, "roster": FIRM, "slots": (slot("14:00", "15:00"),),
        },
        trivial={"four": at(14), "one": at(9)},
        forbidden={"one": at(13, 30)},
        allowed={"one": at(13, 15), "two": at(15)},
        said=(
            "Firm – Ministry 13:30–14:15 on Mon 2 Mar goes against a rule."
            " Rule: Firm: kept free Mon 2 Mar 14:00–15:00."
        ),
    ),
    RuleKind.BEFORE: Case(
        fields={"kind": RuleKind.BEFORE, "request_ids": ("one", "four")},
        trivial={"four": at(9)},
        forbidden={"one": at(11), "four": at(9)},
        allowed={"one": at(9), "four": at(9, 45)},
        said=(
            "Rival – Ministry 09:00–09:45 and Firm – Ministry 11:00–11:45 on Mon 2 Mar are in the"
            " wrong order. Rule: “Firm – Ministry” and “Rival – Ministry”: in this order."
        ),
    ),
    RuleKind.SAME_DAY: Case(
        fields={"kind": RuleKind.SAME_DAY, "request_ids": ("one", "four")},
        trivial={"one": at(9)},
        forbidden={"one": at(9), "four": at(9, day=1)},
        allowed={"one": at(9), "four": at(16)},
        said=(
            "Firm – Ministry 09:00–09:45 (Mon 2 Mar) and Rival – Ministry 09:00–09:45 (Tue 3 Mar)"
            " are not on one day. Rule: “Firm – Ministry” and “Rival – Ministry”: on one day."
        ),
    ),
    RuleKind.OTHER_DAY: Case(
        fields={"kind": RuleKind.OTHER_DAY, "request_ids": ("one", "four")},
        trivial={"four": at(9)},
        forbidden={"one": at(9), "four": at(16)},
        allowed={"one": at(9), "four": at(8, day=1)},
        said=(
            "Firm – Ministry 09:00–09:45 (Mon 2 Mar) and Rival – Ministry 16:00–16:45 (Mon 2 Mar)"
            " are on one day. Rule: “Firm – Ministry” and “Rival – Ministry”: on different days."
        ),
    ),
    RuleKind.NEXT_DAY: Case(
        fields={"kind": RuleKind.NEXT_DAY, "request_ids": ("one", "five")},
        trivial={"one": at(9), "two": at(11), "four": at(9, day=1)},
        forbidden={"one": at(9), "five": at(11)},
        allowed={"one": at(9), "five": at(9, day=1)},
        said="Firm – Ministry 09:00–09:45 (Mon 2 Mar) and Rival – Bureau 11:00–11:45 (Mon 2 Mar) are not on successive days in this order. Rule: “Firm – Ministry” and “Rival – Bureau”: on successive days.",
    ),
    RuleKind.CHANGE_OVER: Case(
        fields={"kind": RuleKind.CHANGE_OVER, "roster": FIRM, "minutes": 10},
        trivial={"one": at(9), "four": at(9, 45), "five": at(10, 30)},
        forbidden={"one": at(9), "two": at(9, 45)},
        allowed={"one": at(9), "two": at(10)},
        said="Delegate (Firm) has 10 min too little on Mon 2 Mar between Firm – Ministry 09:00–09:45 and Firm – Bureau 09:45–10:30. Rule: Firm: 10 min between any two meetings.",
    ),
    RuleKind.NOT_AFTER: Case(
        fields={"kind": RuleKind.NOT_AFTER, "request_ids": ("one", "four"), "minutes": 30},
        trivial={"one": at(9), "five": at(9, 45)},
        forbidden={"one": at(9), "four": at(10)},
        allowed={"one": at(9), "four": at(10, 15)},
        said=(
            "Firm – Ministry 09:00–09:45 and Rival – Ministry 10:00–10:45 on Mon 2 Mar are too near"
            " each other, by 15 min. Rule: “Firm – Ministry” and “Rival – Ministry”:"
            " at least 30 min between them."
        ),
    ),
    RuleKind.BUFFER: Case(
        fields={"kind": RuleKind.BUFFER, "request_ids": ("one",), "minutes": 30},
        trivial={"one": at(9), "five": at(9, 45)},
        forbidden={"one": at(9), "two": at(10)},
        allowed={"one": at(9), "two": at(10, 15)},
        said=(
            "Firm – Ministry 09:00–09:45 and Firm – Bureau 10:00–10:45 on Mon 2 Mar are too near"
            " each other, by 15 min. Rule: “Firm – Ministry”: 30 min free before and after."
        ),
    ),
    RuleKind.RANK: Case(
        fields={"kind": RuleKind.RANK, "official_ids": ("second",)},
        trivial={"one": at(9), "four": at(11)},
        forbidden={"one": at(9), "two": at(11)},
        allowed={"one": at(9), "five": at(11)},
        said=(
            "Firm – Bureau 11:00–11:45 on Mon 2 Mar goes against a rule."
            " Rule: Second (Bureau): met by somebody of the rank that is asked for."
        ),
    ),
    RuleKind.DO_NOT_MEET: Case(
        fields={"kind": RuleKind.DO_NOT_MEET, "organisation_ids": ("firm", "bureau")},
        trivial={"one": at(9)},
        forbidden={"one": at(9), "two": at(11)},
        allowed={"one": at(9), "five": at(11)},
        said=(
            "Firm – Bureau 11:00–11:45 on Mon 2 Mar goes against a rule."
            " Rule: Firm and Bureau do not meet."
        ),
    ),
}  # fmt: skip
