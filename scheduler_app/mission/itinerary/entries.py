"""One person's itinerary: days of entries, each with all that a person must read at a glance.

It names only those whom the person meets. At a gathering of many only the hosts, the principals
and the person's own firm are named; the others are counted, so that no firm reads of another's
meetings. Principals read the names of all where they are few. The notes of a
meeting are for those who travel: officials read none of them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scheduler_app.mission.engagements import GatheringKind, LegMode
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    GatheringId,
    InterpreterId,
    LegId,
    MeetingId,
    PersonId,
)
from scheduler_app.mission.itinerary.calls import NO_CALLS, Calls, calls_of, with_bags_first
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.itinerary.index import ItineraryIndex
from scheduler_app.mission.itinerary.notes import notes_at, notes_for, notes_of_day
from scheduler_app.mission.itinerary.parties import Party, Place, Standing, by_rank, place_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import OtherClock, clocks_elsewhere
from scheduler_app.mission.places import City
from scheduler_app.mission.presence import city_days_of
from scheduler_app.mission.requests import MeetingKind, MeetingRequest
from scheduler_app.mission.slots import days_between

MET = (EngagementKind.MEETING, EngagementKind.GATHERING)
"""The kinds at which people meet, and at which somebody may interpret."""
MOST_FOR_PRINCIPALS = 12
"""With so many a principal reads who they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One engagement as a person reads it, titled by whom they meet where it has no title.

    A way back to the hotel, or one with a meal after it, is an entry of its own.

    `people`: whom to name, the other side first; `others`: how many more are there. `transfer`:
    the way to it, from `transfer_from`. `end_place`: where a leg or a transfer ends. `departure`
    and `arrival` are a leg's own, without its margins. `clocks`: of a call those of the others. `calls`: what comes before the way, or before
    the engagement. `notes` are texts of the records.
    """

    engagement: Engagement
    title: str
    gathering_kind: GatheringKind | None = None
    leg_mode: LegMode | None = None
    people: tuple[Party, ...] = ()
    interpreters: tuple[Party, ...] = ()
    others: int = 0
    place: Place | None = None
    end_place: Place | None = None
    end_city: City | None = None
    departure: datetime | None = None
    arrival: datetime | None = None
    transfer: Engagement | None = None
    transfer_from: Place | None = None
    notes: tuple[str, ...] = ()
    standing: Standing | None = None
    meeting_kind: MeetingKind | None = None
    link: str = ""
    clocks: tuple[OtherClock, ...] = ()
    vehicle: str = ""
    calls: Calls = NO_CALLS
    ready: datetime | None = None
    continued_on: date | None = None
    """The day on which this stands at 00:00, since it began on an earlier one."""

    @property
    def day(self) -> date:
        """The day under which it stands."""
        return self.continued_on or self.engagement.day


@dataclass(frozen=True, slots=True, kw_only=True)
class ItineraryDay:
    """One date: the cities of that day in order, and what happens. No entries: a free day."""

    day: date
    cities: tuple[City, ...]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary:
    """What one person does, on the days on which they are with the mission."""

    mission_title: str
    version: int
    person: Party
    days: tuple[ItineraryDay, ...]
    notes: tuple[str, ...] = ()


def itinerary(index: ItineraryIndex, person_id: PersonId) -> Itinerary:
    """One person's days and entries; KeyError for an unknown person."""
    by_day: dict[date, list[Engagement]] = {}
    for engagement in index.engagements_of(person_id):
        by_day.setdefault(engagement.day, []).append(engagement)
        for day in days_between(engagement.day, engagement.last_day)[1:]:
            if engagement.goes_on(day) and engagement.kind in MET:
                by_day.setdefault(day, []).append(engagement)
    cities = _cities_by_day(index, person_id, by_day)
    mission = index.mission
    return Itinerary(
        mission_title=mission.title,
        version=mission.version,
        person=index.party_of(person_id),
        days=tuple(
            ItineraryDay(
                day=day,
                cities=tuple(mission.cities[one] for one in cities[day]),
                entries=tuple(_with_calls(index, person_id, by_day.get(day, []), day)),
                notes=notes_of_day(index, person_id, day),
            )
            for day in sorted(cities)
        ),
        notes=notes_for(mission, person_id),
    )


