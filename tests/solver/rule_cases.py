"""For each hard rule three plans: one that it says nothing about, one that breaks it, and the
nearest one that keeps it. Together they say what the rule means.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from solver import (
    NO_WAY,
    City,
    Count,
    Fixed,
    Meal,
    Option,
    Pair,
    PairKind,
    Person,
    Pin,
    Placement,
    Pool,
    Problem,
    Request,
    Ride,
    Rule,
    Site,
    Solution,
    Stay,
    Travel,
    Window,
    Work,
)

HOURS = Window(start=540, end=1080)
"""09:00 to 18:00 on the only day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A problem, and plans of it."""

    problem: Problem
    trivial: Solution
    forbidden: Solution
    allowed: Solution


def plan(*places: tuple[int, int] | tuple[int, int, int]) -> Solution:
    """A plan of (request, start) or (request, start, option)."""
    return Solution(
        placements=tuple(
            Placement(request=p[0], start=p[1], option=p[2] if len(p) > 2 else 0) for p in places
        )
    )


def a_problem(
    *requests: Request,
    fixed: tuple[Fixed, ...] = (),
    pools: tuple[Pool, ...] = (),
    persons: int = 4,
) -> Problem:
    """Two sites 30 minutes apart (50 in the peak before 10:00) and one in another city."""
    minutes = ((0, 30, NO_WAY), (30, 0, NO_WAY), (NO_WAY, NO_WAY, 0))
    peak = ((0, 50, NO_WAY), (50, 0, NO_WAY), (NO_WAY, NO_WAY, 0))
    return Problem(
        grid=15,
        days=(Window(start=0, end=1440),),
        cities=(City(peaks=(Window(start=480, end=600),)), City()),
        sites=(
            Site(city=0, windows=(HOURS,)),
            Site(city=0, windows=(HOURS,)),
            Site(city=1, windows=(HOURS,)),
        ),
        pools=pools,
        persons=tuple(Person(stays=(Stay(city=0, window=HOURS),)) for _ in range(persons)),
        fixed=fixed,
        requests=requests,
        travel=Travel(minutes=minutes, peak=peak),
    )


def meeting(*persons: int, site: int = 0, pool: int | None = None, minutes: int = 30) -> Request:
    """A request at one place."""
    return Request(persons=persons, minutes=minutes, options=(Option(site=site, pool=pool),))


def stands(start: int, end: int, *persons: int, site: int | None = 0) -> Fixed:
    """Something fixed at a site (None: a meal)."""
    window = Window(start=start, end=end)
    return Fixed(persons=persons, window=window, from_site=site, to_site=site)


def _pool(tables: int = 1, seats: int = 4, window: Window = HOURS) -> Pool:
    return Pool(site=0, tables=tables, seats=seats, windows=(window,))


def _travel() -> Case:
    problem = a_problem(meeting(0), meeting(0, site=1))
    return Case(
        problem=problem,
        trivial=plan((0, 600)),
        forbidden=plan((0, 600), (1, 645)),
        allowed=plan((0, 600), (1, 660)),
    )


def _window() -> Case:
    asked = replace(meeting(0), windows=(Window(start=600, end=660),))
    return Case(
        problem=a_problem(asked),
        trivial=plan(),
        forbidden=plan((0, 645)),
        allowed=plan((0, 630)),
    )


def _pin() -> Case:
    pinned = replace(meeting(0), pin=Pin(start=607))
    return Case(
        problem=a_problem(pinned, meeting(1)),
        trivial=plan((0, 607), (1, 600)),
        forbidden=plan((0, 600)),
        allowed=plan((0, 607)),
    )


def _opening() -> Case:
    problem = a_problem(meeting(0, pool=0), pools=(_pool(window=Window(start=600, end=700)),))
    return Case(
        problem=problem,
        trivial=plan(),
        forbidden=plan((0, 675)),
        allowed=plan((0, 660)),
    )


def _availability() -> Case:
    problem = a_problem(meeting(0), meeting(1))
    late = Person(stays=(Stay(city=0, window=Window(start=600, end=720)),))
    persons = (late, *problem.persons[1:])
    return Case(
        problem=replace(problem, persons=persons),
        trivial=plan((1, 540)),
        forbidden=plan((0, 585)),
        allowed=plan((0, 600)),
    )


def _demanding(*requests: Request, work: Work | None = None, **demands: object) -> Problem:
    """Three sites' problem over two days, with demands."""
    problem = a_problem(*requests)
    days = (Window(start=0, end=1440), Window(start=1440, end=2880))
    tomorrow = Window(start=HOURS.start + 1440, end=HOURS.end + 1440)
    both = tuple(Stay(city=0, window=window) for window in (HOURS, tomorrow))
    sites = tuple(replace(site, windows=(HOURS, tomorrow)) for site in problem.sites)
    works = () if work is None else (work,)
    return replace(
        problem,
        days=days,
        sites=sites,
        persons=tuple(Person(stays=both) for _ in problem.persons),
        works=works,
        **demands,
    )


