"""What is wrong with a plan, in the ids of the mission. The rules themselves are the solver's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from scheduler_app.mission.asking import NO_PARTY, Party
from scheduler_app.mission.attendance import venue_of_gathering
from scheduler_app.mission.ids import (
    CityId,
    GatheringId,
    LegId,
    MeetingId,
    MeetingRequestId,
    PersonId,
    RoomId,
    RuleId,
    VehicleId,
    VenueId,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.rules import Strength
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.demands import NO_SOURCE, Source
from scheduler_app.planning.encode import Encoding
from scheduler_app.planning.following import Chain
from scheduler_app.planning.people import FixedKind
from scheduler_app.planning.trips import is_in_time
from solver.demands import PairKind
from solver.result import Obstacle, ObstacleKind, Reason, Unplaced
from solver.solution import Placement, Rule, Violation

OF_WORK = frozenset({Rule.LONGEST_WORK, Rule.LONGEST_DAY, Rule.PAUSE, Rule.CHANGE_OVER})
"""The rules about the working time of a person."""
OF_PEOPLE = frozenset({Rule.PIN_KEPT, Rule.ROOM_SIZE})
"""The rules that depend on who comes to a meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Whom and what a conflict or a reason is about, by id; `breaks` by title. A vehicle may have the id of a
    person: it stands among the vehicles.
    """

    request_ids: tuple[MeetingRequestId, ...] = ()
    gathering_ids: tuple[GatheringId, ...] = ()
    leg_ids: tuple[LegId, ...] = ()
    breaks: tuple[str, ...] = ()
    person_ids: tuple[PersonId, ...] = ()
    vehicle_ids: tuple[VehicleId, ...] = ()
    room_ids: tuple[RoomId, ...] = ()


class ConcernedKind(StrEnum):
    """What takes part in a conflict."""

    MEETING = "meeting"
    GATHERING = "gathering"
    LEG = "leg"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """An engagement in a conflict, where and when it was judged.

    `id`: of the request, gathering or leg; of a break its title. `start` and `end` on the clocks
    of where it begins and ends; the venues None where none is named. A leg counts from check-in
    to exit.
    """

    kind: ConcernedKind
    id: str
    start: datetime
    end: datetime
    from_venue_id: VenueId | None = None
    to_venue_id: VenueId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One breach of a rule by the plan in force or by a place that is tried.

    `start`: when, on the clock of `city_id`. `minutes`: how many are missing or too many (0 where
    the rule has no measure).
    """

    rule: Rule
    city_id: CityId
    start: datetime
    minutes: int
    cause: Cause
    concerned: tuple[Concerned, ...] = ()
    """The meetings, gatherings, legs and breaks of the cause in order of time."""
    source: Source = NO_SOURCE
    """The rule, the interpreter or the vehicle whose demand is broken; none for what holds everywhere."""
    also: tuple[RuleId, ...] = ()
    """The rules from which it follows only together with the source."""
    subject: Party = NO_PARTY
    """The firm or the person whose meetings are too many or too few."""
    table: int | None = None
    """The table of a room that two meetings have at once, or that the room has not."""

    @property
    def meeting_ids(self) -> tuple[MeetingId, ...]:
        """The meetings concerned, to be marked."""
        return tuple(meeting_id_of(one) for one in self.cause.request_ids)


