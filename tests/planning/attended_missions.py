"""Small random missions in which it is open who comes, and a count of what rules they break.

The count is written from what the records say, and from nothing else of the product.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Group, Roster
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule, RuleKind, Strength
from scheduler_app.mission.schedule import Meeting
from tests.builders import (
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    a_venue,
    an_official,
    an_organisation,
    at,
    slot,
)

FIRMS = ("firm", "rival", "third")
PEOPLE = ("a", "b", "c", "d", "e")
HOSTS = ("ministry", "bureau")
MUSTS = (
    RuleKind.MOST_A_DAY, RuleKind.MOST_IN_ALL, RuleKind.LONGEST_WORK, RuleKind.FREE_TIME,
    RuleKind.BUFFER, RuleKind.DO_NOT_MEET, RuleKind.RANK, RuleKind.CHANGE_OVER,
)  # fmt: skip


def random_mission(seed: int) -> Mission:
    """Two days, five delegates of three firms, three hosts, six requests, three rules that must be kept."""
    rng = random.Random(seed)
    return a_mission(
        days=2,
        organisations=[an_organisation(one) for one in (*FIRMS, *HOSTS)],
        delegates=[
            a_delegate(
                one, organisation_id=FIRMS[n % 3], is_principal=rng.random() < 0.2,
                rank=rng.choice((None, 1, 3, 5)), least_rank=rng.choice((None, None, None, 3)),
                is_travelling=rng.random() < 0.9, away=_away(rng),
            )
            for n, one in enumerate(PEOPLE)
        ],
        officials=[
            an_official(
                f"host-{n}", organisation_id=HOSTS[n % 2], rank=rng.choice((None, 2, 4)),
                least_rank=rng.choice((None, None, 3)),
            )
            for n in range(3)
        ],
        venues=[a_venue()],
        meeting_requests=[_request(rng, f"r{n}") for n in range(6)],
        rules=[_rule(rng, f"rule-{n}") for n in range(3)],
    )  # fmt: skip


def by_hand(mission: Mission, seed: int) -> Mission:
    """The mission with meetings somewhere, to which anybody comes."""
    rng = random.Random(seed)
    meetings = [
        a_meeting(
            request_id,
            at(rng.randrange(8, 17), rng.choice((0, 15, 30)), day=rng.randrange(2)),
            delegate_ids=tuple(rng.sample(PEOPLE, rng.choice((0, 1, 1, 2, 3)))),
        )
        for request_id in mission.meeting_requests
        if rng.random() < 0.8
    ]
    return replace(mission, meetings={one.id: one for one in meetings})


def comers(mission: Mission, meeting: Meeting) -> set[str]:
    """The delegates who come: those named or the whole firm, and those chosen; who travels."""
    request = mission.meeting_requests[meeting.request_id]
    named = set(request.delegate_ids)
    if not named and not request.any_of_ids:
        named = {
            one.id for one in mission.delegates.values()
            if one.organisation_id == request.organisation_id
        }  # fmt: skip
    return {one for one in (*named, *meeting.delegate_ids) if mission.delegates[one].is_travelling}


def unattended(mission: Mission) -> set[str]:
    """The requests of meetings to which somebody does not come who must, or too few of a choice."""
    found: set[str] = set()
    for meeting in mission.meetings.values():
        request = mission.meeting_requests[meeting.request_id]
        there = comers(mission, meeting)
        too_few = request.any_of_ids and len(there & set(request.any_of_ids)) < request.least
        if not there or too_few or not set(request.delegate_ids) <= there:
            found.add(request.id)
        is_of_firm = not request.any_of_ids and not request.delegate_ids
        firms = {one.organisation_id for one in mission.delegates.values() if one.is_travelling}
        if is_of_firm and request.organisation_id not in firms:
            found.add(request.id)
    return found


def broken_rules(mission: Mission) -> set[str]:
    """The rules that must be kept and are not, by whoever comes."""
    rules = [one for one in mission.rules.values() if one.strength is Strength.MUST]
    return {rule.id for rule in rules if any(_breaches(mission, rule))}


def _breaches(mission: Mission, rule: Rule) -> Iterator[bool]:
    meetings = sorted(mission.meetings.values(), key=lambda one: (one.start, one.id))
    there = {one.id: comers(mission, one) for one in meetings}
    if rule.kind in (RuleKind.MOST_A_DAY, RuleKind.MOST_IN_ALL):
        for party in _parties(mission, rule):
            days: Counter[date] = Counter(
                one.start.date() for one in meetings if _is_of(mission, one, party, there[one.id])
            )
            most = max(days.values(), default=0)
            yield (most if rule.kind is RuleKind.MOST_A_DAY else days.total()) > rule.number
    elif rule.kind in (RuleKind.LONGEST_WORK, RuleKind.CHANGE_OVER):
        for person in _people(mission, rule):
            yield from _work(mission, rule, [one for one in meetings if person in there[one.id]])
    elif rule.kind is RuleKind.FREE_TIME:
        for one in meetings:
            free = there[one.id] & _people(mission, rule)
            end = _end(mission, one)
            yield bool(free) and any(s.start < end and one.start < s.end for s in rule.slots)
    elif rule.kind is RuleKind.BUFFER:
        yield from _near(mission, rule, meetings, there)
    elif rule.kind is RuleKind.DO_NOT_MEET:
        for one in meetings:
            yield len(_firms(mission, one, there[one.id]) & set(rule.organisation_ids)) > 1
    elif rule.kind is RuleKind.RANK:
        for one in meetings:
            yield from _slighted(mission, rule, one, there[one.id])


def _near(
    mission: Mission, rule: Rule, meetings: list[Meeting], there: dict[str, set[str]]
) -> Iterator[bool]:
    apart = timedelta(minutes=rule.minutes)
    for kept in meetings:
        for other in meetings:
            is_asked = kept.request_id in rule.request_ids and kept is not other
            if is_asked and there[kept.id] & there[other.id]:
                yield (
                    other.start < _end(mission, kept) + apart
                    and kept.start < _end(mission, other) + apart
                )


def _work(mission: Mission, rule: Rule, meetings: list[Meeting]) -> Iterator[bool]:
    if rule.kind is RuleKind.LONGEST_WORK:
        minutes: Counter[date] = Counter()
        for one in meetings:
            minutes[one.start.date()] += mission.meeting_requests[one.request_id].minutes
        yield max(minutes.values(), default=0) > rule.minutes
        return
    for before, after in itertools.pairwise(meetings):
        if before.start.date() == after.start.date():
            yield after.start < _end(mission, before) + timedelta(minutes=rule.minutes)


def _slighted(mission: Mission, rule: Rule, meeting: Meeting, there: set[str]) -> Iterator[bool]:
    hosts = [
        mission.officials[one] for one in mission.meeting_requests[meeting.request_id].official_ids
    ]
    guests = [mission.delegates[one] for one in there]
    asking = _people(mission, rule)
    for one in guests:
        if one.id in asking and one.least_rank is not None:
            yield not any(h.rank is not None and h.rank <= one.least_rank for h in hosts)
    for host in hosts:
        if host.id in rule.official_ids and host.least_rank is not None and guests:
            yield not any(g.rank is not None and g.rank <= host.least_rank for g in guests)


def _parties(mission: Mission, rule: Rule) -> set[str]:
    """Firms as one, principals and officials each."""
    found = {*rule.official_ids, *rule.roster.organisation_ids, *rule.roster.delegate_ids}
    for one in mission.delegates.values():
        if one.is_travelling:
            if one.is_principal and Group.PRINCIPALS in rule.roster.groups:
                found.add(one.id)
            if not one.is_principal and Group.DELEGATION in rule.roster.groups:
                found.add(one.organisation_id)
    return found


def _people(mission: Mission, rule: Rule) -> set[str]:
    roster = rule.roster
    found: set[str] = set()
    for one in mission.delegates.values():
        group = Group.PRINCIPALS if one.is_principal else Group.DELEGATION
        named = one.id in roster.delegate_ids or one.organisation_id in roster.organisation_ids
        if one.is_travelling and (named or group in roster.groups):
            found.add(one.id)
    return found


def _is_of(mission: Mission, meeting: Meeting, party: str, there: set[str]) -> bool:
    request = mission.meeting_requests[meeting.request_id]
    firms = {mission.delegates[one].organisation_id for one in there}
    return party in {*there, *firms, *request.official_ids, request.organisation_id}


def _firms(mission: Mission, meeting: Meeting, there: set[str]) -> set[str]:
    request = mission.meeting_requests[meeting.request_id]
    found = {mission.officials[one].organisation_id for one in request.official_ids}
    found |= {mission.delegates[one].organisation_id for one in there}
    return found | ({request.organisation_id} if request.organisation_id else set())


def _end(mission: Mission, meeting: Meeting) -> datetime:
    return meeting.start + timedelta(minutes=mission.meeting_requests[meeting.request_id].minutes)


def _away(rng: random.Random) -> tuple[object, ...]:
    if rng.random() < 0.7:
        return ()
    return (slot("08:00", rng.choice(("11:00", "18:00")), day=rng.randrange(2)),)


def _request(rng: random.Random, request_id: str) -> MeetingRequest:
    people = rng.sample(PEOPLE, 4)
    shape = rng.randrange(4)
    asked: dict[str, object] = {}
    if shape == 0:
        asked = {"organisation_id": rng.choice(FIRMS)}
    elif shape == 1:
        asked = {"organisation_id": None, "delegate_ids": tuple(people[:1])}
    else:
        count = rng.choice((2, 3))
        asked = {
            "organisation_id": None, "any_of_ids": tuple(people[:count]),
            "least": rng.choice((1, 1, 2)),
            "delegate_ids": tuple(people[3:]) if shape == 3 and rng.random() < 0.5 else (),
        }  # fmt: skip
    if rng.random() < 0.4:
        asked["preferred_ids"] = tuple(rng.sample(PEOPLE, rng.choice((1, 2))))
    return a_request(
        request_id, official_ids=(f"host-{rng.randrange(3)}",), title=request_id, **asked
    )


def _rule(rng: random.Random, rule_id: str) -> Rule:
    kind = rng.choice(MUSTS)
    groups = rng.choice(((), (Group.DELEGATION,), (Group.PRINCIPALS,), tuple(Group)))
    roster = Roster(
        groups=groups,
        organisation_ids=tuple(rng.sample(FIRMS, 1)) if rng.random() < 0.5 else (),
        delegate_ids=tuple(rng.sample(PEOPLE, 1)) if rng.random() < 0.4 else (),
    )
    fields: dict[RuleKind, dict[str, object]] = {
        RuleKind.MOST_A_DAY: {"roster": roster, "number": rng.choice((1, 2))},
        RuleKind.MOST_IN_ALL: {
            "roster": roster, "number": rng.choice((1, 2, 3)), "official_ids": ("host-0",)
        },
        RuleKind.LONGEST_WORK: {"roster": roster, "minutes": rng.choice((45, 90))},
        RuleKind.CHANGE_OVER: {"roster": roster, "minutes": rng.choice((15, 120))},
        RuleKind.FREE_TIME: {"roster": roster, "slots": (slot("08:00", "15:00"),)},
        RuleKind.BUFFER: {
            "request_ids": tuple(rng.sample([f"r{n}" for n in range(6)], 2)), "minutes": 120
        },
        RuleKind.DO_NOT_MEET: {"organisation_ids": tuple(rng.sample((*FIRMS, *HOSTS), 2))},
        RuleKind.RANK: {"roster": roster, "official_ids": ("host-0", "host-1")},
    }  # fmt: skip
    return a_rule(rule_id, kind=kind, **fields[kind])
