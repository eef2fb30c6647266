"""The smallest set of demands that together keep a request out: none of them can be left away.

A deletion filter (Chinneck, Feasibility and Infeasibility in Optimization, 2008): every demand in turn is
left away for good if the request still has no place without it. What remains is minimal: with all else given
way, leaving any one of them away too gives it a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler_app.mission.attendance import city_of_request, people_of_meeting, people_of_request
from scheduler_app.mission.ids import MeetingRequestId, PersonId, RuleId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import Interpreting, Session
from scheduler_app.mission.rules import Strength
from scheduler_app.planning.legal import candidates


class DemandKind(StrEnum):
    """What is demanded of the place of a request."""

    HOURS_ASKED = "hours_asked"
    OFFICIAL_HOURS = "official_hours"
    OTHER_MEETINGS = "other_meetings"
    """The other meetings of a person stay where they are."""
    GATHERINGS = "gatherings"
    """A person is at the gatherings that count them in."""
    BREAKS = "breaks"
    RULE = "rule"
    INTERPRETER = "interpreter"
    PLACE_ASKED = "place_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One demand: whose, or which rule."""

    kind: DemandKind
    person_id: PersonId | None = None
    rule_id: RuleId | None = None


def clash_of(
    mission: Mission,
    request_id: MeetingRequestId,
    is_stopped: Callable[[], bool] = lambda: False,
) -> tuple[Demand, ...]:
    """The demands that clash, in the order in which they are best told; none where there is room, where
    more than these keep it out, or where it was stopped.
    """
    demands = list(_demands(mission, request_id))
    if _fits(mission, request_id) or not _fits(_without(mission, request_id, demands), request_id):
        return ()
    kept, dropped = list(demands), list[Demand]()
    for one in demands:
        if is_stopped():
            return ()
        if not _fits(_without(mission, request_id, [*dropped, one]), request_id):
            kept.remove(one)
            dropped.append(one)
    return tuple(kept)


def _fits(mission: Mission, request_id: MeetingRequestId) -> bool:
    return bool(candidates(mission, request_id))


def _demands(mission: Mission, request_id: MeetingRequestId) -> Iterator[Demand]:
    """What could be left away, what is hardest to change last, so that it is kept in doubt."""
    request = mission.meeting_requests[request_id]
    if request.room_id is not None:
        yield Demand(kind=DemandKind.PLACE_ASKED)
    if request.interpreting is not Interpreting.NONE and mission.interpreters:
        yield Demand(kind=DemandKind.INTERPRETER)
    for rule in mission.rules.values():
        if rule.strength is Strength.MUST:
            yield Demand(kind=DemandKind.RULE, rule_id=rule.id)
    if mission.cities[city_of_request(mission, request)].breaks:
        yield Demand(kind=DemandKind.BREAKS)
    people = people_of_request(mission, request)
    for person in people:
        yield Demand(kind=DemandKind.GATHERINGS, person_id=person)
    for person in people:
        yield Demand(kind=DemandKind.OTHER_MEETINGS, person_id=person)
    if request.windows or request.session is not Session.ANY:
        yield Demand(kind=DemandKind.HOURS_ASKED)
    for one in request.official_ids:
        if mission.officials[one].availability:
            yield Demand(kind=DemandKind.OFFICIAL_HOURS, person_id=one)


def _without(mission: Mission, request_id: MeetingRequestId, demands: list[Demand]) -> Mission:
    for one in demands:
        mission = _RELAXED[one.kind](mission, request_id, one)
    return mission


def _asked(mission: Mission, request_id: MeetingRequestId, **fields: object) -> Mission:
    request = replace(mission.meeting_requests[request_id], **fields)  # type: ignore[arg-type]
    return replace(mission, meeting_requests={**mission.meeting_requests, request_id: request})


def _no_hours(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _asked(mission, request_id, windows=(), session=Session.ANY)


def _any_room(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _asked(mission, request_id, room_id=None)


def _no_interpreter(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _asked(mission, request_id, interpreting=Interpreting.NONE)


def _no_rule(mission: Mission, _request_id: MeetingRequestId, one: Demand) -> Mission:
    rules = {key: rule for key, rule in mission.rules.items() if key != one.rule_id}
    return replace(mission, rules=rules)


def _no_breaks(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    city_id = city_of_request(mission, mission.meeting_requests[request_id])
    city = replace(mission.cities[city_id], breaks=())
    return replace(mission, cities={**mission.cities, city_id: city})


def _always_there(mission: Mission, _request_id: MeetingRequestId, one: Demand) -> Mission:
    official = mission.officials[one.person_id]  # type: ignore[index]
    free = replace(official, availability=())
    return replace(mission, officials={**mission.officials, official.id: free})


def _no_meetings(mission: Mission, _request_id: MeetingRequestId, one: Demand) -> Mission:
    meetings = {
        key: meeting
        for key, meeting in mission.meetings.items()
        if one.person_id not in people_of_meeting(mission, meeting)
    }
    return replace(mission, meetings=meetings)


def _no_gatherings(mission: Mission, _request_id: MeetingRequestId, one: Demand) -> Mission:
    gatherings = {}
    for key, gathering in mission.gatherings.items():
        officials = tuple(who for who in gathering.official_ids if who != one.person_id)
        roster = gathering.roster
        if one.person_id in mission.delegates:
            roster = replace(roster, except_ids=(*roster.except_ids, one.person_id))  # type: ignore[arg-type]
        gatherings[key] = replace(gathering, roster=roster, official_ids=officials)
    return replace(mission, gatherings=gatherings)


_RELAXED: dict[DemandKind, Callable[[Mission, MeetingRequestId, Demand], Mission]] = {
    DemandKind.HOURS_ASKED: _no_hours,
    DemandKind.OFFICIAL_HOURS: _always_there,
    DemandKind.OTHER_MEETINGS: _no_meetings,
    DemandKind.GATHERINGS: _no_gatherings,
    DemandKind.BREAKS: _no_breaks,
    DemandKind.RULE: _no_rule,
    DemandKind.INTERPRETER: _no_interpreter,
    DemandKind.PLACE_ASKED: _any_room,
}