def _cities_by_day(
    index: ItineraryIndex, person_id: PersonId, by_day: dict[date, list[Engagement]]
) -> dict[date, list[CityId]]:
    """The cities of every day on which a person is there, in order, each once."""
    found: dict[date, dict[CityId, None]] = {}
    for day, engagements in by_day.items():
        known = found.setdefault(day, {})
        for one in engagements:
            known[one.city_id] = None
            if one.last_day == day:
                known[one.end_city_id] = None
    delegate = index.mission.delegates.get(DelegateId(person_id))
    if delegate is not None and delegate.is_travelling:
        for stay in index.stays_of(delegate.id):
            last = (stay.slot.end - timedelta(microseconds=1)).date()
            for day in days_between(stay.slot.start.date(), min(last, index.mission.end)):
                found.setdefault(day, {})[stay.city_id] = None
        for city_day in city_days_of(index.mission, delegate):
            if city_day.day not in found:
                found[city_day.day] = {city_day.city_id: None}
    return {day: list(known) for day, known in found.items()}


def _entries(
    index: ItineraryIndex, person_id: PersonId, engagements: list[Engagement], day: date
) -> Iterator[Entry]:
    """A way stands at what it leads to; with a meal between the two it stands by itself."""
    interpreter = index.mission.interpreters.get(InterpreterId(person_id))
    is_first = interpreter is not None
    for place, one in enumerate(engagements):
        before = engagements[place - 1] if place else None
        after = engagements[place + 1] if place + 1 < len(engagements) else None
        if one.goes_on(day) and one.kind in MET:
            entry = _entry(index, person_id, one, None)
            yield dataclasses.replace(entry, continued_on=day)
        elif one.kind is not EngagementKind.TRANSFER:
            entry = _entry(index, person_id, one, before if _leads_to(before, one) else None)
            if is_first and interpreter is not None and one.kind in MET:
                early = timedelta(minutes=interpreter.early_minutes)
                entry, is_first = dataclasses.replace(entry, ready=one.start - early), False
            yield entry
        elif not _leads_to(one, after):
            yield _way(index, one, _riding(index, person_id, one))


def _with_calls(
    index: ItineraryIndex, person_id: PersonId, engagements: list[Engagement], day: date
) -> Iterator[Entry]:
    """A day's entries, each with the calls that come before it."""
    entries = list(_entries(index, person_id, engagements, day))
    calls = [_calls(index, person_id, one, engagements) for one in entries]
    starts = [(one.transfer or one.engagement).start for one in entries]
    sorted_calls = with_bags_first(starts, calls, [one.title for one in entries])
    for entry, found in zip(entries, sorted_calls, strict=True):
        yield dataclasses.replace(entry, calls=found)


def _leads_to(way: Engagement | None, goal: Engagement | None) -> bool:
    return way is not None and goal is not None and way.id == f"transfer-to-{goal.id}"


def _way(index: ItineraryIndex, way: Engagement, vehicle: str) -> Entry:
    return Entry(
        engagement=way,
        vehicle=vehicle,
        title="",
        place=place_of(index.mission, way.venue_id),
        end_place=place_of(index.mission, way.end_venue_id),
    )


def _entry(
    index: ItineraryIndex, person_id: PersonId, one: Engagement, transfer: Engagement | None
) -> Entry:
    mission = index.mission
    request = request_of(mission, one)
    people, others = _company(index, person_id, one)
    origin = transfer.venue_id if transfer is not None else None
    leg = mission.legs[LegId(one.id)] if one.kind is EngagementKind.LEG else None
    gathering = (
        mission.gatherings[GatheringId(one.id)] if one.kind is EngagementKind.GATHERING else None
    )
    return Entry(
        engagement=one,
        title=_title(index, person_id, one, people),
        gathering_kind=gathering.kind if gathering else None,
        leg_mode=leg.mode if leg else None,
        people=people,
        interpreters=_interpreters(index, person_id, one),
        others=others,
        place=place_of(mission, one.venue_id, one.room_id, one.table),
        end_place=place_of(mission, one.end_venue_id) if leg else None,
        end_city=mission.cities[leg.to_city_id] if leg else None,
        departure=leg.departure if leg else None,
        arrival=leg.arrival if leg else None,
        transfer=transfer,
        transfer_from=place_of(mission, origin),
        notes=_notes(index, one, transfer) if person_id in mission.delegates else (),
        standing=standing_of(index, one),
        vehicle="" if transfer is None else _riding(index, person_id, transfer),
        meeting_kind=request.kind if request else None,
        link=request.link if request else "",
        clocks=clocks_of(index, one),
    )


