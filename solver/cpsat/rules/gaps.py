"""GAPS: minutes between the first and the last engagement of a day without being in one.

For each travelling person and day: `since` is at most every start, `until` at least every end;
their distance less the minutes of the meetings, of what stands, and of the breaks inside is the
idle time. Minimising draws both ends tight; a break counts as inside only while the ends reach
round it, so drawing `until` out to the end of a break wins nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.cpsat.rules.days import PersonDay, Span, covered, person_days
from solver.cpsat.variables import Board, Literal, Place, Total
from solver.standing import Plan


def total(board: Board) -> Total:
    """What the meetings add to the idle minutes of all travelling persons."""
    found = Total()
    for day in person_days(board):
        _add_idle(board, day, found)
    return found


def _span(day: PersonDay, meetings: list[Span]) -> Span:
    """First start and last end of what stands and these meetings."""
    spans = [*day.located, *meetings]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)


def _idle(day: PersonDay, meetings: list[Span]) -> int:
    """Idle minutes with these meetings (which clash with nothing that stands)."""
    since, until = _span(day, meetings)
    kept = sum(b - a for a, b in day.breaks if since <= a and b <= until)
    return until - since - covered([*day.located, *meetings]) - kept


def _add_idle(board: Board, day: PersonDay, found: Total) -> None:
    model, places = board.model, day.places
    first = min([p.cell.starts[0] for p in places] + [s for s, _ in day.located])
    last = max([p.cell.last_end for p in places] + [e for _, e in day.located])

    def span(plan: Plan) -> Span:
        found = _span(day, day.meetings(plan))
        return found if found != (0, 0) else (first, first)

    domain, name = cp_model.Domain(first, last), f"{day.person} {day.day}"
    since = board.integer(domain, f"since {name}", lambda plan: span(plan)[0])
    until = board.integer(domain, f"until {name}", lambda plan: span(plan)[1])
    for place in places:
        _reach(board, place, since, until)
    for start, end in day.located:
        model.add(since <= start)
        model.add(until >= end)
    kept = [
        (b - a, _inside(board, since, until, (a, b), span))
        for a, b in day.breaks
        if first <= a and b <= last
    ]
    busy = cp_model.LinearExpr.weighted_sum(
        [p.literal for p in places], [p.cell.minutes for p in places]
    )
    inside = cp_model.LinearExpr.weighted_sum([lit for _, lit in kept], [m for m, _ in kept])
    idle = board.integer(
        cp_model.Domain(0, last - first), f"idle {name}",
        lambda plan: _idle(day, day.meetings(plan)),
    )  # fmt: skip
    model.add(idle == until - since - busy - inside - covered(day.located))
    found.add(idle, 1)
    found.constant -= _idle(day, [])


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
    span: Callable[[Plan], tuple[int, int]],
) -> Literal:
    def value(plan: Plan) -> int:
        begin, end = span(plan)
        return int(begin <= kept[0] and kept[1] <= end)

    inside = board.boolean(f"break {kept}", value)
    board.model.add(since <= kept[0]).only_enforce_if(inside)
    board.model.add(until >= kept[1]).only_enforce_if(inside)
    return inside
