"""What can be wrong with a value of the domain: a code and what it is about, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
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
    UNKNOWN_FIELD = "unknown_field"
    NOT_A_CHOICE = "not_a_choice"
    AMBIGUOUS = "ambiguous"
    SURPLUS = "surplus"
    PINNED = "pinned"


@dataclass(kw_only=True, eq=False)
class MissionError(ValueError):
    """A value that the domain refuses.

    `table`, `record` and `field` name the thing where they are known ("delegates", "delegate-3",
    "departure"); `value` is what was given and `other` what it clashes with, both as text.
    """

    fault: Fault
    table: str = ""
    record: str = ""
    field: str = ""
    value: str = ""
    other: str = ""

    def __str__(self) -> str:
        """A line for logs and tests; users read `wording.mission_error`."""
        about = "/".join(part for part in (self.table, self.record, self.field) if part)
        return f"{self.fault.value} {about} {self.value} {self.other}".strip()


def require(text: str, field: str) -> None:
    """Raise MissionError MISSING when a text that must be there is empty."""
    if not text.strip():
        raise MissionError(fault=Fault.MISSING, field=field)
