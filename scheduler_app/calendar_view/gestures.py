"""The one gesture that moves a block: from press to drop, step by step, without a widget.

A drag is snapped to the mission's grid. With Shift the time stays and only the lane changes. What a
step finds is a Target (how the place suits) and a Ghost (how it looks); nothing is changed until the
view asks for the move, and Esc forgets the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QByteArray, QMimeData

from scheduler_app.calendar_view.drops import Judge, Target
from scheduler_app.calendar_view.layout import Block, BlockKind, LaneKind, LaneRef, Layout, Rect
from scheduler_app.calendar_view.scene import Ghost
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.wording import calendar as words

REQUEST_MIME = "application/x-attache-request"
PLACES = (LaneKind.ROOM, LaneKind.VENUE)


class MoveGesture:
    """A request on its way: a dragged block, or one that comes from the tray (`block` None)."""

    def __init__(
        self,
        layout: Layout,
        judge: Judge,
        request_id: MeetingRequestId,
        minutes: int,
        block: Block | None = None,
        grip: float = 0.0,
    ) -> None:
        """`grip`: pixels along the time axis from the block's start to where it was taken."""
        self._layout = layout
        self._judge = judge
        self._request_id = request_id
        self._minutes = minutes
        self.block = block
        self._grip = grip
        blocks = layout.board.blocks if block is not None else ()
        self._own_lanes = [
            (one.lane, one.last_lane) for one in blocks if block and one.ref == block.ref
        ]
        self._key: tuple[datetime, LaneRef | None] | None = None
        self.target: Target | None = None
        self.ghost: Ghost | None = None

    @property
    def request_id(self) -> MeetingRequestId:
        return self._request_id

    def step(self, x: float, y: float, *, keeps_time: bool = False) -> bool:
        """Follow the pointer (content pixels); whether anything has changed by it."""
        lane = self._layout.lane_at(x, y)
        start = self._start(x, y)
        if keeps_time and self.block is not None:
            start = self.block.start
        if lane is None or start is None:
            return self._settle(None, None)
        ref = self._layout.board.lanes[lane].ref
        key = (start, ref if ref.kind in PLACES else None)
        if key == self._key and (self.block is not None or self._ghost_is_at(lane)):
            return False
        self._key = key
        target = self._judge.target(self._request_id, start, ref)
        return self._settle(target, self._ghost(target, lane))

    def moves(self) -> bool:
        """Whether a drop here would change anything and is possible."""
        target = self.target
        if target is None or not target.is_possible:
            return False
        block = self.block
        return block is None or target.start != block.start or self._key_is_place()

    def _key_is_place(self) -> bool:
        return self._key is not None and self._key[1] is not None

    def _ghost_is_at(self, lane: int) -> bool:
        return self.ghost is not None and self.ghost.lane == lane

    def _start(self, x: float, y: float) -> datetime | None:
        """The grid time at which the block would start: the nearest to where its start hangs."""
        layout = self._layout
        half_step = layout.board.grid_minutes * layout.axis.minute_px / 2
        along = (x if layout.board.is_timeline else y) - self._grip
        if self.block is not None:
            along += half_step
        day = layout.axis.day_at(along + self._grip - (half_step if self.block else 0))
        if day is None:
            return None
        first = layout.axis.start_of(day)
        length = self._minutes * layout.axis.minute_px
        along = min(max(along, first), first + max(layout.axis.day_length - length, 0.0))
        return layout.axis.time_at(along, layout.board.grid_minutes)

    def _settle(self, target: Target | None, ghost: Ghost | None) -> bool:
        changed = (target, ghost) != (self.target, self.ghost)
        self.target, self.ghost = target, ghost
        if target is None:
            self._key = None
        return changed

    def _ghost(self, target: Target, lane: int) -> Ghost:
        rects = []
        for first, last in self._lanes(lane):
            start = self._layout.rect_of_slot(first, target.start, self._minutes)
            end = self._layout.rect_of_slot(last, target.start, self._minutes)
            if start is not None and end is not None:
                rects.append(Rect(start.x, start.y, end.right - start.x, end.bottom - start.y))
        finish = target.start + timedelta(minutes=self._minutes)
        return Ghost(
            rects=tuple(rects),
            level=target.level,
            label=f"{words.time_text(target.start)} – {words.time_text(finish)}",
            lane=lane,
        )

    def _lanes(self, lane: int) -> list[tuple[int, int]]:
        """In which lanes the block would lie: its people's, or the place under the pointer."""
        lanes = self._layout.board.lanes
        if self.block is None or lanes[lane].ref.kind in PLACES:
            return [(lane, lane)]
        return self._own_lanes


def is_movable(block: Block) -> bool:
    """Whether a block can be dragged: only meetings are placed by hand."""
    return block.kind is BlockKind.MEETING and block.request_id is not None


def mime_of(request_ids: Iterable[str]) -> QMimeData:
    """Requests on their way between the calendar and the tray."""
    mime = QMimeData()
    mime.setData(REQUEST_MIME, QByteArray("\n".join(request_ids).encode()))
    return mime


def requests_in(mime: QMimeData) -> list[MeetingRequestId]:
    """The requests that a drag carries; none for anything else."""
    if not mime.hasFormat(REQUEST_MIME):
        return []
    text = bytes(mime.data(REQUEST_MIME).data()).decode(errors="replace")
    return [MeetingRequestId(line) for line in text.splitlines() if line]
