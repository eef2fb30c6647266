"""The background: where people are, when they may not be had, meals, slow traffic.

Stays come from `mission.presence`; what lies between them is closed. Equal bands of neighbouring
lanes are drawn once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from scheduler_app.calendar_view.layout.blocks import Band, BandKind, Lane, LaneKind
from scheduler_app.calendar_view.layout.spec import CityDaySpec
from scheduler_app.mission.ids import CityId, DelegateId, InterpreterId, OfficialId, RoomId, VenueId
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import joined, stays_of_interpreter, stays_of_official
from scheduler_app.mission.slots import Hours, Slot, intersect

Stretch = tuple[datetime, datetime, BandKind, int]


def bands_of(
    index: ItineraryIndex,
    lanes: Sequence[Lane],
    days: Sequence[date],
    city_id: CityId | None,
) -> tuple[Band, ...]:
    """Every band of a view; `city_id` None means that lanes move through all cities."""
    mission = index.mission
    tints = {key: n for n, key in enumerate(mission.cities)}
    per_lane = [tuple(_stretches(index, lane, days, city_id, tints)) for lane in lanes]
    found = list(_runs(per_lane))
    if city_id is not None and lanes:
        city = mission.cities[city_id]
        last = len(lanes) - 1
        found.extend(
            Band(BandKind.MEAL, 0, last, slot.start, slot.end, one.title)
            for one in city.breaks
            if one.is_fixed
            for slot in _slots_on(one.hours, days)
        )
        found.extend(
            Band(BandKind.PEAK, 0, last, slot.start, slot.end)
            for hours in city.peak_hours
            for slot in _slots_on(hours, days)
        )
    return tuple(found)


def _slots_on(hours: Hours, days: Sequence[date]) -> list[Slot]:
    """The hours on some days, and what goes on in the night before them."""
    since = [days[0] - timedelta(days=1)] if hours.is_over_midnight else []
    return [hours.on(day) for day in (*since, *days)]


def _stretches(
    index: ItineraryIndex,
    lane: Lane,
    days: Sequence[date],
    city_id: CityId | None,
    tints: dict[CityId, int],
) -> Iterator[Stretch]:
    stays = list(_stays(index, lane, days, city_id))
    if city_id is None:
        for city, slot in stays:
            yield slot.start, slot.end, BandKind.CITY, tints[city]
    for day in days:
        morning = datetime.combine(day, time())
        night = morning + timedelta(days=1)
        at = morning
        for slot in joined(slot for _, slot in stays if slot.start < night and slot.end > morning):
            if slot.start > at:
                yield at, slot.start, BandKind.CLOSED, 0
            at = max(at, slot.end)
        if at < night:
            yield at, night, BandKind.CLOSED, 0


def _stays(
    index: ItineraryIndex, lane: Lane, days: Sequence[date], city_id: CityId | None
) -> Iterator[tuple[CityId, Slot]]:
    """Where and when somebody of a lane, or the lane itself, may be had."""
    mission = index.mission
    if lane.ref.kind in (LaneKind.ROOM, LaneKind.VENUE):
        if city_id is not None:
            since = (days[0] - timedelta(days=1), *days)
            yield from ((city_id, slot) for slot in open_slots(mission, lane, since))
        return
    for person in lane.person_ids:
        if lane.ref.kind is LaneKind.OFFICIAL:
            stays = stays_of_official(mission, OfficialId(person))
        elif lane.ref.kind is LaneKind.INTERPRETER:
            stays = stays_of_interpreter(mission, InterpreterId(person))
        else:
            stays = index.stays_of(DelegateId(person))
        for stay in stays:
            if city_id is None or stay.city_id == city_id:
                yield stay.city_id, stay.slot


def open_slots(mission: Mission, lane: Lane, days: Iterable[date]) -> tuple[Slot, ...]:
    """When a room or venue may be used: the city's day, opening hours, the room's availability."""
    room = mission.rooms[RoomId(lane.ref.id)] if lane.ref.kind is LaneKind.ROOM else None
    venue = mission.venues[room.venue_id if room else VenueId(lane.ref.id)]
    city = mission.cities[venue.city_id]
    holidays = {one.day for one in city.holidays}
    slots = tuple(city.day_hours.on(day) for day in days if day not in holidays)
    if venue.opening_hours:
        opening = joined(
            one.hours.on(day)
            for day in days
            for one in venue.opening_hours
            if one.weekday in (None, day.weekday())
        )
        slots = intersect(slots, opening)
    if room is not None and room.availability:
        slots = intersect(slots, joined(room.availability))
    return slots


def _runs(per_lane: Sequence[Sequence[Stretch]]) -> Iterator[Band]:
    """Equal stretches of neighbouring lanes as one band."""
    running: dict[Stretch, int] = {}
    for number, stretches in enumerate((*per_lane, ())):
        here = set(stretches)
        for gone in [one for one in running if one not in here]:
            yield _band(gone, running.pop(gone), number - 1)
        for one in stretches:
            running.setdefault(one, number)


def _band(stretch: Stretch, first: int, last: int) -> Band:
    start, end, kind, tint = stretch
    return Band(kind, first, last, start, end, "", tint)


def is_day_of(mission: Mission, spec: CityDaySpec) -> bool:
    """Whether anyone of the mission works in the city on the day."""
    return any(
        one.city_id == spec.city_id and one.day == spec.day for one in mission.city_days.values()
    )
