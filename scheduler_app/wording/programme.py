"""What differs in the programme, in words: meetings, gatherings, legs and vehicles, a line each."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import delegates_of_roster, people_of_gathering, riders_of
from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.ids import PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.plan_changes import ChangeKind, MeetingChange
from scheduler_app.mission.programme_changes import Change, ProgrammeChanges, StandingChange
from scheduler_app.mission.vehicles import Vehicle
from scheduler_app.wording.calendar import place_text
from scheduler_app.wording.mends import when_text
from scheduler_app.wording.parts import listed, person_name, time_of
from scheduler_app.wording.repairs import change_cells, change_line

MOST_NAMES = 3


def programme_line(found: ProgrammeChanges, change: Change) -> str:
    """One change in a line, whatever it is of."""
    if isinstance(change, MeetingChange):
        return change_line(found.before, found.after, change)
    title, was, now = programme_cells(found, change)
    if change.kind is ChangeKind.LOST:
        return tr("{title}: was {was}; is off").format(title=title, was=was)
    if change.kind is ChangeKind.ADDED:
        return tr("{title}: new, {now}").format(title=title, now=now)
    if change.kind is ChangeKind.PEOPLE:
        when = "" if isinstance(change.after, Vehicle | None) else _where(found.after, change.after)
        what = f"{title}, {when}" if when else title
        return tr("{what}: {who}").format(what=what, who=now)
    return tr("{title}: was {was}; is now {now}").format(title=title, was=was, now=now)


def programme_cells(found: ProgrammeChanges, change: Change) -> tuple[str, str, str]:
    """One change in three cells: what it is of, what was, what is now."""
    if isinstance(change, MeetingChange):
        return change_cells(found.before, found.after, change)
    one = change.after or change.before
    assert one is not None
    was = "–" if change.before is None else _where(found.before, change.before)
    now = tr("off") if change.after is None else _where(found.after, change.after)
    if change.kind is ChangeKind.LOST:
        now = tr("off")
    elif change.kind is ChangeKind.PEOPLE:
        now = _people(found.after, change)
    return _title(one), was, now


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


def _title(one: Gathering | Leg | Vehicle) -> str:
    return one.name if isinstance(one, Vehicle) else one.title


def _where(mission: Mission, one: Gathering | Leg | Vehicle) -> str:
    if isinstance(one, Vehicle):
        return tr("your ride in {city}").format(city=mission.cities[one.city_id].name)
    if isinstance(one, Leg):
        return f"{when_text(one.departure)}–{time_of(one.arrival)}"
    place = place_text(mission, one.venue_id, one.room_id)
    when = f"{when_text(one.start)}–{time_of(one.end)}"
    return f"{when}, {place or tr('place open')}"


def _people(mission: Mission, change: StandingChange) -> str:
    """Who comes or rides now and did not, and the other way round."""
    there = set(_people_of(mission, change.after))
    come = [one for one in change.noticing if one in there]
    gone = [one for one in change.noticing if one not in there]
    rides = isinstance(change.after, Vehicle | Leg)
    parts = []
    if come:
        text = tr("{who}: now rides in it") if rides else tr("{who}: comes now")
        parts.append(text.format(who=_names(mission, come)))
    if gone:
        text = tr("{who}: no longer rides in it") if rides else tr("{who}: no longer comes")
        parts.append(text.format(who=_names(mission, gone)))
    return "; ".join(parts)


def _people_of(mission: Mission, one: Gathering | Leg | Vehicle | None) -> tuple[PersonId, ...]:
    if one is None:
        return ()
    if isinstance(one, Gathering):
        return people_of_gathering(mission, one)
    return (
        riders_of(mission, one)
        if isinstance(one, Leg)
        else delegates_of_roster(mission, one.roster)
    )


def _names(mission: Mission, people: list[PersonId]) -> str:
    names = [person_name(mission, one) for one in people[:MOST_NAMES]]
    more = len(people) - MOST_NAMES
    if more > 0:
        return tr("{who} and {n} more").format(who=", ".join(names), n=more)
    return listed(names)
