"""The notes that are meant for paper, and where each of them stands. Internal notes are never read here.

At an engagement those of leg, gathering, request, meeting, way, venue and room; over a day those of the city
and of its city day; over an itinerary those of the mission, the person and the person's organisation.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scheduler_app.mission.attendance import person_of
from scheduler_app.mission.ids import CityId, GatheringId, LegId, MeetingId, PersonId
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.itinerary.index import ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Official
from scheduler_app.mission.presence import city_days_of


def notes_at(index: ItineraryIndex, one: Engagement) -> tuple[str, ...]:
    """What is to be read by those who go there."""
    mission = index.mission
    texts: list[str] = []
    if one.kind is EngagementKind.LEG:
        texts.append(mission.legs[LegId(one.id)].note)
    elif one.kind is EngagementKind.GATHERING:
        texts.append(mission.gatherings[GatheringId(one.id)].note)
    elif one.kind is EngagementKind.MEETING:
        meeting = mission.meetings[MeetingId(one.id)]
        texts += [mission.meeting_requests[meeting.request_id].note, meeting.note]
    elif one.kind is EngagementKind.TRANSFER:
        ways = (one.venue_id, one.end_venue_id)
        texts += [
            way.note
            for way in mission.travel_times.values()
            if (way.from_venue_id, way.to_venue_id) == ways
        ]
    if one.kind in (EngagementKind.GATHERING, EngagementKind.MEETING):
        if one.venue_id is not None:
            texts.append(mission.venues[one.venue_id].note)
        if one.room_id is not None:
            texts.append(mission.rooms[one.room_id].note)
    return said(texts)


def notes_of_day(index: ItineraryIndex, person_id: PersonId, day: date) -> tuple[str, ...]:
    """What a delegate is to read of a day and its cities."""
    mission = index.mission
    person = person_of(mission, person_id)
    if not isinstance(person, Delegate):
        return ()
    mine = [one for one in city_days_of(mission, person) if one.day == day]
    return said([*(mission.cities[one.city_id].note for one in mine), *(one.note for one in mine)])


def notes_of_city(mission: Mission, city_id: CityId, day: date) -> tuple[str, ...]:
    """What is to be read on the sheet of a city."""
    days = (
        one.note for one in mission.city_days.values() if (one.day, one.city_id) == (day, city_id)
    )
    return said([mission.note, mission.cities[city_id].note, *days])


def notes_for(mission: Mission, person_id: PersonId) -> tuple[str, ...]:
    """What stands over the itinerary of a person; that of the mission is for those who travel."""
    person = person_of(mission, person_id)
    texts = [person.note] if isinstance(person, Official) else [mission.note, person.note]
    if isinstance(person, Delegate | Official):
        texts.append(mission.organisations[person.organisation_id].note)
    return said(texts)


def said(texts: Iterable[str]) -> tuple[str, ...]:
    """Those that say something, each once."""
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
