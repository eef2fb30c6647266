"""A conflict of ways in a sentence: from where to where somebody cannot get in time."""

from __future__ import annotations

from scheduler_app.i18n import tr
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.travel import TravelTable, is_peak
from scheduler_app.planning import Concerned, Conflict
from scheduler_app.wording.parts import (
    day_of,
    listed,
    minutes_of,
    title_of,
    titled_span,
    venue_name,
    whose_time,
)


def no_way(mission: Mission, conflict: Conflict) -> str:
    """Who cannot get from one engagement to the next, and how much time there is, beside calls between."""
    before, after = conflict.concerned[0], conflict.concerned[-1]
    if len(conflict.concerned) == 1:
        return tr("No way for {who} to {what}: nothing takes them to {city} in time.").format(
            who=whose_time(mission, conflict.cause),
            what=titled_span(mission, after),
            city=mission.cities[conflict.city_id].name,
        )
    values = {
        "who": whose_time(mission, conflict.cause),
        "day": day_of(conflict.start.date()),
        "origin": venue_name(mission, before.to_venue_id, title_of(mission, before)),
        "goal": venue_name(mission, after.from_venue_id, title_of(mission, after)),
    }
    if (need := _ride(mission, before, after)) is None:
        text = tr("No way for {who} on {day}: nothing leads from {origin} to {goal}.")
        return text.format(**values)
    left = max(0, need - conflict.minutes)
    text = tr(
        "No way in time for {who} on {day}: the ride from {origin} to {goal} takes {need},"
        " {left} are left."
    )
    if len(conflict.concerned) > 2:
        calls = listed([titled_span(mission, one) for one in conflict.concerned[1:-1]])
        text = tr(
            "No way in time for {who} on {day}: the ride from {origin} to {goal} takes {need},"
            " {left} are left beside {calls}."
        )
        return text.format(need=minutes_of(need), left=left, calls=calls, **values)
    return text.format(need=minutes_of(need), left=left, **values)


def _ride(mission: Mission, before: Concerned, after: Concerned) -> int | None:
    """Minutes from one engagement to the next, as the rule counts them; None: no way at all."""
    origin, goal = before.to_venue_id, after.from_venue_id
    if origin is not None and goal is not None:
        return TravelTable(mission).minutes(origin, goal, before.end)
    known, way = origin or goal, TravelTable(mission).unknown(goal)
    if known is None:
        return way.minutes
    city = mission.cities[mission.venues[known].city_id]
    return way.peak if is_peak(city, before.end) else way.minutes
