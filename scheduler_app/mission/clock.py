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
