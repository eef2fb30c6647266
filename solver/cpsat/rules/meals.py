"""Each person takes each meal at some time within its hours, with the ways on top.

A meal has a start of its own, in one of the gaps that what stands leaves (`gap` literals), and
overlaps no meeting. Meetings of the same gap are before or after it. Between any two engagements on
either side of it there is time for the way and the meal; pairs say the same as neighbours, as for ways.
Where what stands leaves no time at all, meetings only keep out of the hours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ortools.sat.python import cp_model

from solver.cpsat.variables import Board, Literal, Place, Value
from solver.demands import Meal
from solver.standing import FAR, Block, Plan


@dataclass(frozen=True, slots=True)
class _Gap:
    """Between two standing blocks, whose numbers in the diary are `number - 1` and `number`."""

    number: int
    before: Block | None
    after: Block | None
    first: int
    last: int
    """The earliest and the latest start of the meal in it."""


def add(board: Board) -> None:
    """Every meal that the part's meetings may touch."""
    of_person: dict[int, list[Place]] = defaultdict(list)
    if not board.problem.meals:
        return
    eaters = {person for meal in board.problem.meals for person in meal.persons}
    for place in board.all_places():
        for person in eaters.intersection(place.cell.persons):
            of_person[person].append(place)
    for number, meal in enumerate(board.problem.meals):
        for person in meal.persons:
            near = _near(board, meal, of_person.get(person, []))
            if near:
                _Meal(board, meal, person, number, near).add()


def _near(board: Board, meal: Meal, places: Sequence[Place]) -> list[Place]:
    """Those that could leave too little time: within the hours, or as near as a way may be long."""
    ways = board.candidates.longest_way + meal.minutes
    start, end = meal.window.start - ways, meal.window.end + ways
    return [p for p in places if p.cell.starts[0] < end and p.cell.last_end > start]


