"""What stands and what could be placed, settled together before any planning.

A meeting pinned to a time but to no place is planned like any other, at that time. Where not
even one of its places is legal at that time, it is taken as given at the place that breaks the
fewest rules.
"""

from __future__ import annotations

from solver.candidates import Candidates
from solver.check import violations
from solver.problem import Problem
from solver.solution import Rule
from solver.standing import Spot, Standing, known_pins, solution_of, standing


def candidates_of(problem: Problem) -> Candidates:
    """The candidates of every request round everything that stands."""
    chosen: dict[int, Spot] = {}
    takes_pins = not _pins_are_sound(problem)
    while True:
        stands = standing(problem, chosen, takes_pins=takes_pins)
        candidates = Candidates(problem, stands)
        lost = [r for r in _flexible(problem, stands) if not _may_be(candidates, r)]
        if not lost:
            return candidates
        chosen[lost[0]] = _least_wrong(problem, stands, lost[0])


def _may_be(candidates: Candidates, r: int) -> bool:
    """Whether some place of a request breaks nothing beside what stands, demands included."""
    return any(
        candidates.observance.allows({}, r, Spot(start, choice.option))
        for choice in candidates.choices[r]
        for start in choice.starts
    )


def _pins_are_sound(problem: Problem) -> bool:
    """Whether pins may be planned like the rest: where waits count, and they break no rule.

    A block of slots is counted over all of its meetings, and what stands would be left out. Pins
    that are unfair among themselves may be fair with all that is still to be placed.
    """
    if not problem.counts_waits:
        return False
    pinned = known_pins(problem)
    found = violations(problem, solution_of({}, pinned))
    return all(
        one.rule is Rule.FAIR_BREAKS
        or (one.rule is Rule.PIN_KEPT and pinned.keys().isdisjoint(one.requests))
        for one in found
    )


def _flexible(problem: Problem, stands: Standing) -> list[int]:
    """Requests pinned to a time whose place is open."""
    return [
        i
        for i, request in enumerate(problem.requests)
        if request.pin is not None
        and request.pin.start is not None
        and request.options
        and i not in stands.given
    ]


def _least_wrong(problem: Problem, stands: Standing, r: int) -> Spot:
    pin = problem.requests[r].pin
    assert pin is not None
    assert pin.start is not None
    spots = [Spot(pin.start, k) for k in pin.options or range(len(problem.requests[r].options))]
    return min(spots, key=lambda s: len(violations(problem, solution_of({r: s}, stands.given))))
