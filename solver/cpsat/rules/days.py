"""One person's day as the rules on waiting see it: what stands, what is kept free, what a plan adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from solver.cpsat.variables import Board, Place
from solver.standing import Plan, Spot

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PersonDay:
    """`located`: what stands on the day, merged where it touches; `breaks`: what is kept free of it."""

    person: int
    day: int
    located: tuple[Span, ...]
    breaks: tuple[Span, ...]
    places: tuple[Place, ...] = ()

    def meetings(self, plan: Plan) -> list[Span]:
        """The meetings of the plan that are in one of the places."""
        found = []
        for places in _by_request(self.places).values():
            spot = plan.get(places[0].cell.request)
            if spot is not None and any(_holds(place, spot) for place in places):
                found.append((spot.start, spot.start + places[0].cell.minutes))
        return found

    def waits(self, meetings: Iterable[Span] = ()) -> int:
        """How often one waits between these meetings and what stands."""
        spans = sorted([*self.located, *meetings])
        count, reach = 0, spans[0][1] if spans else 0
        for start, end in spans:
            count += start > reach and start - reach > self.kept(reach, start)
            reach = max(reach, end)
        return count

    def kept(self, start: int, end: int) -> int:
        """Minutes kept free between two moments."""
        return sum(min(b, end) - max(a, start) for a, b in self.breaks if a < end and b > start)


def person_days(board: Board) -> list[PersonDay]:
    """Of every travelling person each day on which one of the part's meetings could be."""
    found: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for place in board.all_places():
        for person in place.cell.persons:
            if board.problem.persons[person].travels and place.cell.day >= 0:
                found[person, place.cell.day].append(place)
    return [standing_day(board, person, day, places) for (person, day), places in found.items()]


def standing_day(board: Board, person: int, day: int, places: Iterable[Place] = ()) -> PersonDay:
    """What stands on a person's day, whatever is planned."""
    diary = board.candidates.stands.diaries[person]
    located = merged((s, e) for s, e, on_day in diary.located if on_day == day)
    breaks = list(diary.breaks)
    for start, end, _ in diary.located:
        breaks = [piece for span in breaks for piece in _less(span, start, end)]
    return PersonDay(person, day, tuple(located), tuple(breaks), tuple(places))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same minutes in as few spans as can be."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def covered(spans: Iterable[Span]) -> int:
    """Minutes that the spans cover together."""
    return sum(end - start for start, end in merged(spans))


def _by_request(places: Iterable[Place]) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        found[place.cell.request].append(place)
    return found


def _holds(place: Place, spot: Spot) -> bool:
    return place.cell.option == spot.option and spot.start in place.cell.starts


def _less(span: Span, start: int, end: int) -> list[Span]:
    """What is left of a span without [start, end)."""
    pieces = [(span[0], min(span[1], start)), (max(span[0], end), span[1])]
    return [(a, b) for a, b in pieces if a < b]
