"""What the calendar marks on blocks: where the two sides share no language and nobody interprets."""

from __future__ import annotations

from scheduler_app.calendar_view.layout.blocks import BlockKind, BlockRef
from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.requests import Interpreting
from scheduler_app.ui.drops import marks_of
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    an_interpreter,
    an_official,
    at,
)

TALK = BlockRef(BlockKind.MEETING, "meeting-of-request")
BRIEFING = BlockRef(BlockKind.GATHERING, "gathering")


def _marks(**tables):
    mission = a_mission(
        delegates=[a_delegate(languages=("en",))],
        **{
            "officials": [an_official(languages=("zh",))], "meeting_requests": [a_request()], "meetings": [a_meeting(start=at(12))],
            "gatherings": [a_gathering(official_ids=("official",))],
        }
        | tables,
    )  # fmt: skip
    return marks_of(findings_of(mission))


def test_in_a_mission_without_interpreters_both_kinds_of_block_are_marked():
    warnings = _marks().warnings
    assert set(warnings) == {TALK, BRIEFING}
    assert "no language" in warnings[BRIEFING]
    assert "no language in common" in warnings[TALK]


def test_with_interpreters_who_are_not_there_both_are_marked():
    marks = _marks(interpreters=[an_interpreter()])
    assert TALK in marks.clashes
    assert BRIEFING in marks.warnings


def test_where_one_is_told_that_it_is_seen_to_no_meeting_is_marked():
    own = [a_request(interpreting=Interpreting.NONE)]
    assert set(_marks(meeting_requests=own).warnings) == {BRIEFING}


def test_who_shares_a_language_is_not_marked():
    both = _marks(officials=[an_official(languages=("zh", "en"))]).warnings
    assert both == {}


def test_a_leg_that_has_the_id_of_a_gathering_is_not_marked_for_it():
    legs = [
        a_leg(
            "gathering", from_city_id="city", to_city_id="other", departure=at(20), arrival=at(21)
        )
    ]
    marks = _marks(legs=legs, cities=[a_city(), a_city("other")])
    assert BRIEFING in marks.warnings
    assert BlockRef(BlockKind.LEG, "gathering") not in marks.warnings
