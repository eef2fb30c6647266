"""One more meeting beside a plan: free exactly where the checker finds nothing new about it."""

from __future__ import annotations

import pytest

from solver import Placement, Solution, violations
from solver.greedy import Book, first_plan
from solver.ground import candidates_of
from solver.hindrance import Hindrances
from solver.reasons import unplaced
from solver.result import Reason
from tests.solver.attended_problems import with_attended
from tests.solver.dated_problems import with_called_abroad, with_dates
from tests.solver.small_problems import with_demands, with_meals


@pytest.mark.parametrize(
    "draw", [with_demands, with_dates, with_called_abroad, with_meals, with_attended]
)
def test_a_place_is_free_where_the_checker_says_nothing_of_the_request(draw):
    tried = forbidden = 0
    for seed in range(400):
        problem = draw(seed)
        candidates = candidates_of(problem)
        plan = first_plan(candidates, {}, lambda: False)
        for r in list(plan)[:2]:
            rest = {key: spot for key, spot in plan.items() if key != r}
            every = {**candidates.stands.given, **rest}
            book = Book(candidates)
            for key, spot in rest.items():
                book.put(key, spot)
            hindrances = Hindrances(book)
            free = [
                (start, choice.option)
                for choice in candidates.choices_of(r)
                for start in choice.starts
                if hindrances.is_free(r, choice, start)
            ]
            allowed = []
            for choice in candidates.choices_of(r):
                for start in choice.starts:
                    tried += 1
                    places = [
                        Placement(request=key, start=spot.start, option=spot.option)
                        for key, spot in every.items()
                    ]
                    places.append(Placement(request=r, start=start, option=choice.option))
                    plain = Solution(placements=tuple(sorted(places)))
                    if not any(r in one.requests for one in violations(problem, plain)):
                        allowed.append((start, choice.option))
                    else:
                        forbidden += 1
            assert free == allowed, (draw.__name__, seed, r)
            (left,) = [one for one in unplaced(candidates, rest) if one.request == r]
            assert (left.reason is Reason.ROOM_LEFT) is bool(allowed)
    assert tried > forbidden > 100
