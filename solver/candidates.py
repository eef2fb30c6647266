"""Where each request could be on its own: every legal start, given only what stands.

All rules that concern one meeting and the standing engagements are settled here, by
intersecting windows; what remains for the search are the rules between meetings.

The steps for one request at one option:
1. intersect the hours of the site, of the pool (less what pinned meetings fill), of the request;
2. for each person intersect the stays in that city and the free pieces of the diary, narrowed
   by the ways from and to the standing engagements on either side and by the breaks between;
3. take the starts of the grid in what is left (or the pinned start);
4. drop those that end in a peak and would then come too late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from solver.calling import kept_free
from solver.detours import no_detour_is_shorter
from solver.observance import Observance
from solver.problem import Problem, Request
from solver.standing import FAR, NOWHERE, Block, Diary, Standing, Ways

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a request, who attends by it, and all the starts that are legal, in order."""

    option: int
    site: int
    pool: int | None
    persons: tuple[int, ...]
    starts: tuple[int, ...]
    called: tuple[int, ...] = ()

    def site_of(self, person: int) -> int:
        """Where somebody is by it; NOWHERE for who is called."""
        return NOWHERE if person in self.called else self.site


class Piece(NamedTuple):
    """A free stretch of a person for meetings at one site: start at or after `start`, end at or
    before `end` (`peak_end` when the way onward begins in a peak).
    """

    start: int
    end: int
    peak_end: int


