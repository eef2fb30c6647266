"""The rest after a long leg, spent at the hotel (at the station where there is none): the ways there and
onward come on top of it. From the landing on nothing comes before it.

Whoever has a gathering or another leg too soon for it has no rest there: that was put there on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from scheduler_app.mission.attendance import riders_of
from scheduler_app.mission.engagements import Leg
from scheduler_app.mission.ids import PersonId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import hotel_of
from scheduler_app.mission.slots import Slot
from scheduler_app.mission.travel import TravelTable, is_peak
from scheduler_app.planning.places import Places
from solver import problem as solver


def rests_of(
    mission: Mission,
    leg: Leg,
    places: Places,
    person_of: Mapping[PersonId, int],
    standing: Sequence[solver.Fixed],
) -> Iterator[solver.Fixed]:
    """The rests of those who come by a leg, by hotel; `standing`: gatherings and legs."""
    if not leg.rest_minutes:
        return
    travel, somewhere = TravelTable(mission), places.somewhere[leg.to_city_id]
    free = leg.arrival + timedelta(minutes=leg.exit_minutes)
    sleeping: dict[VenueId | None, list[int]] = {}
    for one in riders_of(mission, leg):
        hotel = hotel_of(mission, one, leg.to_city_id) or leg.to_venue_id
        sleeping.setdefault(hotel, []).append(person_of[one])
    station = somewhere if leg.to_venue_id is None else places.site_of[leg.to_venue_id]
    for hotel, persons in sleeping.items():
        way = _way_to_bed(mission, travel, leg, hotel)
        end = free + timedelta(minutes=way + leg.rest_minutes)
        window = places.line.window(leg.to_city_id, Slot(start=free, end=end))
        site = somewhere if hotel is None else places.site_of[hotel]
        landed = places.line.minute(leg.to_city_id, free)
        resting = tuple(
            person
            for person in persons
            if not any(
                person in one.persons and _is_too_soon(one, landed, window, site, places, travel)
                for one in standing
            )
        )
        if resting:
            yield solver.Fixed(persons=resting, window=window, from_site=station, to_site=site)


def _way_to_bed(mission: Mission, travel: TravelTable, leg: Leg, hotel: VenueId | None) -> int:
    """Minutes from where a leg ends to the hotel; as between unknown places where it ends somewhere."""
    free = leg.arrival + timedelta(minutes=leg.exit_minutes)
    if hotel is None:
        return 0
    if leg.to_venue_id is not None:
        return travel.minutes(leg.to_venue_id, hotel, at=free) or 0
    way = travel.unknown(hotel)
    return way.peak if is_peak(mission.cities[leg.to_city_id], free) else way.minutes


def _is_too_soon(
    one: solver.Fixed,
    landed: int,
    rest: solver.Window,
    site: int,
    places: Places,
    travel: TravelTable,
) -> bool:
    """Whether something begins after the landing and before one could be there from the hotel."""
    if one.window.end <= landed:
        return False
    venues = {number: venue for venue, number in places.site_of.items()}
    goal = venues.get(one.from_site) if one.from_site is not None else None
    bed = venues.get(site)
    way = None if goal is None else travel.unknown(goal) if bed is None else travel.pair(bed, goal)
    return one.window.start < rest.end + (0 if way is None else max(way.minutes, way.peak))
