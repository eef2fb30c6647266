"""A problem with only some of its requests, in another order, and the demands that they concern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from solver.demands import Count, Pair
from solver.problem import Problem, Request


def with_only(problem: Problem, order: Sequence[int]) -> Problem:
    """The requests `order` in that order; what names others names them no longer.

    A count whose `least` needs meetings that are left out is asked as far as it goes.
    """
    number = {r: i for i, r in enumerate(order)}
    return replace(
        problem,
        requests=tuple(_request(problem.requests[r], number) for r in order),
        pairs=tuple(
            replace(pair, first=number[pair.first], second=number[pair.second])
            for pair in problem.pairs
            if _concerns(pair, number)
        ),
        counts=tuple(_count(count, number) for count in problem.counts if _concerns(count, number)),
        before=tuple(
            replace(one, request=number[one.request])
            for one in problem.before
            if one.request in number
        ),
    )


def _request(request: Request, number: Mapping[int, int]) -> Request:
    return replace(request, after=tuple(number[j] for j in request.after if j in number))


def _count(count: Count, number: Mapping[int, int]) -> Count:
    return replace(
        count,
        requests=tuple(number[r] for r in count.requests if r in number),
        attended=tuple(
            replace(one, request=number[one.request])
            for one in count.attended
            if one.request in number
        ),
    )


def _concerns(demand: Pair | Count, number: Mapping[int, int]) -> bool:
    if isinstance(demand, Pair):
        return demand.first in number and demand.second in number
    return any(r in number for r in demand.all_requests())
