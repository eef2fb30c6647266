"""What a whole text may be: a day, a moment, slots, opening hours and the other lists of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Break, Fair, Holiday, OpeningHours
from scheduler_app.mission.slots import Hours, Slot
from scheduler_app.times.clocks import Clock, Span, clocks, span_lists, spans, time_of
from scheduler_app.times.days import AND, TO, WEEKDAY, DayReader, Days
from scheduler_app.times.names import DAY_MINUTES, WEEKDAY_OF
from scheduler_app.times.order import DayOrder
from scheduler_app.times.scan import Scan

Value = TypeVar("Value")
Found = Iterator[tuple[Value | MissionError, int]]
Several = Iterator[tuple[tuple[Value, ...] | MissionError, int]]
Items = Iterator[tuple[tuple[Value, ...] | MissionError, Days, int]]

_GAP = re.compile(r",|at|@|t(?=[0-9])|")
_ON = re.compile(r",? *on|,|")
_HARD = re.compile(r" *[;\n][;,\n ]*")
_LAST = re.compile(r"[;,\n ]*$")
_EVERY_DAY = re.compile(r"daily|every day|each day|all days|每天")
_MARK = re.compile(r"[,:]|")
_LENGTH = re.compile(r"([0-9]{1,5}) *min(?:utes|s)?\.?")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_WORDS = re.compile(r"[^;\n]+")
_BETWEEN_WORDS = re.compile(r" *:(?![0-9]) *|(?<=[^0-9 ]): *| +")
_COLON = re.compile(r":|")


class Parts:
    """The grammars of whole texts over one scan; each answers with values and where they end."""

    def __init__(self, scan: Scan, mission: Mission, order: DayOrder) -> None:
        self._scan = scan
        self._days = DayReader(scan, mission, order)

    def day(self) -> Found[date]:
        """One day."""
        return self._days.single(0)

    def moment(self) -> Found[datetime]:
        """One day and one time of day, in either order."""
        yield from self._moments(0)
        if not self._scan.is_lenient:
            return
        for day, end in self._days.single(0):
            lack = self._scan.fault(Fault.NO_HOUR, 0, end, f"{day}")
            yield (day if isinstance(day, MissionError) else lack), end
        for clock, end in clocks(self._scan, 0):
            lack = self._scan.fault(Fault.NO_DAY, 0, end)
            yield (clock if isinstance(clock, MissionError) else lack), end

    def clock(self) -> Found[time]:
        """One time of a day, before its end."""
        for clock, end in clocks(self._scan, 0):
            if isinstance(clock, MissionError):
                yield clock, end
            elif clock.is_midnight or clock.minutes == DAY_MINUTES:
                yield from self._sound(self._scan.fault(Fault.NO_SUCH_HOUR, 0, end), end)
            else:
                yield time_of(clock.minutes), end

    def hours(self) -> Found[Hours]:
        """One span of a day."""
        for span, end in spans(self._scan, 0):
            yield (span if isinstance(span, MissionError) else _hours(span)), end

    def hours_list(self) -> Several[Hours]:
        """Several spans of every day."""
        return self._chain(self._hours_of_part)

    def slots(self) -> Several[Slot]:
        """Days with hours between semicolons, commas or lines."""
        for slots, end in self._chain(self._slots_of_part):
            yield (slots if isinstance(slots, MissionError) else tuple(sorted(set(slots)))), end

    def opening_hours(self) -> Several[OpeningHours]:
        """Hours behind weekdays, or alone for every day."""
        return self._chain(self._opening_of_part)

    def breaks(self) -> Several[Break]:
        """A title, perhaps a length, and a span of hours each."""
        return self._chain(self._breaks_of_part)

    def holidays(self) -> Several[Holiday]:
        """Days, each with a title behind it."""
        return self._chain(self._holidays_of_part)

    def fairs(self) -> Several[Fair]:
        """Titles, each with its first and last day behind a colon."""
        return self._chain(self._fairs_of_part)

    def _chain(self, parse: Callable[[int, Days, bool], Items[Value]]) -> Several[Value]:
        """Parts one behind the other; `parse` is told the last days, and whether a part begins.

        From each place on, the first way that leads to another place is kept: long lists stay fast.
        """
        ways: dict[tuple[int, bool], tuple[tuple[Value, ...] | MissionError, Days]] = {
            (0, True): ((), ())
        }
        if self._scan.is_end(0):
            yield (), 0
            return
        while ways:
            at, begins = min(ways)
            before, days = ways.pop((at, begins))
            for values, last_days, end in parse(at, days, begins):
                if isinstance(values, MissionError) and not self._scan.is_lenient:
                    continue
                joined = _joined(before, values)
                if self._scan.match(_LAST, end):
                    yield joined, len(self._scan.text)
                for pattern, is_new in ((_HARD, True), (AND, False)):
                    if (joint := self._scan.match(pattern, end)) and joint.end() > at:
                        ways.setdefault((joint.end(), is_new), (joined, last_days))
                        break

    def _moments(self, at: int) -> Found[datetime]:
        for day, end_of_day in self._days.single(at):
            gap = self._scan.match(_GAP, end_of_day)
            for clock, end in clocks(self._scan, gap.end() if gap else end_of_day):
                yield from self._sound(_moment(self._scan, day, clock, at, end), end)
        for clock, end_of_clock in clocks(self._scan, at):
            gap = self._scan.match(_ON, end_of_clock)
            for day, end in self._days.single(gap.end() if gap else end_of_clock):
                yield from self._sound(_moment(self._scan, day, clock, at, end), end)

    def _sound(self, value: Value | MissionError, end: int) -> Found[Value]:
        return self._scan.sound(iter([(value, end)]))

    def _slots_of_part(self, at: int, carried: Days, begins: bool) -> Items[Slot]:
        for start, end_of_start in self._moments(at):
            to = self._scan.match(TO, end_of_start)
            for last, end in self._moments(to.end()) if to else ():
                slot = _slot_between(start, last)
                yield (slot if isinstance(slot, MissionError) else (slot,)), (), end
        for days, end_of_days in self._days.lists(at):
            mark = self._scan.match(_MARK, end_of_days)
            for times, end in span_lists(self._scan, mark.end() if mark else end_of_days):
                yield *_slots(days, times), end
            yield *_slots(days, (Span(start=0, end=DAY_MINUTES, is_all_day=True),)), end_of_days
        if not begins:
            return
        for times, end_of_times in span_lists(self._scan, at):
            on = self._scan.match(_ON, end_of_times)
            for days, end in self._days.lists(on.end() if on else end_of_times):
                yield *_slots(days, times), end
            lack = self._scan.fault(Fault.NO_DAY, at, end_of_times)
            yield *_slots(carried or lack, times), end_of_times

    def _hours_of_part(self, at: int, _carried: Days, _begins: bool) -> Items[Hours]:
        for span, end in spans(self._scan, at):
            yield (span if isinstance(span, MissionError) else (_hours(span),)), (), end

    def _opening_of_part(self, at: int, _carried: Days, _begins: bool) -> Items[OpeningHours]:
        for weekdays, end_of_days in self._weekdays(at):
            mark = self._scan.match(_MARK, end_of_days)
            for times, end in span_lists(self._scan, mark.end() if mark else end_of_days):
                if isinstance(times, MissionError):
                    yield times, (), end
                    continue
                hours = [_hours(span) for span in times]
                opening = [
                    OpeningHours(hours=one, weekday=day) for one in hours for day in weekdays
                ]
                yield tuple(opening), (), end

    def _weekdays(self, at: int) -> Iterator[tuple[tuple[int | None, ...], int]]:
        """Lists and spans of weekdays, the longest first; at last every day, named or not."""
        days: list[int | None] = []
        found: list[tuple[tuple[int | None, ...], int]] = []
        start: int | None = at
        while start is not None and (first := self._scan.match(WEEKDAY, start)):
            begin, end = WEEKDAY_OF[first[1]], first.end()
            days.append(begin)
            to = self._scan.match(TO, end)
            if to and (last := self._scan.match(WEEKDAY, to.end())):
                length = (WEEKDAY_OF[last[1]] - begin) % 7
                days += [(begin + n) % 7 for n in range(1, length + 1)]
                end = last.end()
            found.append((tuple(dict.fromkeys(days)), end))
            joint = self._scan.match(AND, end)
            start = joint.end() if joint else None
        yield from reversed(found)
        every = self._scan.match(_EVERY_DAY, at)
        yield (None,), every.end() if every else at

    def _breaks_of_part(self, at: int, _carried: Days, _begins: bool) -> Items[Break]:
        for title, end_of_title in self._titles(at):
            length = self._scan.match(_LENGTH, end_of_title)
            minutes = int(length[1]) if length else None
            for span, end in spans(self._scan, length.end() if length else end_of_title):
                if isinstance(span, MissionError):
                    yield span, (), end
                else:
                    yield (Break(title=title, hours=_hours(span), minutes=minutes),), (), end

    def _titles(self, at: int) -> Iterator[tuple[str, int]]:
        """A title in quotes, or the words before each place where something else may begin."""
        if quoted := self._scan.match(_QUOTED, at):
            start, end = quoted.span(1)
            yield self._scan.written[start:end].replace('""', '"'), quoted.end()
            return
        words = self._scan.match(_WORDS, at)
        if words is None or words[0].startswith('"'):
            return
        for gap in _BETWEEN_WORDS.finditer(words[0]):
            title = self._scan.written[words.start() : words.start() + gap.start()].strip(" ,:\t")
            if title:
                yield title, words.start() + gap.end()

    def _holidays_of_part(self, at: int, _carried: Days, _begins: bool) -> Items[Holiday]:
        for days, end_of_days in self._days.lists(at):
            colon = self._scan.match(_COLON, end_of_days)
            start = colon.end() if colon else end_of_days
            quoted = self._scan.match(_QUOTED, start)
            words = quoted or self._scan.match(_WORDS, start)
            if words is None:
                continue
            title = self._scan.written[words.start() : words.end()].strip()
            if quoted:
                title = self._scan.written[quoted.start(1) : quoted.end(1)].replace('""', '"')
            elif not (colon and colon[0]) and not title[:1].isalpha():
                continue
            if isinstance(days, MissionError):
                yield days, (), words.end()
            else:
                yield tuple(Holiday(day=day, title=title) for day in days), (), words.end()

    def _fairs_of_part(self, at: int, _carried: Days, _begins: bool) -> Items[Fair]:
        for title, end_of_title in self._titles(at):
            is_named = ":" in self._scan.text[at : end_of_title + 1]
            colon = self._scan.match(_COLON, end_of_title)
            for days, end in self._days.lists(colon.end() if colon else end_of_title):
                if isinstance(days, MissionError):
                    yield days, (), end
                elif is_named and len(days) == (days[-1] - days[0]).days + 1:
                    yield (Fair(title=title, first=days[0], last=days[-1]),), (), end


def _joined(
    before: tuple[Value, ...] | MissionError, values: tuple[Value, ...] | MissionError
) -> tuple[Value, ...] | MissionError:
    if isinstance(before, MissionError):
        return before
    return values if isinstance(values, MissionError) else (*before, *values)


def _moment(
    scan: Scan, day: date | MissionError, clock: Clock | MissionError, start: int, end: int
) -> datetime | MissionError:
    if isinstance(day, MissionError):
        return day
    if isinstance(clock, MissionError):
        return clock
    if clock.is_midnight:
        return scan.fault(Fault.WHICH_MIDNIGHT, start, end)
    return _at(day, clock.minutes)


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _hours(span: Span) -> Hours:
    return Hours(start=time_of(span.start), end=time_of(span.end))


def _slots(
    days: Days | MissionError, times: tuple[Span, ...] | MissionError
) -> tuple[tuple[Slot, ...] | MissionError, Days]:
    if isinstance(days, MissionError):
        return days, ()
    if isinstance(times, MissionError):
        return times, ()
    slots = (
        Slot(start=_at(day, one.start), end=_at(day, one.end)) for day in days for one in times
    )
    return tuple(slots), days


def _slot_between(
    start: datetime | MissionError, end: datetime | MissionError
) -> Slot | MissionError:
    if isinstance(start, MissionError):
        return start
    if isinstance(end, MissionError):
        return end
    try:
        return Slot(start=start, end=end)
    except MissionError as error:
        return error
