"""Doubts about days, cities, venues and rooms."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import CityId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import calls_at_places, is_anywhere
from scheduler_app.mission.zones import UNKNOWN


def place_defects(mission: Mission) -> Iterator[Defect]:
    """Days that no city has, cities without venues, venues named from another city."""
    yield from _days(mission)
    used = {one.city_id for one in mission.city_days.values()}
    used |= {one.city_id for one in mission.officials.values()}
    with_venues = {one.city_id for one in mission.venues.values()} | _only_called(mission)
    for city in mission.cities.values():
        if city.id in used and city.id not in with_venues:
            yield Defect(
                code=DefectCode.CITY_WITHOUT_VENUES, table="cities", record=city.id,
                values={"city": city.id},
            )  # fmt: skip
    for city in mission.cities.values():
        if city.timezone == UNKNOWN:
            yield Defect(
                code=DefectCode.CITY_WITHOUT_ZONE, table="cities", record=city.id, field="timezone",
                values={"city": city.id},
            )  # fmt: skip
    yield from _elsewhere(mission)
    yield from _rooms(mission)
    yield from _rooms_of_others(mission)
    yield from _calls_at_places(mission)


def _only_called(mission: Mission) -> set[CityId]:
    """Cities for which only calls without a place are asked, which need no venue."""
    called: set[CityId] = set()
    met: set[CityId] = set()
    for one in mission.meeting_requests.values():
        cities = {city_of_request(mission, one)}
        if is_anywhere(one):
            cities |= {mission.officials[host].city_id for host in one.official_ids}
        (called if is_anywhere(one) else met).update(cities)
    if called and not met and not mission.gatherings:
        return set(mission.cities)
    return called - met


def _days(mission: Mission) -> Iterator[Defect]:
    if not mission.city_days:
        if mission.meeting_requests:
            code = DefectCode.MISSION_WITHOUT_CITY_DAYS
            yield Defect(code=code, table="mission", field="city_days")
        return
    planned = {one.day for one in mission.city_days.values()}
    for day in mission.days:
        if day not in planned:
            yield Defect(
                code=DefectCode.DAY_WITHOUT_CITY, table="mission", field="city_days",
                values={"day": day},
            )  # fmt: skip
    for one in mission.city_days.values():
        if not mission.start <= one.day <= mission.end:
            yield Defect(
                code=DefectCode.CITY_DAY_OUTSIDE, table="city_days", record=one.id, field="day",
                values={"city": one.city_id, "day": one.day},
            )  # fmt: skip


def _elsewhere(mission: Mission) -> Iterator[Defect]:
    """Records that say one city and name a venue of another."""
    for table, record_id, field, city_id, venue_id in _named_venues(mission):
        if venue_id is not None and mission.venues[venue_id].city_id != city_id:
            yield Defect(
                code=DefectCode.VENUE_ELSEWHERE, table=table, record=record_id, field=field,
                values={
                    "venue": venue_id, "city": city_id,
                    "other_city": mission.venues[venue_id].city_id,
                },
            )  # fmt: skip


def _named_venues(mission: Mission) -> Iterator[tuple[str, str, str, CityId, VenueId | None]]:
    for city in mission.cities.values():
        yield "cities", city.id, "hotel_id", city.id, city.hotel_id
    for official in mission.officials.values():
        yield "officials", official.id, "venue_id", official.city_id, official.venue_id
    for leg in mission.legs.values():
        yield "legs", leg.id, "from_venue_id", leg.from_city_id, leg.from_venue_id
        yield "legs", leg.id, "to_venue_id", leg.to_city_id, leg.to_venue_id
    for one in mission.gatherings.values():
        yield "gatherings", one.id, "venue_id", one.city_id, one.venue_id
        if one.room_id is not None:
            venue_id = mission.rooms[one.room_id].venue_id
            yield "gatherings", one.id, "room_id", one.city_id, venue_id
    for request in mission.meeting_requests.values():
        if request.city_id is not None:
            yield "meeting_requests", request.id, "venue_id", request.city_id, request.venue_id


def _rooms(mission: Mission) -> Iterator[Defect]:
    for room in mission.rooms.values():
        if room.availability and not any(
            slot.start.date() <= mission.end and slot.end.date() >= mission.start
            for slot in room.availability
        ):
            yield Defect(
                code=DefectCode.ROOM_ON_NO_DAY, table="rooms", record=room.id,
                field="availability", values={"room": room.id},
            )  # fmt: skip


def _rooms_of_others(mission: Mission) -> Iterator[Defect]:
    """Meetings and gatherings in one venue that name a room of another."""
    met = ((one.request_id, one) for one in mission.meetings.values())
    for table, rows in (("meeting_requests", met), ("gatherings", mission.gatherings.items())):
        for record_id, one in rows:
            if one.room_id is None or one.venue_id is None:
                continue
            there = mission.rooms[one.room_id].venue_id
            if there != one.venue_id:
                yield Defect(
                    code=DefectCode.ROOM_IN_OTHER_VENUE, table=table, record=record_id,
                    field="room_id",
                    values={"room": one.room_id, "venue": one.venue_id, "to": there},
                )  # fmt: skip


def _calls_at_places(mission: Mission) -> Iterator[Defect]:
    """Calls that bind their guests to a place for which nobody asked."""
    for meeting in calls_at_places(mission):
        yield Defect(
            code=DefectCode.CALL_AT_A_PLACE, table="meetings", record=meeting.id, field="venue_id",
            values={"request": meeting.request_id, "venue": meeting.venue_id},
        )  # fmt: skip
