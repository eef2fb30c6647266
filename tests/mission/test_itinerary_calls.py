"""Where one is for a call that is the first of a day: at the hotel, reached the evening before."""

import pytest

from scheduler_app.mission.itinerary import (
    EngagementKind,
    ItineraryIndex,
    engagements_of,
    itinerary,
)
from scheduler_app.mission.places import Break
from scheduler_app.mission.requests import MeetingKind
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_travel_time,
    a_venue,
    at,
    hours,
)

NO_BREAKS: tuple[Break, ...] = ()
WAYS = [a_travel_time("hotel", "a", 30, 30), a_travel_time("a", "hotel", 30, 30)]


def _mission(*gatherings, call, **tables):
    request = a_request(kind=MeetingKind.ONLINE, minutes=60)
    return a_mission(
        days=2,
        cities=[tables.pop("city", a_city(hotel_id="hotel", peak_hours=(), breaks=NO_BREAKS))],
        venues=[a_venue("hotel"), a_venue("a")],
        travel_times=WAYS,
        delegates=[a_delegate()],
        meeting_requests=[request],
        gatherings=list(gatherings),
        meetings=[a_meeting(start=call, venue_id=None)],
        **tables,
    )


def _ways(mission):
    return [
        (one.start, one.end, one.venue_id, one.end_venue_id)
        for one in engagements_of(mission, "delegate")
        if one.kind is EngagementKind.TRANSFER
    ]


def test_one_goes_home_in_the_evening_before_a_call():
    mission = _mission(a_gathering("g", venue_id="a", start=at(11), end=at(12)), call=at(10, day=1))
    assert _ways(mission) == [
        (at(10, 30), at(11), "hotel", "a"),
        (at(12), at(12, 30), "a", "hotel"),
    ]


def test_after_the_call_of_a_morning_one_leaves_the_hotel():
    mission = _mission(
        a_gathering("g", venue_id="a", start=at(11), end=at(12)),
        a_gathering("h", venue_id="a", start=at(14, day=1), end=at(15, day=1)),
        call=at(10, day=1),
    )
    assert _ways(mission)[2:] == [
        (at(13, 30, day=1), at(14, day=1), "hotel", "a"),
        (at(15, day=1), at(15, 30, day=1), "a", "hotel"),
    ]


@pytest.mark.parametrize("day", [0, 1])
def test_nobody_is_on_the_way_during_the_call_of_a_morning(day):
    mission = _mission(
        a_gathering("g", venue_id="a", start=at(11, day=day), end=at(12, day=day)),
        call=at(10, day=day),
    )
    assert _ways(mission)[0] == (at(9, 30, day=day), at(10, day=day), "hotel", "a")


def test_no_page_is_made_of_the_night_after_the_last_day():
    city = a_city(
        hotel_id="hotel", peak_hours=(), breaks=NO_BREAKS, day_hours=hours("09:00", "02:00")
    )
    mission = _mission(call=at(10, day=1), city=city, city_days=[a_city_day(), a_city_day(day=1)])
    days = itinerary(ItineraryIndex(mission), "delegate").days
    assert [one.day for one in days] == [at(0).date(), at(0, day=1).date()]
