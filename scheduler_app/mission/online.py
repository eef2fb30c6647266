"""Calls: meetings to which the hosts are called, wherever they are.

Where no room or venue is asked for, the guests take part from where they are, too: such a call has no
place, and nobody has a way to it. Each city's clock tells it in its own time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scheduler_app.mission.attendance import (
    city_of_meeting,
    city_of_request,
    delegates_of_request,
)
from scheduler_app.mission.clock import minute_of, wall_of
from scheduler_app.mission.ids import CityId, OfficialId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import stays_of
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.slots import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherClock:
    """What the clocks of another city show when a call begins. `beside`: the date where one reads it."""

    city: str
    start: datetime
    beside: date

    @property
    def day(self) -> date | None:
        """The date there, where it is another."""
        return None if self.start.date() == self.beside else self.start.date()


def is_anywhere(request: MeetingRequest) -> bool:
    """Whether everyone takes part from where they are: a call for which no place is asked."""
    return request.is_online and request.room_id is None and request.venue_id is None


def calls_at_places(mission: Mission) -> tuple[Meeting, ...]:
    """Calls for which no place is asked, planned at one all the same: by hand, or by versions that knew no
    others.
    """
    requests = mission.meeting_requests
    return tuple(
        one
        for one in mission.meetings.values()
        if one.venue_id is not None
        and is_anywhere(requests[one.request_id])
        and not requests[one.request_id].is_cancelled
    )


def is_called_to(mission: Mission, meeting: Meeting, person_id: PersonId) -> bool:
    """Whether somebody takes part in a meeting from where they are: hosts of a call, of one without a place
    everyone.
    """
    if not mission.meeting_requests[meeting.request_id].is_online:
        return False
    return meeting.venue_id is None or person_id in mission.officials


def city_of_call(mission: Mission, request: MeetingRequest, start: datetime) -> CityId:
    """In which city the guests of a call without a place are at a time of the clock there."""
    for guest in delegates_of_request(mission, request):
        stays = stays_of(mission, guest)
        then = [one for one in stays if one.slot.start <= start < one.slot.end]
        then += [one for one in stays if one.slot.start.date() == start.date()]
        if then:
            return then[0].city_id
    return city_of_request(mission, request)


def has_any_city(request: MeetingRequest) -> bool:
    """Whether its guests may be in whatever city then: a call for which neither place nor city is asked."""
    return is_anywhere(request) and request.city_id is None


def clock_of_hours(mission: Mission, request: MeetingRequest, slot: Slot) -> CityId:
    """By which city's clock hours asked for are meant: of a call, that of where its guests are then."""
    if has_any_city(request):
        return city_of_call(mission, request, slot.start)
    return city_of_request(mission, request)


def hours_of_call(mission: Mission, official_id: OfficialId) -> tuple[Slot, ...]:
    """When an official can be called: their own hours, else the working day of their city by its clock."""
    official = mission.officials[official_id]
    city = mission.cities[official.city_id]
    off = {holiday.day for holiday in city.holidays}
    return official.availability or tuple(
        city.day_hours.on(day) for day in mission.days if day not in off
    )


def ahead_of_guests(mission: Mission, meeting: Meeting, city_id: CityId | None) -> timedelta:
    """By how much the clock of a city is ahead of that of a meeting; nothing where no city is named."""
    home = city_of_meeting(mission, meeting)
    if city_id is None or city_id == home:
        return timedelta()
    minute = minute_of(meeting.start, mission.cities[home].zone)
    return wall_of(minute, mission.cities[city_id].zone) - meeting.start


def clocks_elsewhere(
    mission: Mission, meeting: Meeting, city_id: CityId | None = None
) -> tuple[OtherClock, ...]:
    """When a call begins by the clocks of its other cities, where they differ from those of one of them:
    of that in which the guests are, if it is not said.
    """
    request = mission.meeting_requests[meeting.request_id]
    if not request.is_online:
        return ()
    home = city_of_meeting(mission, meeting)
    minute = minute_of(meeting.start, mission.cities[home].zone)
    here = wall_of(minute, mission.cities[city_id or home].zone)
    cities = dict.fromkeys(
        (home, *(mission.officials[one].city_id for one in request.official_ids))
    )
    walls = {one: wall_of(minute, mission.cities[one].zone) for one in cities}
    return tuple(
        OtherClock(city=mission.cities[one].name, start=wall, beside=here.date())
        for one, wall in walls.items()
        if one != (city_id or home) and wall != here
    )
