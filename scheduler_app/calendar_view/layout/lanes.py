"""Which lanes a view has, in which order, and in which of them an engagement lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from scheduler_app.calendar_view.layout.blocks import Lane, LaneKind, LaneRef
from scheduler_app.calendar_view.layout.spec import CityDaySpec, Columns, ViewSpec
from scheduler_app.mission.attendance import travellers
from scheduler_app.mission.ids import CityId, DelegateId, OrganisationId, PersonId, RoomId, VenueId
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.itinerary import Engagement, EngagementKind, ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Official, OrganisationKind
from scheduler_app.mission.places import Room
from scheduler_app.mission.presence import delegates_on
from scheduler_app.wording import calendar as words

LAST_RANK = 999


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of a view with the way from people and rooms to them."""

    lanes: tuple[Lane, ...]
    of_person: Mapping[PersonId, int]
    of_place: Mapping[LaneRef, int]

    def of_engagement(self, one: Engagement, people: Iterable[PersonId]) -> list[int]:
        """The lanes in which an engagement of these people lies, each once, in order."""
        if self.of_place:
            if one.kind is EngagementKind.GATHERING and one.room_id is not None:
                return [n for ref, n in self.of_place.items() if ref.id == one.room_id]
            number = self.of_place.get(_place_lane(one))
            return [] if number is None else [number]
        return sorted({self.of_person[p] for p in people if p in self.of_person})


def lanes_of(mission: Mission, spec: ViewSpec, index: ItineraryIndex) -> Lanes:
    """The lanes that a view shows of a mission."""
    if not isinstance(spec, CityDaySpec):
        delegates = travellers(mission)
        officials = tuple(mission.officials.values()) if spec.officials else ()
        interpreters = mission.interpreters.values() if spec.officials else ()
        return _lanes(
            (
                *_people(mission, delegates),
                *_interpreters(interpreters),
                *_officials(mission, officials),
            )
        )
    if spec.columns is Columns.ROOMS:
        found = _places(mission, spec, index)
        return Lanes(found, {}, {lane.ref: n for n, lane in enumerate(found)})
    if spec.columns is Columns.OFFICIALS:
        there = [one for one in mission.officials.values() if one.city_id == spec.city_id]
        return _lanes(_officials(mission, there))
    return _lanes(_firms(mission, spec, index))


def _lanes(lanes: Iterable[Lane]) -> Lanes:
    found = tuple(lanes)
    people = {person: n for n, lane in enumerate(found) for person in lane.person_ids}
    return Lanes(found, people, {})


def _firms(mission: Mission, spec: CityDaySpec, index: ItineraryIndex) -> Iterable[Lane]:
    """Principals one by one, then a lane for each organisation of delegates who are there.

    There is whoever works in the city that day, and whoever has an engagement in it.
    """
    here = set(delegates_on(mission, spec.city_id, spec.day))
    for engagement in index.located:
        cities = (engagement.city_id, engagement.end_city_id)
        if spec.city_id in cities and _is_on(engagement, spec.day):
            here.update(
                DelegateId(p) for p in index.people_at(engagement) if p in mission.delegates
            )
    words_of = words.section_texts()
    delegates = [one for one in travellers(mission) if one.id in here]
    for one in sorted((d for d in delegates if d.is_principal), key=_rank):
        yield Lane(
            ref=LaneRef(LaneKind.DELEGATE, one.id),
            title=one.display_name,
            section=words_of["principals"],
            person_ids=(one.id,),
        )
    firms: dict[OrganisationId, list[PersonId]] = {}
    for one in delegates:
        if not one.is_principal:
            firms.setdefault(one.organisation_id, []).append(one.id)
    for organisation in mission.organisations.values():
        if organisation.id in firms:
            yield Lane(
                ref=LaneRef(LaneKind.FIRM, organisation.id),
                title=organisation.name,
                section=words_of["firms"],
                person_ids=tuple(firms[organisation.id]),
            )


def _is_on(one: Engagement, day: date) -> bool:
    """Whether it begins on the day, or goes on then since the day before."""
    return one.day == day or one.goes_on(day)


