"""What follows from several rules of order and of days taken together, whatever of those between is placed.

A before B by one rule and B before C by another keep A before C also while B waits. What goes round in
a ring or against itself is left to the doubts of `mission.defects`: nothing is concluded from it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scheduler_app.mission.ids import RuleId

Two = tuple[int, int]
"""The first and the second of two requests."""


@dataclass(frozen=True, slots=True)
class Chain:
    """By which rules something is asked of two requests, and over which requests these lead."""

    rules: tuple[RuleId, ...]
    between: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DayLink:
    """Rules ask that the second is so many days after the first: none, on the same day."""

    first: int
    second: int
    days: int
    rules: tuple[RuleId, ...]


Step = tuple[int, tuple[RuleId, ...], bool]
"""To which request, by which rules, and whether it is an order that leads there (else a later day)."""


def orders_that_follow(
    asked: Mapping[Two, RuleId], days: Iterable[DayLink], is_earlier: Callable[[DayLink], bool]
) -> dict[Two, Chain]:
    """Orders over others between. Successive days lead on where the first is over before the second begins;
    such days alone are not told here.
    """
    steps: dict[int, list[Step]] = {}
    for (first, second), rule_id in asked.items():
        steps.setdefault(first, []).append((second, (rule_id,), True))
    told = set(asked)
    for link in days:
        if link.days > 0 and (link.first, link.second) not in asked and is_earlier(link):
            steps.setdefault(link.first, []).append((link.second, link.rules, False))
            told.add((link.first, link.second))
    later = {first: _reached(steps, first) for first in steps}
    return {
        (first, second): chain
        for first, reached in later.items()
        for second, chain in reached.items()
        if second != first and (first, second) not in told and first not in later.get(second, {})
    }


def _reached(steps: Mapping[int, list[Step]], first: int) -> dict[int, Chain]:
    """Whatever comes after a request by at least one order, each by the fewest steps."""
    found: dict[int, Chain] = {}
    seen = {(first, False)}
    waiting = deque([(first, False, Chain(()))])
    while waiting:
        here, is_ordered, chain = waiting.popleft()
        between = chain.between if here == first else (*chain.between, here)
        for there, rules, is_order in steps.get(here, ()):
            state = (there, is_ordered or is_order)
            if state in seen:
                continue
            seen.add(state)
            longer = Chain(_each_once(chain.rules, rules), between)
            if state[1]:
                found.setdefault(there, longer)
            waiting.append((*state, longer))
    return found


def days_that_follow(links: Iterable[DayLink]) -> dict[Two, tuple[int, Chain]]:
    """For two requests that other requests join: how many days the second is after the first."""
    asked = list(links)
    joined = {two for one in asked for two in ((one.first, one.second), (one.second, one.first))}
    steps: dict[int, list[tuple[int, int, tuple[RuleId, ...]]]] = {}
    for link in asked:
        steps.setdefault(link.first, []).append((link.second, link.days, link.rules))
        steps.setdefault(link.second, []).append((link.first, -link.days, link.rules))
    found: dict[Two, tuple[int, Chain]] = {}
    for first in steps:
        reached = _dated(steps, first)
        if any(reached[a][0] + n != reached[b][0] for a in reached for b, n, _ in steps[a]):
            continue
        for second, (days, chain) in reached.items():
            is_told = days > 0 or (days == 0 and first < second)
            if is_told and second != first and (first, second) not in joined:
                found[first, second] = (days, chain)
    return found


def _dated(
    steps: Mapping[int, list[tuple[int, int, tuple[RuleId, ...]]]], first: int
) -> dict[int, tuple[int, Chain]]:
    """How many days after a request all those are that are joined with it, each by the fewest steps."""
    found: dict[int, tuple[int, Chain]] = {first: (0, Chain(()))}
    waiting = deque([first])
    while waiting:
        here = waiting.popleft()
        days, chain = found[here]
        between = chain.between if here == first else (*chain.between, here)
        for there, step, rules in steps[here]:
            if there not in found:
                found[there] = (days + step, Chain(_each_once(chain.rules, rules), between))
                waiting.append(there)
    return found


def of_numbers(chains: Mapping[Two, Chain], number: Mapping[int, int]) -> dict[Two, Chain]:
    """The chains of two that are kept, by their new numbers."""
    return {
        (number[a], number[b]): Chain(
            chain.rules, tuple(number[n] for n in chain.between if n in number)
        )
        for (a, b), chain in chains.items()
        if a in number and b in number
    }


def _each_once(rules: tuple[RuleId, ...], more: tuple[RuleId, ...]) -> tuple[RuleId, ...]:
    return tuple(dict.fromkeys((*rules, *more)))
