"""Who is missing at a meeting: those who must come and do not travel, or too few of a choice."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import delegates_of_meeting, delegates_of_request
from scheduler_app.mission.choices import (
    is_attended,
    is_deserted,
    missing_of_request,
)
from scheduler_app.mission.ids import DelegateId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.wording.parts import people


def absence_of(mission: Mission, request: MeetingRequest) -> str:
    """Why a request cannot be met by those who travel; empty where it can."""
    if is_deserted(mission, request):
        return _nobody_goes(mission, request)
    if missing := missing_of_request(mission, request):
        return ntr(
            "{who} must come and does not travel.", "{who} must come and do not travel.",
            len(missing),
        ).format(who=people(mission, missing))  # fmt: skip
    coming = delegates_of_request(mission, request)
    return "" if is_attended(mission, request, coming) else _too_few(mission, request, coming)


def absence_at(mission: Mission, request: MeetingRequest) -> str:
    """The same of the meeting of a request, as it stands, or is to stand."""
    meeting = mission.meetings.get(meeting_id_of(request.id))
    if absence := absence_of(mission, request):
        return absence
    coming = () if meeting is None else delegates_of_meeting(mission, meeting)
    return _too_few(mission, request, coming)


def _nobody_goes(mission: Mission, request: MeetingRequest) -> str:
    if request.organisation_id is not None and not request.delegate_ids:
        name = mission.organisations[request.organisation_id].name
        return tr("Nobody of {firm} travels.").format(firm=name)
    if len(request.delegate_ids) == 1:
        text = tr("{who} must come and does not travel.")
        return text.format(who=people(mission, request.delegate_ids))
    return tr("None of the delegates named travels.")


def _too_few(mission: Mission, request: MeetingRequest, coming: Iterable[DelegateId]) -> str:
    """So many must come of a choice, and only these do; with who of it does not travel."""
    there = [one for one in coming if one in request.any_of_ids]
    gone = [one for one in request.any_of_ids if not mission.delegates[one].is_travelling]
    text = tr("{least} of {names} must come, and nobody does.")
    if there:
        text = ntr(
            "{least} of {names} must come, and only {who} does.",
            "{least} of {names} must come, and only {who} do.",
            len(there),
        )
    said = text.format(
        least=request.least,
        names=people(mission, request.any_of_ids),
        who=people(mission, there),
    )
    if not gone:
        return said
    more = ntr("{who} does not travel.", "{who} do not travel.", len(gone))
    return f"{said} {more.format(who=people(mission, gone))}"
