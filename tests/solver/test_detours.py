"""When looking at all pairs forbids more than the rule on neighbours: said, and only then."""

from __future__ import annotations

from solver import (
    City,
    Fixed,
    Option,
    Person,
    Problem,
    Request,
    Site,
    Stay,
    Travel,
    Window,
)
from solver.detours import no_detour_is_shorter
from solver.standing import Ways, standing

HOUSE, HOTEL, AIRPORT = range(3)
PEAK = Window(start=480, end=570)


def _problem(minutes: list[list[int]], peak: list[list[int]], *, opens: int) -> Problem:
    """Two requests at the house and one at the hotel, from `opens` on, and a flight at 900."""
    day = Window(start=opens, end=1080)
    request = Request(persons=(0,), minutes=30, options=(Option(site=HOUSE),))
    return Problem(
        grid=15,
        days=(Window(start=0, end=1440),),
        cities=(City(peaks=(PEAK,)),),
        sites=tuple(Site(city=0, windows=(day,)) for _ in range(3)),
        pools=(),
        persons=(Person(stays=(Stay(city=0, window=day),)),),
        fixed=(
            Fixed(
                persons=(0,), window=Window(start=900, end=960), from_site=AIRPORT, to_site=AIRPORT
            ),
        ),
        requests=(
            request,
            request,
            Request(persons=(0,), minutes=30, options=(Option(site=HOTEL),)),
        ),
        travel=Travel(
            minutes=tuple(tuple(row) for row in minutes), peak=tuple(tuple(row) for row in peak)
        ),
    )


def _is_exact(minutes: list[list[int]], peak: list[list[int]], *, opens: int = 600) -> bool:
    problem = _problem(minutes, peak, opens=opens)
    return no_detour_is_shorter(problem, Ways(problem), standing(problem))


EVEN = [[0, 20, 40], [20, 0, 40], [40, 40, 0]]


def test_ways_without_contradiction_are_exact() -> None:
    assert _is_exact(EVEN, EVEN)


def test_a_way_longer_than_the_one_through_a_meeting_is_not() -> None:
    assert not _is_exact([[0, 20, 95], [20, 0, 40], [95, 40, 0]], EVEN)


def test_the_allowed_neighbour_is_as_long_as_the_detour() -> None:
    assert _is_exact([[0, 20, 90], [20, 0, 40], [90, 40, 0]], EVEN)


def test_waiting_for_the_end_of_the_peak_counts_only_where_a_meeting_can_end_in_it() -> None:
    slow = [[0, 20, 80], [20, 0, 80], [80, 80, 0]]
    assert not _is_exact(EVEN, slow, opens=480)
    assert _is_exact(EVEN, slow, opens=570)
