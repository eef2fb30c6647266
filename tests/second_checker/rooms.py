"""Venues and rooms: doors, hours, seats and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from tests.second_checker.clock import (
    Span,
    common,
    day_of,
    hours_on,
    is_inside,
    joined,
    overlap,
    span_of,
    whole_day,
    without,
)
from tests.second_checker.engagements import Days
from tests.second_checker.people import expected_at, guests_of, is_online
from tests.second_checker.presence import is_holiday
from tests.second_checker.problem import Problem
from tests.second_checker.programme import Record


def open_hours(days: Days, venue: Record, around: Span, *, on_holidays: bool = False) -> list[Span]:
    """When a venue is open near some minutes: as it says, else all day; not when it is closed.

    On a holiday nothing is planned; what somebody has put there on purpose may be held.
    """
    city = days.programme.cities[venue["city_id"]]
    zone = city["timezone"]
    first = day_of(around[0], zone) - timedelta(days=1)
    dates = [first + timedelta(days=n) for n in range(4)]
    hours: list[Span] = []
    for day in dates:
        if on_holidays or not is_holiday(city, day):
            hours += _hours_of(venue, day, zone)
    return without(joined(hours), [span_of(one, zone) for one in venue["closed"]])


def _hours_of(venue: Record, day: date, zone: str) -> list[Span]:
    if not venue["opening_hours"]:
        return [whole_day(day, zone)]
    return [
        hours_on(day, one["hours"], zone)
        for one in venue["opening_hours"]
        if one["weekday"] in (None, day.weekday())
    ]


def closed_doors(days: Days) -> Iterator[Problem]:
    """Meetings and gatherings at venues that are shut, and meetings in rooms that may not be used."""
    programme = days.programme
    for meeting in programme.meetings.values():
        if meeting["venue_id"] is None:
            continue
        span, venue = days.span_of(meeting), programme.venues[meeting["venue_id"]]
        if not is_inside(span, open_hours(days, venue, span)):
            yield _problem("closed", meeting, venue["id"], "is shut")
        room = programme.rooms.get(meeting["room_id"])
        if room is not None and room["availability"]:
            zone = days.zone(venue["city_id"])
            usable = joined(span_of(one, zone) for one in room["availability"])
            if not is_inside(span, usable):
                yield _problem("closed", meeting, room["id"], "may not be used")
        if room is not None and room["venue_id"] != venue["id"]:
            yield _problem("room_elsewhere", meeting, room["id"], "is in another venue")
    for one in programme.gatherings.values():
        place = days.place_of(one)
        if place is None:
            continue
        span, venue = days.gathering_span(one), programme.venues[place]
        if not is_inside(span, open_hours(days, venue, span, on_holidays=True)):
            yield Problem(
                "gathering_closed", (one["id"], place), one["start"][:10],
                f"{place} is shut at {one['id']}",
            )  # fmt: skip


def too_many_heads(days: Days) -> Iterator[Problem]:
    """Meetings with more at the table than it seats, and gatherings over their number."""
    programme = days.programme
    for meeting in programme.meetings.values():
        room = programme.rooms.get(meeting["room_id"])
        request = programme.request_of(meeting)
        heads = len(guests_of(programme, meeting))
        heads += 0 if is_online(request) else len(set(request["official_ids"]))
        if room is not None and heads > room["seats"]:
            yield _problem("seats", meeting, room["id"], f"has no {heads} seats")
    for one in programme.gatherings.values():
        count = len(expected_at(programme, one))
        if one["cap"] is not None and count > one["cap"]:
            yield Problem("cap", (one["id"],), one["start"][:10], f"{count} come to {one['id']}")


def tables(days: Days) -> Iterator[Problem]:
    """More tables in use than there are, two meetings at one table, a room that a gathering has."""
    programme = days.programme
    for room_id, room in programme.rooms.items():
        here = [one for one in programme.meetings.values() if one["room_id"] == room_id]
        yield from _too_full(days, room, here)
        yield from _at_one_table(days, room, here)
        for one in (one for one in programme.gatherings.values() if one["room_id"] == room_id):
            for meeting in here:
                if overlap(days.gathering_span(one), days.span_of(meeting)):
                    yield _problem("room_taken", meeting, one["id"], "has the room")


def rooms_shared(days: Days) -> Iterator[Problem]:
    """Two gatherings in one room at once."""
    held = [one for one in days.programme.gatherings.values() if one["room_id"] is not None]
    for one, two in combinations(held, 2):
        spans = (days.gathering_span(one), days.gathering_span(two))
        if one["room_id"] == two["room_id"] and overlap(*spans):
            yield Problem(
                "room_shared", (one["id"], two["id"]), one["start"][:10],
                f"{one['id']} and {two['id']} are in one room",
            )  # fmt: skip


def _too_full(days: Days, room: Record, here: list[Record]) -> Iterator[Problem]:
    for meeting in here:
        if (meeting["table"] or 0) > room["tables"]:
            yield _problem("no_table", meeting, room["id"], f"has no table {meeting['table']}")
        start = days.span_of(meeting)[0]
        running = [one for one in here if days.span_of(one)[0] <= start < days.span_of(one)[1]]
        if len(running) > room["tables"]:
            yield _problem("tables", meeting, room["id"], f"has no {len(running)} tables")


def _at_one_table(days: Days, room: Record, here: list[Record]) -> Iterator[Problem]:
    for one, two in combinations(here, 2):
        if one["table"] is None or one["table"] != two["table"] or room["tables"] == 1:
            continue
        if overlap(days.span_of(one), days.span_of(two)):
            yield _problem("same_table", one, two["request_id"], "is at the same table")


def request_hours(days: Days) -> Iterator[Problem]:
    """Meetings outside of the windows or the session that their request asks for."""
    for meeting in days.programme.meetings.values():
        request, span = days.programme.request_of(meeting), days.span_of(meeting)
        city = days.programme.cities[days.city_of(meeting)]
        zone = city["timezone"]
        windows = joined(span_of(one, zone) for one in request["windows"])
        if windows and not is_inside(span, windows):
            yield _problem("window", meeting, request["id"], "is outside of its windows")
        morning = hours_on(day_of(span[0], zone), city["morning"], zone)
        afternoon = (morning[1], whole_day(day_of(span[0], zone), zone)[1])
        part = {"morning": morning, "afternoon": afternoon}.get(request["session"])
        if part is not None and common([span], [part]) != [span]:
            yield _problem("session", meeting, request["id"], f"is not in its {request['session']}")


def _problem(kind: str, meeting: Record, what: str, words: str) -> Problem:
    return Problem(
        kind, (meeting["request_id"], what), meeting["start"][:10],
        f"{meeting['request_id']}: {what} {words}",
    )  # fmt: skip
