"""Where each person takes each call: at a site that they come from or go on to, with time for the way.

A call taken at a site is like a meeting there for this one person: between it and what is elsewhere
lies the way. Only sites of the same gap between standing engagements come into question. A third site
is not forbidden here; the checker refuses what would come of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from solver.cpsat.cells import Cell
from solver.cpsat.variables import Board, Linear, Literal, Place, Value
from solver.standing import Plan


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where and when a person may be at something. `literals` must all hold for it."""

    name: str
    site: int
    literals: tuple[Literal, ...]
    start: Linear | int
    first: int
    last: int
    minutes: int
    gap: int
    breaks: int


@dataclass(slots=True)
class _Call:
    """A call of a person, planned or given, by the gaps in which it may be."""

    name: str
    request: int
    stops: list[_Stop] = field(default_factory=list)


def add(board: Board) -> None:
    """For everyone who is called in the part, or whose pinned calls lie near its meetings."""
    called: dict[int, list[Place]] = defaultdict(list)
    located: dict[int, list[Place]] = defaultdict(list)
    for place in board.all_places():
        for person in place.cell.persons:
            (called if person in place.cell.called else located)[person].append(place)
    diaries = board.candidates.stands.diaries
    for person in sorted({*called, *located}):
        if called[person] or diaries[person].calls:
            _Person(board, person, called[person], located[person]).add()


