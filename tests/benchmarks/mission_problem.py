"""Seeded missions of any size: three cities, two days each, calls at ministries and at a hotel,
and a matchmaking day in a hall. `tightness` scales how many requests there are per firm."""

from __future__ import annotations

import random

from solver.problem import (
    NO_WAY,
    City,
    Fixed,
    Option,
    Person,
    Pool,
    Problem,
    Request,
    Site,
    Stay,
    Travel,
    Window,
    Wish,
)

DAY = 24 * 60
PEAKS = ((7 * 60, 9 * 60 + 30), (16 * 60 + 30, 19 * 60))
CITIES = 3
MINISTRIES = 9


class _Draw:
    """Collects the parts of one mission; positions are handed out as they are added."""

    def __init__(self, firms: int, tightness: float, seed: int) -> None:
        self.rng = random.Random(seed)
        self.firms = firms
        self.tightness = tightness
        self.days = tuple(Window(start=d * DAY, end=(d + 1) * DAY) for d in range(2 * CITIES))
        self.sites: list[Site] = []
        self.at: list[tuple[int, int]] = []
        self.pools: list[Pool] = []
        self.persons: list[Person] = []
        self.fixed: list[Fixed] = []
        self.requests: list[Request] = []

    def hours(self, city: int, begin: int, end: int) -> tuple[Window, ...]:
        return tuple(
            Window(start=d * DAY + begin, end=d * DAY + end) for d in (2 * city, 2 * city + 1)
        )

    def site(self, city: int, begin: int, end: int) -> int:
        self.sites.append(Site(city=city, windows=self.hours(city, begin, end)))
        self.at.append((self.rng.randrange(0, 50), self.rng.randrange(0, 50)))
        return len(self.sites) - 1

    def host(self, city: int, days: tuple[int, ...], *, half: bool = False) -> int:
        stays = []
        for day in days:
            base = (2 * city + day) * DAY
            spans = [(540, 720), (810, 1050)]
            if half:
                spans = [self.rng.choice(spans)]
            stays += [
                Stay(city=city, window=Window(start=base + a, end=base + b)) for a, b in spans
            ]
        self.persons.append(Person(stays=tuple(stays), travels=False))
        return len(self.persons) - 1


