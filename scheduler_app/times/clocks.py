"""Hours at a place of a text: one time of day, a span of two, "from 14:00", "all day"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.times.days import AND, TO
from scheduler_app.times.names import DAY_MINUTES
from scheduler_app.times.scan import Scan

_HALF = r"(?P<half>am|pm|a\.m\.?|p\.m\.?)"
_WITH_MINUTES = re.compile(
    rf"(?P<hour>[0-9]{{1,2}})[:.h](?P<minute>[0-9]{{2}})(?::(?P<second>[0-9]{{2}})(?:\.0+)?)?(?: *{_HALF})?"
)
_HOUR_ALONE = re.compile(rf"(?P<hour>[0-9]{{1,2}})(?:h(?:rs?|ours?)?| *{_HALF})")
_FOUR_DIGITS = re.compile(
    r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?: *(?:h|hrs?|hours))?(?![0-9./])"
)
_BARE = re.compile(r"(?P<hour>[0-9]{1,2})(?![0-9./])")
_NOON = re.compile(r"(?:12 *)?(?:noon|midday)|中午(?! *[0-9])")
_MIDNIGHT = re.compile(r"(?:12 *)?midnight")
_CHINESE_HALF = r"(?P<half>凌晨|早上|上午|中午|下午|傍晚|晚上)"
_CHINESE_MARK = r"(?:[点點时時](?:(?P<thirty>半)|(?P<minute>[0-9]{1,2})分?|整)?)"
_CHINESE = re.compile(rf"(?P<hour>[0-9]{{1,2}}){_CHINESE_MARK}")
_CHINESE_WITH_HALF = re.compile(
    rf"{_CHINESE_HALF} *(?P<hour>[0-9]{{1,2}})(?:{_CHINESE_MARK}|:(?P<clock>[0-9]{{2}}))?"
)
_AFTERNOON = ("下午", "傍晚", "晚上")
_ALL_DAY = re.compile(r"all day|whole day|全天")
_SINCE = re.compile(r"from|after|since")
_UNTIL = re.compile(r"until|till|before|up to")
_BETWEEN = re.compile(r"from|between")
_NEXT_DAY = re.compile(r"\(?(?:\+ ?1(?: day)?|next day)\)?")
_EVENING = 17 * 60
_NIGHT = 12 * 60
"""The longest span that is taken to go over midnight without saying so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day in minutes, up to 24:00. `is_half`: whether it names its half of the day itself."""

    minutes: int
    is_half: bool = False
    is_bare: bool = False
    is_midnight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From one minute of a day to another, which may lie on the next day. `is_all_day`: no hours were named."""

    start: int
    end: int
    is_all_day: bool = False


def clocks(scan: Scan, at: int) -> Iterator[tuple[Clock | MissionError, int]]:
    """One time of day that says so itself; a number alone is none."""
    return scan.sound(_clocks(scan, at))


def spans(scan: Scan, at: int) -> Iterator[tuple[Span | MissionError, int]]:
    """A span of hours, or one that is open to one side of the day."""
    return scan.sound(_spans(scan, at))


def span_lists(scan: Scan, at: int) -> Iterator[tuple[tuple[Span, ...] | MissionError, int]]:
    """One or more spans between commas, the longest list first."""
    found: list[tuple[Span, ...]] = []
    ends: list[int] = []
    start = at
    while True:
        span, end = next(spans(scan, start), (None, start))
        if span is None:
            break
        if isinstance(span, MissionError):
            yield span, end
            break
        found.append((*(found[-1] if found else ()), span))
        ends.append(end)
        if not (joint := scan.match(AND, end)):
            break
        start = joint.end()
    yield from reversed(list(zip(found, ends, strict=True)))


