"""What makes one plan better than another, in the order and the weights of the coordinator."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from scheduler_app.mission.errors import check_number

MOST_WEIGHT = 1_000


class Aim(StrEnum):
    """What a plan is judged by once the requests that matter most are placed; `AIMS` is the usual order."""

    RULES = "rules"
    """Rules that should be kept, and nice ones."""
    WISHES = "wishes"
    """Preferred times, places and people."""
    GAPS = "gaps"
    """Minutes of waiting and of ways between the engagements of a day."""
    MOVES = "moves"
    """Changes of venue within a day."""
    EVENNESS = "evenness"
    """Meetings spread over firms and days."""


AIMS = tuple(Aim)


class Ideas(StrEnum):
    """What becomes of requests that are only ideas, of which nobody has been asked yet."""

    TRAY = "tray"
    """They wait in the tray, and are planned only by hand."""
    RESERVE = "reserve"
    """They are met where all else leaves a gap, as reserves are."""
    REQUEST = "request"
    """They are planned as if the other side had been asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What requests and broken rules are worth against each other: whole numbers from 1.

    `low`, `normal`, `high`: a request of one, two and three stars. `should`, `nice`: a rule broken.
    """

    low: int = 1
    normal: int = 3
    high: int = 9
    should: int = 3
    nice: int = 1

    def __post_init__(self) -> None:
        for one in fields(self):
            check_number(one.name, getattr(self, one.name), 1, MOST_WEIGHT)


USUAL = Weights()
