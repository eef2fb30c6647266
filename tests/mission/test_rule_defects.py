"""Rules that cannot be kept are named before any plan: alone, in pairs, in rings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduler_app.mission.defects import Severity, defects_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Group, OrganisationKind, Roster
from scheduler_app.mission.requests import MeetingState, Session
from scheduler_app.mission.rules import RuleKind, Strength
from scheduler_app.wording.defects import sentence_of_defect
from tests.builders import (
    a_delegate,
    a_mission,
    a_request,
    a_rule,
    an_official,
    an_organisation,
    at,
    slot,
)

FIRM = Roster(groups=(), organisation_ids=("firm",))
DELEGATION = Roster(groups=(Group.DELEGATION,))
ONE_PERSON = Roster(groups=(), delegate_ids=("delegate",))
TOGETHER = "this cannot be kept together with:"
NEVER = "but the hours of the people and of these requests never allow it."

A_DAY, LEAST, MOST = RuleKind.MOST_A_DAY, RuleKind.LEAST_IN_ALL, RuleKind.MOST_IN_ALL
BEFORE, NEXT = RuleKind.BEFORE, RuleKind.NEXT_DAY
SAME, OTHER = RuleKind.SAME_DAY, RuleKind.OTHER_DAY


def _mission(*rules: dict[str, Any], days: int = 3, **of: dict[str, Any]) -> Mission:
    """Requests A to D of one firm at one official, and one of its rival; rules R1, R2…"""
    requests = [
        a_request(one, title=one.upper(), **of.get(one, {})) for one in ("a", "b", "c", "d")
    ]
    return a_mission(
        days=days,
        organisations=[an_organisation(), an_organisation("rival"), an_organisation("ministry", kind=OrganisationKind.GOVERNMENT)],
        delegates=[a_delegate(), a_delegate("other", organisation_id="rival")],
        officials=[an_official(), an_official("late", availability=(slot("15:00", "18:00"),))],
        meeting_requests=[
            *requests, a_request("e", title="E", organisation_id="rival", **of.get("e", {}))
        ],
        rules=[a_rule(f"r{n}", **one) for n, one in enumerate(rules, start=1)],
    )  # fmt: skip


def _said(mission: Mission) -> list[str]:
    return [sentence_of_defect(mission, one) for one in defects_of(mission)]


def _of(kind: RuleKind, *requests: str) -> dict[str, Any]:
    return {"kind": kind, "request_ids": requests}


def _counted(kind: RuleKind, number: int, roster: Roster = FIRM, *hosts: str) -> dict[str, Any]:
    return {"kind": kind, "number": number, "roster": roster, "official_ids": hosts}


CONTRADICTIONS: dict[str, tuple[Mission, list[str]]] = {
    "a group against a firm in it": (
        _mission(_counted(MOST, 1, DELEGATION), _counted(LEAST, 3)),
        [f"Delegation: at most 1 meeting in all – {TOGETHER} Firm: at least 3 meetings in all."],
    ),
    "a firm against one of whom all its requests are": (
        _mission(_counted(LEAST, 3), _counted(MOST, 2, ONE_PERSON)),
        [f"Firm: at least 3 meetings in all – {TOGETHER} Delegate (Firm): at most 2 meetings in all."],
    ),
    "a firm against the only official whom it asks for": (
        _mission(_counted(LEAST, 4), _counted(A_DAY, 1, Roster(groups=()), "official")),
        [
            (f"Firm: at least 4 meetings in all – in 3 days {TOGETHER}"
            " Official (Ministry): at most 1 meeting a day.")
        ],
    ),
    "so many a day on too few days of the host": (
        _mission(
            _counted(A_DAY, 2), _counted(LEAST, 4),
            a={"official_ids": ("late",)}, b={"official_ids": ("late",)},
            c={"official_ids": ("late",)}, d={"official_ids": ("late",)},
        ),
        [
            (f"Firm: at most 2 meetings a day – in 1 day {TOGETHER}"
            " Firm: at least 4 meetings in all.")
        ],
    ),
    "time kept free against a least number": (
        _mission(
            {"kind": RuleKind.FREE_TIME, "roster": FIRM, "slots": (slot("15:00", "18:00"),)},
            _counted(LEAST, 4), a={"official_ids": ("late",)},
        ),
        [
            f"Firm: kept free Mon 2 Mar 15:00–18:00 – {TOGETHER} Firm: at least 4 meetings in all.",
            "Firm: kept free Mon 2 Mar 15:00–18:00 – this leaves no room for: “A”.",
        ],
    ),
    "more on one day than a day may have": (
        _mission(_of(SAME, "a", "b", "c"), _counted(A_DAY, 2)),
        [f"“A”, “B” and “C”: on one day – {TOGETHER} Firm: at most 2 meetings a day."],
    ),
    "an order turned round": (
        _mission(_of(BEFORE, "a", "b"), _of(NEXT, "b", "a")),
        [f"“A” and “B”: in this order – {TOGETHER} “B” and “A”: on successive days."],
    ),
    "a ring of three": (
        _mission(_of(BEFORE, "a", "b"), _of(BEFORE, "b", "c"), _of(BEFORE, "c", "a")),
        [
            (f"“A” and “B”: in this order – {TOGETHER} “B” and “C”: in this order;"
            " “C” and “A”: in this order.")
        ],
    ),
    "a ring of two among other rules": (
        _mission(
            _of(BEFORE, "a", "c"), _of(BEFORE, "c", "d"), _of(BEFORE, "b", "c"), _of(BEFORE, "d", "c")
        ),
        [f"“C” and “D”: in this order – {TOGETHER} “D” and “C”: in this order."],
    ),
    "two that are on the day after one, and on different days": (
        _mission(_of(NEXT, "a", "b"), _of(NEXT, "a", "c"), _of(OTHER, "b", "c")),
        [
            (f"“A” and “B”: on successive days – {TOGETHER} “A” and “C”: on successive days;"
            " “B” and “C”: on different days.")
        ],
    ),
    "one day for what comes on successive days": (
        _mission(_of(NEXT, "a", "b"), _of(SAME, "b", "a")),
        [f"“A” and “B”: on successive days – {TOGETHER} “B” and “A”: on one day."],
    ),
    "windows without a day in common": (
        _mission(
            _of(SAME, "a", "b"), a={"windows": (slot("09:00", "12:00"),)},
            b={"windows": (slot("09:00", "12:00", day=1),)},
        ),
        [f"“A” and “B”: on one day – {NEVER}"],
    ),
    "a window against the hours of an official": (
        _mission(
            _of(SAME, "a", "b"), a={"official_ids": ("late",)},
            b={"windows": (slot("09:00", "12:00", day=1),)},
        ),
        [f"“A” and “B”: on one day – {NEVER}"],
    ),
    "an order against sessions": (
        _mission(
            _of(BEFORE, "a", "b"), days=1, a={"session": Session.AFTERNOON},
            b={"session": Session.MORNING},
        ),
        [f"“A” and “B”: in this order – {NEVER}"],
    ),
    "an order without time for the first": (
        _mission(_of(BEFORE, "a", "b", "c"), days=1, c={"windows": (slot("09:00", "10:00"),)}),
        [f"“A”, “B” and “C”: in this order – {NEVER}"],
    ),
    "more requests on different days than there are days": (
        _mission(_of(OTHER, "a", "b", "c", "d")),
        ["“A” and 3 others: on different days – " + NEVER],
    ),
    "longer than a day may be": (
        _mission({"kind": RuleKind.LONGEST_DAY, "minutes": 60, "roster": DELEGATION},
                 b={"minutes": 90}),
        ["Delegation: no day longer than 1 h – this leaves no room for: “B”."],
    ),
    "no meetings at all": (
        _mission(_counted(A_DAY, 0, Roster(groups=(), organisation_ids=("rival",)))),
        ["Rival: at most 0 meetings a day – this leaves no room for: “E”."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_what_cannot_be_kept_is_named(case: str) -> None:
    mission, sentences = CONTRADICTIONS[case]
    assert _said(mission) == sentences


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_rules_that_may_be_broken_contradict_nothing(case: str) -> None:
    mission, _ = CONTRADICTIONS[case]
    soft = {key: replace(one, strength=Strength.SHOULD) for key, one in mission.rules.items()}
    assert _said(replace(mission, rules=soft)) == []


@pytest.mark.parametrize(
    "rules",
    [
        [_counted(MOST, 3, DELEGATION), _counted(LEAST, 3)],
        [_counted(A_DAY, 1, DELEGATION), _counted(LEAST, 3)],
        [_counted(MOST, 1, Roster(groups=(), organisation_ids=("rival",))), _counted(LEAST, 4)],
        [_counted(MOST, 1, Roster(groups=()), "late"), _counted(LEAST, 4)],
        [_of(BEFORE, "a", "b"), _of(BEFORE, "b", "c"), _of(SAME, "a", "b", "c")],
        [_of(NEXT, "a", "b"), _of(NEXT, "b", "c"), _of(BEFORE, "a", "c"), _of(OTHER, "a", "c")],
        [_of(OTHER, "a", "b", "c"), _of(SAME, "c", "d")],
        [{"kind": RuleKind.LONGEST_WORK, "minutes": 45, "roster": DELEGATION}],
        [{"kind": RuleKind.FREE_TIME, "roster": FIRM, "slots": (slot("00:00", "17:00"),)}],
    ],
    ids=str,
)
def test_what_can_be_kept_is_no_doubt(rules: list[dict[str, Any]]) -> None:
    assert _said(_mission(*rules)) == []


def test_a_request_that_will_not_be_turns_no_ring() -> None:
    mission, _ = CONTRADICTIONS["a ring of three"]
    request = replace(mission.meeting_requests["c"], state=MeetingState.CANCELLED)
    assert (
        _said(replace(mission, meeting_requests={**mission.meeting_requests, "c": request})) == []
    )


def test_free_time_over_all_of_somebodys_time_leaves_no_room_for_what_is_asked() -> None:
    whole = slot("00:00", "23:59")
    slots = (replace(whole, end=at(23, day=2)),)
    mission = _mission({"kind": RuleKind.FREE_TIME, "roster": DELEGATION, "slots": slots})
    (found,) = defects_of(mission)
    assert found.severity is Severity.WARNING
    assert sentence_of_defect(mission, found) == (
        "Delegation: kept free Mon 2 Mar 00:00–Wed 4 Mar 23:00"
        " – this leaves no room for: “A” and 4 others."
    )


def test_a_least_number_of_a_group_names_the_firms_that_ask_for_too_little() -> None:
    mission = _mission(_counted(LEAST, 2, DELEGATION))
    assert _said(mission) == [
        (
            "Delegation: at least 2 meetings in all"
            " – but there are fewer in the table of requests: Rival (1)."
        )
    ]


def test_each_pair_is_named_of_several_that_contradict_one() -> None:
    mission = _mission(_of(SAME, "a", "b", "c"), _of(OTHER, "a", "b"), _of(OTHER, "b", "c"))
    assert _said(mission) == [
        f"“A”, “B” and “C”: on one day – {TOGETHER} “A” and “B”: on different days.",
        f"“A”, “B” and “C”: on one day – {TOGETHER} “B” and “C”: on different days.",
    ]
