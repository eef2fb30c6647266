"""After something fell away: what can no longer be, and three ready answers to it.

A  the gap is left: nothing else changes.
B  fewest changes: what fell finds another place where one is, with provably as few changes as can be.
C  the gap is used: nothing that stands moves; what waits, and reserves, go where there is room.
Every answer is a whole mission, judged before it is given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from time import monotonic

from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND, Cancellation, cancel
from scheduler_app.mission.ids import MeetingId, MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import city_of_record, instant_of
from scheduler_app.mission.online import city_of_call
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.planning.answers import (
    Answer,
    AnswerKind,
    Fallen,
    answer_of,
    breaches_of,
    placed_meetings,
    placed_since,
)
from scheduler_app.planning.carrying import with_other_vehicles
from scheduler_app.planning.decode import decode
from scheduler_app.planning.encode import Encoding, encode
from scheduler_app.planning.legal import placed_by_hand
from scheduler_app.planning.wishes import Place
from solver.changes import Before
from solver.demands import Count
from solver.problem import Pin, Problem, Window
from solver.repair import REPAIR_LIMITS, freeze_windows, gap_of_changes, is_fewest, repair
from solver.result import Result
from solver.solution import Solution
from solver.solve import Limits, solve
from solver.stop import StopToken
from solver.tiers import TierName

USUAL_LIMITS = REPAIR_LIMITS
TOLERANT_SECONDS = 2.0
"""How long one looks on, from the fewest changes, for what small shifts would save."""
NOTICED = (TierName.AGREED, TierName.CHANGES)


def fall(mission: Mission, what: Cancellation, now: datetime) -> Fallen:
    """Cancel something and find what can no longer be; `now` is on the clock of where that is. Raises
    MissionError as `cancel`.
    """
    city_id = city_of_record(mission, TABLE_OF_KIND[what.kind], what.id)
    instant = instant_of(mission, now, city_id)
    changed = cancel(mission, what)
    asked = changed.meeting_requests
    stood = {
        key: one for key, one in mission.meetings.items() if not asked[one.request_id].is_cancelled
    }
    direct = {key for key in stood if key not in changed.meetings}
    facts = replace(changed, meetings=stood)
    alone = _impossible(mission, facts, instant)
    left = {key: one for key, one in facts.meetings.items() if key not in direct | alone}
    gap = _with_others(facts, replace(facts, meetings=left), alone - direct)
    lost = {key for key in facts.meetings if key not in gap.meetings}
    facts = _freed(facts, lost)
    gap = replace(facts, meetings=gap.meetings)
    gone = tuple(key for key in mission.meetings if key in lost or key not in stood)
    return Fallen(before=mission, facts=facts, gap=gap, meeting_ids=gone, now=now, instant=instant)


def _with_others(facts: Mission, gap: Mission, lost: Collection[MeetingId]) -> Mission:
    """Where a meeting lost one of those between whom its request leaves the choice, somebody else comes to
    it if anybody can, at the time and place at which it is.
    """
    known = set(breaches_of(encode(gap).problem, encode(gap).plan))
    for key, meeting in facts.meetings.items():
        request = facts.meeting_requests[meeting.request_id]
        if key not in lost or not (request.any_of_ids or request.preferred_ids):
            continue
        there = replace(gap, meetings={**gap.meetings, key: meeting})
        place = (meeting.venue_id, meeting.room_id)
        tried = placed_by_hand(there, request.id, meeting.start, place)
        if known.issuperset(breaches_of(encode(tried).problem, encode(tried).plan)):
            gap = tried
    return gap


def _impossible(before: Mission, facts: Mission, instant: datetime) -> set[MeetingId]:
    """Meetings that break a rule by themselves or with what is fixed, and did not before; then, of two
    of the others that break one together, the one that is worth less. What has begun has been.
    """
    whole = encode(before)
    known = set(breaches_of(whole.problem, whole.plan))
    encoding = encode(facts)
    requests = encoding.problem.requests
    ahead = placed_since(encoding, instant)
    lost: set[int] = set()
    while True:
        left = tuple(one for one in encoding.plan.placements if one.request not in lost)
        new = [
            one
            for one in breaches_of(encoding.problem, Solution(placements=left))
            if one not in known and not ahead.isdisjoint(one[1])
        ]
        if not new:
            return {meeting_id_of(encoding.request_ids[r]) for r in lost}
        alone = {concerned[0] for _, concerned in new if len(concerned) == 1}
        lost |= alone
        for _, concerned in () if alone else new:
            if not lost.intersection(concerned):
                lost.add(min(ahead.intersection(concerned), key=lambda r: (requests[r].weight, r)))


def _freed(mission: Mission, lost: set[MeetingId]) -> Mission:
    """The fallen are pinned no more, and no longer agreed."""
    meetings = dict(mission.meetings)
    requests = dict(mission.meeting_requests)
    for key in lost:
        meetings[key] = replace(meetings[key], pin_time=False, pin_place=False)
        request = requests[meetings[key].request_id]
        if request.is_agreed:
            requests[request.id] = replace(request, state=MeetingState.REQUESTED)
    return replace(mission, meetings=meetings, meeting_requests=requests)


def answer_gap(fallen: Fallen) -> Answer:
    """Leave the gap."""
    began = monotonic()
    return answer_of(fallen, AnswerKind.GAP, fallen.gap, began, is_proved=True, gap=0.0)


Refused = tuple[MeetingRequestId, datetime]
"""A request that shall not begin then: what stood stays where it was, what fell goes elsewhere."""


Wanted = tuple[MeetingRequestId, datetime, Place]
"""A request that is to begin then and there."""


def answer_fewest(
    fallen: Fallen,
    *,
    refused: Iterable[Refused] = (),
    wanted: Wanted | None = None,
    tolerance: int = 0,
    limits: Limits = REPAIR_LIMITS,
    stop: StopToken | None = None,
) -> Answer:
    """Fewest changes: what can stay in the plan stays in it, and as much of what fell as can finds
    another place; then the fewest people notice, then the least shift.

    `refused`: moves that the coordinator does not want; the best is found without them. `wanted`: where
    one request is to be, whoever else must move for it.
    """
    began = monotonic()
    encoding = encode(fallen.facts)
    stood = _stood(fallen, encoding)
    problem = _only(encoding.problem, {one.request for one in stood})
    problem = _kept(problem, fallen, encoding)
    problem = _refusing(problem, fallen, encoding, stood, refused)
    if wanted is not None:
        problem = _wanting(problem, encoding, wanted)
    freeze = encoding.line.at(fallen.freeze)
    result = repair(problem, stood, freeze=freeze, limits=limits, stop=stop)
    after = _with_plan(fallen, encoding, result)
    proved, gap = is_fewest(result), gap_of_changes(result)
    found = answer_of(fallen, AnswerKind.FEWEST, after, began, is_proved=proved, gap=gap)
    if not tolerance or (stop is not None and stop.is_set):
        return found
    is_deep = limits is not REPAIR_LIMITS
    result = repair(
        problem if is_deep else _near(problem, fallen, encoding, result.solution),
        stood, freeze=freeze, tolerance=tolerance, start_from=result.solution,
        limits=limits if is_deep else replace(limits, seconds=TOLERANT_SECONDS), stop=stop,
    )  # fmt: skip
    nobody = not any(one.value for one in result.tiers if one.name in NOTICED)
    proved = nobody or (is_deep and is_fewest(result))
    gap = 0.0 if proved else gap_of_changes(result) if is_deep else None
    after = _with_plan(fallen, encoding, result)
    other = answer_of(fallen, AnswerKind.FEWEST, after, began, is_proved=proved, gap=gap)
    found, other = (replace(one, tolerance=tolerance) for one in (found, other))
    return other if _minding(other) < _minding(found) else found


def _minding(answer: Answer) -> tuple[int, int]:
    """Meetings that are lost, and how many times somebody notices more than a small shift."""
    small = set(answer.small)
    return len(answer.lost), sum(
        len(one.noticing) for one in answer.changes if one.request_id not in small
    )


def answer_use(
    fallen: Fallen, *, limits: Limits = REPAIR_LIMITS, stop: StopToken | None = None
) -> Answer:
    """Use the gap: nothing that stands moves, what waits goes where there is room."""
    began = monotonic()
    encoding = encode(fallen.gap)
    freeze = encoding.line.at(fallen.freeze)
    placed = {one.request: one for one in encoding.plan.placements}
    requests = []
    for number, request in enumerate(encoding.problem.requests):
        if number in placed:
            pin = Pin(start=placed[number].start, options=(placed[number].option,))
            requests.append(replace(request, pin=pin))
        else:
            requests.append(replace(request, windows=freeze_windows(request.windows, freeze)))
    problem = replace(
        encoding.problem, requests=tuple(requests), tiers=(TierName.PLACED, TierName.WISHES)
    )
    result = solve(problem, limits=limits, hint=encoding.plan, stop=stop)
    after = _with_plan(fallen, encoding, result)
    proved = bool(result.tiers) and result.tiers[0].proved
    return answer_of(
        fallen, AnswerKind.USE, after, began, is_proved=proved, gap=0.0 if proved else None
    )


def _stood(fallen: Fallen, encoding: Encoding) -> list[Before]:
    """The plan as it was in the solver's words, with what each change would cost."""
    days = len(fallen.before.days)
    found = []
    for placement in encoding.plan.placements:
        request_id = encoding.request_ids[placement.request]
        meeting = fallen.before.meetings[meeting_id_of(request_id)]
        ahead = min(max((meeting.start.date() - fallen.now.date()).days, 0), days)
        found.append(
            Before(
                request=placement.request,
                start=placement.start,
                option=placement.option,
                weight=1 + days - ahead,
                agreed=fallen.before.meeting_requests[request_id].is_agreed,
            )
        )
    return found


