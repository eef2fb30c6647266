"""Tiny random problems of every shape, for the oracle of the solver's tests."""

from __future__ import annotations

import random
from dataclasses import replace

from solver import (
    MATCHMAKING_TIERS,
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
    Pool,
    Problem,
    Request,
    Site,
    Stay,
    TierName,
    Travel,
    Window,
    Wish,
    Work,
)
from solver.changes import Before
from solver.greedy import first_plan
from solver.ground import candidates_of
from solver.tiers import REPAIR_TIERS

DAY = 1440
GRID = 15
WITH_WAITS = (TierName.PLACED, TierName.WISHES, TierName.BREAKS, TierName.GAPS)


def small_problem(seed: int) -> Problem:
    """A random problem with a handful of requests, of every shape that the rules know."""
    rng = random.Random(seed)
    cities = rng.choice((1, 1, 2))
    length = rng.choice((75, 90, 120))
    days = tuple(Window(start=d * DAY, end=d * DAY + 600) for d in range(rng.choice((1, 2))))
    spans = [(d.start + 60, d.start + 60 + length) for d in days]
    sites = tuple(
        Site(city=k % cities, windows=_some(rng, spans, 0.9)) for k in range(rng.choice((1, 2, 3)))
    )
    pools = tuple(
        Pool(
            site=s,
            tables=rng.choice((1, 1, 2)),
            seats=rng.choice((2, 4)),
            windows=_some(rng, spans, 0.9),
        )
        for s in range(len(sites))
    )
    persons = tuple(_person(rng, spans, cities) for _ in range(rng.choice((1, 2, 3, 4))))
    return Problem(
        grid=GRID,
        days=days,
        cities=tuple(
            City(phase=rng.choice((0, 0, 5)), peaks=_some(rng, spans, 0.6, 30))
            for _ in range(cities)
        ),
        sites=sites,
        pools=pools,
        persons=persons,
        fixed=tuple(
            _fixed(rng, spans, len(persons), len(sites)) for _ in range(rng.choice((0, 1, 2, 3)))
        ),
        requests=tuple(
            _request(rng, spans, persons, sites) for _ in range(rng.choice((1, 2, 3, 4)))
        ),
        travel=_travel(rng, sites),
    )


def small_block(seed: int) -> Problem:
    """A random matchmaking block: pairs in slots at a few tables, waits counted, perhaps fairly."""
    rng = random.Random(seed)
    slots, size = rng.choice((3, 4, 5)), rng.choice((3, 4, 5))
    whole = Window(start=0, end=slots * GRID)
    persons = tuple(
        Person(stays=_free(rng, slots), travels=rng.random() < 0.8) for _ in range(size)
    )
    count = rng.choice((2, 3, 4, 4))
    fixed = () if rng.random() < 0.7 else (_stands_in_a_slot(rng, slots, size),)
    return Problem(
        grid=GRID,
        days=(whole,),
        cities=(City(),),
        sites=(Site(city=0, windows=(whole,)),),
        pools=(Pool(site=0, tables=rng.choice((1, 1, 2)), seats=2, windows=(whole,)),),
        persons=persons,
        fixed=fixed,
        requests=tuple(_pair(rng, n, size, slots) for n in range(count)),
        travel=Travel(minutes=((0,),), peak=((0,),)),
        tiers=rng.choice((MATCHMAKING_TIERS, MATCHMAKING_TIERS, WITH_WAITS)),
        fairness=rng.choice((None, 0, 1, 2)),
    )


def _free(rng: random.Random, slots: int) -> tuple[Stay, ...]:
    """All slots but perhaps one."""
    shut = rng.randrange(slots) if rng.random() < 0.3 else slots
    spans = [(0, shut), (shut + 1, slots)]
    return tuple(
        Stay(city=0, window=Window(start=a * GRID, end=b * GRID)) for a, b in spans if a < b
    )


