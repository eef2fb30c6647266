"""What differs between two plans of one mission, meeting by meeting and person by person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scheduler_app.mission.attendance import city_of_meeting, people_of_meeting
from scheduler_app.mission.details import details_that_differ
from scheduler_app.mission.ids import MeetingRequestId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import is_called_to
from scheduler_app.mission.schedule import Meeting


class ChangeKind(StrEnum):
    """What has become of a meeting; the first that holds."""

    LOST = "lost"
    ADDED = "added"
    MOVED = "moved"
    """It begins at another time, perhaps elsewhere."""
    RELOCATED = "relocated"
    """It begins when it did, in another venue or room or at another table."""
    PEOPLE = "people"
    """Somebody else comes, or interprets."""
    LENGTH = "length"
    DETAILS = "details"
    """It says something else: another title or name, address, link or clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChange:
    """One meeting in two plans; `before` or `after` None where it is not in one of them.

    `noticing`: who was or is at it; where only interpreters changed, those; where only the place did, not who
    is called.
    """

    kind: ChangeKind
    request_id: MeetingRequestId
    before: Meeting | None
    after: Meeting | None
    noticing: tuple[PersonId, ...]


def plan_changes(before: Mission, after: Mission) -> tuple[MeetingChange, ...]:
    """Every meeting that differs, in order of when it was or will be."""
    ids = dict.fromkeys((*before.meetings, *after.meetings))
    found = (
        _change(before, after, before.meetings.get(one), after.meetings.get(one)) for one in ids
    )
    changes = [one for one in found if one is not None]
    return tuple(sorted(changes, key=lambda one: min(_starts(one))))


def by_person(changes: Iterable[MeetingChange]) -> Mapping[PersonId, tuple[MeetingChange, ...]]:
    """The changes that each person notices, in their order."""
    found: dict[PersonId, list[MeetingChange]] = {}
    for change in changes:
        for person in change.noticing:
            found.setdefault(person, []).append(change)
    return {person: tuple(mine) for person, mine in found.items()}


def _starts(change: MeetingChange) -> list[tuple[datetime, str]]:
    return [(one.start, one.id) for one in (change.before, change.after) if one is not None]


def _change(
    before: Mission, after: Mission, old: Meeting | None, new: Meeting | None
) -> MeetingChange | None:
    was = () if old is None else people_of_meeting(before, old)
    now = () if new is None else people_of_meeting(after, new)
    everyone = tuple(dict.fromkeys((*was, *now)))
    if old is None or new is None:
        one = old or new
        assert one is not None
        kind = ChangeKind.ADDED if old is None else ChangeKind.LOST
        return MeetingChange(
            kind=kind, request_id=one.request_id, before=old, after=new, noticing=everyone
        )
    kind_found = _kind(before, after, old, new, set(was) != set(now))
    if kind_found is None:
        return None
    if kind_found is ChangeKind.PEOPLE:
        others = tuple(one for one in everyone if (one in was) != (one in now))
        if all(one in before.interpreters or one in after.interpreters for one in others):
            everyone = others
    is_elsewhere = kind_found is ChangeKind.RELOCATED and set(was) == set(now)
    if is_elsewhere and _is_same_but_place(before, after, old, new):
        everyone = tuple(
            one
            for one in everyone
            if not (is_called_to(before, old, one) and is_called_to(after, new, one))
        )
    return MeetingChange(
        kind=kind_found, request_id=old.request_id, before=old, after=new, noticing=everyone
    )


def _is_same_but_place(before: Mission, after: Mission, old: Meeting, new: Meeting) -> bool:
    """Whether whoever does not go there sees no difference: the same moment, as long, and the same
    words.
    """
    cities = city_of_meeting(before, old), city_of_meeting(after, new)
    lengths = [one.meeting_requests[old.request_id].minutes for one in (before, after)]
    is_same = cities[0] == cities[1] and lengths[0] == lengths[1]
    return is_same and not details_that_differ(before, old, after, new)


def _kind(
    before: Mission, after: Mission, old: Meeting, new: Meeting, others_come: bool
) -> ChangeKind | None:
    if old.start != new.start:
        return ChangeKind.MOVED
    if (old.venue_id, old.room_id, old.table) != (new.venue_id, new.room_id, new.table):
        return ChangeKind.RELOCATED
    lengths = [one.meeting_requests[old.request_id].minutes for one in (before, after)]
    if lengths[0] != lengths[1]:
        return ChangeKind.LENGTH
    if others_come:
        return ChangeKind.PEOPLE
    return ChangeKind.DETAILS if details_that_differ(before, old, after, new) else None
