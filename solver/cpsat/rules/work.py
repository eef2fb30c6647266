"""A person's working time on a day: minutes of meetings, length of the day, pauses,
change-over.

Each limb is one constraint on the meetings of the day; where it is only weighed, a literal lifts it.
What stands counts as constants, and where that alone is too much, only what would be more of it is
kept away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solver.cpsat.rules.stretch import Stretch
from solver.cpsat.variables import Board, Literal, Place, Total
from solver.demands import Work
from solver.standing import FAR, Plan

Limb = Callable[["_Day", list[Literal]], None]


@dataclass(frozen=True, slots=True)
class _Day:
    """What a person could do on a day."""

    board: Board
    work: Work
    day: int
    places: list[Place]


def add(board: Board) -> None:
    """The working times that must be kept."""
    for day in _days(board):
        if day.work.weight is None:
            for _, limb in _limbs(day.work):
                limb(day, [])


def total(board: Board, found: Total) -> None:
    """What the weighed working times cost."""
    observance = board.candidates.observance
    for day in _days(board):
        if day.work.weight is None:
            continue
        for kind, limb in _limbs(day.work):
            if observance.breaks(day.work, {}, day.day, kind):
                continue

            def value(plan: Plan, day: _Day = day, kind: str = kind) -> int:
                return int(observance.breaks(day.work, plan, day.day, kind))

            over = board.boolean(f"{kind} {day.work.person} {day.day}", value)
            limb(day, [over.negated()])
            found.add(over, day.work.weight)


def _days(board: Board) -> list[_Day]:
    places: dict[tuple[int, int], list[Place]] = defaultdict(list)
    persons = {work.person for work in board.problem.works}
    for place in board.all_places() if persons else ():
        for person in persons.intersection(place.cell.persons):
            if (day := place.cell.day_of(person)) >= 0:
                places[person, day].append(place)
    return [
        _Day(board, work, day, there)
        for work in board.problem.works
        for (person, day), there in places.items()
        if person == work.person
    ]


def _limbs(work: Work) -> list[tuple[str, Limb]]:
    limbs: list[tuple[str, Limb]] = []
    if work.most is not None:
        limbs.append(("most", _most))
    if work.span is not None:
        limbs.append(("span", _span))
    if work.stretch is not None:
        limbs.append(("stretch", _stretch))
    if work.change_over is not None:
        limbs.append(("change-over", _change_over))
    return limbs


def _most(day: _Day, when: list[Literal]) -> None:
    board, work = day.board, day.work
    assert work.most is not None
    given = board.candidates.observance.meetings(work.person, {}, day.day)
    left = max(0, work.most - sum(end - start for start, end in given))
    minutes = [place.cell.minutes for place in day.places]
    if sum(minutes) > left:
        literals = [place.literal for place in day.places]
        board.model.add(
            cp_model.LinearExpr.weighted_sum(literals, minutes) <= left
        ).only_enforce_if(when)


def _span(day: _Day, when: list[Literal]) -> None:
    """Between bounds that reach round all meetings, which also keep near what stands."""
    board, work, model = day.board, day.work, day.board.model
    assert work.span is not None
    standing = board.candidates.stands.diaries[work.person].on_day(day.day)
    latest = min((start for start, _ in standing), default=FAR) + work.span
    earliest = max((end for _, end in standing), default=-FAR) - work.span
    first = min(place.cell.starts[0] for place in day.places)
    last = max(place.cell.last_end for place in day.places)
    if last <= latest and first >= earliest and last - first <= work.span:
        return

    def ends(plan: Plan) -> list[tuple[int, int]]:
        cells = {(place.cell.request, id(place.cell)) for place in day.places}
        taken = [(r, board.cell_in(r, plan)) for r in {r for r, _ in cells}]
        return [
            (plan[r].start, plan[r].start + cell.minutes)
            for r, cell in taken
            if cell is not None and (r, id(cell)) in cells
        ]

    domain, name = cp_model.Domain(first, last), f"{work.person} {day.day}"
    since = board.integer(
        domain, f"from {name}", lambda plan: min((s for s, _ in ends(plan)), default=last)
    )
    until = board.integer(
        domain, f"to {name}", lambda plan: max((e for _, e in ends(plan)), default=first)
    )
    for place in day.places:
        begin = place.cell.starts[0] if board.part.fine else board.start[place.cell.request]
        model.add(since <= begin).only_enforce_if(place.literal)
        model.add(until >= begin + place.cell.minutes).only_enforce_if(place.literal)
    if last > latest:
        model.add(until <= max(latest, first)).only_enforce_if(when)
        for place in day.places:
            if place.cell.first_end > latest:
                model.add_bool_or([place.literal.negated(), *(one.negated() for one in when)])
    if first < earliest:
        model.add(since >= min(earliest, last)).only_enforce_if(when)
        for place in day.places:
            if place.cell.starts[-1] < earliest:
                model.add_bool_or([place.literal.negated(), *(one.negated() for one in when)])
    model.add(until - since <= work.span).only_enforce_if(when)


def _stretch(day: _Day, when: list[Literal]) -> None:
    Stretch(day.board, day.work, day.day, day.places).limit(when)


def _change_over(day: _Day, when: list[Literal]) -> None:
    """Meetings, each longer by what must lie between, do not overlap; what stands is one of them."""
    board, model = day.board, day.board.model
    assert day.work.change_over is not None
    more, name = day.work.change_over, f"change-over {day.work.person} {day.day}"
    given = board.candidates.observance.meetings(day.work.person, {}, day.day)
    if len({place.cell.request for place in day.places}) + len(given) < 2:
        return
    intervals = [
        model.new_fixed_size_interval_var(start, end - start, f"{name} stands")
        for start, end in _joined((start, end + more) for start, end in given)
    ]
    for place in day.places:
        begin = place.cell.starts[0] if board.part.fine else board.start[place.cell.request]
        intervals.append(
            model.new_optional_fixed_size_interval_var(
                begin, place.cell.minutes + more, place.literal, f"{name} {place.cell.request}"
            )
        )
    kept = model.add_no_overlap(intervals)
    if when:
        kept.only_enforce_if(when)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
