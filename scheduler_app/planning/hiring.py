"""Missions with more interpreters: such as speak what one request needs, and live in its city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scheduler_app.mission.attendance import city_of_request, delegates_of_request
from scheduler_app.mission.ids import InterpreterId, MeetingRequestId, new_id
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.interpreting import interpreters_wanted
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest


def with_more_hired(mission: Mission, request_id: MeetingRequestId, name: str) -> Iterator[Mission]:
    """The mission with one more interpreter whom a request could use, then with two, as many as it wants."""
    request = mission.meeting_requests[request_id]
    for _ in range(interpreters_of(mission, request)):
        hired = _an_interpreter_for(mission, request, name)
        mission = replace(mission, interpreters={**mission.interpreters, hired.id: hired})
        yield mission


def interpreters_of(mission: Mission, request: MeetingRequest) -> int:
    """How many interpreters a request wants."""
    return interpreters_wanted(mission, request, delegates_of_request(mission, request))


def _an_interpreter_for(mission: Mission, request: MeetingRequest, name: str) -> Interpreter:
    """One who speaks what a request needs and lives in its city."""
    guests = delegates_of_request(mission, request)
    spoken = [mission.delegates[one].languages for one in guests]
    spoken += [mission.officials[one].languages for one in request.official_ids]
    taken = {*mission.interpreters, *mission.delegates, *mission.officials}
    return Interpreter(
        id=InterpreterId(new_id("interpreter", taken)),
        name=name,
        languages=tuple(dict.fromkeys(one for some in spoken for one in some)),
        city_ids=(city_of_request(mission, request),),
    )