def _stands_in_a_slot(rng: random.Random, slots: int, size: int) -> Fixed:
    start = rng.randrange(slots) * GRID
    site = rng.choice((0, None))
    who = tuple(rng.sample(range(size), 2))
    window = Window(start=start, end=start + GRID)
    return Fixed(persons=who, window=window, from_site=site, to_site=site)


def _pair(rng: random.Random, number: int, size: int, slots: int) -> Request:
    half = slots // 2 * GRID
    session = rng.choice(((), (), (Window(start=0, end=half),)))
    after = (rng.randrange(number),) if number and rng.random() < 0.3 else ()
    pin = Pin(start=rng.randrange(slots) * GRID) if rng.random() < 0.1 else None
    return Request(
        persons=tuple(rng.sample(range(size), 2)),
        minutes=GRID,
        options=(Option(site=0, pool=0),),
        windows=session,
        after=after,
        pin=pin,
    )


def with_waits(seed: int) -> Problem:
    """A problem of any shape in which waits count, some must come after others, perhaps fairly."""
    rng = random.Random(seed)
    problem = small_problem(seed)
    requests = tuple(
        replace(one, after=(rng.randrange(n),)) if n and rng.random() < 0.3 else one
        for n, one in enumerate(problem.requests)
    )
    fairness = rng.choice((None, None, 0, 1))
    return replace(problem, requests=requests, tiers=WITH_WAITS, fairness=fairness)


def with_choices(seed: int) -> Problem:
    """A problem of any shape in which it is part of the plan who attends some meetings."""
    rng = random.Random(seed)
    problem = small_problem(seed)
    size = len(problem.persons)
    requests = []
    for one in problem.requests:
        free = [p for p in range(size) if p not in one.persons]
        if not free or not one.options or rng.random() < 0.3:
            requests.append(one)
            continue
        extra = [
            tuple(rng.sample(free, min(len(free), rng.choice((0, 1, 1, 2)))))
            for _ in range(rng.choice((1, 2)))
        ]
        options = tuple(
            replace(option, persons=persons) for option in one.options[:2] for persons in extra
        )
        wishes = (Wish(weight=2, options=(0,)),) if rng.random() < 0.5 else ()
        pin = None if one.pin is None else replace(one.pin, options=())
        requests.append(replace(one, options=options, wishes=wishes, pin=pin))
    waits = {"tiers": WITH_WAITS} if rng.random() < 0.3 else {}
    return replace(problem, requests=tuple(requests), **waits)


def with_demands(seed: int) -> Problem:
    """A problem of any shape with demands on pairs, numbers and working times, some only weighed."""
    rng = random.Random(seed)
    problem = (with_choices if rng.random() < 0.4 else small_problem)(seed)
    size = len(problem.requests)
    weights = (None, None, 1, 3)
    pairs = tuple(_demanded_pair(rng, size, rng.choice(weights)) for _ in range(2) if size > 1)
    counts = tuple(_demanded_number(rng, problem, rng.choice(weights)) for _ in range(2))
    works = tuple(
        Work(
            person=rng.randrange(len(problem.persons)),
            most=rng.choice((None, 30, 45, 60)),
            span=rng.choice((None, 45, 60, 90)),
            stretch=rng.choice((None, 30, 45, 60)),
            pause=rng.choice((5, 15)),
            change_over=rng.choice((None, None, 5, 15, 30)),
            weight=rng.choice(weights),
        )
        for _ in range(2)
    )
    kinds = rng.choice(((pairs, (), ()), ((), counts, ()), ((), (), works), (pairs, counts, works)))
    tiers = (TierName.PLACED, TierName.RULES, *problem.tiers[1:])
    if TierName.RULES in problem.tiers:
        tiers = problem.tiers
    return replace(problem, pairs=kinds[0], counts=kinds[1], works=kinds[2], tiers=tiers)


