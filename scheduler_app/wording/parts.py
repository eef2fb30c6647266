"""Parts of sentences that conflicts, reasons and defects share: people, engagements, times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.asking import Party
from scheduler_app.mission.attendance import organisation_of, person_of, request_title
from scheduler_app.mission.ids import (
    GatheringId,
    LegId,
    MeetingRequestId,
    PersonId,
    VenueId,
)
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Holiday
from scheduler_app.mission.slots import Slot
from scheduler_app.planning import Cause, Concerned, ConcernedKind
from scheduler_app.planning.remembered import remembered
from scheduler_app.wording.dates import short_month_name, short_weekday_name

FEW = 3
"""More names than this are counted instead."""


def person_name(mission: Mission, person_id: PersonId) -> str:
    """A person as a coordinator calls them; KeyError when there is none.

    Who has a name goes by it; who has none by the post with the organisation, where the post does not
    say it: "Chief executive (SteelCo)". Of several people called the same each also has what tells them
    apart: the organisation, the post, and where that does not do, the id.
    """
    return _person_names(mission)[person_id]


@remembered(
    lambda mission: (
        mission.delegates, mission.officials, mission.interpreters, mission.organisations,
    )
)  # fmt: skip
def _person_names(mission: Mission) -> Mapping[PersonId, str]:
    """What everybody is called, so that no two are called the same."""
    names: dict[PersonId, str] = {}
    people = (mission.delegates, mission.officials, mission.interpreters)
    waiting: list[PersonId] = [person_id for table in people for person_id in table]
    for speak in (_shortly, _with_organisation, _with_post, _with_id):
        said = {person_id: speak(mission, person_id) for person_id in waiting}
        count = Counter(said.values())
        names.update(said)
        waiting = [person_id for person_id in waiting if count[said[person_id]] > 1]
    return names


def _shortly(mission: Mission, person_id: PersonId) -> str:
    person = person_of(mission, person_id)
    return person.name or _with_organisation(mission, person_id)


def _with_organisation(mission: Mission, person_id: PersonId) -> str:
    person = person_of(mission, person_id)
    name = person.display_name
    if isinstance(person, Interpreter):
        return tr("{name} (interpreter)").format(name=name)
    organisation = mission.organisations[person.organisation_id].name.split(" (")[0]
    is_said = not person.name and organisation.casefold() in name.casefold()
    return name if is_said else f"{name} ({organisation})"


def _with_post(mission: Mission, person_id: PersonId) -> str:
    person = person_of(mission, person_id)
    if isinstance(person, Interpreter) or not (person.name and person.title):
        return _with_organisation(mission, person_id)
    organisation = mission.organisations[person.organisation_id].name
    return f"{person.name} ({person.title}, {organisation})"


def _with_id(mission: Mission, person_id: PersonId) -> str:
    return f"{_with_post(mission, person_id)} [{person_id}]"


def full_name(mission: Mission, person_id: PersonId) -> str:
    """A person's name with the organisation, where the name does not say it: for lists in which people of
    many organisations stand below each other.
    """
    name = person_name(mission, person_id)
    organisation = organisation_of(mission, person_of(mission, person_id))
    if organisation is None or organisation.name.split(" (")[0].casefold() in name.casefold():
        return name
    return f"{name}, {organisation.name}"


def party_name(mission: Mission, party: Party) -> str:
    """A firm or a person whose meetings are counted; empty where there is none."""
    if party.firm_id is not None:
        return mission.organisations[party.firm_id].name
    return "" if party.person_id is None else person_name(mission, party.person_id)


def people(mission: Mission, person_ids: Iterable[PersonId]) -> str:
    """People by name; a number where they are many."""
    return few([person_name(mission, person_id) for person_id in dict.fromkeys(person_ids)])


def whose_time(mission: Mission, cause: Cause) -> str:
    """The people and the vehicles by name whose time a conflict is about."""
    vehicles = [mission.vehicles[one].name for one in cause.vehicle_ids]
    if not vehicles:
        return people(mission, cause.person_ids)
    if not cause.person_ids:
        return few(vehicles)
    return listed([people(mission, cause.person_ids), *vehicles])


def listed(names: Sequence[str]) -> str:
    """Names as "A", "A and B" or "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])


def few(names: Sequence[str]) -> str:
    """The same of few names; the first and a number of many."""
    if len(names) > FEW:
        return tr("{first} and {n} others").format(first=names[0], n=len(names) - 1)
    return listed(names)


def time_of(moment: datetime) -> str:
    """A time of the day as "10:45"."""
    return f"{moment:%H:%M}"


def day_of(day: date) -> str:
    """A date as "Mon 13 Apr"; the weekday is always worked out from the date."""
    return f"{short_weekday_name(day)} {day.day} {short_month_name(day)}"


def holiday_of(holiday: Holiday) -> str:
    """Such as "Labour Day (Fri 1 May)"; the day alone where it has no name."""
    return f"{holiday.title} ({day_of(holiday.day)})" if holiday.title else day_of(holiday.day)


def in_brackets(name: str) -> str:
    """Such as " (Labour Day)", to stand behind a word; nothing where there is no name."""
    return f" ({name})" if name else ""


def span_of(start: datetime, end: datetime) -> str:
    """A slot as "10:00–10:45", with the day where it ends on another."""
    last = time_of(end) if end.date() == start.date() else f"{day_of(end.date())} {time_of(end)}"
    return f"{time_of(start)}–{last}"


def minutes_of(minutes: int) -> str:
    """A length as "55 min"."""
    return ntr("{n} min", "{n} min", minutes).format(n=minutes)


def title_of(mission: Mission, one: Concerned) -> str:
    """What an engagement in a conflict is called."""
    if one.kind is ConcernedKind.MEETING:
        return request_title(mission, mission.meeting_requests[MeetingRequestId(one.id)])
    if one.kind is ConcernedKind.GATHERING:
        return mission.gatherings[GatheringId(one.id)].title
    if one.kind is ConcernedKind.LEG:
        return mission.legs[LegId(one.id)].title
    return one.id


def titled_span(mission: Mission, one: Concerned) -> str:
    """An engagement as "Embassy briefing 08:00–09:30"."""
    return f"{title_of(mission, one)} {span_of(one.start, one.end)}"


def venue_name(mission: Mission, venue_id: VenueId | None, otherwise: str) -> str:
    """The venue's name, or what is said where none is named."""
    return otherwise if venue_id is None else mission.venues[venue_id].name


def spans(slots: Iterable[Slot], *, with_days: bool) -> str:
    """Slots as "10:00–12:00 and 13:00–15:00", each with its day where asked."""
    texts = [
        f"{day_of(one.start.date())} {span_of(one.start, one.end)}"
        if with_days
        else span_of(one.start, one.end)
        for one in slots
    ]
    return listed(texts if len(texts) <= FEW else [*texts[:FEW], tr("more")])
