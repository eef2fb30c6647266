"""Days at a place of a text: one, a span of them, a list, a weekday of the mission, every day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from scheduler_app.mission.errors import YEARS, Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.slots import days_between
from scheduler_app.times.day_forms import Form, Written, written_days, years_after
from scheduler_app.times.names import PLURAL_OF, WEEKDAY_OF, any_of
from scheduler_app.times.order import DayOrder, day_or_none, nearest_day
from scheduler_app.times.scan import Scan

Days = tuple[date, ...]
LONGEST_SPAN = 366
MOST_DAYS = 60
"""Days between commas before their hours."""

_DAY = rf"(?:{any_of(WEEKDAY_OF)})"
WEEKDAY = re.compile(rf"({_DAY})\.?")
_WEEKDAY_BEFORE = re.compile(rf"({_DAY})\.?,?")
_WEEKDAY_AFTER = re.compile(rf",? *(?:\(({_DAY})\.?\)|({_DAY})(?=$|[ ,;:\n\u0100-\uffff]))")
_EVERY = re.compile(r"daily|every day|each day|all days")
_EVERY_WEEKDAY = re.compile(rf"(?:(?:every|each) )({_DAY})|({any_of(PLURAL_OF)})")
TO = re.compile(r"-|to|till|until|through|至|到")
AND = re.compile(r",? *and|,? *&|,|\+|和")
_FROM = re.compile(r"from|on")
_DAY_NUMBER = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?! *(?:am|pm)|[0-9:h]|\.[0-9])[日号號]?")


class DayReader:
    """Reads days of one text, in one order of day and month."""

    def __init__(self, scan: Scan, mission: Mission, order: DayOrder) -> None:
        self._scan = scan
        self._mission = mission
        self._order = order

    def lists(self, at: int, before: int = 0) -> Iterator[tuple[Days | MissionError, int]]:
        """One or more days that belong together, the longest list first; `before`: those read already."""
        if before > MOST_DAYS:
            raise self._scan.not_understood()
        if start := self._scan.match(_FROM, at):
            at = start.end()
        for days, end in self._groups(at):
            if isinstance(days, MissionError):
                yield days, end
                continue
            if joint := self._scan.match(AND, end):
                for more, last in self.lists(joint.end(), before + 1):
                    yield (more if isinstance(more, MissionError) else (*days, *more)), last
            yield days, end

    def single(self, at: int) -> Iterator[tuple[date | MissionError, int]]:
        """One day with or without its weekday, or a weekday of the mission."""
        for written, weekday, end in self._singles(at):
            yield from self._scan.sound(iter([(self._resolved(written, weekday, end), end)]))
        if found := self._scan.match(WEEKDAY, at):
            weekday = WEEKDAY_OF[found[1]]
            yield from self._scan.sound(
                iter([(self._of_weekday(weekday, found.start(), found.end(1)), found.end())])
            )

    def _groups(self, at: int) -> Iterator[tuple[Days | MissionError, int]]:
        if found := self._scan.match(_EVERY, at):
            yield self._mission.days, found.end()
        if found := self._scan.match(_EVERY_WEEKDAY, at):
            weekday = PLURAL_OF[found[2]] if found[2] else WEEKDAY_OF[found[1]]
            days = tuple(day for day in self._mission.days if day.weekday() == weekday)
            lack = self._scan.fault(Fault.NO_SUCH_WEEKDAY, found.start(), found.end(), self._span())
            yield from self._scan.sound(iter([(days or lack, found.end())]))
        yield from self._scan.sound(self._spans(at))
        for day, end in self.single(at):
            yield (day if isinstance(day, MissionError) else (day,)), end
        yield from self._scan.sound(self._weekday_spans(at))

    def _spans(self, at: int) -> Iterator[tuple[Days | MissionError, int]]:
        """Spans such as "13-15 Apr", "Apr 13-15", "13 Apr - 15 Apr", "Mon-Wed 13-15 Apr", lists such as "13, 14 Apr"."""
        yield from self._numbers_then_month(at)
        for first, weekday, end in self._singles(at):
            if not (to := self._scan.match(TO, end)):
                continue
            if first.form is Form.CHINESE or (first.form is Form.MONTH_DAY and first.year is None):
                yield from self._month_then_numbers(first, weekday, to.end())
            for last, last_weekday, end_of_last in self._singles(to.end()):
                span = self._between(first, last, weekday, last_weekday, end_of_last)
                yield span, end_of_last
        if opening := self._weekday_pair(at):
            weekdays, end = opening
            for days, end_of_last in self._spans(end):
                if (
                    isinstance(days, MissionError)
                    or (days[0].weekday(), days[-1].weekday()) == weekdays
                ):
                    yield days, end_of_last
                else:
                    is_first = days[0].weekday() != weekdays[0]
                    day, weekday = days[-(not is_first)], weekdays[not is_first]
                    yield self._wrong_weekday(day, weekday, at, end_of_last), end_of_last

    def _numbers_then_month(self, at: int) -> Iterator[tuple[Days | MissionError, int]]:
        before = self._scan.match(_WEEKDAY_BEFORE, at)
        weekday = WEEKDAY_OF[before[1]] if before else None
        start = before.end() if before else at
        numbers = []
        while found := self._scan.match(_DAY_NUMBER, start):
            numbers.append(int(found[1]))
            if to := self._scan.match(TO, found.end()):
                yield from self._up_to(at, numbers, weekday, to.end())
                return
            if not (joint := self._scan.match(AND, found.end())):
                return
            start = joint.end()
            for last, _, end in self._singles(start):
                if last.form is Form.DAY_MONTH:
                    yield self._listed(at, numbers, last, end), end

    def _up_to(
        self, at: int, numbers: list[int], weekday: int | None, start: int
    ) -> Iterator[tuple[Days | MissionError, int]]:
        """The last of `numbers` to a day with its month."""
        for last, last_weekday, end in self._singles(start):
            if last.form is Form.DAY_MONTH:
                first = replace(last, day=numbers[-1], start=at)
                span = self._between(first, last, weekday, last_weekday, end)
                before = self._listed(at, numbers[:-1], last, end) if numbers[:-1] else ()
                if isinstance(span, MissionError) or isinstance(before, MissionError):
                    yield span, end
                else:
                    yield (*before, *span), end

    def _listed(self, at: int, numbers: list[int], last: Written, end: int) -> Days | MissionError:
        days = []
        for written in (*(replace(last, day=one, start=at) for one in numbers), last):
            day = self._resolved(written, None, end)
            if isinstance(day, MissionError):
                return day
            days.append(day)
        return tuple(days)

    def _month_then_numbers(
        self, first: Written, weekday: int | None, at: int
    ) -> Iterator[tuple[Days | MissionError, int]]:
        before = self._scan.match(_WEEKDAY_BEFORE, at)
        last_weekday = WEEKDAY_OF[before[1]] if before else None
        found = self._scan.match(_DAY_NUMBER, before.end() if before else at)
        if not found:
            return
        years = iter([(first.year, found.end())])
        if first.form is Form.MONTH_DAY:
            years = years_after(self._scan, self._mission, found.end(), "none")
        for year, end in years:
            last = replace(first, day=int(found[1]), year=year, start=at, end=end)
            span = self._between(replace(first, year=year), last, weekday, last_weekday, end)
            yield span, end

    def _between(
        self, first: Written, last: Written, weekday: int | None, last_weekday: int | None, end: int
    ) -> Days | MissionError:
        """From one day to another; where only one has its year, the other has the same or the next."""
        end_day = self._resolved(last, last_weekday, end)
        if isinstance(end_day, MissionError):
            return end_day
        if first.year is None and last.year is not None:
            is_before = (first.month, first.day) <= (last.month, last.day)
            first = replace(first, year=end_day.year if is_before else end_day.year - 1)
        start_day = self._resolved(first, weekday, end)
        if isinstance(start_day, MissionError):
            return start_day
        if last.year is None and end_day < start_day:
            later = day_or_none(
                start_day.year + (end_day.year == start_day.year), last.month, last.day
            )
            end_day = later or end_day
        if not 0 <= (end_day - start_day).days < LONGEST_SPAN:
            return MissionError(
                fault=Fault.END_NOT_AFTER_START,
                value=end_day.isoformat(),
                other=start_day.isoformat(),
            )
        return days_between(start_day, end_day)

    def _weekday_pair(self, at: int) -> tuple[tuple[int, int], int] | None:
        first = self._scan.match(WEEKDAY, at)
        to = self._scan.match(TO, first.end()) if first else None
        last = self._scan.match(_WEEKDAY_BEFORE, to.end()) if to else None
        if first is None or last is None:
            return None
        return (WEEKDAY_OF[first[1]], WEEKDAY_OF[last[1]]), last.end()

    def _weekday_spans(self, at: int) -> Iterator[tuple[Days | MissionError, int]]:
        """Spans such as "Mon-Wed", where the mission has them once."""
        pair = self._weekday_pair(at)
        if pair is None:
            return
        (first, last), end = pair
        length = (last - first) % 7
        spans = [
            days_between(day, day + timedelta(days=length))
            for day in self._mission.days
            if day.weekday() == first and day + timedelta(days=length) <= self._mission.end
        ]
        if len(spans) == 1:
            yield spans[0], end
        elif spans:
            choice = ", ".join(span[0].isoformat() for span in spans)
            yield self._scan.fault(Fault.WEEKDAY_OFTEN, at, end, choice), end
        else:
            yield self._scan.fault(Fault.NO_SUCH_WEEKDAY, at, end, self._span()), end

    def _singles(self, at: int) -> Iterator[tuple[Written, int | None, int]]:
        before = self._scan.match(_WEEKDAY_BEFORE, at)
        if before:
            for written in self._written(before.end()):
                yield replace(written, start=at), WEEKDAY_OF[before[1]], written.end
        for written in self._written(at):
            after = self._scan.match(_WEEKDAY_AFTER, written.end)
            if after and not before:
                yield written, WEEKDAY_OF[after[1] or after[2]], after.end()
            yield written, None, written.end

    def _written(self, at: int) -> Iterator[Written]:
        return written_days(self._scan, self._mission, self._order, at)

    def _resolved(self, written: Written, weekday: int | None, end: int) -> date | MissionError:
        about = (written.start, end)
        if written.year is None:
            day = nearest_day(self._mission, written.month, written.day)
        else:
            day = day_or_none(written.year, written.month, written.day)
        if day is None:
            return self._scan.fault(Fault.NO_SUCH_DAY, *about)
        if day.year not in YEARS:
            limits = f"{YEARS.start}–{YEARS.stop - 1}"
            return MissionError(fault=Fault.OUT_OF_RANGE, value=day.isoformat(), other=limits)
        if weekday not in (None, day.weekday()):
            return self._wrong_weekday(day, weekday, *about)
        return day

    def _wrong_weekday(self, day: date, weekday: int, start: int, end: int) -> MissionError:
        return self._scan.fault(Fault.WRONG_WEEKDAY, start, end, f"{day.isoformat()} {weekday}")

    def _of_weekday(self, weekday: int, start: int, end: int) -> date | MissionError:
        days = [day for day in self._mission.days if day.weekday() == weekday]
        if len(days) == 1:
            return days[0]
        if days:
            choice = ", ".join(day.isoformat() for day in days)
            return self._scan.fault(Fault.WEEKDAY_OFTEN, start, end, choice)
        return self._scan.fault(Fault.NO_SUCH_WEEKDAY, start, end, self._span())

    def _span(self) -> str:
        return f"{self._mission.start.isoformat()} – {self._mission.end.isoformat()}"
