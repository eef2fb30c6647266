"""Something falls away: a meeting, a person, a place, a vehicle, a leg. Only the facts are changed here.

What can no longer be after it is found by judging the plan (`planning.repairing`), not here: so there
is one set of rules. A cancellation twice, or of what is over, changes nothing more.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from scheduler_app.mission.attendance import required_of_request, venue_of_gathering
from scheduler_app.mission.edits.schedule import set_state, unschedule
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.ids import (
    DelegateId,
    InterpreterId,
    LegId,
    MeetingRequestId,
    OfficialId,
    RoomId,
    VehicleId,
    VenueId,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.presence import days_in_city, joined, slots_without, stays_of_official
from scheduler_app.mission.requests import MeetingRequest, MeetingState
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.slots import Slot, slot_of
from scheduler_app.mission.tables import table_of
from scheduler_app.mission.texts import tidied

LONGEST_DELAY = 7 * 24 * 60


class CancelKind(StrEnum):
    """What falls away; the names are those of the command's options."""

    MEETING = "meeting"
    DELEGATE = "delegate"
    OFFICIAL = "official"
    INTERPRETER = "interpreter"
    ROOM = "room"
    VENUE = "venue"
    VEHICLE = "vehicle"
    LEG = "leg"


TABLE_OF_KIND: Mapping[CancelKind, str] = {
    CancelKind.MEETING: "meeting_requests",
    CancelKind.DELEGATE: "delegates",
    CancelKind.OFFICIAL: "officials",
    CancelKind.INTERPRETER: "interpreters",
    CancelKind.ROOM: "rooms",
    CancelKind.VENUE: "venues",
    CancelKind.VEHICLE: "vehicles",
    CancelKind.LEG: "legs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancellation:
    """`id`: of the record of `TABLE_OF_KIND` (of a meeting: its request). `since`: from when on, on the
    clock of the place (a person, a room… may be back from `until` on; None: not within the mission).
    `drop`: a meeting is not wanted any more; else its request waits for another slot. `hosts_cannot`:
    whether the hosts of a meeting are not free then. `others_go`: the others of the same side go to the
    meetings of a delegate without them; else these are off where nobody may come instead.
    `delay_minutes`: by which a leg is late; 0: it does not go. `by` and `why`: kept with the request, or as
    an internal note.
    """

    kind: CancelKind
    id: str
    since: datetime
    until: datetime | None = None
    drop: bool = False
    hosts_cannot: bool = True
    others_go: bool = False
    delay_minutes: int = 0
    by: str = ""
    why: str = ""


def cancel(mission: Mission, what: Cancellation) -> Mission:
    """The mission without what falls away. Raises MissionError DANGLING where there is no such thing."""
    table = TABLE_OF_KIND[what.kind]
    if what.id not in table_of(mission, table):
        raise MissionError(
            fault=Fault.DANGLING, table="mission", field=table, value=what.id, other=table
        )
    if what.until is not None and what.until <= what.since:
        raise MissionError(
            fault=Fault.END_NOT_AFTER_START, field="until",
            value=what.until.isoformat(timespec="minutes"),
            other=what.since.isoformat(timespec="minutes"),
        )  # fmt: skip
    if what.since >= _over(mission):
        return mission
    return _ACTS[what.kind](mission, what)


def _meeting(mission: Mission, what: Cancellation) -> Mission:
    """The slot empties; the request is cancelled, or kept for another time."""
    request_id = MeetingRequestId(what.id)
    request = mission.meeting_requests[request_id]
    meeting = mission.meetings.get(meeting_id_of(request_id))
    slot = None if meeting is None else slot_of(meeting.start, request.minutes)
    if what.drop:
        mission = set_state(
            mission, [request_id], MeetingState.CANCELLED, by=what.by, on=what.since.date()
        )
    else:
        mission = unschedule(mission, [meeting_id_of(request_id)])
        state = MeetingState.REQUESTED if request.is_agreed else request.state
        windows = request.windows
        if slot is not None:
            windows = slots_without(windows or _whole_days(mission), [slot])
        asked = dataclasses.replace(
            request, windows=windows, state=state, state_by=what.by, state_on=what.since.date()
        )
        mission = _with_requests(mission, [asked])
    if slot is not None and what.hosts_cannot:
        for one in request.official_ids:
            mission = _official_without(mission, one, slot)
    return _noted(mission, "meeting_requests", what)


def _official(mission: Mission, what: Cancellation) -> Mission:
    gone = _gone(mission, what)
    mission = _official_without(mission, OfficialId(what.id), gone)
    mission = _noted(mission, "officials", what)
    out = {
        key: dataclasses.replace(
            one, official_ids=tuple(who for who in one.official_ids if who != what.id)
        )
        for key, one in mission.gatherings.items()
        if what.id in one.official_ids and one.slot.overlaps(gone)
    }
    return dataclasses.replace(mission, gatherings={**mission.gatherings, **out})


def _delegate(mission: Mission, what: Cancellation) -> Mission:
    """Away from then on, or until then. Whoever had to come has still to come where the others do not go
    without them.
    """
    delegate_id = DelegateId(what.id)
    one = mission.delegates[delegate_id]
    gone = _gone(mission, what)
    arrival, departure = _bounds(mission, what, one.arrival, one.departure)
    if what.until is not None:
        changed = dataclasses.replace(one, away=joined((*one.away, gone)))
    elif arrival is not None and departure is not None and departure <= arrival:
        changed = dataclasses.replace(one, is_travelling=False)
    else:
        changed = dataclasses.replace(one, arrival=arrival, departure=departure)
    changes = _without_delegate if what.others_go else _still_naming
    requests = [
        changes(mission, request, delegate_id)
        for request in mission.meeting_requests.values()
        if delegate_id in required_of_request(mission, request)
        and _is_within(mission, request, gone)
    ]
    mission = _with_requests(mission, requests)
    mission = dataclasses.replace(mission, delegates={**mission.delegates, delegate_id: changed})
    return _noted(mission, "delegates", what)


def _interpreter(mission: Mission, what: Cancellation) -> Mission:
    """Away from then on (or until then), and following nobody, so that others may take over."""
    key = InterpreterId(what.id)
    one = mission.interpreters[key]
    gone = _gone(mission, what)
    arrival, departure = _bounds(mission, what, one.arrival, one.departure)
    if what.until is not None:
        changed = dataclasses.replace(one, away=joined((*one.away, gone)))
    elif arrival is not None and departure is not None and departure <= arrival:
        changed = dataclasses.replace(one, city_ids=(), follows_id=None)
    else:
        changed = dataclasses.replace(one, arrival=arrival, departure=departure, follows_id=None)
    gatherings = {
        g.id: dataclasses.replace(
            g, interpreter_ids=tuple(who for who in g.interpreter_ids if who != key)
        )
        for g in mission.gatherings.values()
        if key in g.interpreter_ids and g.slot.overlaps(gone)
    }
    mission = dataclasses.replace(
        mission,
        interpreters={**mission.interpreters, key: changed},
        gatherings={**mission.gatherings, **gatherings},
    )
    return _noted(mission, "interpreters", what)


def _room(mission: Mission, what: Cancellation) -> Mission:
    """Not to be used from then on; gatherings in it then have no room yet."""
    key = RoomId(what.id)
    room = mission.rooms[key]
    gone = _gone(mission, what)
    left = slots_without(room.availability or _whole_days(mission), [gone])
    changed = dataclasses.replace(room, availability=left or _never(mission))
    gatherings = {
        one.id: dataclasses.replace(one, room_id=None, venue_id=one.venue_id or room.venue_id)
        for one in mission.gatherings.values()
        if one.room_id == key and one.slot.overlaps(gone)
    }
    mission = dataclasses.replace(
        mission,
        rooms={**mission.rooms, key: changed},
        gatherings={**mission.gatherings, **gatherings},
    )
    return _noted(mission, "rooms", what)


def _venue(mission: Mission, what: Cancellation) -> Mission:
    """Closed from then on; gatherings there then have no place yet."""
    key = VenueId(what.id)
    venue = mission.venues[key]
    gone = _gone(mission, what)
    homeless = {
        one.id: dataclasses.replace(one, venue_id=None, room_id=None)
        for one in mission.gatherings.values()
        if venue_of_gathering(mission, one) == key and one.slot.overlaps(gone)
    }
    changed = dataclasses.replace(venue, closed=(*venue.closed, gone))
    if any(one.start <= gone.start and gone.end <= one.end for one in venue.closed):
        changed = venue
    mission = dataclasses.replace(
        mission,
        venues={**mission.venues, key: changed},
        gatherings={**mission.gatherings, **homeless},
    )
    return _noted(mission, "venues", what)


def _vehicle(mission: Mission, what: Cancellation) -> Mission:
    """It is not there then; whom it was to take is still in its roster, or asks for it, and misses it."""
    key = VehicleId(what.id)
    vehicle = mission.vehicles[key]
    gone = dataclasses.replace(vehicle, away=joined((*vehicle.away, _gone(mission, what))))
    mission = dataclasses.replace(mission, vehicles={**mission.vehicles, key: gone})
    return _noted(mission, "vehicles", what)


def _leg(mission: Mission, what: Cancellation) -> Mission:
    """It goes later, or does not go: then its riders stay where they are."""
    key = LegId(what.id)
    leg = mission.legs[key]
    if what.delay_minutes:
        late = timedelta(minutes=what.delay_minutes)
        changed = dataclasses.replace(
            leg, departure=leg.departure + late, arrival=leg.arrival + late
        )
        mission = dataclasses.replace(mission, legs={**mission.legs, key: changed})
        return _noted(mission, "legs", what)
    nobody = dataclasses.replace(leg, roster=Roster(groups=()))
    riders = {
        one.id: dataclasses.replace(
            one, leg_ids=tuple(other for other in one.leg_ids if other != key)
        )
        for one in mission.interpreters.values()
        if key in one.leg_ids
    }
    mission = dataclasses.replace(
        mission,
        legs={**mission.legs, key: nobody},
        interpreters={**mission.interpreters, **riders},
    )
    return _noted(mission, "legs", what)


def _official_without(mission: Mission, official_id: OfficialId, gone: Slot) -> Mission:
    """An official who cannot be met within a slot; where that is all, never."""
    official = mission.officials[official_id]
    hours = [stay.slot for stay in stays_of_official(mission, official_id)]
    if not hours:
        day_hours = mission.cities[official.city_id].day_hours
        hours = [day_hours.on(day) for day in days_in_city(mission, official.city_id)]
    left = slots_without(hours, [gone])
    if left == tuple(hours):
        return mission
    changed = dataclasses.replace(official, availability=left or _never(mission))
    return dataclasses.replace(mission, officials={**mission.officials, official_id: changed})


def _without_delegate(
    mission: Mission, request: MeetingRequest, delegate_id: DelegateId
) -> MeetingRequest:
    """The others of a request meet without one; who is alone stays in it, so that it waits."""
    others = tuple(one for one in required_of_request(mission, request) if one != delegate_id)
    if not others:
        return request
    return dataclasses.replace(request, delegate_ids=others)


def _still_naming(
    mission: Mission, request: MeetingRequest, delegate_id: DelegateId
) -> MeetingRequest:
    """One who does not travel any more is not of the firm's people: who was to come for it is named."""
    named = required_of_request(mission, request)
    if request.delegate_ids or named == (delegate_id,):
        return request
    return dataclasses.replace(request, delegate_ids=named)


def _is_within(mission: Mission, request: MeetingRequest, gone: Slot) -> bool:
    """Whether a request is met within a slot; one that waits may be, where that is the rest of the time."""
    meeting = mission.meetings.get(meeting_id_of(request.id))
    if meeting is None:
        return gone.end >= _over(mission)
    return slot_of(meeting.start, request.minutes).overlaps(gone)


def _with_requests(mission: Mission, requests: Iterable[MeetingRequest]) -> Mission:
    changed = {one.id: one for one in requests}
    if not changed:
        return mission
    return dataclasses.replace(mission, meeting_requests={**mission.meeting_requests, **changed})


def _noted(mission: Mission, table: str, what: Cancellation) -> Mission:
    """Who said so and why, kept with the record where no paper shows it."""
    text = ", ".join(part for part in (what.by, what.why) if part)
    if not text:
        return mission
    rows = dict(table_of(mission, table))
    record = rows[what.id]
    if text in record.internal_note:
        return mission
    note = f"{record.internal_note}\n{text}" if record.internal_note else text
    rows[what.id] = tidied(dataclasses.replace(record, internal_note=note))
    return dataclasses.replace(mission, **{table: rows})  # type: ignore[arg-type]


def _whole_days(mission: Mission) -> tuple[Slot, ...]:
    return (Slot(start=datetime.combine(mission.start, time()), end=_over(mission)),)


def _gone(mission: Mission, what: Cancellation) -> Slot:
    return Slot(start=what.since, end=what.until or _over(mission))


def _over(mission: Mission) -> datetime:
    """Midnight after the mission."""
    return datetime.combine(mission.end, time()) + timedelta(days=1)


def _never(mission: Mission) -> tuple[Slot, ...]:
    """Hours that no plan reaches: before the mission. No hours at all would mean any."""
    before = datetime.combine(mission.start, time()) - timedelta(days=1)
    return (slot_of(before, 1),)


def _bounds(
    mission: Mission, what: Cancellation, arrival: datetime | None, departure: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """When somebody comes and leaves who is away from a time on."""
    begun = datetime.combine(mission.start, time())
    if what.since <= begun:
        return arrival or begun, begun
    return arrival, what.since if departure is None else min(departure, what.since)


_ACTS: Mapping[CancelKind, Callable[[Mission, Cancellation], Mission]] = {
    CancelKind.MEETING: _meeting,
    CancelKind.DELEGATE: _delegate,
    CancelKind.OFFICIAL: _official,
    CancelKind.INTERPRETER: _interpreter,
    CancelKind.ROOM: _room,
    CancelKind.VENUE: _venue,
    CancelKind.VEHICLE: _vehicle,
    CancelKind.LEG: _leg,
}
