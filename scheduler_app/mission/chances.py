"""When a request might be met, as far as that is known without any plan.

Never too narrow: what breaks, gatherings, opening hours and other meetings take away is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from scheduler_app.mission.attendance import city_of_request, required_of_request
from scheduler_app.mission.ids import MeetingRequestId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import has_any_city
from scheduler_app.mission.places import City
from scheduler_app.mission.presence import joined
from scheduler_app.mission.requests import MeetingRequest, Session
from scheduler_app.mission.slots import Slot, intersect
from scheduler_app.mission.whereabouts import Whereabouts


class Chances:
    """The times and days of requests of one mission, each worked out once."""

    def __init__(self, mission: Mission, where: Whereabouts) -> None:
        self._mission = mission
        self._where = where
        self._times: dict[MeetingRequestId, tuple[Slot, ...]] = {}
        self._days: dict[MeetingRequestId, frozenset[date]] = {}

    def times(self, request_id: MeetingRequestId) -> tuple[Slot, ...]:
        """Where all who must come are there in its hours and session, each long enough; in order."""
        if request_id not in self._times:
            request = self._mission.meeting_requests[request_id]
            self._times[request_id] = tuple(
                one for one in self._hours(request) if one.minutes >= request.minutes
            )
        return self._times[request_id]

    def days(self, request_id: MeetingRequestId) -> frozenset[date]:
        """The days on which they are all in its city, whatever the hours."""
        if request_id not in self._days:
            request = self._mission.meeting_requests[request_id]
            city_id = city_of_request(self._mission, request)
            spots = [self._where.spots[one] for one in self._people(request)]
            shared = frozenset.intersection(*spots) if spots else frozenset()
            anywhere = has_any_city(request)
            self._days[request_id] = frozenset(
                day for there, day in shared if anywhere or there == city_id
            )
        return self._days[request_id]

    def _people(self, request: MeetingRequest) -> list[PersonId]:
        """Whose presence it needs: the hosts of an online meeting are called."""
        people: list[PersonId] = [*required_of_request(self._mission, request)]
        return people if request.is_online else [*people, *request.official_ids]

    def _hours(self, request: MeetingRequest) -> Iterable[Slot]:
        mission = self._mission
        city_id = city_of_request(mission, request)
        limits = [
            [
                stay.slot
                for stay in self._where.stays[one]
                if has_any_city(request) or stay.city_id == city_id
            ]
            for one in self._people(request)
        ]
        if request.windows:
            limits.append(list(joined(request.windows)))
        if request.session is not Session.ANY:
            limits.append([*session_slots(mission.cities[city_id], mission.days, request.session)])
        found: tuple[Slot, ...] = tuple(limits[0]) if limits else ()
        for other in limits[1:]:
            found = intersect(found, other)
        return found


def session_slots(city: City, days: Iterable[date], session: Session) -> tuple[Slot, ...]:
    """The mornings or the afternoons of some days in a city."""
    if session is Session.MORNING:
        return tuple(city.morning.on(day) for day in days)
    return tuple(
        Slot(
            start=datetime.combine(day, city.morning.end),
            end=datetime.combine(day + timedelta(days=1), time()),
        )
        for day in days
    )
