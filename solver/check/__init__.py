"""The independent checker: plain Python that has never seen OR-Tools and shares no code with
the model. `violations` judges any plan, also hand-made ones; `score` gives the tier values.
`shares` says of what they are the sums, `shortcomings` what of the weighed demands is not kept.
"""

from solver.check.demands import shortcomings
from solver.check.score import Share, is_met, score, shares
from solver.check.violations import violations

__all__ = ["Share", "is_met", "score", "shares", "shortcomings", "violations"]
