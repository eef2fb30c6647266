"""Cancellations and what comes of them, in words: answers, changes, slips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.attendance import people_of_meeting, request_title, riders_of
from scheduler_app.mission.changes import known_to_either
from scheduler_app.mission.details import Told, details_that_differ
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND, CancelKind, Cancellation, cancel
from scheduler_app.mission.ids import LegId, MeetingRequestId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import is_called_to
from scheduler_app.mission.plan_changes import ChangeKind, MeetingChange
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.wording.calendar import met_at, table_text
from scheduler_app.wording.labels import field_label, in_sentence
from scheduler_app.wording.names import record_name
from scheduler_app.wording.online import met_when, where_you_are
from scheduler_app.wording.parts import day_of, full_name, listed, minutes_of, person_name

_KINDS: Mapping[CancelKind, str] = {
    CancelKind.MEETING: mark("Meeting"),
    CancelKind.DELEGATE: mark("Delegate"),
    CancelKind.OFFICIAL: mark("Official"),
    CancelKind.INTERPRETER: mark("Interpreter"),
    CancelKind.ROOM: mark("Room"),
    CancelKind.VENUE: mark("Venue"),
    CancelKind.VEHICLE: mark("Vehicle"),
    CancelKind.LEG: mark("Leg"),
}


def kind_label(kind: CancelKind) -> str:
    """What falls away."""
    return tr(_KINDS[kind])


def cancelled_name(mission: Mission, kind: CancelKind, record_id: str) -> str:
    """What falls away by name, a person with the organisation."""
    if kind in (CancelKind.DELEGATE, CancelKind.OFFICIAL):
        return full_name(mission, cast("PersonId", record_id))
    return record_name(mission, TABLE_OF_KIND[kind], record_id)


def cancellation_step(mission: Mission, what: Cancellation) -> str:
    """The step of the history: "Cancel GE – NDRC", "Leg Beijing – Shanghai is 120 min late"."""
    name = cancelled_name(mission, what.kind, what.id)
    if what.delay_minutes:
        return tr("{what} is {n} late").format(what=name, n=minutes_of(what.delay_minutes))
    return tr("Cancel {what}").format(what=name)


def change_line(
    before: Mission, after: Mission, change: MeetingChange, to: PersonId | None = None
) -> str:
    """One change in a line: "GE – NDRC: was Tue 14 Apr 09:30, NDRC; is now Wed 15 Apr 10:00, NDRC".

    Said to one person, where it is for them.
    """
    mission = before if change.after is None or change.kind is ChangeKind.PEOPLE else after
    title = request_title(mission, mission.meeting_requests[change.request_id])
    was = "" if change.before is None else where_text(before, change.before, to)
    now = "" if change.after is None else where_text(after, change.after, to)
    if (
        change.before is not None
        and change.after is not None
        and _stays(change.before, change.after)
    ):
        was = met_when(before, change.before, to)
    if change.kind is ChangeKind.LOST:
        return tr("{title}: was {was}; is off").format(title=title, was=was)
    if change.kind is ChangeKind.ADDED:
        return tr("{title}: new, {now}").format(title=title, now=now)
    if change.kind is ChangeKind.LENGTH:
        minutes = minutes_of(after.meeting_requests[change.request_id].minutes)
        return tr("{title}, {now}: lasts {n} now").format(title=title, now=now, n=minutes)
    if change.kind is ChangeKind.PEOPLE:
        return tr("{title}, {now}: {who}").format(
            title=title, now=now, who=_people(before, after, change, to)
        )
    if change.kind is ChangeKind.DETAILS:
        said = _details(before, after, change, to)
        return tr("{title}, {now}: {what}").format(title=title, now=now, what=said)
    return tr("{title}: was {was}; is now {now}").format(title=title, was=was, now=now)


_TITLED = ("meeting_requests", "gatherings", "legs")


def details_text(
    before: Mission, old: Told, after: Mission, new: Told, to: PersonId | None = None
) -> str:
    """What reads otherwise: "address of NDRC is now New street 5"."""
    parts = []
    for one in details_that_differ(before, old, after, new, to):
        is_called = one.field == "name" or (one.field == "title" and one.table in _TITLED)
        if is_called and one.was and one.now:
            text = tr("{was} is now called {now}")
        elif one.now:
            text = tr("{label} of {name} is now {now}")
        else:
            text = tr("{name} has no {label} any more")
        name = record_name(after, one.table, one.record)
        label = in_sentence(field_label(one.table, one.field))
        parts.append(text.format(label=label, name=name, was=one.was, now=one.now))
    return ", ".join(dict.fromkeys(parts))


def _details(
    before: Mission, after: Mission, change: MeetingChange, to: PersonId | None = None
) -> str:
    assert change.before is not None
    assert change.after is not None
    return details_text(before, change.before, after, change.after, to)


def change_cells(before: Mission, after: Mission, change: MeetingChange) -> tuple[str, str, str]:
    """The meeting, what was, and what is now: of the place nothing where that is the same."""
    mission = before if change.after is None or change.kind is ChangeKind.PEOPLE else after
    title = request_title(mission, mission.meeting_requests[change.request_id])
    old, new = change.before, change.after
    was = "–" if old is None else where_text(before, old)
    now = tr("off") if new is None else where_text(after, new)
    if old is not None and new is not None and _stays(old, new):
        was, now = met_when(before, old), met_when(after, new)
    if change.kind is ChangeKind.PEOPLE:
        now = _people(before, after, change, None)
    elif change.kind is ChangeKind.DETAILS:
        now = _details(before, after, change)
    return title, was, now


def _stays(old: Meeting, new: Meeting) -> bool:
    """Whether the place is the same."""
    return (old.venue_id, old.room_id, old.table) == (new.venue_id, new.room_id, new.table)


def where_text(mission: Mission, meeting: Meeting, to: PersonId | None = None) -> str:
    """When and where a meeting is: "Tue 14 Apr 09:30, Hotel, Hall, Table 4"; to whom it is a call, "where you
    are".
    """
    if to is not None and is_called_to(mission, meeting, to):
        return ", ".join((met_when(mission, meeting, to), where_you_are()))
    parts = [met_when(mission, meeting, to), met_at(mission, meeting.venue_id, meeting.room_id)]
    if meeting.table is not None:
        parts.append(table_text(meeting.table))
    return ", ".join(parts)


def _people(before: Mission, after: Mission, change: MeetingChange, to: PersonId | None) -> str:
    assert change.before is not None
    assert change.after is not None
    was = set(people_of_meeting(before, change.before))
    there = set(people_of_meeting(after, change.after))
    others = [one for one in change.noticing if one != to]
    come = [person_name(after, one) for one in others if one in there - was]
    known = known_to_either(before, after)
    gone = [person_name(known, one) for one in others if one not in there]
    parts = [tr("you come")] if to is not None and to in there - was else []
    parts += [tr("you do not come")] if to is not None and to not in there else []
    parts += [tr("{who} comes").format(who=listed(come))] if come else []
    parts += [tr("{who} does not come").format(who=listed(gone))] if gone else []
    return ", ".join(parts)


def refusal_of(mission: Mission, what: Cancellation, now: datetime) -> str:
    """Why something cannot be cancelled (any more); empty where it can."""
    if what.since.date() > mission.end:
        return tr("The mission is over by then: it ends on {day}.").format(day=day_of(mission.end))
    if what.until is not None and what.until <= what.since:
        return tr("They cannot be back before they are away.")
    if what.kind is CancelKind.MEETING:
        return _refusal_of_meeting(mission, what, now)
    name = cancelled_name(mission, what.kind, what.id)
    if what.kind is CancelKind.LEG:
        if mission.legs[LegId(what.id)].departure < now:
            return tr("{title} has left already.").format(title=name)
        if not riders_of(mission, mission.legs[LegId(what.id)]):
            return tr("Nobody travels by {title}.").format(title=name)
    if cancel(mission, replace(what, by="", why="")) == mission:
        return tr("{name} is cancelled already, as far as that.").format(name=name)
    return ""


def _refusal_of_meeting(mission: Mission, what: Cancellation, now: datetime) -> str:
    request = mission.meeting_requests[MeetingRequestId(what.id)]
    title = request_title(mission, request)
    meeting = mission.meetings.get(meeting_id_of(request.id))
    if request.is_cancelled:
        return tr("{title} is cancelled already.").format(title=title)
    if meeting is None and not what.drop:
        text = tr("{title} is not in the plan. To give the request up, drop it.")
        return text.format(title=title)
    if meeting is not None and meeting.start < now:
        text = tr("{title} has begun already; it cannot be cancelled any more.")
        return text.format(title=title)
    return ""
