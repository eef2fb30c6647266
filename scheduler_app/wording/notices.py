"""What people are told of changes: the notices of a change, the text of a mail, the heads of slips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import person_of
from scheduler_app.mission.ids import NoticeId, PersonId, new_id
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.notices import Notice
from scheduler_app.mission.programme_changes import Change, ProgrammeChanges, programme_changes
from scheduler_app.wording.paper import plain_date
from scheduler_app.wording.parts import full_name, listed
from scheduler_app.wording.programme import programme_line


def with_notices(
    before: Mission, after: Mission, *, cause: str, why: str, now: datetime, since: int = 0,
    read: Callable[[int], Mission] | None = None,
) -> Mission:  # fmt: skip
    """`after` with a notice for each person who notices a change from `before`; those of the same cause that
    nobody has been told yet are replaced. `since`: the kept version that they know. Where somebody was
    still to be told of something before, one notice says all that differs from what they know, which
    `read` gets; none where nothing does any more.
    """
    kept: dict[NoticeId, Notice] = {
        key: one for key, one in after.notices.items() if one.cause != cause or one.is_told
    }
    known = {since: programme_changes(before, after)}
    for person in known[since].by_person():
        older = {
            key: one
            for key, one in kept.items()
            if one.person == person and not one.is_told and one.since
        }
        whys = [why]
        knew = since
        if older and read is not None:
            knew = min(one.since for one in older.values())
            whys = [*(one.why for one in older.values()), why]
            kept = {key: one for key, one in kept.items() if key not in older}
            if knew not in known:
                known[knew] = programme_changes(read(knew), after)
        mine = known[knew].by_person().get(person, ())
        if mine:
            key = NoticeId(new_id("notice", {*kept, *after.notices}))
            kept[key] = Notice(
                id=key,
                person=person,
                name=full_name(known[knew].known, person),
                contact=contact_of(known[knew].known, person),
                cause=cause,
                made_on=now.replace(second=0, microsecond=0),
                text="\n".join(programme_line(known[knew], one, person) for one in mine),
                why=listed([one for one in dict.fromkeys(whys) if one]),
                since=knew,
            )
    return replace(after, notices=kept)


def renewed(mission: Mission, read: Callable[[int], Mission]) -> Mission:
    """The mission with what people are still to be told as it is now: from what each knows to what holds.

    Who need not be told any more has no notice. Notices of whom it is not known what they know stay.
    """
    found: dict[int, Mapping[PersonId, tuple[Change, ...]]] = {}
    changes: dict[int, ProgrammeChanges] = {}
    kept: dict[NoticeId, Notice] = {}
    for key, one in mission.notices.items():
        if one.is_told or not one.since:
            kept[key] = one
            continue
        if one.since not in found:
            changes[one.since] = programme_changes(read(one.since), mission)
            found[one.since] = changes[one.since].by_person()
        person = cast("PersonId", one.person)
        mine = found[one.since].get(person, ())
        text = "\n".join(programme_line(changes[one.since], each, person) for each in mine)
        if text:
            kept[key] = one if text == one.text else replace(one, text=text)
    return mission if kept == mission.notices else replace(mission, notices=kept)


def contact_of(mission: Mission, person: PersonId) -> str:
    """How somebody is reached: phone and mail, as far as they are known."""
    found = person_of(mission, person)
    return ", ".join(part for part in (found.phone, found.email) if part)


def mail_text(mission: Mission, notice: Notice) -> str:
    """A mail for one person, ready to be sent."""
    lines = [
        tr("Dear {name},").format(name=notice.name), "",
        tr("something has changed in your programme:"),
        "", *(f"- {line}" for line in notice.lines), "",
    ]  # fmt: skip
    if why := notice.why_told(mission.delegates):
        lines += [why_line(why), ""]
    if notice.note.strip():
        lines += [notice.note.strip(), ""]
    lines.append(mission.title)
    return "\n".join(lines)


def mail_subject(mission: Mission) -> str:
    """The subject of such a mail."""
    return tr("Changed: {mission}").format(mission=mission.title)


def untold(mission: Mission) -> Mapping[NoticeId, Notice]:
    """Who is still to be told."""
    return {key: one for key, one in mission.notices.items() if not one.is_told}


def to_tell(count: int, *, noted: bool) -> str:
    """How many are still to be told of what was cancelled; `noted`: whether anything ever was."""
    if not count and not noted:
        return tr("Nothing was cancelled of which somebody is to be told.")
    if not count:
        return tr("Everybody has been told of what was cancelled.")
    return ntr("{n} person is to be told", "{n} people are to be told", count).format(n=count)


def slip_title() -> str:
    """The heading of a change slip."""
    return tr("Change to your programme")


def slips_group() -> str:
    """The heading of the list of slips."""
    return tr("Change slips")


def why_line(why: str) -> str:
    """Why it has changed, below the changes."""
    return tr("Why: {why}").format(why=why)


def changed_on(made_on: datetime, clock: str) -> str:
    """When the change was made, small: nobody is to take it for a day of the programme."""
    return tr("Changed on {day}, {time}").format(day=plain_date(made_on.date()), time=clock)
