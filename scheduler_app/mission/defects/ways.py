"""Doubts about travel times that were entered."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import TravelTime
from scheduler_app.mission.travel import TravelTable

TIMES_LONGER = 3
MINUTES_LONGER = 30
"""A way contradicts another when it is at least so many times and so many minutes longer."""


def way_defects(mission: Mission) -> Iterator[Defect]:
    """Entered ways that contradict each other, their own peak, or a way through a third venue."""
    table = TravelTable(mission)
    seen: dict[tuple[VenueId, VenueId], TravelTime] = {}
    for one in mission.travel_times.values():
        ends = (one.from_venue_id, one.to_venue_id)
        if mission.venues[ends[0]].city_id != mission.venues[ends[1]].city_id:
            yield _defect(DefectCode.WAY_BETWEEN_CITIES, one)
            continue
        if (before := seen.get(ends)) is not None and _times(before) != _times(one):
            yield _defect(DefectCode.WAY_TWICE, one, other=before.minutes)
        back = seen.get((ends[1], ends[0]))
        if back is not None and _contradict(one.minutes, back.minutes):
            yield _defect(DefectCode.WAY_CONTRADICTS, one, other=back.minutes)
        seen[ends] = one
        if one.peak_minutes < one.minutes:
            yield _defect(DefectCode.WAY_PEAK_SHORTER, one, peak=one.peak_minutes)
        yield from _detour(mission, table, one)


def _detour(mission: Mission, table: TravelTable, one: TravelTime) -> Iterator[Defect]:
    """The shortest way through one other venue, where it contradicts the way entered."""
    city_id = mission.venues[one.from_venue_id].city_id
    best: tuple[int, VenueId] | None = None
    for venue in mission.venues.values():
        if venue.city_id != city_id or venue.id in (one.from_venue_id, one.to_venue_id):
            continue
        there = table.minutes(one.from_venue_id, venue.id)
        onward = table.minutes(venue.id, one.to_venue_id)
        if there is not None and onward is not None and (best is None or there + onward < best[0]):
            best = (there + onward, venue.id)
    if best is not None and _contradict(best[0], one.minutes) and best[0] < one.minutes:
        yield _defect(DefectCode.WAY_DETOUR_SHORTER, one, other=best[0], venue=best[1])


def _contradict(one: int, other: int) -> bool:
    short, long = sorted((one, other))
    return long - short >= MINUTES_LONGER and long >= TIMES_LONGER * short


def _times(one: TravelTime) -> tuple[int, int]:
    return one.minutes, one.peak_minutes


def _defect(code: DefectCode, one: TravelTime, **values: object) -> Defect:
    return Defect(
        code=code,
        table="travel_times",
        record=one.id,
        field="peak_minutes" if code is DefectCode.WAY_PEAK_SHORTER else "minutes",
        values={
            "from": one.from_venue_id,
            "to": one.to_venue_id,
            "minutes": one.minutes,
            **values,
        },
    )
