"""Hypothesis strategies: draw a schedule first and derive the requests from it, so that a plan
which places everything exists by construction.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from solver import (
    City,
    Option,
    Person,
    Placement,
    Pool,
    Problem,
    Request,
    Site,
    Solution,
    Stay,
    Travel,
    Window,
    violations,
)

WAY = 20
DAYS = tuple(Window(start=d * 1440, end=(d + 1) * 1440) for d in range(2))
HOURS = tuple(Window(start=d.start + 540, end=d.start + 900) for d in DAYS)


@st.composite
def planted(draw: st.DrawFn) -> tuple[Problem, Solution]:
    """A problem and a plan of it that places every request without a breach."""
    people, sites = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    size = range(sites)
    ways = tuple(tuple(0 if a == b else WAY for b in size) for a in size)
    problem = Problem(
        grid=15,
        days=DAYS,
        cities=(City(),),
        sites=tuple(Site(city=0, windows=HOURS) for _ in size),
        pools=tuple(Pool(site=s, tables=2, seats=4, windows=HOURS) for s in size),
        persons=tuple(
            Person(stays=tuple(Stay(city=0, window=w) for w in HOURS), travels=draw(st.booleans()))
            for _ in range(people)
        ),
        fixed=(),
        requests=(),
        travel=Travel(minutes=ways, peak=ways),
    )
    plan = Solution()
    for _ in range(draw(st.integers(0, 9))):
        request, start = draw(_meeting(people, sites))
        placement = Placement(request=len(problem.requests), start=start, option=0)
        grown = replace(problem, requests=(*problem.requests, request))
        more = Solution(placements=(*plan.placements, placement))
        if not violations(grown, more):
            problem, plan = grown, more
    return problem, plan


@st.composite
def _meeting(draw: st.DrawFn, people: int, sites: int) -> tuple[Request, int]:
    minutes = draw(st.sampled_from((15, 30, 45)))
    site = draw(st.integers(0, sites - 1))
    start = draw(st.sampled_from(HOURS)).start + 15 * draw(st.integers(0, 21))
    request = Request(
        persons=tuple(draw(st.sets(st.integers(0, people - 1), min_size=1, max_size=3))),
        minutes=minutes,
        options=(Option(site=site, pool=draw(st.sampled_from((None, site)))),),
        weight=draw(st.integers(1, 5)),
    )
    return request, start
