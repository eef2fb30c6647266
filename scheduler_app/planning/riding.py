"""Vehicles of rosters in which more are to ride than they seat. Of those of requests the solver knows."""

from __future__ import annotations

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.riders import crowds
from scheduler_app.planning.conflicts import Cause, Conflict
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
            source=vehicle.id,
        )
        for vehicle, crowd in crowds(mission)
    )
