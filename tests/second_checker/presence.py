"""Where people are: stays in cities, from city days, hours and legs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.second_checker.clock import (
    Span,
    common,
    hours_on,
    joined,
    minute_of,
    overlap,
    span_of,
    whole_day,
    without,
)
from tests.second_checker.people import expected_at, is_in_roster, leg_span, riders_of
from tests.second_checker.programme import Programme, Record

LONG_AGO, FAR = -(10**9), 10**9


@dataclass(frozen=True)
class Claim:
    """That somebody is in a city on a date: `there` as far as they are with the mission in its hours.

    `hours`: when they may be met; never on a holiday.
    """

    city_id: str
    day: date
    there: tuple[Span, ...]
    hours: tuple[Span, ...]


def is_holiday(city: Record, day: date) -> bool:
    """Whether nothing is planned in the city on the date."""
    return any(one["day"] == day.isoformat() for one in city["holidays"])


def working_days(programme: Programme, city_id: str) -> list[date]:
    """The dates on which somebody works in a city, in order."""
    people = [key for key, one in programme.delegates.items() if one["is_travelling"]]
    days = {
        claim.day
        for key in people
        for claim in claims_of(programme, key)
        if claim.city_id == city_id
    }
    return sorted(days)


def city_days_of(programme: Programme, delegate_id: str) -> set[tuple[str, date]]:
    """The cities and dates on which a delegate is said to be there, holidays among them."""
    person = programme.delegates[delegate_id]
    return {
        (one["city_id"], date.fromisoformat(one["day"]))
        for one in programme.city_days.values()
        if is_in_roster(person, one["roster"])
        and common(
            [whole_day(date.fromisoformat(one["day"]), _zone(programme, one))],
            _with_the_mission(person, _zone(programme, one)),
        )
    }


def _zone(programme: Programme, city_day: Record) -> str:
    return str(programme.cities[city_day["city_id"]]["timezone"])


def claims_of(programme: Programme, delegate_id: str) -> list[Claim]:
    """The city days of a delegate, in order of date, then of the table."""
    person = programme.delegates[delegate_id]
    if not person["is_travelling"]:
        return []
    claims = []
    for one in programme.city_days.values():
        day, city = date.fromisoformat(one["day"]), programme.cities[one["city_id"]]
        zone = city["timezone"]
        is_there = day in programme.days and is_in_roster(person, one["roster"])
        there = _with_the_mission(person, zone)
        if not is_there or not common([whole_day(day, zone)], there):
            continue
        if (city["id"], day) in _missed_ends(programme, person):
            continue
        present = tuple(common([hours_on(day, city["day_hours"], zone)], there))
        claims.append(Claim(city["id"], day, present, () if is_holiday(city, day) else present))
    return sorted(claims, key=lambda claim: claim.day)


def _missed_ends(programme: Programme, person: Record) -> set[tuple[str, date]]:
    """Cities of a day on which a journey is over before somebody comes, or begins after they have left.

    Who comes after it is only in the city that it reaches, who left before it in that which it leaves.
    """
    missed = set()
    for leg in programme.legs.values():
        day, departs = leg["departure"][:10], leg["departure"]
        comes, leaves = person["arrival"], person["departure"]
        if not is_in_roster(person, leg["roster"]):
            continue
        if comes is not None and comes[:10] == day and departs < comes != leg["arrival"]:
            missed.add((leg["from_city_id"], date.fromisoformat(day)))
        elif leaves is not None and leaves[:10] == day and leaves < departs:
            missed.add((leg["to_city_id"], date.fromisoformat(day)))
    return missed


def _with_the_mission(person: Record, zone: str) -> list[Span]:
    start = LONG_AGO if person["arrival"] is None else minute_of(person["arrival"], zone)
    end = FAR if person["departure"] is None else minute_of(person["departure"], zone)
    return without([(start, end)], [span_of(slot, zone) for slot in person["away"]])


class Whereabouts:
    """The city in which one traveller is at any minute, and their stays there."""

    def __init__(self, programme: Programme, person_id: str) -> None:
        self._programme = programme
        self.legs = sorted(
            (leg for leg in programme.legs.values() if person_id in riders_of(programme, leg)),
            key=lambda leg: leg_span(programme, leg),
        )
        self.claims = (
            claims_of(programme, person_id)
            if person_id in programme.delegates
            else _claims_of_interpreter(programme, person_id)
        )
        self._person_id = person_id
        self.pieces = list(self._pieces())

    def _first_city(self) -> str | None:
        """Where what comes first says that the person begins."""
        programme = self._programme
        begins = [(self._morning_of(leg), leg["from_city_id"]) for leg in self.legs[:1]]
        begins += [(one.there[0][0], one.city_id) for one in self.claims if one.there][:1]
        for one in programme.gatherings.values():
            if self._person_id in (*expected_at(programme, one), *one["interpreter_ids"]):
                zone = programme.cities[one["city_id"]]["timezone"]
                begins.append((minute_of(one["start"], zone), one["city_id"]))
        return min(begins)[1] if begins else None

    def _morning_of(self, leg: Record) -> int:
        """Of two cities on the day of a leg the one that it leaves is first."""
        zone = self._programme.cities[leg["from_city_id"]]["timezone"]
        midnight = whole_day(date.fromisoformat(leg["departure"][:10]), zone)[0]
        return min(midnight, leg_span(self._programme, leg)[0])

    def _pieces(self) -> Iterator[tuple[str, Span]]:
        """The cities in order, with the time that legs leave for each."""
        city, since = self._first_city(), LONG_AGO
        for leg in self.legs:
            start, end = leg_span(self._programme, leg)
            if city is not None and since < start:
                yield city, (since, start)
            city, since = leg["to_city_id"], end
        if city is not None:
            yield city, (since, FAR)

    def is_in(self, city_id: str, span: Span) -> bool:
        """Whether legs let the person be in the city in some minute of the span."""
        return any(city == city_id and overlap(piece, span) for city, piece in self.pieces)

    def stays(self, city_id: str) -> list[Span]:
        """When the person may be met in a city."""
        there = [piece for city, piece in self.pieces if city == city_id]
        hours = [span for one in self.claims if one.city_id == city_id for span in one.hours]
        return common(joined(hours), there)

    def unreached(self) -> list[Claim]:
        """City days in a city to which nothing takes the person by the end of the date."""
        return [one for one in self.claims if one.there and not self._is_reached(one)]

    def _is_reached(self, claim: Claim) -> bool:
        zone = self._programme.cities[claim.city_id]["timezone"]
        return self.is_in(claim.city_id, whole_day(claim.day, zone))


def _claims_of_interpreter(programme: Programme, interpreter_id: str) -> list[Claim]:
    person = programme.interpreters[interpreter_id]
    claims = []
    for city_id in person["city_ids"]:
        city = programme.cities[city_id]
        for day in working_days(programme, city_id):
            full = hours_on(day, city["day_hours"], city["timezone"])
            present = tuple(common([full], _with_the_mission(person, city["timezone"])))
            claims.append(Claim(city_id, day, present, present))
    return sorted(claims, key=lambda claim: claim.day)


class Presence:
    """When everybody of a mission may be met; each worked out once."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self.of: dict[str, Whereabouts] = {
            key: Whereabouts(programme, key)
            for key in (*programme.delegates, *programme.interpreters)
        }

    def stays(self, person_id: str, city_id: str) -> list[Span]:
        """When a delegate, interpreter or official may be met in a city."""
        programme = self._programme
        if person_id in programme.officials:
            official = programme.officials[person_id]
            return self.hours_of(official) if official["city_id"] == city_id else []
        whereabouts = self.of[person_id]
        if person_id in programme.interpreters and not whereabouts.legs:
            hours = [s for one in whereabouts.claims if one.city_id == city_id for s in one.hours]
            return joined(hours)
        return whereabouts.stays(city_id)

    def hours_of(self, official: Record) -> list[Span]:
        """When an official may be met: their own hours, else their city's day while we are there."""
        city = self._programme.cities[official["city_id"]]
        if official["availability"]:
            return joined(span_of(slot, city["timezone"]) for slot in official["availability"])
        days = working_days(self._programme, city["id"])
        return joined(hours_on(day, city["day_hours"], city["timezone"]) for day in days)

    def callable_hours(self, official: Record) -> list[Span]:
        """When an official can be called: their own hours, else the day of their own city."""
        city = self._programme.cities[official["city_id"]]
        if official["availability"]:
            return joined(span_of(slot, city["timezone"]) for slot in official["availability"])
        first, last = self._programme.days[0], self._programme.days[-1]
        days = [first + timedelta(days=n) for n in range(-1, (last - first).days + 2)]
        return joined(
            hours_on(day, city["day_hours"], city["timezone"])
            for day in days
            if not is_holiday(city, day)
        )
