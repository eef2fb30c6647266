"""What the calendar marks on blocks: where the two sides share no language and nobody interprets."""

from __future__ import annotations

from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.requests import Interpreting
from scheduler_app.ui.drops import marks_of
from tests.builders import (
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    an_interpreter,
    an_official,
    at,
)


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
    assert set(warnings) == {"gathering", "meeting-of-request"}
    assert "no language" in warnings["gathering"]
    assert "no language in common" in warnings["meeting-of-request"]


def test_with_interpreters_who_are_not_there_both_are_marked():
    marks = _marks(interpreters=[an_interpreter()])
    assert "meeting-of-request" in marks.clashes
    assert "gathering" in marks.warnings


def test_where_one_is_told_that_it_is_seen_to_no_meeting_is_marked():
    own = [a_request(interpreting=Interpreting.NONE)]
    assert set(_marks(meeting_requests=own).warnings) == {"gathering"}


def test_who_shares_a_language_is_not_marked():
    both = _marks(officials=[an_official(languages=("zh", "en"))]).warnings
    assert both == {}
