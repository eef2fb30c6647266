"""The calendar days of a problem, on the clock of each of its cities, for the search."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from solver.problem import Problem


class Days:
    """Finds the day in which a minute lies at a place: the same day in every city of one date."""

    def __init__(self, problem: Problem) -> None:
        self._days = problem.days
        self._starts = [day.start for day in problem.days]
        self._midnights = [city.midnights for city in problem.cities]
        self._city_of = [site.city for site in problem.sites]
        self._own = [person.city for person in problem.persons]
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def in_city(self, city: int, minute: int) -> int:
        """Position of the day that the clocks of a city show at a minute, or -1."""
        midnights = self._midnights[city]
        if midnights:
            i = bisect_right(midnights, minute) - 1
            return i if i < len(self._days) else -1
        i = bisect_right(self._starts, minute) - 1
        return i if i >= 0 and minute < self._days[i].end else -1

    def at(self, site: int, minute: int) -> int:
        """Position of the day that the clocks at a site show at a minute, or -1."""
        return self.in_city(self._city_of[site], minute)

    def of_person(self, person: int, site: int, minute: int, called: Sequence[int]) -> int:
        """The same for somebody at a meeting at a site: who is called goes by the clock of their own city."""
        city = self._own[person] if person in called else None
        return self.at(site, minute) if city is None else self.in_city(city, minute)

    def spans(self, day: int) -> list[tuple[int, int]]:
        """By site, from when until when it is that day there."""
        if day not in self._spans:
            whole = self._days[day]
            of_city = [
                (midnights[day], midnights[day + 1]) if midnights else (whole.start, whole.end)
                for midnights in self._midnights
            ]
            self._spans[day] = [of_city[city] for city in self._city_of]
        return self._spans[day]
