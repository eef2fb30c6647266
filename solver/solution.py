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
    """The hard rules, each checked on its own in `solver.check`."""

    ONE_PLACEMENT = "one_placement"
    NO_DOUBLE_BOOKING = "no_double_booking"
    TRAVEL_TIME = "travel_time"
    AVAILABILITY = "availability"
    OPENING_HOURS = "opening_hours"
    REQUEST_WINDOW = "request_window"
    ROOM_CAPACITY = "room_capacity"
    ROOM_SIZE = "room_size"
    BREAK_KEPT = "break_kept"
    GRID = "grid"
    PIN_KEPT = "pin_kept"
    ORDER_KEPT = "order_kept"
    FAIR_BREAKS = "fair_breaks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One breach of a hard rule.

    `requests`, `fixed`, `persons`, `pools`: positions in the Problem of those concerned, in time
    order where there is one. `minutes`: how much is missing or too much (0 where the rule has no
    measure). `start`: when it happens.
    """

    rule: Rule
    start: int
    requests: tuple[int, ...] = ()
    fixed: tuple[int, ...] = ()
    persons: tuple[int, ...] = ()
    pools: tuple[int, ...] = ()
    minutes: int = 0