def _only(problem: Problem, asked: set[int]) -> Problem:
    """Requests that did not stand are not placed."""
    return replace(
        problem,
        requests=tuple(
            request if number in asked else replace(request, options=(), wishes=(), pin=None)
            for number, request in enumerate(problem.requests)
        ),
    )


def _kept(problem: Problem, fallen: Fallen, encoding: Encoding) -> Problem:
    """What stands is worth more than all that fell. What has begun stays where it was, and so does what broke
    a rule before: it is not what is asked about. Where others come instead it is asked who.
    """
    gone = {one for one in fallen.meeting_ids if one in fallen.facts.meetings}
    fell = sum(problem.requests[n].weight for n, one in placed_meetings(encoding) if one.id in gone)
    places = {one.request: one for one in encoding.plan.placements}
    left = [places[n] for n, one in placed_meetings(encoding) if one.id not in gone]
    instead = {
        n for n, one in placed_meetings(encoding)
        if one.id not in gone and fallen.gap.meetings[one.id] != one
    }  # fmt: skip
    stands = tuple(one for one in left if one.request not in instead)
    broken: set[int] = set()
    for _, concerned in breaches_of(encoding.problem, Solution(placements=stands)):
        broken.update(concerned)
    requests = list(problem.requests)
    ahead = placed_since(encoding, fallen.instant)
    for n, one in placed_meetings(encoding):
        if one.id not in gone:
            pin = requests[n].pin
            if n not in ahead or n in broken:
                pin = Pin(start=places[n].start, options=(places[n].option,))
            requests[n] = replace(requests[n], weight=requests[n].weight + fell, pin=pin)
    return replace(problem, requests=tuple(requests))


