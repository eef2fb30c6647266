"""What would let a request be met that waits: the cheapest change of each kind, tried and checked.

Every mend is a whole mission in which the request is placed. A kind gives way one limit of the
request, of its people or of the rules; where the request then has a legal place, the plan with it is
judged like any other and kept only if it has no conflict that was not there before.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from scheduler_app.mission.attendance import (
    city_of_meeting,
    city_of_request,
    people_of_meeting,
    people_of_request,
    required_of_request,
)
from scheduler_app.mission.choices import fewest_coming, missing_of_request
from scheduler_app.mission.edits.riding import ride_in
from scheduler_app.mission.ids import (
    DelegateId,
    MeetingRequestId,
    PersonId,
    RoomId,
    RuleId,
    VehicleId,
    VenueId,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import (
    Answer,
    Interpreting,
    MeetingRequest,
    MeetingState,
    Session,
)
from scheduler_app.mission.rules import Strength
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.slots import slot_of
from scheduler_app.planning.hiring import interpreters_of, with_more_hired
from scheduler_app.planning.judge import judge
from scheduler_app.planning.legal import Candidate, candidates, placed_by_hand
from scheduler_app.planning.wishes import Bar, bar_to, worth_of

MOST_TRIED = 60
"""So many other meetings are tried to be moved."""
PLACES_TRIED = 5
SHORTEST = 15
"""Minutes below which no meeting is shortened."""


class MendKind(StrEnum):
    """What gives way, the cheapest first."""

    PLACE = "place"
    """Nothing: there is room for it."""
    MOVE = "move"
    """Another meeting is moved."""
    SHARE = "share"
    """An interpreter serves it who follows another firm."""
    OTHER_VEHICLE = "other_vehicle"
    """Its guests are taken there and back by another vehicle."""
    OTHER_ROOM = "other_room"
    OTHER_HOURS = "other_hours"
    """It is met outside the hours that were asked for."""
    SHORTER = "shorter"
    FEWER = "fewer"
    """One of its delegates stays away."""
    SOFTEN = "soften"
    """A rule that must be kept is one that should be."""
    INSTEAD = "instead"
    """Another meeting gives way."""
    OFFICIAL_HOURS = "official_hours"
    """An official can be met at one more time."""
    ONE_INTERPRETER = "one_interpreter"
    """One interpreter serves it instead of two."""
    HIRE = "hire"
    """One or two more interpreters are hired."""
    ASK_AGAIN = "ask_again"
    """It is asked for again after it was cancelled or declined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """One way in which a request could be met, and the mission after it.

    `start`, `venue_id`, `room_id`: where it then is; None where it only waits then. What gives way: `moved_id` to `moved_to`, the
    `person_id` (interpreter, official or delegate) with `also_ids`, the `rule_id`, the `vehicle_id` in which they
    ride then, or the `minutes`
    that are left.
    """

    kind: MendKind
    request_id: MeetingRequestId
    start: datetime | None = None
    venue_id: VenueId | None = None
    room_id: RoomId | None = None
    moved_id: MeetingRequestId | None = None
    moved_to: datetime | None = None
    person_id: PersonId | None = None
    also_ids: tuple[PersonId, ...] = ()
    rule_id: RuleId | None = None
    vehicle_id: VehicleId | None = None
    minutes: int = 0
    after: Mission = field(repr=False, compare=False)


Stop = Callable[[], bool]


def never() -> bool:
    """A wish to end that never comes."""
    return False


def mends_of(
    mission: Mission, request_id: MeetingRequestId, hired_name: str, is_stopped: Stop = never
) -> Iterator[Mend]:
    """The mends of a request that waits, as they are found, the cheapest kinds first.

    `hired_name`: what an interpreter is called who would have to be hired.
    """
    before = len(judge(mission).conflicts)
    request = mission.meeting_requests[request_id]
    found = _at_best(mission, request_id, MendKind.PLACE)
    if found is not None and len(judge(found.after).conflicts) <= before:
        yield found
        return
    for look in _looks(mission, request):
        for mend in look(mission, request, is_stopped):
            if len(judge(mend.after).conflicts) <= before:
                yield mend
                break
        if is_stopped():
            return
    if bar_to(mission, request) is not None:
        return
    for mend in _by_hiring(mission, request, hired_name):
        if len(judge(mend.after).conflicts) <= before:
            yield mend


