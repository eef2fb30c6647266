"""Other clashes and warnings on a board whose blocks stay where they are."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.calendar_view.layout.blocks import Block, BlockKind, Board, Face, Marks
from scheduler_app.calendar_view.layout.headings import engagements_on, summary
from scheduler_app.calendar_view.layout.spec import ViewSpec
from scheduler_app.mission.itinerary import ItineraryIndex


def marked(board: Board, spec: ViewSpec, marks: Marks, index: ItineraryIndex) -> Board:
    """The same board with other marks: as `compose` would make it, without composing."""
    made: dict[int, Face] = {}
    blocks = tuple(_marked(block, marks, made) for block in board.blocks)
    here = engagements_on(index, board.city_id, board.days)
    return replace(
        board,
        blocks=blocks,
        summary=summary(index.mission, spec, here, marks),
        clashing_lanes=frozenset(
            lane
            for block in blocks
            if block.face.clash
            for lane in range(block.lane, block.last_lane + 1)
        ),
    )


def _marked(block: Block, marks: Marks, made: dict[int, Face]) -> Block:
    face = block.face
    if face.ref.kind is BlockKind.TRANSFER:
        return block
    clash, warning = marks.clashes.get(face.ref.id, ""), marks.warnings.get(face.ref.id, "")
    if (clash, warning) == (face.clash, face.warning):
        return block
    if id(face) not in made:
        made[id(face)] = replace(face, clash=clash, warning=warning)
    return replace(block, face=made[id(face)])
