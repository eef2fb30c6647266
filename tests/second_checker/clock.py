"""Wall clocks on one line: whole minutes of UTC. Spans are pairs of minutes, the end not in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Span = tuple[int, int]


def minute_of(wall: str | datetime, zone: str) -> int:
    """The minute at which the clocks of the zone show this."""
    moment = datetime.fromisoformat(wall) if isinstance(wall, str) else wall
    return int(moment.replace(tzinfo=ZoneInfo(zone)).timestamp() // 60)


def wall_of(minute: int, zone: str) -> datetime:
    """What the clocks of the zone show."""
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def day_of(minute: int, zone: str) -> date:
    """The date in the zone."""
    return wall_of(minute, zone).date()


def whole_day(day: date, zone: str) -> Span:
    """A date from midnight to midnight."""
    return hours_on(day, {"start": "00:00", "end": "24:00"}, zone)


def hours_on(day: date, hours: dict[str, str], zone: str) -> Span:
    """Hours of one date; 24:00 is the midnight that ends it, as is an end not after the start."""
    start = _at(day, hours["start"])
    end = _at(day, hours["end"])
    if end <= start:
        end += timedelta(days=1)
    return minute_of(start, zone), minute_of(end, zone)


def span_of(slot: dict[str, Any], zone: str) -> Span:
    """A slot of the wall clock."""
    return minute_of(slot["start"], zone), minute_of(slot["end"], zone)


def overlap(one: Span, two: Span) -> bool:
    """Whether both share a minute."""
    return one[0] < two[1] and two[0] < one[1]


def common(left: Iterable[Span], right: Iterable[Span]) -> list[Span]:
    """The minutes in both."""
    rights = list(right)
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a in left for b in rights]
    return joined(span for span in both if span[0] < span[1])


def without(spans: Iterable[Span], gone: Iterable[Span]) -> list[Span]:
    """What is left of spans."""
    left = list(spans)
    for start, end in gone:
        left = [
            piece
            for a, b in left
            for piece in ((a, min(b, start)), (max(a, end), b))
            if piece[0] < piece[1]
        ]
    return sorted(left)


def joined(spans: Iterable[Span]) -> list[Span]:
    """In order, those that overlap or touch made one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def covered(spans: Iterable[Span], within: Span) -> int:
    """How many minutes of `within` the spans take together."""
    return sum(end - start for start, end in common(joined(spans), [within]))


def is_inside(span: Span, among: Iterable[Span]) -> bool:
    """Whether one of the spans holds all of it."""
    return any(a <= span[0] and span[1] <= b for a, b in among)


def _at(day: date, text: str) -> datetime:
    if text.startswith("24:00"):
        return datetime.combine(day, time()) + timedelta(days=1)
    return datetime.combine(day, time.fromisoformat(text))
