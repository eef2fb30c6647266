"""Doubtful data: what the domain takes, but a careful coordinator would want to be told.

Not here: what a plan breaks (two engagements at once, no way in time), which `planning.judge`
finds by the solver's own rules, gatherings and legs included.
"""

from scheduler_app.mission.defects.arrivals import arrival_defects
from scheduler_app.mission.defects.asked_hours import asked_hours_defects
from scheduler_app.mission.defects.attendance import attendance_defects
from scheduler_app.mission.defects.clocks import clock_defects
from scheduler_app.mission.defects.defect import Defect, DefectCode, Severity
from scheduler_app.mission.defects.gatherings import gathering_defects
from scheduler_app.mission.defects.hosts import host_defects
from scheduler_app.mission.defects.legs import leg_defects
from scheduler_app.mission.defects.long_days import long_day_defects
from scheduler_app.mission.defects.people import people_defects
from scheduler_app.mission.defects.places import place_defects
from scheduler_app.mission.defects.protocol import protocol_defects
from scheduler_app.mission.defects.requests import request_defects
from scheduler_app.mission.defects.rules import rule_defects
from scheduler_app.mission.defects.states import state_defects
from scheduler_app.mission.defects.vehicles import (
    overfull_vehicles,
    vehicle_defects,
    ways_of_vehicles,
)
from scheduler_app.mission.defects.ways import way_defects
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.whereabouts import Whereabouts

__all__ = ["Defect", "DefectCode", "Severity", "defects_of"]


def defects_of(mission: Mission, *, with_ways: bool = True) -> tuple[Defect, ...]:
    """Everything doubtful, what must be fixed first, then in the order of the tables.

    `with_ways`: also what needs everyone's days and ways, which take as long as all the rest. Without it, while
    something is typed, also the vehicles that are too full, which otherwise the judging of the plan tells.
    """
    where = Whereabouts(mission)
    found = (
        *place_defects(mission),
        *clock_defects(mission),
        *way_defects(mission),
        *people_defects(mission, where),
        *leg_defects(mission),
        *gathering_defects(mission),
        *arrival_defects(mission),
        *host_defects(mission),
        *asked_hours_defects(mission),
        *request_defects(mission, where),
        *state_defects(mission),
        *attendance_defects(mission, where),
        *long_day_defects(mission),
        *rule_defects(mission, where),
        *protocol_defects(mission),
        *vehicle_defects(mission),
        *(ways_of_vehicles(mission) if with_ways else overfull_vehicles(mission)),
    )
    return tuple(sorted(found, key=lambda one: one.severity))
