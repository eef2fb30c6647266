"""Who has no vehicle any more: the guests of meetings, and riders of rosters, whose vehicle is not there then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scheduler_app.mission.attendance import (
    city_of_meeting,
    delegates_of_gathering,
    delegates_of_leg,
    delegates_of_meeting,
)
from scheduler_app.mission.ids import DelegateId, MeetingId, VehicleId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.riders import riders_of_vehicle
from scheduler_app.mission.slots import Slot, slot_of
from scheduler_app.mission.vehicles import Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranded:
    """People without the vehicle that was to take them: to and from one meeting, or by its roster (`meeting_id`
    None) from `start` on.
    """

    vehicle_id: VehicleId
    start: datetime
    riders: tuple[DelegateId, ...]
    meeting_id: MeetingId | None = None


def stranded(mission: Mission) -> Iterator[Stranded]:
    """In the order of the vehicles, first those whose meetings ask for them."""
    for vehicle in mission.vehicles.values():
        if vehicle.away:
            yield from _of_meetings(mission, vehicle)
            yield from _of_roster(mission, vehicle)


def _of_meetings(mission: Mission, vehicle: Vehicle) -> Iterator[Stranded]:
    for meeting in mission.meetings.values():
        request = mission.meeting_requests[meeting.request_id]
        if request.vehicle_id != vehicle.id or request.is_cancelled:
            continue
        if vehicle.is_away(slot_of(meeting.start, request.minutes)):
            yield Stranded(
                vehicle_id=vehicle.id,
                start=meeting.start,
                riders=delegates_of_meeting(mission, meeting),
                meeting_id=meeting.id,
            )


def _of_roster(mission: Mission, vehicle: Vehicle) -> Iterator[Stranded]:
    """Those who have to be somewhere in its city, or have been, while it is not there."""
    riders = set(riders_of_vehicle(mission, vehicle))
    waiting: dict[DelegateId, datetime] = {}
    for slot, people in _engagements(mission, vehicle):
        if vehicle.is_away(slot):
            for one in riders.intersection(people):
                waiting[one] = min(slot.start, waiting.get(one, slot.start))
    if waiting:
        yield Stranded(
            vehicle_id=vehicle.id,
            start=min(waiting.values()),
            riders=tuple(one for one in mission.delegates if one in waiting),
        )


def _engagements(
    mission: Mission, vehicle: Vehicle
) -> Iterator[tuple[Slot, tuple[DelegateId, ...]]]:
    """What takes place in its city and its roster is driven to and from."""
    for gathering in mission.gatherings.values():
        if gathering.city_id == vehicle.city_id:
            yield gathering.slot, delegates_of_gathering(mission, gathering)
    for leg in mission.legs.values():
        for city_id, moment in (
            (leg.from_city_id, leg.departure), (leg.to_city_id, leg.arrival),
        ):  # fmt: skip
            if city_id == vehicle.city_id:
                yield slot_of(moment, 1), delegates_of_leg(mission, leg)
    for meeting in () if vehicle.only_gatherings else mission.meetings.values():
        request = mission.meeting_requests[meeting.request_id]
        is_here = city_of_meeting(mission, meeting) == vehicle.city_id
        if is_here and request.vehicle_id is None and not request.is_cancelled:
            slot = slot_of(meeting.start, request.minutes)
            yield slot, delegates_of_meeting(mission, meeting)
