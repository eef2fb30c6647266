"""What of a mission can be printed, as small values: an itinerary or a day sheet, by ids.

A choice is turned into its source where it is printed, so that a worker gets plain values.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler_app.mission.attendance import travellers
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    InterpreterId,
    LegId,
    OfficialId,
    PersonId,
    VehicleId,
)
from scheduler_app.mission.itinerary import (
    DaySheet,
    EngagementKind,
    Itinerary,
    ItineraryIndex,
    day_sheet,
    itinerary,
)
from scheduler_app.mission.itinerary.run_sheet import RunSheet, run_sheet, vehicles_in_order
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.slots import days_between
from scheduler_app.planning.report import PlanReport, plan_report
from scheduler_app.printing.slip import Slip, slip_of

Source = Itinerary | DaySheet | RunSheet | PlanReport | Slip


class PaperKind(StrEnum):
    """The kinds of paper; their names are those of the command `print`."""

    ITINERARY = "itinerary"
    DAY_SHEET = "day-sheet"
    RUN_SHEET = "run-sheet"
    REPORT = "report"
    SLIP = "slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One document: the itinerary of `about`, a person (`day` None: every day), the day sheet of
    `about`, a city, for `day`, the run sheet of a vehicle, the report of the plan (about nobody), or
    the slip of a notice.
    """

    kind: PaperKind
    about: str
    day: date | None = None


def itinerary_choices(mission: Mission, day: date | None = None) -> tuple[Choice, ...]:
    """One for every delegate who travels, in the order of the table."""
    return tuple(
        Choice(kind=PaperKind.ITINERARY, about=one.id, day=day) for one in travellers(mission)
    )


def official_choices(mission: Mission, day: date | None = None) -> tuple[Choice, ...]:
    """One for every official who meets somebody, in the order of the table."""
    busy: set[str] = set()
    for meeting in mission.meetings.values():
        busy.update(mission.meeting_requests[meeting.request_id].official_ids)
    for gathering in mission.gatherings.values():
        busy.update(gathering.official_ids)
    return tuple(
        Choice(kind=PaperKind.ITINERARY, about=one, day=day)
        for one in mission.officials
        if one in busy
    )


def interpreter_choices(mission: Mission, day: date | None = None) -> tuple[Choice, ...]:
    """The run sheet of every interpreter who has work, in the order of the table."""
    busy = {one for meeting in mission.meetings.values() for one in meeting.interpreter_ids}
    busy |= {one for other in mission.gatherings.values() for one in other.interpreter_ids}
    return tuple(
        Choice(kind=PaperKind.ITINERARY, about=one, day=day)
        for one in mission.interpreters
        if one in busy
    )


def run_sheet_choices(mission: Mission) -> tuple[Choice, ...]:
    """The run sheet of every vehicle, the motorcade first."""
    return tuple(
        Choice(kind=PaperKind.RUN_SHEET, about=one.id)
        for one in vehicles_in_order(mission.vehicles.values())
    )


def report_choices(mission: Mission) -> tuple[Choice, ...]:
    """The report of the plan, where anything is asked for."""
    found = (Choice(kind=PaperKind.REPORT, about=""),)
    return found if mission.meeting_requests else ()


def slip_choices(mission: Mission) -> tuple[Choice, ...]:
    """A slip for everyone who is still to be told of a change."""
    return tuple(
        Choice(kind=PaperKind.SLIP, about=one.id)
        for one in mission.notices.values()
        if not one.is_told
    )


def day_sheet_choices(
    mission: Mission, city_id: CityId | None = None, day: date | None = None
) -> tuple[Choice, ...]:
    """One for every city and day on which somebody works or something is there, in order."""
    found = {(one.day, one.city_id) for one in mission.city_days.values()}
    for engagement in ItineraryIndex(mission).located:
        found.add((engagement.start.date(), engagement.city_id))
        if engagement.kind is EngagementKind.LEG:
            arrival = mission.legs[LegId(engagement.id)].arrival
            found.add((arrival.date(), engagement.end_city_id))
        else:
            dates = days_between(engagement.day, engagement.last_day)
            found.update((one, engagement.city_id) for one in dates)
    order = {one: place for place, one in enumerate(mission.cities)}
    return tuple(
        Choice(kind=PaperKind.DAY_SHEET, about=a_city, day=a_day)
        for a_day, a_city in sorted(found, key=lambda pair: (pair[0], order[pair[1]]))
        if city_id in (None, a_city) and day in (None, a_day)
    )


def source_of(index: ItineraryIndex, choice: Choice) -> Source:
    """What a choice prints; KeyError when the mission has no such person or city."""
    if choice.kind is PaperKind.DAY_SHEET:
        assert choice.day is not None
        return day_sheet(index, CityId(choice.about), choice.day)
    if choice.kind is PaperKind.RUN_SHEET:
        return run_sheet(index, VehicleId(choice.about))
    if choice.kind is PaperKind.REPORT:
        return plan_report(index.mission)
    if choice.kind is PaperKind.SLIP:
        return slip_of(index.mission, choice.about)
    found = itinerary(index, person_id_of(index.mission, choice.about))
    if choice.day is None:
        return found
    days = tuple(one for one in found.days if one.day == choice.day)
    return dataclasses.replace(found, days=days)


def sources_of(mission: Mission, choices: Iterable[Choice]) -> list[Source]:
    """What choices print, over one index; KeyError as above."""
    index = ItineraryIndex(mission)
    return [source_of(index, one) for one in choices]


def person_id_of(mission: Mission, about: str) -> PersonId:
    """The id of a person, told to the type checker."""
    if about in mission.delegates:
        return DelegateId(about)
    return OfficialId(about) if about in mission.officials else InterpreterId(about)
