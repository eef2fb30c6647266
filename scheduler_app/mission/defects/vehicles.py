"""Doubts about vehicles: too few seats, one person in two, two at one place of the motorcade."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import combinations

from scheduler_app.mission.attendance import delegates_of_roster
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.itinerary.index import ItineraryIndex
from scheduler_app.mission.itinerary.run_sheet import run_sheet
from scheduler_app.mission.itinerary.trips import Hindered
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.riders import crowds
from scheduler_app.mission.slots import Slot


def vehicle_defects(mission: Mission) -> Iterator[Defect]:
    """Vehicles of one city, in pairs."""
    whole = _all_days(mission)
    driving = [
        one
        for one in mission.vehicles.values()
        if not any(away.contains(whole) for away in one.away)
    ]
    riders = {one.id: delegates_of_roster(mission, one.roster) for one in driving}
    for one, other in combinations(driving, 2):
        if one.city_id != other.city_id:
            continue
        twice = tuple(who for who in riders[one.id] if who in riders[other.id])
        if twice:
            yield Defect(
                code=DefectCode.VEHICLE_SHARED, table="vehicles", record=other.id, field="roster",
                values={"people": twice, "other": one.id},
            )  # fmt: skip
        if one.order is not None and one.order == other.order:
            yield Defect(
                code=DefectCode.VEHICLE_ORDER_TWICE, table="vehicles", record=other.id,
                field="order", values={"other": one.id, "number": one.order},
            )  # fmt: skip


def _all_days(mission: Mission) -> Slot:
    first, last = mission.days[0], mission.days[-1]
    return Slot(
        start=datetime.combine(first, time()),
        end=datetime.combine(last, time()) + timedelta(days=1),
    )


def overfull_vehicles(mission: Mission) -> Iterator[Defect]:
    """Vehicles with too few seats for their roster."""
    for one, crowd in crowds(mission):
        yield Defect(
            code=DefectCode.VEHICLE_TOO_FULL, table="vehicles", record=one.id, field="roster",
            values={
                "count": len(crowd.riders), "number": one.seats, "day": crowd.at.date(),
                "time": f"{crowd.at:%H:%M}",
            },
        )  # fmt: skip


def ways_of_vehicles(mission: Mission) -> Iterator[Defect]:
    """Vehicles whose riders need them on two ways at once; derives the days of all who travel."""
    if not mission.vehicles or not mission.meetings:
        return
    index = ItineraryIndex(mission)
    for one in mission.vehicles.values():
        rides = [
            ride
            for _, day in run_sheet(index, one.id).days
            for ride in day
            if ride.hindered is Hindered.UNDER_WAY
        ]
        if rides:
            first = rides[0]
            yield Defect(
                code=DefectCode.VEHICLE_TWO_WAYS, table="vehicles", record=one.id, field="roster",
                values={
                    "count": len(rides), "day": first.start.date(),
                    "time": f"{first.start:%H:%M}",
                    "goal": "" if first.goal is None else first.goal.venue,
                },
            )  # fmt: skip
