"""Between whom a request leaves the choice: who may come together, and what rules allow of it.

A rule about people that must be kept takes away the choices that break it; the request is refused only
where it leaves none.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Collection, Iterable, Sequence

from scheduler_app.mission.attendance import delegates_of_request, required_of_request
from scheduler_app.mission.ids import DelegateId, OrganisationId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.ranks import suits_must
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule, RuleKind, Strength

MOST_SETS = 24
"""More sets of people than this are not tried for one request."""
MOST_LOOKED_AT = 2_000
"""So many sets of a choice are looked at to find those."""

MOST_NUMBERS = 8
"""So many different numbers of preferred people are tried."""
MOST_STEPS = 500
"""So often somebody is added to a set of very many before it is given up."""

Guests = tuple[DelegateId, ...]
IsAllowed = Callable[[Guests], bool]
"""Whether some people may come together; who may not, may not with more of them either."""


def all_allowed(_guests: Guests) -> bool:
    """No rule keeps anybody away."""
    return True


def missing_of_request(mission: Mission, request: MeetingRequest) -> Guests:
    """Those named who must come, and do not travel."""
    named = dict.fromkeys(request.delegate_ids)
    return tuple(one for one in named if not mission.delegates[one].is_travelling)


def is_deserted(mission: Mission, request: MeetingRequest) -> bool:
    """Whether nobody comes who must: none of those named travels, or nobody of the firm."""
    return not request.any_of_ids and not required_of_request(mission, request)


def needed_of_choice(mission: Mission, request: MeetingRequest) -> int:
    """How many of those between whom there is a choice must come besides those required."""
    if not request.any_of_ids:
        return 0
    required = set(required_of_request(mission, request))
    return max(0, request.least - len(required.intersection(request.any_of_ids)))


def fewest_coming(mission: Mission, request: MeetingRequest) -> int:
    """How many come at the least: those required, and of a list so many as are asked for, or as it has."""
    chosen = min(needed_of_choice(mission, request), len(_choice(mission, request)))
    return len(required_of_request(mission, request)) + chosen


def surely_comes(mission: Mission, request: MeetingRequest, people: Collection[DelegateId]) -> bool:
    """Whether one of these comes to a request, whoever is chosen."""
    required = required_of_request(mission, request)
    if any(one in people for one in required):
        return True
    others = [one for one in _choice(mission, request) if one not in people]
    return needed_of_choice(mission, request) > len(others)


def surely_coming(mission: Mission, request: MeetingRequest) -> Guests:
    """Those who come to a request whoever is chosen."""
    required = required_of_request(mission, request)
    chosen = [one for one in _choice(mission, request) if surely_comes(mission, request, {one})]
    return (*required, *chosen)


def is_attended(mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId]) -> bool:
    """Whether enough of those come between whom there is a choice, besides those required."""
    required = set(required_of_request(mission, request))
    coming = {one for one in guests if mission.delegates[one].is_travelling} | required
    enough = len(coming.intersection(request.any_of_ids)) >= request.least
    return bool(coming) and (enough or not request.any_of_ids)


def choices_of_request(
    mission: Mission, request: MeetingRequest, is_allowed: IsAllowed = all_allowed
) -> tuple[Guests, ...]:
    """Who may come besides those required: every set that will do, the largest first.

    One empty set where there is no choice; none at all where too few travel or are allowed. Of more
    than `MOST_SETS` some are left, so that each person, and each number of the preferred ones, is in some.
    """
    required = required_of_request(mission, request)
    any_of = _choice(mission, request)
    needed = needed_of_choice(mission, request)
    if len(any_of) < needed:
        return ()
    preferred = [
        one
        for one in dict.fromkeys(_travelling(mission, request.preferred_ids))
        if one not in required and one not in any_of and is_allowed((*required, one))
    ]
    cores = _cores(any_of, needed, lambda some: is_allowed((*required, *some)))
    counts = [*range(len(preferred), -1, -1)]
    if len(counts) > MOST_NUMBERS:
        counts = [*counts[: MOST_NUMBERS // 2], *counts[-MOST_NUMBERS // 2 :]]
    levels = [
        [
            (*core, *some)
            for some, core in itertools.islice(
                itertools.product(itertools.combinations(preferred, count), cores), MOST_LOOKED_AT
            )
            if not some or is_allowed((*required, *core, *some))
        ]
        for count in counts
    ]
    return tuple(_spread(levels))


def permitted_choices(mission: Mission, request: MeetingRequest) -> tuple[Guests, ...]:
    """The choices that rules leave which must be kept: about firms that do not meet, then about ranks as
    far as anybody suits.
    """
    rules = _keeping_apart(mission, request)
    required = required_of_request(mission, request)
    sets = choices_of_request(
        mission, request, lambda some: not any(_meet(mission, request, some, r) for r in rules)
    )
    suiting = tuple(one for one in sets if suits_must(mission, request, (*required, *one)))
    return suiting or sets


def rule_that_keeps_apart(mission: Mission, request: MeetingRequest) -> Rule | None:
    """The rule by which those who could come to a request must not meet, whoever is chosen."""
    rules = _keeping_apart(mission, request)
    if not rules or not choices_of_request(mission, request) or permitted_choices(mission, request):
        return None
    required = required_of_request(mission, request)
    alone = (
        rule
        for rule in rules
        if not choices_of_request(
            mission, request, lambda some, rule=rule: not _meet(mission, request, some, rule)  # type: ignore[misc]
        ) or _meet(mission, request, required, rule)
    )  # fmt: skip
    return next(alone, rules[0])


def firms_meeting(
    mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId]
) -> set[OrganisationId]:
    """The organisations of both sides if these delegates come; one for which it is asked is always there."""
    found = {mission.officials[one].organisation_id for one in request.official_ids}
    found |= {mission.delegates[one].organisation_id for one in guests}
    if request.organisation_id is not None:
        found.add(request.organisation_id)
    return found


def _keeping_apart(mission: Mission, request: MeetingRequest) -> list[Rule]:
    """The rules that may keep some of those who could come away."""
    if not mission.rules:
        return []
    everyone = firms_meeting(mission, request, delegates_of_request(mission, request))
    return [
        rule
        for rule in mission.rules.values()
        if rule.kind is RuleKind.DO_NOT_MEET
        and rule.strength is Strength.MUST
        and len(everyone.intersection(rule.organisation_ids)) > 1
    ]


def _meet(
    mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId], rule: Rule
) -> bool:
    return len(firms_meeting(mission, request, guests).intersection(rule.organisation_ids)) > 1


def _choice(mission: Mission, request: MeetingRequest) -> list[DelegateId]:
    """Those who travel between whom there is a choice, each once."""
    required = required_of_request(mission, request)
    named = dict.fromkeys(_travelling(mission, request.any_of_ids))
    return [one for one in named if one not in required]


def _cores(any_of: Sequence[DelegateId], needed: int, is_allowed: IsAllowed) -> list[Guests]:
    """Sets of so many that are allowed together: all, or of very many those in which everybody is."""
    if math.comb(len(any_of), needed) <= MOST_LOOKED_AT:
        return [one for one in itertools.combinations(any_of, needed) if is_allowed(one)]
    around = [*any_of, *any_of]
    found: dict[frozenset[DelegateId], Guests] = {}
    for start in range(len(any_of)):
        some = _grown(around[start : start + len(any_of)], needed, is_allowed)
        if some is not None:
            found.setdefault(frozenset(some), some)
    return list(found.values())


def _grown(people: Sequence[DelegateId], needed: int, is_allowed: IsAllowed) -> Guests | None:
    """The first set that is allowed, grown one by one; None where it is not soon found."""
    stack: list[tuple[Guests, int]] = [((), 0)]
    for _ in range(MOST_STEPS):
        if not stack:
            return None
        some, place = stack.pop()
        if len(some) == needed:
            return some
        if len(people) - place < needed - len(some):
            continue
        stack.append((some, place + 1))
        if is_allowed((*some, people[place])):
            stack.append(((*some, people[place]), place + 1))
    return None


def _spread(levels: Sequence[Sequence[Guests]]) -> list[Guests]:
    """All sets, or of too many some of each number of preferred ones, from all over each."""
    if sum(map(len, levels)) <= MOST_SETS:
        return [one for level in levels for one in level]
    shares = [0] * len(levels)
    in_turn = itertools.cycle(sorted(range(len(levels)), key=lambda n: min(n, len(levels) - 1 - n)))
    for n in in_turn:
        if sum(shares) == MOST_SETS:
            break
        shares[n] += shares[n] < len(levels[n])
    return [
        level[place * len(level) // share]
        for level, share in zip(levels, shares, strict=True)
        for place in range(share)
    ]


def _travelling(mission: Mission, ids: Iterable[DelegateId]) -> Guests:
    return tuple(one for one in ids if mission.delegates[one].is_travelling)
