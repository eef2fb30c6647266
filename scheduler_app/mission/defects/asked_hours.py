"""Requests whose length fits into no time that is both asked for and offered by a host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.chances import session_slots
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import joined
from scheduler_app.mission.requests import MeetingRequest, Session
from scheduler_app.mission.slots import Slot

Slots = tuple[Slot, ...]


def asked_hours_defects(mission: Mission) -> Iterator[Defect]:
    """Requests in the order of the table, each once: what it asks itself, then its hosts in their order."""
    for request in mission.meeting_requests.values():
        if not request.is_off:
            found = next(_doubts(mission, request), None)
            if found is not None:
                yield found


def _doubts(mission: Mission, request: MeetingRequest) -> Iterator[Defect]:
    asked = _asked(mission, request)
    if asked is not None and not _fits(asked, request):
        yield _defect(
            DefectCode.HOURS_ASKED_SHORT, request, "windows", hours=_shown(request, asked)
        )
    for official_id in request.official_ids:
        theirs = joined(mission.officials[official_id].availability)
        if theirs and not _fits(theirs, request):
            yield _defect(
                DefectCode.HOURS_OF_HOST_SHORT, request, "minutes", person=official_id, their=theirs
            )
        elif theirs and asked is not None and not _fits(_both(asked, theirs), request):
            yield _defect(
                DefectCode.HOURS_APART, request, "windows", person=official_id, their=theirs,
                hours=_shown(request, asked),
            )  # fmt: skip


def _asked(mission: Mission, request: MeetingRequest) -> Slots | None:
    """The hours that a request asks for; None where it asks for none."""
    windows = joined(request.windows)
    if request.session is Session.ANY:
        return windows or None
    city = mission.cities[city_of_request(mission, request)]
    part = session_slots(city, mission.days, request.session)
    return _both(windows, part) if windows else part


def _shown(request: MeetingRequest, asked: Slots) -> Slots:
    """What is told of them: the windows themselves where the session leaves nothing of them."""
    return asked or joined(request.windows)


def _fits(slots: Iterable[Slot], request: MeetingRequest) -> bool:
    return any(one.minutes >= request.minutes for one in slots)


def _both(some: Slots, others: Slots) -> Slots:
    met = (one.meet(other) for one in some for other in others)
    return tuple(one for one in met if one is not None)


def _defect(code: DefectCode, request: MeetingRequest, field: str, **values: object) -> Defect:
    return Defect(
        code=code, table="meeting_requests", record=request.id, field=field,
        values={
            "request": request.id, "length": request.minutes, "session": request.session, **values,
        },
    )  # fmt: skip
