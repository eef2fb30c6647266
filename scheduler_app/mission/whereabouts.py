"""Everybody's stays of one mission, worked out once: who can be met in which city on which day."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date

from scheduler_app.mission.ids import CityId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import Stay, days_in_city, stays_of, stays_of_official

Spot = tuple[CityId, date]


class Whereabouts:
    """Stays and the days in cities that follow from them; asked often, computed once."""

    def __init__(self, mission: Mission) -> None:
        self._mission = mission

    @functools.cached_property
    def stays(self) -> Mapping[PersonId, tuple[Stay, ...]]:
        """The stays of every delegate (none for one who does not travel) and every official."""
        found: dict[PersonId, tuple[Stay, ...]] = {
            one: stays_of(self._mission, one) for one in self._mission.delegates
        }
        for one in self._mission.officials:
            found[one] = stays_of_official(self._mission, one)
        return found

    @functools.cached_property
    def days(self) -> Mapping[CityId, frozenset[date]]:
        """The working days of the mission in each city."""
        return {
            city_id: frozenset(days_in_city(self._mission, city_id))
            for city_id in self._mission.cities
        }

    @functools.cached_property
    def spots(self) -> Mapping[PersonId, frozenset[Spot]]:
        """In which city on which day each person may be met."""
        return {
            person: frozenset(
                (stay.city_id, day)
                for stay in stays
                for day in self._mission.days
                if stay.slot.start.date() <= day <= stay.slot.end.date()
            )
            for person, stays in self.stays.items()
        }
