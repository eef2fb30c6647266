"""Breaches of what a problem demands of pairs, of numbers and of working times.

Every demand is looked at on its own, from the placements alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from solver.check.timelines import DayIndex, Engagement, by_day, day_lines, first_placements
from solver.demands import Count, Pair, PairKind, Work
from solver.problem import Problem
from solver.solution import Placement, Rule, Solution, Violation

Span = tuple[int, int, int]
"""Start, end, request."""

Breach = tuple[Violation, int | None]
"""What is broken, and what it costs; None where it must not be."""

RULE_OF_PAIR = {
    PairKind.SAME_DAY: Rule.SAME_DAY,
    PairKind.OTHER_DAY: Rule.OTHER_DAY,
    PairKind.NEXT_DAY: Rule.NEXT_DAY,
    PairKind.APART: Rule.KEPT_APART,
    PairKind.BEFORE: Rule.ORDER_KEPT,
}


def shortcomings(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """What of the demands that are only weighed a plan does not keep, in order of time.

    Raises ProblemError as `violations`.
    """
    found = weighed_breaches(problem, first_placements(problem, solution))
    return tuple(sorted((one for one, _ in found), key=lambda one: (one.start, one.rule)))


def weighed_breaches(
    problem: Problem, placements: Iterable[Placement]
) -> list[tuple[Violation, int]]:
    """The breaches of weighed demands, each with its cost."""
    return [(one, cost) for one, cost in _breaches(problem, placements) if cost is not None]


def hard_breaches(problem: Problem, placements: Iterable[Placement]) -> list[Violation]:
    """The breaches of demands that must be kept."""
    return [one for one, cost in _breaches(problem, placements) if cost is None]


def _breaches(problem: Problem, placements: Iterable[Placement]) -> Iterator[Breach]:
    if not (problem.pairs or problem.counts or problem.works):
        return
    placed = list(placements)
    spans = {
        one.request: (one.start, one.start + problem.requests[one.request].minutes, one.request)
        for one in placed
    }
    cities = {
        one.request: problem.sites[problem.requests[one.request].options[one.option].site].city
        for one in placed
    }
    people = {one.request: _there(problem, one) for one in placed}
    days = DayIndex(problem)
    day_of = {r: days.of(cities[r], span[0]) for r, span in spans.items()}
    for i, pair in enumerate(problem.pairs):
        if pair.first in spans and pair.second in spans:
            shared = people[pair.first] & people[pair.second]
            if not pair.persons or not shared.isdisjoint(pair.persons):
                yield from _pair(i, pair, spans[pair.first], spans[pair.second], day_of)
    for i, count in enumerate(problem.counts):
        there = {
            r: spans[r]
            for r in _counted(count, people)
            if count.day in (None, day_of[r]) and count.city in (None, cities[r])
        }
        yield from _count(problem, i, count, there)
    if problem.works:
        lines = day_lines(problem, placed)
        for i, work in enumerate(problem.works):
            for day in by_day(lines[work.person], days):
                yield from _work(i, work, day)


def _pair(
    i: int, pair: Pair, first: Span, second: Span, day_of: dict[int, int]
) -> Iterator[Breach]:
    minutes = 0
    if pair.kind is PairKind.APART:
        free_from = first[1] + pair.minutes
        broken = first[0] <= second[0] < free_from
        minutes = free_from - second[0]
    elif pair.kind is PairKind.BEFORE:
        broken = second[0] < first[1]
        minutes = first[1] - second[0]
    else:
        one, other = day_of[pair.first], day_of[pair.second]
        broken = {
            PairKind.SAME_DAY: one != other,
            PairKind.OTHER_DAY: one == other,
            PairKind.NEXT_DAY: one + pair.days != other,
        }[pair.kind]
    if broken:
        yield (
            Violation(
                rule=RULE_OF_PAIR[pair.kind],
                start=max(first[0], second[0]),
                requests=(pair.first, pair.second),
                minutes=minutes,
                demand=i,
            ),
            pair.weight,
        )


def _there(problem: Problem, placement: Placement) -> set[int]:
    """Everyone at a meeting by the option at which it is placed."""
    request = problem.requests[placement.request]
    return {*request.persons, *request.options[placement.option].persons}


def _counted(count: Count, there: dict[int, set[int]]) -> set[int]:
    """The placed requests that count, by who comes to them."""
    found = {r for r in count.requests if r in there}
    for one in count.attended:
        people = there.get(one.request)
        if people is None or not people.isdisjoint(one.without):
            continue
        if all(not people.isdisjoint(group) for group in one.groups):
            found.add(one.request)
    return found


def _count(problem: Problem, i: int, count: Count, spans: dict[int, Span]) -> Iterator[Breach]:
    inside = sorted(
        span
        for span in spans.values()
        if not count.windows or any(w.start <= span[0] < w.end for w in count.windows)
    )
    requests = tuple(span[2] for span in inside)
    if count.most is not None and len(inside) > count.most:
        over = len(inside) - count.most
        start = inside[count.most][0]
        found = Violation(
            rule=Rule.MOST_MEETINGS, start=start, requests=requests, minutes=over, demand=i
        )
        yield found, None if count.weight is None else count.weight * over
    if len(inside) < count.least and count.weight is not None:
        short = count.least - len(inside)
        first = min(count.windows or problem.days, key=lambda one: one.start, default=None)
        found = Violation(
            rule=Rule.LEAST_MEETINGS,
            start=0 if first is None else first.start,
            requests=requests,
            minutes=short,
            demand=i,
        )
        yield found, count.weight * short


def _work(i: int, work: Work, day: Sequence[Engagement]) -> Iterator[Breach]:
    meetings = [one for one in day if one.request >= 0]
    if work.most is not None:
        over = sum(one.end - one.start for one in meetings) - work.most
        if over > 0:
            yield _of_work(i, work, Rule.LONGEST_WORK, meetings, over)
    if work.span is not None:
        pairs = [
            (first, last, last.end - first.start - work.span)
            for first in day
            for last in day
            if (first.request >= 0 or last.request >= 0) and last.end - first.start > work.span
        ]
        if pairs:
            over = max(excess for _, _, excess in pairs)
            concerned = {one for first, last, _ in pairs for one in (first, last)}
            yield _of_work(i, work, Rule.LONGEST_DAY, sorted(concerned), over)
    if work.stretch is not None:
        runs = [run for run in _runs(meetings, work.pause) if len(run) > 1]
        long = [run for run in runs if _length(run) > work.stretch]
        for n, run in enumerate(long):
            found, cost = _of_work(i, work, Rule.PAUSE, run, _length(run) - work.stretch)
            yield found, cost if n == 0 or cost is None else 0
    if work.change_over is not None:
        yield from _hurried(i, work, work.change_over, meetings)


def _hurried(
    i: int, work: Work, change_over: int, meetings: Sequence[Engagement]
) -> Iterator[Breach]:
    """Each meeting that begins too soon after the one that ended last before it."""
    before: Engagement | None = None
    is_first = True
    for one in meetings:
        if before is not None and one.start < before.end + change_over:
            short = before.end + change_over - one.start
            found, cost = _of_work(i, work, Rule.CHANGE_OVER, (before, one), short)
            yield found, cost if is_first or cost is None else 0
            is_first = False
        if before is None or one.end > before.end:
            before = one


def _of_work(i: int, work: Work, rule: Rule, concerned: Sequence[Engagement], over: int) -> Breach:
    return (
        Violation(
            rule=rule,
            start=concerned[0].start,
            requests=tuple(one.request for one in concerned if one.request >= 0),
            fixed=tuple(one.fixed for one in concerned if one.fixed >= 0),
            persons=(work.person,),
            minutes=over,
            demand=i,
        ),
        work.weight,
    )


def _runs(meetings: Sequence[Engagement], pause: int) -> list[list[Engagement]]:
    """Meetings of a day in runs without a pause between."""
    runs: list[list[Engagement]] = []
    reach = 0
    for one in meetings:
        if runs and one.start - reach < pause:
            runs[-1].append(one)
            reach = max(reach, one.end)
        else:
            runs.append([one])
            reach = one.end
    return runs


def _length(run: Sequence[Engagement]) -> int:
    return max(one.end for one in run) - run[0].start