def _people(mission: Mission, delegates: Iterable[Delegate]) -> Iterable[Lane]:
    words_of = words.section_texts()
    order = {key: n for n, key in enumerate(mission.organisations)}
    for one in sorted(
        delegates,
        key=lambda d: (
            not d.is_principal,
            _rank(d) if d.is_principal else order[d.organisation_id],
        ),
    ):
        yield Lane(
            ref=LaneRef(LaneKind.DELEGATE, one.id),
            title=one.display_name,
            section=words_of["principals" if one.is_principal else "delegates"],
            group=mission.organisations[one.organisation_id].name,
            person_ids=(one.id,),
        )


def _interpreters(interpreters: Iterable[Interpreter]) -> Iterable[Lane]:
    for one in interpreters:
        yield Lane(
            ref=LaneRef(LaneKind.INTERPRETER, one.id),
            title=one.name,
            section=words.section_texts()["interpreters"],
            person_ids=(one.id,),
        )


def _officials(mission: Mission, officials: Iterable[Official]) -> Iterable[Lane]:
    words_of = words.section_texts()
    order = {key: n for n, key in enumerate(mission.organisations)}
    cities = {key: n for n, key in enumerate(mission.cities)}

    def place(one: Official) -> tuple[bool, int, int, int]:
        company = mission.organisations[one.organisation_id].kind is OrganisationKind.COUNTERPART
        return company, cities[one.city_id], order[one.organisation_id], _rank(one)

    for one in sorted(officials, key=place):
        organisation = mission.organisations[one.organisation_id]
        company = organisation.kind is OrganisationKind.COUNTERPART
        yield Lane(
            ref=LaneRef(LaneKind.OFFICIAL, one.id),
            title=one.display_name,
            section=words_of["companies" if company else "government"],
            group=organisation.name,
            person_ids=(one.id,),
        )


def _places(mission: Mission, spec: CityDaySpec, index: ItineraryIndex) -> tuple[Lane, ...]:
    """Rooms (each table of a pool), and venues used as a whole or without a room."""
    used = {
        _place_lane(one)
        for one in index.located
        if one.city_id == spec.city_id
        and _is_on(one, spec.day)
        and one.venue_id is not None
        and one.kind is not EngagementKind.LEG
        and not (one.kind is EngagementKind.GATHERING and one.room_id is not None)
    }
    found: list[Lane] = []
    for venue in mission.venues.values():
        if venue.city_id != spec.city_id:
            continue
        whole = LaneRef(LaneKind.VENUE, venue.id)
        if whole in used:
            found.append(Lane(ref=whole, title=venue.name_local or venue.name, group=venue.name))
        for room in mission.rooms.values():
            if room.venue_id == venue.id:
                found.extend(_room_lanes(room, venue.name, used))
    return tuple(found)


def _room_lanes(room: Room, venue_name: str, used: set[LaneRef]) -> Iterable[Lane]:
    if room.tables < 2:
        yield Lane(ref=LaneRef(LaneKind.ROOM, room.id), title=room.name, group=venue_name)
        return
    group = f"{venue_name}, {room.name}"
    no_table = LaneRef(LaneKind.ROOM, room.id)
    if no_table in used:
        yield Lane(ref=no_table, title=words.unlaid_table_text(), group=group)
    for table in range(1, room.tables + 1):
        ref = LaneRef(LaneKind.ROOM, room.id, table)
        yield Lane(ref=ref, title=words.table_text(table), group=group)


def _place_lane(one: Engagement) -> LaneRef:
    if one.room_id is not None:
        return LaneRef(LaneKind.ROOM, one.room_id, one.table)
    return LaneRef(LaneKind.VENUE, one.venue_id or "")


def place_of_lane(mission: Mission, ref: LaneRef) -> tuple[VenueId, RoomId | None] | None:
    """The venue and room that a lane is; None for lanes of people."""
    if ref.kind is LaneKind.ROOM:
        room = mission.rooms[RoomId(ref.id)]
        return room.venue_id, room.id
    if ref.kind is LaneKind.VENUE:
        return VenueId(ref.id), None
    return None


def city_of_lane(mission: Mission, ref: LaneRef) -> CityId | None:
    """The city of a lane that stands still: an official's or a venue's."""
    if ref.kind is LaneKind.OFFICIAL:
        return mission.officials[ref.id].city_id  # type: ignore[index]
    place = place_of_lane(mission, ref)
    return None if place is None else mission.venues[place[0]].city_id


def _rank(one: Delegate | Official) -> int:
    return LAST_RANK if one.rank is None else one.rank
