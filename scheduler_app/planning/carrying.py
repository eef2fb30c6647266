"""Another vehicle for those whose vehicle is not there any more: free, in the same city, with enough seats."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.edits.riding import change_vehicle, ride_in
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.slots import slot_of
from scheduler_app.mission.stranded import Stranded, stranded
from scheduler_app.mission.vehicles import Vehicle
from scheduler_app.planning.judge import judge


def with_other_vehicles(before: Mission, after: Mission) -> Mission:
    """The mission in which those who lost their vehicle ride in others, as far as that mends more than it breaks;
    the others have none, which its conflicts tell.
    """
    known = {(one.vehicle_id, one.meeting_id) for one in stranded(before)}
    for one in tuple(stranded(after)):
        if (one.vehicle_id, one.meeting_id) not in known:
            after = next(_better(after, one), after)
    return after


def _better(mission: Mission, lost: Stranded) -> Iterator[Mission]:
    """The mission with each vehicle that would do, the smallest first."""
    wrong = len(judge(mission).conflicts)
    for vehicle in sorted(mission.vehicles.values(), key=lambda one: one.seats):
        if _may_take(mission, vehicle, lost):
            changed = _taken_by(mission, vehicle, lost)
            if len(judge(changed).conflicts) < wrong:
                yield changed


def _may_take(mission: Mission, vehicle: Vehicle, lost: Stranded) -> bool:
    old = mission.vehicles[lost.vehicle_id]
    minutes = 1
    if lost.meeting_id is not None:
        request_id = mission.meetings[lost.meeting_id].request_id
        minutes = mission.meeting_requests[request_id].minutes
    return (
        vehicle.id != old.id
        and vehicle.city_id == old.city_id
        and vehicle.seats >= len(lost.riders)
        and (lost.meeting_id is not None or vehicle.only_gatherings <= old.only_gatherings)
        and not vehicle.is_away(slot_of(lost.start, minutes))
    )


def _taken_by(mission: Mission, vehicle: Vehicle, lost: Stranded) -> Mission:
    if lost.meeting_id is None:
        return change_vehicle(mission, lost.riders, lost.vehicle_id, vehicle.id)
    return ride_in(mission, mission.meetings[lost.meeting_id].request_id, vehicle.id)
