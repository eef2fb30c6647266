"""When officials without hours of their own can be called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from scheduler_app.mission.clock import minute_of, wall_of
from scheduler_app.mission.ids import OfficialId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import clock_of_hours, hours_of_call
from scheduler_app.mission.presence import Stay, joined
from scheduler_app.mission.slots import Slot
from scheduler_app.planning.remembered import remembered

Called = Mapping[OfficialId, tuple[Stay, ...]]

_KNOWN: list[Called] = []
"""The last few answers, so that the same one comes back while nothing in it has changed."""


@remembered(
    lambda mission: (
        mission.meeting_requests,
        mission.officials,
        mission.cities,
        mission.start,
        mission.end,
        mission.city_days,
        mission.delegates,
        mission.legs,
    )
)
def called_of(mission: Mission) -> Called:
    """When officials without hours of their own can be met or called: on each working day of their city,
    and in the hours asked for of a call to them.
    """
    found: dict[OfficialId, list[Slot]] = {}
    for request in mission.meeting_requests.values():
        for one in request.official_ids if request.is_online and not request.is_off else ():
            official = mission.officials[one]
            if not official.availability:
                slots = found.setdefault(one, [*hours_of_call(mission, one)])
                there = mission.cities[official.city_id].zone
                for window in request.windows:
                    here = mission.cities[clock_of_hours(mission, request, window)].zone
                    slots.append(_moved(window, here, there))
    return _known_or(
        {
            one: tuple(
                Stay(city_id=mission.officials[one].city_id, slot=slot) for slot in joined(slots)
            )
            for one, slots in found.items()
        }
    )


def _moved(slot: Slot, here: tzinfo, there: tzinfo) -> Slot:
    """A slot of one clock by another."""
    start, end = (wall_of(minute_of(one, here), there) for one in (slot.start, slot.end))
    return Slot(start=start, end=end)


def _known_or(found: Called) -> Called:
    for known in _KNOWN[:]:
        if known == found:
            return known
    _KNOWN[:] = [found, *_KNOWN[:3]]
    return found
