"""Who rides in what, a driver's run sheet, and the calls before a leg."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.mission.itinerary import EngagementKind, ItineraryIndex, itinerary_of
from scheduler_app.mission.itinerary.run_sheet import run_sheet, vehicles_in_order
from scheduler_app.mission.people import Roster
from tests.builders import (
    a_city,
    a_delegate,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_travel_time,
    a_vehicle,
    a_venue,
    an_interpreter,
    at,
)

TOWN = {
    "cities": [a_city(hotel_id="hotel"), a_city("other")],
    "venues": [a_venue(), a_venue("hotel"), a_venue("airport")],
    "travel_times": [
        a_travel_time("hotel", "venue", 20), a_travel_time("venue", "hotel", 20),
        a_travel_time("hotel", "airport", 45), a_travel_time("venue", "airport", 60),
    ],
}  # fmt: skip
FLIGHT = {"departure": at(10), "arrival": at(12), "from_venue_id": "airport", "check_in_minutes": 0}


def _leg_entry(mission):
    entries = [one for day in itinerary_of(mission, "delegate").days for one in day.entries]
    return next(one for one in entries if one.engagement.kind is EngagementKind.LEG)


def test_bags_lobby_and_bus_are_reckoned_back_from_the_departure():
    leg = a_leg(**FLIGHT, lobby_minutes=0, baggage_minutes=30)
    entry = _leg_entry(a_mission(**TOWN, meeting_requests=[], legs=[leg]))
    assert (entry.baggage, entry.lobby, entry.transfer.start) == (at(8, 45), at(9, 15), at(9, 15))


def test_who_comes_from_a_meeting_has_no_calls_at_the_hotel():
    leg = a_leg(**(FLIGHT | {"departure": at(15), "arrival": at(17)}))
    mission = a_mission(**TOWN, legs=[leg], meetings=[a_meeting(start=at(12))])
    entry = _leg_entry(mission)
    assert entry.transfer is not None
    assert (entry.baggage, entry.lobby) == (None, None)


def test_without_a_call_for_bags_there_is_only_the_lobby():
    leg = a_leg(**FLIGHT, baggage_minutes=0)
    entry = _leg_entry(a_mission(**TOWN, meeting_requests=[], legs=[leg]))
    assert (entry.baggage, entry.lobby) == (None, at(9))


@given(
    check_in=st.integers(0, 120), lobby=st.integers(0, 60), bags=st.integers(1, 120),
)  # fmt: skip
def test_the_calls_come_in_order(check_in, lobby, bags):
    leg = a_leg(
        **(FLIGHT | {"check_in_minutes": check_in}), lobby_minutes=lobby, baggage_minutes=bags
    )
    entry = _leg_entry(a_mission(**TOWN, meeting_requests=[], legs=[leg]))
    assert entry.baggage < entry.lobby <= entry.transfer.start
    assert entry.transfer.end <= leg.departure - timedelta(minutes=check_in)


def _ends(ride):
    assert ride.origin is not None
    assert ride.goal is not None
    return ride.origin.venue, ride.goal.venue


def test_a_run_sheet_has_each_way_once_with_all_who_ride():
    both = Roster(groups=(), organisation_ids=("firm",))
    mission = a_mission(
        **TOWN, delegates=[a_delegate(), a_delegate("second")],
        meeting_requests=[a_request()], meetings=[a_meeting()],
        vehicles=[a_vehicle(roster=both, seats=1), a_vehicle("lead", order=1)],
    )  # fmt: skip
    sheet = run_sheet(ItineraryIndex(mission), "car")
    (day, rides), *_ = sheet.days
    assert day == at(9).date()
    there, back = rides
    assert _ends(there) == ("Hotel", "Venue")
    assert len(there.riders) == 2
    assert _ends(back) == ("Venue", "Hotel")
    assert there.end <= at(9)
    assert there.is_crowded
    assert [one.id for one in vehicles_in_order(mission.vehicles.values())] == ["lead", "car"]
    assert run_sheet(ItineraryIndex(mission), "lead").days == ()


def test_an_itinerary_says_in_which_vehicle_one_rides():
    mission = a_mission(
        **TOWN, meetings=[a_meeting()], vehicles=[a_vehicle(name="Car 2", roster=Roster())]
    )
    entries = [one for day in itinerary_of(mission, "delegate").days for one in day.entries]
    assert {one.vehicle for one in entries if one.transfer or not one.title} == {"Car 2"}


def test_an_interpreter_comes_early_to_the_first_meeting_of_a_day():
    mission = a_mission(
        **TOWN, interpreters=[an_interpreter(early_minutes=30)],
        meeting_requests=[a_request(), a_request("later", title="Later")],
        meetings=[
            a_meeting(interpreter_ids=("interpreter",)),
            a_meeting("later", at(11), interpreter_ids=("interpreter",)),
        ],
    )  # fmt: skip
    (day,) = itinerary_of(mission, "interpreter").days
    assert [one.ready for one in day.entries] == [at(8, 30), None]
    assert day.entries[0].title == "Firm – Ministry"
