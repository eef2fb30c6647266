"""Persons and what stands in their days (gatherings, legs, breaks) in the solver's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler_app.mission.attendance import (
    people_of_gathering,
    riders_of,
    venue_of_gathering,
)
from scheduler_app.mission.engagements import Leg
from scheduler_app.mission.ids import (
    CityId,
    GatheringId,
    LegId,
    PersonId,
    VehicleId,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Break, City
from scheduler_app.mission.presence import (
    Stay,
    days_in_city,
    leg_span,
    stays_of,
    stays_of_interpreter,
    stays_of_official,
    stays_of_vehicle,
)
from scheduler_app.planning.called import called_of
from scheduler_app.planning.line import Line, meet, without
from scheduler_app.planning.places import Places, places_of
from scheduler_app.planning.reach import Reach, reach_of
from scheduler_app.planning.remembered import remembered
from scheduler_app.planning.rests import rests_of
from solver import problem as solver


class FixedKind(StrEnum):
    """What a fixed engagement of the problem was in the mission."""

    GATHERING = "gathering"
    LEG = "leg"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedOrigin:
    """Where a fixed engagement comes from: the id of the gathering or leg, or a break's city."""

    kind: FixedKind
    id: str
    title: str
    city_id: CityId


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """A fixed engagement, and the persons whom nothing takes to it."""

    fixed: int
    persons: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Persons (travelling delegates, officials, interpreters, then vehicles) and fixed engagements.

    After those of `person_ids` come the vehicles, then one who is never anywhere, `nobody`: attends the requests to
    which nobody goes, so that they are not placed, and break a rule where they are.
    """

    persons: tuple[solver.Person, ...]
    person_ids: tuple[PersonId, ...]
    person_of: dict[PersonId, int]
    vehicle_of: dict[VehicleId, int]
    fixed: tuple[solver.Fixed, ...]
    origins: tuple[FixedOrigin, ...]
    meals: tuple[solver.Meal, ...]
    meal_origins: tuple[FixedOrigin, ...]
    """Breaks that each takes at a time of their own, and where they come from."""
    nobody: int
    cut_off: tuple[CutOff, ...]
    """Who cannot get to what stands in their days."""


@remembered(
    lambda mission: (
        mission.cities, mission.venues, mission.rooms, mission.delegates, mission.officials,
        mission.city_days, mission.legs, mission.gatherings, mission.start, mission.end,
        mission.grid_minutes, mission.interpreters, mission.vehicles, mission.travel_times,
        called_of(mission),
    )
)  # fmt: skip
def people_of(mission: Mission) -> People:
    """Encode who there is and what already stands in their days."""
    places = places_of(mission)
    line = places.line
    persons: dict[PersonId, solver.Person] = {}
    for delegate in mission.delegates.values():
        if delegate.is_travelling:
            stays = _stays(places, stays_of(mission, delegate.id))
            persons[delegate.id] = solver.Person(stays=stays)
    for official in mission.officials.values():
        found = called_of(mission).get(official.id) or stays_of_official(mission, official.id)
        stays = _stays(places, found)
        persons[official.id] = solver.Person(
            stays=stays, travels=False, city=places.city_of[official.city_id]
        )
    for interpreter in mission.interpreters.values():
        stays = _stays(places, stays_of_interpreter(mission, interpreter.id))
        persons[interpreter.id] = solver.Person(stays=stays, travels=False)
    person_of = {person_id: n for n, person_id in enumerate(persons)}
    reach = reach_of(mission, line)
    standing = list(_standing(mission, places, person_of, reach))
    standing += _rests(mission, places, person_of, [fixed for fixed, _ in standing])
    cut_off = tuple(_cut_off(standing, person_of, reach))
    who = tuple(persons.values())
    meals = list(_meals(mission, line, person_of, who, standing, places))
    standing += _breaks(mission, line, person_of, who, standing, places)
    vehicles = tuple(
        solver.Person(stays=_stays(places, stays_of_vehicle(mission, one)), travels=False)
        for one in mission.vehicles
    )
    return People(
        persons=(*who, *vehicles, solver.Person(stays=(), travels=False)),
        person_ids=tuple(persons),
        meals=tuple(meal for meal, _ in meals),
        meal_origins=tuple(origin for _, origin in meals),
        nobody=len(persons) + len(vehicles),
        person_of=person_of,
        vehicle_of={one: len(persons) + n for n, one in enumerate(mission.vehicles)},
        fixed=tuple(fixed for fixed, _ in standing),
        origins=tuple(origin for _, origin in standing),
        cut_off=cut_off,
    )


Standing = tuple[solver.Fixed, FixedOrigin]


def numbers_of(people: People, ids: Iterable[PersonId]) -> tuple[int, ...]:
    """The solver's numbers of some people, each once."""
    return tuple(people.person_of[one] for one in dict.fromkeys(ids))


