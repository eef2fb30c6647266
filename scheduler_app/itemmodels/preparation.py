"""How far a mission in preparation is: steps from cities to a plan. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import travellers
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import OrganisationKind
from scheduler_app.mission.presence import missing_legs
from scheduler_app.planning.remembered import remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the check list; `table` is where the work is done."""

    title: str
    state: str
    is_done: bool
    table: str


def steps_of(mission: Mission) -> tuple[Step, ...]:
    """The steps in the order in which they are best done; legs only where there is a way to go."""
    legs = (_legs(mission),) if len(mission.cities) > 1 else ()
    return (
        _cities(mission),
        _venues(mission),
        _people(mission),
        *legs,
        _officials(mission),
        _requests(mission),
        _plan(mission),
    )


def is_prepared(mission: Mission) -> bool:
    """Whether nothing is left to do."""
    return all(step.is_done for step in steps_of(mission))


def _cities(mission: Mission) -> Step:
    planned = {one.day for one in mission.city_days.values()}
    missing = sum(day not in planned for day in mission.days)
    if not mission.cities:
        state = tr("No city yet")
    elif missing:
        state = ntr("{n} day without a city", "{n} days without a city", missing).format(n=missing)
    else:
        count = len(mission.cities)
        state = ntr("{n} city", "{n} cities", count).format(n=count)
    table = "city_days" if mission.cities else "cities"
    return Step(
        title=tr("Cities"),
        state=state,
        is_done=bool(mission.cities) and not missing,
        table=table,
    )


def _people(mission: Mission) -> Step:
    count = len(travellers(mission))
    state = (
        ntr("{n} delegate", "{n} delegates", count).format(n=count)
        if count
        else tr("No delegates yet")
        if mission.organisations
        else tr("First the firms, then their people")
    )
    table = "delegates" if mission.organisations else "organisations"
    return Step(title=tr("People"), state=state, is_done=bool(count), table=table)


def _venues(mission: Mission) -> Step:
    with_venue = {one.city_id for one in mission.venues.values()}
    bare = [city.name for city in mission.cities.values() if city.id not in with_venue]
    count = len(mission.venues)
    if not count:
        state = tr("No venues yet")
    elif bare:
        state = tr("None in {city}").format(city=bare[0])
    else:
        state = ntr("{n} venue", "{n} venues", count).format(n=count)
    return Step(title=tr("Venues"), state=state, is_done=bool(count) and not bare, table="venues")


def _what_tells(mission: Mission) -> tuple[object, ...]:
    """All that missing legs depend on."""
    whereabouts = (mission.delegates, mission.legs, mission.city_days, mission.cities)
    return (*whereabouts, mission.organisations, mission.start, mission.end)


@remembered(_what_tells)
def _stranded(mission: Mission) -> int:
    """How many delegates no leg takes to where the city days want them."""
    return sum(bool(missing_legs(mission, one)) for one in mission.delegates)


def _legs(mission: Mission) -> Step:
    waiting = _stranded(mission)
    count = len(mission.legs)
    if not count:
        state = tr("No legs yet")
    elif waiting:
        state = ntr("{n} delegate without a leg", "{n} delegates without a leg", waiting).format(
            n=waiting
        )
    else:
        state = ntr("{n} leg", "{n} legs", count).format(n=count)
    return Step(title=tr("Legs"), state=state, is_done=bool(count) and not waiting, table="legs")


def _officials(mission: Mission) -> Step:
    total = len(mission.officials)
    open_ones = sum(
        not one.availability
        for one in mission.officials.values()
        if mission.organisations[one.organisation_id].kind is OrganisationKind.GOVERNMENT
    )
    if not total:
        state = tr("No officials yet")
    elif open_ones:
        state = ntr(
            "{n} of government without windows", "{n} of government without windows", open_ones
        ).format(n=open_ones)
    else:
        state = ntr("{n} official", "{n} officials", total).format(n=total)
    return Step(
        title=tr("Officials"),
        state=state,
        is_done=bool(total) and not open_ones,
        table="officials",
    )


def _requests(mission: Mission) -> Step:
    count = len(mission.meeting_requests)
    state = (
        ntr("{n} request", "{n} requests", count).format(n=count)
        if count
        else tr("No requests yet")
    )
    return Step(title=tr("Requests"), state=state, is_done=bool(count), table="meeting_requests")


def _plan(mission: Mission) -> Step:
    count, total = len(mission.meetings), len(mission.meeting_requests)
    state = (
        tr("{n} of {total} placed").format(n=count, total=total)
        if count
        else tr("Press F5 to plan")
    )
    return Step(title=tr("Plan"), state=state, is_done=bool(count), table="meetings")