class HindranceKind(StrEnum):
    """What demands that a request is not met where its people and a room are free."""

    RULE = "rule"
    WORKING_TIME = "working_time"
    """Of an interpreter."""
    MEAL = "meal"
    VEHICLE = "vehicle"
    """What takes the guests there is needed for others."""
    VEHICLE_AWAY = "vehicle_away"
    """It is not there when there is room for the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """One such demand: the rule, the person whose time it is, who would miss which meal, or the vehicle that
    is taken by `request_ids`.
    """

    kind: HindranceKind
    rule_id: RuleId | None = None
    person_id: PersonId | None = None
    vehicle_id: VehicleId | None = None
    title: str = ""
    request_ids: tuple[MeetingRequestId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Why a request is not in the plan. `reason` None: nothing speaks against placing it now.

    `other_ids`: those of whom some must come besides (interpreters, a choice of delegates), as far as
    they are the cause. `heads`: how many come to the table, where that is too many.
    """

    request_id: MeetingRequestId
    reason: Reason | None
    cause: Cause = Cause()
    other_ids: tuple[PersonId, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
    heads: int = 0


def conflicts_of(encoding: Encoding, violations: Iterable[Violation]) -> tuple[Conflict, ...]:
    """Violations in the ids of the mission.

    To meetings at which somebody is missing this is said; not that nobody is in two places, nor that
    such a meeting is not as it was pinned or needs another room.
    """
    placed = {one.request: one for one in encoding.plan.placements}
    nobody = len(encoding.person_ids) + len(encoding.vehicle_ids)
    found = tuple(part for one in violations for part in _apart(one, nobody))
    unattended = {one.requests for one in found if one.persons == (nobody,)}
    return tuple(
        _conflict(encoding, one, placed)
        for one in _once(encoding, found)
        if one.rule is Rule.AVAILABILITY
        or not (one.persons == (nobody,) or (one.rule in OF_PEOPLE and one.requests in unattended))
    )


def _apart(violation: Violation, nobody: int) -> Iterator[Violation]:
    """That somebody is missing is said apart from who cannot be met then."""
    there = tuple(one for one in violation.persons if one != nobody)
    if violation.rule is Rule.AVAILABILITY and there and len(there) < len(violation.persons):
        yield replace(violation, persons=(nobody,))
        yield replace(violation, persons=there)
    else:
        yield violation


def _once(encoding: Encoding, violations: Iterable[Violation]) -> Iterator[Violation]:
    """Of two meetings that are too near each other both ways, one word; of two at one time no word on top
    that too little time is between them.
    """
    seen: set[tuple[Source, frozenset[int]]] = set()
    found = tuple(violations)
    at_once = {frozenset(one.requests) for one in found if one.rule is Rule.NO_DOUBLE_BOOKING}
    for one in found:
        if _is_said_between(encoding, one):
            continue
        if one.rule is Rule.CHANGE_OVER and frozenset(one.requests) in at_once:
            continue
        key = (_source_of(encoding, one)[0], frozenset(one.requests))
        if one.rule is Rule.KEPT_APART and (key in seen or _is_caution(encoding, one)):
            continue
        seen.add(key)
        yield one


def owed(mission: Mission, shortcomings: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Those of rules that must be kept: too few meetings, for which alone no plan is refused."""
    musts = {rule.id for rule in mission.rules.values() if rule.strength is Strength.MUST}
    return tuple(one for one in shortcomings if one.source.rule_id in musts)


def _is_said_between(encoding: Encoding, violation: Violation) -> bool:
    """Whether, of two in a list or a chain of rules, one between is placed: then a nearer two are told of."""
    if (chain := _chain_of(encoding, violation)) is not None:
        return not {one.request for one in encoding.plan.placements}.isdisjoint(chain.between)
    if violation.rule not in (Rule.ORDER_KEPT, Rule.NEXT_DAY):
        return False
    rule_id = _source_of(encoding, violation)[0].rule_id
    if rule_id is None:
        return False
    order = list(dict.fromkeys(encoding.mission.rules[rule_id].request_ids))
    first, last = sorted(order.index(encoding.request_ids[one]) for one in violation.requests)
    placed = {encoding.request_ids[one.request] for one in encoding.plan.placements}
    return not placed.isdisjoint(order[first + 1 : last])


def _chain_of(encoding: Encoding, violation: Violation) -> Chain | None:
    """The rules from which together it follows; None where it is what one asks, or nobody's rule."""
    demands, n = encoding.demands, violation.demand
    if violation.rule in (Rule.NEXT_DAY, Rule.SAME_DAY):
        pair = encoding.problem.pairs[n]
        return demands.day_chains.get((pair.first, pair.second))
    if violation.rule is Rule.ORDER_KEPT and n < 0:
        return demands.order_chains.get(next(pairwise(violation.requests), (-1, -1)))
    return None


def _is_caution(encoding: Encoding, violation: Violation) -> bool:
    """Two trips of a vehicle for which there is time after all, as the roads are then."""
    if _source_of(encoding, violation)[0].vehicle_id is None:
        return False
    ids = tuple(encoding.request_ids[one] for one in violation.requests)
    return is_in_time(encoding.mission, ids)


def left_out_of(encoding: Encoding, unplaced: Iterable[Unplaced]) -> tuple[LeftOut, ...]:
    """Reasons in the ids of the mission."""
    return tuple(
        LeftOut(
            request_id=encoding.request_ids[one.request],
            reason=_reason(encoding, one),
            cause=_cause(encoding, persons=one.persons, pools=one.pools, fixed=one.fixed),
            other_ids=_people_among(encoding, one.others),
            hindrances=_hindrances(encoding, one),
            heads=one.heads,
        )
        for one in unplaced
    )


def _hindrances(encoding: Encoding, unplaced: Unplaced) -> tuple[Hindrance, ...]:
    """Each demand once; a vehicle once, with all the requests that take it."""
    taken_by: dict[VehicleId, dict[MeetingRequestId, None]] = {}
    hindrances: dict[Hindrance, None] = {}
    for obstacle in unplaced.obstacles:
        one = _hindrance(encoding, obstacle)
        if one.vehicle_id is not None:
            pair = encoding.problem.pairs[obstacle.number]
            rival = pair.second if pair.first == unplaced.request else pair.first
            taken_by.setdefault(one.vehicle_id, {})[encoding.request_ids[rival]] = None
        hindrances[one] = None
        for rule_id in _also(encoding, obstacle):
            hindrances[Hindrance(kind=HindranceKind.RULE, rule_id=rule_id)] = None
    return tuple(
        one if one.vehicle_id is None else replace(one, request_ids=tuple(taken_by[one.vehicle_id]))
        for one in hindrances
    )


def _also(encoding: Encoding, obstacle: Obstacle) -> tuple[RuleId, ...]:
    """The other rules, where it follows from several together."""
    demands, n = encoding.demands, obstacle.number
    chain: Chain | None = None
    if obstacle.kind is ObstacleKind.ORDER:
        chain = demands.order_chains.get((n, obstacle.later))
    elif obstacle.kind is ObstacleKind.PAIR:
        pair = encoding.problem.pairs[n]
        if pair.kind in (PairKind.SAME_DAY, PairKind.NEXT_DAY):
            chain = demands.day_chains.get((pair.first, pair.second))
    return chain.rules[1:] if chain is not None else ()


def _hindrance(encoding: Encoding, obstacle: Obstacle) -> Hindrance:
    demands, n = encoding.demands, obstacle.number
    if obstacle.kind is ObstacleKind.MEAL:
        return Hindrance(
            kind=HindranceKind.MEAL,
            person_id=_people_among(encoding, (obstacle.person,))[0],
            title=encoding.meal_origins[n].title,
        )
    if obstacle.kind is ObstacleKind.ORDER:
        source: Source = dict(demands.after_sources)[(n, obstacle.later)]
    else:
        sources: dict[ObstacleKind, tuple[Source, ...]] = {
            ObstacleKind.PAIR: demands.pair_sources,
            ObstacleKind.COUNT: demands.count_sources,
            ObstacleKind.WORK: demands.work_sources,
        }
        source = sources[obstacle.kind][n]
    if source.interpreter_id is not None:
        return Hindrance(kind=HindranceKind.WORKING_TIME, person_id=source.interpreter_id)
    if source.vehicle_id is not None:
        return Hindrance(kind=HindranceKind.VEHICLE, vehicle_id=source.vehicle_id)
    return Hindrance(kind=HindranceKind.RULE, rule_id=source.rule_id)


def _reason(encoding: Encoding, unplaced: Unplaced) -> Reason | None:
    """A request to which nobody goes has no place, wherever a meeting of it may have been."""
    attend = encoding.problem.requests[unplaced.request].persons
    if len(encoding.person_ids) + len(encoding.vehicle_ids) in attend:
        return Reason.NO_PLACE
    return None if unplaced.reason is Reason.ROOM_LEFT else unplaced.reason


def _conflict(
    encoding: Encoding, violation: Violation, placed: Mapping[int, Placement]
) -> Conflict:
    meal = encoding.meal_origins[violation.demand] if violation.rule is Rule.MEAL_KEPT else None
    city_id = meal.city_id if meal is not None else _city_of(encoding, violation, placed)
    source, subject = _source_of(encoding, violation)
    return Conflict(
        rule=_rule_of(encoding, violation),
        city_id=city_id,
        start=encoding.line.wall(city_id, violation.start),
        minutes=violation.minutes,
        cause=_cause(
            encoding,
            requests=violation.requests,
            persons=violation.persons,
            pools=violation.pools,
            fixed=violation.fixed,
            also=(meal.title,) if meal is not None else (),
        ),
        concerned=_concerned(encoding, violation, placed),
        source=source,
        also=chain.rules[1:] if (chain := _chain_of(encoding, violation)) is not None else (),
        subject=subject,
    )


def _rule_of(encoding: Encoding, violation: Violation) -> Rule:
    """To the solver a gathering without a venue is kept free like a break; to people it is a second place."""
    kinds = {encoding.origins[fixed].kind for fixed in violation.fixed}
    if violation.rule is Rule.BREAK_KEPT and FixedKind.BREAK not in kinds:
        return Rule.NO_DOUBLE_BOOKING
    return violation.rule


def _source_of(encoding: Encoding, violation: Violation) -> tuple[Source, Party]:
    """Whose demand is broken, and whose meetings were counted."""
    demands, n = encoding.demands, violation.demand
    if violation.rule is Rule.MEAL_KEPT:
        return NO_SOURCE, NO_PARTY
    if violation.rule in (Rule.MOST_MEETINGS, Rule.LEAST_MEETINGS):
        return demands.count_sources[n], demands.counted[n]
    if violation.rule in OF_WORK:
        return demands.work_sources[n], NO_PARTY
    if n >= 0:
        return demands.pair_sources[n], NO_PARTY
    if violation.rule is Rule.ORDER_KEPT:
        sources = dict(demands.after_sources)
        found = [sources[pair] for pair in pairwise(violation.requests) if pair in sources]
        return (found[0] if found else NO_SOURCE), NO_PARTY
    return NO_SOURCE, NO_PARTY


def _concerned(
    encoding: Encoding, violation: Violation, placed: Mapping[int, Placement]
) -> tuple[Concerned, ...]:
    found: list[tuple[int, int, Concerned]] = []
    for request in violation.requests:
        if (one := placed.get(request)) is not None:
            end = one.start + encoding.problem.requests[request].minutes
            venue_id, _ = encoding.place(request, one.option)
            meeting = Concerned(
                kind=ConcernedKind.MEETING,
                id=encoding.request_ids[request],
                start=encoding.wall(request, one.option, one.start),
                end=encoding.wall(request, one.option, end),
                from_venue_id=venue_id,
                to_venue_id=venue_id,
            )
            found.append((one.start, end, meeting))
    for fixed in violation.fixed:
        window = encoding.problem.fixed[fixed].window
        found.append((window.start, window.end, _standing(encoding, fixed)))
    return tuple(one for _, _, one in sorted(found, key=lambda item: item[:2]))


def _standing(encoding: Encoding, fixed: int) -> Concerned:
    origin, mission = encoding.origins[fixed], encoding.mission
    window = encoding.problem.fixed[fixed].window
    from_city = to_city = origin.city_id
    ends: tuple[VenueId | None, VenueId | None] = (None, None)
    if origin.kind is FixedKind.LEG:
        leg = mission.legs[LegId(origin.id)]
        to_city, ends = leg.to_city_id, (leg.from_venue_id, leg.to_venue_id)
    elif origin.kind is FixedKind.GATHERING:
        venue_id = venue_of_gathering(mission, mission.gatherings[GatheringId(origin.id)])
        ends = (venue_id, venue_id)
    return Concerned(
        kind=ConcernedKind(origin.kind.value),
        id=origin.title if origin.kind is FixedKind.BREAK else origin.id,
        start=encoding.line.wall(from_city, window.start),
        end=encoding.line.wall(to_city, window.end),
        from_venue_id=ends[0],
        to_venue_id=ends[1],
    )


def _cause(
    encoding: Encoding,
    *,
    requests: Iterable[int] = (),
    persons: Sequence[int] = (),
    pools: Iterable[int] = (),
    fixed: Iterable[int] = (),
    also: tuple[str, ...] = (),
) -> Cause:
    origins = [encoding.origins[one] for one in fixed]
    return Cause(
        request_ids=tuple(encoding.request_ids[one] for one in requests),
        gathering_ids=tuple(
            GatheringId(one.id) for one in origins if one.kind is FixedKind.GATHERING
        ),
        leg_ids=tuple(LegId(one.id) for one in origins if one.kind is FixedKind.LEG),
        breaks=tuple(
            dict.fromkeys((*(o.title for o in origins if o.kind is FixedKind.BREAK), *also))
        ),
        person_ids=_people_among(encoding, persons),
        vehicle_ids=tuple(
            encoding.vehicle_ids[one]
            for one in (person - len(encoding.person_ids) for person in persons)
            if 0 <= one < len(encoding.vehicle_ids)
        ),
        room_ids=tuple(encoding.room_id(one) for one in pools),
    )


def _people_among(encoding: Encoding, persons: Iterable[int]) -> tuple[PersonId, ...]:
    """Those of the solver's persons who are people of the mission: no vehicles, nor nobody."""
    return tuple(encoding.person_ids[one] for one in persons if one < len(encoding.person_ids))


def _city_of(encoding: Encoding, violation: Violation, placed: Mapping[int, Placement]) -> CityId:
    for pool in violation.pools:
        return encoding.city_id(encoding.problem.pools[pool].site)
    for request in violation.requests:
        if request in placed:
            one = placed[request]
            return encoding.city_at(request, one.option, one.start)
    for fixed in violation.fixed:
        return encoding.origins[fixed].city_id
    return encoding.line.first_city
