"""Where the arrow keys lead, Qt-free: along a lane through time, across lanes at about the same time."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from scheduler_app.calendar_view.layout import BlockKind, Layout, SlotRef


class Way(Enum):
    """Directions in terms of time and lanes; the view maps the arrows to them."""

    EARLIER = "earlier"
    LATER = "later"
    PREVIOUS_LANE = "previous lane"
    NEXT_LANE = "next lane"
    FIRST = "first"
    LAST = "last"


def arrows(layout: Layout) -> dict[str, Way]:
    """What left, right, up and down mean in a view."""
    if layout.board.is_timeline:
        return {
            "left": Way.EARLIER,
            "right": Way.LATER,
            "up": Way.PREVIOUS_LANE,
            "down": Way.NEXT_LANE,
        }
    return {
        "up": Way.EARLIER,
        "down": Way.LATER,
        "left": Way.PREVIOUS_LANE,
        "right": Way.NEXT_LANE,
    }


def walk(layout: Layout, number: int, lane: int, way: Way) -> tuple[int, int]:
    """The block that a step from a block leads to, and its lane; the same where there is none.

    `lane`: in which of the block's lanes one stands (a reception lies in many).
    """
    if way in (Way.PREVIOUS_LANE, Way.NEXT_LANE):
        return _across(layout, number, lane, 1 if way is Way.NEXT_LANE else -1)
    in_lane = stops(layout, lane)
    if not in_lane:
        return number, lane
    if way is Way.FIRST:
        return in_lane[0], lane
    if way is Way.LAST:
        return in_lane[-1], lane
    at = in_lane.index(number) if number in in_lane else 0
    at += 1 if way is Way.LATER else -1
    return in_lane[min(max(at, 0), len(in_lane) - 1)], lane


def stops(layout: Layout, lane: int) -> list[int]:
    """The blocks of a lane at which the keyboard stops, in order of time: all but transfers."""
    blocks = layout.board.blocks
    found = [n for n in layout.in_lane(lane) if blocks[n].kind is not BlockKind.TRANSFER]
    return sorted(found, key=lambda n: (blocks[n].start, blocks[n].column))


def step_slot(layout: Layout, slot: SlotRef, way: Way) -> SlotRef:
    """The empty slot one step further; the same at the edge."""
    board = layout.board
    lane = next(n for n, one in enumerate(board.lanes) if one.ref == slot.lane)
    start = slot.start
    if way is Way.PREVIOUS_LANE:
        lane = max(lane - 1, 0)
    elif way is Way.NEXT_LANE:
        lane = min(lane + 1, len(board.lanes) - 1)
    else:
        step = timedelta(minutes=board.grid_minutes)
        start += step if way is Way.LATER else -step
    if not _is_shown(layout, start):
        return slot
    return SlotRef(board.lanes[lane].ref, start)


def _is_shown(layout: Layout, at: datetime) -> bool:
    minute = at.hour * 60 + at.minute
    board = layout.board
    return at.date() in board.days and board.first_minute <= minute < board.last_minute


def _across(layout: Layout, number: int, lane: int, step: int) -> tuple[int, int]:
    """The block nearest in time in the next lane that has another one."""
    start = layout.board.blocks[number].start
    lane += step
    while 0 <= lane < len(layout.board.lanes):
        others = [n for n in stops(layout, lane) if n != number]
        if others and number not in stops(layout, lane):
            blocks = layout.board.blocks
            return min(others, key=lambda n: abs(blocks[n].start - start)), lane
        lane += step
    return number, layout.board.blocks[number].lane
