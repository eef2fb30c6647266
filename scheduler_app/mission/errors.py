"""What can be wrong with a value of the domain: a code and what it is about, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Fault(StrEnum):
    """Every fault that a value or an edit of the mission can have; each has one sentence."""

    END_NOT_AFTER_START = "end_not_after_start"
    MISSING = "missing"
    NOT_POSITIVE = "not_positive"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_ZONE = "unknown_zone"
    OVERLAPPING = "overlapping"
    SAME_PLACE = "same_place"
    DANGLING = "dangling"
    DUPLICATE_ID = "duplicate_id"
    DUPLICATE_RECORD = "duplicate_record"
    NOT_UNDERSTOOD = "not_understood"
    PART_NOT_UNDERSTOOD = "part_not_understood"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_HOUR = "no_such_hour"
    NO_SUCH_WEEKDAY = "no_such_weekday"
    WEEKDAY_OFTEN = "weekday_often"
    WRONG_WEEKDAY = "wrong_weekday"
    NO_HOUR = "no_hour"
    NO_DAY = "no_day"
    NO_END = "no_end"
    WHICH_MIDNIGHT = "which_midnight"
    SECONDS = "seconds"
    NAMES_A_ZONE = "names_a_zone"
    SKIPPED_HOUR = "skipped_hour"
    NOT_WHOLE = "not_whole"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_FIELD = "unknown_field"
    NOT_A_CHOICE = "not_a_choice"
    AMBIGUOUS = "ambiguous"
    SURPLUS = "surplus"
    PINNED = "pinned"
    TWICE = "twice"
    CHANGED = "changed"
    IN_A_RING = "in_a_ring"
    WORKED_OUT = "worked_out"
    TOO_LONG = "too_long"


@dataclass(kw_only=True, eq=False)
class MissionError(ValueError):
    """A value that the domain refuses.

    `table`, `record` and `field` name the thing where they are known ("delegates", "delegate-3",
    "departure"); `value` is what was given and `other` what it clashes with, both as text; `named`
    is the part of `value` that is at fault.
    """

    fault: Fault
    table: str = ""
    record: str = ""
    field: str = ""
    value: str = ""
    other: str = ""
    named: str = ""

    def __str__(self) -> str:
        """A line for logs and tests; users read `wording.faults`."""
        about = "/".join(part for part in (self.table, self.record, self.field) if part)
        return f"{self.fault.value} {about} {self.value} {self.other} {self.named}".strip()


YEARS = range(1900, 2200)
"""Far enough for any mission, and near enough for the arithmetic of dates."""


def check_number(field: str, value: int, least: int, most: int) -> None:
    """Raise MissionError NOT_POSITIVE below `least` (0 or 1), OUT_OF_RANGE above `most`."""
    if value < least:
        raise MissionError(fault=Fault.NOT_POSITIVE, field=field, value=str(value))
    if value > most:
        limits = f"{least}–{most}"
        raise MissionError(fault=Fault.OUT_OF_RANGE, field=field, value=str(value), other=limits)


def check_year(field: str, day: date | None) -> None:
    """Raise MissionError OUT_OF_RANGE for a date or moment far from any mission."""
    if day is not None and day.year not in YEARS:
        limits = f"{YEARS.start}–{YEARS.stop - 1}"
        raise MissionError(
            fault=Fault.OUT_OF_RANGE, field=field, value=day.isoformat(), other=limits
        )


def require(text: str, field: str) -> None:
    """Raise MissionError MISSING when a text that must be there is empty."""
    if not text.strip():
        raise MissionError(fault=Fault.MISSING, field=field)
