"""What the calendar is told of the mission: how a drop would suit, what is marked, what a lane means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from scheduler_app import planning
from scheduler_app.calendar_view.drops import Judge, Level, Target, Verdict
from scheduler_app.calendar_view.layout import LaneKind, LaneRef, Marks
from scheduler_app.calendar_view.layout.blocks import BlockKind, BlockRef
from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.findings import Findings
from scheduler_app.mission.defects import Severity
from scheduler_app.mission.ids import MeetingRequestId, PersonId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.slots import slot_of
from scheduler_app.wording.conflicts import sentence_of_conflict


def verdict_of(document: Document) -> Verdict:
    """A verdict on the mission that is in force when it is asked."""

    def verdict(
        request_id: MeetingRequestId,
        start: datetime,
        venue_id: VenueId | None,
        room_id: RoomId | None,
    ) -> tuple[Level, str]:
        mission = document.mission
        conflicts = planning.verdict(mission, request_id, start, venue_id, room_id)
        if conflicts:
            return Level.BREAKS, sentence_of_conflict(mission, conflicts[0])
        unmet = _unmet_wish(mission, request_id, start, venue_id)
        return (Level.WISH, unmet) if unmet else (Level.FITS, tr("This fits."))

    return verdict


def day_targets(document: Document, request_ids: Sequence[str], day: date) -> list[Target]:
    """Where meetings go that are dropped on a day: their time and place on that day.

    Those that are there already, and requests that are not placed, are left out.
    """
    mission = document.mission
    judge = Judge(mission, verdict_of(document))
    wanted = (meeting_id_of(MeetingRequestId(one)) for one in request_ids)
    meetings = [mission.meetings[one] for one in wanted if one in mission.meetings]
    return [
        judge.target(one.request_id, datetime.combine(day, one.start.time()), None)
        for one in meetings
        if one.start.date() != day
    ]


def day_verdict(document: Document, request_ids: Sequence[str], number: int) -> tuple[Level, str]:
    """How a drop on the tab of the mission's n-th day would suit: the worst of what is dropped."""
    targets = day_targets(document, request_ids, document.mission.days[number])
    if not targets:
        return Level.IMPOSSIBLE, tr("Drop it on a time in the calendar.")
    worst = max(targets, key=lambda one: list(Level).index(one.level))
    return worst.level, worst.sentence


def _unmet_wish(
    mission: Mission, request_id: MeetingRequestId, start: datetime, venue_id: VenueId | None
) -> str:
    request = mission.meeting_requests[request_id]
    slot = slot_of(start, request.minutes)
    if request.preferred and not any(one.contains(slot) for one in request.preferred):
        return tr("It fits, but not at a preferred time.")
    liked = request.preferred_venue_ids
    if venue_id is not None and liked and venue_id not in liked:
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


_KINDS = {
    "meetings": BlockKind.MEETING,
    "gatherings": BlockKind.GATHERING,
    "legs": BlockKind.LEG,
}  # fmt: skip
MOST_MARKED = 3
"""A rule about more meetings than this marks none of them: it is about their number."""


def marks_of(findings: Findings) -> Marks:
    """What is wrong with each meeting, gathering and leg, for the calendar."""
    clashes: dict[BlockRef, list[str]] = {}
    warnings: dict[BlockRef, list[str]] = {}
    persons: dict[BlockRef, list[frozenset[PersonId]]] = {}
    for line in findings.lines:
        is_of_many = line.is_weighed and len(line.ids) > MOST_MARKED
        for meeting_id in line.meeting_ids:
            warnings.setdefault(BlockRef(BlockKind.MEETING, meeting_id), []).append(line.sentence)
        kind = _KINDS.get(line.table)
        if kind is None or is_of_many:
            continue
        for one in (BlockRef(kind, key) for key in line.ids):
            if line.severity is Severity.MUST_FIX:
                clashes.setdefault(one, []).append(line.sentence)
                persons.setdefault(one, []).append(frozenset(line.person_ids))
            else:
                warnings.setdefault(one, []).append(line.sentence)
    moments = tuple(
        (one.city_id, one.start.date())
        for one in findings.lines
        if one.is_clash and one.city_id is not None and one.start is not None
    )
    return Marks(
        clashes={one: "\n".join(lines) for one, lines in clashes.items()},
        warnings={one: "\n".join(lines) for one, lines in warnings.items()},
        persons={one: frozenset().union(*sets) for one, sets in persons.items() if all(sets)},
        moments=moments,
    )
