"""Who rides in what, a driver's run sheet, and the calls before a leg."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.mission.defects.vehicles import vehicle_defects
from scheduler_app.mission.itinerary import EngagementKind, ItineraryIndex, itinerary_of
from scheduler_app.mission.itinerary.run_sheet import run_sheet, vehicles_in_order
from scheduler_app.mission.people import Roster
from scheduler_app.mission.slots import Slot
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
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
    assert (entry.calls.baggage, entry.calls.lobby, entry.transfer.start) == (
        at(8, 45),
        at(9, 15),
        at(9, 15),
    )


def test_who_comes_from_a_meeting_has_no_calls_at_the_hotel():
    leg = a_leg(**(FLIGHT | {"departure": at(15), "arrival": at(17)}))
    mission = a_mission(**TOWN, legs=[leg], meetings=[a_meeting(start=at(12))])
    entry = _leg_entry(mission)
    assert entry.transfer is not None
    assert (entry.calls.baggage, entry.calls.lobby) == (None, None)


def test_without_a_call_for_bags_there_is_only_the_lobby():
    leg = a_leg(**FLIGHT, baggage_minutes=0)
    entry = _leg_entry(a_mission(**TOWN, meeting_requests=[], legs=[leg]))
    assert (entry.calls.baggage, entry.calls.lobby) == (None, at(9))


def _busy_before_the_flight(*gatherings):
    leg = a_leg(
        **(FLIGHT | {"departure": at(18), "arrival": at(20)}), lobby_minutes=15, baggage_minutes=30
    )
    mission = a_mission(**TOWN, meeting_requests=[], legs=[leg], gatherings=gatherings)
    (day, *_) = itinerary_of(mission, "delegate").days
    return day.entries


def test_bags_are_out_before_somebody_leaves_who_is_busy_when_they_are_called():
    """The bus leaves at 17:15 (45 min), the lobby is at 17:00; the bags at 16:30 fall into a speech
    to which one comes straight from the Ministry, so they are out before leaving in the morning.
    """
    entries = _busy_before_the_flight(
        a_gathering("visit", start=at(15), end=at(15, 30)),
        a_gathering("speech", venue_id="hotel", start=at(15, 50), end=at(16, 45)),
    )
    visit, speech, flight = entries
    assert (visit.calls.baggage, visit.calls.leg_title) == (at(14, 40), "Leg")
    assert (speech.calls.baggage, speech.calls.lobby) == (None, None)
    assert (flight.calls.baggage, flight.calls.lobby) == (None, at(17))


def test_bags_are_out_before_a_gathering_in_the_hotel_itself():
    speech, flight = _busy_before_the_flight(
        a_gathering("speech", venue_id="hotel", start=at(15), end=at(17, 5))
    )
    assert speech.calls.baggage == at(15)
    assert (flight.calls.baggage, flight.calls.lobby) == (None, at(17, 5))


@given(busy=st.lists(st.tuples(st.integers(0, 18), st.integers(1, 4), st.booleans()), max_size=4))
def test_nobody_puts_bags_out_while_busy_or_away(busy):
    gatherings, free = [], 8 * 60
    for number, (wait, quarters, is_out) in enumerate(busy):
        start = free + wait * 15
        free = start + quarters * 15
        if free > 16 * 60:
            break
        gatherings.append(
            a_gathering(
                f"g{number}", venue_id="venue" if is_out else "hotel",
                start=at(start // 60, start % 60), end=at(free // 60, free % 60),
            )
        )  # fmt: skip
    entries = _busy_before_the_flight(*gatherings)
    times = []
    for one in entries:
        calls = [one.calls.baggage, one.calls.lobby, (one.transfer or one.engagement).start]
        times += [*(moment for moment in calls if moment is not None), one.engagement.end]
    assert times == sorted(times)
    bags = [one.calls.baggage for one in entries if one.calls.baggage is not None]
    if entries[-1].calls.lobby is not None:
        assert len(bags) == 1


@given(
    check_in=st.integers(0, 120), lobby=st.integers(0, 60), bags=st.integers(1, 120),
)  # fmt: skip
def test_the_calls_come_in_order(check_in, lobby, bags):
    leg = a_leg(
        **(FLIGHT | {"check_in_minutes": check_in}), lobby_minutes=lobby, baggage_minutes=bags
    )
    entry = _leg_entry(a_mission(**TOWN, meeting_requests=[], legs=[leg]))
    assert entry.calls.baggage < entry.calls.lobby <= entry.transfer.start
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


def test_a_vehicle_that_is_cancelled_for_all_days_takes_nobody_twice():
    gone = Slot(start=at(0), end=at(0, day=1))
    cars = [a_vehicle(roster=Roster(), away=(gone,)), a_vehicle("van", roster=Roster())]
    assert not list(vehicle_defects(a_mission(vehicles=cars)))
    assert list(vehicle_defects(a_mission(vehicles=[a_vehicle(roster=Roster()), cars[1]])))
