"""No run of a person's meetings without a pause is longer than a stretch.

Each meeting of the day has a variable, `since`: at most its own start, and at most the `since` of any
meeting after which it follows without a pause. So it is at most the start of its run, and the limit on
the meeting's end less `since` is one on the run; one that is longer by itself follows upon none. Meetings that are given take part with constants.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from ortools.sat.python import cp_model

from solver.cpsat.variables import Board, Literal, Place
from solver.demands import Work
from solver.standing import FAR, Plan


@dataclass(frozen=True, slots=True)
class _Node:
    """A meeting that may be on the day. `request` None: it is given, and there for sure."""

    request: int | None
    start: cp_model.LinearExpr
    minutes: int
    first: int
    last: int
    since: cp_model.IntVar
    literal: Literal | None = None


class Stretch:
    """The runs of one person on one day."""

    def __init__(self, board: Board, work: Work, day: int, places: list[Place]) -> None:
        self._board = board
        self._work = work
        self._day = day
        self._name = f"{work.person} {day}"
        assert work.stretch is not None
        self._limit = work.stretch
        self._places: dict[int, list[Place]] = defaultdict(list)
        for place in places:
            self._places[place.cell.request].append(place)

    def limit(self, when: list[Literal]) -> None:
        """No run is too long, where all of these hold."""
        model = self._board.model
        given = self._board.candidates.observance.meetings(self._work.person, {}, self._day)
        lowest = min([s for s, _ in given] + [p.cell.starts[0] for p in self._every()])
        nodes = [self._given(span, lowest) for span in given]
        nodes += [self._planned(r, lowest) for r in self._places]
        for node in nodes:
            if node.literal is None:
                alone = self._run_of(node.first, {})
                low = node.first + node.minutes - max(self._limit, node.minutes)
                model.add(node.since >= min(alone, low)).only_enforce_if(when)
            else:
                end = node.start + node.minutes
                model.add(node.since <= node.start).only_enforce_if(node.literal)
                most = max(self._limit, node.minutes)
                model.add(end - node.since <= most).only_enforce_if([node.literal, *when])
        for one, other in combinations(nodes, 2):
            if one.literal is not None or other.literal is not None:
                self._link(one, other)

    def _every(self) -> Iterable[Place]:
        return (place for places in self._places.values() for place in places)

    def _given(self, span: tuple[int, int], lowest: int) -> _Node:
        start, end = span
        since = self._board.integer(
            cp_model.Domain(lowest, start),
            f"since {start} {self._name}",
            lambda plan: self._run_of(start, plan),
        )
        return _Node(None, self._board.model.new_constant(start), end - start, start, start, since)

    def _planned(self, r: int, lowest: int) -> _Node:
        board, places = self._board, self._places[r]
        first = min(place.cell.starts[0] for place in places)
        last = max(place.cell.starts[-1] for place in places)

        def is_there(plan: Plan) -> int:
            return int(self._start(r, plan) is not None)

        def run(plan: Plan) -> int:
            start = self._start(r, plan)
            return lowest if start is None else self._run_of(start, plan)

        literal = board.any_of([p.literal for p in places], f"works {r} {self._name}", is_there)
        since = board.integer(cp_model.Domain(lowest, last), f"since of {r} {self._name}", run)
        minutes = places[0].cell.minutes
        return _Node(
            r, cast("cp_model.LinearExpr", board.start[r]), minutes, first, last, since, literal
        )

    def _start(self, r: int, plan: Plan) -> int | None:
        """The start of a meeting that the plan has in one of these places."""
        cell = self._board.cell_in(r, plan)
        return plan[r].start if any(cell is place.cell for place in self._places[r]) else None

    def _run_of(self, start: int, plan: Plan) -> int:
        """Where the run begins in which a meeting begins then."""
        since = reach = -FAR
        for begin, end in self._board.candidates.observance.meetings(
            self._work.person, plan, self._day
        ):
            if begin - reach >= self._work.pause:
                since = begin
            if begin == start:
                break
            reach = max(reach, end)
        return since

    def _link(self, one: _Node, other: _Node) -> None:
        """Who of the two comes first, and whether there is a pause between; else one run."""
        pause, model, board = self._work.pause, self._board.model, self._board
        if other.first >= one.last + one.minutes + pause or (
            one.first >= other.last + other.minutes + pause
        ):
            return
        there = [node.literal for node in (one, other) if node.literal is not None]
        name = f"{one.request} {one.first} {other.request} {other.first} {self._name}"
        first = board.boolean(f"earlier {name}", lambda plan: int(self._gap(one, other, plan)[0]))
        apart = board.boolean(
            f"pause {name}", lambda plan: int(self._gap(one, other, plan)[1] >= pause)
        )
        for before, after, is_so in ((one, other, first), (other, one, first.negated())):
            end = before.start + before.minutes
            model.add(after.start >= end).only_enforce_if([*there, is_so])
            model.add(after.start >= end + pause).only_enforce_if([*there, is_so, apart])
            model.add(after.since <= before.since).only_enforce_if([*there, is_so, apart.negated()])

    def _gap(self, one: _Node, other: _Node, plan: Plan) -> tuple[bool, int]:
        """Whether the first of two comes first, and the minutes between; 0 where one is not there."""
        mine, theirs = self._begin(one, plan), self._begin(other, plan)
        if mine is None or theirs is None:
            return False, 0
        if mine < theirs:
            return True, theirs - mine - one.minutes
        return False, mine - theirs - other.minutes

    def _begin(self, node: _Node, plan: Plan) -> int | None:
        return node.first if node.request is None else self._start(node.request, plan)
