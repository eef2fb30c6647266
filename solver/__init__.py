"""The schedule solver: a pure library over OR-Tools that knows nothing of the application.

`solve` answers a Problem with a Result; `violations` and `score` judge any plan without the
search. OR-Tools is loaded by the first search, not by this import.
"""

from solver.check import score, shortcomings, violations
from solver.demands import Attended, PairKind
from solver.problem import (
    NO_WAY,
    Before,
    City,
    Count,
    Fixed,
    Meal,
    Option,
    Pair,
    Person,
    Pin,
    Pool,
    Problem,
    ProblemError,
    Request,
    Ride,
    Site,
    Stay,
    Travel,
    Window,
    Wish,
    Work,
)
from solver.repair import gap_of_changes, is_fewest, repair
from solver.result import Progress, Reason, Result, Status, Tier, Unplaced
from solver.solution import Placement, Rule, Solution, Violation
from solver.solve import Limits, solve
from solver.stop import StopToken
from solver.tiers import MATCHMAKING_TIERS, MISSION_TIERS, REPAIR_TIERS, Sense, TierName

__all__ = [
    "MATCHMAKING_TIERS",
    "MISSION_TIERS",
    "NO_WAY",
    "REPAIR_TIERS",
    "Attended",
    "Before",
    "City",
    "Count",
    "Fixed",
    "Limits",
    "Meal",
    "Option",
    "Pair",
    "PairKind",
    "Person",
    "Pin",
    "Placement",
    "Pool",
    "Problem",
    "ProblemError",
    "Progress",
    "Reason",
    "Request",
    "Result",
    "Ride",
    "Rule",
    "Sense",
    "Site",
    "Solution",
    "Status",
    "Stay",
    "StopToken",
    "Tier",
    "TierName",
    "Travel",
    "Unplaced",
    "Violation",
    "Window",
    "Wish",
    "Work",
    "gap_of_changes",
    "is_fewest",
    "repair",
    "score",
    "shortcomings",
    "solve",
    "violations",
]
