"""One request in its surroundings: as small a problem as decides where it may be met.

Only what shares a person or a room with the request matters; everything else is left away, so
that a single place is judged in a few milliseconds while the pointer moves.
"""

from __future__ import annotations

import dataclasses
from dataclasses import replace

from scheduler_app.mission.ids import MeetingId, MeetingRequestId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.planning.demands import hand_chosen
from scheduler_app.planning.encode import Encoding, encode
from scheduler_app.planning.remembered import remembered
from scheduler_app.planning.wishes import Manner, manner_of, option_of, wanted_of
from solver import problem as solver
from solver.check import violations
from solver.solution import Placement, Solution
from solver.subset import with_only


@remembered(lambda mission, request_id: (mission, request_id), size=2)
def surroundings_of(mission: Mission, request_id: MeetingRequestId) -> tuple[Encoding, int]:
    """The small encoding and the request's position in it; the request itself is not placed.

    The others stand: they are pinned where they are.
    """
    whole = encode(_without_meeting(mission, request_id), request_id, chosen=hand_chosen(mission))
    position = whole.request_ids.index(request_id)
    asked = whole.problem.requests[position]
    persons, pools = set(asked.everyone()), {one.pool for one in asked.options} - {None}
    persons |= _chosen(mission, request_id, whole)
    demanded = _demanded_with(whole.problem, position)
    placed: dict[int, Placement] = {}
    for placement in whole.plan.placements:
        request = whole.problem.requests[placement.request]
        shares = (
            placement.request in demanded
            or not persons.isdisjoint(request.attending(placement.option))
            or request.options[placement.option].pool in pools
        )
        if shares:
            placed[placement.request] = placement
    order = (position, *placed)
    problem = with_only(whole.problem, order)
    requests = [replace(problem.requests[0], pin=None)]
    for n, placement in enumerate(placed.values(), start=1):
        pin = solver.Pin(start=placement.start, options=(placement.option,))
        requests.append(replace(problem.requests[n], pin=pin))
    kept = [n for n, one in enumerate(problem.fixed) if persons.intersection(one.persons)]
    works = [n for n, one in enumerate(problem.works) if one.person in persons]
    eaten = [n for n, one in enumerate(problem.meals) if persons.intersection(one.persons)]
    small = replace(
        whole,
        problem=replace(
            problem,
            requests=tuple(requests),
            fixed=tuple(problem.fixed[n] for n in kept),
            works=tuple(problem.works[n] for n in works),
            meals=tuple(
                replace(problem.meals[n], persons=_among(problem.meals[n].persons, persons))
                for n in eaten
            ),
        ),
        plan=Solution(
            placements=tuple(
                replace(one, request=n) for n, one in enumerate(placed.values(), start=1)
            )
        ),
        request_ids=tuple(whole.request_ids[n] for n in order),
        origins=tuple(whole.origins[n] for n in kept),
        meal_origins=tuple(whole.meal_origins[n] for n in eaten),
        wanted=tuple(whole.wanted[n] for n in order),
        demands=whole.demands.of_subset(whole.problem, order, works),
    )
    return small, 0


def _among(some: tuple[int, ...], persons: set[int]) -> tuple[int, ...]:
    return tuple(one for one in some if one in persons)


def placed_at(
    small: Encoding,
    meeting: Meeting | None,
    venue_id: VenueId | None,
    room_id: RoomId | None,
    minute: int,
) -> Encoding:
    """The small encoding with its first request placed, with those people who break least.

    Of several the ones that the meeting has now, then the first that were asked for. A place that was
    not asked for becomes one more option, with the same people.
    """
    wanted, place = small.wanted[0], (venue_id, room_id)
    now = None if meeting is None else manner_of(small.mission, meeting)
    known = [one for one in wanted.manners if one.place == place]
    people = list(dict.fromkeys((one.delegate_ids, one.interpreter_ids) for one in wanted.manners))
    if now is not None and (now.delegate_ids, now.interpreter_ids) in people:
        people.insert(0, (now.delegate_ids, now.interpreter_ids))
    elif now is not None and not people:
        people = [(now.delegate_ids, now.interpreter_ids)]
    others = [Manner(venue_id, room_id, *who) for who in people or [((), ())]]
    tried = [_with_manner(small, one, minute) for one in dict.fromkeys(known or others)]
    if now is not None:
        tried.sort(
            key=lambda one: one.wanted[0].manners[one.plan.placements[0].option][2:] != now[2:]
        )
    return (
        min(tried, key=lambda one: len(violations(one.problem, one.plan)))
        if len(tried) > 1
        else tried[0]
    )


def with_hours_asked(tried: Encoding) -> Encoding:
    """The first request in the hours asked for, whether its vehicle is there or not: that is told otherwise."""
    position = list(tried.mission.meeting_requests).index(tried.request_ids[0])
    windows = wanted_of(tried.mission)[position].request.windows
    asked = replace(tried.problem.requests[0], windows=windows)
    return replace(
        tried, problem=replace(tried.problem, requests=(asked, *tried.problem.requests[1:]))
    )


def _with_manner(small: Encoding, manner: Manner, minute: int) -> Encoding:
    wanted, problem = small.wanted[0], small.problem
    if manner not in wanted.manners:
        wanted = replace(wanted, manners=(*wanted.manners, manner))
        request = small.mission.meeting_requests[small.request_ids[0]]
        option = option_of(small.mission, request, manner)
        asked = replace(problem.requests[0], options=(*problem.requests[0].options, option))
        problem = replace(problem, requests=(asked, *problem.requests[1:]))
    placement = Placement(request=0, start=minute, option=wanted.manners.index(manner))
    return replace(
        small,
        problem=problem,
        wanted=(wanted, *small.wanted[1:]),
        plan=Solution(placements=(placement, *small.plan.placements)),
    )


def _chosen(mission: Mission, request_id: MeetingRequestId, whole: Encoding) -> set[int]:
    """Who comes to the meeting as it is, whatever was asked."""
    meeting = mission.meetings.get(meeting_id_of(request_id))
    if meeting is None:
        return set()
    manner = manner_of(mission, meeting)
    also = {*manner.delegate_ids, *manner.interpreter_ids}
    return {n for n, one in enumerate(whole.person_ids) if one in also}


def _demanded_with(problem: solver.Problem, position: int) -> set[int]:
    """The requests that a demand names together with this one."""
    found: set[int] = set()
    for pair in problem.pairs:
        if position in (pair.first, pair.second):
            found |= {pair.first, pair.second}
    for count in problem.counts:
        if position in count.all_requests():
            found.update(count.all_requests())
    found.update(problem.requests[position].after)
    found.update(n for n, one in enumerate(problem.requests) if position in one.after)
    return found - {position}


def _without_meeting(mission: Mission, request_id: MeetingRequestId) -> Mission:
    gone = meeting_id_of(request_id)
    if gone not in mission.meetings:
        return mission
    kept: dict[MeetingId, Meeting] = {
        key: meeting for key, meeting in mission.meetings.items() if key != gone
    }
    return dataclasses.replace(mission, meetings=kept)
