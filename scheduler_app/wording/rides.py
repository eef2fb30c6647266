"""What is said of vehicles that cannot take whom they should: taken by others, too few seats, no vehicle left."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.ids import MeetingRequestId, VehicleId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.vehicles import Vehicle
from scheduler_app.planning import Conflict, Hindrance, LeftOut
from scheduler_app.wording.parts import (
    day_of,
    few,
    people,
    spans,
    time_of,
    title_of,
    titled_span,
)


def taken(mission: Mission, hindrance: Hindrance) -> str:
    """That a vehicle is needed for others: "Car is taken then (Firm – Ministry)"."""
    assert hindrance.vehicle_id is not None
    return _taken(mission, hindrance.vehicle_id, hindrance.request_ids)


def away_then(mission: Mission, hindrance: Hindrance) -> str:
    """That a vehicle is not there while there is room: "Car is not there then: it is away Mon 2 Mar 00:00–14:00"."""
    assert hindrance.vehicle_id is not None
    vehicle = mission.vehicles[hindrance.vehicle_id]
    return tr("{vehicle}, in which it rides, is not there when it could be: away {hours}").format(
        vehicle=vehicle.name, hours=spans(vehicle.away, with_days=True)
    )


def only_vehicle_full(mission: Mission, left_out: LeftOut) -> str:
    """Why a request waits whose vehicle drives others, alone or whenever its people are free; empty where
    no vehicle is among the causes.
    """
    vehicles, others = left_out.cause.vehicle_ids, left_out.cause.person_ids
    if not vehicles:
        return ""
    rivals = [
        one.id
        for one in mission.meeting_requests.values()
        if one.vehicle_id == vehicles[0]
        and one.id != left_out.request_id
        and meeting_id_of(one.id) in mission.meetings
    ]
    clause = _taken(mission, vehicles[0], rivals)
    if not others:
        return f"{clause}."
    return ntr(
        "Whenever {who} is free, {clause}.", "Whenever {who} are free, {clause}.", len(others)
    ).format(who=people(mission, others), clause=clause)


def ride_clause(mission: Mission, request: MeetingRequest, riders: int) -> str:
    """How many are to ride, and how few seats there are."""
    if request.vehicle_id is None:
        return ""
    vehicle = mission.vehicles[request.vehicle_id]
    return ntr(
        "{n} person is to ride in {vehicle}, which seats {seats}",
        "{n} people are to ride in {vehicle}, which seats {seats}",
        riders,
    ).format(n=riders, vehicle=vehicle.name, seats=vehicle.seats)


def too_many_riders(mission: Mission, conflict: Conflict) -> str:
    """More ride than there are seats: which vehicle, how many, who and when."""
    vehicle = _vehicle_of_conflict(mission, conflict)
    riders = conflict.cause.person_ids
    what = f" ({title_of(mission, conflict.concerned[0])})" if conflict.concerned else ""
    text = ntr(
        "{vehicle} seats {seats}; on {day} at {time}, {n} person is to ride in it{what}: {who}.",
        "{vehicle} seats {seats}; on {day} at {time}, {n} people are to ride in it{what}: {who}.",
        len(riders),
    )
    return text.format(
        vehicle=vehicle.name, seats=vehicle.seats, n=len(riders), what=what,
        day=day_of(conflict.start.date()), time=time_of(conflict.start),
        who=people(mission, riders),
    )  # fmt: skip


def no_vehicle(mission: Mission, conflict: Conflict) -> str:
    """Who misses a vehicle that is not there: the guests of a meeting, or those of its roster."""
    vehicle = _vehicle_of_conflict(mission, conflict)
    day, riders = day_of(conflict.start.date()), conflict.cause.person_ids
    if conflict.concerned:
        text = tr(
            "{what} on {day} has no car any more: {vehicle} is not there then. {who} rode in it."
        )
        return text.format(
            what=titled_span(mission, conflict.concerned[0]), day=day, vehicle=vehicle.name,
            who=people(mission, riders),
        )  # fmt: skip
    text = ntr(
        "{who} has no car any more from {day} {time}: {vehicle} is not there then.",
        "{who} have no car any more from {day} {time}: {vehicle} is not there then.",
        len(riders),
    )
    return text.format(
        who=people(mission, riders), day=day, time=time_of(conflict.start), vehicle=vehicle.name
    )


def _vehicle_of_conflict(mission: Mission, conflict: Conflict) -> Vehicle:
    """The one that makes the demand; of too many riders of a meeting the one of its request."""
    if conflict.source.vehicle_id is not None:
        return mission.vehicles[conflict.source.vehicle_id]
    for request_id in conflict.cause.request_ids:
        asked_for = mission.meeting_requests[request_id].vehicle_id
        if asked_for is not None:
            return mission.vehicles[asked_for]
    raise AssertionError(conflict)


def _taken(mission: Mission, vehicle_id: VehicleId, requests: Iterable[MeetingRequestId]) -> str:
    name = mission.vehicles[vehicle_id].name
    titles = [request_title(mission, mission.meeting_requests[one]) for one in requests]
    if not titles:
        return tr("{vehicle} is taken then").format(vehicle=name)
    return tr("{vehicle} is taken then ({what})").format(vehicle=name, what=few(titles))
