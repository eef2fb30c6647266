"""GAPS: minutes between the first and the last engagement of a day without being in one.

For each travelling person and day: `since` is at most every start, `until` at least every end;
their distance less the minutes of the meetings, of what stands, and of the breaks inside is the
idle time. Minimising draws both ends tight; a break counts as inside only while the ends reach
round it, so drawing `until` out to the end of a break wins nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from ortools.sat.python import cp_model

from solver.cpsat.rules.days import PersonDay, Span, covered, person_days
from solver.cpsat.variables import Board, Literal, Place, Total, Value
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
    _add_ways(board, day, idle)
    found.add(idle, 1)
    found.constant -= _idle(day, [])


def _add_ways(board: Board, day: PersonDay, idle: cp_model.IntVar) -> None:
    """Idle minutes are at least the ways between the places of the day, which no model of pairs says.

    The day's path joins all places visited: seen as a tree from one of them, each other one hangs on
    a way that takes at least its shortest (`least`). Where something stands it is the root; else
    the place with the longest shortest way may be.
    """
    of_site: dict[int, list[Place]] = defaultdict(list)
    for place in day.places:
        if day.person not in place.cell.called:
            of_site[place.cell.site].append(place)
    roots = _standing_sites(board, day)
    sites = sorted({*of_site, *roots})
    least = {s: _shortest_way(board, s, sites) for s in of_site if s not in roots}
    terms = [(site, way) for site, way in least.items() if way]
    if len(terms) + len(roots) < 2:
        return
    visited = [
        board.any_of(
            [place.literal for place in of_site[site]],
            f"visits {site} {day.person} {day.day}",
            _visits(day, of_site[site]),
        )
        for site, _ in terms
    ]
    spared = 0 if roots else max(way for _, way in terms)
    ways = cp_model.LinearExpr.weighted_sum(visited, [way for _, way in terms])
    board.model.add(idle >= ways - spared)


def _standing_sites(board: Board, day: PersonDay) -> set[int]:
    """The sites of what stands on the day."""
    blocks = board.candidates.stands.diaries[day.person].blocks
    found: set[int] = set()
    for block in blocks:
        if any(block.start < end and start < block.end for start, end in day.located):
            found |= {block.from_site, block.to_site}
    return found


def _shortest_way(board: Board, site: int, sites: Sequence[int]) -> int:
    """Minutes of the shortest way between a site and another of these, either way; 0 without any."""
    ways = board.candidates.ways
    found = [
        way
        for other in sites
        if other != site
        for here, there in ((site, other), (other, site))
        for peak in (False, True)
        if (way := ways.by(here, there, peak=peak)) is not None
    ]
    return min(found, default=0)


def _visits(day: PersonDay, places: Sequence[Place]) -> Value:
    here = replace(day, places=tuple(places))
    return lambda plan: int(bool(here.meetings(plan)))


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