class Candidates:
    """The choices of every request, each computed once for a problem."""

    def __init__(self, problem: Problem, stands: Standing) -> None:
        self.problem = problem
        self.stands = stands
        self.ways = Ways(problem)
        self.followers = followers_of(problem)
        self.observance = Observance(problem, stands.given, stands.diaries, self.ways)
        self.longest_way = max((m for row in problem.travel.peak for m in row), default=0)
        """Minutes of the longest way in the peak."""
        self._pieces: dict[tuple[int, int], list[Piece]] = {}
        self._free: dict[tuple[int, int], list[Span]] = {}
        self._open: dict[tuple[int, int | None], list[Span]] = {}
        self._choices: dict[int, tuple[Choice, ...]] = {}

    @cached_property
    def choices(self) -> tuple[tuple[Choice, ...], ...]:
        """The choices of every request."""
        return tuple(self.choices_of(i) for i in range(len(self.problem.requests)))

    @cached_property
    def is_exact(self) -> bool:
        """True when a meeting between two others never shortens the way, so that looking at
        all pairs, as the model does, forbids nothing that the rule allows.
        """
        given_calls = any(one.calls and one.blocks for one in self.stands.diaries)
        return not given_calls and no_detour_is_shorter(self.problem, self.ways, self.stands)

    def choices_of(self, i: int) -> tuple[Choice, ...]:
        """The choices of one request; who asks for few has no need of all."""
        if i not in self._choices:
            self._choices[i] = self._look(i)
        return self._choices[i]

    def _look(self, i: int) -> tuple[Choice, ...]:
        if i in self.stands.given:
            return ()
        request = self.problem.requests[i]
        found = []
        for k, option in enumerate(request.options):
            if request.pin is not None and request.pin.options and k not in request.pin.options:
                continue
            if option.pool is not None and request.seats(k) > self.problem.pools[option.pool].seats:
                continue
            if request.ride is not None and self._riders(request, k) > request.ride.seats:
                continue
            if starts := self._starts(i, k):
                persons = request.attending(k)
                found.append(Choice(k, option.site, option.pool, persons, starts, option.called))
        return tuple(found)

    def _riders(self, request: Request, k: int) -> int:
        return sum(self.problem.persons[one].travels for one in request.people(k))

    def _starts(self, i: int, k: int) -> tuple[int, ...]:
        request = self.problem.requests[i]
        starts = self.starts(i, k, persons=request.attending(k), pool=request.options[k].pool)
        return tuple(self._in_order(i, starts))

    def starts(
        self, i: int, k: int, *, persons: tuple[int, ...], pool: int | None = None
    ) -> list[int]:
        """The starts that what stands leaves these persons, and a pool, at one option of a request."""
        request = self.problem.requests[i]
        option = request.options[k]
        spans = self.open_hours(option.site, pool) if request.is_used(k) else [(-FAR, FAR)]
        if pool is None and option.pool is not None:
            windows = self.problem.pools[option.pool].windows
            spans = meet(spans, sorted((w.start, w.end) for w in windows))
        if request.windows:
            spans = meet(spans, sorted((w.start, w.end) for w in request.windows))
        for person in persons:
            is_called = person in option.called
            spans = meet(
                spans,
                self.call_hours(person) if is_called else self.free_hours(person, option.site),
            )
        if request.pin is not None and request.pin.start is not None:
            pinned = request.pin.start
            starts = [pinned] if holds(spans, pinned, request.minutes) else []
        else:
            starts = grid_starts(self.problem, option.site, spans, request.minutes)
        there = [p for p in persons if p not in option.called]
        tight = [piece for p in there for piece in self._tight(p, option.site)]
        if tight:
            starts = [
                s for s in starts if self._leaves_in_time(option.site, s, request.minutes, tight)
            ]
        return starts

    def _in_order(self, i: int, starts: list[int]) -> list[int]:
        """Those that keep the order with given meetings before and after."""
        given, requests = self.stands.given, self.problem.requests
        before = [given[j].start + requests[j].minutes for j in requests[i].after if j in given]
        after = [given[j].start for j in self.followers[i] if j in given]
        first, last = max(before, default=-FAR), min(after, default=FAR)
        return [s for s in starts if first <= s and s + requests[i].minutes <= last]

    def open_hours(self, site: int, pool: int | None) -> list[Span]:
        """When the site and the pool may be used, pinned meetings counted."""
        key = (site, pool)
        if key not in self._open:
            spans = sorted((w.start, w.end) for w in self.problem.sites[site].windows)
            if pool is not None:
                room = self.problem.pools[pool]
                spans = meet(spans, sorted((w.start, w.end) for w in room.windows))
                full = _full(self.stands.uses.get(pool, ()), room.tables)
                spans = meet(spans, _gaps_between(full)) if full else spans
            self._open[key] = spans
        return self._open[key]

    def free_hours(self, person: int, site: int) -> list[Span]:
        """When the person is in the site's city and free to be at the site."""
        key = (person, site)
        if key not in self._free:
            pieces = self.pieces(person, site)
            stays = stays_in(self.problem, person, self.problem.sites[site].city)
            reach = [(p.start, max(p.end, p.peak_end)) for p in pieces]
            self._free[key] = meet(stays, [(a, b) for a, b in reach if a < b])
        return self._free[key]

    def call_hours(self, person: int) -> list[Span]:
        """When the person can be called: anywhere, at nothing that stands. The way between what stands on
        both sides is not looked at, since it depends on what else is near.
        """
        key = (person, NOWHERE)
        if key not in self._free:
            diary = self.stands.diaries[person]
            busy = sorted([*((b.start, b.end) for b in diary.blocks), *diary.breaks, *diary.calls])
            free: list[Span] = []
            reach = -FAR
            for start, end in (*busy, (FAR, FAR)):
                if start > reach:
                    free.append((reach, start))
                reach = max(reach, end)
            self._free[key] = meet(stays_in(self.problem, person, None), free)
        return self._free[key]

    def pieces(self, person: int, site: int) -> list[Piece]:
        """The free pieces of the person's diary for this site, in order."""
        key = (person, site)
        if key not in self._pieces:
            self._pieces[key] = _pieces(self.stands.diaries[person], site, self.ways)
        return self._pieces[key]

    def _tight(self, person: int, site: int) -> list[Piece]:
        """The pieces in which the peak matters."""
        return [p for p in self.pieces(person, site) if p.end != p.peak_end]

    def _leaves_in_time(self, site: int, start: int, minutes: int, tight: Iterable[Piece]) -> bool:
        end = start + minutes
        peak = self.ways.is_peak(site, end)
        return not any(
            piece.start <= start < max(piece.end, piece.peak_end)
            and end > (piece.peak_end if peak else piece.end)
            for piece in tight
        )


def followers_of(problem: Problem) -> tuple[tuple[int, ...], ...]:
    """For each request those that must come after it."""
    found: list[list[int]] = [[] for _ in problem.requests]
    for i, request in enumerate(problem.requests):
        for before in request.after:
            found[before].append(i)
    return tuple(tuple(one) for one in found)


def stays_in(problem: Problem, person: int, city: int | None) -> list[Span]:
    """The person's stays in a city, or in any."""
    stays = problem.persons[person].stays
    return [(s.window.start, s.window.end) for s in stays if city is None or s.city == city]


def grid_starts(problem: Problem, site: int, spans: Iterable[Span], minutes: int) -> list[int]:
    """The starts on the city's grid from which `minutes` fit into one of the spans."""
    phase, grid = problem.cities[problem.sites[site].city].phase, problem.grid
    starts: set[int] = set()
    for a, b in spans:
        first = a + (phase - a) % grid
        starts.update(range(first, b - minutes + 1, grid))
    return sorted(starts)


