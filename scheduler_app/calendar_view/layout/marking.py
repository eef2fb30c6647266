"""Clashes and warnings on a board whose blocks stay where they are.

A meeting that clashes is marked wherever it is drawn. A gathering or a leg, which many share, is
marked only where it lies with someone whom the clash is about.
"""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.calendar_view.layout.blocks import Block, BlockKind, Board, Face, Marks
from scheduler_app.calendar_view.layout.headings import engagements_on, summary
from scheduler_app.calendar_view.layout.spec import ViewSpec
from scheduler_app.mission.itinerary import ItineraryIndex


def marked(board: Board, spec: ViewSpec, marks: Marks, index: ItineraryIndex) -> Board:
    """The same board with other marks, without composing it again."""
    made: dict[tuple[int, str, str], Face] = {}
    lanes: set[int] = set()
    blocks = []
    for block in board.blocks:
        clashing = _clashing_lanes(board, block, marks)
        lanes.update(clashing)
        blocks.append(_marked(block, marks, made, is_clashing=bool(clashing)))
    here = engagements_on(index, board.city_id, board.days)
    return replace(
        board,
        blocks=tuple(blocks),
        summary=summary(index.mission, spec, here, marks),
        clashing_lanes=frozenset(lanes),
    )


def _clashing_lanes(board: Board, block: Block, marks: Marks) -> list[int]:
    """The lanes of a block in which its clash is someone's."""
    if block.kind is BlockKind.TRANSFER or block.ref not in marks.clashes:
        return []
    every = range(block.lane, block.last_lane + 1)
    persons = marks.persons.get(block.ref)
    if not persons:
        return list(every)
    found = [n for n in every if not persons.isdisjoint(board.lanes[n].person_ids)]
    return found or (list(every) if block.kind is BlockKind.MEETING else [])


def _marked(
    block: Block, marks: Marks, made: dict[tuple[int, str, str], Face], *, is_clashing: bool
) -> Block:
    face = block.face
    if face.ref.kind is BlockKind.TRANSFER:
        return block
    clash = marks.clashes[face.ref] if is_clashing else ""
    warning = marks.warnings.get(face.ref, "")
    if (clash, warning) == (face.clash, face.warning):
        return block
    key = (id(face), clash, warning)
    if key not in made:
        made[key] = replace(face, clash=clash, warning=warning)
    return replace(block, face=made[key])
