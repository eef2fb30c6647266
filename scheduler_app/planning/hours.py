"""The hours in which a request may be met, whatever its people do: as asked, by session, by call."""

from __future__ import annotations

from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.chances import session_slots
from scheduler_app.mission.ids import OfficialId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import stays_of_official
from scheduler_app.mission.requests import MeetingRequest, Session
from scheduler_app.planning.line import Line, meet, without
from solver.problem import Window


def windows_for(mission: Mission, request: MeetingRequest, line: Line) -> tuple[Window, ...] | None:
    """The windows that it must lie in; None: at any time, empty: at none.

    Of an online meeting the hosts are not present but called: their hours are windows of it.
    """
    city_id = city_of_request(mission, request)
    limits: list[tuple[Window, ...]] = []
    if request.windows:
        limits.append(line.windows(city_id, request.windows))
    if request.session is not Session.ANY:
        slots = session_slots(mission.cities[city_id], mission.days, request.session)
        limits.append(line.windows(city_id, slots))
    if request.is_online:
        limits += [_called(mission, one, line) for one in request.official_ids]
    if not limits:
        return None
    found = limits[0]
    for other in limits[1:]:
        found = meet(found, other)
    return found


def _called(mission: Mission, official_id: OfficialId, line: Line) -> tuple[Window, ...]:
    """When an official can be called: their hours, or their city's day, less their gatherings."""
    official = mission.officials[official_id]
    city = mission.cities[official.city_id]
    stays = stays_of_official(mission, official_id)
    slots = [stay.slot for stay in stays] if official.availability or stays else []
    if not slots:
        slots = [city.day_hours.on(day) for day in mission.days]
    taken = [
        line.window(one.city_id, one.slot)
        for one in mission.gatherings.values()
        if official_id in one.official_ids
    ]
    return without(line.windows(city.id, slots), taken)
