"""The forms of one day: "2015-04-12", "12/4/15", "12 Apr", "April 12th, 2015", "4月12日"; nothing is resolved here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from scheduler_app.mission.mission import Mission
from scheduler_app.times.names import MONTH_OF, any_of
from scheduler_app.times.order import DayOrder, full_year, numbers_in
from scheduler_app.times.scan import Scan

_MONTH = rf"(?P<month>{any_of(MONTH_OF)})"
_NTH = r"(?:st|nd|rd|th)?"
_ONE_OR_TWO = r"[0-9]{1,2}"

_YEAR_FIRST = re.compile(
    rf"(?P<year>[0-9]{{4}})(?P<gap>[-/.])(?P<month>{_ONE_OR_TWO})(?P=gap)(?P<day>{_ONE_OR_TWO})"
)
_COMPACT = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_CHINESE = re.compile(
    rf"(?:([0-9]{{4}})年 *)?({_ONE_OR_TWO})月 *({_ONE_OR_TWO})(?:[日号號]|(?= *-))"
)
_NUMERIC = re.compile(rf"{_ONE_OR_TWO}([-/.]){_ONE_OR_TWO}\1(?:[0-9]{{4}}|[0-9]{{2}})(?!\1)")
_TWO_NUMBERS = re.compile(rf"{_ONE_OR_TWO}/{_ONE_OR_TWO}(?!/)")
_DOTTED = re.compile(rf"({_ONE_OR_TWO})\.({_ONE_OR_TWO})\.")
_DAY_MONTH = re.compile(
    rf"(?P<day>{_ONE_OR_TWO}){_NTH}(?P<gap> *[-/.]? *(?:of )? *){_MONTH}(?P<dot>\.?)"
)
_MONTH_DAY = re.compile(rf"{_MONTH}\.? *(?P<day>{_ONE_OR_TWO}){_NTH}")
_YEAR_AFTER = re.compile(r"[-/.,]? *(?P<year>[0-9]{4})")
_SHORT_YEAR_AFTER = re.compile(r"(?P<gap>[-/.']| ')(?P<year>[0-9]{2})")
_SHORT_YEAR_APART = re.compile(r"(?P<year>[0-9]{2})(?! *(?:[-:.h0-9]|am|pm|to ))")


class Form(Enum):
    """How a day is written; it decides how a span of days may go on."""

    NUMBERS = auto()
    DAY_MONTH = auto()
    MONTH_DAY = auto()
    CHINESE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A day as it is written, perhaps without its year; it may be one that no calendar has."""

    month: int
    day: int
    year: int | None
    form: Form
    start: int
    end: int


def written_days(scan: Scan, mission: Mission, order: DayOrder, at: int) -> Iterator[Written]:
    """Every way to read one day at a place, the likeliest first."""
    for pattern in (_YEAR_FIRST, _COMPACT):
        if found := scan.match(pattern, at):
            yield Written(
                year=int(found["year"]), month=int(found["month"]), day=int(found["day"]),
                form=Form.NUMBERS, start=at, end=found.end(),
            )  # fmt: skip
    if found := scan.match(_CHINESE, at):
        yield Written(
            year=int(found[1]) if found[1] else None, month=int(found[2]), day=int(found[3]),
            form=Form.CHINESE, start=at, end=found.end(),
        )  # fmt: skip
    yield from _in_numbers(scan, mission, order, at)
    for pattern, form in ((_DAY_MONTH, Form.DAY_MONTH), (_MONTH_DAY, Form.MONTH_DAY)):
        if found := scan.match(pattern, at):
            month, day = MONTH_OF[found["month"]], int(found["day"])
            for year, end in years_after(scan, mission, found.end(), gap_of(found)):
                yield Written(month=month, day=day, year=year, form=form, start=at, end=end)


def years_after(
    scan: Scan, mission: Mission, at: int, gap: str = ""
) -> Iterator[tuple[int | None, int]]:
    """The year behind day and month, and none.

    Four digits before a dash may be the hour of a span, "14 Apr 1930-2130", but never a year of the mission.
    """
    near = range(mission.start.year - 1, mission.end.year + 2)
    if found := scan.match(_YEAR_AFTER, at):
        year = int(found["year"])
        yield year, found.end()
        if year in near:
            return
    elif found := scan.match(_SHORT_YEAR_AFTER, at):
        if found["gap"].strip() in (gap, "'"):
            yield full_year(mission, int(found["year"])), found.end()
    elif found := scan.match(_SHORT_YEAR_APART, at):
        year = full_year(mission, int(found["year"]))
        if year in near and found.start() > at:
            yield year, found.end()
    yield None, at


def gap_of(found: re.Match[str]) -> str:
    """What stands between the day and its month: a short year must be set off in the same way."""
    return found["gap"].strip() if "gap" in found.re.groupindex else "none"


def _in_numbers(scan: Scan, mission: Mission, order: DayOrder, at: int) -> Iterator[Written]:
    for pattern in (_NUMERIC, _TWO_NUMBERS):
        if found := scan.match(pattern, at):
            (numbers,) = numbers_in(found[0])
            if order is DayOrder.YEAR_FIRST and (numbers.third is None or not numbers.is_short):
                return
            year = numbers.third
            if year is not None and numbers.is_short:
                year = full_year(mission, year)
            day, month = numbers.first, numbers.second
            if order is DayOrder.MONTH_FIRST:
                day, month = month, day
            elif order is DayOrder.YEAR_FIRST:
                year, day = full_year(mission, numbers.first), numbers.third or 0
            yield Written(
                month=month, day=day, year=year, form=Form.NUMBERS, start=at, end=found.end()
            )
            return
    if found := scan.match(_DOTTED, at):
        yield Written(
            month=int(found[2]), day=int(found[1]), year=None, form=Form.NUMBERS,
            start=at, end=found.end(),
        )  # fmt: skip
