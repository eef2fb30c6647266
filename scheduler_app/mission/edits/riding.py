"""Who rides in what is changed: the vehicle of a request, and people from one roster to another."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from scheduler_app.mission.ids import DelegateId, MeetingRequestId, VehicleId
from scheduler_app.mission.mission import Mission


def ride_in(mission: Mission, request_id: MeetingRequestId, vehicle_id: VehicleId) -> Mission:
    """The guests of a request are taken there and back by another vehicle."""
    request = dataclasses.replace(mission.meeting_requests[request_id], vehicle_id=vehicle_id)
    requests = {**mission.meeting_requests, request_id: request}
    return dataclasses.replace(mission, meeting_requests=requests)


def change_vehicle(
    mission: Mission, riders: Iterable[DelegateId], old_id: VehicleId, new_id: VehicleId
) -> Mission:
    """Riders leave the roster of one vehicle and stand by name in that of another."""
    movers = tuple(dict.fromkeys(riders))
    old, new = mission.vehicles[old_id], mission.vehicles[new_id]
    left = dataclasses.replace(
        old.roster,
        delegate_ids=tuple(one for one in old.roster.delegate_ids if one not in movers),
        except_ids=tuple(dict.fromkeys((*old.roster.except_ids, *movers))),
    )
    joined = dataclasses.replace(
        new.roster,
        delegate_ids=tuple(dict.fromkeys((*new.roster.delegate_ids, *movers))),
        except_ids=tuple(one for one in new.roster.except_ids if one not in movers),
    )
    vehicles = {
        **mission.vehicles,
        old_id: dataclasses.replace(old, roster=left),
        new_id: dataclasses.replace(new, roster=joined),
    }
    return dataclasses.replace(mission, vehicles=vehicles)