def _notes(index: ItineraryIndex, one: Engagement, transfer: Engagement | None) -> tuple[str, ...]:
    """What is to be read of an engagement and of the way to it."""
    way = () if transfer is None else notes_at(index, transfer)
    return tuple(dict.fromkeys((*way, *notes_at(index, one))))


def _riding(index: ItineraryIndex, person_id: PersonId, way: Engagement) -> str:
    vehicle = index.vehicle_of(person_id, way)
    return "" if vehicle is None else vehicle.name


def request_of(mission: Mission, one: Engagement) -> MeetingRequest | None:
    """The request of a meeting; None for what is none."""
    if one.kind is not EngagementKind.MEETING:
        return None
    return mission.meeting_requests[mission.meetings[MeetingId(one.id)].request_id]


def clocks_of(index: ItineraryIndex, one: Engagement) -> tuple[OtherClock, ...]:
    """When a call begins by the clocks of the others, beside that of the engagement's city."""
    if one.kind is not EngagementKind.MEETING:
        return ()
    return clocks_elsewhere(index.mission, index.mission.meetings[MeetingId(one.id)], one.city_id)


def _calls(
    index: ItineraryIndex, person_id: PersonId, entry: Entry, day: Sequence[Engagement]
) -> Calls:
    """The calls before a leg, for those who leave for it from their hotel."""
    one, way = entry.engagement, entry.transfer
    if one.kind is not EngagementKind.LEG or way is None or way.venue_id is None:
        return NO_CALLS
    if way.venue_id != index.hotel_of(person_id, way.city_id):
        return NO_CALLS
    return calls_of(index.mission.legs[LegId(one.id)], way, way.venue_id, day)


def _title(
    index: ItineraryIndex, person_id: PersonId, one: Engagement, people: Sequence[Party]
) -> str:
    """The title given; of a meeting without one, the organisations of the other side."""
    if one.kind is not EngagementKind.MEETING:
        return one.title
    meeting = index.mission.meetings[MeetingId(one.id)]
    given = index.mission.meeting_requests[meeting.request_id].title
    if given or not people:
        return given or one.title
    if index.party_of(person_id).is_interpreter:
        return one.title
    side = people[0].is_delegate
    return ", ".join(
        dict.fromkeys(other.organisation for other in people if other.is_delegate is side)
    )


def standing_of(index: ItineraryIndex, one: Engagement) -> Standing | None:
    """How far a meeting has come, never who said so; None in a mission in which all are requested."""
    request = request_of(index.mission, one) if index.tells_states else None
    if request is None:
        return None
    return Standing(state=request.state, on=request.state_on)


def _interpreters(index: ItineraryIndex, person_id: PersonId, one: Engagement) -> tuple[Party, ...]:
    """Who interprets at a meeting or a gathering, besides the person."""
    if one.kind not in MET:
        return ()
    there = (index.party_of(other) for other in index.people_at(one) if other != person_id)
    return tuple(other for other in there if other.is_interpreter)


def _company(
    index: ItineraryIndex, person_id: PersonId, one: Engagement
) -> tuple[tuple[Party, ...], int]:
    """Whom to name beside the person, and how many more are there."""
    if one.kind not in MET:
        return (), 0
    me = index.party_of(person_id)
    others = [index.party_of(other) for other in index.people_at(one) if other != person_id]
    company = [other for other in others if not other.is_interpreter]
    is_for_all = me.is_principal and len(company) <= MOST_FOR_PRINCIPALS
    if one.kind is EngagementKind.MEETING or is_for_all:
        named = company
    else:
        named = [
            other
            for other in company
            if not other.is_delegate
            or other.is_principal
            or other.organisation_id == me.organisation_id
        ]
    ordered = sorted(
        named, key=lambda other: (other.is_delegate == me.is_delegate, *by_rank(other))
    )
    return tuple(ordered), len(company) - len(ordered)
