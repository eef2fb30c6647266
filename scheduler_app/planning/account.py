"""How good the plan in force of a mission is: what must be fixed in it, and the tiers in their order.

The one judge of a plan as a whole: what a solve writes, what it is told to be and what a check says of the
file afterwards all come from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.mission.defects import Defect, DefectCode, Severity, defects_of
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.decode import WorsePlan
from scheduler_app.planning.judge import Judgement, judge
from solver.check import score
from solver.tiers import SENSES, Sense, TierName


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A plan under the facts of its mission; `defects` are only those that must be fixed."""

    mission: Mission
    judgement: Judgement
    defects: tuple[Defect, ...]

    @property
    def to_fix(self) -> int:
        """How many problems must be fixed: conflicts, too few meetings where more must be, defects."""
        return len(self.judgement.breaches) + len(self.defects)

    @property
    def is_sound(self) -> bool:
        """Whether nothing must be fixed."""
        return not self.to_fix

    def tiers(self) -> dict[TierName, int]:
        """The value of each tier, in their order."""
        return score(self.judgement.encoding.problem, self.judgement.encoding.plan)

    def rank(self) -> tuple[int, ...]:
        """The greater the better: first the fewer to fix that a plan can mend, then the tiers, one never paid
        for with another.
        """
        waiting = sum(one.code is DefectCode.REQUEST_WITHOUT_DELEGATES for one in self.defects)
        signed = (n if SENSES[one] is Sense.MAXIMISE else -n for one, n in self.tiers().items())
        return (waiting - self.to_fix, *signed)


def account_of(mission: Mission) -> Account:
    """Judge the plan in force of a mission as a whole."""
    return Account(
        mission=mission,
        judgement=judge(mission),
        defects=tuple(
            one for one in defects_of(mission) if one.severity is Severity.MUST_FIX
        ),
    )  # fmt: skip


def worse_plan(found: Account, in_force: Account) -> WorsePlan:
    """What is told of a plan that is not better than the one in force."""
    return WorsePlan(
        placed=found.judgement.placed,
        to_fix=found.to_fix,
        placed_in_force=in_force.judgement.placed,
        to_fix_in_force=in_force.to_fix,
    )
