"""What blocks say: the faces of meetings, gatherings, legs and transfers from one side of the table.

Guests read with whom they meet, hosts read who comes, rooms read both. One face is made for each
side and shared by all lanes of that side, so that runs of lanes can be drawn once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from scheduler_app.calendar_view.layout.blocks import (
    BlockKind,
    BlockRef,
    Face,
    Lane,
    LaneKind,
    Tone,
)
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.ids import (
    CityId,
    GatheringId,
    LegId,
    MeetingId,
    OrganisationId,
    PersonId,
)
from scheduler_app.mission.itinerary import Engagement, EngagementKind, ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import ahead_of_guests
from scheduler_app.mission.people import OrganisationKind
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.wording import calendar as words
from scheduler_app.wording.online import clocks_of_meeting


class Side(StrEnum):
    """From where a lane looks at a meeting."""

    GUEST = "guest"
    HOST = "host"
    BOTH = "both"


SIDE_OF_LANE: Mapping[LaneKind, Side] = {
    LaneKind.FIRM: Side.GUEST,
    LaneKind.DELEGATE: Side.GUEST,
    LaneKind.OFFICIAL: Side.HOST,
    LaneKind.INTERPRETER: Side.BOTH,
    LaneKind.VENUE: Side.BOTH,
    LaneKind.ROOM: Side.BOTH,
}


class Faces:
    """Makes the faces of one mission, each once for each side."""

    def __init__(self, index: ItineraryIndex, city_id: CityId | None) -> None:
        self._index = index
        self._mission: Mission = index.mission
        self._city_id = city_id
        self._made: dict[tuple[str, Side, CityId | None], Face] = {}

    def of(self, one: Engagement, lane: Lane) -> Face:
        """What a lane shows of an engagement."""
        side = SIDE_OF_LANE[lane.ref.kind]
        if one.kind is not EngagementKind.MEETING:
            side = Side.BOTH
        called_in = self._called_in(one, lane) if side is Side.HOST else None
        key = (one.id, side, called_in)
        face = self._made.get(key)
        if face is None:
            face = self._made[key] = self._face(one, side, called_in)
        return face

    def _called_in(self, one: Engagement, lane: Lane) -> CityId | None:
        """The city by whose clock the host of a call reads it; only where no city's clock is looked at."""
        meeting = self._mission.meetings[MeetingId(one.id)]
        request = self._mission.meeting_requests[meeting.request_id]
        if self._city_id is not None or not request.is_online:
            return None
        called = [key for key in request.official_ids if key in lane.person_ids]
        return self._mission.officials[called[0]].city_id if called else None

    def transfers_of(self, people: Iterable[PersonId], is_shown: Shown) -> Iterator[Face]:
        """The ways of the people of one lane, each once."""
        seen: set[tuple[str, datetime]] = set()
        for person in people:
            for one in self._index.engagements_of(person):
                if one.kind is not EngagementKind.TRANSFER or not is_shown(one):
                    continue
                if (one.id, one.start) not in seen:
                    seen.add((one.id, one.start))
                    yield self._transfer(one)

    def _face(self, one: Engagement, side: Side, called_in: CityId | None) -> Face:
        if one.kind is EngagementKind.MEETING:
            return self._meeting(one, side, called_in)
        if one.kind is EngagementKind.GATHERING:
            return self._gathering(one)
        return self._leg(one)

    def _meeting(self, one: Engagement, side: Side, called_in: CityId | None) -> Face:
        mission = self._mission
        meeting = mission.meetings[MeetingId(one.id)]
        request = mission.meeting_requests[meeting.request_id]
        host = mission.officials[request.official_ids[0]]
        kind = mission.organisations[host.organisation_id].kind
        place = words.met_at(mission, meeting.venue_id, meeting.room_id)
        if meeting.table is not None:
            place = f"{place}, {words.table_text(meeting.table)}"
        title, lines = self._names(request, side)
        state = words.state_mark(request)
        elsewhere = clocks_of_meeting(mission, meeting, called_in)
        lines = (*([elsewhere] if elsewhere else []), *lines)
        return Face(
            ref=BlockRef(BlockKind.MEETING, one.id),
            start=one.start,
            end=one.end,
            title=title,
            lines=(*state, *lines, place) if side is not Side.BOTH else (*state, *lines),
            tone=Tone.COMPANY if kind is OrganisationKind.COUNTERPART else Tone.GOVERNMENT,
            request_id=request.id,
            venue_id=meeting.venue_id,
            pin_time=meeting.pin_time,
            pin_place=meeting.pin_place,
            state=request.state,
            called_in=called_in,
            ahead=ahead_of_guests(mission, meeting, called_in),
        )

    def _names(self, request: MeetingRequest, side: Side) -> tuple[str, tuple[str, ...]]:
        mission = self._mission
        host = mission.officials[request.official_ids[0]]
        hosts = mission.organisations[host.organisation_id].name
        if side is Side.BOTH:
            return request_title(mission, request), (host.display_name,)
        if side is Side.GUEST:
            return hosts, (host.display_name,)
        return self._guests(request), ()

    def _guests(self, request: MeetingRequest) -> str:
        mission = self._mission
        if request.organisation_id is not None:
            return mission.organisations[request.organisation_id].name
        names: dict[OrganisationId | str, str] = {}
        for delegate_id in request.delegate_ids:
            one = mission.delegates[delegate_id]
            if one.is_principal:
                names[one.id] = one.display_name
            else:
                names[one.organisation_id] = mission.organisations[one.organisation_id].name
        return ", ".join(names.values())

    def _gathering(self, one: Engagement) -> Face:
        gathering = self._mission.gatherings[GatheringId(one.id)]
        place = words.place_text(self._mission, gathering.venue_id, gathering.room_id)
        return Face(
            ref=BlockRef(BlockKind.GATHERING, one.id),
            start=one.start,
            end=one.end,
            title=gathering.title,
            lines=(place,) if place else (),
            tone=Tone.GATHERING,
            venue_id=gathering.venue_id,
            pin_time=True,
            pin_place=True,
        )

    def _leg(self, one: Engagement) -> Face:
        """A leg on the clock of the city that is looked at, else each end on its own clock."""
        mission = self._mission
        leg = mission.legs[LegId(one.id)]
        start, end = self.wall_clock(one)
        cities = mission.cities
        times = f"{words.time_text(leg.departure)} – {words.time_text(leg.arrival)}"
        way = f"{cities[leg.from_city_id].name} – {cities[leg.to_city_id].name}"
        return Face(
            ref=BlockRef(BlockKind.LEG, one.id),
            start=start,
            end=end,
            title=leg.title,
            lines=(times, way),
            tone=Tone.TRAVEL,
            pin_time=True,
            pin_place=True,
        )

    def wall_clock(self, one: Engagement) -> tuple[datetime, datetime]:
        """Start and end as drawn: never backwards, also across the date line."""
        length = self._index.ends_at(one) - self._index.starts_at(one)
        if self._city_id is not None:
            if one.city_id == self._city_id:
                return one.start, one.start + length
            return one.end - length, one.end
        return one.start, one.end if one.end > one.start else one.start + length

    def _transfer(self, one: Engagement) -> Face:
        key = (f"{one.id} {one.start:%d%H%M} {one.minutes}", Side.BOTH, None)
        face = self._made.get(key)
        if face is None:
            face = self._made[key] = Face(
                ref=BlockRef(BlockKind.TRANSFER, one.id),
                start=one.start,
                end=one.end,
                title=words.minutes_text(one.minutes),
                tone=Tone.TRAVEL,
                venue_id=one.end_venue_id,
                warning=words.late_transfer(one.late_minutes) if one.is_late else "",
            )
        return face


class Shown:
    """Whether an engagement lies in the city and on the days that are looked at."""

    def __init__(self, city_id: CityId | None, days: Sequence[date]) -> None:
        self._city_id = city_id
        self._first = datetime.combine(days[0], time())
        self._last = datetime.combine(days[-1], time()) + timedelta(days=1)

    def __call__(self, one: Engagement) -> bool:
        if one.end <= self._first or one.start >= self._last:
            return False
        return self._city_id is None or self._city_id in (one.city_id, one.end_city_id)
