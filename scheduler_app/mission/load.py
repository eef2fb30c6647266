"""How much is asked of each person, beside how much time they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from scheduler_app.mission.asking import is_asked
from scheduler_app.mission.attendance import people_of_gathering
from scheduler_app.mission.choices import surely_coming
from scheduler_app.mission.ids import CityId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import Stay
from scheduler_app.mission.slots import Slot, slot_of
from scheduler_app.mission.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Load:
    """Minutes of the meetings asked of one person, and minutes in which they could be met.

    Free is what their stays leave beside breaks of the city and gatherings; ways are not counted.
    """

    asked: int
    free: int

    @property
    def is_too_much(self) -> bool:
        """Whether more is asked than there is time for."""
        return self.asked > self.free


def loads_of(mission: Mission) -> Mapping[PersonId, Load]:
    """The load of every delegate, official and interpreter; of interpreters nothing is asked yet."""
    asked: Counter[PersonId] = Counter()
    for request in mission.meeting_requests.values():
        if not is_asked(mission, request):
            continue
        people: tuple[PersonId, ...] = (
            *surely_coming(mission, request),
            *request.official_ids,
        )
        for one in people:
            asked[one] += request.minutes
    taken: dict[PersonId, list[tuple[CityId, Slot]]] = {}
    for gathering in mission.gatherings.values():
        for person in people_of_gathering(mission, gathering):
            taken.setdefault(person, []).append((gathering.city_id, gathering.slot))
    own_hours = {one.id for one in mission.officials.values() if one.availability}
    return {
        person: Load(
            asked=asked[person],
            free=sum(
                _free(mission, stay, taken.get(person, []), keeps_breaks=person not in own_hours)
                for stay in stays
            ),
        )
        for person, stays in Whereabouts(mission).stays.items()
    }


def _free(
    mission: Mission, stay: Stay, taken: list[tuple[CityId, Slot]], *, keeps_breaks: bool
) -> int:
    """Minutes of a stay that are left."""
    busy = [slot for city_id, slot in taken if city_id == stay.city_id]
    if keeps_breaks:
        days: list[date] = sorted({stay.slot.start.date(), stay.slot.end.date()})
        busy += [
            slot_of(datetime.combine(day, one.hours.start), one.minutes or one.hours.minutes)
            for one in mission.cities[stay.city_id].breaks
            for day in days
        ]
    inside = sorted(both for slot in busy if (both := stay.slot.meet(slot)) is not None)
    left, reach = stay.slot.minutes, stay.slot.start
    for slot in inside:
        if slot.end > reach:
            start = max(slot.start, reach)
            left -= Slot(start=start, end=slot.end).minutes
            reach = slot.end
    return left
