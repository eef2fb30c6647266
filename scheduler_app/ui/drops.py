"""How a drop in the calendar would suit: asks the planning, answers in colours and a sentence."""

from __future__ import annotations

from datetime import datetime

from scheduler_app import planning
from scheduler_app.calendar_view.drops import Level, Verdict
from scheduler_app.document import Document
from scheduler_app.i18n import tr
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
