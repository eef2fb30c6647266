"""The independent checker: plain Python that has never seen OR-Tools and shares no code with
the model. `violations` judges any plan, also hand-made ones; `score` gives the tier values.
`shortcomings` names what of the weighed demands a plan does not keep.
"""

from solver.check.demands import shortcomings
from solver.check.score import score
from solver.check.violations import violations

__all__ = ["score", "shortcomings", "violations"]
