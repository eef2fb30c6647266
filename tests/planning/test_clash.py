"""The demands that clash: enough together, and none too many."""

from __future__ import annotations

import pytest

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.requests import Session
from scheduler_app.planning.clash import _RELAXED, DemandKind, _demands, _without, clash_of
from scheduler_app.planning.judge import judge
from scheduler_app.planning.legal import candidates
from scheduler_app.settings import resource
from scheduler_app.wording.clash import _LINES, clash_lines
from tests.builders import a_delegate, a_meeting, a_mission, a_request, an_official, at, slot


def test_no_kind_lacks_its_relaxation_or_its_line() -> None:
    assert set(_RELAXED) == set(_LINES) == set(DemandKind)


def test_two_demands_that_clash_are_named_and_nothing_else() -> None:
    mission = a_mission(
        delegates=[a_delegate()],
        officials=[an_official(availability=(slot("14:00", "16:00"),))],
        meeting_requests=[
            a_request(session=Session.MORNING),
            a_request("other", title="Other"),
        ],
        meetings=[a_meeting("other", at(14))],
    )
    found = clash_of(mission, "request")
    assert clash_lines(mission, "request", found) == [
        "the hours asked for: morning",
        "Official (Ministry) can be met only Mon 2 Mar 14:00–16:00",
    ]


def test_where_there_is_room_nothing_clashes() -> None:
    assert clash_of(a_mission(), "request") == ()
    assert clash_of(a_mission(), "request", lambda: True) == ()


@pytest.mark.parametrize("place", range(4))
def test_on_the_sample_each_set_keeps_it_out_and_no_smaller_one_does(place) -> None:
    """With the set in force and all else given way there is no place; without any one of it there is."""
    sample = load_sample(resource("samples"), "smart-cities-2015")
    request_id = list(judge(sample).unplaced)[place]
    found = clash_of(sample, request_id)
    assert found
    others = [one for one in _demands(sample, request_id) if one not in found]
    only = _without(sample, request_id, others)
    assert candidates(only, request_id) == ()
    for one in found:
        assert candidates(_without(only, request_id, [one]), request_id)