class _Person:
    """The calls of one person."""

    def __init__(
        self, board: Board, person: int, called: list[Place], located: list[Place]
    ) -> None:
        self._board, self._person = board, person
        self._diary = board.candidates.stands.diaries[person]
        self._called = called
        self._there = [self._stop(one, one.cell.site, ()) for one in located]
        self._sites: dict[int, set[int]] = defaultdict(set)
        for stop in self._there:
            self._sites[stop.gap].add(stop.site)
        for number, block in enumerate(self._diary.blocks):
            self._sites[number].add(block.from_site)
            self._sites[number + 1].add(block.to_site)

    def add(self) -> None:
        """Each call at a site, and the ways from and to it."""
        calls = [*self._planned(), *self._given()]
        for call in calls:
            for stop in call.stops:
                self._keep_from_blocks(stop)
                for other in self._there:
                    self._keep_apart(stop, other)
        for call, later in combinations(calls, 2):
            for stop in call.stops:
                for beside in later.stops:
                    self._keep_apart(stop, beside)

    def _planned(self) -> list[_Call]:
        of_request: dict[int, list[Place]] = defaultdict(list)
        for place in self._called:
            of_request[place.cell.request].append(place)
        found = []
        for r, places in of_request.items():
            sites = sorted({s for p in places for s in self._sites[self._gap(p.cell)]})
            if len(sites) < 2:
                continue
            at = self._choice(f"call {r}", sites, r)
            call = _Call(f"{r}", r)
            for place in places:
                here = self._sites[self._gap(place.cell)]
                if len(here) > 1:
                    call.stops += [self._stop(place, site, (at[site],)) for site in sorted(here)]
                    away = [at[site] for site in here]
                    self._board.model.add_bool_or([place.literal.negated(), *away])
            found.append(call)
        return found

    def _given(self) -> list[_Call]:
        clock, found = self._board.clock, []
        for number, (start, end) in enumerate(self._diary.calls):
            gap = clock.gap(self._person, start)
            sites = sorted(self._sites[gap])
            if len(sites) > 1:
                name = f"given call {number}"
                at = self._choice(name, sites, None)
                breaks = clock.breaks(self._person, start)
                stops = [
                    _Stop(name, site, (at[site],), start, start, start, end - start, gap, breaks)
                    for site in sites
                ]
                found.append(_Call(name, -1, stops))
        return found

    def _choice(self, name: str, sites: list[int], r: int | None) -> dict[int, Literal]:
        """A literal for each site; one of them is true."""
        board = self._board
        at: dict[int, Literal] = {
            site: board.boolean(f"{name} of {self._person} at {site}", self._is_at(r, site, sites))
            for site in sites
        }
        board.model.add_exactly_one(list(at.values()))
        return at

    def _is_at(self, r: int | None, site: int, sites: list[int]) -> Value:
        requests = sorted({p.cell.request for p in self._called} | self._board.placed.keys())

        def value(plan: Plan) -> int:
            known = self._board.candidates.observance.sites_of_calls(self._person, requests, plan)
            taken = sites[0] if r is None else known.get(r, sites[0])
            return int(site == (taken if taken in sites else sites[0]))

        return value

    def _gap(self, cell: Cell) -> int:
        return cell.gaps[cell.persons.index(self._person)]

    def _stop(self, place: Place, site: int, besides: tuple[Literal, ...]) -> _Stop:
        cell = place.cell
        return _Stop(
            f"{cell.request}", site, (place.literal, *besides), self._board.start[cell.request],
            cell.starts[0], cell.starts[-1], cell.minutes, self._gap(cell),
            cell.breaks[cell.persons.index(self._person)],
        )  # fmt: skip

    def _way(self, before: _Stop, there: int, until: int) -> int | None:
        """The way from a stop to a site, with the breaks up to the `until`-th on top."""
        ways = self._board.candidates.ways
        peak = ways.is_peak(before.site, before.first + before.minutes)
        way = ways.by(before.site, there, peak=peak)
        return None if way is None else way + self._kept(before.breaks, until)

    def _kept(self, first: int, last: int) -> int:
        return sum(b - a for a, b in self._diary.breaks[first:last])

    def _keep_from_blocks(self, stop: _Stop) -> None:
        board, blocks, ways = self._board, self._diary.blocks, self._board.candidates.ways
        if stop.gap > 0 and blocks[stop.gap - 1].to_site != stop.site:
            before = blocks[stop.gap - 1]
            way = ways.at(before.to_site, stop.site, before.end)
            kept = self._kept(board.clock.breaks(self._person, before.end), stop.breaks)
            self._forbid_unless(
                stop.literals, None if way is None else stop.start >= before.end + way + kept
            )
        if stop.gap < len(blocks) and blocks[stop.gap].from_site != stop.site:
            after = blocks[stop.gap]
            need = self._way(stop, after.from_site, board.clock.breaks(self._person, after.start))
            ends = stop.start + stop.minutes
            self._forbid_unless(stop.literals, None if need is None else ends + need <= after.start)

    def _forbid_unless(self, literals: tuple[Literal, ...], holds: object) -> None:
        """Not all of the literals, or what must hold with them."""
        model = self._board.model
        if holds is None or holds is False:
            model.add_bool_or([one.negated() for one in literals])
        elif holds is not True:
            model.add(holds).only_enforce_if(literals)  # type: ignore[arg-type]

    def _keep_apart(self, one: _Stop, other: _Stop) -> None:
        """Time for the way between two stops of a gap, in the order in which they come."""
        if one.gap != other.gap or one.site == other.site or one.name == other.name:
            return
        forth = self._way(one, other.site, other.breaks)
        back = self._way(other, one.site, one.breaks)
        both = (*one.literals, *other.literals)
        if forth is None or back is None:
            self._forbid_unless(both, None)
            return
        if (
            one.last + one.minutes + forth <= other.first
            or other.last + other.minutes + back <= one.first
        ):
            return
        first = self._first(one, other)
        later = other.start >= one.start + (one.minutes + forth)
        earlier = one.start >= other.start + (other.minutes + back)
        self._forbid_unless((*both, first), later)
        self._forbid_unless((*both, first.negated()), earlier)

    def _first(self, one: _Stop, other: _Stop) -> Literal:
        """Whether the first of two comes before the other."""
        board = self._board

        def start(stop: _Stop, plan: Plan) -> int | None:
            if isinstance(stop.start, int):
                return stop.start
            spot = plan.get(int(stop.name))
            return None if spot is None else spot.start

        def value(plan: Plan) -> int:
            mine, theirs = start(one, plan), start(other, plan)
            return int(mine is not None and theirs is not None and mine < theirs)

        name = f"call order {one.name} {other.name}"
        return board.once(name, lambda: board.boolean(name, value))
