"""Where people are and when they may be met: stays, in the wall clock of each city.

A delegate's stays come from the city days whose roster counts them in, within the city's day
hours, never on a holiday, and only on the mission's days. Legs cut them: who leaves must go to
the station before the departure, who comes is free only after the exit and a rest. Nobody is in another city
than before without a leg that takes them there, whatever the city days say. Gatherings and breaks
are not looked at: a stay says where somebody is, not whether they are free.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from scheduler_app.mission.attendance import can_ride, is_in_roster
from scheduler_app.mission.clock import minute_of, wall_of
from scheduler_app.mission.engagements import Leg
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    InterpreterId,
    OfficialId,
    PersonId,
    VehicleId,
    VenueId,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate
from scheduler_app.mission.places import City, CityDay
from scheduler_app.mission.slots import Slot

Bounds = tuple[datetime | None, datetime | None, tuple[Slot, ...]]
"""The first arrival and the last departure of somebody, and when they are away in between, on the clock of
the city in question.
"""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stay:
    """A time (wall clock of the city) in which a person may be met in a city."""

    city_id: CityId
    slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLeg:
    """That a delegate should go from one city to another between two days, and nothing goes."""

    from_city_id: CityId
    to_city_id: CityId
    after: date
    before: date


def stays_of_interpreter(mission: Mission, interpreter_id: InterpreterId) -> tuple[Stay, ...]:
    """When an interpreter may work, in order: on the days of the mission in each of their cities.

    With legs they are where those take them, like a delegate; without, they live in their cities.
    """
    one = mission.interpreters[interpreter_id]
    days = [
        city_day
        for city_day in mission.city_days.values()
        if city_day.city_id in one.city_ids and mission.start <= city_day.day <= mission.end
    ]
    bounds = (one.arrival, one.departure, one.away)
    if one.leg_ids:
        legs = sorted(
            (mission.legs[leg] for leg in one.leg_ids), key=lambda leg: leg_span(mission, leg)
        )
        return _follow(mission, days, legs, bounds)[0]
    stays = {
        Stay(city_id=city_day.city_id, slot=Slot(start=start, end=end))
        for city_day in days
        for start, end in _working_slots(mission.cities[city_day.city_id], city_day.day, bounds)
    }
    return tuple(sorted(stays, key=lambda stay: stay.slot))


def stays_of(mission: Mission, delegate_id: DelegateId) -> tuple[Stay, ...]:
    """Where a delegate may be met and when, in order of time; none for one who does not travel.

    `arrival` and `departure` are read on the clock of the city in question. Where two city days
    claim the same time and no leg tells them apart, the first in the table has it.
    """
    return _followed(mission, delegate_id)[0]


def missing_legs(mission: Mission, delegate_id: DelegateId) -> tuple[MissingLeg, ...]:
    """Where the city days want a delegate to be elsewhere than before, and no leg takes them."""
    return _followed(mission, delegate_id)[1]


def _followed(
    mission: Mission, delegate_id: DelegateId
) -> tuple[tuple[Stay, ...], tuple[MissingLeg, ...]]:
    """The stays that hold, and the legs that others would need."""
    delegate = mission.delegates[delegate_id]
    if not delegate.is_travelling:
        return (), ()
    bounds = (delegate.arrival, delegate.departure, delegate.away)
    return _follow(mission, city_days_of(mission, delegate), legs_of(mission, delegate), bounds)


def _follow(
    mission: Mission, days: Iterable[CityDay], legs: Sequence[Leg], bounds: Bounds
) -> tuple[tuple[Stay, ...], tuple[MissingLeg, ...]]:
    claims: list[tuple[int, int, Stay]] = []
    for city_day in days:
        city = mission.cities[city_day.city_id]
        for slot in _cut(_working_slots(city, city_day.day, bounds), city, legs, mission):
            for start, end in _left(_span(slot, city), claims):
                claims.append((start, end, Stay(city_id=city.id, slot=_slot(start, end, city))))
    return _reached(mission, sorted(claims), legs)


def _reached(
    mission: Mission, claims: Iterable[tuple[int, int, Stay]], legs: Iterable[Leg]
) -> tuple[tuple[Stay, ...], tuple[MissingLeg, ...]]:
    """Follow the claims in order of time; one in another city holds once a leg has come there."""
    rides = [(*leg_span(mission, leg), leg.to_city_id) for leg in legs]
    stays: list[Stay] = []
    missing: dict[tuple[CityId, CityId], MissingLeg] = {}
    since = 0
    for start, _, stay in claims:
        before = stays[-1] if stays else stay
        if before.city_id == stay.city_id or any(
            since <= leaves and arrives <= start and to_city == stay.city_id
            for leaves, arrives, to_city in rides
        ):
            stays.append(stay)
            since = start
        else:
            pair = (before.city_id, stay.city_id)
            gap = MissingLeg(
                from_city_id=pair[0],
                to_city_id=pair[1],
                after=before.slot.end.date(),
                before=stay.slot.start.date(),
            )
            missing.setdefault(pair, gap)
    return tuple(stays), tuple(missing.values())


def stays_of_official(mission: Mission, official_id: OfficialId) -> tuple[Stay, ...]:
    """When an official may be met: their own hours, else the city's day on every mission day there.

    Hours that overlap or touch are joined.
    """
    official = mission.officials[official_id]
    city = mission.cities[official.city_id]
    slots: Iterable[Slot] = official.availability or (
        city.day_hours.on(day) for day in days_in_city(mission, city.id)
    )
    return tuple(Stay(city_id=city.id, slot=slot) for slot in joined(slots))


def stays_of_vehicle(mission: Mission, vehicle_id: VehicleId) -> tuple[Stay, ...]:
    """A vehicle and its driver are in their city on every whole day of the mission."""
    city_id = mission.vehicles[vehicle_id].city_id
    midnight = datetime.combine(mission.start, time())
    days = timedelta(days=len(mission.days))
    return (Stay(city_id=city_id, slot=Slot(start=midnight, end=midnight + days)),)


def hotel_of(mission: Mission, person_id: PersonId, city_id: CityId) -> VenueId | None:
    """Where a delegate stays in a city; officials live there and have none."""
    delegate = mission.delegates.get(DelegateId(person_id))
    if delegate is None:
        return None
    for venue_id in delegate.hotel_ids:
        if mission.venues[venue_id].city_id == city_id:
            return venue_id
    return mission.cities[city_id].hotel_id


def days_in_city(mission: Mission, city_id: CityId) -> tuple[date, ...]:
    """The days of the mission on which somebody works in a city, holidays left out."""
    off = {holiday.day for holiday in mission.cities[city_id].holidays}
    days = {one.day for one in mission.city_days.values() if one.city_id == city_id}
    return tuple(sorted(day for day in days - off if mission.start <= day <= mission.end))


def city_days_of(mission: Mission, delegate: Delegate) -> tuple[CityDay, ...]:
    """The city days, within the mission, on which a delegate is there and in the roster.

    Of the two cities of a journey that is over when they come, or begins after they have left, they are
    only in the one.
    """
    missed = {
        spot for leg in mission.legs.values() if (spot := _end_missed(delegate, leg)) is not None
    }
    return tuple(
        one
        for one in mission.city_days.values()
        if mission.start <= one.day <= mission.end
        and _is_with_us(delegate, one.day)
        and is_in_roster(delegate, one.roster)
        and (one.city_id, one.day) not in missed
    )


def _end_missed(delegate: Delegate, leg: Leg) -> tuple[CityId, date] | None:
    """The city, on the day of a leg, in which a delegate is not because they come after it or leave before."""
    comes, leaves = delegate.arrival, delegate.departure
    if not is_in_roster(delegate, leg.roster):
        return None
    if comes is not None and leg.departure < comes and comes.date() == leg.departure.date():
        return None if comes == leg.arrival else (leg.from_city_id, comes.date())
    if leaves is not None and leaves < leg.departure and leaves.date() == leg.departure.date():
        return leg.to_city_id, leaves.date()
    return None


def _is_with_us(delegate: Delegate, day: date) -> bool:
    """Whether a delegate has come by the end of a day, does not leave before it and is not away all day."""
    midnight = datetime.combine(day, time())
    whole = Slot(start=midnight, end=midnight + timedelta(days=1))
    if any(one.contains(whole) for one in delegate.away):
        return False
    came = delegate.arrival is None or delegate.arrival.date() <= day
    return came and (delegate.departure is None or delegate.departure > midnight)


def delegates_on(mission: Mission, city_id: CityId, day: date) -> tuple[DelegateId, ...]:
    """The delegates who work in a city on a day, in the order of the table."""
    rosters = [
        one.roster
        for one in mission.city_days.values()
        if one.city_id == city_id and one.day == day
    ]
    return tuple(
        one.id
        for one in mission.delegates.values()
        if one.is_travelling
        and _is_with_us(one, day)
        and any(is_in_roster(one, roster) for roster in rosters)
    )


def legs_of(mission: Mission, delegate: Delegate) -> tuple[Leg, ...]:
    """The legs that a delegate rides, in order of departure."""
    if not delegate.is_travelling:
        return ()
    riding = (
        leg
        for leg in mission.legs.values()
        if can_ride(delegate, leg) and is_in_roster(delegate, leg.roster)
    )
    return tuple(sorted(riding, key=lambda leg: leg_span(mission, leg)))


def leg_span(mission: Mission, leg: Leg) -> tuple[int, int]:
    """From check-in to exit, in minutes of the line of `clock`; at least a minute long."""
    start = minute_of(leg.departure, mission.cities[leg.from_city_id].zone)
    end = minute_of(leg.arrival, mission.cities[leg.to_city_id].zone)
    return start - leg.check_in_minutes, max(end, start + 1) + leg.exit_minutes


def joined(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Slots in order, those that overlap or touch made one."""
    found: list[Slot] = []
    for slot in sorted(slots):
        if found and slot.start <= found[-1].end:
            found[-1] = Slot(start=found[-1].start, end=max(found[-1].end, slot.end))
        else:
            found.append(slot)
    return tuple(found)


