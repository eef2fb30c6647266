"""What a repaired plan changes of the plan that stood: who notices, by how much, and where.

A meeting is changed when it begins at another time, is at another place, or is left out; everyone who
was or is at it notices. Where only who attends differs, those notice who come or stay away. The tiers
are those of `solver.tiers.REPAIR_TIERS` (minimal perturbation: Barták, Müller and Rudová, "Minimal
perturbation problem in course timetabling", PATAT 2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solver.windows import ProblemError


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Where a request stood: its start and the position in its options.

    `tolerance`: minutes by which it may begin earlier or later without anybody minding. `weight`: what each person costs who notices a change of it. `agreed`: it was agreed with the other
    side, so that its changes count before all others.
    """

    request: int
    start: int
    option: int
    tolerance: int = 0
    weight: int = 1
    agreed: bool = False


def check_before(stood: Sequence[Before], sizes: Sequence[int]) -> None:
    """Raise ProblemError where one names what is not there, or stands twice. `sizes`: options by request."""
    seen: set[int] = set()
    for i, one in enumerate(stood):
        if not 0 <= one.request < len(sizes) or not 0 <= one.option < sizes[one.request]:
            raise ProblemError(f"before {i} names a request or an option that is not there")
        if one.request in seen:
            raise ProblemError(f"before {i} names request {one.request} twice")
        if one.weight < 1:
            raise ProblemError(f"before {i} has weight {one.weight}; it must be at least 1")
        seen.add(one.request)
