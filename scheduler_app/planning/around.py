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
from scheduler_app.planning.encode import Encoding, encode
from scheduler_app.planning.remembered import remembered
from solver import problem as solver
from solver.solution import Placement, Solution


@remembered(lambda mission, request_id: (mission, request_id), size=2)
def surroundings_of(mission: Mission, request_id: MeetingRequestId) -> tuple[Encoding, int]:
    """The small encoding and the request's position in it; the request itself is not placed.

    The others stand: they are pinned where they are.
    """
    whole = encode(_without_meeting(mission, request_id))
    position = whole.request_ids.index(request_id)
    asked = whole.problem.requests[position]
    persons, pools = set(asked.persons), {one.pool for one in asked.options} - {None}
    near: list[int] = []
    placements: list[Placement] = []
    for placement in whole.plan.placements:
        request = whole.problem.requests[placement.request]
        shares = persons.intersection(request.persons) or (
            request.options[placement.option].pool in pools
        )
        if shares:
            placements.append(replace(placement, request=len(near) + 1))
            near.append(placement.request)
    pins = {one.request: one for one in placements}
    requests = (
        replace(asked, pin=None),
        *(
            replace(
                whole.problem.requests[n],
                pin=solver.Pin(start=pins[k].start, option=pins[k].option),
            )
            for k, n in enumerate(near, start=1)
        ),
    )
    kept = [n for n, one in enumerate(whole.problem.fixed) if persons.intersection(one.persons)]
    small = replace(
        whole,
        problem=dataclasses.replace(
            whole.problem,
            requests=requests,
            fixed=tuple(whole.problem.fixed[n] for n in kept),
        ),
        plan=Solution(placements=tuple(placements)),
        request_ids=(request_id, *(whole.request_ids[n] for n in near)),
        origins=tuple(whole.origins[n] for n in kept),
        wanted=(whole.wanted[position], *(whole.wanted[n] for n in near)),
    )
    return small, 0


def with_place(small: Encoding, venue_id: VenueId, room_id: RoomId | None, minute: int) -> Encoding:
    """The small encoding with its first request placed; a new place becomes one more option."""
    wanted = small.wanted[0]
    place = (venue_id, room_id)
    problem = small.problem
    if place not in wanted.places:
        wanted = replace(wanted, places=(*wanted.places, place))
        mission = small.mission
        option = solver.Option(
            site=list(mission.venues).index(venue_id),
            pool=None if room_id is None else list(mission.rooms).index(room_id),
        )
        asked = replace(problem.requests[0], options=(*problem.requests[0].options, option))
        problem = replace(problem, requests=(asked, *problem.requests[1:]))
    placement = Placement(request=0, start=minute, option=wanted.places.index(place))
    return replace(
        small,
        problem=problem,
        wanted=(wanted, *small.wanted[1:]),
        plan=Solution(placements=(placement, *small.plan.placements)),
    )


def _without_meeting(mission: Mission, request_id: MeetingRequestId) -> Mission:
    gone = meeting_id_of(request_id)
    if gone not in mission.meetings:
        return mission
    kept: dict[MeetingId, Meeting] = {
        key: meeting for key, meeting in mission.meetings.items() if key != gone
    }
    return dataclasses.replace(mission, meetings=kept)
