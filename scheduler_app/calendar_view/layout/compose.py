"""From a mission to a Board: the lanes, blocks, bands and headings of one view, without a size.

Steps: 1. the lanes; 2. each engagement's face into each of its lanes; 3. the ways before them;
4. stacking; 5. the background; 6. the hours that are needed; 7. what is marked.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from scheduler_app.calendar_view.layout.bands import bands_of
from scheduler_app.calendar_view.layout.blocks import (
    BlockKind,
    Board,
    Face,
    Marks,
)
from scheduler_app.calendar_view.layout.faces import Faces, Shown
from scheduler_app.calendar_view.layout.headings import (
    day_head,
    empty_text,
    engagements_on,
    heading,
)
from scheduler_app.calendar_view.layout.lanes import Lanes, lanes_of
from scheduler_app.calendar_view.layout.marking import marked
from scheduler_app.calendar_view.layout.spec import CityDaySpec, Columns, ViewSpec
from scheduler_app.calendar_view.layout.stacking import stack
from scheduler_app.mission.itinerary import EngagementKind, ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.wording import calendar as words

MIDNIGHT = 24 * 60
DEFAULT_HOURS = (8, 19)
LEG_SHOWN = timedelta(hours=2)
NO_MARKS = Marks()


def compose(
    mission: Mission,
    spec: ViewSpec,
    marks: Marks = NO_MARKS,
    index: ItineraryIndex | None = None,
) -> Board:
    """What a view shows of a mission. Who composes often keeps an ItineraryIndex of the mission.

    Raises KeyError when the spec names a city that is not there.
    """
    index = index or ItineraryIndex(mission)
    days = (spec.day,) if isinstance(spec, CityDaySpec) else spec.days or mission.days
    city_id = spec.city_id if isinstance(spec, CityDaySpec) else None
    found = lanes_of(mission, spec, index)
    faces = _faces(index, found, spec, days, Faces(index, city_id))
    first, last = _minutes(mission, spec, days, faces)
    here = engagements_on(index, city_id, days)
    board = Board(
        is_timeline=city_id is None,
        days=tuple(days),
        first_minute=first,
        last_minute=last,
        grid_minutes=mission.grid_minutes,
        lanes=found.lanes,
        blocks=stack(found.lanes, faces),
        bands=bands_of(index, found.lanes, days, city_id),
        day_heads=tuple(day_head(mission, day) for day in days),
        heading=heading(mission, spec, days),
        summary="",
        corner=words.clock_text(mission.cities[city_id], days[0]) if city_id else "",
        empty_text=empty_text(mission, spec, here, has_lanes=bool(found.lanes)),
        city_id=city_id,
    )
    return marked(board, spec, marks, index)


def _faces(
    index: ItineraryIndex, found: Lanes, spec: ViewSpec, days: Sequence[date], faces: Faces
) -> list[list[Face]]:
    city_id = spec.city_id if isinstance(spec, CityDaySpec) else None
    shown = Shown(city_id, days)
    per_lane: list[list[Face]] = [[] for _ in found.lanes]
    for one in index.located:
        if one.kind is EngagementKind.LEG and found.of_place:
            continue
        if shown(one):
            for number in found.of_engagement(one, index.people_at(one)):
                per_lane[number].append(faces.of(one, found.lanes[number]))
    if isinstance(spec, CityDaySpec) and spec.columns is Columns.FIRMS:
        for number, lane in enumerate(found.lanes):
            per_lane[number].extend(faces.transfers_of(lane.person_ids, shown))
    return per_lane


def _minutes(
    mission: Mission, spec: ViewSpec, days: Sequence[date], faces: Iterable[Iterable[Face]]
) -> tuple[int, int]:
    """The first and the last minute of the days: as asked, else whole hours that hold everything.

    What goes on after midnight makes its second day begin at 00:00. Of a leg its beginning is enough, and on a
    day alone the last of it: the rest of a flight at night would make the day small.
    """
    if spec.hours is not None:
        return spec.hours[0] * 60, spec.hours[1] * 60
    cities = (
        [mission.cities[spec.city_id]]
        if isinstance(spec, CityDaySpec)
        else list(mission.cities.values())
    )
    starts = [city.day_hours.start.hour for city in cities] or [DEFAULT_HOURS[0]]
    ends = [_last_hour(city.day_hours.on(days[0]).end, days[0]) for city in cities]
    ends = ends or [DEFAULT_HOURS[1]]
    for face in itertools.chain.from_iterable(faces):
        end = face.shown_end
        if face.ref.kind is BlockKind.LEG:
            end = min(end, face.shown_start + LEG_SHOWN)
        if face.shown_start.date() in days:
            starts.append(face.shown_start.hour)
            ends.append(_last_hour(end, face.shown_start.date()))
        last = (face.shown_end - timedelta(microseconds=1)).date()
        is_leg = face.ref.kind is BlockKind.LEG
        if last in days and last > face.shown_start.date() and (len(days) == 1 or not is_leg):
            since = datetime.combine(last, time())
            starts.append(max(since, face.shown_end - LEG_SHOWN).hour if is_leg else 0)
            ends.append(_last_hour(face.shown_end, last))
    return min(starts) * 60, min(max(ends) * 60, MIDNIGHT)


def _last_hour(end: datetime, day: date) -> int:
    """The whole hour of a day until which something lasts."""
    return end.hour + (end.minute > 0) if end.date() == day else 24
