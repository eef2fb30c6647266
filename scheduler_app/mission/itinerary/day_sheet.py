"""The sheet of one city and day for a coordinator: all that happens there, in order of time.

Meetings at the tables of one room that follow each other make a block, read by time and table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scheduler_app.mission.engagements import GatheringKind, LegMode
from scheduler_app.mission.ids import CityId, GatheringId, LegId, RoomId
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.itinerary.entries import (
    MET,
    clocks_of,
    request_of,
    standing_of,
)
from scheduler_app.mission.itinerary.index import ItineraryIndex
from scheduler_app.mission.itinerary.notes import notes_at, notes_of_city
from scheduler_app.mission.itinerary.parties import Party, Place, Standing, by_rank, place_of
from scheduler_app.mission.online import OtherClock
from scheduler_app.mission.places import City
from scheduler_app.mission.presence import delegates_on
from scheduler_app.mission.requests import MeetingKind

PAUSE = timedelta(minutes=30)
"""A pause of this length ends a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEntry:
    """One meeting, gathering, leg or break. `guests` and `hosts`: everyone there, highest first.

    `is_everyone`: whether all delegates who work in the city that day are among them.
    `is_arrival`: a leg that ends in this city; its `engagement` is on the clock of both cities.
    """

    engagement: Engagement
    title: str
    gathering_kind: GatheringKind | None = None
    leg_mode: LegMode | None = None
    guests: tuple[Party, ...] = ()
    hosts: tuple[Party, ...] = ()
    interpreters: tuple[Party, ...] = ()
    is_everyone: bool = False
    is_arrival: bool = False
    other_city: City | None = None
    departure: datetime | None = None
    arrival: datetime | None = None
    place: Place | None = None
    notes: tuple[str, ...] = ()
    meeting_kind: MeetingKind | None = None
    link: str = ""
    clocks: tuple[OtherClock, ...] = ()
    standing: Standing | None = None
    continued_on: date | None = None
    """The day on which this stands at 00:00, since it began on an earlier one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Meetings at the tables of one room without a pause, by time and table number."""

    place: Place
    rows: tuple[SheetEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """One city on one day. `present`: the delegates who work there."""

    mission_title: str
    version: int
    city: City
    day: date
    present: tuple[Party, ...]
    entries: tuple[SheetEntry | Block, ...]
    notes: tuple[str, ...] = ()

    @property
    def meetings(self) -> int:
        """How many meetings begin on it."""
        return sum(
            len(one.rows)
            if isinstance(one, Block)
            else one.engagement.kind is EngagementKind.MEETING and one.continued_on is None
            for one in self.entries
        )


def day_sheet(index: ItineraryIndex, city_id: CityId, day: date) -> DaySheet:
    """Everything in one city on one day; KeyError for an unknown city."""
    mission = index.mission
    city = mission.cities[city_id]
    present = delegates_on(mission, city_id, day)
    there = [one for one in index.located if is_on_sheet(index, one, city_id, day)]
    if there or present:
        there += index.breaks_of(city_id, day)
    entries = [_sheet_entry(index, city_id, frozenset(present), one, day) for one in there]
    return DaySheet(
        mission_title=mission.title,
        version=mission.version,
        city=city,
        day=day,
        present=tuple(index.party_of(one) for one in present),
        entries=tuple(_grouped(sorted(entries, key=_order))),
        notes=notes_of_city(mission, city_id, day),
    )


def is_on_sheet(index: ItineraryIndex, one: Engagement, city_id: CityId, day: date) -> bool:
    """Whether it begins in the city on the day, goes on there then, or is a leg that arrives."""
    if one.city_id == city_id and (one.day == day or one.goes_on(day)):
        return True
    is_leg = one.kind is EngagementKind.LEG and one.end_city_id == city_id
    return is_leg and index.mission.legs[LegId(one.id)].arrival.date() == day


def _order(entry: SheetEntry) -> tuple[datetime, int, datetime, str]:
    one = entry.engagement
    when = entry.arrival if entry.is_arrival and entry.arrival else one.start
    return when, one.table or 0, one.end, one.id


def _sheet_entry(
    index: ItineraryIndex, city_id: CityId, present: frozenset[str], one: Engagement, day: date
) -> SheetEntry:
    mission = index.mission
    if one.kind is EngagementKind.BREAK:
        return SheetEntry(engagement=one, title=one.title)
    people = [index.party_of(other) for other in index.people_at(one)]
    guests = sorted((other for other in people if other.is_delegate), key=by_rank)
    spoken = tuple(other for other in people if other.is_interpreter)
    others = (other for other in people if not (other.is_delegate or other.is_interpreter))
    hosts = sorted(others, key=by_rank)
    leg = mission.legs[LegId(one.id)] if one.kind is EngagementKind.LEG else None
    request = request_of(mission, one)
    is_arrival = leg is not None and leg.to_city_id == city_id
    is_gathering = one.kind is EngagementKind.GATHERING
    other = None if leg is None else (leg.from_city_id if is_arrival else leg.to_city_id)
    venue_id = one.end_venue_id if is_arrival else one.venue_id
    return SheetEntry(
        engagement=one,
        title=one.title,
        gathering_kind=mission.gatherings[GatheringId(one.id)].kind if is_gathering else None,
        leg_mode=leg.mode if leg else None,
        guests=tuple(guests),
        hosts=tuple(hosts),
        interpreters=spoken if one.kind in MET else (),
        is_everyone=bool(present) and present <= {guest.person_id for guest in guests},
        is_arrival=is_arrival,
        other_city=mission.cities[other] if other is not None else None,
        departure=leg.departure if leg else None,
        arrival=leg.arrival if leg else None,
        place=place_of(mission, venue_id, one.room_id, one.table),
        notes=notes_at(index, one),
        meeting_kind=request.kind if request else None,
        link=request.link if request else "",
        clocks=clocks_of(index, one),
        standing=standing_of(index, one),
        continued_on=day if one.goes_on(day) else None,
    )


def _grouped(entries: Sequence[SheetEntry]) -> Iterator[SheetEntry | Block]:
    """Runs of meetings at tables become blocks, each where its first meeting stood.

    A block ends at a pause in its room, not at what happens elsewhere meanwhile.
    """
    open_runs: dict[RoomId, list[SheetEntry]] = {}
    found: list[SheetEntry | list[SheetEntry]] = []
    for entry in entries:
        room_id = entry.engagement.room_id
        if not _is_at_table(entry) or room_id is None:
            found.append(entry)
            continue
        run = open_runs.get(room_id)
        if (
            run is None
            or entry.engagement.start - max(one.engagement.end for one in run[-40:]) >= PAUSE
        ):
            run = open_runs[room_id] = []
            found.append(run)
        run.append(entry)
    for one in found:
        if isinstance(one, SheetEntry):
            yield one
        elif one[0].place is not None:
            yield Block(place=one[0].place, rows=tuple(one))


def _is_at_table(entry: SheetEntry) -> bool:
    return (
        entry.engagement.kind is EngagementKind.MEETING
        and entry.place is not None
        and entry.place.has_tables
        and entry.continued_on is None
    )
