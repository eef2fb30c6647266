"""Vehicles with their drivers: how many they seat, who rides, where they are in the motorcade."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.mission.errors import check_number, require
from scheduler_app.mission.ids import CityId, VehicleId
from scheduler_app.mission.people import Roster
from scheduler_app.mission.slots import Slot

MOST_SEATS = 1_000
LAST_IN_LINE = 1_000
NOBODY = Roster(groups=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """A car, van or coach in one city.

    `seats`: for passengers, without the driver. `order`: its place in the motorcade, 1 leads; None
    where it drives alone. `roster`: who rides in it there, all days; with `only_gatherings` to and from
    gatherings and legs, not to single meetings. `away`: when it and its driver are not there, on the clock of
    its city; who was to ride then has no vehicle, which the plan's conflicts tell.
    """

    id: VehicleId
    name: str
    city_id: CityId
    seats: int = 4
    order: int | None = None
    driver: str = ""
    phone: str = ""
    plate: str = ""
    roster: Roster = NOBODY
    only_gatherings: bool = False
    away: tuple[Slot, ...] = ()
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.name, "name")
        check_number("seats", self.seats, 1, MOST_SEATS)
        if self.order is not None:
            check_number("order", self.order, 1, LAST_IN_LINE)

    def is_away(self, slot: Slot) -> bool:
        """Whether it is not there at any time of a slot."""
        return any(one.overlaps(slot) for one in self.away)
