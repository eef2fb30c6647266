"""Nobody is at two things at once, nor on the way longer than there is time."""

from __future__ import annotations

from collections.abc import Iterator

from tests.second_checker.breaks import kept_free
from tests.second_checker.clock import Span, covered, day_of, is_inside, joined, without
from tests.second_checker.engagements import Days, Engagement
from tests.second_checker.presence import city_days_of
from tests.second_checker.problem import Problem
from tests.second_checker.programme import Record


def double_bookings(days: Days) -> Iterator[Problem]:
    """Two engagements of one person at one time."""
    for person_id in days.lines:
        for one, two in days.clashes(person_id):
            day = day_of(two.start, days.zone(two.city_id)).isoformat()
            yield Problem(
                "double_booking", (person_id, one.id, two.id), day,
                f"{person_id} is at {one.what} {one.id} and at {two.what} {two.id} at once",
            )  # fmt: skip


def short_ways(days: Days) -> Iterator[Problem]:
    """Engagements one after the other with too little time for the way between."""
    for person_id, line in days.lines.items():
        located = [one for one in line if one.here is not None]
        before: Engagement | None = None
        for after in located:
            if before is not None and before.end <= after.start:
                words = _too_far(days, person_id, before, after)
                if words:
                    day = day_of(after.start, days.zone(after.city_id)).isoformat()
                    yield Problem("way", (person_id, before.id, after.id), day, words)
            if before is None or after.end > before.end:
                before = after


def _too_far(days: Days, person_id: str, before: Engagement, after: Engagement) -> str:
    """What is wrong with the way; empty where it fits.

    A call is taken at the place before or after it, so the whole way is in one of the pieces of time
    that calls leave, and as long as it is at the hour when that piece begins. Breaks and what has no
    place come on top of the way.
    """
    if before.there is None or after.here is None or before.there == after.here:
        return ""
    way = days.ways.minutes(before.there, after.here, before.end)
    if way is None:
        return f"{person_id} cannot get from {before.id} to {after.id}: another city"
    between = (before.end, after.start)
    line = days.lines[person_id]
    calls = [one.span for one in line if one.what == "call"]
    still: list[Span] = [one.span for one in line if one.here is None and one.what != "call"]
    blocked = joined([*kept_free(days, person_id), *still])
    pieces = without([between], calls)
    for start, end in pieces:
        minutes = days.ways.minutes(before.there, after.here, start)
        if minutes is not None and end - start - covered(blocked, (start, end)) >= minutes:
            return ""
    return f"{person_id} has too little time from {before.id} to {after.id}: {way} minutes"


def absences(days: Days) -> Iterator[Problem]:
    """Meetings at which somebody is not there, or whose host cannot be called."""
    programme = days.programme
    for meeting in programme.meetings.values():
        span, city_id = days.span_of(meeting), days.city_of(meeting)
        for person_id, line in days.lines.items():
            here = [one for one in line if one.id == meeting["request_id"] and one.span == span]
            kinds = {one.what for one in here}
            if "call" in kinds and person_id in programme.officials:
                hours = days.presence.callable_hours(programme.officials[person_id])
            elif "call" in kinds and person_id in programme.interpreters:
                cities = programme.interpreters[person_id]["city_ids"]
                hours = [span for one in cities for span in days.presence.stays(person_id, one)]
            elif kinds & {"call", "meeting"}:
                hours = days.presence.stays(person_id, city_id)
            else:
                continue
            if not is_inside(span, hours):
                yield _absent(days, meeting, person_id)


def missing_legs(days: Days) -> Iterator[Problem]:
    """City days and gatherings to which nothing takes a person."""
    programme = days.programme
    for person_id in programme.delegates:
        for claim in days.presence.of[person_id].unreached():
            yield Problem(
                "leg_missing", (person_id, claim.city_id), claim.day.isoformat(),
                f"nothing takes {person_id} to {claim.city_id}",
            )  # fmt: skip
    for person_id, line in days.lines.items():
        whereabouts = days.presence.of.get(person_id)
        for one in line if whereabouts else ():
            if one.what != "gathering" or whereabouts is None:
                continue
            lives_there = person_id in programme.interpreters and not whereabouts.legs
            if lives_there and one.city_id in programme.interpreters[person_id]["city_ids"]:
                continue
            if not whereabouts.is_in(one.city_id, one.span):
                yield _unreached(days, person_id, one)


def strangers(days: Days) -> Iterator[Problem]:
    """Riders whom what came before leaves in another city, and gatherings of people not there that day."""
    for person_id, whereabouts in days.presence.of.items():
        reached: Record | None = None
        for leg in whereabouts.legs:
            if reached is not None and reached["to_city_id"] != leg["from_city_id"]:
                yield Problem(
                    "leg_elsewhere", (person_id, leg["id"]), leg["departure"][:10],
                    f"{person_id} is in {reached['to_city_id']} when {leg['id']} departs",
                )  # fmt: skip
            reached = leg
    programme = days.programme
    for person_id, line in days.lines.items():
        if person_id not in programme.delegates:
            continue
        for one in (one for one in line if one.what == "gathering"):
            day = day_of(one.start, days.zone(one.city_id))
            if day not in programme.days:
                continue
            city_days = city_days_of(programme, person_id)
            if programme.city_days and (one.city_id, day) not in city_days:
                yield Problem(
                    "gathering_elsewhere", (person_id, one.id), day.isoformat(),
                    f"{person_id} does not work in the city of {one.id} that day",
                )  # fmt: skip


def _absent(days: Days, meeting: Record, person_id: str) -> Problem:
    return Problem(
        "absent", (person_id, meeting["request_id"]), meeting["start"][:10],
        f"{person_id} is not there at {meeting['start']}",
    )  # fmt: skip


def _unreached(days: Days, person_id: str, one: Engagement) -> Problem:
    day = day_of(one.start, days.zone(one.city_id)).isoformat()
    return Problem("unreached", (person_id, one.id), day, f"nothing takes {person_id} to {one.id}")
