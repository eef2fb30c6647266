"""Rules about days and order of requests that cannot be kept, alone, in pairs or in a ring."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from graphlib import CycleError, TopologicalSorter

from scheduler_app.mission.asking import is_asked
from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.chances import Chances
from scheduler_app.mission.clock import minute_of
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.rules import Rule, RuleKind, Strength
from scheduler_app.mission.slots import Slot

IN_ORDER = frozenset({RuleKind.BEFORE, RuleKind.NEXT_DAY})
OF_DAYS = IN_ORDER | {RuleKind.SAME_DAY, RuleKind.OTHER_DAY}

Start = tuple[int, int, int]
"""A day, and the first and the last minute of it (of the line of `clock`) at which one may begin."""
Starts = Mapping[MeetingRequestId, tuple[Start, ...]]


@dataclass(frozen=True, slots=True)
class _Link:
    """What a rule asks of two of its requests."""

    kind: RuleKind
    first: MeetingRequestId
    second: MeetingRequestId


def order_defects(mission: Mission, chances: Chances) -> Iterator[Defect]:
    """Of the rules that must be kept: those against hours, then those against each other."""
    links = {
        rule.id: found
        for rule in mission.rules.values()
        if rule.strength is Strength.MUST
        and rule.kind in OF_DAYS
        and (found := tuple(_links(mission, rule)))
    }
    starts: dict[MeetingRequestId, tuple[Start, ...]] = {}
    for link in itertools.chain.from_iterable(links.values()):
        for request_id in (link.first, link.second):
            if request_id not in starts:
                starts[request_id] = _starts(mission, chances, request_id)

    def can_be(rules: Iterable[Rule]) -> bool:
        found = [link for rule in rules for link in links[rule.id]]
        return _can_be(mission, found, starts)

    for some in _clashes([mission.rules[one] for one in links], can_be):
        one, *others = some
        if others:
            values = {"others": tuple(rule.id for rule in others)}
            yield _defect(DefectCode.RULES_CONTRADICT, one, **values)
        else:
            yield _defect(DefectCode.RULE_AGAINST_HOURS, one)


def _clashes(
    rules: Sequence[Rule], can_be: Callable[[Iterable[Rule]], bool]
) -> Iterator[tuple[Rule, ...]]:
    """The smallest sets of rules that cannot be together: single ones, pairs, then larger ones."""
    if can_be(rules):
        return
    alone = [rule for rule in rules if not can_be([rule])]
    yield from ((rule,) for rule in alone)
    left = [rule for rule in rules if rule not in alone]
    pairs = [
        (one, other)
        for one, other in itertools.combinations(left, 2)
        if not set(one.request_ids).isdisjoint(other.request_ids) and not can_be([one, other])
    ]
    yield from pairs
    later = {other.id for _, other in pairs}
    left = [rule for rule in left if rule.id not in later]
    while not can_be(left):
        core = left
        for rule in left:
            without = [one for one in core if one is not rule]
            core = core if can_be(without) else without
        yield tuple(core)
        left = [rule for rule in left if rule is not core[-1]]


def _links(mission: Mission, rule: Rule) -> Iterator[_Link]:
    requests = tuple(dict.fromkeys(rule.request_ids))
    pairs = itertools.pairwise if rule.kind in IN_ORDER else _every_two
    for first, second in pairs(requests):
        if all(is_asked(mission, mission.meeting_requests[one]) for one in (first, second)):
            yield _Link(rule.kind, first, second)


def _every_two(
    requests: tuple[MeetingRequestId, ...],
) -> Iterator[tuple[MeetingRequestId, MeetingRequestId]]:
    return itertools.combinations(requests, 2)


def _starts(mission: Mission, chances: Chances, request_id: MeetingRequestId) -> tuple[Start, ...]:
    """When it might begin; at any time of the mission where nothing is known, or it never can."""
    request = mission.meeting_requests[request_id]
    zone = mission.cities[city_of_request(mission, request)].zone
    midnight = datetime.combine(mission.start, time())
    whole = Slot(start=midnight, end=midnight + timedelta(days=len(mission.days)))
    found: list[Start] = []
    for slot in chances.times(request_id) or (whole,):
        start = slot.start
        last = max(start, slot.end - timedelta(minutes=request.minutes))
        while start <= last:
            evening = datetime.combine(start.date(), time(23, 59))
            end = min(last, evening)
            day = start.date().toordinal()
            found.append((day, minute_of(start, zone), minute_of(end, zone)))
            start = evening + timedelta(minutes=1)
    return tuple(found)


def _can_be(mission: Mission, links: Sequence[_Link], starts: Starts) -> bool:
    """Whether nothing is found that speaks against all of this being so; never too strict."""
    if not _has_order(links) or not _has_days(links, starts):
        return False
    left = {one: starts[one] for link in links for one in (link.first, link.second)}
    is_narrower = True
    while is_narrower:
        is_narrower = False
        for link in links:
            first, second = left[link.first], left[link.second]
            minutes = mission.meeting_requests[link.first].minutes
            both = _narrowed(link.kind, first, second, minutes)
            if not all(both):
                return False
            is_narrower = is_narrower or both != (first, second)
            left[link.first], left[link.second] = both
    return True


def _has_order(links: Iterable[_Link]) -> bool:
    """Whether what comes before something never comes after it as well."""
    sorter: TopologicalSorter[MeetingRequestId] = TopologicalSorter()
    for link in links:
        if link.kind in IN_ORDER:
            sorter.add(link.second, link.first)
    try:
        sorter.prepare()
    except CycleError:
        return False
    return True


def _has_days(links: Sequence[_Link], starts: Starts) -> bool:
    """Whether what is on one day is not on different ones, and there are as many days as needed."""
    place: dict[MeetingRequestId, tuple[MeetingRequestId, int]] = {}
    for link in links:
        for one in (link.first, link.second):
            place.setdefault(one, (one, 0))
        if link.kind in (RuleKind.SAME_DAY, RuleKind.NEXT_DAY):
            (head, day), (other, other_day) = place[link.first], place[link.second]
            shift = day + (link.kind is RuleKind.NEXT_DAY) - other_day
            if head == other and shift:
                return False
            for one, (its_head, its_day) in place.items():
                if its_head == other and head != other:
                    place[one] = (head, its_day + shift)
    apart = [link for link in links if link.kind is RuleKind.OTHER_DAY]
    if any(place[link.first] == place[link.second] for link in apart):
        return False
    return not _is_crowded(apart, starts)


def _is_crowded(apart: Sequence[_Link], starts: Starts) -> bool:
    """Whether requests that are all on different days have fewer days than they are."""
    requests = {one for link in apart for one in (link.first, link.second)}
    pairs = {frozenset((link.first, link.second)) for link in apart}
    days = {day for one in requests for day, _, _ in starts[one]}
    are_all_apart = len(pairs) == len(requests) * (len(requests) - 1) // 2
    return are_all_apart and len(requests) > len(days)


def _narrowed(
    kind: RuleKind, first: tuple[Start, ...], second: tuple[Start, ...], minutes: int
) -> tuple[tuple[Start, ...], tuple[Start, ...]]:
    """When both may begin once each is held against the other; the first lasts so many minutes."""
    if kind is RuleKind.BEFORE:
        ready = min(low for _, low, _ in first) + minutes
        due = max(high for _, _, high in second) - minutes
        return (
            tuple((day, low, min(high, due)) for day, low, high in first if low <= due),
            tuple((day, max(low, ready), high) for day, low, high in second if high >= ready),
        )
    here, there = {one[0] for one in first}, {one[0] for one in second}
    if kind is RuleKind.OTHER_DAY:
        if len(here) == 1:
            second = tuple(one for one in second if one[0] not in here)
        if len(there) == 1:
            first = tuple(one for one in first if one[0] not in there)
        return first, second
    step = int(kind is RuleKind.NEXT_DAY)
    return (
        tuple(one for one in first if one[0] + step in there),
        tuple(one for one in second if one[0] - step in here),
    )


def _defect(code: DefectCode, rule: Rule, **values: object) -> Defect:
    return Defect(code=code, table="rules", record=rule.id, field="kind", values=values)
