"""What differs in the programme, in words: meetings, gatherings, legs and vehicles, a line each."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import people_of_gathering, riders_of
from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.ids import PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.plan_changes import ChangeKind, MeetingChange
from scheduler_app.mission.programme_changes import (
    Change,
    ProgrammeChanges,
    StandingChange,
    riders_in,
)
from scheduler_app.mission.vehicles import Vehicle
from scheduler_app.wording.calendar import place_text
from scheduler_app.wording.mends import when_text
from scheduler_app.wording.parts import people, spans, time_of
from scheduler_app.wording.repairs import change_cells, change_line, details_text


def programme_line(found: ProgrammeChanges, change: Change, to: PersonId | None = None) -> str:
    """One change in a line, whatever it is of; said to one person, where it is for them."""
    if isinstance(change, MeetingChange):
        return change_line(found.before, found.after, change, to)
    title, was, now = _cells(found, change, to)
    if change.kind is ChangeKind.LOST:
        return tr("{title}: was {was}; is off").format(title=title, was=was)
    if change.kind is ChangeKind.ADDED:
        return tr("{title}: new, {now}").format(title=title, now=now)
    if change.kind in (ChangeKind.PEOPLE, ChangeKind.DETAILS):
        when = "" if isinstance(change.after, Vehicle | None) else _where(found.after, change.after)
        what = f"{title}, {when}" if when else title
        return tr("{what}: {who}").format(what=what, who=now)
    return tr("{title}: was {was}; is now {now}").format(title=title, was=was, now=now)


def programme_cells(found: ProgrammeChanges, change: Change) -> tuple[str, str, str]:
    """One change in three cells: what it is of, what was, what is now."""
    if isinstance(change, MeetingChange):
        return change_cells(found.before, found.after, change)
    return _cells(found, change, None)


def _cells(
    found: ProgrammeChanges, change: StandingChange, to: PersonId | None
) -> tuple[str, str, str]:
    one = change.after or change.before
    assert one is not None
    was = "–" if change.before is None else _where(found.before, change.before)
    now = tr("off") if change.after is None else _where(found.after, change.after)
    if change.kind is ChangeKind.LOST:
        now = tr("off")
    elif change.kind is ChangeKind.PEOPLE:
        now = _people(found, change, to)
    elif change.kind is ChangeKind.DETAILS:
        assert change.before is not None
        assert change.after is not None
        now = details_text(found.before, change.before, found.after, change.after, to)
    mission = found.before if change.after is None else found.after
    return _title(mission, one), was, now


def standing_counts(changes: Iterable[StandingChange]) -> list[str]:
    """How many gatherings, legs and vehicles are other than before: "1 leg changes"."""
    kinds = [type(one.after or one.before) for one in changes]
    counts = {kind: kinds.count(kind) for kind in (Gathering, Leg, Vehicle)}
    texts = {
        Gathering: ntr("{n} gathering changes", "{n} gatherings change", counts[Gathering]),
        Leg: ntr("{n} leg changes", "{n} legs change", counts[Leg]),
        Vehicle: ntr("{n} vehicle changes", "{n} vehicles change", counts[Vehicle]),
    }
    return [texts[kind].format(n=count) for kind, count in counts.items() if count]


def _title(mission: Mission, one: Gathering | Leg | Vehicle) -> str:
    """A vehicle with its city: each city has a first car."""
    if isinstance(one, Vehicle):
        return f"{one.name}, {mission.cities[one.city_id].name}"
    return one.title


def _where(mission: Mission, one: Gathering | Leg | Vehicle) -> str:
    if isinstance(one, Vehicle):
        if not one.away:
            return tr("at your disposal")
        text = tr("at your disposal, but not {when}")
        return text.format(when=spans(one.away, with_days=True))
    if isinstance(one, Leg):
        return f"{when_text(one.departure)}–{time_of(one.arrival)}"
    place = place_text(mission, one.venue_id, one.room_id)
    when = f"{when_text(one.start)}–{time_of(one.end)}"
    return f"{when}, {place or tr('place open')}"


def _people(found: ProgrammeChanges, change: StandingChange, to: PersonId | None) -> str:
    """Who comes or rides now and did not, and the other way round."""
    was = set(_people_of(found.before, change.before))
    there = set(_people_of(found.after, change.after))
    come = [one for one in change.noticing if one in there - was and one != to]
    gone = [one for one in change.noticing if one not in there and one != to]
    rides = isinstance(change.after, Vehicle | Leg)
    parts = []
    if to is not None and to in there - was:
        parts.append(tr("you now ride in it") if rides else tr("you come now"))
    elif to is not None and to not in there:
        parts.append(tr("you no longer ride in it") if rides else tr("you no longer come"))
    if come:
        text = (
            ntr("{who} now rides in it", "{who} now ride in it", len(come))
            if rides
            else ntr("{who} comes now", "{who} come now", len(come))
        )
        parts.append(text.format(who=people(found.known, come)))
    if gone:
        text = (
            ntr("{who} no longer rides in it", "{who} no longer ride in it", len(gone))
            if rides
            else ntr("{who} no longer comes", "{who} no longer come", len(gone))
        )
        parts.append(text.format(who=people(found.known, gone)))
    return "; ".join(parts)


def _people_of(mission: Mission, one: Gathering | Leg | Vehicle | None) -> tuple[PersonId, ...]:
    if one is None:
        return ()
    if isinstance(one, Gathering):
        return people_of_gathering(mission, one)
    return riders_of(mission, one) if isinstance(one, Leg) else riders_in(mission, one)
