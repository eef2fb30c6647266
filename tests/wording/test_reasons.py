"""Why a request waits, in a coordinator's words."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import Session
from scheduler_app.planning import Cause, LeftOut, Reason, judge
from scheduler_app.wording.reasons import SENTENCES, sentence_of_left_out
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_vehicle,
    an_official,
    at,
    hours,
    slot,
)


def _said(mission: Mission, request_id: str = "request") -> str:
    return sentence_of_left_out(mission, judge(mission).unplaced[request_id])


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Reason)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Not planned yet; there is room for it."),
        ({"delegates": [a_delegate(is_travelling=False)]}, "Nobody of Firm travels."),
        (
            {"officials": [an_official(venue_id=None)]},
            "No place is known for it: City has no room that takes requests.",
        ),
        ({"rooms": [a_room(seats=1)]}, "2 people come, but Room seats 1."),
        (
            {"officials": [an_official(availability=(slot("19:00", "20:00"),))]},
            (
                "Official (Ministry) can be met only Mon 2 Mar 19:00–20:00;"
                " Delegate (Firm) cannot be in City then."
            ),
        ),
        (
            {"meeting_requests": [a_request(minutes=700)]},
            "It lasts 11 h 40 min, longer than the day in City (10 h): Tools > Several days… parts it.",
        ),
        (
            {
                "officials": [an_official(availability=(slot("09:00", "09:30"),))],
                "meeting_requests": [a_request(minutes=45)],
            },
            (
                "It lasts 45 min, longer than Official (Ministry) can be met"
                " (Mon 2 Mar 09:00–09:30)."
            ),
        ),
        (
            {"meeting_requests": [a_request(windows=(slot("19:00", "20:00"),))]},
            (
                "Delegate (Firm) and Official (Ministry) cannot meet in the hours asked for:"
                " Mon 2 Mar 19:00–20:00."
            ),
        ),
        (
            {
                "cities": [a_city(day_hours=hours("13:00", "18:00"))],
                "meeting_requests": [a_request(session=Session.MORNING)],
            },
            "Delegate (Firm) and Official (Ministry) cannot meet in the hours asked for: morning.",
        ),
        (
            {
                "cities": [a_city(), a_city("other")],
                "vehicles": [a_vehicle(city_id="other")],
                "meeting_requests": [a_request(vehicle_id="car")],
            },
            "Car, in which it rides, is in Other, not in City.",
        ),
        (
            {"gatherings": [a_gathering(start=at(8), end=at(18))]},
            "Gathering with the ways to them leave Delegate (Firm) no time for it.",
        ),
    ],
)
def test_what_nobody_can_help(fields: dict[str, Any], sentence: str) -> None:
    assert _said(a_mission(**fields)) == sentence


def test_hours_that_others_take() -> None:
    mission = a_mission(
        officials=[an_official(availability=(slot("09:00", "10:00"),))],
        delegates=[a_delegate(), a_delegate("second")],
        meeting_requests=[
            a_request(organisation_id=None, delegate_ids=("delegate",)),
            a_request("r2", organisation_id=None, delegate_ids=("second",)),
        ],
        meetings=[a_meeting()],
    )
    assert _said(mission, "r2") == (
        "The hours of Official (Ministry) (Mon 2 Mar 09:00–10:00) are all taken by other meetings."
    )


def test_a_hall_that_is_full() -> None:
    mission = a_mission(rooms=[a_room(tables=24)])
    full = LeftOut(request_id="request", reason=Reason.ROOM_FULL, cause=Cause(room_ids=("room",)))
    assert sentence_of_left_out(mission, full) == (
        "All 24 tables of Room are taken whenever Delegate (Firm) and Official (Ministry) are free."
    )