def _stays(places: Places, stays: Iterable[Stay]) -> tuple[solver.Stay, ...]:
    found = [
        solver.Stay(
            city=places.city_of[stay.city_id], window=places.line.window(stay.city_id, stay.slot)
        )
        for stay in stays
    ]
    return tuple(_apart(sorted(found, key=lambda stay: (stay.window.start, stay.window.end))))


def _apart(stays: Iterable[solver.Stay]) -> Iterator[solver.Stay]:
    """Stays without overlap: wall times that a change of the clocks skips may fall together."""
    free_from: int | None = None
    for stay in stays:
        start = stay.window.start if free_from is None else max(stay.window.start, free_from)
        if start < stay.window.end:
            window = solver.Window(start=start, end=stay.window.end)
            yield solver.Stay(city=stay.city, window=window)
            free_from = stay.window.end


def _standing(
    mission: Mission, places: Places, person_of: dict[PersonId, int], reach: Reach
) -> Iterator[Standing]:
    for gathering in mission.gatherings.values():
        venue_id = venue_of_gathering(mission, gathering)
        site = None if venue_id is None else places.site_of[venue_id]
        gone = reach.missed.get(gathering.id, ())
        people = [one for one in people_of_gathering(mission, gathering) if one not in gone]
        yield (
            solver.Fixed(
                persons=tuple(person_of[one] for one in people),
                window=places.line.window(gathering.city_id, gathering.slot),
                from_site=site,
                to_site=site,
                city=places.city_of[gathering.city_id] if site is None else None,
            ),
            FixedOrigin(
                kind=FixedKind.GATHERING,
                id=gathering.id,
                title=gathering.title,
                city_id=gathering.city_id,
            ),
        )
    for leg in mission.legs.values():
        yield from _leg(mission, leg, places, person_of, reach.boards.get(leg.id, {}))


def _leg(
    mission: Mission,
    leg: Leg,
    places: Places,
    person_of: dict[PersonId, int],
    elsewhere: Mapping[PersonId, CityId],
) -> Iterator[Standing]:
    """A leg takes its riders from check-in at one station to the exit at the other; those who are
    elsewhere from there.
    """
    start = places.line.minute(leg.from_city_id, leg.departure) - leg.check_in_minutes
    first, last = leg_span(mission, leg)
    station = places.site_of.get(leg.from_venue_id, places.somewhere[leg.from_city_id])  # type: ignore[arg-type]
    to_site = places.site_of.get(leg.to_venue_id, places.somewhere[leg.to_city_id])  # type: ignore[arg-type]
    window = solver.Window(start=start, end=start + last - first)
    origin = FixedOrigin(kind=FixedKind.LEG, id=leg.id, title=leg.title, city_id=leg.from_city_id)
    boards: dict[int, list[int]] = {station: []}
    for one in riders_of(mission, leg):
        city = elsewhere.get(one)
        from_site = station if city is None else places.somewhere[city]
        boards.setdefault(from_site, []).append(person_of[one])
    for from_site, persons in boards.items():
        fixed = solver.Fixed(
            persons=tuple(persons), window=window, from_site=from_site, to_site=to_site
        )
        yield fixed, origin


def _rests(
    mission: Mission,
    places: Places,
    person_of: dict[PersonId, int],
    standing: Sequence[solver.Fixed],
) -> list[Standing]:
    """What people rest after legs, which is a part of the leg to whoever reads of it."""
    return [
        (
            fixed,
            FixedOrigin(kind=FixedKind.LEG, id=leg.id, title=leg.title, city_id=leg.to_city_id),
        )
        for leg in mission.legs.values()
        for fixed in rests_of(mission, leg, places, person_of, standing)
    ]


def _cut_off(
    standing: Iterable[Standing], person_of: dict[PersonId, int], reach: Reach
) -> Iterator[CutOff]:
    """What somebody cannot get to, each once."""
    told: set[str] = set()
    for n, (_, origin) in enumerate(standing):
        gone: Iterable[PersonId] = ()
        if origin.kind is FixedKind.GATHERING:
            gone = reach.missed.get(GatheringId(origin.id), ())
        elif origin.kind is FixedKind.LEG:
            gone = reach.boards.get(LegId(origin.id), {})
        if gone and origin.id not in told:
            told.add(origin.id)
            yield CutOff(fixed=n, persons=tuple(sorted(person_of[one] for one in gone)))