class _Meal:
    """One person's meal among the meetings near it."""

    def __init__(
        self, board: Board, meal: Meal, person: int, number: int, places: Sequence[Place]
    ) -> None:
        self._board, self._meal, self._person = board, meal, person
        self._name = f"meal {number} of {person}"
        self._places: dict[int, list[Place]] = defaultdict(list)
        for place in places:
            self._places[place.cell.request].append(place)
        self._before: dict[int, Literal] = {}

    def add(self) -> None:
        """All constraints."""
        gaps = self._gaps()
        board, minutes = self._board, self._meal.minutes
        domain = cp_model.Domain.from_intervals([[gap.first, gap.last] for gap in gaps])
        for call, until in board.candidates.stands.diaries[self._person].calls:
            over = cp_model.Domain(call - minutes + 1, until - 1)
            domain = domain.intersection_with(over.complement())
        if domain.is_empty():
            self._keep_out()
            return
        start = board.integer(domain, self._name, self._hint)
        literals = {gap.number: self._in_gap(gap, start, len(gaps)) for gap in gaps}
        board.model.add_exactly_one(list(literals.values()))
        for r, places in self._places.items():
            before = board.boolean(f"{r} before {self._name}", self._is_before(r))
            self._before[r] = before
            present = board.any_of(
                [place.literal for place in places], f"{r} near {self._name}", self._is_there(r)
            )
            end = board.start[r] + board.problem.requests[r].minutes
            board.model.add(start >= end).only_enforce_if([present, before])
            board.model.add(board.start[r] >= start + minutes).only_enforce_if(
                [present, before.negated()]
            )
        for gap in gaps:
            self._keep_ways(gap, literals[gap.number])

    def _gaps(self) -> list[_Gap]:
        """Where what stands leaves time for the meal, and for the way as it is."""
        blocks = self._board.candidates.stands.diaries[self._person].blocks
        window, minutes, ways = self._meal.window, self._meal.minutes, self._board.candidates.ways
        found = []
        for number, (before, after) in enumerate(
            zip((None, *blocks), (*blocks, None), strict=True)
        ):
            free = -FAR if before is None else before.end
            until = FAR if after is None else after.start
            first, last = max(free, window.start), min(until, window.end) - minutes
            if first > last:
                continue
            if before is not None and after is not None:
                way = ways.at(before.to_site, after.from_site, before.end)
                if way is None or until - free < way + minutes:
                    continue
            found.append(_Gap(number, before, after, first, last))
        return found

    def _in_gap(self, gap: _Gap, start: cp_model.IntVar, count: int) -> Literal:
        board = self._board

        def value(plan: Plan) -> int:
            return int(gap.first <= self._hint(plan) <= gap.last)

        literal = board.boolean(f"gap {gap.number} of {self._name}", value)
        if count > 1:
            board.model.add(start >= gap.first).only_enforce_if(literal)
            board.model.add(start <= gap.last).only_enforce_if(literal)
        return literal

    def _keep_ways(self, gap: _Gap, chosen: Literal) -> None:
        """Between what stands and meetings of the gap, and between any two of these."""
        board, ways, minutes = self._board, self._board.candidates.ways, self._meal.minutes
        mine = [
            (r, place)
            for r, places in self._places.items()
            for place in places
            if place.cell.gaps[place.cell.persons.index(self._person)] == gap.number
            and self._person not in place.cell.called
        ]
        for r, place in mine:
            there = [place.literal, chosen]
            cell = place.cell
            if gap.before is not None and gap.before.to_site != cell.site:
                way = ways.at(gap.before.to_site, cell.site, gap.before.end)
                if way is not None:
                    board.model.add(
                        board.start[r] >= gap.before.end + way + minutes
                    ).only_enforce_if([*there, self._before[r].negated()])
            if gap.after is not None and gap.after.from_site != cell.site:
                way = ways.by(cell.site, gap.after.from_site, peak=cell.peak)
                if way is not None:
                    board.model.add(
                        board.start[r] + cell.minutes + way + minutes <= gap.after.start
                    ).only_enforce_if([*there, self._before[r]])
        for (one, here), (other, beside) in combinations(mine, 2):
            if one == other or here.cell.site == beside.cell.site:
                continue
            for first, second, a, b in (
                (one, other, here, beside),
                (other, one, beside, here),
            ):
                way = ways.by(a.cell.site, b.cell.site, peak=a.cell.peak)
                if way is None:
                    continue
                board.model.add(
                    board.start[second] >= board.start[first] + (a.cell.minutes + way + minutes)
                ).only_enforce_if(
                    [
                        a.literal, b.literal, chosen,
                        self._before[first], self._before[second].negated(),
                    ]
                )  # fmt: skip

    def _keep_out(self) -> None:
        """What stands leaves no time: no meeting lies within the hours besides."""
        board, window = self._board, self._meal.window
        for r, places in self._places.items():
            for place in places:
                apart = board.boolean(
                    f"{r} before {self._name}",
                    lambda plan, r=r: int(r in plan and plan[r].start < window.start),  # type: ignore[misc]
                )
                start, minutes = board.start[r], place.cell.minutes
                board.model.add(start + minutes <= window.start).only_enforce_if(
                    [place.literal, apart]
                )
                board.model.add(start >= window.end).only_enforce_if(
                    [place.literal, apart.negated()]
                )

    def _hint(self, plan: Plan) -> int:
        """A start at which the plan leaves time for the meal; any where it leaves none."""
        return self._board.candidates.observance.meal_start(self._meal, self._person, plan)

    def _is_before(self, r: int) -> Value:
        return lambda plan: int(self._is_there(r)(plan) and plan[r].start < self._hint(plan))

    def _is_there(self, r: int) -> Value:
        def value(plan: Plan) -> int:
            cell = self._board.cell_in(r, plan)
            return int(cell is not None and any(cell is p.cell for p in self._places[r]))

        return value
