"""Conflicts in a coordinator's words: one sentence for every rule."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler_app.mission.places import Break
from scheduler_app.planning import Conflict, Rule, verdict
from scheduler_app.planning.conflicts import conflicts_of
from scheduler_app.planning.encode import encode
from scheduler_app.planning.judge import judge
from scheduler_app.wording.conflicts import SENTENCES, sentence_of_conflict
from scheduler_app.wording.parts import person_name
from solver import Solution, Violation, violations
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_travel_time,
    a_venue,
    an_official,
    an_organisation,
    at,
    hours,
    slot,
)

FAR: dict[str, Any] = {
    "venues": [a_venue(), a_venue("far")],
    "travel_times": [a_travel_time("venue", "far", 55)],
}
LUNCH = Break(title="Lunch", hours=hours("12:00", "13:00"))


def _said(mission: Any, start: Any = None, venue: str = "venue", room: str | None = None) -> str:
    found = verdict(mission, "request", start or at(9), venue, room)
    return " ".join(sentence_of_conflict(mission, one) for one in found)


def test_every_rule_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Rule)


def test_two_places() -> None:
    briefing = a_gathering(title="Embassy briefing", start=at(9, 30), end=at(10, 30))
    assert _said(a_mission(gatherings=[briefing])) == (
        "Delegate (Firm) is in two places on Mon 2 Mar: Firm – Ministry 09:00–09:45"
        " and Embassy briefing 09:30–10:30."
    )


def test_no_way_in_time_says_what_it_takes_and_what_is_left() -> None:
    briefing = a_gathering(venue_id="far", start=at(10, 15), end=at(11))
    assert _said(a_mission(**FAR, gatherings=[briefing])) == (
        "No way in time for Delegate (Firm) on Mon 2 Mar: the ride from Venue to Far takes 55 min,"
        " 30 are left."
    )


def test_no_way_at_all_between_cities_is_no_fault_of_the_meeting_before() -> None:
    mission = a_mission(
        cities=[a_city(), a_city("other")], venues=[a_venue(), a_venue("abroad", "other")],
        gatherings=[a_gathering(venue_id="abroad", city_id="other", start=at(15), end=at(16))],
    )  # fmt: skip
    assert _said(mission) == ""
    assert [sentence_of_conflict(mission, one) for one in judge(mission).conflicts] == [
        "No way for Delegate (Firm) to Gathering 15:00–16:00: nothing takes them to Other in time."
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"officials": [an_official(availability=(slot("14:00", "15:00"),))]},
            (
                "Official (Ministry) can be met on Mon 2 Mar only 14:00–15:00;"
                " Firm – Ministry 09:00–09:45 does not fit."
            ),
        ),
        (
            {"officials": [an_official(availability=(slot("14:00", "15:00", day=1),))]},
            (
                "Official (Ministry) cannot be met on Mon 2 Mar;"
                " Firm – Ministry 09:00–09:45 does not fit."
            ),
        ),
        (
            {"delegates": [a_delegate(arrival=at(12))]},
            (
                "Delegate (Firm) can be met on Mon 2 Mar only 12:00–18:00;"
                " Firm – Ministry 09:00–09:45 does not fit."
            ),
        ),
        (
            {"meeting_requests": [a_request(windows=(slot("14:00", "15:00"),))]},
            (
                "Firm – Ministry 09:00–09:45 on Mon 2 Mar is outside the hours asked for:"
                " Mon 2 Mar 14:00–15:00."
            ),
        ),
        (
            {"cities": [a_city(breaks=(Break(title="Tea", hours=hours("09:30", "10:00")),))]},
            (
                "Delegate (Firm) and Official (Ministry) would miss Tea 09:30–10:00 on Mon 2 Mar:"
                " Firm – Ministry 09:00–09:45."
            ),
        ),
    ],
)
def test_people_and_hours(fields: dict[str, Any], sentence: str) -> None:
    assert _said(a_mission(**fields)) == sentence


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"rooms": [a_room(availability=(slot("14:00", "15:00"),))]},
            "Room cannot be used then on Mon 2 Mar; Firm – Ministry 09:00–09:45 does not fit.",
        ),
        (
            {"rooms": [a_room(seats=1)]},
            "Room seats 1 person; Firm – Ministry 09:00–09:45 on Mon 2 Mar needs more.",
        ),
    ],
)
def test_rooms(fields: dict[str, Any], sentence: str) -> None:
    assert _said(a_mission(**fields), room="room") == sentence


def test_a_room_that_a_gathering_holds_or_that_is_booked_twice() -> None:
    others: dict[str, Any] = {
        "delegates": [a_delegate(), a_delegate("second")],
        "officials": [an_official(), an_official("host")],
        "meeting_requests": [
            a_request(organisation_id=None, delegate_ids=("delegate",)),
            a_request("r2", organisation_id=None, delegate_ids=("second",), official_ids=("host",)),
        ],
    }
    held = a_gathering(room_id="room", roster=a_gathering().roster.__class__(groups=()))
    assert _said(a_mission(rooms=[a_room()], gatherings=[held]), room="room") == (
        "Room is taken on Mon 2 Mar by Gathering 09:00–10:00;"
        " Firm – Ministry 09:00–09:45 does not fit."
    )
    taken = a_mission(rooms=[a_room()], meetings=[a_meeting("r2", room_id="room")], **others)
    assert _said(taken, room="room") == (
        "Room is booked twice on Mon 2 Mar: Firm – Ministry 09:00–09:45"
        " and Firm – Ministry 09:00–09:45."
    )


def test_a_closed_venue() -> None:
    assert _said(a_mission(), at(19)).startswith(
        "Delegate (Firm) can be met on Mon 2 Mar only 08:00–18:00;"
    )
    assert "Venue is closed then on Mon 2 Mar" in _said(a_mission(), at(19))


def test_grid_pin_and_twice_are_said_too() -> None:
    mission = a_mission(meetings=[a_meeting("request", at(9, 7))])
    encoding = encode(mission)
    doubled = Solution(placements=encoding.plan.placements * 2)
    found: list[Conflict] = [*conflicts_of(encoding, violations(encoding.problem, doubled))]
    said = {one.rule: sentence_of_conflict(mission, one) for one in found}
    assert said[Rule.ONE_PLACEMENT] == "Firm – Ministry 09:07–09:52 stands in the plan twice."
    assert said[Rule.GRID] == (
        "Firm – Ministry 09:07–09:52 on Mon 2 Mar does not start on a step of 15 min."
    )


def test_order_and_fairness_are_said_too() -> None:
    mission = a_mission(meetings=[a_meeting("request", at(9))])
    encoding = encode(mission)
    request, person = encoding.plan.placements[0].request, 0
    wrong = [
        Violation(
            rule=Rule.ORDER_KEPT, start=encoding.plan.placements[0].start, requests=(request,)
        ),
        Violation(rule=Rule.FAIR_BREAKS, start=0, persons=(person,)),
    ]
    said = [sentence_of_conflict(mission, one) for one in conflicts_of(encoding, wrong)]
    assert said[0].endswith("on Mon 2 Mar are in the wrong order.")
    assert said[1].endswith("waits much oftener than others.")


def test_a_leg_in_the_way_counts_from_check_in() -> None:
    mission = a_mission(cities=[a_city(), a_city("other")], legs=[a_leg()])
    assert "and Leg 12:30–16:40" in _said(mission, at(12))


def test_a_post_that_says_its_organisation_does_not_say_it_twice():
    def named(title: str, organisation: str) -> str:
        mission = a_mission(
            cities=[a_city()],
            organisations=[an_organisation(), an_organisation("host", name=organisation)],
            officials=[an_official("o", organisation_id="host", name="", title=title)],
        )
        return person_name(mission, "o")

    assert named("Director, Shanghai DRC", "Shanghai DRC (Commission)") == "Director, Shanghai DRC"
    assert named("General manager", "Counterpart 42 (water)") == "General manager (Counterpart 42)"


def test_a_gathering_without_a_venue_is_no_break() -> None:
    """It is kept free like one by the solver; nobody `misses` it."""
    gatherings = [a_gathering(), a_gathering("walk", venue_id=None, start=at(9, 30), end=at(11))]
    mission = a_mission(gatherings=gatherings, meeting_requests=[])
    said = [sentence_of_conflict(mission, one) for one in judge(mission).conflicts]
    assert said == [
        "Delegate (Firm) is in two places on Mon 2 Mar: Gathering 09:00–10:00 and Walk 09:30–11:00."
    ]
