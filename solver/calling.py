"""Where calls are taken, for the search: at the place before or after, the whole way on one side of each.

Who is called has no way of their own for it; what it must leave time for is the way from the
engagement before to the one after. Of several calls between two places any may come before the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from solver.standing import NOWHERE, Ways

Entry = tuple[int, int, int, int, int]
"""Start, end, site entered, site left (NOWHERE: a call), request (-1: stands)."""

Span = tuple[int, int]
MOST_WAYS = 64
"""More ways of taking a person's calls than this are not looked at."""


def settled(line: Sequence[Entry], ways: Ways, breaks: Sequence[Span]) -> Iterator[list[Entry]]:
    """The line, in order, with each call at a place; every way in which that can be, the earliest first.

    Where there is time for no way at all, the calls are taken at the place before. Calls with no place
    before or after stay where they are: nowhere.
    """
    if all(one[2] != NOWHERE for one in line):
        yield list(line)
        return
    runs = list(_runs(line))
    choices = [
        calls_before_way(line, run, ways, breaks) or [run[1] - run[0]]
        for run in runs
    ]  # fmt: skip
    for chosen in islice(product(*choices), MOST_WAYS):
        found = list(line)
        for (first, last), count in zip(runs, chosen, strict=True):
            before, after = _ends(line, first, last)
            for n in range(first, last):
                site = before[3] if before is not None else NOWHERE
                if after is not None and (before is None or n - first >= count):
                    site = after[2]
                start, end, _, _, request = line[n]
                found[n] = (start, end, site, site, request)
        yield found


def calls_before_way(
    line: Sequence[Entry], run: tuple[int, int], ways: Ways, breaks: Sequence[Span]
) -> list[int]:
    """Of how many calls of a run the way may come after; empty where it fits nowhere."""
    first, last = run
    before, after = _ends(line, first, last)
    if before is None or after is None or before[3] == after[2]:
        return [0]
    found = []
    free = before[1]
    for n in range(first, last + 1):
        way = ways.at(before[3], after[2], free)
        until = line[n][0]
        if way is not None and free + way + kept_free(breaks, free, until) <= until:
            found.append(n - first)
        free = max(free, line[n][1])
    return found


def kept_free(breaks: Sequence[Span], start: int, end: int) -> int:
    """How many of these minutes are kept free; the breaks do not overlap."""
    return sum(max(0, min(b, end) - max(a, start)) for a, b in breaks)


def _runs(line: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Positions of calls that follow each other, from the first to behind the last."""
    first: int | None = None
    for n, one in enumerate(line):
        if one[2] == NOWHERE and first is None:
            first = n
        elif one[2] != NOWHERE and first is not None:
            yield first, n
            first = None
    if first is not None:
        yield first, len(line)


def _ends(line: Sequence[Entry], first: int, last: int) -> tuple[Entry | None, Entry | None]:
    return (line[first - 1] if first else None), (line[last] if last < len(line) else None)
