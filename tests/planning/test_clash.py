"""The demands that clash: enough together, and none too many."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import OpeningHours
from scheduler_app.mission.requests import Session
from scheduler_app.planning.clash import clash_of
from scheduler_app.planning.demanded import RELAXED, DemandKind, demands_on, relaxed
from scheduler_app.planning.judge import judge
from scheduler_app.planning.legal import candidates
from scheduler_app.settings import resource
from scheduler_app.wording.clash import _LINES, clash_head, clash_lines
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_vehicle,
    a_venue,
    an_interpreter,
    an_official,
    an_organisation,
    at,
    hours,
    slot,
)


def test_no_kind_lacks_its_relaxation_or_its_line() -> None:
    assert set(RELAXED) == set(_LINES) == set(DemandKind)


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
    others = [one for one in demands_on(sample, request_id) if one not in found]
    only = relaxed(sample, request_id, others)
    assert candidates(only, request_id) == ()
    for one in found:
        assert candidates(relaxed(only, request_id, [one]), request_id)


def _firms(**fields: Any) -> Mission:
    """Two firms and one official; the first firm's meeting stands at nine, the second firm's waits."""
    given: dict[str, Any] = {
        "organisations": [an_organisation(one) for one in ("firm", "rival", "ministry")],
        "delegates": [a_delegate(), a_delegate("other", organisation_id="rival")],
        "meeting_requests": [a_request("one"), a_request("two", organisation_id="rival")],
        "meetings": [a_meeting("one", at(9))],
    }
    return a_mission(**{**given, **fields})


NINE = (slot("09:00", "09:45"),)
HOST_AT_NINE = "Official (Ministry) can be met only Mon 2 Mar 09:00–09:45"
ENGLISH = [
    a_delegate(languages=("en",)),
    a_delegate("other", organisation_id="rival", languages=("en",)),
]
CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "length": (
        {"officials": [an_official(availability=(slot("09:00", "09:30"),))], "meetings": []},
        ["it lasts 45 min", "Official (Ministry) can be met only Mon 2 Mar 09:00–09:30"],
    ),
    "seats": ({"rooms": [a_room(seats=1)], "meetings": []}, ["2 people come, but Room seats 1"]),
    "seats of the room asked for": (
        {
            "rooms": [a_room(seats=1), a_room("hall")],
            "meetings": [],
            "meeting_requests": [a_request("two", organisation_id="rival", room_id="room")],
        },
        ["the room asked for: Room", "2 people come, but Room seats 1"],
    ),
    "rooms taken": (
        {
            "rooms": [a_room()],
            "officials": [an_official(), an_official("second", availability=NINE)],
            "meeting_requests": [
                a_request("one"),
                a_request("two", organisation_id="rival", official_ids=("second",)),
            ],
            "meetings": [a_meeting("one", at(9), room_id="room")],
        },
        [
            "the other meetings in Room stay there",
            "Second (Ministry) can be met only Mon 2 Mar 09:00–09:45",
        ],
    ),
    "opening": (
        {
            "venues": [a_venue(opening_hours=(OpeningHours(hours=hours("10:00", "12:00")),))],
            "officials": [an_official(availability=NINE)],
            "meetings": [],
        },
        ["the opening hours of Venue", HOST_AT_NINE],
    ),
    "vehicle": (
        {
            "vehicles": [a_vehicle()],
            "officials": [an_official(), an_official("second", availability=NINE)],
            "meeting_requests": [
                a_request("one", vehicle_id="car"),
                a_request(
                    "two", organisation_id="rival", official_ids=("second",), vehicle_id="car"
                ),
            ],
        },
        ["it rides in Car", "Second (Ministry) can be met only Mon 2 Mar 09:00–09:45"],
    ),
    "working time": (
        {
            "delegates": ENGLISH,
            "officials": [
                an_official(languages=("zh",)),
                an_official("second", languages=("zh",)),
            ],
            "interpreters": [an_interpreter(name="Lin", most_minutes=50)],
            "meeting_requests": [
                a_request("one"),
                a_request("two", organisation_id="rival", official_ids=("second",)),
            ],
            "meetings": [
                a_meeting("one", at(9), interpreter_ids=("interpreter",)),
            ],
        },
        [
            ("the working time of Lin: at most 50 min of meetings a day,"
            " 15 min of pause after 1 h 30 min"),
            "an interpreter is needed",
            "the other meetings of Lin stay where they are",
        ],
    ),
    "presence": (
        {
            "days": 2,
            "cities": [a_city(), a_city("other")],
            "venues": [a_venue(), a_venue("far", "other")],
            "city_days": [
                a_city_day(), a_city_day("other"), a_city_day("other", 1), a_city_day(day=1),
            ],
            "legs": [a_leg(departure=at(10), arrival=at(11), title="Train out", check_in_minutes=0)],
            "officials": [an_official(availability=(slot("09:00", "10:00", day=1),))],
            "meetings": [],
        },
        [
            "Other (Rival) is in City only Mon 2 Mar 08:00–10:00 (away with Train out, Mon 2 Mar 10:00)",
            "Official (Ministry) can be met only Tue 3 Mar 09:00–10:00",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_demand_is_named_where_it_keeps_a_request_out(name) -> None:
    fields, lines = CASES[name]
    mission = _firms(**fields)
    found = clash_of(mission, "two")
    assert clash_lines(mission, "two", found) == lines
    others = [one for one in demands_on(mission, "two") if one not in found]
    only = relaxed(mission, "two", others)
    assert candidates(only, "two") == ()
    for one in found:
        assert candidates(relaxed(only, "two", [one]), "two")


def test_one_demand_is_not_called_these_together() -> None:
    assert clash_head(1) == "This alone leaves no place for it:"
    assert clash_head(2) == "These together leave no place for it:"


def test_who_is_away_all_the_time_is_named_and_would_be_met_if_they_were_there() -> None:
    mission = a_mission(delegates=[a_delegate(away=(slot("00:00", "23:59"),))])
    (found,) = clash_of(mission, "request")
    assert (found.kind, found.person_ids) == (DemandKind.PRESENCE, ("delegate",))
    assert candidates(relaxed(mission, "request", [found]), "request")
