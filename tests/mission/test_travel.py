"""Ways: entered, reversed, estimated, in the peak."""

from __future__ import annotations

from scheduler_app.mission.places import PEAK_HOURS
from scheduler_app.mission.travel import TravelTable, travel_minutes
from tests.builders import a_city, a_mission, a_travel_time, a_venue, at

EMBASSY = a_venue("embassy", latitude=39.9532, longitude=116.4665)
CAMPUS = a_venue("campus", latitude=39.9811, longitude=116.3118)
NOWHERE = a_venue("nowhere")


def _mission(*travel_times: object, **fields: object):
    return a_mission(
        cities=[a_city(peak_hours=PEAK_HOURS), a_city("other")],
        venues=[EMBASSY, CAMPUS, NOWHERE, a_venue("abroad", "other")],
        officials=[], meeting_requests=[], travel_times=travel_times,
    )  # fmt: skip


def test_an_estimate_grows_in_the_peak() -> None:
    mission = _mission()
    assert TravelTable(mission).pair("embassy", "campus") == (45, 70)
    assert travel_minutes(mission, "embassy", "campus", at(11)) == 45
    assert travel_minutes(mission, "embassy", "campus", at(9)) == 70
    assert travel_minutes(mission, "embassy", "campus", at(9, 30)) == 45


def test_the_entered_way_wins_and_holds_both_ways_until_the_other_is_entered() -> None:
    one = TravelTable(_mission(a_travel_time("embassy", "campus", 20, 33)))
    assert one.pair("embassy", "campus") == one.pair("campus", "embassy") == (20, 33)
    both = TravelTable(
        _mission(a_travel_time("embassy", "campus", 20), a_travel_time("campus", "embassy", 50))
    )
    assert both.minutes("embassy", "campus") == 20
    assert both.minutes("campus", "embassy") == 50


def test_no_coordinates_no_way_and_the_same_place() -> None:
    table = TravelTable(_mission())
    assert table.pair("embassy", "nowhere") == (30, 45)
    assert table.pair("embassy", "abroad") is None
    assert table.minutes("embassy", "abroad", at(9)) is None
    assert table.minutes("nowhere", "nowhere", at(9)) == 0


def test_an_entered_way_between_cities_is_no_transfer() -> None:
    assert (
        TravelTable(_mission(a_travel_time("embassy", "abroad", 20))).pair("embassy", "abroad")
        is None
    )