def with_meals(seed: int) -> Problem:
    """A problem of any shape in which people take meals within some hours."""
    rng = random.Random(seed)
    problem = (with_choices if rng.random() < 0.3 else small_problem)(seed)
    located = tuple(one for one in problem.fixed if one.from_site is not None)
    meals = []
    for _ in range(rng.choice((1, 2))):
        day = rng.choice(problem.days)
        start = day.start + 60 + rng.choice((0, 15, 30, 40))
        window = Window(start=start, end=start + rng.choice((30, 45, 60)))
        size = len(problem.persons)
        persons = tuple(rng.sample(range(size), rng.randrange(1, size + 1)))
        meals.append(Meal(persons=persons, window=window, minutes=rng.choice((10, 15, 30))))
    free = tuple(replace(one, pin=None) for one in problem.requests)
    return replace(problem, fixed=located, requests=free, meals=tuple(meals))


def with_calls(seed: int) -> Problem:
    """A problem of any shape in which some take part in meetings from where they are."""
    rng = random.Random(seed)
    makers = (small_problem, small_problem, with_choices, with_demands, with_meals)
    problem = replace(rng.choice(makers)(seed), fairness=None)
    requests = []
    for one in problem.requests:
        kind = rng.random()
        options = []
        for option in one.options:
            everyone = (*one.persons, *option.persons)
            some = tuple(p for p in everyone if rng.random() < 0.4)
            called = everyone if kind < 0.4 else some if kind < 0.6 else ()
            pool = None if called == everyone else option.pool
            options.append(replace(option, called=called, pool=pool))
        requests.append(replace(one, options=tuple(options)))
    return replace(problem, requests=tuple(requests))


def with_before(seed: int) -> Problem:
    """A problem in which a plan stood that partly can be no more: somebody is away, a house is shut."""
    rng = random.Random(seed)
    makers = (small_problem, with_choices, with_demands)
    problem = replace(rng.choice(makers)(seed), fairness=None)
    whole = replace(problem, requests=tuple(replace(one, pin=None) for one in problem.requests))
    stood = first_plan(candidates_of(whole), {}, lambda: False)
    shaken = dict(stood)
    for r in stood:
        if rng.random() < 0.3:  # a plan made by hand is seldom the earliest one
            shaken[r] = stood[r]._replace(start=stood[r].start + GRID * rng.choice((-1, 1)))
    before = tuple(
        Before(
            request=r,
            start=spot.start,
            option=spot.option,
            weight=rng.choice((1, 1, 2, 3)),
            agreed=rng.random() < 0.3,
            tolerance=rng.choice((0, 0, 0, GRID)),
        )
        for r, spot in sorted(shaken.items())
    )
    away = rng.randrange(len(problem.persons))
    persons = tuple(
        replace(one, stays=one.stays[1:]) if n == away and rng.random() < 0.7 else one
        for n, one in enumerate(whole.persons)
    )
    shut = rng.randrange(len(problem.sites))
    sites = tuple(
        replace(one, windows=one.windows[1:]) if n == shut and rng.random() < 0.5 else one
        for n, one in enumerate(whole.sites)
    )
    return replace(whole, persons=persons, sites=sites, before=before, tiers=REPAIR_TIERS)


def _demanded_pair(rng: random.Random, size: int, weight: int | None) -> Pair:
    first, second = rng.sample(range(size), 2)
    kinds = [kind for kind in PairKind if weight is not None or kind is not PairKind.BEFORE]
    return Pair(
        kind=rng.choice(kinds),
        first=first,
        second=second,
        minutes=rng.choice((0, 15, 30, 45)),
        weight=weight,
    )


def _demanded_number(rng: random.Random, problem: Problem, weight: int | None) -> Count:
    size = len(problem.requests)
    day = rng.choice(problem.days)
    windows = rng.choice(
        ((), (day,), (Window(start=day.start + 75, end=day.start + 110),), problem.days)
    )
    most = rng.choice((None, 0, 1, 2))
    least = 0 if weight is None else rng.choice((0, 1, 2))
    return Count(
        requests=tuple(rng.sample(range(size), rng.randrange(1, size + 1))),
        windows=windows,
        least=least if most is None else min(least, most),
        most=most,
        weight=weight,
    )


