"""MOVES: changes of site between consecutive located engagements of a person in a day.

A stretch lies between two standing engagements (or the ends of the day). Its engagements form
runs at one site; there are as many moves as runs, less one. So moves = engagements - stays - 1,
where a *stay* joins two engagements at one site with nothing at another site between them:

1. each engagement has at most one stay to it and one from it;
2. a stay from i to j puts i before j;
3. a stay from i to j puts every meeting k of the stretch at another site before i or after j.

Maximising stays then counts the runs. Where all meetings of a stretch share one site it is
enough to know whether there are any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from solver.cpsat.variables import Board, Literal, Place, Total, Value
from solver.standing import Plan

BEFORE, AFTER = -1, -2
"""Stand for the standing engagements on either side of a stretch in stays."""


def total(board: Board) -> Total:
    """What the meetings add to the moves of all travelling persons."""
    stretches: dict[tuple[int, int, int], list[Place]] = defaultdict(list)
    for place in board.all_places():
        for k, person in enumerate(place.cell.persons):
            if person in place.cell.called:
                continue
            if board.problem.persons[person].travels and place.cell.day >= 0:
                stretches[person, place.cell.day, place.cell.gaps[k]].append(place)
    found = Total()
    for (person, day, gap), places in stretches.items():
        _Stretch(board, person, day, gap, places).add_moves(found)
    return found


class _Stretch:
    """One person's meetings on one day between two standing engagements."""

    def __init__(
        self, board: Board, person: int, day: int, gap: int, places: Sequence[Place]
    ) -> None:
        self._board = board
        self._places = places
        self._name = f"{person} {day} {gap}"
        blocks = board.candidates.stands.diaries[person].blocks
        before = blocks[gap - 1] if gap > 0 else None
        after = blocks[gap] if gap < len(blocks) else None
        counted = before is not None and before.last_day == day
        self._enter = before.to_site if before is not None and counted else None
        counted = after is not None and after.first_day == day
        self._leave = after.from_site if after is not None and counted else None
        self._requests = sorted({place.cell.request for place in places})
        self._sites = sorted({place.cell.site for place in places})

    def add_moves(self, found: Total) -> None:
        """The moves in the stretch, less the one that is there without any meeting."""
        ends = [site for site in (self._enter, self._leave) if site is not None]
        between = int(len(ends) == 2 and ends[0] != ends[1])
        if len(self._sites) == 1:
            away = sum(site != self._sites[0] for site in ends)
            if away != between:
                found.add(self._used(), away - between)
            return
        for place in self._places:
            found.add(place.literal, 1)
        for stay in self._stays():
            found.add(stay, -1)
        if ends:
            found.constant += len(ends) - 1 - between
        else:
            found.add(self._used(), -1)

    def _used(self) -> Literal:
        literals = [place.literal for place in self._places]
        return self._board.any_of(
            literals, f"used {self._name}", lambda plan: int(bool(self._line(plan)))
        )

    def _line(self, plan: Plan) -> list[tuple[int, int, int]]:
        """The plan's meetings in the stretch: start, request, site, in order of time."""
        here = {(p.cell.request, id(p.cell)) for p in self._places}
        line = []
        for r in self._requests:
            cell = self._board.cell_in(r, plan)
            if cell is not None and (r, id(cell)) in here:
                line.append((plan[r].start, r, cell.site))
        return sorted(line)

    def _at(self, site: int) -> dict[int, Literal]:
        """For each request that may be at the site in this stretch: whether it is."""
        found: dict[int, list[Literal]] = defaultdict(list)
        for place in self._places:
            if place.cell.site == site:
                found[place.cell.request].append(place.literal)
        return {
            r: self._board.any_of(lits, f"at {site} {r} {self._name}", self._is_at(r, site))
            for r, lits in found.items()
        }

    def _is_at(self, r: int, site: int) -> Value:
        return lambda plan: int(any(o == r and s == site for _, o, s in self._line(plan)))

    def _stays(self) -> list[Literal]:
        at = {site: self._at(site) for site in self._sites}
        order = self._orders(at)
        stays: dict[tuple[int, int, int], Literal] = {}
        for site in self._sites:
            ones: list[int] = [*at[site]]
            if self._enter == site:
                ones.append(BEFORE)
            others = [*at[site]] + ([AFTER] if self._leave == site else [])
            for i in ones:
                for j in others:
                    if i != j:
                        stays[i, j, site] = self._stay(site, i, j, at, order)
        for end in (0, 1):
            groups: dict[int, list[Literal]] = defaultdict(list)
            for key, literal in stays.items():
                groups[key[end]].append(literal)
            for literals in groups.values():
                self._board.model.add_at_most_one(literals)
        return list(stays.values())

    def _orders(self, at: dict[int, dict[int, Literal]]) -> dict[tuple[int, int], Literal]:
        """For each two requests of the stretch, whether the first comes before the second."""
        board = self._board
        order: dict[tuple[int, int], Literal] = {}
        for i, j in combinations(self._requests, 2):
            first = board.boolean(f"first {i} {j} {self._name}", _is_before(i, j))
            mine = [at[s][i] for s in self._sites if i in at[s]]
            theirs = [at[s][j] for s in self._sites if j in at[s]]
            one, other = board.start[i], board.start[j]
            length = board.problem.requests[i].minutes
            other_length = board.problem.requests[j].minutes
            for a in mine:
                for b in theirs:
                    board.model.add(other >= one + length).only_enforce_if([a, b, first])
                    board.model.add(one >= other + other_length).only_enforce_if(
                        [a, b, first.negated()]
                    )
            order[i, j], order[j, i] = first, first.negated()
        return order

    def _stay(
        self,
        site: int,
        i: int,
        j: int,
        at: dict[int, dict[int, Literal]],
        order: dict[tuple[int, int], Literal],
    ) -> Literal:
        model = self._board.model
        stay = self._board.boolean(f"stay {i} {j} {self._name}", self._is_stay(site, i, j))
        for end in (i, j):
            if end >= 0:
                model.add_implication(stay, at[site][end])
        if i >= 0 and j >= 0:
            model.add_implication(stay, order[i, j])
        for other_site in self._sites:
            if other_site == site:
                continue
            for k, present in at[other_site].items():
                if k in (i, j):
                    continue
                apart = [order[k, i]] if i >= 0 else []
                apart += [order[j, k]] if j >= 0 else []
                model.add_bool_or([stay.negated(), present.negated(), *apart])
        return stay

    def _is_stay(self, site: int, i: int, j: int) -> Value:
        def value(plan: Plan) -> int:
            line = [(r, s) for _, r, s in self._line(plan)]
            line = [
                *([(BEFORE, self._enter)] if self._enter is not None else []),
                *line,
                *([(AFTER, self._leave)] if self._leave is not None else []),
            ]
            return int(((i, site), (j, site)) in pairwise(line))

        return value


def _is_before(i: int, j: int) -> Value:
    return lambda plan: int(i in plan and j in plan and plan[i].start < plan[j].start)