def mission(firms: int = 24, tightness: float = 1.0, seed: int = 1) -> Problem:
    """A mission of so many firms; 24 firms at tightness 1 have about 390 requests."""
    draw = _Draw(firms, tightness, seed)
    for _ in range(firms):
        stays = [
            Stay(city=day // 2, window=Window(start=day * DAY + 510, end=day * DAY + 1110))
            for day in range(2 * CITIES)
        ]
        draw.persons.append(Person(stays=tuple(stays)))
    for city in range(CITIES):
        _city(draw, city)
    _legs_and_meals(draw)
    peaks = tuple(
        Window(start=d * DAY + a, end=d * DAY + b) for d in range(2 * CITIES) for a, b in PEAKS
    )
    return Problem(
        grid=15,
        days=draw.days,
        cities=(City(peaks=peaks),) * CITIES,
        sites=tuple(draw.sites),
        pools=tuple(draw.pools),
        persons=tuple(draw.persons),
        fixed=tuple(draw.fixed),
        requests=tuple(draw.requests),
        travel=_travel(draw),
    )


def _city(draw: _Draw, city: int) -> None:
    airport = draw.site(city, 0, 1439)
    hotel = draw.site(city, 480, 1140)
    assert airport == city * (MINISTRIES + 2)
    ministries = [draw.site(city, 510, 1080) for _ in range(MINISTRIES)]
    hall, rooms = len(draw.pools), len(draw.pools) + 1
    draw.pools.append(Pool(site=hotel, tables=draw.firms, seats=6, windows=draw.hours(city, 480, 1140)))
    draw.pools.append(Pool(site=hotel, tables=3, seats=10, windows=draw.hours(city, 480, 1140)))
    everyone = tuple(range(draw.firms))
    base = 2 * city * DAY
    draw.fixed.append(
        Fixed(
            persons=everyone,
            window=Window(start=base + 540, end=base + 630),
            from_site=hotel,
            to_site=hotel,
        )
    )
    if city == CITIES - 1:
        _matchmaking(draw, city, hotel, hall)
        _calls(draw, city, hotel, rooms, ministries, 0.42)
    else:
        _calls(draw, city, hotel, rooms, ministries, 4.6)


def _matchmaking(draw: _Draw, city: int, hotel: int, hall: int) -> None:
    hosts = [draw.host(city, (1,)) for _ in range(draw.firms * 5 // 4)]
    pairs = [(f, h) for f in range(draw.firms) for h in hosts]
    wanted = round(6.75 * draw.firms * draw.tightness)
    for firm, host in draw.rng.sample(pairs, min(len(pairs), wanted)):
        draw.requests.append(
            Request(
                persons=(firm, host),
                minutes=30,
                options=(Option(site=hotel, pool=hall),),
                weight=draw.rng.choice((1, 2, 3)),
                windows=draw.hours(city, 480, 1140)[1:],
                wishes=_wishes(draw, city),
            )
        )


def _wishes(draw: _Draw, city: int) -> tuple[Wish, ...]:
    if draw.rng.random() < 0.3:
        spans = draw.rng.choice(((540, 720), (810, 1050)))
        return (Wish(weight=draw.rng.choice((1, 10)), windows=draw.hours(city, *spans)),)
    return ()


def _calls(
    draw: _Draw, city: int, hotel: int, rooms: int, ministries: list[int], per_firm: float
) -> None:
    rng = draw.rng
    officials = [
        (site, draw.host(city, (0, 1), half=rng.random() < 0.5))
        for site in ministries
        for _ in range(max(1, draw.firms // 12))
    ]
    companies = [draw.host(city, (0, 1)) for _ in range(draw.firms)]
    for _ in range(round(per_firm * draw.firms * draw.tightness)):
        minutes = rng.choice((30, 30, 45, 60))
        if rng.random() < 0.5:
            site, host = rng.choice(officials)
            firms = rng.sample(range(draw.firms), rng.choice((1, 1, 2)))
            options: tuple[Option, ...] = (Option(site=site),)
        else:
            host = rng.choice(companies)
            firms = [rng.randrange(draw.firms)]
            options = (Option(site=hotel, pool=rooms), Option(site=hotel, pool=rooms - 1))
        draw.requests.append(
            Request(
                persons=(*firms, host),
                minutes=minutes,
                options=options,
                weight=rng.choice((1, 2, 3, 5)),
                wishes=_wishes(draw, city),
            )
        )


def _legs_and_meals(draw: _Draw) -> None:
    everyone = tuple(range(draw.firms))
    for city in range(CITIES - 1):
        start = (2 * city + 1) * DAY + 1230
        draw.fixed.append(
            Fixed(
                persons=everyone,
                window=Window(start=start, end=start + 180),
                from_site=city * (MINISTRIES + 2),
                to_site=(city + 1) * (MINISTRIES + 2),
            )
        )
    for day in range(2 * CITIES):
        draw.fixed.append(
            Fixed(persons=everyone, window=Window(start=day * DAY + 720, end=day * DAY + 780))
        )


def _travel(draw: _Draw) -> Travel:
    def minutes(a: int, b: int, slow: float) -> int:
        if draw.sites[a].city != draw.sites[b].city:
            return NO_WAY
        (x, y), (u, v) = draw.at[a], draw.at[b]
        return 0 if a == b else 10 + round((abs(x - u) + abs(y - v)) * 0.7 * slow)

    size = range(len(draw.sites))
    return Travel(
        minutes=tuple(tuple(minutes(a, b, 1.0) for b in size) for a in size),
        peak=tuple(tuple(minutes(a, b, 1.4) for b in size) for a in size),
    )