def _near(problem: Problem, fallen: Fallen, encoding: Encoding, found: Solution) -> Problem:
    """Only meetings of people of the fallen ones move; the others stay where a repaired plan has them."""
    numbers = {request_id: n for n, request_id in enumerate(encoding.request_ids)}
    fell = [numbers[fallen.before.meetings[one].request_id] for one in fallen.meeting_ids]
    people = {person for n in fell for person in problem.requests[n].everyone()}
    requests = list(problem.requests)
    for one in found.placements:
        if people.isdisjoint(requests[one.request].everyone()):
            pin = Pin(start=one.start, options=(one.option,))
            requests[one.request] = replace(requests[one.request], pin=pin)
    return replace(problem, requests=tuple(requests))


def _refusing(
    problem: Problem,
    fallen: Fallen,
    encoding: Encoding,
    stood: Iterable[Before],
    refused: Iterable[Refused],
) -> Problem:
    """What stood and still can is pinned there; what fell may be at any time but the refused ones."""
    at = {one.request: one for one in stood}
    numbers = {request_id: n for n, request_id in enumerate(encoding.request_ids)}
    requests, counts = list(problem.requests), list(problem.counts)
    for request_id, start in refused:
        number = numbers[request_id]
        request = requests[number]
        if number in at and meeting_id_of(request_id) not in fallen.meeting_ids:
            pin = Pin(start=at[number].start, options=(at[number].option,))
            requests[number] = replace(request, pin=pin)
            continue
        minute = encoding.line.minute(
            city_of_request(fallen.facts, fallen.facts.meeting_requests[request_id]), start
        )
        then = (Window(start=minute, end=minute + 1),)
        counts.append(Count(requests=(number,), windows=then, most=0))
    return replace(problem, requests=tuple(requests), counts=tuple(counts))


def _wanting(problem: Problem, encoding: Encoding, wanted: Wanted) -> Problem:
    """One request is pinned to a time and a place."""
    request_id, start, place = wanted
    number = encoding.request_ids.index(request_id)
    manners = encoding.wanted[number].manners
    mission = encoding.mission
    city_id = (
        city_of_call(mission, mission.meeting_requests[request_id], start)
        if place[0] is None
        else mission.venues[place[0]].city_id
    )
    minute = encoding.line.minute(city_id, start)
    options = tuple(n for n, one in enumerate(manners) if one.place == place)
    requests = list(problem.requests)
    requests[number] = replace(requests[number], pin=Pin(start=minute, options=options))
    return replace(problem, requests=tuple(requests))


def _with_plan(fallen: Fallen, encoding: Encoding, result: Result) -> Mission:
    """The facts of now with the plan found; what did not move keeps pins, notes and table. Who lost a vehicle
    rides in another that is free.
    """
    proposal = decode(encoding, result)
    meetings = {one.id: _as_it_was(fallen, one) for one in proposal.meetings}
    return with_other_vehicles(fallen.before, replace(fallen.gap, meetings=meetings))


def _as_it_was(fallen: Fallen, meeting: Meeting) -> Meeting:
    old = fallen.before.meetings.get(meeting.id)
    if old is None or old.start != meeting.start:
        return meeting
    same = replace(meeting, pin_time=old.pin_time, pin_place=old.pin_place, table=old.table)
    return old if same == old else meeting
