"""Wall clocks against one line of time: whole minutes since 1970 in UTC.

The zone is always a city's, never the laptop's. A wall time that does not exist (the hour that
is skipped in spring) reads as if the clock had not been changed yet; of one that comes twice,
the first is meant.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


def minute_of(wall: datetime, zone: tzinfo) -> int:
    """The minute on the line at which the clocks of the zone show `wall` (naive)."""
    return (wall.replace(tzinfo=zone) - _EPOCH) // _MINUTE


def wall_of(minute: int, zone: tzinfo) -> datetime:
    """What the clocks of the zone show (naive) at a minute of the line."""
    return (_EPOCH + minute * _MINUTE).astimezone(zone).replace(tzinfo=None, fold=0)


def is_skipped(wall: datetime, zone: tzinfo) -> bool:
    """Whether the clocks of the zone never show a time: they are put forward over it."""
    return abs(wall_of(minute_of(wall, zone), zone) - wall) > _MINUTE


def is_twice(wall: datetime, zone: tzinfo) -> bool:
    """Whether the clocks of the zone show a time twice: they are put back over it; the first is meant."""
    early, late = (wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return early != late and not is_skipped(wall, zone)