def holds(spans: Iterable[Span], start: int, minutes: int) -> bool:
    """True when one of the spans holds the whole meeting."""
    return any(a <= start and start + minutes <= b for a, b in spans)


def meet(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    """All non-empty intersections of one span of each side: a meeting lies in one of them
    exactly when it lies in one span of either side.
    """
    met: list[Span] = []
    for a, b in left:
        for c, d in right:
            if c >= b:
                break
            if d > a:
                met.append((max(a, c), min(b, d)))
    met.sort()
    return met


def _pieces(diary: Diary, site: int, ways: Ways) -> list[Piece]:
    """Between each two standing blocks: what the ways and the breaks leave for this site."""
    pieces: list[Piece] = []
    blocks: list[Block | None] = [None, *diary.blocks, None]
    for before, after in pairwise(blocks):
        start = before.end if before is not None else -FAR
        end = after.start if after is not None else FAR
        if start < end:
            for gap, beside in _between_calls(before, after, (start, end), diary):
                pieces += _pieces_between(beside, gap, diary, site, ways)
    return pieces


Ends = tuple[Block | None, Block | None, list[Span], list[Span]]
"""What stands before and after, and the free times beyond calls on both sides."""


def _between_calls(
    before: Block | None, after: Block | None, gap: Span, diary: Diary
) -> Iterator[tuple[Span, Ends]]:
    """A gap cut by the calls that are given in it."""
    calls = [(a, b) for a, b in diary.calls if a < gap[1] and b > gap[0]]
    edges = [gap[0], *(x for call in calls for x in call), gap[1]]
    parts = [(edges[n], edges[n + 1]) for n in range(0, len(edges), 2)]
    for n, part in enumerate(parts):
        if part[0] < part[1]:
            yield part, (before, after, parts[:n], parts[n + 1 :])


def _pieces_between(beside: Ends, gap: Span, diary: Diary, site: int, ways: Ways) -> list[Piece]:
    before, after, earlier, later = beside
    ready = gap[0]
    if before is not None and not _fits(ways, before.to_site, site, earlier, diary):
        way = ways.at(before.to_site, site, gap[0])
        if way is None:
            return []
        ready += way
    is_free = after is None or _fits(ways, site, after.from_site, later, diary)
    calm = 0 if after is None or is_free else ways.by(site, after.from_site, peak=False)
    busy = 0 if after is None or is_free else ways.by(site, after.from_site, peak=True)
    kept = [(max(a, gap[0]), min(b, gap[1])) for a, b in diary.breaks]
    kept = [(a, b) for a, b in kept if a < b]
    edges = [gap[0], *(x for span in kept for x in span), gap[1]]
    pieces: list[Piece] = []
    eaten, to_come = 0, sum(b - a for a, b in kept)
    for k in range(0, len(edges), 2):
        a, b = edges[k], edges[k + 1]
        latest = gap[1] - to_come
        pieces.append(
            Piece(
                max(a, ready + eaten),
                -FAR if calm is None else min(b, latest - calm) if calm else b,
                -FAR if busy is None else min(b, latest - busy) if busy else b,
            )
        )
        if k // 2 < len(kept):
            minutes = kept[k // 2][1] - kept[k // 2][0]
            eaten, to_come = eaten + minutes, to_come - minutes
    return pieces


def _fits(ways: Ways, here: int, there: int, parts: Iterable[Span], diary: Diary) -> bool:
    """Whether the whole way fits into one of some free times, beside breaks."""
    for start, end in parts:
        way = ways.at(here, there, start)
        if way is not None and start + way + kept_free(diary.breaks, start, end) <= end:
            return True
    return False


def _full(uses: Iterable[Span], tables: int) -> list[Span]:
    """The stretches in which `tables` or more are in use."""
    turns = sorted([(s, 1) for s, _ in uses] + [(e, -1) for _, e in uses])
    full: list[Span] = []
    in_use, since = 0, 0
    for minute, step in turns:
        was, in_use = in_use, in_use + step
        if was < tables <= in_use:
            since = minute
        elif in_use < tables <= was and minute > since:
            full.append((since, minute))
    return full


def _gaps_between(spans: Iterable[Span]) -> list[Span]:
    edges = [-FAR, *(x for span in spans for x in span), FAR]
    return [(edges[k], edges[k + 1]) for k in range(0, len(edges), 2) if edges[k] < edges[k + 1]]