def _pair(kind: PairKind, minutes: int = 0) -> Problem:
    pair = Pair(kind=kind, first=0, second=1, minutes=minutes)
    return _demanding(meeting(0), meeting(1), pairs=(pair,))


CASES: dict[Rule, Case] = {
    Rule.SAME_DAY: Case(
        problem=_pair(PairKind.SAME_DAY),
        trivial=plan((0, 600)),
        forbidden=plan((0, 600), (1, 600 + 1440)),
        allowed=plan((0, 600), (1, 1050)),
    ),
    Rule.OTHER_DAY: Case(
        problem=_pair(PairKind.OTHER_DAY),
        trivial=plan((1, 600)),
        forbidden=plan((0, 600), (1, 1050)),
        allowed=plan((0, 600), (1, 540 + 1440)),
    ),
    Rule.NEXT_DAY: Case(
        problem=_pair(PairKind.NEXT_DAY),
        trivial=plan((1, 600)),
        forbidden=plan((0, 600), (1, 1050)),
        allowed=plan((0, 600), (1, 540 + 1440)),
    ),
    Rule.KEPT_APART: Case(
        problem=_pair(PairKind.APART, 60),
        trivial=plan((0, 600), (1, 585)),
        forbidden=plan((0, 600), (1, 675)),
        allowed=plan((0, 600), (1, 690)),
    ),
    Rule.MOST_MEETINGS: Case(
        problem=_demanding(
            meeting(0),
            meeting(1),
            meeting(2),
            counts=(Count(requests=(0, 1, 2), windows=(Window(start=0, end=1440),), most=2),),
        ),
        trivial=plan((0, 600), (1, 600)),
        forbidden=plan((0, 600), (1, 600), (2, 900)),
        allowed=plan((0, 600), (1, 600), (2, 600 + 1440)),
    ),
    Rule.LONGEST_WORK: Case(
        problem=_demanding(meeting(0), meeting(0), meeting(0), work=Work(person=0, most=60)),
        trivial=plan((0, 600)),
        forbidden=plan((0, 600), (1, 700 + 5), (2, 900)),
        allowed=plan((0, 600), (1, 705), (2, 900 + 1440)),
    ),
    Rule.LONGEST_DAY: Case(
        problem=_demanding(meeting(0), meeting(0), work=Work(person=0, span=240)),
        trivial=plan((0, 600)),
        forbidden=plan((0, 600), (1, 825)),
        allowed=plan((0, 600), (1, 810)),
    ),
    Rule.MEAL_KEPT: Case(
        problem=replace(
            a_problem(meeting(0), meeting(0, site=1), meeting(1)),
            meals=(Meal(persons=(0,), window=Window(start=690, end=780), minutes=45),),
        ),
        trivial=plan((0, 600), (2, 720)),
        forbidden=plan((0, 690), (1, 780)),
        allowed=plan((0, 675), (1, 780)),
    ),
    Rule.PAUSE: Case(
        problem=_demanding(
            meeting(0), meeting(0), meeting(0), work=Work(person=0, stretch=60, pause=15)
        ),
        trivial=plan((0, 600), (1, 630)),
        forbidden=plan((0, 600), (1, 630), (2, 660)),
        allowed=plan((0, 600), (1, 630), (2, 675)),
    ),
    Rule.CHANGE_OVER: Case(
        problem=_demanding(meeting(0), meeting(0), work=Work(person=0, change_over=10)),
        trivial=plan((0, 600)),
        forbidden=plan((0, 600), (1, 630)),
        allowed=plan((0, 600), (1, 645)),
    ),
    Rule.ONE_PLACEMENT: Case(
        problem=a_problem(meeting(0)),
        trivial=plan(),
        forbidden=plan((0, 600), (0, 660)),
        allowed=plan((0, 600)),
    ),
    Rule.NO_DOUBLE_BOOKING: Case(
        problem=a_problem(meeting(0, 1), meeting(1, 2)),
        trivial=plan((0, 600)),
        forbidden=plan((0, 600), (1, 615)),
        allowed=plan((0, 600), (1, 630)),
    ),
    Rule.TRAVEL_TIME: _travel(),
    Rule.AVAILABILITY: _availability(),
    Rule.OPENING_HOURS: _opening(),
    Rule.REQUEST_WINDOW: _window(),
    Rule.ROOM_CAPACITY: Case(
        problem=a_problem(
            meeting(0, pool=0), meeting(1, pool=0), meeting(2, pool=0), pools=(_pool(tables=2),)
        ),
        trivial=plan((0, 600), (1, 600)),
        forbidden=plan((0, 600), (1, 600), (2, 615)),
        allowed=plan((0, 600), (1, 600), (2, 630)),
    ),
    Rule.ROOM_SIZE: Case(
        problem=a_problem(
            replace(meeting(0, pool=0), heads=5, options=(Option(site=0, pool=0), Option(site=0))),
            replace(meeting(1, pool=0), heads=4),
            pools=(_pool(seats=4),),
        ),
        trivial=plan((0, 600, 1)),
        forbidden=plan((0, 600, 0)),
        allowed=plan((1, 600)),
    ),
    Rule.RIDE_SIZE: Case(
        problem=a_problem(
            replace(
                meeting(0, 1, 3),
                ride=Ride(person=3, seats=2),
                options=(Option(site=0, persons=(2,)), Option(site=0)),
            )
        ),
        trivial=plan(),
        forbidden=plan((0, 600, 0)),
        allowed=plan((0, 600, 1)),
    ),
    Rule.BREAK_KEPT: Case(
        problem=a_problem(meeting(0), fixed=(stands(720, 780, 0, site=None),)),
        trivial=plan((0, 600)),
        forbidden=plan((0, 705)),
        allowed=plan((0, 690)),
    ),
    Rule.GRID: Case(
        problem=a_problem(meeting(0)),
        trivial=plan(),
        forbidden=plan((0, 607)),
        allowed=plan((0, 615)),
    ),
    Rule.PIN_KEPT: _pin(),
    Rule.ORDER_KEPT: Case(
        problem=a_problem(meeting(0), replace(meeting(1), after=(0,))),
        trivial=plan((1, 600)),
        forbidden=plan((0, 600), (1, 615)),
        allowed=plan((0, 600), (1, 630)),
    ),
    Rule.FAIR_BREAKS: Case(
        problem=replace(a_problem(meeting(0), meeting(0), meeting(1)), fairness=0),
        trivial=plan((0, 600), (2, 600)),
        forbidden=plan((0, 600), (1, 660), (2, 600)),
        allowed=plan((0, 600), (1, 630), (2, 600)),
    ),
}
