"""What the solver is asked: people, places, fixed engagements and the requests to place.

Every time is a whole number of minutes on one line that runs through the whole mission
(whoever builds a Problem chooses its zero). Every id is the position in the tuple that holds
the thing: `problem.sites[3]` is site 3. Intervals are half-open. A Problem is checked when it
is built and never changes. It knows no names, no zones, no dates: those stay with the caller.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from solver.changes import Before, check_before
from solver.demands import Count, Meal, Pair, Work, check_demands, check_meals, check_places
from solver.tiers import MISSION_TIERS, TierName
from solver.windows import ProblemError, Window

__all__ = [
    "NO_WAY",
    "Before",
    "City",
    "Count",
    "Fixed",
    "Meal",
    "Option",
    "Pair",
    "Person",
    "Pin",
    "Pool",
    "Problem",
    "ProblemError",
    "Request",
    "Ride",
    "Site",
    "Stay",
    "Travel",
    "Window",
    "Wish",
    "Work",
]

NO_WAY = -1
"""The travel time between two sites that no transfer joins (they lie in different cities)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A place with its own clock.

    `phase`: a meeting in this city starts at phase + k * grid. `peaks`: when the roads are full.
    `midnights`: when each of the problem's days begins by this clock, and when the last one ends; empty: as
    the problem says.
    """

    phase: int = 0
    peaks: tuple[Window, ...] = ()
    midnights: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A venue: its city and when it is open (`windows`; a meeting lies inside one of them)."""

    city: int
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """A bookable room, or `tables` like tables, at a site; each seats `seats` people."""

    site: int
    tables: int
    seats: int
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A time in which a person may be met in a city: present, available, inside day bounds."""

    city: int
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Anyone who can be in one place at a time.

    `stays` do not overlap; a meeting must lie inside one of them, in its city. `travels`: true
    for those whose gaps, moves and evenness count in the score (the delegation), false for hosts.
    `city`: by whose clock the days are told on which one is called; None: by that of the meeting, as for all who
    travel.
    """

    stays: tuple[Stay, ...]
    travels: bool = True
    city: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """An engagement that stands: a gathering, a leg, a meal. Who is named twice is at it once.

    `from_site` is where it begins and `to_site` where it ends (equal but for legs). With both
    None it has no place of its own: it keeps its minutes free, and the way from the
    engagement before to the one after comes on top of them. It is a meal, or, with a `city`, an engagement
    somewhere there, which is a part of the day by that city's clock.
    """

    persons: tuple[int, ...]
    window: Window
    from_site: int | None = None
    to_site: int | None = None
    city: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A way in which a request may be met: a site, a pool at that site (None: needs none), and who
    attends besides the request's own persons: one of several delegates, an interpreter.

    `called`: those who take part from where they are, in whatever city, at the site of their engagement
    before or after; the whole way between the two lies before the call or after it. Where all are
    called the site only says in which city it is: its hours do not matter.
    """

    site: int
    pool: int | None = None
    persons: tuple[int, ...] = ()
    called: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something nice to have: met when the meeting lies in one window and at one of options.

    An empty `windows` or `options` asks nothing of time or place; options are positions in the
    request's own options.
    """

    weight: int
    windows: tuple[Window, ...] = ()
    options: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """What the user has fixed of a request: its start, the options left to it (empty: any), or both."""

    start: int | None = None
    options: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """What takes the travelling persons of a request there and back: `person`, one of the request's own, whose
    time it takes but who needs no seat and is told nothing, and how many it `seats`.
    """

    person: int
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A meeting to place: all `persons`, and those of the option, for `minutes` at one of `options`.

    `heads`: how many people come to the table (at least the persons). `weight`: what placing it
    is worth. `windows`: it must lie inside one of them; empty means any time. `after`: requests
    that must have ended before it starts, as far as they are placed. `ride`: in what they come.
    """

    persons: tuple[int, ...]
    minutes: int
    options: tuple[Option, ...]
    weight: int = 1
    heads: int = 0
    windows: tuple[Window, ...] = ()
    wishes: tuple[Wish, ...] = ()
    pin: Pin | None = None
    after: tuple[int, ...] = ()
    ride: Ride | None = None

    def attending(self, option: int) -> tuple[int, ...]:
        """Everyone whose time it takes when it is met by one of its options."""
        extra = self.options[option].persons
        return (*self.persons, *extra) if extra else self.persons

    def people(self, option: int) -> tuple[int, ...]:
        """Everyone who comes by one of its options, without what they ride in."""
        there = self.attending(option)
        return there if self.ride is None else tuple(p for p in there if p != self.ride.person)

    def everyone(self) -> tuple[int, ...]:
        """Everyone whose time it may take, each once."""
        extra = [one for option in self.options for one in option.persons]
        return tuple(dict.fromkeys((*self.persons, *extra))) if extra else self.persons

    def seats(self, option: int) -> int:
        """How many people come to the table by an option."""
        place = self.options[option]
        own = sum(p not in place.called for p in self.persons) - (self.ride is not None)
        also = sum(p not in place.called for p in place.persons)
        return max(self.heads, own) + also

    def is_used(self, option: int) -> bool:
        """Whether somebody comes to the site of an option: to a call of all nobody does."""
        called = self.options[option].called
        return not called or any(p not in called for p in self.attending(option))


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """Minutes from site to site, `[from][to]`; `peak` holds where the way begins in a peak.

    A way that begins at minute t from a site takes `peak[a][b]` when t lies in a peak window of
    the site's city, otherwise `minutes[a][b]`. NO_WAY: no transfer joins the two.
    """

    minutes: tuple[tuple[int, ...], ...]
    peak: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mission to plan. `days` are its calendar days in order, for what is counted by day: an engagement
    is of the day that the clocks show where it begins (`City.midnights`).

    `tiers`: what is to be made best, the first before the next; PLACED leads. `fairness`: the
    numbers of breaks of two travelling persons may differ by so many at most; None: by any. `before`:
    where requests stood, for the tiers that count changes.

    Raises ProblemError, naming the part and its position, when a reference or number is wrong.
    """

    grid: int
    days: tuple[Window, ...]
    cities: tuple[City, ...]
    sites: tuple[Site, ...]
    pools: tuple[Pool, ...]
    persons: tuple[Person, ...]
    fixed: tuple[Fixed, ...]
    requests: tuple[Request, ...]
    travel: Travel
    tiers: tuple[TierName, ...] = MISSION_TIERS
    fairness: int | None = None
    pairs: tuple[Pair, ...] = ()
    counts: tuple[Count, ...] = ()
    works: tuple[Work, ...] = ()
    meals: tuple[Meal, ...] = ()
    before: tuple[Before, ...] = ()

    def __post_init__(self) -> None:
        if self.grid < 1:
            raise ProblemError(f"the grid is {self.grid} minutes; it must be at least 1")
        _in_order("days", self.days)
        for i, city in enumerate(self.cities):
            _check_midnights(i, city, len(self.days))
        for i, site in enumerate(self.sites):
            _refer(f"site {i}", "city", site.city, self.cities)
        for i, pool in enumerate(self.pools):
            _refer(f"pool {i}", "site", pool.site, self.sites)
            if pool.tables < 1 or pool.seats < 1:
                raise ProblemError(f"pool {i} has {pool.tables} tables of {pool.seats} seats")
        for i, person in enumerate(self.persons):
            _in_order(f"stays of person {i}", [stay.window for stay in person.stays])
            for stay in person.stays:
                _refer(f"person {i}", "city", stay.city, self.cities)
            if person.city is not None:
                _refer(f"person {i}", "city", person.city, self.cities)
                if person.travels:
                    raise ProblemError(f"person {i} travels and has a city of their own")
        for i, fixed in enumerate(self.fixed):
            self._check_fixed(i, fixed)
        for i, request in enumerate(self.requests):
            self._check_request(i, request)
        self._check_tiers()
        check_demands(self.pairs, self.counts, self.works, len(self.requests), len(self.persons))
        check_places(self.counts, len(self.days), len(self.cities))
        check_meals(self.meals, len(self.persons))
        check_before(self.before, [len(request.options) for request in self.requests])
        _square("travel.minutes", self.travel.minutes, len(self.sites))
        _square("travel.peak", self.travel.peak, len(self.sites))

    @property
    def counts_waits(self) -> bool:
        """Whether it matters how often people wait."""
        return TierName.BREAKS in self.tiers or self.fairness is not None

    def _check_tiers(self) -> None:
        if self.tiers[:1] != (TierName.PLACED,) or len(set(self.tiers)) != len(self.tiers):
            raise ProblemError("the tiers must begin with placed and name each one once")
        if self.fairness is not None and self.fairness < 0:
            raise ProblemError(f"the fairness is {self.fairness}; it must be at least 0")

    def _check_fixed(self, i: int, fixed: Fixed) -> None:
        for person in fixed.persons:
            _refer(f"fixed engagement {i}", "person", person, self.persons)
        if (fixed.from_site is None) != (fixed.to_site is None):
            raise ProblemError(f"fixed engagement {i} has only one end in a place")
        if fixed.city is not None:
            _refer(f"fixed engagement {i}", "city", fixed.city, self.cities)
        for site in (fixed.from_site, fixed.to_site):
            if site is not None:
                _refer(f"fixed engagement {i}", "site", site, self.sites)

    def _check_request(self, i: int, request: Request) -> None:
        here = f"request {i}"
        if request.minutes < 1:
            raise ProblemError(f"{here} lasts {request.minutes} minutes; it must last at least 1")
        if request.weight < 1:
            raise ProblemError(f"{here} has weight {request.weight}; it must be at least 1")
        if len(set(request.persons)) != len(request.persons):
            raise ProblemError(f"{here} names a person twice")
        for person in request.persons:
            _refer(here, "person", person, self.persons)
        if request.ride is not None and (
            request.ride.person not in request.persons or request.ride.seats < 1
        ):
            raise ProblemError(f"{here} rides in what is not among its persons, or seats nobody")
        for option in request.options:
            _refer(here, "site", option.site, self.sites)
            if option.pool is not None:
                _refer(here, "pool", option.pool, self.pools)
                if self.pools[option.pool].site != option.site:
                    raise ProblemError(f"{here}: pool {option.pool} is not at site {option.site}")
            for person in option.persons:
                _refer(here, "person", person, self.persons)
            if len({*request.persons, *option.persons}) < len(request.persons) + len(
                option.persons
            ):
                raise ProblemError(f"{here} names a person twice")
            if not {*request.persons, *option.persons}.issuperset(option.called):
                raise ProblemError(f"{here} calls somebody who does not take part")
        self._check_wishes(i, request)

    def _check_wishes(self, i: int, request: Request) -> None:
        here = f"request {i}"
        for position in request.pin.options if request.pin is not None else ():
            _refer(here, "pinned option", position, request.options)
        for before in request.after:
            _refer(here, "request", before, self.requests)
            if before == i:
                raise ProblemError(f"{here} is to come after itself")
        for wish in request.wishes:
            for position in wish.options:
                _refer(here, "wished option", position, request.options)


def _refer(here: str, what: str, position: int, among: Sequence[object]) -> None:
    if not 0 <= position < len(among):
        raise ProblemError(f"{here} names {what} {position}; there are {len(among)}")


def _in_order(what: str, windows: Sequence[Window]) -> None:
    for before, after in itertools.pairwise(windows):
        if after.start < before.end:
            raise ProblemError(f"{what} overlap or are out of order at minute {after.start}")


def _check_midnights(i: int, city: City, days: int) -> None:
    if not city.midnights:
        return
    if len(city.midnights) != days + 1:
        raise ProblemError(f"city {i} has {len(city.midnights)} midnights round {days} days")
    if any(after < before for before, after in itertools.pairwise(city.midnights)):
        raise ProblemError(f"midnights of city {i} are out of order")


def _square(what: str, rows: tuple[tuple[int, ...], ...], size: int) -> None:
    if len(rows) != size or any(len(row) != size for row in rows):
        raise ProblemError(f"{what} is not {size} by {size}")