def _some(
    rng: random.Random, spans: list[tuple[int, int]], share: float, at_most: int = 0
) -> tuple[Window, ...]:
    found = []
    for a, b in spans:
        if rng.random() < share:
            begin = a + rng.choice((0, 0, 15, 20))
            end = min(b, begin + at_most) if at_most else b - rng.choice((0, 0, 10, 15))
            found.append(Window(start=begin, end=end))
    return tuple(found)


def _person(rng: random.Random, spans: list[tuple[int, int]], cities: int) -> Person:
    stays = []
    home = rng.randrange(cities)
    for w in _some(rng, spans, 0.95):
        cut = rng.randrange(w.start + 1, w.end) if rng.random() < 0.3 else None
        if cut is None:
            stays.append(Stay(city=home, window=w))
        else:
            other = rng.randrange(cities)
            stays.append(Stay(city=home, window=Window(start=w.start, end=cut)))
            stays.append(Stay(city=other, window=Window(start=cut, end=w.end)))
    return Person(stays=tuple(stays), travels=rng.random() < 0.7)


def _fixed(rng: random.Random, spans: list[tuple[int, int]], persons: int, sites: int) -> Fixed:
    a, b = rng.choice(spans)
    start = rng.randrange(a - 20, b, 5)
    here = rng.choice((None, *range(sites)))
    there = here if here is None or rng.random() < 0.6 else rng.randrange(sites)
    who = rng.sample(range(persons), rng.randrange(1, persons + 1))
    window = Window(start=start, end=start + rng.choice((10, 15, 30)))
    return Fixed(persons=tuple(who), window=window, from_site=here, to_site=there)


def _request(
    rng: random.Random,
    spans: list[tuple[int, int]],
    persons: tuple[Person, ...],
    sites: tuple[Site, ...],
) -> Request:
    size = min(len(persons), rng.choice((1, 2, 2, 3)))
    options = [
        Option(site=s, pool=rng.choice((None, s)))
        for s in rng.sample(range(len(sites)), rng.choice((1, 1, min(2, len(sites)))))
    ]
    minutes = rng.choice((15, 20, 30, 30, 45))
    if rng.random() < 0.03:
        options = []
    pin = None
    if options and rng.random() < 0.15:
        a, b = rng.choice(spans)
        pin = Pin(
            start=rng.choice((None, rng.randrange(a, b - 10, 5))),
            options=rng.choice(
                ((), (), tuple(rng.sample(range(len(options)), rng.choice((1, len(options))))))
            ),
        )
    return Request(
        persons=tuple(rng.sample(range(len(persons)), size)),
        minutes=minutes,
        options=tuple(options),
        weight=rng.choice((1, 2, 3)),
        heads=rng.choice((0, 0, 3)),
        windows=_some(rng, spans, 0.8) if rng.random() < 0.3 else (),
        wishes=tuple(
            Wish(
                weight=rng.choice((1, 10)),
                windows=_some(rng, spans, 0.7, 50),
                options=tuple(
                    rng.sample(range(len(options)), min(len(options), rng.choice((0, 1))))
                ),
            )
            for _ in range(rng.choice((0, 0, 1)))
        ),
        pin=pin,
    )


def _travel(rng: random.Random, sites: tuple[Site, ...]) -> Travel:
    at = [rng.choice((0, 5, 10, 20)) for _ in sites]
    slow = rng.choice((1, 2))
    size = range(len(sites))

    def minutes(a: int, b: int, factor: int) -> int:
        if a == b:
            return 0
        return NO_WAY if sites[a].city != sites[b].city else (5 + abs(at[a] - at[b])) * factor

    return Travel(
        minutes=tuple(tuple(minutes(a, b, 1) for b in size) for a in size),
        peak=tuple(tuple(minutes(a, b, slow) for b in size) for a in size),
    )
