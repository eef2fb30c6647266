"""What takes each person's time, on one line: meetings, gatherings, legs, rests and calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.second_checker.clock import Span, minute_of, overlap
from tests.second_checker.people import (
    expected_at,
    guests_of,
    is_online,
    leg_span,
    riders_of,
)
from tests.second_checker.presence import Presence
from tests.second_checker.programme import Programme, Record
from tests.second_checker.ways import Ways, somewhere


@dataclass(frozen=True)
class Engagement:
    """Something of one person. Without a place (`here` None) it is wherever the person is.

    `id`: of the request, gathering or leg. `city_id`: where it begins, whose date is its day.
    """

    what: str
    id: str
    span: Span
    city_id: str
    here: str | None = None
    there: str | None = None

    @property
    def start(self) -> int:
        return self.span[0]

    @property
    def end(self) -> int:
        return self.span[1]


class Days:
    """The engagements of every person of a mission, in order of time."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.presence = Presence(programme)
        self.ways = Ways(programme)
        self.lines: dict[str, list[Engagement]] = {
            key: [] for key in (*programme.delegates, *programme.officials, *programme.interpreters)
        }
        for person_id, engagement in self._all():
            self.lines[person_id].append(engagement)
        self._add_rests()
        for line in self.lines.values():
            line.sort(key=lambda one: (one.start, one.end))

    def zone(self, city_id: str) -> str:
        """The zone of a city."""
        return str(self.programme.cities[city_id]["timezone"])

    def city_of(self, meeting: Record) -> str:
        """The city in which a meeting is held; of a call without a place, where its guests are."""
        if meeting["venue_id"] is not None:
            return str(self.programme.venues[meeting["venue_id"]]["city_id"])
        return str(meeting["city_id"] or self._city_of_request(self.programme.request_of(meeting)))

    def _city_of_request(self, request: Record) -> str:
        """As said, else where its place is, else its first official's."""
        programme = self.programme
        if request["city_id"] is not None:
            return str(request["city_id"])
        venue_id = request["venue_id"]
        if request["room_id"] is not None:
            venue_id = programme.rooms[request["room_id"]]["venue_id"]
        if venue_id is not None:
            return str(programme.venues[venue_id]["city_id"])
        return str(programme.officials[request["official_ids"][0]]["city_id"])

    def span_of(self, meeting: Record) -> Span:
        """When a meeting is held."""
        start = minute_of(meeting["start"], self.zone(self.city_of(meeting)))
        return start, start + self.programme.request_of(meeting)["minutes"]

    def gathering_span(self, gathering: Record) -> Span:
        """When a gathering is held."""
        zone = self.zone(gathering["city_id"])
        return minute_of(gathering["start"], zone), minute_of(gathering["end"], zone)

    def place_of(self, gathering: Record) -> str | None:
        """The venue of a gathering, else that of its room."""
        if gathering["venue_id"] is not None:
            return str(gathering["venue_id"])
        room = self.programme.rooms.get(gathering["room_id"])
        return None if room is None else str(room["venue_id"])

    def _all(self) -> Iterator[tuple[str, Engagement]]:
        yield from self._meetings()
        for key, one in self.programme.gatherings.items():
            place = self.place_of(one)
            engagement = Engagement(
                "gathering", key, self.gathering_span(one), one["city_id"], place, place
            )
            people = [
                *expected_at(self.programme, one),
                *one["official_ids"],
                *one["interpreter_ids"],
            ]
            for person_id in dict.fromkeys(people):
                yield person_id, engagement
        for key, one in self.programme.legs.items():
            start, end = leg_span(self.programme, one)
            here = one["from_venue_id"] or somewhere(one["from_city_id"])
            there = one["to_venue_id"] or somewhere(one["to_city_id"])
            leg = Engagement("leg", key, (start, end), one["from_city_id"], here, there)
            for person_id in riders_of(self.programme, one):
                yield person_id, leg

    def _meetings(self) -> Iterator[tuple[str, Engagement]]:
        for one in self.programme.meetings.values():
            request = self.programme.request_of(one)
            span, city_id = self.span_of(one), self.city_of(one)
            place = one["venue_id"]
            what = "call" if place is None else "meeting"
            met = Engagement(what, request["id"], span, city_id, place, place)
            for person_id in dict.fromkeys(
                [*guests_of(self.programme, one), *one["interpreter_ids"]]
            ):
                yield person_id, met
            for person_id in dict.fromkeys(request["official_ids"]):
                own = self.programme.officials[person_id]["city_id"]
                called = Engagement("call", request["id"], span, own)
                yield person_id, called if is_online(request) else met

    def _add_rests(self) -> None:
        """After a long leg a rest at the hotel, but for those who have something fixed too soon."""
        for key, leg in self.programme.legs.items():
            if not leg["rest_minutes"]:
                continue
            landed = leg_span(self.programme, leg)[1]
            there = leg["to_venue_id"] or somewhere(leg["to_city_id"])
            for person_id in riders_of(self.programme, leg):
                hotel = self.hotel_of(person_id, leg["to_city_id"]) or there
                way = self.ways.minutes(there, hotel, landed) or 0
                span = (landed, landed + way + leg["rest_minutes"])
                if not self._has_something(person_id, span, hotel):
                    rest = Engagement("rest", key, span, leg["to_city_id"], there, hotel)
                    self.lines[person_id].append(rest)

    def _has_something(self, person_id: str, span: Span, hotel: str) -> bool:
        """Whether a gathering or leg begins before one could be there from the hotel."""
        for one in self.lines[person_id]:
            if one.what not in ("gathering", "leg") or one.start < span[0]:
                continue
            way = 0 if one.here is None else self.ways.minutes(hotel, one.here, span[1])
            if way is not None and one.start < span[1] + way:
                return True
        return False

    def hotel_of(self, person_id: str, city_id: str) -> str | None:
        """Where a delegate stays in a city: a hotel of their own, else the city's."""
        own = self.programme.delegates.get(person_id, {}).get("hotel_ids", ())
        for venue_id in own:
            if self.programme.venues[venue_id]["city_id"] == city_id:
                return str(venue_id)
        hotel = self.programme.cities[city_id]["hotel_id"]
        return None if hotel is None else str(hotel)

    def clashes(self, person_id: str) -> Iterator[tuple[Engagement, Engagement]]:
        """Pairs of one person's engagements at one time."""
        line = self.lines[person_id]
        for n, one in enumerate(line):
            for two in line[n + 1 :]:
                if two.start >= one.end:
                    break
                if overlap(one.span, two.span):
                    yield one, two
