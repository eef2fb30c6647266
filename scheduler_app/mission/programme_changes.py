"""What differs between two missions for those who hold a programme: meetings, gatherings, legs, rides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from scheduler_app.mission.attendance import (
    city_of_meeting,
    delegates_of_meeting,
    delegates_of_roster,
    people_of_gathering,
    riders_of,
)
from scheduler_app.mission.changes import known_to_either
from scheduler_app.mission.details import details_that_differ
from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.ids import CityId, DelegateId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.plan_changes import ChangeKind, MeetingChange, plan_changes
from scheduler_app.mission.slots import Slot, slot_of
from scheduler_app.mission.vehicles import Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChange:
    """A gathering, leg or vehicle in two missions; None where it is not in one of them.

    `noticing`: everyone in either; where only the people differ, those who come or stay away,
    unless one of them is a host or a principal. LOST is
    also what nobody goes to any more, and a gathering without a place is RELOCATED.
    """

    kind: ChangeKind
    before: Gathering | Leg | Vehicle | None
    after: Gathering | Leg | Vehicle | None
    noticing: tuple[PersonId, ...]


Change = MeetingChange | StandingChange


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeChanges:
    """All differences, in order of time, and the day sheets on which they show.

    `known`: what either mission knows, for the names of who and what is gone.
    """

    before: Mission
    after: Mission
    known: Mission
    changes: tuple[Change, ...]
    sheets: tuple[tuple[CityId, date], ...]

    def by_person(self) -> Mapping[PersonId, tuple[Change, ...]]:
        """The changes that each person notices."""
        found: dict[PersonId, list[Change]] = {}
        for change in self.changes:
            for person in change.noticing:
                if self._is_nothing_to(change, person):
                    continue
                found.setdefault(person, []).append(change)
        return {person: tuple(mine) for person, mine in found.items()}

    def _is_nothing_to(self, change: Change, person: PersonId) -> bool:
        """Whether only notes differ, which are not for this person."""
        old, new = change.before, change.after
        if change.kind is not ChangeKind.DETAILS or old is None or new is None:
            return False
        return not details_that_differ(self.before, old, self.after, new, person)


def programme_changes(before: Mission, after: Mission) -> ProgrammeChanges:
    """Compare two missions."""
    changes: list[Change] = [*plan_changes(before, after)]
    changes += _gatherings(before, after)
    changes += _legs(before, after)
    changes += _vehicles(before, after)
    changes.sort(key=_when)
    sheets: dict[tuple[CityId, date], None] = {}
    for change in changes:
        for mission, one in ((before, change.before), (after, change.after)):
            for sheet in _sheets(mission, one):
                sheets[sheet] = None
    order = {city: n for n, city in enumerate({**before.cities, **after.cities})}
    return ProgrammeChanges(
        before=before,
        after=after,
        known=known_to_either(before, after),
        changes=tuple(changes),
        sheets=tuple(sorted(sheets, key=lambda sheet: (sheet[1], order[sheet[0]]))),
    )


def _gatherings(before: Mission, after: Mission) -> list[StandingChange]:
    found = []
    for key in dict.fromkeys((*before.gatherings, *after.gatherings)):
        old, new = before.gatherings.get(key), after.gatherings.get(key)
        was = () if old is None else people_of_gathering(before, old)
        now = () if new is None else people_of_gathering(after, new)
        kind = None
        if old is not None and new is not None:
            if (old.start, old.end) != (new.start, new.end):
                kind = ChangeKind.MOVED
            elif (old.venue_id, old.room_id) != (new.venue_id, new.room_id):
                kind = ChangeKind.RELOCATED
            elif set(was) == set(now) and details_that_differ(before, old, after, new):
                kind = ChangeKind.DETAILS
        found += _standing(old, new, was, now, kind, _leads(before, after))
    return found


def _leads(before: Mission, after: Mission) -> Callable[[PersonId], bool]:
    """Whether somebody is a host or a principal, whose absence everyone notices."""
    delegates = {**before.delegates, **after.delegates}
    interpreters = {**before.interpreters, **after.interpreters}

    def leads(one: PersonId) -> bool:
        known = delegates.get(DelegateId(one))
        return one not in interpreters if known is None else known.is_principal

    return leads


def _legs(before: Mission, after: Mission) -> list[StandingChange]:
    found = []
    for key in dict.fromkeys((*before.legs, *after.legs)):
        old, new = before.legs.get(key), after.legs.get(key)
        was = () if old is None else riders_of(before, old)
        now = () if new is None else riders_of(after, new)
        kind = None
        if old is not None and new is not None:
            if (old.departure, old.arrival) != (new.departure, new.arrival):
                kind = ChangeKind.MOVED
            elif (old.from_venue_id, old.to_venue_id) != (new.from_venue_id, new.to_venue_id):
                kind = ChangeKind.RELOCATED
            elif set(was) == set(now) and details_that_differ(before, old, after, new):
                kind = ChangeKind.DETAILS
        found += _standing(old, new, was, now, kind, lambda _: False)
    return found


def _vehicles(before: Mission, after: Mission) -> list[StandingChange]:
    """Who no longer rides in a vehicle, or newly does."""
    found = []
    for key in dict.fromkeys((*before.vehicles, *after.vehicles)):
        old, new = before.vehicles.get(key), after.vehicles.get(key)
        was = () if old is None else riders_in(before, old)
        now = () if new is None else riders_in(after, new)
        kind = None
        if old is not None and new is not None and old.away != new.away and now:
            kind = ChangeKind.RELOCATED
        elif old is not None and new is not None and set(was) == set(now):
            kind = ChangeKind.DETAILS if details_that_differ(before, old, after, new) else None
        if was or now:
            found += _standing(old, new, was, now, kind, lambda _: False)
    return found


def riders_in(mission: Mission, vehicle: Vehicle) -> tuple[PersonId, ...]:
    """Those whose vehicle it is, and those whom it takes to a meeting, as far as it is there."""
    midnight = datetime.combine(mission.start, time())
    whole = Slot(start=midnight, end=midnight + timedelta(days=len(mission.days)))
    is_gone = any(one.contains(whole) for one in vehicle.away)
    riders: list[PersonId] = [*(() if is_gone else delegates_of_roster(mission, vehicle.roster))]
    for meeting in mission.meetings.values():
        request = mission.meeting_requests[meeting.request_id]
        is_there = not vehicle.is_away(slot_of(meeting.start, request.minutes))
        if request.vehicle_id == vehicle.id and is_there:
            riders += delegates_of_meeting(mission, meeting)
    return tuple(dict.fromkeys(riders))


def _standing(
    old: Gathering | Leg | Vehicle | None,
    new: Gathering | Leg | Vehicle | None,
    was: tuple[PersonId, ...],
    now: tuple[PersonId, ...],
    kind: ChangeKind | None,
    leads: Callable[[PersonId], bool],
) -> list[StandingChange]:
    everyone = tuple(dict.fromkeys((*was, *now)))
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.LOST
    elif was and not now:
        kind = ChangeKind.LOST
    elif kind is None:
        if set(was) == set(now):
            return []
        kind = ChangeKind.PEOPLE
        others = tuple(one for one in everyone if (one in was) != (one in now))
        if not any(leads(one) for one in others):
            everyone = others
    return [StandingChange(kind=kind, before=old, after=new, noticing=everyone)]


def _when(change: Change) -> datetime:
    return min(_start(one) for one in (change.before, change.after) if one is not None)


def _start(one: object) -> datetime:
    """When something begins; vehicles, which are there all days, come last."""
    if isinstance(one, Vehicle):
        return datetime.max
    return one.departure if isinstance(one, Leg) else one.start  # type: ignore[attr-defined]


def _sheets(mission: Mission, one: object) -> list[tuple[CityId, date]]:
    if one is None or isinstance(one, Vehicle):
        return []
    if isinstance(one, Leg):
        return [(one.from_city_id, one.departure.date()), (one.to_city_id, one.arrival.date())]
    if isinstance(one, Gathering):
        return [(one.city_id, one.start.date())]
    city_id = city_of_meeting(mission, one)  # type: ignore[arg-type]
    return [(city_id, one.start.date())]  # type: ignore[attr-defined]
