"""Doubts about vehicles: too few seats, one person in two, two at one place of the motorcade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import combinations

from scheduler_app.mission.attendance import delegates_of_roster
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import DelegateId
from scheduler_app.mission.itinerary.index import ItineraryIndex
from scheduler_app.mission.itinerary.run_sheet import run_sheet
from scheduler_app.mission.mission import Mission


def vehicle_defects(mission: Mission) -> Iterator[Defect]:
    """Vehicles in the order of the table, then pairs of one city."""
    riders = {one.id: delegates_of_roster(mission, one.roster) for one in mission.vehicles.values()}
    for one in mission.vehicles.values():
        count = _most_at_once(mission, riders[one.id])
        if count > one.seats:
            yield Defect(
                code=DefectCode.VEHICLE_TOO_FULL, table="vehicles", record=one.id, field="roster",
                values={"count": count, "number": one.seats},
            )  # fmt: skip
    for one, other in combinations(mission.vehicles.values(), 2):
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


def _most_at_once(mission: Mission, riders: Iterable[DelegateId]) -> int:
    """How many of them are with the mission at one time: a stand-in has the seat of who has left."""
    stays = [
        (one.arrival or datetime.min, one.departure or datetime.max)
        for one in (mission.delegates[rider] for rider in riders)
    ]
    return max((sum(a <= now < b for a, b in stays) for now, _ in stays), default=0)


def ways_of_vehicles(mission: Mission) -> Iterator[Defect]:
    """Vehicles whose riders need them on two ways at once; derives the days of all who travel."""
    if not mission.vehicles or not mission.meetings:
        return
    index = ItineraryIndex(mission)
    for one in mission.vehicles.values():
        rides = [ride for _, day in run_sheet(index, one.id).days for ride in day if ride.is_double]
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
