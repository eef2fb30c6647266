"""Where else, if others make room: each bundle puts the meeting there, loses none, and has its price."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.elsewhere import bundles
from scheduler_app.planning.judge import judge
from scheduler_app.wording.answers import bundle_line
from tests.builders import (
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    an_official,
    an_organisation,
    at,
    slot,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def _mission():
    """One official with three hours for two firms; the first firm is met at nine."""
    return a_mission(
        organisations=[an_organisation(one) for one in ("firm", "rival", "ministry")],
        delegates=[a_delegate(), a_delegate("other", organisation_id="rival")],
        officials=[an_official(availability=(slot("09:00", "10:30"),))],
        meeting_requests=[a_request("one"), a_request("two", organisation_id="rival")],
        meetings=[a_meeting("one", at(9)), a_meeting("two", at(9, 45))],
    )


def test_a_place_that_another_has_is_opened_by_moving_that_one() -> None:
    mission = _mission()
    found = list(bundles(mission, "one", NOW))
    assert [one.start for one in found] == [at(9, 45)]
    assert bundle_line(found[0]) == (
        "Mon 2 Mar 09:45, Venue: 2 meetings move, 3 people notice, nobody changes city."
    )
    assert found[0].price == (0, 3, 2)
    after = found[0].answer.after
    assert after.meetings[meeting_id_of("two")].start == at(9)
    assert judge(after).conflicts == ()


def test_what_is_confirmed_makes_no_room() -> None:
    mission = _mission()
    two = replace(mission.meeting_requests["two"], state=MeetingState.CONFIRMED)
    requests = {**mission.meeting_requests, "two": two}
    assert list(bundles(replace(mission, meeting_requests=requests), "one", NOW)) == []


def test_the_search_ends_when_asked() -> None:
    assert list(bundles(_mission(), "one", NOW, lambda: True)) == []
