"""A mission as the solver's problem, with the maps back.

Positions are those of the tables: site n is the n-th venue, pool n the n-th room, request n the
n-th request; persons are the travelling delegates, then officials and interpreters. Parts that an edit did not
touch are taken from the encoding before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from scheduler_app.mission.asking import is_waiting_idea
from scheduler_app.mission.attendance import city_of_meeting
from scheduler_app.mission.ids import CityId, MeetingRequestId, PersonId, RoomId, VehicleId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting
from scheduler_app.planning.demands import Demands, HandChosen, demands_of, hand_chosen
from scheduler_app.planning.line import Line
from scheduler_app.planning.people import FixedOrigin, people_of
from scheduler_app.planning.places import places_of, travel_of
from scheduler_app.planning.wishes import (
    Manner,
    Place,
    Wanted,
    wanted_of,
    while_vehicle_is_there,
    with_meeting,
)
from solver import problem as solver
from solver.solution import Placement, Solution
from solver.tiers import TierName


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """The problem, the plan in force in the solver's words, and what each position means."""

    mission: Mission
    problem: solver.Problem
    plan: Solution
    line: Line
    request_ids: tuple[MeetingRequestId, ...]
    person_ids: tuple[PersonId, ...]
    vehicle_ids: tuple[VehicleId, ...]
    origins: tuple[FixedOrigin, ...]
    wanted: tuple[Wanted, ...]
    demands: Demands
    meal_origins: tuple[FixedOrigin, ...]

    def place(self, request: int, option: int) -> Place:
        """The venue and room that an option of a request means."""
        return self.wanted[request].manners[option].place

    def manner(self, request: int, option: int) -> Manner:
        """Where an option of a request is met, and who comes besides those required."""
        return self.wanted[request].manners[option]

    def room_id(self, pool: int) -> RoomId:
        """The room of a pool."""
        return tuple(self.mission.rooms)[pool]

    def city_id(self, site: int) -> CityId:
        """The city of a site."""
        return tuple(self.mission.cities)[self.problem.sites[site].city]

    def city_at(self, request: int, option: int, minute: int) -> CityId:
        """The city of an option; of a call without a place, where its guests are at that minute."""
        venue_id, _ = self.place(request, option)
        if venue_id is not None:
            return self.mission.venues[venue_id].city_id
        asked = self.problem.requests[request]
        persons = (self.problem.persons[one] for one in asked.attending(option))
        cities = tuple(self.mission.cities)
        for person in persons:
            for stay in person.stays if person.travels else ():
                if stay.window.start <= minute < stay.window.end:
                    return cities[stay.city]
        return self.city_id(asked.options[option].site)

    def wall(self, request: int, option: int, minute: int) -> datetime:
        """What the clocks show there at a minute of the line."""
        return self.line.wall(self.city_at(request, option, minute), minute)


def encode(
    mission: Mission,
    by_hand: MeetingRequestId | None = None,
    *,
    chosen: HandChosen | None = None,
) -> Encoding:
    """Encode a mission and the plan in force; any mission that the domain accepts can be encoded.

    An idea that waits in the tray has no place, but where it is the one that somebody places by hand.
    `chosen`: who may come beyond what requests ask for; None: those whom the meetings name.
    """
    demands = demands_of(mission, hand_chosen(mission) if chosen is None else chosen)
    line = places_of(mission).line
    wanted: list[Wanted] = list(wanted_of(mission))
    placements: list[Placement] = []
    meetings = _meetings_in_order(mission)
    for position, meeting in meetings:
        wanted[position], option = with_meeting(mission, wanted[position], meeting)
        start = line.minute(city_of_meeting(mission, meeting), meeting.start)
        placements.append(Placement(request=position, start=start, option=option))
    for position, request in enumerate(mission.meeting_requests.values()):
        if request.id != by_hand and is_waiting_idea(mission, request):
            bare = replace(wanted[position].request, options=(), wishes=())
            wanted[position] = Wanted(request=bare, manners=())
            continue
        asked = while_vehicle_is_there(mission, request, wanted[position].request, line)
        if asked is not wanted[position].request:
            wanted[position] = replace(wanted[position], request=asked)
    return Encoding(
        mission=mission,
        problem=problem_of(mission, tuple(one.request for one in wanted), demands),
        plan=Solution(placements=tuple(placements)),
        line=line,
        request_ids=tuple(mission.meeting_requests),
        person_ids=people_of(mission).person_ids,
        vehicle_ids=tuple(mission.vehicles),
        origins=people_of(mission).origins,
        wanted=tuple(wanted),
        demands=demands,
        meal_origins=people_of(mission).meal_origins,
    )


def problem_of(
    mission: Mission, requests: tuple[solver.Request, ...], demands: Demands
) -> solver.Problem:
    """The problem of a mission for these requests and demands."""
    places, people = places_of(mission), people_of(mission)
    after: dict[int, list[int]] = {}
    for earlier, later in demands.after:
        after.setdefault(later, []).append(earlier)
    requests = tuple(
        replace(one, after=(*one.after, *after[n])) if n in after else one
        for n, one in enumerate(requests)
    )
    return solver.Problem(
        grid=mission.grid_minutes,
        days=places.line.days,
        cities=places.cities,
        sites=places.sites,
        pools=places.pools,
        persons=people.persons,
        fixed=people.fixed,
        requests=requests,
        travel=travel_of(mission),
        tiers=tiers_of(mission),
        pairs=demands.pairs,
        counts=demands.counts,
        works=demands.works,
        meals=people.meals,
    )


def tiers_of(mission: Mission) -> tuple[TierName, ...]:
    """What the mission's plans are judged by: as much as possible first, then its aims in order."""
    return (TierName.PLACED, *(TierName(aim.value) for aim in mission.aims))


def _meetings_in_order(mission: Mission) -> list[tuple[int, Meeting]]:
    """What stands; a meeting of a cancelled request does not, though it is still there to be taken out."""
    requests = mission.meeting_requests
    positions = {request_id: n for n, request_id in enumerate(requests)}
    found = [
        (positions[one.request_id], one)
        for one in mission.meetings.values()
        if not requests[one.request_id].is_cancelled
    ]
    return sorted(found, key=lambda pair: pair[0])
