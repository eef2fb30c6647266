"""What one search may spend, and what it brings back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Limits of one search. `work` is CP-SAT's deterministic time; None: no such limit."""

    seconds: float
    work: float | None
    workers: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The end of one search: a bound on the part's share of the tier, whether it is reached,
    the deterministic work spent, whether the seconds ran out first, and whether the bound is known."""

    bound: int
    proved: bool
    work: float
    ran_out: bool
    known: bool
