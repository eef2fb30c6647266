"""How many more interpreters would let requests be met that wait, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.ids import CityId, InterpreterId, MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.hiring import with_more_hired
from scheduler_app.planning.judge import judge
from scheduler_app.planning.legal import candidates, placed_by_hand
from scheduler_app.planning.mends import Stop, never


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Interpreters to be hired by city, the requests that are then met, and the mission so."""

    hired: Mapping[CityId, int]
    request_ids: tuple[MeetingRequestId, ...]
    after: Mission = field(repr=False, compare=False)


def staffing(mission: Mission, hired_name: str, is_stopped: Stop = never) -> Staffing:
    """Hire one after the other for what waits for want of an interpreter, whoever is hired first.

    Not the fewest possible in every case: the requests are taken in the order of the table.
    """
    met: list[MeetingRequestId] = []
    hired: Counter[CityId] = Counter()
    now, new = mission, set[InterpreterId]()
    for request_id in judge(mission).unplaced:
        if is_stopped():
            break
        place = next(iter(candidates(now, request_id)), None)
        more = now
        if place is None:
            for more in with_more_hired(now, request_id, hired_name):
                place = next(iter(candidates(more, request_id)), None)
                if place is not None:
                    break
        if place is None:
            continue
        after = placed_by_hand(more, request_id, place.start, (place.venue_id, place.room_id))
        serving = set(after.meetings[meeting_id_of(request_id)].interpreter_ids)
        added = more.interpreters.keys() - now.interpreters.keys()
        if not serving & (added | new) or len(judge(after).conflicts) > len(judge(now).conflicts):
            continue
        if added:
            city_id = city_of_request(mission, mission.meeting_requests[request_id])
            hired[city_id] += len(added)
        now, new = after, new | added
        met.append(request_id)
    return Staffing(hired=dict(hired), request_ids=tuple(met), after=now)
