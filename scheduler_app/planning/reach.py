"""Who cannot get to a gathering or a leg at all, because nothing takes them to its city.

Such a person is where they are, whatever a roster says: what is planned there for them stands, and the
gathering that they miss is told as a conflict of its own. So a cancelled flight costs what is at the other
end of it, not what comes before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler_app.mission.attendance import delegates_of_gathering, riders_of
from scheduler_app.mission.ids import CityId, GatheringId, LegId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import Stay, stays_of, stays_of_interpreter
from scheduler_app.planning.line import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """`missed`: delegates and interpreters who cannot be at a gathering; `boards`: riders of a leg who are
    in another city than the one it leaves from, with that city. Only what somebody misses is named.
    """

    missed: Mapping[GatheringId, tuple[PersonId, ...]]
    boards: Mapping[LegId, Mapping[PersonId, CityId]]


def reach_of(mission: Mission, line: Line) -> Reach:
    """Follow each delegate, and each interpreter who rides along, through stays, gatherings and legs; the
    first says where they begin.

    A leg that leaves from elsewhere still takes its riders along: they may find a way to it.
    """
    missed: dict[GatheringId, list[PersonId]] = {}
    boards: dict[LegId, dict[PersonId, CityId]] = {}
    standing = _standing(mission, line)
    for who, stays in _stays(mission):
        events: list[Event] = [
            (line.minute(stay.city_id, stay.slot.start), stay.city_id, stay.city_id, None)
            for stay in stays
        ]
        events += standing.get(who, [])
        here: CityId | None = None
        for _, from_city, to_city, what in sorted(events, key=lambda one: one[0]):
            if here is not None and here != from_city and what is not None:
                table, key = what
                if table == "legs":
                    boards.setdefault(LegId(key), {})[who] = here
                else:
                    missed.setdefault(GatheringId(key), []).append(who)
                    continue
            here = to_city
    return Reach(missed={key: tuple(who) for key, who in missed.items()}, boards=boards)


Event = tuple[int, CityId, CityId, tuple[str, str] | None]
"""When it begins, in which city, in which city it ends, and of which table and record; None: a stay."""


def _stays(mission: Mission) -> Iterator[tuple[PersonId, tuple[Stay, ...]]]:
    for delegate in mission.delegates.values():
        if delegate.is_travelling:
            yield delegate.id, stays_of(mission, delegate.id)
    for interpreter in mission.interpreters.values():
        if interpreter.leg_ids:
            yield interpreter.id, stays_of_interpreter(mission, interpreter.id)


def _standing(mission: Mission, line: Line) -> Mapping[PersonId, list[Event]]:
    found: dict[PersonId, list[Event]] = {}
    for who, event in _events(mission, line):
        found.setdefault(who, []).append(event)
    return found


def _events(mission: Mission, line: Line) -> Iterator[tuple[PersonId, Event]]:
    for one in mission.gatherings.values():
        start = line.minute(one.city_id, one.start)
        for delegate in delegates_of_gathering(mission, one):
            yield delegate, (start, one.city_id, one.city_id, ("gatherings", one.id))
        for interpreter in one.interpreter_ids:
            yield interpreter, (start, one.city_id, one.city_id, ("gatherings", one.id))
    for leg in mission.legs.values():
        start = line.minute(leg.from_city_id, leg.departure) - leg.check_in_minutes
        for who in riders_of(mission, leg):
            yield who, (start, leg.from_city_id, leg.to_city_id, ("legs", leg.id))
