"""Days off of cities."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from scheduler_app.mission.ids import CityId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Holiday


def add_holidays(mission: Mission, found: Mapping[CityId, Iterable[Holiday]]) -> Mission:
    """Give cities more holidays, in order of their days; a day that is one already stays as it is."""
    cities = dict(mission.cities)
    for city_id, more in found.items():
        city = cities[city_id]
        known = {one.day for one in city.holidays}
        every = (*city.holidays, *(one for one in more if one.day not in known))
        days = tuple(sorted(every, key=lambda one: one.day))
        cities[city_id] = dataclasses.replace(city, holidays=days)
    return dataclasses.replace(mission, cities=cities)
