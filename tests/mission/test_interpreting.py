"""What interpreters a request lacks, told apart, under Doubtful and where it waits."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler_app.mission.defects import DefectCode, defects_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import Interpreting
from scheduler_app.planning import judge
from scheduler_app.wording.defects import sentence_of_defect
from scheduler_app.wording.reasons import sentence_of_left_out
from tests.builders import (
    a_city,
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    an_interpreter,
    an_official,
    an_organisation,
)

PAIR = {"interpreting": Interpreting.TWO}
LIN, RAO = an_interpreter("lin", name="Lin"), an_interpreter("rao", name="Rao", follows_id="rival")
EN = an_interpreter("kay", name="Kay", languages=("en",))


def _strangers(**fields: Any) -> Mission:
    given: dict[str, Any] = {
        "cities": [a_city(), a_city("other")],
        "organisations": [an_organisation(one) for one in ("firm", "rival", "ministry")],
        "delegates": [a_delegate(languages=("en",))],
        "officials": [an_official(languages=("zh",))],
    }
    return a_mission(**{key: value for key, value in {**given, **fields}.items() if value})


@pytest.mark.parametrize(
    ("interpreters", "asked", "said"),
    [
        ([EN], {}, "no interpreter in City speaks the languages of both sides"),
        (
            [an_interpreter(name="Lin", city_ids=("other",))], {},
            "Lin speaks the languages of both sides, but does not work in City",
        ),
        ([EN, RAO], {}, "Rao, who speaks the languages of both sides, follows Rival"),
        (
            [LIN, EN], PAIR,
            "2 interpreters are wanted, but in City only Lin speaks the languages of both sides",
        ),
        (
            [LIN, RAO], PAIR,
            "2 interpreters are wanted, but Rao follows Rival and leaves only Lin",
        ),
        ([], PAIR, "2 interpreters are asked for, and there is none yet"),
    ],
)  # fmt: skip
def test_what_is_lacking_is_told_apart_before_and_after_planning(interpreters, asked, said) -> None:
    mission = _strangers(interpreters=interpreters, meeting_requests=[a_request(**asked)])
    (doubt,) = [one for one in defects_of(mission) if one.table == "meeting_requests"]
    assert sentence_of_defect(mission, doubt) == f"Firm – Ministry: {said}."
    (waiting,) = judge(mission).unplaced.values()
    assert sentence_of_left_out(mission, waiting) == f"{said[0].upper()}{said[1:]}."


def _doubts(**fields: Any) -> list[DefectCode]:
    found = defects_of(_strangers(organisations=None, **fields))
    return [one.code for one in found]


def test_a_mission_whose_languages_nobody_wrote_down_is_told_nothing() -> None:
    assert _doubts(delegates=[a_delegate()]) == []
    assert _doubts(officials=[an_official(languages=("zh", "EN"))]) == []
    own = a_request(interpreting=Interpreting.NONE)
    assert _doubts(meeting_requests=[own]) == []


def test_a_long_sitting_is_doubted_until_two_are_asked_for_or_take_turns() -> None:
    one = {"interpreters": [LIN], "meeting_requests": [a_request(minutes=180)]}
    assert _doubts(**one) == [DefectCode.REQUEST_LONG_FOR_ONE]
    placed = {**one, "meetings": [a_meeting(interpreter_ids=("lin",))]}
    assert _doubts(**placed) == [DefectCode.MEETING_LONG_FOR_ONE]
    assert _doubts(**{**one, "interpreters": [LIN, an_interpreter("second")]}) == []
    asked = [a_request(minutes=180, interpreting=Interpreting.ONE)]
    assert _doubts(interpreters=[LIN, an_interpreter("second")], meeting_requests=asked) == [
        DefectCode.REQUEST_LONG_FOR_ONE
    ]
    assert _doubts(interpreters=[LIN], meeting_requests=[a_request(minutes=90)]) == []