def _breaks(
    mission: Mission,
    line: Line,
    person_of: dict[PersonId, int],
    persons: tuple[solver.Person, ...],
    standing: Iterable[Standing],
    places: Places,
) -> Iterator[Standing]:
    """Each break of a city on each day, for those there who are at nothing that lies over it.

    An official with hours of their own has said when they may be met: no break is kept for them.
    """
    busy, in_city = _busy(mission, person_of, persons, standing)
    for city in mission.cities.values():
        there = in_city.get(places.city_of[city.id], [])
        for day in days_in_city(mission, city.id):
            for one, window in _apart_breaks(line, city, day):
                eating = [
                    person
                    for person, stay in there
                    if _overlap(stay, window)
                    and not any(_overlap(window, other) for other in busy.get(person, ()))
                ]
                if eating:
                    yield (
                        solver.Fixed(persons=tuple(dict.fromkeys(eating)), window=window),
                        FixedOrigin(
                            kind=FixedKind.BREAK, id=city.id, title=one.title, city_id=city.id
                        ),
                    )


def _busy(
    mission: Mission,
    person_of: dict[PersonId, int],
    persons: tuple[solver.Person, ...],
    standing: Iterable[Standing],
) -> tuple[dict[int, list[solver.Window]], dict[int, list[tuple[int, solver.Window]]]]:
    """What stands in each person's days; and in each city who is there when, and keeps its breaks."""
    busy: dict[int, list[solver.Window]] = {}
    for fixed, _ in standing:
        for person in fixed.persons:
            busy.setdefault(person, []).append(fixed.window)
    own_hours = {person_of[one.id] for one in mission.officials.values() if one.availability}
    in_city: dict[int, list[tuple[int, solver.Window]]] = {}
    for person, who in enumerate(persons):
        if person not in own_hours:
            for stay in who.stays:
                in_city.setdefault(stay.city, []).append((person, stay.window))
    return busy, in_city


def _meals(
    mission: Mission,
    line: Line,
    person_of: dict[PersonId, int],
    persons: tuple[solver.Person, ...],
    standing: Iterable[Standing],
    places: Places,
) -> Iterator[tuple[solver.Meal, FixedOrigin]]:
    """The breaks that are a part of their hours, for those there who have time for them at all."""
    flexible = [
        city for city in mission.cities.values() if not all(b.is_fixed for b in city.breaks)
    ]
    if not flexible:
        return
    busy, in_city = _busy(mission, person_of, persons, standing)
    for city in flexible:
        there = in_city.get(places.city_of[city.id], [])
        for day in days_in_city(mission, city.id):
            for one in city.breaks:
                if one.is_fixed or one.minutes is None:
                    continue
                window = line.window(city.id, one.hours.on(day))
                eating = [
                    person
                    for person, stay in there
                    if _longest(meet((stay,), (window,)), busy.get(person, ())) >= one.minutes
                ]
                if eating:
                    yield (
                        solver.Meal(
                            persons=tuple(dict.fromkeys(eating)), window=window, minutes=one.minutes
                        ),
                        FixedOrigin(
                            kind=FixedKind.BREAK, id=city.id, title=one.title, city_id=city.id
                        ),
                    )


def _longest(windows: Iterable[solver.Window], busy: Iterable[solver.Window]) -> int:
    """The longest stretch of some windows that nothing takes."""
    return max((one.end - one.start for one in without(windows, busy)), default=0)


def _apart_breaks(line: Line, city: City, day: date) -> Iterator[tuple[Break, solver.Window]]:
    """The breaks of a city on a day; of two that overlap, the later has what the earlier leaves."""
    free_from: int | None = None
    fixed = (one for one in city.breaks if one.is_fixed)
    for one in sorted(fixed, key=lambda one: (one.hours.start, one.hours.end)):
        window = line.window(city.id, one.hours.on(day))
        start = window.start if free_from is None else max(window.start, free_from)
        if start < window.end:
            yield one, solver.Window(start=start, end=window.end)
            free_from = window.end


def _overlap(one: solver.Window, other: solver.Window) -> bool:
    return one.start < other.end and other.start < one.end
