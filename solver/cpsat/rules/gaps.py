"""GAPS: minutes between the first and the last engagement of a day without being in one.

For each travelling person and day: `since` is at most every start, `until` at least every end;
their distance less the minutes of the meetings, of what stands, and of the breaks inside is the
idle time. Minimising draws both ends tight; a break counts as inside only while the ends reach
round it, so drawing `until` out to the end of a break wins nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solver.cpsat.variables import Board, Literal, Place, Total
from solver.standing import Plan, Spot


@dataclass(frozen=True, slots=True)
class _Day:
    """What stands on one person's day: located engagements counted on it, and free breaks."""

    located: tuple[tuple[int, int], ...]
    breaks: tuple[tuple[int, int], ...]

    def span(self, meetings: list[tuple[int, int]]) -> tuple[int, int]:
        """First start and last end, with these meetings."""
        spans = [*self.located, *meetings]
        return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)

    def idle(self, meetings: list[tuple[int, int]]) -> int:
        """Idle minutes with these meetings (which clash with nothing that stands)."""
        since, until = self.span(meetings)
        busy = covered([*self.located, *meetings])
        kept = sum(b - a for a, b in self.breaks if since <= a and b <= until)
        return until - since - busy - kept


def total(board: Board) -> Total:
    """What the meetings add to the idle minutes of all travelling persons."""
    of_day: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for place in board.all_places():
        for person in board.problem.requests[place.cell.request].persons:
            if board.problem.persons[person].travels and place.cell.day >= 0:
                of_day[person, place.cell.day].append(place)
    found = Total()
    for (person, day), places in of_day.items():
        _add_idle(board, person, day, places, found)
    return found


def _add_idle(board: Board, person: int, day: int, places: list[Place], found: Total) -> None:
    model, stands = board.model, _standing_day(board, person, day)
    first = min([p.cell.starts[0] for p in places] + [s for s, _ in stands.located])
    last = max([p.cell.last_end for p in places] + [e for _, e in stands.located])

    def span(plan: Plan) -> tuple[int, int]:
        found = stands.span(_meetings(board, places, plan))
        return found if found != (0, 0) else (first, first)

    domain = cp_model.Domain(first, last)
    since = board.integer(domain, f"since {person} {day}", lambda plan: span(plan)[0])
    until = board.integer(domain, f"until {person} {day}", lambda plan: span(plan)[1])
    for place in places:
        _reach(board, place, since, until)
    for start, end in stands.located:
        model.add(since <= start)
        model.add(until >= end)
    kept = [
        (b - a, _inside(board, since, until, (a, b), span))
        for a, b in stands.breaks
        if first <= a and b <= last
    ]
    busy = cp_model.LinearExpr.weighted_sum(
        [p.literal for p in places], [p.cell.minutes for p in places]
    )
    inside = cp_model.LinearExpr.weighted_sum([lit for _, lit in kept], [m for m, _ in kept])
    idle = board.integer(
        cp_model.Domain(0, last - first),
        f"idle {person} {day}",
        lambda plan: stands.idle(_meetings(board, places, plan)),
    )
    model.add(idle == until - since - busy - inside - covered(stands.located))
    found.add(idle, 1)
    found.constant -= stands.idle([])


def _reach(board: Board, place: Place, since: cp_model.IntVar, until: cp_model.IntVar) -> None:
    cell = place.cell
    begin = cell.starts[0] if board.part.fine else board.start[cell.request]
    board.model.add(since <= begin).only_enforce_if(place.literal)
    board.model.add(until >= begin + cell.minutes).only_enforce_if(place.literal)


def _inside(
    board: Board,
    since: cp_model.IntVar,
    until: cp_model.IntVar,
    kept: tuple[int, int],
    span: object,
) -> Literal:
    assert callable(span)

    def value(plan: Plan) -> int:
        begin, end = span(plan)
        return int(begin <= kept[0] and kept[1] <= end)

    inside = board.boolean(f"break {kept}", value)
    board.model.add(since <= kept[0]).only_enforce_if(inside)
    board.model.add(until >= kept[1]).only_enforce_if(inside)
    return inside


def _meetings(board: Board, places: list[Place], plan: Plan) -> list[tuple[int, int]]:
    """The meetings of the plan that are in one of these places."""
    cells: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        cells[place.cell.request].append(place)
    found = []
    for r, options in cells.items():
        spot = plan.get(r)
        if spot is not None and any(_holds(place, spot) for place in options):
            found.append((spot.start, spot.start + options[0].cell.minutes))
    return found


def _holds(place: Place, spot: Spot) -> bool:
    return place.cell.option == spot.option and spot.start in place.cell.starts


def _standing_day(board: Board, person: int, day: int) -> _Day:
    diary = board.candidates.stands.diaries[person]
    located = tuple((s, e) for s, e in diary.located if board.clock.day(s) == day)
    breaks = list(diary.breaks)
    for start, end in diary.located:
        breaks = [piece for span in breaks for piece in _less(span, start, end)]
    return _Day(located, tuple(breaks))


def _less(span: tuple[int, int], start: int, end: int) -> list[tuple[int, int]]:
    """What is left of a span without [start, end)."""
    pieces = [(span[0], min(span[1], start)), (max(span[0], end), span[1])]
    return [(a, b) for a, b in pieces if a < b]


def covered(spans: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> int:
    """Minutes that the spans cover together."""
    total, reach = 0, -(10**12)
    for start, end in sorted(spans):
        if end > reach:
            total += end - max(start, reach)
            reach = end
    return total