def _looks(
    mission: Mission, request: MeetingRequest
) -> tuple[Callable[[Mission, MeetingRequest, Stop], Iterator[Mend]], ...]:
    """What could help, the cheapest first: nothing but asking again where nobody asks for it."""
    if request.is_cancelled or request.is_declined:
        return (_asked_again,)
    if bar_to(mission, request) in (Bar.NOT_ACCEPTED, Bar.IDEA):
        return ()
    return (
        _by_moving, _by_sharing, _in_other_vehicle, _elsewhere, _at_other_hours, _shorter, _with_one_interpreter,
        _with_fewer, _softened, _instead, _with_more_hours,
    )  # fmt: skip


def _asked_again(mission: Mission, request: MeetingRequest, _is_stopped: Stop) -> Iterator[Mend]:
    """As if it had not been cancelled, nor declined by either side; where there is no room, it waits."""
    asked = replace(
        request,
        state=MeetingState.REQUESTED if request.is_cancelled else request.state,
        state_by="",
        state_on=None,
        guests_accept=_once_more(request.guests_accept),
        hosts_accept=_once_more(request.hosts_accept),
    )
    after = _with_request(mission, asked)
    yield _at_best(after, request.id, MendKind.ASK_AGAIN) or Mend(
        kind=MendKind.ASK_AGAIN, request_id=request.id, after=after
    )


def _once_more(answer: Answer) -> Answer:
    return Answer.OPEN if answer is Answer.NO else answer


def _with_one_interpreter(
    mission: Mission, request: MeetingRequest, _is_stopped: Stop
) -> Iterator[Mend]:
    if interpreters_of(mission, request) < 2:
        return
    asked = replace(request, interpreting=Interpreting.ONE)
    found = _at_best(_with_request(mission, asked), request.id, MendKind.ONE_INTERPRETER)
    if found is not None:
        (one,) = found.after.meetings[meeting_id_of(request.id)].interpreter_ids
        yield replace(found, person_id=one)


def _at_best(mission: Mission, request_id: MeetingRequestId, kind: MendKind) -> Mend | None:
    """The request at its best legal place in a mission; None where it has none."""
    best = next(iter(candidates(mission, request_id)), None)
    return None if best is None else _at(mission, request_id, best, kind)


def _at(mission: Mission, request_id: MeetingRequestId, place: Candidate, kind: MendKind) -> Mend:
    after = placed_by_hand(mission, request_id, place.start, (place.venue_id, place.room_id))
    return Mend(
        kind=kind, request_id=request_id, start=place.start, venue_id=place.venue_id,
        room_id=place.room_id, after=after,
    )  # fmt: skip


def _by_moving(mission: Mission, request: MeetingRequest, is_stopped: Stop) -> Iterator[Mend]:
    """One other meeting moves: the one with the fewest people, by as little as may be."""
    found: list[tuple[tuple[int, int], Mend]] = []
    for other in itertools.islice(_rivals(mission, request), MOST_TRIED):
        if is_stopped():
            break
        meetings = {key: one for key, one in mission.meetings.items() if key != other.id}
        without = replace(mission, meetings=meetings)
        for place in candidates(without, request.id)[:PLACES_TRIED]:
            mend = _at(without, request.id, place, MendKind.MOVE)
            put = {**mend.after.meetings, other.id: other}
            again = _nearest(replace(mend.after, meetings=put), other)
            if again is None:
                continue
            moved, shift = again
            told = replace(
                mend,
                after=moved,
                moved_id=other.request_id,
                moved_to=moved.meetings[other.id].start,
            )
            found.append(((len(people_of_meeting(mission, other)), shift), told))
    yield from (mend for _, mend in sorted(found, key=lambda item: item[0]))


