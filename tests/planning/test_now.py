"""Now is the clock of the city where it happens, whatever the clock of the laptop."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scheduler_app.mission.edits.cancelling import CancelKind, Cancellation
from scheduler_app.mission.now import city_at, city_of_record, instant_of, planning_time, wall_now
from scheduler_app.mission.requests import MeetingKind
from scheduler_app.planning.answers import placed_since
from scheduler_app.planning.encode import encode
from scheduler_app.planning.repairing import fall
from scheduler_app.wording.repairs import refusal_of
from tests.builders import (
    a_city,
    a_city_day,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_venue,
    an_official,
    at,
)


def _two_cities(**fields):
    """Los Angeles in the morning, a flight at 14:00, Tokyo the day after."""
    return a_mission(
        days=3,
        cities=[
            a_city(timezone="America/Los_Angeles"), a_city("other", timezone="Asia/Tokyo"),
        ],
        venues=[a_venue(), a_venue("away", "other")],
        officials=[an_official(), an_official("host", city_id="other", venue_id="away")],
        city_days=[a_city_day(), a_city_day("other", 1), a_city_day("other", 2)],
        legs=[a_leg(arrival=at(18, day=1))],
        meeting_requests=[a_request(), a_request("second", official_ids=("host",))],
        **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hour", "city", "shown"),
    [
        ((2026, 3, 1, 12), "city", datetime(2026, 3, 1, 4)),
        ((2026, 3, 2, 20), "city", datetime(2026, 3, 2, 12)),
        ((2026, 3, 3, 12), "other", datetime(2026, 3, 3, 21)),
        ((2026, 3, 9, 12), "other", datetime(2026, 3, 9, 21)),
    ],
)
def test_now_is_where_the_mission_is(hour, city, shown):
    moment = datetime(*hour).replace(tzinfo=UTC)
    mission = _two_cities()
    assert city_at(mission, moment) == city
    assert wall_now(mission, moment) == shown


@pytest.fixture
def laptop(monkeypatch):
    """Sets the zone of the laptop."""

    def set_zone(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/Los_Angeles"])
def test_the_zone_of_the_laptop_changes_nothing(laptop, zone):
    laptop(zone)
    moment = datetime(2026, 3, 2, 20, tzinfo=UTC)  # noon in Los Angeles
    mission = _two_cities(meetings=[a_meeting(start=at(14))])
    city = city_of_record(mission, "meeting_requests", "request")
    now = planning_time(mission, moment, city)
    assert now == at(12)
    what = Cancellation(kind=CancelKind.MEETING, id="request", since=now)
    assert refusal_of(mission, what, now) == ""


def test_what_has_begun_is_told_by_the_clock_of_each_city():
    """It is Tuesday 08:30 in Tokyo when it is Monday 15:30 in Los Angeles."""
    meetings = [
        a_meeting(start=at(16)), a_meeting("second", at(8, day=1), venue_id="away"),
    ]  # fmt: skip
    mission = _two_cities(meetings=meetings)
    what = Cancellation(kind=CancelKind.OFFICIAL, id="official", since=at(15, 30))
    fallen = fall(mission, what, at(15, 30))
    assert fallen.instant == datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert placed_since(encode(mission), fallen.instant) == {0}


def test_without_a_city_it_is_utc():
    nowhere = a_mission(cities=[], venues=[], officials=[], city_days=[], meeting_requests=[])
    assert wall_now(nowhere, datetime(2026, 3, 2, 12, 0, 30, tzinfo=UTC)) == at(12)


@pytest.mark.parametrize("far", [datetime.min, datetime.max])
def test_a_moment_far_from_any_mission_is_none_of_its_days(far):
    mission = _two_cities()
    assert planning_time(mission, far.replace(tzinfo=UTC)) == at(0)
    assert abs(instant_of(mission, far, "city").year - 2026) > 100


def test_a_placed_call_is_judged_by_the_clock_where_its_guests_are():
    """The mission comes to Los Angeles and goes on to Tokyo, where it takes the call on Wednesday."""
    call = a_request(kind=MeetingKind.ONLINE, link="https://example.org/1")
    there = a_meeting(start=at(8, day=2), venue_id=None, city_id="other")
    mission = replace(_two_cities(meetings=[there]), meeting_requests={"request": call})
    city = city_of_record(mission, "meeting_requests", "request")
    assert planning_time(mission, datetime(2026, 3, 3, 22, 30, tzinfo=UTC), city) == at(
        7, 30, day=2
    )
    unplaced = replace(mission, meetings={})
    assert city_of_record(unplaced, "meeting_requests", "request") == "city"
