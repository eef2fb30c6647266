"""Everybody's stays of one mission, worked out once: who can be met in which city on which day."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date

from scheduler_app.mission.ids import CityId, DelegateId, InterpreterId, OfficialId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import (
    Stay,
    days_in_city,
    stays_of,
    stays_of_interpreter,
    stays_of_official,
)

Spot = tuple[CityId, date]


class Whereabouts:
    """Stays and the days in cities that follow from them; asked often, computed once."""

    def __init__(self, mission: Mission) -> None:
        self._mission = mission

    @functools.cached_property
    def stays(self) -> Mapping[PersonId, tuple[Stay, ...]]:
        """The stays of every delegate (none for one who does not travel), official and interpreter."""
        people = (self._mission.delegates, self._mission.officials, self._mission.interpreters)
        return {one: self.stays_of(one) for table in people for one in table}

    def stays_of(self, person_id: PersonId) -> tuple[Stay, ...]:
        """The stays of one of them, worked out anew."""
        if person_id in self._mission.delegates:
            return stays_of(self._mission, DelegateId(person_id))
        if person_id in self._mission.officials:
            return stays_of_official(self._mission, OfficialId(person_id))
        return stays_of_interpreter(self._mission, InterpreterId(person_id))

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
