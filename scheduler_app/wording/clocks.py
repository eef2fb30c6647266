"""Times as paper has them: clocks in 12 or 24 hours, spans, what goes on after midnight, zones and their changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scheduler_app.i18n import tr
from scheduler_app.wording.dates import month_name, short_weekday_name, weekday_name


def clock(moment: datetime, *, is_24_hour: bool = True) -> str:
    """Such as "09:40", or "9:40 am"."""
    if is_24_hour:
        return f"{moment:%H:%M}"
    text = tr("{hour}:{minute} am") if moment.hour < 12 else tr("{hour}:{minute} pm")
    return text.format(hour=moment.hour % 12 or 12, minute=f"{moment:%M}")


def clock_beside(moment: datetime, day: date, *, is_24_hour: bool = True) -> str:
    """The time, with weekday and date where it is not on `day`: "Tuesday 14 April 06:10"."""
    time = clock(moment, is_24_hour=is_24_hour)
    if moment.date() == day:
        return time
    return tr("{weekday} {day} {month}, {time}").format(
        weekday=weekday_name(moment), day=moment.day, month=month_name(moment), time=time
    )


def clock_at_end(moment: datetime, *, is_24_hour: bool = True) -> str:
    """The time at which something ends: at midnight "24:00", or "midnight"."""
    if moment.time() != time():
        return clock(moment, is_24_hour=is_24_hour)
    return "24:00" if is_24_hour else tr("midnight")


def until(moment: datetime, day: date, *, is_24_hour: bool = True) -> str:
    """Such as "to 10:25", under the time at which something begins on a day; "to 01:30 next day".

    A line that is too narrow for all of it ends before the day.
    """
    last = (moment - timedelta(microseconds=1)).date()
    text = clock_at_end(moment, is_24_hour=is_24_hour)
    if last == day + timedelta(days=1):
        return tr("to\u00a0{time} next\u00a0day").format(time=text)
    if last > day:
        return tr("to\u00a0{time} on\u00a0{weekday}\u00a0{day}").format(
            time=text, weekday=short_weekday_name(last), day=last.day
        )
    return tr("to {time}").format(time=text)


def continued_from(start: datetime, day: date, *, is_24_hour: bool = True) -> str:
    """What stands at 00:00 and began on an earlier day."""
    began = clock_beside(start, day, is_24_hour=is_24_hour)
    return tr("Continued from {moment}").format(moment=began)


def span(start: datetime, end: datetime, *, is_24_hour: bool = True) -> str:
    """Such as "09:40–10:25", or "9:40–10:25 am"."""
    first = clock(start, is_24_hour=is_24_hour)
    last = clock_at_end(end, is_24_hour=is_24_hour)
    if not is_24_hour and (start.hour < 12) is (end.hour < 12):
        first = first.split()[0]
    return f"{first}–{last}"


def span_in_grid(start: datetime, end: datetime, *, is_24_hour: bool = True) -> str:
    """Such as "1:30–2:15": the column says which half of the day it is."""
    if is_24_hour:
        return span(start, end)
    return "–".join(f"{one.hour % 12 or 12}:{one:%M}" for one in (start, end))


def zone_label(zone: ZoneInfo, day: date) -> str:
    """Such as "UTC+8", "UTC−3:30", "UTC": the zone's distance in the first hour of a day, and where the clocks
    are changed on it, from when which one holds: "UTC+1, from 03:00 UTC+2".
    """
    morning = datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
    evening = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)
    first, last = offset_label(zone, morning), offset_label(zone, evening - timedelta(minutes=1))
    if first == last:
        return first
    before, after = 0, int((evening - morning).total_seconds()) // 60 - 1
    while after - before > 1:
        middle = (before + after) // 2
        changed = offset_label(zone, morning + timedelta(minutes=middle)) != first
        before, after = (before, middle) if changed else (middle, after)
    change = (morning + timedelta(minutes=after)).astimezone(zone)
    return tr("{zone}, from {time} {new}").format(zone=first, time=f"{change:%H:%M}", new=last)


def offset_label(zone: ZoneInfo, moment: datetime) -> str:
    """The zone's distance from UTC at a moment: one with a zone, or on the zone's own clock."""
    there = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    minutes = int((there.utcoffset() or timedelta()).total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def cities_label(cities: Sequence[tuple[str, ZoneInfo]], day: date) -> str:
    """Such as "Beijing 北京 – Shanghai 上海 · UTC+8"; the zone beside each city where they differ."""
    zones = [zone_label(zone, day) for _, zone in cities]
    names = [name for name, _ in cities]
    if len(set(zones)) > 1:
        return " – ".join(f"{name} ({zone})" for name, zone in zip(names, zones, strict=True))
    return " · ".join((" – ".join(names), *zones[:1]))
