"""The whole text of a block, Qt-free: for tooltips and for screen readers."""

from __future__ import annotations

from scheduler_app.calendar_view.layout.blocks import Block, BlockKind, Board, Lane
from scheduler_app.mission.ids import CityId, GatheringId, MeetingId
from scheduler_app.mission.mission import Mission
from scheduler_app.wording import calendar as words
from scheduler_app.wording.online import clocks_of_meeting

MOST_PEOPLE = 12


def spoken_text(mission: Mission, board: Board, block: Block) -> str:
    """As in "Tue 14 April 10:00 to 10:45, Ministry of Commerce, with GE, pinned, no clash"."""
    face = block.face
    when = f"{words.day_text(face.shown_start.date())} {words.span_text(face.shown_start, face.shown_end)}"
    parts = [when, _spoken_title(block)]
    lanes = board.lanes[block.lane : block.last_lane + 1]
    if len(lanes) <= MOST_PEOPLE:
        parts.append(words.with_lanes([lane.title for lane in lanes]))
    else:
        parts.append(words.with_many(len(lanes)))
    if block.meeting_id is not None and block.meeting_id in mission.meetings:
        parts.append(words.state_text(mission, mission.meetings[block.meeting_id]))
    if face.warning:
        parts.append(words.warning(face.warning))
    if block.kind is not BlockKind.TRANSFER:
        parts.append(words.clash(face.clash) if face.clash else words.no_clash())
    return ", ".join(part for part in parts if part)


def tooltip_text(mission: Mission, block: Block) -> str:
    """Everything that is known of a block, on lines; what is wrong with it comes first."""
    face = block.face
    lines = [
        face.clash,
        face.warning,
        f"{words.day_text(face.shown_start.date())} {words.span_text(face.shown_start, face.shown_end)}",
    ]
    if block.kind is BlockKind.MEETING:
        lines += _meeting_lines(mission, MeetingId(block.ref.id), face.called_in)
    elif block.kind is BlockKind.GATHERING:
        gathering = mission.gatherings[GatheringId(block.ref.id)]
        lines += [
            gathering.title,
            words.place_text(mission, gathering.venue_id, gathering.room_id),
            words.gathering_people_text(mission, gathering),
            gathering.note,
            gathering.internal_note,
        ]
    else:
        lines += [_spoken_title(block), *face.lines]
        if block.kind is BlockKind.TRANSFER and face.venue_id is not None:
            lines.append(words.way_to(mission.venues[face.venue_id].name))
    return "\n".join(line for line in lines if line)


def lane_text(mission: Mission, lane: Lane) -> str:
    """The whole name of a lane with the people in it."""
    people = [words.person_text(mission, one) for one in lane.person_ids]
    names = [text for text in (lane.group, lane.title) if text]
    return "\n".join(dict.fromkeys((*names, *people)))


def _spoken_title(block: Block) -> str:
    if block.kind is BlockKind.TRANSFER:
        return words.way_of(block.title)
    return block.title


def _meeting_lines(mission: Mission, meeting_id: MeetingId, called_in: CityId | None) -> list[str]:
    meeting = mission.meetings[meeting_id]
    request = mission.meeting_requests[meeting.request_id]
    place = words.met_at(mission, meeting.venue_id, meeting.room_id)
    if meeting.table is not None:
        place = f"{place}, {words.table_text(meeting.table)}"
    people = words.people_texts(mission, meeting)
    if len(people) > MOST_PEOPLE:
        people = [*people[:MOST_PEOPLE], "…"]
    return [
        request.title,
        clocks_of_meeting(mission, meeting, called_in),
        place,
        *people,
        words.state_text(mission, meeting),
        meeting.note,
        request.note,
        meeting.internal_note,
        request.internal_note,
    ]
