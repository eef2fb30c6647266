"""The hours in which a request may be met, whatever its people do: as asked, by session, by call, by vehicle."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.attendance import city_of_request, required_of_request
from scheduler_app.mission.chances import session_slots
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import clock_of_hours, has_any_city, hours_of_call, is_anywhere
from scheduler_app.mission.presence import joined, slots_without, stays_of, stays_of_vehicle
from scheduler_app.mission.requests import MeetingRequest, Session
from scheduler_app.mission.slots import Slot
from scheduler_app.planning.line import Line, meet
from solver.problem import Window


def windows_for(mission: Mission, request: MeetingRequest, line: Line) -> tuple[Window, ...] | None:
    """The windows that it must lie in; None: at any time, empty: at none.

    A call lies in the hours of its hosts, where they have stated some or none are asked for, and while its
    guests are in the city that is asked for.
    """
    city_id = city_of_request(mission, request)
    limits: list[tuple[Window, ...]] = []
    if request.windows:
        limits.append(windows_in(mission, request, request.windows, line))
    if request.session is not Session.ANY:
        slots = session_slots(mission.cities[city_id], mission.days, request.session)
        limits.append(line.windows(city_id, slots))
    if request.is_online:
        limits += _of_call(mission, request, line)
    if not limits:
        return None
    found = limits[0]
    for other in limits[1:]:
        found = meet(found, other)
    return found


def windows_of_vehicle(
    mission: Mission, request: MeetingRequest, line: Line
) -> tuple[Window, ...] | None:
    """When the vehicle that takes the guests is there; None: always, or it takes none."""
    vehicle = None if request.vehicle_id is None else mission.vehicles[request.vehicle_id]
    if vehicle is None or not vehicle.away or is_anywhere(request):
        return None
    days = [one.slot for one in stays_of_vehicle(mission, vehicle.id)]
    return line.windows(vehicle.city_id, slots_without(days, vehicle.away))


def windows_in(
    mission: Mission, request: MeetingRequest, slots: tuple[Slot, ...], line: Line
) -> tuple[Window, ...]:
    """Hours asked for as windows, by the clock by which they are meant."""
    if not has_any_city(request):
        return line.windows(city_of_request(mission, request), slots)
    found = [line.window(clock_of_hours(mission, request, one), one) for one in slots]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _of_call(mission: Mission, request: MeetingRequest, line: Line) -> Iterator[tuple[Window, ...]]:
    for one in request.official_ids:
        official = mission.officials[one]
        if official.availability or not request.windows:
            yield line.windows(official.city_id, joined(hours_of_call(mission, one)))
    for guest in required_of_request(mission, request) if request.city_id is not None else ():
        stays = [one.slot for one in stays_of(mission, guest) if one.city_id == request.city_id]
        if stays:
            yield line.windows(request.city_id, stays)  # type: ignore[arg-type]
