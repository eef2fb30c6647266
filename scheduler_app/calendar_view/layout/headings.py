"""What stands over a view: its heading and counts, the heads of days, and what an empty one says.

The counts are of the whole city day, whichever columns are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scheduler_app.calendar_view.layout.bands import is_day_of
from scheduler_app.calendar_view.layout.blocks import DayHead, Marks
from scheduler_app.calendar_view.layout.faces import Shown
from scheduler_app.calendar_view.layout.spec import CityDaySpec, ViewSpec
from scheduler_app.mission.attendance import travellers
from scheduler_app.mission.ids import CityId
from scheduler_app.mission.itinerary import Engagement, EngagementKind, ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import delegates_on
from scheduler_app.wording import calendar as words


def engagements_on(
    index: ItineraryIndex, city_id: CityId | None, days: Sequence[date]
) -> tuple[Engagement, ...]:
    """Every meeting, gathering and leg of a city (None: of all) on some days."""
    shown = Shown(city_id, days)
    return tuple(one for one in index.located if shown(one))


def day_head(mission: Mission, day: date) -> DayHead:
    """The head of a day of the timeline, with the cities in which the mission works then."""
    tints = {key: n for n, key in enumerate(mission.cities)}
    ids = dict.fromkeys(one.city_id for one in mission.city_days.values() if one.day == day)
    cities = tuple((mission.cities[key].name, tints[key]) for key in ids)
    return DayHead(day=day, titles=words.day_texts(day), cities=cities)


def heading(mission: Mission, spec: ViewSpec, days: Sequence[date]) -> str:
    """What is looked at."""
    if isinstance(spec, CityDaySpec):
        return words.day_heading(mission.cities[spec.city_id], spec.day)
    return words.mission_heading(days[0], days[-1])


def summary(mission: Mission, spec: ViewSpec, here: Sequence[Engagement], marks: Marks) -> str:
    """How much there is of it."""
    counts = (
        _count(here, EngagementKind.MEETING),
        _count(here, EngagementKind.GATHERING),
        _clashes(spec, marks),
    )
    if isinstance(spec, CityDaySpec):
        return words.day_summary(len(delegates_on(mission, spec.city_id, spec.day)), *counts)
    return words.mission_summary(len(travellers(mission)), *counts)


def _clashes(spec: ViewSpec, marks: Marks) -> int:
    """Clashes of the city and day that are looked at; in the timeline all of them."""
    if isinstance(spec, CityDaySpec):
        return marks.moments.count((spec.city_id, spec.day))
    return len(marks.moments)


def empty_text(
    mission: Mission, spec: ViewSpec, here: Sequence[Engagement], *, has_lanes: bool
) -> str:
    """What to say when nothing is planned; empty where something is."""
    is_planned = any(one.kind is not EngagementKind.LEG for one in here)
    if isinstance(spec, CityDaySpec):
        city = mission.cities[spec.city_id]
        if not is_planned and not is_day_of(mission, spec):
            return words.nobody_there(city, spec.day)
        if not has_lanes:
            return words.no_lanes()
        return "" if is_planned else words.nothing_planned(city, spec.day)
    if not has_lanes:
        return words.no_lanes()
    return "" if is_planned else words.nothing_at_all()


def _count(here: Sequence[Engagement], kind: EngagementKind) -> int:
    return sum(one.kind is kind for one in here)
