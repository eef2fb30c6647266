"""Breaks: the hours of a day that each person has free in the city where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.second_checker.clock import (
    Span,
    common,
    covered,
    day_of,
    hours_on,
    joined,
    overlap,
    without,
)
from tests.second_checker.engagements import Days, Engagement
from tests.second_checker.problem import Problem

FAR = 10**9


@dataclass(frozen=True)
class Pause:
    """One break of one person on one day: all of the span (minutes None), or so many minutes of it."""

    title: str
    city_id: str
    day: date
    span: Span
    minutes: int | None


def pauses_of(days: Days, person_id: str) -> list[Pause]:
    """The breaks that a person has: not those over which a gathering or a leg lies."""
    programme = days.programme
    official = programme.officials.get(person_id)
    if official is not None and official["availability"]:
        return []
    fixed = [one.span for one in days.lines[person_id] if one.what in ("gathering", "leg", "rest")]
    pauses = []
    for city_id, city in programme.cities.items():
        stays = days.presence.stays(person_id, city_id)
        dates = {day_of(start, city["timezone"]) for start, _ in stays}
        for day in sorted(dates):
            for one in city["breaks"]:
                span = hours_on(day, one["hours"], city["timezone"])
                if not any(overlap(span, stay) for stay in stays):
                    continue
                minutes = one["minutes"]
                if minutes is None or minutes == span[1] - span[0]:
                    if not any(overlap(span, taken) for taken in fixed):
                        pauses.append(Pause(one["title"], city_id, day, span, None))
                elif _longest(without([span], fixed)) >= minutes:
                    pauses.append(Pause(one["title"], city_id, day, span, minutes))
    return pauses


def kept_free(days: Days, person_id: str) -> list[Span]:
    """The minutes in which a person has a break whatever is planned."""
    return joined(one.span for one in pauses_of(days, person_id) if one.minutes is None)


def missed_breaks(days: Days) -> Iterator[Problem]:
    """Meetings over a break, and days that leave no time for one taken within some hours."""
    for person_id, line in days.lines.items():
        for pause in pauses_of(days, person_id):
            if pause.minutes is None:
                over = [one for one in line if one.what in ("meeting", "call")]
                over = [one for one in over if overlap(one.span, pause.span)]
                if over:
                    yield _missed(pause, person_id, over)
            elif not _has_time(days, person_id, pause):
                inside = [one for one in line if overlap(one.span, pause.span)]
                yield _missed(pause, person_id, inside)


def _has_time(days: Days, person_id: str, pause: Pause) -> bool:
    """Whether some gap of the day holds the break beside the way."""
    line = [one for one in days.lines[person_id] if one.here is not None]
    still = [one.span for one in days.lines[person_id] if one.here is None]
    blocked = joined([*kept_free(days, person_id), *still])
    gaps: list[tuple[Engagement | None, int, Engagement | None, int]] = []
    before, free = None, -FAR
    for one in line:
        if one.start > free:
            gaps.append((before, free, one, one.start))
        if one.end > free:
            before, free = one, one.end
    gaps.append((before, free, None, FAR))
    for left, since, right, until in gaps:
        pieces = without(common([(since, until)], [pause.span]), still)
        if sum(b - a for a, b in pieces) - covered(blocked, (since, until)) < 0 and not pieces:
            continue
        if _holds(days, pause, (left, since, right, until), blocked):
            return True
    return False


def _holds(
    days: Days,
    pause: Pause,
    gap: tuple[Engagement | None, int, Engagement | None, int],
    blocked: list[Span],
) -> bool:
    left, since, right, until = gap
    start, end = max(since, pause.span[0]), min(until, pause.span[1])
    if start >= end or pause.minutes is None:
        return False
    if end - start - covered(blocked, (start, end)) < pause.minutes:
        return False
    if left is None or right is None or left.there is None or right.here is None:
        return True
    way = days.ways.minutes(left.there, right.here, since)
    if way is None:
        return False
    return until - since - way - covered(blocked, (since, until)) >= pause.minutes


def _longest(spans: list[Span]) -> int:
    return max((end - start for start, end in spans), default=0)


def _missed(pause: Pause, person_id: str, over: list[Engagement]) -> Problem:
    names = ", ".join(one.id for one in over)
    return Problem(
        "break", (person_id, *(one.id for one in over)), pause.day.isoformat(),
        f"{person_id} has no {pause.title}: {names}",
    )  # fmt: skip
