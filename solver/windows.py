"""Half-open stretches of time in minutes, and the error of a problem that makes no sense."""

from __future__ import annotations

from dataclasses import dataclass


class ProblemError(ValueError):
    """A Problem that makes no sense; the message names the part and its position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A half-open interval [start, end) in minutes."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ProblemError(f"window ends at {self.end}, not after its start {self.start}")
