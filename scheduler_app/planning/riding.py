"""What is wrong with vehicles and the solver is not asked: rosters with more than they seat, and who has no
vehicle any more. A meeting is not given up, nor moved, because a vehicle is not there.
"""

from __future__ import annotations

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.riders import crowds
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.slots import slot_of
from scheduler_app.mission.stranded import Stranded, stranded
from scheduler_app.planning.conflicts import Cause, Concerned, ConcernedKind, Conflict
from scheduler_app.planning.demands import Source
from scheduler_app.planning.remembered import remembered
from solver.solution import Rule


@remembered(
    lambda mission: (
        mission.vehicles, mission.delegates, mission.city_days, mission.legs, mission.gatherings,
        mission.cities, mission.venues, mission.travel_times, mission.start, mission.end,
    )
)  # fmt: skip
def overloads(mission: Mission) -> tuple[Conflict, ...]:
    """Each at its busiest time; whatever the plan, somebody has no seat then."""
    return tuple(
        Conflict(
            rule=Rule.RIDE_SIZE,
            city_id=vehicle.city_id,
            start=crowd.at,
            minutes=len(crowd.riders) - vehicle.seats,
            cause=Cause(person_ids=crowd.riders),
            source=Source(vehicle_id=vehicle.id),
        )
        for vehicle, crowd in crowds(mission)
    )


def without_vehicle(mission: Mission) -> tuple[Conflict, ...]:
    """Meetings and riders whose vehicle is not there."""
    return tuple(_missing(mission, one) for one in stranded(mission))


def _missing(mission: Mission, one: Stranded) -> Conflict:
    meeting = None if one.meeting_id is None else mission.meetings[one.meeting_id]
    return Conflict(
        rule=Rule.AVAILABILITY,
        city_id=mission.vehicles[one.vehicle_id].city_id,
        start=one.start,
        minutes=0,
        cause=Cause(
            request_ids=() if meeting is None else (meeting.request_id,), person_ids=one.riders
        ),
        concerned=() if meeting is None else (_concerned(mission, meeting),),
        source=Source(vehicle_id=one.vehicle_id),
    )


def _concerned(mission: Mission, meeting: Meeting) -> Concerned:
    minutes = mission.meeting_requests[meeting.request_id].minutes
    slot = slot_of(meeting.start, minutes)
    return Concerned(
        kind=ConcernedKind.MEETING,
        id=meeting.request_id,
        start=slot.start,
        end=slot.end,
        from_venue_id=meeting.venue_id,
        to_venue_id=meeting.venue_id,
    )
