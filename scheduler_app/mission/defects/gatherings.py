"""Doubts about gatherings: who should be there and is not, closed doors, shared rooms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from scheduler_app.mission.attendance import delegates_of_gathering, venue_of_gathering
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.engagements import Gathering
from scheduler_app.mission.ids import DelegateId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import delegates_on, joined
from scheduler_app.mission.slots import days_between


def gathering_defects(mission: Mission) -> Iterator[Defect]:
    """Gatherings in the order of the table, then rooms that two share."""
    for one in mission.gatherings.values():
        guests = delegates_of_gathering(mission, one)
        seated = (*guests, *one.official_ids)
        if not seated:
            yield _defect(DefectCode.GATHERING_WITHOUT_PEOPLE, one, "roster")
        day = one.start.date()
        if not mission.start <= day <= mission.end:
            yield _defect(DefectCode.GATHERING_OUTSIDE, one, "start")
        elif away := _away(mission, one):
            yield _defect(DefectCode.GATHERING_PEOPLE_ELSEWHERE, one, "roster", people=away)
        if venue_of_gathering(mission, one) is None:
            yield _defect(DefectCode.GATHERING_WITHOUT_PLACE, one, "venue_id")
        if _is_closed(mission, one):
            yield _defect(DefectCode.GATHERING_CLOSED, one, "start")
        yield from _room_and_time(mission, one, len(seated), len(guests))
    for one, other in combinations(mission.gatherings.values(), 2):
        if (
            one.room_id is not None
            and one.room_id == other.room_id
            and one.slot.overlaps(other.slot)
        ):
            yield _defect(
                DefectCode.GATHERINGS_SHARE_ROOM, other, "room_id", room=one.room_id, other=one.id
            )


def _room_and_time(mission: Mission, one: Gathering, people: int, guests: int) -> Iterator[Defect]:
    """More people than places or seats, and breaks that are lost."""
    if one.cap is not None and guests > one.cap:
        yield _defect(DefectCode.GATHERING_OVER_CAP, one, "cap", count=guests, number=one.cap)
    for title in _breaks_lost(mission, one):
        yield _defect(DefectCode.GATHERING_OVER_BREAK, one, "start", title=title)
    if one.room_id is not None:
        room = mission.rooms[one.room_id]
        if people > room.seats * room.tables:
            yield _defect(
                DefectCode.GATHERING_TOO_MANY, one, "room_id",
                room=room.id, seats=room.seats * room.tables, count=people,
            )  # fmt: skip


def _away(mission: Mission, one: Gathering) -> tuple[DelegateId, ...]:
    """Those expected who do not work in the city on that day."""
    there = set(delegates_on(mission, one.city_id, one.start.date()))
    if not mission.city_days:
        return ()
    return tuple(who for who in delegates_of_gathering(mission, one) if who not in there)


def _breaks_lost(mission: Mission, one: Gathering) -> Iterator[str]:
    """The breaks of the city for which a gathering that is no meal leaves too little time."""
    for found in () if one.is_meal else mission.cities[one.city_id].breaks:
        hours = found.hours.on(one.start.date())
        minutes = found.hours.minutes if found.minutes is None else found.minutes
        left = max(one.start - hours.start, hours.end - one.end)
        if hours.overlaps(one.slot) and left < timedelta(minutes=minutes):
            yield found.title


def _is_closed(mission: Mission, one: Gathering) -> bool:
    """Whether its venue is not open all the time, over midnight too. A holiday is not asked about."""
    venue_id = venue_of_gathering(mission, one)
    if venue_id is None:
        return False
    venue = mission.venues[venue_id]
    if any(slot.overlaps(one.slot) for slot in venue.closed):
        return True
    first = one.start.date() - timedelta(days=1)
    hours = joined(
        each.hours.on(day)
        for day in days_between(first, one.end.date())
        for each in venue.opening_hours
        if each.weekday in (None, day.weekday())
    )
    return bool(venue.opening_hours) and not any(slot.contains(one.slot) for slot in hours)


def _defect(code: DefectCode, one: Gathering, field: str, **values: object) -> Defect:
    return Defect(
        code=code, table="gatherings", record=one.id, field=field,
        values={"gathering": one.id, "city": one.city_id, "day": one.start.date(), **values},
    )  # fmt: skip
