"""Doubts about who comes to meetings, and who interprets at them."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.attendance import (
    city_of_meeting,
    city_of_request,
    delegates_of_meeting,
    delegates_of_request,
    required_of_request,
)
from scheduler_app.mission.choices import permitted_choices
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import DelegateId
from scheduler_app.mission.interpreting import (
    interpreters_for,
    interpreters_wanted,
    shortage_of,
    without_common_language,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import Interpreting, MeetingRequest
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.whereabouts import Whereabouts


def attendance_defects(mission: Mission, where: Whereabouts) -> Iterator[Defect]:
    """Requests to which too few can come, then interpreters at meetings, then interpreters."""
    yield from _none_yet(mission)
    for request in mission.meeting_requests.values():
        yield from _request(mission, request)
    for meeting in mission.meetings.values():
        yield from _meeting(mission, meeting)
    for one in mission.interpreters.values():
        if mission.city_days and not where.stays[one.id]:
            yield Defect(
                code=DefectCode.INTERPRETER_NOWHERE, table="interpreters", record=one.id,
                field="city_ids", values={"person": one.id},
            )  # fmt: skip


def _request(mission: Mission, request: MeetingRequest) -> Iterator[Defect]:
    if request.is_off or not delegates_of_request(mission, request):
        return
    sets = permitted_choices(mission, request)
    values: dict[str, object] = {"request": request.id}
    listed = len(request.any_of_ids)
    if 0 < listed < request.least:
        yield Defect(
            code=DefectCode.REQUEST_LIST_TOO_SHORT, table="meeting_requests", record=request.id,
            field="least", values={**values, "count": listed, "number": request.least},
        )  # fmt: skip
    elif len(_any_of(mission, request)) < request.least and request.any_of_ids:
        yield Defect(
            code=DefectCode.REQUEST_TOO_FEW, table="meeting_requests", record=request.id,
            field="any_of_ids", values={**values, "count": request.least},
        )  # fmt: skip
    if not sets:
        return
    guests = (*required_of_request(mission, request), *sets[0])
    city_id = city_of_request(mission, request)
    shortage = shortage_of(mission, request, guests, city_id)
    if shortage is not None:
        yield Defect(
            code=DefectCode.REQUEST_NO_INTERPRETER, table="meeting_requests", record=request.id,
            field="interpreting", values={**values, "shortage": shortage},
        )  # fmt: skip
    elif _is_long_for_one(mission, request, guests):
        yield Defect(
            code=DefectCode.REQUEST_LONG_FOR_ONE, table="meeting_requests", record=request.id,
            field="interpreting", values={**values, "length": request.minutes},
        )  # fmt: skip


def _any_of(mission: Mission, request: MeetingRequest) -> set[DelegateId]:
    """Those of the choice who travel."""
    return {one for one in request.any_of_ids if mission.delegates[one].is_travelling}


def _is_long_for_one(
    mission: Mission, request: MeetingRequest, guests: tuple[DelegateId, ...]
) -> bool:
    """Whether one alone would interpret longer than anybody's stretch; `_meeting` says whom, once placed."""
    is_placed = meeting_id_of(request.id) in mission.meetings
    if is_placed and request.interpreting is Interpreting.AS_NEEDED:
        return False
    sets = interpreters_for(mission, request, guests, city_of_request(mission, request))
    if any(len(some) != 1 for some in sets):
        return False
    able = (mission.interpreters[one] for some in sets for one in some)
    return request.minutes > max(one.stretch_minutes for one in able)


def _none_yet(mission: Mission) -> Iterator[Defect]:
    """A mission without any interpreter has its own arrangements, but is told once what for."""
    if mission.interpreters:
        return
    apart = [
        one.id
        for one in mission.meeting_requests.values()
        if without_common_language(mission, one) and not one.is_cancelled and not one.is_declined
    ]
    if apart:
        yield Defect(
            code=DefectCode.INTERPRETERS_NONE_YET, table="meeting_requests", record=apart[0],
            field="interpreting", values={"wanting": len(apart)},
            meeting_ids=tuple(
                key for one in apart if (key := meeting_id_of(one)) in mission.meetings
            ),
        )  # fmt: skip


def _meeting(mission: Mission, meeting: Meeting) -> Iterator[Defect]:
    request = mission.meeting_requests[meeting.request_id]
    guests = delegates_of_meeting(mission, meeting)
    values: dict[str, object] = {"request": request.id}
    wanted = interpreters_wanted(mission, request, guests)
    missing = wanted - len(meeting.interpreter_ids)
    is_long = wanted == 2 and request.interpreting is Interpreting.AS_NEEDED
    if is_long and len(meeting.interpreter_ids) == 1:
        yield Defect(
            code=DefectCode.MEETING_LONG_FOR_ONE, table="meetings", record=meeting.id,
            values={**values, "person": meeting.interpreter_ids[0], "minutes": request.minutes},
        )  # fmt: skip
    elif missing > 0:
        yield Defect(
            code=DefectCode.MEETING_UNINTERPRETED, table="meetings", record=meeting.id,
            values={**values, "count": missing},
        )  # fmt: skip
    elif meeting.interpreter_ids:
        city_id = city_of_meeting(mission, meeting)
        able = {one for some in interpreters_for(mission, request, guests, city_id) for one in some}
        for one in meeting.interpreter_ids:
            if wanted and one not in able:
                yield Defect(
                    code=DefectCode.MEETING_MISINTERPRETED, table="meetings", record=meeting.id,
                    values={**values, "person": one},
                )  # fmt: skip
