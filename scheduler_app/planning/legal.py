"""Where one request may be met now: every legal place, and what a chosen place would break."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scheduler_app.mission.edits.schedule import place_request
from scheduler_app.mission.ids import CityId, MeetingRequestId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import city_of_call
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.around import placed_at, surroundings_of, with_hours_asked
from scheduler_app.planning.conflicts import Conflict, conflicts_of
from scheduler_app.planning.encode import Encoding
from scheduler_app.planning.riding import without_vehicle
from scheduler_app.planning.wishes import Place
from solver.candidates import Candidates
from solver.check import violations
from solver.greedy import Book
from solver.hindrance import Hindrances
from solver.problem import Wish
from solver.solution import Rule
from solver.standing import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place and time at which a request breaks no rule while everything else stays.

    `is_wished`: it fulfils all that the request would like. `idle_minutes`: between it and the
    nearest other engagement of its delegates that day (0 when it stands alone).
    """

    start: datetime
    venue_id: VenueId | None
    room_id: RoomId | None
    is_wished: bool
    idle_minutes: int


def candidates(mission: Mission, request_id: MeetingRequestId) -> tuple[Candidate, ...]:
    """Every legal place of a request, on the grid, best first.

    Best: what is wished for, then beside other engagements, then early.
    """
    small, position = surroundings_of(mission, request_id)
    every = Candidates(small.problem, standing(small.problem))
    hindrances = Hindrances(Book(every))
    asked = small.problem.requests[position]
    busy = _busy(small)
    found: list[tuple[tuple[int, int, int, int], Candidate]] = []
    for choice in every.choices_of(position):
        venue_id, room_id = small.place(position, choice.option)
        for start in choice.starts:
            if not hindrances.is_free(position, choice, start):
                continue
            unmet = sum(
                wish.weight
                for wish in asked.wishes
                if not _is_met(wish, choice.option, start, start + asked.minutes)
            )
            idle = _idle(busy, start, start + asked.minutes)
            candidate = Candidate(
                start=small.wall(position, choice.option, start),
                venue_id=venue_id,
                room_id=room_id,
                is_wished=not unmet,
                idle_minutes=idle,
            )
            found.append(((unmet, idle, start, choice.option), candidate))
    return tuple(candidate for _, candidate in sorted(found, key=lambda pair: pair[0]))


def verdict(
    mission: Mission,
    request_id: MeetingRequestId,
    start: datetime,
    venue_id: VenueId | None,
    room_id: RoomId | None = None,
) -> tuple[Conflict, ...]:
    """What placing a request there would break; empty when it is legal.

    Pins of the meeting itself are not asked, and a start off the grid is no breach: whoever
    places by hand may do both.
    """
    small, position = surroundings_of(mission, request_id)
    city_id = _city_at(mission, request_id, start, venue_id)
    minute = small.line.minute(city_id, start)
    meeting = mission.meetings.get(meeting_id_of(request_id))
    tried = with_hours_asked(placed_at(small, meeting, venue_id, room_id, minute))
    found = [
        one
        for one in violations(tried.problem, tried.plan)
        if position in one.requests and one.rule is not Rule.GRID
    ]
    put = place_request(
        mission, request_id, start, venue_id, room_id, city_id=None if venue_id else city_id
    )
    lost = (one for one in without_vehicle(put) if request_id in one.cause.request_ids)
    return (*conflicts_of(tried, found), *lost)


def placed_by_hand(
    mission: Mission, request_id: MeetingRequestId, start: datetime, place: Place
) -> Mission:
    """The mission with a request put at a time and a place, whatever that breaks.

    Of those between whom it leaves the choice, and of the interpreters, come those who break least.
    """
    small, _ = surroundings_of(mission, request_id)
    city_id = _city_at(mission, request_id, start, place[0])
    minute = small.line.minute(city_id, start)
    tried = placed_at(small, mission.meetings.get(meeting_id_of(request_id)), *place, minute)
    manner = tried.manner(0, tried.plan.placements[0].option)
    return place_request(
        mission, request_id, start, *place, city_id=None if place[0] else city_id,
        delegate_ids=manner.delegate_ids,
        interpreter_ids=manner.interpreter_ids,
    )  # fmt: skip


def _city_at(
    mission: Mission, request_id: MeetingRequestId, start: datetime, venue_id: VenueId | None
) -> CityId:
    """By which city's clock a start is meant: the venue's, or that of the guests of a call."""
    if venue_id is not None:
        return mission.venues[venue_id].city_id
    return city_of_call(mission, mission.meeting_requests[request_id], start)


def _busy(small: Encoding) -> list[tuple[int, int]]:
    """The located engagements of the request's delegates."""
    persons = {
        one for one in small.problem.requests[0].everyone() if small.problem.persons[one].travels
    }
    found = [
        (one.window.start, one.window.end)
        for one in small.problem.fixed
        if one.from_site is not None and persons.intersection(one.persons)
    ]
    for placement in small.plan.placements:
        request = small.problem.requests[placement.request]
        if persons.intersection(request.attending(placement.option)):
            found.append((placement.start, placement.start + request.minutes))
    return found


def _idle(busy: list[tuple[int, int]], start: int, end: int) -> int:
    longest = 12 * 60
    gaps = [max(start - b, a - end, 0) for a, b in busy]
    nearest = min(gaps, default=longest)
    return nearest if nearest < longest else 0


def _is_met(wish: Wish, option: int, start: int, end: int) -> bool:
    in_time = not wish.windows or any(one.start <= start and end <= one.end for one in wish.windows)
    return in_time and (not wish.options or option in wish.options)
