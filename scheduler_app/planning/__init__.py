"""The mission and the solver: the only translator between the two vocabularies.

`encode` and `decode` go there and back, `plan` does both around a solve; `judge`, `candidates` and
`verdict` ask the solver's own rules about the plan in force, so that there is no second set of
rules. The window and the commands take the solver's public words (Limits, StopToken, …) from here.
"""

from scheduler_app.planning.account import Account, account_of
from scheduler_app.planning.conflicts import (
    Cause,
    Concerned,
    ConcernedKind,
    Conflict,
    Hindrance,
    HindranceKind,
    LeftOut,
)
from scheduler_app.planning.decode import Gain, Proposal, WorsePlan, decode
from scheduler_app.planning.encode import Encoding, encode
from scheduler_app.planning.judge import Judgement, judge
from scheduler_app.planning.legal import Candidate, candidates, placed_by_hand, verdict
from scheduler_app.planning.plan import plan
from solver.result import Progress, Reason, Status, Tier
from solver.solution import Rule
from solver.solve import DEFAULT_LIMITS, Limits
from solver.stop import StopToken

__all__ = [
    "DEFAULT_LIMITS",
    "Account",
    "Candidate",
    "Cause",
    "Concerned",
    "ConcernedKind",
    "Conflict",
    "Encoding",
    "Gain",
    "Hindrance",
    "HindranceKind",
    "Judgement",
    "LeftOut",
    "Limits",
    "Progress",
    "Proposal",
    "Reason",
    "Rule",
    "Status",
    "StopToken",
    "Tier",
    "WorsePlan",
    "account_of",
    "candidates",
    "decode",
    "encode",
    "judge",
    "placed_by_hand",
    "plan",
    "verdict",
]