def _working_slots(city: City, day: date, bounds: Bounds) -> list[tuple[datetime, datetime]]:
    if any(holiday.day == day for holiday in city.holidays):
        return []
    whole = city.day_hours.on(day)
    start = max(whole.start, bounds[0]) if bounds[0] else whole.start
    end = min(whole.end, bounds[1]) if bounds[1] else whole.end
    if start >= end:
        return []
    left = slots_without([Slot(start=start, end=end)], bounds[2])
    return [(one.start, one.end) for one in left]


def slots_without(slots: Iterable[Slot], gone: Iterable[Slot]) -> tuple[Slot, ...]:
    """What is left of slots when others are taken away."""
    left = list(slots)
    for cut in gone:
        left = [
            Slot(start=start, end=end)
            for one in left
            for start, end in (
                (one.start, min(one.end, cut.start)),
                (max(one.start, cut.end), one.end),
            )
            if start < end
        ]
    return tuple(left)


def _cut(
    slots: list[tuple[datetime, datetime]], city: City, legs: Iterable[Leg], mission: Mission
) -> list[Slot]:
    """What is left of slots in a city when legs say where the person is.

    Steps: 1. before the first leg that touches the city the person is there if it departs from
    it; 2. a leg that arrives begins a presence, one that departs ends it; 3. every other leg takes
    its own minutes. Example: train in at 10:00 (exit 20), flight out at 17:00 (check-in 90): of
    08:30-18:30 there remains 10:20-15:30.
    """
    absences = _absences(city, tuple(legs), mission)
    found = slots
    for gone_from, gone_to in absences:
        found = [
            (start, end)
            for a, b in found
            for start, end in ((a, min(b, gone_from)), (max(a, gone_to), b))
            if start < end
        ]
    return [Slot(start=start, end=end) for start, end in found]