def _rivals(mission: Mission, request: MeetingRequest) -> Iterator[Meeting]:
    """Meetings that stand in its way: they share a person who may come, or its city's rooms."""
    people = set(people_of_request(mission, request)) | set(mission.interpreters)
    city_id = city_of_request(mission, request)
    shared: list[tuple[int, Meeting]] = []
    for one in mission.meetings.values():
        other = mission.meeting_requests[one.request_id]
        if one.is_pinned or (other.is_agreed and mission.keeps_confirmed):
            continue
        there = set(people_of_meeting(mission, one))
        if city_of_meeting(mission, one) == city_id and there & people:
            shared.append((-len(there & people), one))
    yield from (one for _, one in sorted(shared, key=lambda item: item[0]))


def _nearest(mission: Mission, meeting: Meeting) -> tuple[Mission, int] | None:
    """A meeting at its legal place nearest to where it is, and by how many minutes that differs."""
    places = candidates(mission, meeting.request_id)
    if not places:
        return None

    def shift(place: Candidate) -> int:
        return abs(int((place.start - meeting.start).total_seconds()) // 60)

    best = min(places, key=lambda one: (shift(one), one.venue_id != meeting.venue_id))
    put = placed_by_hand(mission, meeting.request_id, best.start, (best.venue_id, best.room_id))
    return put, shift(best)


def _by_sharing(mission: Mission, request: MeetingRequest, _is_stopped: Stop) -> Iterator[Mend]:
    """Interpreters who stay with other firms serve it."""
    if not interpreters_of(mission, request):
        return
    free = {key: replace(one, follows_id=None) for key, one in mission.interpreters.items()}
    found = _at_best(replace(mission, interpreters=free), request.id, MendKind.SHARE)
    if found is None:
        return
    chosen = found.after.meetings[meeting_id_of(request.id)].interpreter_ids
    lent = [one for one in chosen if mission.interpreters[one].follows_id is not None]
    tables = {**mission.interpreters, **{one: free[one] for one in lent}}
    after = replace(found.after, interpreters=tables)
    if lent:
        yield replace(found, person_id=lent[0], after=after)


def _in_other_vehicle(
    mission: Mission, request: MeetingRequest, is_stopped: Stop
) -> Iterator[Mend]:
    """Any other vehicle of the city in which there is a seat for everyone, the smallest first."""
    if request.vehicle_id is None:
        return
    city_id = city_of_request(mission, request)
    fleet = [one for one in mission.vehicles.values() if one.city_id == city_id]
    for vehicle in sorted(fleet, key=lambda one: one.seats):
        if is_stopped():
            return
        if vehicle.id != request.vehicle_id:
            changed = ride_in(mission, request.id, vehicle.id)
            found = _at_best(changed, request.id, MendKind.OTHER_VEHICLE)
            if found is not None:
                yield replace(found, vehicle_id=vehicle.id)


def _elsewhere(mission: Mission, request: MeetingRequest, _is_stopped: Stop) -> Iterator[Mend]:
    """Any other room of the city that seats everyone, the smallest first."""
    city_id = city_of_request(mission, request)
    coming = fewest_coming(mission, request) + len(request.official_ids)
    rooms = [
        room
        for room in mission.rooms.values()
        if mission.venues[room.venue_id].city_id == city_id
        and room.seats >= coming
        and room.id != request.room_id
    ]
    for room in sorted(rooms, key=lambda one: one.seats):
        asked = replace(request, room_id=room.id, venue_id=None)
        found = _at_best(_with_request(mission, asked), request.id, MendKind.OTHER_ROOM)
        if found is not None:
            yield found


def _at_other_hours(mission: Mission, request: MeetingRequest, _is_stopped: Stop) -> Iterator[Mend]:
    if not request.windows and request.session is Session.ANY:
        return
    asked = replace(request, windows=(), session=Session.ANY)
    found = _at_best(_with_request(mission, asked), request.id, MendKind.OTHER_HOURS)
    if found is not None:
        yield found


def _shorter(mission: Mission, request: MeetingRequest, _is_stopped: Stop) -> Iterator[Mend]:
    """The longest that fits, in steps of the grid."""
    step = mission.grid_minutes
    for minutes in range(request.minutes - 1, SHORTEST - 1, -1):
        if minutes % step == 0:
            asked = replace(request, minutes=minutes)
            found = _at_best(_with_request(mission, asked), request.id, MendKind.SHORTER)
            if found is not None:
                yield replace(found, minutes=minutes)
                return


def _with_fewer(mission: Mission, request: MeetingRequest, is_stopped: Stop) -> Iterator[Mend]:
    """Without those who do not travel; without one of those who must come, the lowest rank first; else
    without the lowest two, three…
    """
    required = required_of_request(mission, request)
    missing = missing_of_request(mission, request)
    lowest_first = sorted(required, key=lambda one: -(mission.delegates[one].rank or 10_000))
    absent: list[tuple[DelegateId, ...]] = (
        [(one,) for one in lowest_first] if len(required) > 1 else []
    )
    absent += [tuple(lowest_first[:count]) for count in range(2, len(required))]
    if missing:
        is_left = bool(required or request.any_of_ids)
        absent = [missing, *((*missing, *one) for one in absent)] if is_left else []
    for away in absent:
        if is_stopped():
            return
        rest = tuple(other for other in required if other not in away)
        asked = replace(request, delegate_ids=rest)
        found = _at_best(_with_request(mission, asked), request.id, MendKind.FEWER)
        if found is not None:
            yield replace(found, person_id=away[0], also_ids=away[1:])
            return


def _softened(mission: Mission, request: MeetingRequest, is_stopped: Stop) -> Iterator[Mend]:
    for rule in mission.rules.values():
        if is_stopped():
            return
        if rule.strength is Strength.MUST:
            softer = {**mission.rules, rule.id: replace(rule, strength=Strength.SHOULD)}
            tried = replace(mission, rules=softer)
            found = _at_best(tried, request.id, MendKind.SOFTEN)
            if found is not None:
                yield replace(found, rule_id=rule.id)


def _instead(mission: Mission, request: MeetingRequest, is_stopped: Stop) -> Iterator[Mend]:
    """Another meeting leaves the plan: the one that matters least, if it matters no more."""
    worth = worth_of(mission, request)
    rivals = itertools.islice(_rivals(mission, request), MOST_TRIED)
    of = {one.id: worth_of(mission, mission.meeting_requests[one.request_id]) for one in rivals}
    for meeting_id in sorted(of, key=lambda one: of[one]):
        if is_stopped() or of[meeting_id] > worth:
            return
        meetings = {key: one for key, one in mission.meetings.items() if key != meeting_id}
        found = _at_best(replace(mission, meetings=meetings), request.id, MendKind.INSTEAD)
        if found is not None:
            yield replace(found, moved_id=mission.meetings[meeting_id].request_id)


def _with_more_hours(
    mission: Mission, request: MeetingRequest, _is_stopped: Stop
) -> Iterator[Mend]:
    """One official can be met at one time more than they said."""
    for one in request.official_ids:
        official = mission.officials[one]
        if not official.availability:
            continue
        always = {**mission.officials, one: replace(official, availability=())}
        found = _at_best(replace(mission, officials=always), request.id, MendKind.OFFICIAL_HOURS)
        if found is None:
            continue
        assert found.start is not None
        slot = slot_of(found.start, request.minutes)
        hours = replace(official, availability=(*official.availability, slot))
        yield replace(
            found,
            person_id=one,
            after=replace(found.after, officials={**mission.officials, one: hours}),
        )


def _by_hiring(mission: Mission, request: MeetingRequest, name: str) -> Iterator[Mend]:
    """With as few more as will do."""
    for more in with_more_hired(mission, request.id, name):
        found = _at_best(more, request.id, MendKind.HIRE)
        if found is None:
            continue
        serving = found.after.meetings[meeting_id_of(request.id)].interpreter_ids
        hired = [one for one in serving if one not in mission.interpreters]
        if hired:
            yield replace(found, person_id=hired[0], also_ids=tuple(hired[1:]))
        return


def _with_request(mission: Mission, request: MeetingRequest) -> Mission:
    requests = {**mission.meeting_requests, request.id: request}
    return replace(mission, meeting_requests=requests)