def time_of(minutes: int) -> time:
    """The time of day; 24:00 is the midnight that begins the next day."""
    return time(minutes // 60 % 24, minutes % 60)


def clock_text(minutes: int) -> str:
    """`09:30`, `24:00`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _clocks(scan: Scan, at: int) -> Iterator[tuple[Clock | MissionError, int]]:
    if found := scan.match(_NOON, at):
        yield Clock(minutes=12 * 60, is_half=True), found.end()
    if found := scan.match(_MIDNIGHT, at):
        yield Clock(minutes=0, is_half=True, is_midnight=True), found.end()
    for pattern in (_CHINESE_WITH_HALF, _CHINESE, _WITH_MINUTES, _HOUR_ALONE, _FOUR_DIGITS):
        if found := scan.match(pattern, at):
            yield _clock_of(scan, found), found.end()
            return


def _clock_of(scan: Scan, found: re.Match[str]) -> Clock | MissionError:
    named = {key: value for key, value in found.groupdict().items() if value}
    hour = int(named["hour"])
    minute = int(named.get("minute") or named.get("clock") or (30 if "thirty" in named else 0))
    half = named.get("half", "").replace(".", "")
    if named.get("second", "00") != "00":
        return scan.fault(Fault.SECONDS, found.start(), found.end())
    is_wrong = minute > 59 or hour * 60 + minute > DAY_MINUTES
    if half in ("am", "pm"):
        is_wrong |= hour > 12 or (hour == 0 and half == "pm")
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif (half in _AFTERNOON and hour < 12) or (half == "中午" and hour < 11):
        hour += 12
    if is_wrong:
        return scan.fault(Fault.NO_SUCH_HOUR, found.start(), found.end())
    return Clock(minutes=hour * 60 + minute, is_half=bool(half))


def _spans(scan: Scan, at: int) -> Iterator[tuple[Span | MissionError, int]]:
    if found := scan.match(_ALL_DAY, at):
        yield Span(start=0, end=DAY_MINUTES, is_all_day=True), found.end()
    before = scan.match(_BETWEEN, at)
    for start, end_of_start in _ends_of_spans(scan, before.end() if before else at):
        to = scan.match(AND if before and before[0] == "between" else TO, end_of_start)
        for end, at_end in _ends_of_spans(scan, to.end()) if to else ():
            over = scan.match(_NEXT_DAY, at_end)
            last = over.end() if over else at_end
            yield _span_of(scan, (start, end), (at, last), is_next_day=over is not None), last
    for pattern, is_end in ((_SINCE, False), (_UNTIL, True)):
        if found := scan.match(pattern, at):
            for clock, end_of_clock in _clocks(scan, found.end()):
                yield _open_span(scan, clock, (at, end_of_clock), is_end=is_end), end_of_clock
    for clock, end_of_clock in _clocks(scan, at):
        lacks_end = scan.fault(Fault.NO_END, at, end_of_clock)
        yield (clock if isinstance(clock, MissionError) else lacks_end), end_of_clock


def _ends_of_spans(scan: Scan, at: int) -> Iterator[tuple[Clock | MissionError, int]]:
    is_clock = False
    for clock in _clocks(scan, at):
        is_clock = True
        yield clock
    if not is_clock and (found := scan.match(_BARE, at)):
        minutes = int(found["hour"]) * 60
        if minutes > DAY_MINUTES:
            yield scan.fault(Fault.NO_SUCH_HOUR, found.start(), found.end()), found.end()
        else:
            yield Clock(minutes=minutes, is_bare=True), found.end()


def _open_span(
    scan: Scan, clock: Clock | MissionError, about: tuple[int, int], *, is_end: bool
) -> Span | MissionError:
    if isinstance(clock, MissionError):
        return clock
    start, end = (0, clock.minutes) if is_end else (clock.minutes, DAY_MINUTES)
    return Span(start=start, end=end) if start < end else scan.fault(Fault.NO_SUCH_HOUR, *about)


def _span_of(
    scan: Scan,
    pair: tuple[Clock | MissionError, Clock | MissionError],
    about: tuple[int, int],
    *,
    is_next_day: bool,
) -> Span | MissionError:
    """From the first to the next time at which a clock shows the second, if that is what was meant.

    "2-4 pm" and "9 am-5" name the half of the day once. Over midnight goes what says so, what names
    both halves, and a night from the evening on; "12:30-1:30" is refused rather than taken for thirteen hours.
    """
    first, last = pair
    if isinstance(first, MissionError):
        return first
    if isinstance(last, MissionError):
        return last
    start, end = first.minutes, last.minutes
    if last.is_midnight:
        end = DAY_MINUTES
    is_short = 0 < start <= 12 * 60 + 59
    if last.is_half and not first.is_half and is_short and not last.is_midnight:
        halves = [one for one in (start % 720, start % 720 + 720) if one < end]
        start = max(halves, default=start)
    elif first.is_half and not last.is_half and end <= start and end <= 12 * 60:
        end = end % 720 + (720 if end % 720 + 720 > start else DAY_MINUTES)
    if is_next_day:
        if end > start:
            return scan.fault(Fault.NO_SUCH_HOUR, *about)
        return Span(start=start, end=end + DAY_MINUTES)
    if start < end:
        return Span(start=start, end=end)
    is_night = start >= _EVENING and end + DAY_MINUTES - start <= _NIGHT
    is_said = (first.is_half and last.is_half) or (
        is_night and not (first.is_bare and last.is_bare)
    )
    if end > DAY_MINUTES:
        return Span(start=start, end=end)
    if is_said and start != end:
        return Span(start=start, end=end + DAY_MINUTES)
    return MissionError(
        fault=Fault.END_NOT_AFTER_START, value=clock_text(end), other=clock_text(start), field=""
    )
