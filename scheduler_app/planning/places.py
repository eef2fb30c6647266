"""Cities, venues, rooms and ways of a mission in the solver's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from scheduler_app.mission.ids import CityId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import City, Venue
from scheduler_app.mission.slots import Hours, Slot, days_between
from scheduler_app.mission.travel import HERE, TravelTable, Way
from scheduler_app.planning.line import Line, meet, without
from scheduler_app.planning.remembered import remembered
from solver import problem as solver


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What the solver is told of places, and which id stands at which position.

    Behind the venues comes one site for each city: "somewhere there", where a leg begins or ends
    that names no station; from it everything is as far as a venue without coordinates.
    """

    line: Line
    cities: tuple[solver.City, ...]
    sites: tuple[solver.Site, ...]
    pools: tuple[solver.Pool, ...]
    city_of: dict[CityId, int]
    site_of: dict[VenueId, int]
    pool_of: dict[RoomId, int]
    somewhere: dict[CityId, int]


@remembered(
    lambda mission: (
        mission.cities, mission.venues, mission.rooms, mission.gatherings,
        mission.start, mission.end, mission.grid_minutes,
    )
)  # fmt: skip
def places_of(mission: Mission) -> Places:
    """Encode cities, venues (then one site a city) and rooms."""
    line = Line(mission)
    days = days_between(mission.start - timedelta(days=1), mission.end + timedelta(days=1))
    city_of = {city_id: n for n, city_id in enumerate(mission.cities)}
    site_of = {venue_id: n for n, venue_id in enumerate(mission.venues)}
    sites = [
        solver.Site(
            city=city_of[venue.city_id],
            windows=without(
                line.windows(venue.city_id, open_slots(venue, mission.cities[venue.city_id], days)),
                line.windows(venue.city_id, venue.closed),
            ),
        )
        for venue in mission.venues.values()
    ]
    somewhere = {city_id: len(sites) + n for city_id, n in city_of.items()}
    sites += [solver.Site(city=n, windows=()) for n in city_of.values()]
    return Places(
        line=line,
        cities=tuple(
            solver.City(
                phase=line.minute(city.id, datetime.combine(mission.start, time()))
                % mission.grid_minutes,
                peaks=line.windows(city.id, _daily(city.peak_hours, days)),
                midnights=line.midnights(city.id),
            )
            for city in mission.cities.values()
        ),
        sites=tuple(sites),
        pools=_pools(mission, line, site_of, sites),
        city_of=city_of,
        site_of=site_of,
        pool_of={room_id: n for n, room_id in enumerate(mission.rooms)},
        somewhere=somewhere,
    )


@remembered(lambda mission: (mission.cities, mission.venues, mission.travel_times))
def travel_of(mission: Mission) -> solver.Travel:
    """The ways between all sites, those of `Places.somewhere` included."""
    table = TravelTable(mission)
    cities = list(mission.cities)
    venues: list[tuple[VenueId | None, CityId]] = [
        (venue.id, venue.city_id) for venue in mission.venues.values()
    ]
    venues += [(None, city_id) for city_id in cities]
    ways = [[_way(table, origin, goal) for goal in venues] for origin in venues]
    return solver.Travel(
        minutes=tuple(tuple(_minutes(way, 0) for way in row) for row in ways),
        peak=tuple(tuple(_minutes(way, 1) for way in row) for row in ways),
    )


def open_slots(venue: Venue, city: City, days: Iterable[date]) -> tuple[Slot, ...]:
    """When a venue is open on these days: as it says, else all day; never on a holiday."""
    off = {holiday.day for holiday in city.holidays}
    return tuple(
        hours.on(day)
        for day in days
        if day not in off
        for hours in _hours_on(venue, city, day.weekday())
    )


def _hours_on(venue: Venue, city: City, weekday: int) -> tuple[Hours, ...]:
    if not venue.opening_hours:
        return (city.day_hours,)
    return tuple(
        one.hours for one in venue.opening_hours if one.weekday is None or one.weekday == weekday
    )


def _pools(
    mission: Mission, line: Line, site_of: dict[VenueId, int], sites: list[solver.Site]
) -> tuple[solver.Pool, ...]:
    """Rooms; a gathering in a room has it to itself."""
    found = []
    for room in mission.rooms.values():
        city_id = mission.venues[room.venue_id].city_id
        windows = sites[site_of[room.venue_id]].windows
        if room.availability:
            windows = meet(line.windows(city_id, room.availability), windows)
        held = [
            line.window(city_id, one.slot)
            for one in mission.gatherings.values()
            if one.room_id == room.id
        ]
        found.append(
            solver.Pool(
                site=site_of[room.venue_id],
                tables=room.tables,
                seats=room.seats,
                windows=without(windows, held),
            )
        )
    return tuple(found)


def _daily(hours: Iterable[Hours], days: Iterable[date]) -> list[Slot]:
    every = tuple(hours)
    return [one.on(day) for day in days for one in every]


def _way(
    table: TravelTable, origin: tuple[VenueId | None, CityId], goal: tuple[VenueId | None, CityId]
) -> Way | None:
    if origin[1] != goal[1]:
        return None
    if origin == goal:
        return HERE
    if origin[0] is None or goal[0] is None:
        return table.unknown(goal[0])
    return table.pair(origin[0], goal[0])


def _minutes(way: Way | None, position: int) -> int:
    return solver.NO_WAY if way is None else way[position]
