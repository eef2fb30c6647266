"""What the solver answers: the plan, how good it is by tier, what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.solution import Solution, Violation
from solver.tiers import Sense, TierName


class Status(StrEnum):
    """How a run ended.

    OPTIMAL: every tier proved. FEASIBLE: a checked plan, some tier unproved when time was up.
    STOPPED: the same, ended by the stop token. IMPOSSIBLE: it is proved that what is fixed or pinned
    breaks a hard rule in every plan; the plan is the best one around it and `violations` names the
    breaches. Of a pin for which no place was found in the time only `violations` tells.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    STOPPED = "stopped"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One objective: its value in the plan, the proved bound, and whether they meet."""

    name: TierName
    value: int
    bound: int
    proved: bool
    sense: Sense
    seconds: float = 0.0


class Reason(StrEnum):
    """Why a request was left out, found by inspection around the finished plan."""

    NO_PLACE = "no_place"
    """It has no place where it could be met (no option)."""
    ROOM_TOO_SMALL = "room_too_small"
    """Every room it may use seats fewer than come."""
    RIDE_TOO_SMALL = "ride_too_small"
    """What its people ride in seats fewer than come."""
    NEVER_TOGETHER = "never_together"
    """The people have no common time in the city, whatever else is planned."""
    CLOSED = "closed"
    """The people have common time, but the place is never open then."""
    OUTSIDE_WINDOWS = "outside_windows"
    """Common open time exists, but none in the hours asked for."""
    BLOCKED_BY_FIXED = "blocked_by_fixed"
    """Only fixed or pinned engagements (with the ways to them) take all the time there is."""
    OTHERS_AWAY = "others_away"
    """Those of whom some must come besides have no time when its own people could meet."""
    RULED_OUT = "ruled_out"
    """Demands forbid it everywhere, whatever else is planned."""
    PERSON_FULL = "person_full"
    """The named persons' time is taken by other meetings of this plan."""
    OTHERS_FULL = "others_full"
    """Its own people are free, but those of whom some must come besides are at other meetings."""
    ROOM_FULL = "room_full"
    """People are free, but every table is taken by other meetings of this plan."""
    KEPT_OUT = "kept_out"
    """People and tables are free, but demands forbid it beside the other meetings of this plan."""
    CROWDED_OUT = "crowded_out"
    """No single cause: wherever it could be, some of many people are at another meeting."""
    ROOM_LEFT = "room_left"
    """None: it could be placed as things stand."""


class ObstacleKind(StrEnum):
    """What kind of demand forbids a place."""

    PAIR = "pair"
    COUNT = "count"
    WORK = "work"
    ORDER = "order"
    MEAL = "meal"


@dataclass(frozen=True, slots=True, order=True)
class Obstacle:
    """A demand that forbids a place: its position among the problem's demands of that kind.

    Of ORDER, where requests stand in a list of their own: the earlier and the later of the two.
    `person`: who would miss a meal.
    """

    kind: ObstacleKind
    number: int
    later: int = -1
    person: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A request left out, with the persons, pools and fixed engagements that are the cause.

    `others`: those of whom some must come besides its own persons, as far as they are the cause.
    `obstacles`: demands, one of which forbids each place that all else leaves. `heads`: how many
    come to the table at least, where that is the cause.
    """

    request: int
    reason: Reason
    persons: tuple[int, ...] = ()
    pools: tuple[int, ...] = ()
    fixed: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    heads: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A sign of life during a solve, sent from a foreign thread.

    `placed` of `requested` are in the best plan so far; `tier` is being improved, with its
    value and proved bound over the whole mission; `gap` = |bound - value| / max(1, |bound|).
    """

    seconds: float
    placed: int
    requested: int
    tier: TierName
    value: int
    bound: int
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The end of a solve. `solution` has passed the independent checker but for `violations`,
    which are only those that fixed engagements and pins bring with them.

    `first_plan_seconds`: until the first conflict-free plan. `limited_by_seconds`: the safety
    stop ended the run (so it is not repeatable).
    """

    status: Status
    solution: Solution
    tiers: tuple[Tier, ...]
    requested: int
    placed: int
    unplaced: tuple[Unplaced, ...]
    violations: tuple[Violation, ...]
    seconds: float
    first_plan_seconds: float | None
    limited_by_seconds: bool = False
