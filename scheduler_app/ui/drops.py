"""What the calendar is told of the mission: how a drop would suit, what is marked, what a lane means."""

from __future__ import annotations

from datetime import datetime

from scheduler_app import planning
from scheduler_app.calendar_view.drops import Level, Verdict
from scheduler_app.calendar_view.layout import LaneKind, LaneRef, Marks
from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.findings import Findings
from scheduler_app.mission.defects import Severity
from scheduler_app.mission.ids import MeetingRequestId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.slots import slot_of
from scheduler_app.wording.conflicts import sentence_of_conflict


def verdict_of(document: Document) -> Verdict:
    """A verdict on the mission that is in force when it is asked."""

    def verdict(
        request_id: MeetingRequestId, start: datetime, venue_id: VenueId, room_id: RoomId | None
    ) -> tuple[Level, str]:
        mission = document.mission
        conflicts = planning.verdict(mission, request_id, start, venue_id, room_id)
        if conflicts:
            return Level.BREAKS, sentence_of_conflict(mission, conflicts[0])
        unmet = _unmet_wish(mission, request_id, start, venue_id)
        return (Level.WISH, unmet) if unmet else (Level.FITS, tr("This fits."))

    return verdict


def _unmet_wish(
    mission: Mission, request_id: MeetingRequestId, start: datetime, venue_id: VenueId
) -> str:
    request = mission.meeting_requests[request_id]
    slot = slot_of(start, request.minutes)
    if request.preferred and not any(one.contains(slot) for one in request.preferred):
        return tr("It fits, but not at a preferred time.")
    if request.preferred_venue_ids and venue_id not in request.preferred_venue_ids:
        return tr("It fits, but not at a preferred venue.")
    return ""


def fields_of_lane(lane: LaneRef) -> dict[str, object]:
    """What a lane says of a request that is begun in it."""
    found: dict[LaneKind, dict[str, object]] = {
        LaneKind.FIRM: {"organisation_id": lane.id},
        LaneKind.DELEGATE: {"delegate_ids": (lane.id,)},
        LaneKind.OFFICIAL: {"official_ids": (lane.id,)},
        LaneKind.VENUE: {"venue_id": lane.id},
        LaneKind.ROOM: {"room_id": lane.id},
    }
    return found.get(lane.kind, {})


def marks_of(findings: Findings) -> Marks:
    """What is wrong with each meeting, gathering and leg, for the calendar."""
    clashes: dict[str, str] = {}
    warnings: dict[str, str] = {}
    for line in findings.lines:
        marked = clashes if line.severity is Severity.MUST_FIX else warnings
        if line.table in ("meetings", "gatherings", "legs"):
            for one in line.ids:
                before = f"{marked[one]}\n" if one in marked else ""
                marked[one] = before + line.sentence
    return Marks(clashes=clashes, warnings=warnings)
