"""Vehicles: no more riders than seats, no two trips at once, and time to get from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tests.second_checker.clock import minute_of, overlap
from tests.second_checker.engagements import Days
from tests.second_checker.people import guests_of, people_of_roster, required_of
from tests.second_checker.problem import Problem
from tests.second_checker.programme import Programme, Record, is_off


def overloads(days: Days) -> Iterator[Problem]:
    """More guests of a meeting than the vehicle that takes them seats; more of a roster at one time."""
    programme = days.programme
    for meeting in programme.meetings.values():
        vehicle = programme.vehicles.get(programme.request_of(meeting)["vehicle_id"])
        guests = guests_of(programme, meeting)
        if vehicle is not None and len(guests) > vehicle["seats"]:
            yield _problem("overload", vehicle, meeting, f"has no {len(guests)} seats")
        if vehicle is not None and vehicle["city_id"] != days.city_of(meeting):
            yield _problem("vehicle_elsewhere", vehicle, meeting, "is in another city")
    for key, vehicle in programme.vehicles.items():
        count = _most_at_once(programme, people_of_roster(programme, vehicle["roster"]))
        if count > vehicle["seats"]:
            yield Problem("roster_overload", (key,), "", f"{key} has no {count} seats")


def too_small(days: Days) -> Iterator[Problem]:
    """Wanted requests whose vehicle seats not even the fewest who may come."""
    programme = days.programme
    for request in programme.requests.values():
        vehicle = programme.vehicles.get(request["vehicle_id"])
        if vehicle is None or is_off(request):
            continue
        required = {
            one
            for one in required_of(programme, request)
            if programme.delegates[one]["is_travelling"]
        }
        others = {
            one
            for one in request["any_of_ids"]
            if one not in required and programme.delegates[one]["is_travelling"]
        }
        asked = request["least"] - len(required.intersection(request["any_of_ids"]))
        if len(required) + min(max(0, asked), len(others)) > vehicle["seats"]:
            words = f"{vehicle['id']} is too small for {request['id']}"
            yield Problem("too_small", (vehicle["id"], request["id"]), "", words)


def _most_at_once(programme: Programme, people: list[str]) -> int:
    """How many of them are with the mission at one time."""
    spans = [
        (
            programme.delegates[one]["arrival"] or "",
            programme.delegates[one]["departure"] or "9999-12-31T23:59",
        )
        for one in people
    ]
    return max((sum(a <= start < b for a, b in spans) for start, _ in spans), default=0)


def trips(days: Days) -> Iterator[Problem]:
    """Two trips of one vehicle at once, or without the time to bring one party back and fetch another."""
    programme = days.programme
    for key in programme.vehicles:
        driven = [
            one
            for one in programme.meetings.values()
            if programme.request_of(one)["vehicle_id"] == key
        ]
        for one, two in combinations(sorted(driven, key=days.span_of), 2):
            if overlap(days.span_of(one), days.span_of(two)):
                yield _problem("vehicle_twice", programme.vehicles[key], two, "is taken then")
            elif _is_too_soon(days, one, two):
                yield _problem("vehicle_trip", programme.vehicles[key], two, "is not back in time")


def _is_too_soon(days: Days, one: Record, two: Record) -> bool:
    guests = guests_of(days.programme, one)
    if set(guests) == set(guests_of(days.programme, two)):
        return False
    leave, start = days.span_of(one)[1], days.span_of(two)[0]
    back = _longest(days, guests, one, leave, is_back=True)
    out = _longest(days, guests_of(days.programme, two), two, leave + back, is_back=False)
    return start < leave + back + out


def _longest(days: Days, guests: list[str], meeting: Record, leave: int, *, is_back: bool) -> int:
    """The longest way between a meeting and the hotels of its guests."""
    if meeting["venue_id"] is None:
        return 0
    city_id, venue_id = days.city_of(meeting), str(meeting["venue_id"])
    ways = [0]
    for guest in guests:
        hotel = days.hotel_of(guest, city_id)
        if hotel is not None:
            ends = (venue_id, hotel) if is_back else (hotel, venue_id)
            ways.append(days.ways.minutes(*ends, leave) or 0)
    return max(ways)


def absent_vehicles(days: Days) -> Iterator[Problem]:
    """Meetings to which a vehicle should drive while it is not there."""
    for meeting in days.programme.meetings.values():
        vehicle = days.programme.vehicles.get(days.programme.request_of(meeting)["vehicle_id"])
        for slot in vehicle.get("away", ()) if vehicle is not None else ():
            zone = days.zone(days.city_of(meeting))
            gone = (minute_of(slot["start"], zone), minute_of(slot["end"], zone))
            if vehicle is not None and overlap(gone, days.span_of(meeting)):
                yield _problem("vehicle_away", vehicle, meeting, "is away then")


def _problem(kind: str, vehicle: Record, meeting: Record, words: str) -> Problem:
    return Problem(
        kind, (vehicle["id"], meeting["request_id"]), meeting["start"][:10],
        f"{meeting['request_id']}: {vehicle['id']} {words}",
    )  # fmt: skip
