"""Where a request may be dropped, without Qt: the place that a lane means, and what is impossible.

A drop is refused only for the impossible: outside of the day, or in another city than the one in
which the request can be met. Everything else is allowed and marked; how well it fits is told by the
verdict that the caller gives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from scheduler_app.calendar_view.layout.blocks import LaneRef
from scheduler_app.calendar_view.layout.lanes import place_of_lane
from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.ids import MeetingRequestId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import city_of_call, is_anywhere
from scheduler_app.mission.presence import days_in_city
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.wording import calendar as words


class Level(StrEnum):
    """How a place suits: it fits, it costs a wish, it breaks a rule, or it cannot be."""

    FITS = "green"
    WISH = "amber"
    BREAKS = "red"
    IMPOSSIBLE = "grey"


Place = tuple[VenueId | None, RoomId | None]
Verdict = Callable[[MeetingRequestId, datetime, VenueId | None, RoomId | None], tuple[Level, str]]
PlaceChooser = Callable[[MeetingRequestId, datetime], Place | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a request would land and how that suits; without a venue it cannot land."""

    request_id: MeetingRequestId
    start: datetime
    place: Place | None
    level: Level
    sentence: str

    @property
    def is_possible(self) -> bool:
        return self.place is not None and self.level is not Level.IMPOSSIBLE


def no_verdict(
    _request: MeetingRequestId, _start: datetime, _venue: VenueId | None, _room: RoomId | None
) -> tuple[Level, str]:
    """For views that nobody gave a verdict: everything fits."""
    return Level.FITS, ""


class Judge:
    """Judges drop targets of one mission; each slot and place is asked for once."""

    def __init__(
        self, mission: Mission, verdict: Verdict = no_verdict, choose: PlaceChooser | None = None
    ) -> None:
        self._mission = mission
        self._verdict = verdict
        self._choose = choose or (lambda request_id, _start: usual_place(mission, request_id))
        self._known: dict[tuple[MeetingRequestId, datetime, Place], tuple[Level, str]] = {}

    def target(self, request_id: MeetingRequestId, start: datetime, lane: LaneRef | None) -> Target:
        """What dropping a request on a lane at a time would mean."""
        place = self._place(request_id, start, lane)
        refusal = self._refusal(request_id, start, place)
        if refusal or place is None:
            return Target(
                request_id=request_id,
                start=start,
                place=None,
                level=Level.IMPOSSIBLE,
                sentence=refusal or words.no_place_known(),
            )
        key = (request_id, start, place)
        if key not in self._known:
            self._known[key] = self._verdict(request_id, start, *place)
        level, sentence = self._known[key]
        return Target(
            request_id=request_id, start=start, place=place, level=level, sentence=sentence
        )

    def _place(
        self, request_id: MeetingRequestId, start: datetime, lane: LaneRef | None
    ) -> Place | None:
        if lane is not None and (place := place_of_lane(self._mission, lane)) is not None:
            return place
        meeting = self._mission.meetings.get(meeting_id_of(request_id))
        if meeting is not None:
            return meeting.venue_id, meeting.room_id
        return self._choose(request_id, start)

    def _refusal(self, request_id: MeetingRequestId, start: datetime, place: Place | None) -> str:
        """Why a drop is impossible, or nothing."""
        mission = self._mission
        request = mission.meeting_requests[request_id]
        city = mission.cities[city_of_request(mission, request)]
        if is_anywhere(request):
            city = mission.cities[city_of_call(mission, request, start)]
        venue_id = None if place is None else place[0]
        if venue_id is not None and mission.venues[venue_id].city_id != city.id:
            return words.another_city(city)
        if start.date() not in days_in_city(mission, city.id):
            return words.not_in_city_that_day(city, start.date())
        end = start + timedelta(minutes=request.minutes)
        if end.date() != start.date():
            return words.outside_of_the_day()
        return ""


def usual_place(mission: Mission, request_id: MeetingRequestId) -> Place | None:
    """Where a request is met when nobody says otherwise; None when the city has no venue for it."""
    request = mission.meeting_requests[request_id]
    if is_anywhere(request):
        return None, None
    if request.room_id is not None:
        return mission.rooms[request.room_id].venue_id, request.room_id
    venue_id = request.venue_id or mission.officials[request.official_ids[0]].venue_id
    if venue_id is not None:
        rooms = [room.id for room in mission.rooms.values() if room.venue_id == venue_id]
        return venue_id, rooms[0] if rooms else None
    city_id = city_of_request(mission, request)
    for room in mission.rooms.values():
        if room.for_requests and mission.venues[room.venue_id].city_id == city_id:
            return room.venue_id, room.id
    return None
