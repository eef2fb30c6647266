"""A plan in the solver's words, and what can be wrong with one. No search happens here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Placement:
    """A request given a start (minutes) and one of its options (position in its options)."""

    request: int
    start: int
    option: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """Placements in order of request; a request that is not named is not placed."""

    placements: tuple[Placement, ...] = ()


class Rule(StrEnum):
    """What a plan may break, each checked on its own in `solver.check`."""

    ONE_PLACEMENT = "one_placement"
    NO_DOUBLE_BOOKING = "no_double_booking"
    TRAVEL_TIME = "travel_time"
    AVAILABILITY = "availability"
    OPENING_HOURS = "opening_hours"
    REQUEST_WINDOW = "request_window"
    ROOM_CAPACITY = "room_capacity"
    ROOM_SIZE = "room_size"
    RIDE_SIZE = "ride_size"
    BREAK_KEPT = "break_kept"
    GRID = "grid"
    PIN_KEPT = "pin_kept"
    ORDER_KEPT = "order_kept"
    FAIR_BREAKS = "fair_breaks"
    SAME_DAY = "same_day"
    OTHER_DAY = "other_day"
    NEXT_DAY = "next_day"
    KEPT_APART = "kept_apart"
    MOST_MEETINGS = "most_meetings"
    LEAST_MEETINGS = "least_meetings"
    LONGEST_WORK = "longest_work"
    LONGEST_DAY = "longest_day"
    PAUSE = "pause"
    CHANGE_OVER = "change_over"
    MEAL_KEPT = "meal_kept"


DEMANDED = frozenset(
    {
        Rule.ORDER_KEPT,
        Rule.SAME_DAY,
        Rule.OTHER_DAY,
        Rule.NEXT_DAY,
        Rule.KEPT_APART,
        Rule.MOST_MEETINGS,
        Rule.LEAST_MEETINGS,
        Rule.LONGEST_WORK,
        Rule.LONGEST_DAY,
        Rule.PAUSE,
        Rule.CHANGE_OVER,
    }
)
"""Those that a demand of the problem asks for, some with a weight only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One breach of a rule.

    `requests`, `fixed`, `persons`, `pools`: positions in the Problem of those concerned, in time
    order where there is one. `minutes`: how much is missing or too much (0 where the rule has no
    measure; meetings too many or too few where meetings are counted). `start`: when it happens.
    `demand`: the position in the problem's pairs, counts, works or meals of the demand that is broken; -1
    for the rules that hold for every problem.
    """

    rule: Rule
    start: int
    requests: tuple[int, ...] = ()
    fixed: tuple[int, ...] = ()
    persons: tuple[int, ...] = ()
    pools: tuple[int, ...] = ()
    minutes: int = 0
    demand: int = -1