def _absences(
    city: City, legs: tuple[Leg, ...], mission: Mission
) -> list[tuple[datetime, datetime]]:
    found: list[tuple[datetime, datetime]] = []
    touching = [leg for leg in legs if city.id in (leg.from_city_id, leg.to_city_id)]
    gone_since: datetime | None = None
    if touching and touching[0].from_city_id != city.id:
        gone_since = datetime.min
    for leg in touching:
        if leg.from_city_id == city.id:
            leaving = leg.departure - timedelta(minutes=leg.check_in_minutes)
            gone_since = gone_since or leaving
        elif gone_since is not None:
            away = leg.exit_minutes + leg.rest_minutes
            found.append((gone_since, leg.arrival + timedelta(minutes=away)))
            gone_since = None
    if gone_since is not None:
        found.append((gone_since, datetime.max))
    for leg in legs:
        start, end = leg_span(mission, leg)
        found.append((wall_of(start, city.zone), wall_of(end, city.zone)))
    return found


def _span(slot: Slot, city: City) -> tuple[int, int]:
    return minute_of(slot.start, city.zone), minute_of(slot.end, city.zone)


def _slot(start: int, end: int, city: City) -> Slot:
    return Slot(start=wall_of(start, city.zone), end=wall_of(end, city.zone))


def _left(span: tuple[int, int], taken: Iterable[tuple[int, int, Stay]]) -> list[tuple[int, int]]:
    found = [span] if span[0] < span[1] else []
    for begin, finish, _ in taken:
        found = [
            (start, end)
            for a, b in found
            for start, end in ((a, min(b, begin)), (max(a, finish), b))
            if start < end
        ]
    return found
