"""Doubts of protocol and of the calendar: ranks that do not match, fairs, stops with too few firms."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.attendance import delegates_of_meeting, person_of, required_of_request
from scheduler_app.mission.choices import permitted_choices
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Official, OrganisationKind
from scheduler_app.mission.places import City
from scheduler_app.mission.presence import delegates_on
from scheduler_app.mission.ranks import slighted
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting, meeting_id_of


def protocol_defects(mission: Mission) -> Iterator[Defect]:
    """Requests whose other side has not the rank that is asked for, then cities."""
    for request in mission.meeting_requests.values():
        if request.is_off:
            continue
        meeting = mission.meetings.get(meeting_id_of(request.id))
        for who in _slighted(mission, request, meeting):
            one = person_of(mission, who)
            assert isinstance(one, Delegate | Official)
            yield Defect(
                code=DefectCode.RANK_TOO_LOW, table="meeting_requests", record=request.id,
                field="official_ids",
                values={"request": request.id, "person": one.id, "number": one.least_rank},
            )  # fmt: skip
    for city in mission.cities.values():
        yield from _city(mission, city)


def _slighted(
    mission: Mission, request: MeetingRequest, meeting: Meeting | None
) -> tuple[PersonId, ...]:
    """Those who meet nobody of the rank that they ask for; of a request that waits, whoever is chosen."""
    if meeting is not None:
        return slighted(mission, request, delegates_of_meeting(mission, meeting))
    required = required_of_request(mission, request)
    found = [
        slighted(mission, request, (*required, *one)) for one in permitted_choices(mission, request)
    ]
    return min(found, key=len, default=())


def _city(mission: Mission, city: City) -> Iterator[Defect]:
    days = sorted({one.day for one in mission.city_days.values() if one.city_id == city.id})
    for fair in city.fairs:
        there = [day for day in days if fair.first <= day <= fair.last]
        if there:
            yield Defect(
                code=DefectCode.CITY_HAS_FAIR, table="cities", record=city.id, field="fairs",
                values={
                    "city": city.id, "title": fair.title, "first": fair.first, "last": fair.last,
                },
            )  # fmt: skip
    firms = _firms(mission, city)
    if days and len(firms) < city.least_firms:
        yield Defect(
            code=DefectCode.CITY_TOO_FEW_FIRMS, table="cities", record=city.id, field="least_firms",
            values={"city": city.id, "count": len(firms), "number": city.least_firms},
        )  # fmt: skip


def _firms(mission: Mission, city: City) -> set[str]:
    """The firms of the delegation that work in a city on any day."""
    going = {
        mission.delegates[one].organisation_id
        for city_day in mission.city_days.values()
        if city_day.city_id == city.id
        for one in delegates_on(mission, city.id, city_day.day)
    }
    kinds = mission.organisations
    return {one for one in going if kinds[one].kind is OrganisationKind.FIRM}
