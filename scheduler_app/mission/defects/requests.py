"""Doubts about meeting requests that no plan could meet, or that stand there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scheduler_app.mission.attendance import (
    city_of_request,
    required_of_request,
)
from scheduler_app.mission.choices import fewest_coming, missing_of_request
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import MeetingRequestId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import has_any_city
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.vehicles import Vehicle
from scheduler_app.mission.whereabouts import Whereabouts

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^\s/@]+@)?[^\W_][\w-]*(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?"
    r"|(?:tel|sip|sips|callto|skype|msteams|mailto):\S+",
    re.IGNORECASE,
)
"""A web address, with or without its scheme, or one of a call."""


def request_defects(mission: Mission, where: Whereabouts) -> Iterator[Defect]:
    """Requests in the order of the table."""
    seen: dict[object, MeetingRequestId] = {}
    for request in mission.meeting_requests.values():
        if request.is_off:
            continue
        missing = missing_of_request(mission, request)
        is_deserted = not fewest_coming(mission, request)
        if missing or is_deserted:
            if meeting_id_of(request.id) in mission.meetings:
                continue  # a conflict of the plan, which says it
            if is_deserted:
                yield _defect(DefectCode.REQUEST_WITHOUT_DELEGATES, request, "delegate_ids")
            else:
                yield _defect(
                    DefectCode.REQUEST_PERSON_GONE, request, "delegate_ids", people=missing
                )
        elif mission.city_days and _never_together(mission, request, where):
            yield _defect(
                DefectCode.REQUEST_NEVER_TOGETHER, request, "official_ids",
                city=city_of_request(mission, request),
            )  # fmt: skip
        if request.vehicle_id is not None and meeting_id_of(request.id) not in mission.meetings:
            yield from _vehicle(mission, request, mission.vehicles[request.vehicle_id])
        yield from _link(mission, request)
        if request.windows and not any(
            slot.start.date() <= mission.end and slot.end.date() >= mission.start
            for slot in request.windows
        ):
            yield _defect(DefectCode.REQUEST_WINDOWS_OUTSIDE, request, "windows")
        key = (request.organisation_id, request.delegate_ids, request.official_ids, request.title)
        if key in seen:
            yield _defect(DefectCode.REQUEST_TWICE, request, "official_ids", other=seen[key])
        seen.setdefault(key, request.id)


def _link(mission: Mission, request: MeetingRequest) -> Iterator[Defect]:
    """A call that takes place, but where is not said; a link that nobody could follow."""
    takes_place = request.is_agreed or meeting_id_of(request.id) in mission.meetings
    if request.is_online and not request.link and takes_place and not request.is_cancelled:
        yield _defect(DefectCode.REQUEST_WITHOUT_LINK, request, "link")
    if request.link and not _ADDRESS.fullmatch(request.link.strip()):
        yield _defect(DefectCode.REQUEST_LINK_UNREADABLE, request, "link", link=request.link)


def _vehicle(mission: Mission, request: MeetingRequest, vehicle: Vehicle) -> Iterator[Defect]:
    """A vehicle of another city, or with too few seats; of what stands the plan's conflicts say it."""
    if vehicle.city_id != city_of_request(mission, request):
        yield _defect(
            DefectCode.REQUEST_VEHICLE_ELSEWHERE, request, "vehicle_id",
            vehicle=vehicle.id, city=vehicle.city_id,
        )  # fmt: skip
    coming = fewest_coming(mission, request)
    if coming > vehicle.seats:
        yield _defect(
            DefectCode.REQUEST_VEHICLE_TOO_SMALL, request, "vehicle_id",
            vehicle=vehicle.id, count=coming, number=vehicle.seats,
        )  # fmt: skip


def _never_together(mission: Mission, request: MeetingRequest, where: Whereabouts) -> bool:
    city_id = city_of_request(mission, request)
    people: list[PersonId] = [*required_of_request(mission, request)]
    if not request.is_online:
        people += request.official_ids
    chosen = [one for one in request.any_of_ids if mission.delegates[one].is_travelling]
    anywhere = has_any_city(request)
    days_of = {
        one: {day for there, day in where.spots[one] if anywhere or there == city_id}
        for one in (*people, *chosen)
    }
    return not any(
        all(day in days_of[one] for one in people)
        and (not request.any_of_ids or sum(day in days_of[one] for one in chosen) >= request.least)
        for day in set().union(*days_of.values())
    )


def _defect(code: DefectCode, request: MeetingRequest, field: str, **values: object) -> Defect:
    return Defect(
        code=code, table="meeting_requests", record=request.id, field=field,
        values={"request": request.id, **values},
    )  # fmt: skip
