"""States of requests that do not go together with the plan or with what else is said of the request."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.schedule import meeting_id_of


def state_defects(mission: Mission) -> Iterator[Defect]:
    """Requests in the order of the table: cancelled but planned, offered without times, agreed without a
    meeting.
    """
    for request in mission.meeting_requests.values():
        is_planned = meeting_id_of(request.id) in mission.meetings
        code = None
        if request.is_cancelled and is_planned:
            code = DefectCode.CANCELLED_BUT_PLANNED
        elif request.state is MeetingState.OFFERED and not (request.windows or is_planned):
            code = DefectCode.OFFERED_WITHOUT_TIMES
        elif request.is_agreed and not is_planned:
            is_held = request.state is MeetingState.HELD
            code = DefectCode.HELD_UNPLANNED if is_held else DefectCode.CONFIRMED_UNPLANNED
        if code is not None:
            yield Defect(
                code=code, table="meeting_requests", record=request.id, field="state",
                values={"request": request.id},
            )  # fmt: skip
