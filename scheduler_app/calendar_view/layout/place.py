"""A Board given a size: where each block, lane and day lies, and what lies at a point.

All coordinates are of the content: (0, 0) is the top left corner of the body, beside the ruler and
under the headers. Painter and view add the headers and take the scrolling off.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from scheduler_app.calendar_view.layout.axis import TimeAxis
from scheduler_app.calendar_view.layout.blocks import Band, BlockKind, Board, Face, LaneRef
from scheduler_app.calendar_view.layout.geometry import Rect
from scheduler_app.calendar_view.layout.spec import Zoom

DAY_GAP = 8.0
SECTION_GAP_COLUMN = 8.0
SECTION_GAP_ROW = 24.0
MARGIN = 1.0
THINNEST = 3.0

STRIP_HEIGHT = 32.0
COLUMN_HEAD_HEIGHT = 56.0
TALL_HEAD_HEIGHT = 136.0
"""Of columns so narrow (see NARROW_COLUMN) that their names stand upright."""
NARROW_COLUMN = 48.0
DAY_HEAD_HEIGHT = 40.0
RULER_WIDTH = 56.0
NAMES_WIDTH = 300.0

COLUMN_WIDTHS = (24.0, 128.0, 400.0)
"""Narrowest, most usual and widest column."""
ROW_HEIGHTS = (8.0, 22.0, 96.0)
MINUTE_HEIGHTS = (0.5, 1.2, 6.0)
MINUTE_WIDTHS = (0.08, 0.22, 6.0)


@dataclass(frozen=True, slots=True)
class SlotRef:
    """An empty place: a lane and a time on the grid."""

    lane: LaneRef
    start: datetime


class Layout:
    """A board at one zoom. Made anew for every zoom; never changes."""

    def __init__(self, board: Board, zoom: Zoom) -> None:
        self.board = board
        self.zoom = zoom
        self.axis = TimeAxis(
            days=board.days,
            first_minute=board.first_minute,
            last_minute=board.last_minute,
            minute_px=zoom.minute_px,
            gap=DAY_GAP if board.is_timeline else 0.0,
        )
        self.lane_starts = tuple(self._lane_starts())
        self.gaps = tuple(self._gaps())

    @cached_property
    def rects(self) -> tuple[Rect, ...]:
        """The rectangle of each block."""
        return tuple(self._rects())

    @cached_property
    def _in_lane(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.board.lanes]
        for number, block in enumerate(self.board.blocks):
            for lane in range(block.lane, block.last_lane + 1):
                found[lane].append(number)
        return found

    def with_board(self, board: Board) -> Layout:
        """The same places for a board that differs in what its blocks say only."""
        other = copy(self)
        other.board = board
        return other

    @property
    def header(self) -> tuple[float, float]:
        """Pixels left of the body and above it."""
        if self.board.is_timeline:
            return NAMES_WIDTH, STRIP_HEIGHT + DAY_HEAD_HEIGHT
        return RULER_WIDTH, STRIP_HEIGHT + _head_height(self.zoom.lane_px)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the content."""
        across = self.lane_starts[-1] + self.zoom.lane_px if self.lane_starts else 0.0
        along = self.axis.length
        return (along, across) if self.board.is_timeline else (across, along)

    def rect_of_slot(self, lane: int, start: datetime, minutes: int) -> Rect | None:
        """The whole width of a lane for some minutes; None where no time is shown."""
        span = self.axis.clip(start, start + timedelta(minutes=minutes))
        if span is None:
            return None
        return self._oriented(self.lane_starts[lane], self.zoom.lane_px, *span)

    def rect_of_band(self, band: Band) -> Rect | None:
        """The pixels of a band; None where no time of it is shown."""
        span = self.axis.clip(band.start, band.end)
        if span is None:
            return None
        first = self.lane_starts[band.lane]
        across = self.lane_starts[band.last_lane] + self.zoom.lane_px - first
        return self._oriented(first, across, *span)

    def rect_of_lane(self, lane: int) -> Rect:
        """A lane over all of the time."""
        return self._oriented(self.lane_starts[lane], self.zoom.lane_px, 0.0, self.axis.length)

    def lane_at(self, x: float, y: float) -> int | None:
        """The lane at a point of the content."""
        across = y if self.board.is_timeline else x
        number = bisect_right(self.lane_starts, across) - 1
        if number < 0 or across >= self.lane_starts[number] + self.zoom.lane_px:
            return None
        return number

    def time_at(self, x: float, y: float) -> datetime | None:
        """The grid time at or before a point."""
        return self.axis.time_at(x if self.board.is_timeline else y, self.board.grid_minutes)

    def slot_at(self, x: float, y: float) -> SlotRef | None:
        """The lane and grid time at a point; None between lanes, in a gap, outside."""
        lane, start = self.lane_at(x, y), self.time_at(x, y)
        if lane is None or start is None:
            return None
        return SlotRef(self.board.lanes[lane].ref, start)

    def block_at(self, x: float, y: float) -> int | None:
        """The number of the block at a point; what is drawn last is found first."""
        lane = self.lane_at(x, y)
        if lane is None:
            return None
        hit = None
        for number in self._in_lane[lane]:
            if self.rects[number].holds(x, y):
                if self.board.blocks[number].kind is not BlockKind.TRANSFER:
                    return number
                hit = number
        return hit

    def in_lane(self, lane: int) -> Sequence[int]:
        """The numbers of the blocks of a lane."""
        return self._in_lane[lane]

    def blocks_in(self, area: Rect) -> Iterator[int]:
        """The numbers of the blocks that an area touches, each once."""
        blocks, rects, lanes = self.board.blocks, self.rects, self.lanes_in(area)
        for lane in lanes:
            for number in self._in_lane[lane]:
                is_first = blocks[number].lane == lane or lane == lanes.start
                if is_first and rects[number].meets(area):
                    yield number

    def lanes_in(self, area: Rect) -> range:
        """The numbers of the lanes that an area touches."""
        first = self._first_lane_in(area)
        end = area.bottom if self.board.is_timeline else area.right
        return range(first, max(first, bisect_right(self.lane_starts, end)))

    def numbers_of(self, refs: Iterable[object]) -> list[int]:
        """The numbers of all blocks that stand for any of these."""
        wanted = set(refs)
        return [n for n, block in enumerate(self.board.blocks) if block.ref in wanted]

    def day_at(self, x: float, y: float) -> date | None:
        """The day at a point."""
        return self.axis.day_at(x if self.board.is_timeline else y)

    def _first_lane_in(self, area: Rect) -> int:
        start = area.y if self.board.is_timeline else area.x
        return max(bisect_right(self.lane_starts, start) - 1, 0)

    def _lane_starts(self) -> Iterator[float]:
        is_timeline = self.board.is_timeline
        gap = SECTION_GAP_ROW if is_timeline else SECTION_GAP_COLUMN
        at, section, number = 0.0, None, 0
        for number, lane in enumerate(self.board.lanes):
            if lane.section != section:
                section = lane.section
                at += gap if (is_timeline and section) or number else 0.0
            yield at
            at += self.zoom.lane_px

    def _gaps(self) -> Iterator[Rect]:
        """The space between the lanes of one section and the next, and before the days."""
        starts, thick = self.lane_starts, self.zoom.lane_px
        ends = (0.0, *(start + thick for start in starts))
        for end, start in zip(ends, starts, strict=False):
            if start > end:
                yield self._oriented(end, start - end, 0.0, self.axis.length)
        for number in range(1, len(self.board.days) if self.axis.gap else 0):
            at = number * (self.axis.day_length + self.axis.gap)
            yield self._oriented(0.0, ends[-1], at - self.axis.gap, at)

    def _rects(self) -> Iterator[Rect]:
        spans: dict[int, tuple[float, float]] = {}
        starts, thick = self.lane_starts, self.zoom.lane_px
        for block in self.board.blocks:
            face = block.face
            span = spans.get(id(face))
            if span is None:
                span = spans[id(face)] = self._span(face)
            across = starts[block.lane] + MARGIN
            width = starts[block.last_lane] + thick - MARGIN - across
            if block.columns > 1:
                width /= block.columns
                across += block.column * width
            yield self._oriented(across, width, *span)

    def _span(self, face: Face) -> tuple[float, float]:
        """The pixels of a face: at least a few, and never beyond the end of the axis."""
        start, end = self.axis.position(face.shown_start), self.axis.end_position(face.shown_end)
        length = max(end - start, THINNEST)
        start = min(start, max(self.axis.length - length, 0.0))
        return start, start + length

    def _oriented(self, across: float, width: float, start: float, end: float) -> Rect:
        if self.board.is_timeline:
            return Rect(start, across, end - start, width)
        return Rect(across, start, width, end - start)


def fitting_zoom(board: Board, width: float, height: float, *, is_whole: bool = False) -> Zoom:
    """The zoom at which a board is read best in a view of this size.

    Time fits the view, as far as it stays readable; lanes have their usual width, or more where
    there is room. `is_whole`: lanes are as narrow as it takes to see all of them.
    """
    probe = Layout(board, Zoom(1.0, 1.0))  # for what does not depend on the zoom
    left, top = probe.header
    lanes = max(len(board.lanes), 1)
    gaps = probe.lane_starts[-1] - (lanes - 1) if probe.lane_starts else 0.0
    minutes = max((board.last_minute - board.first_minute) * len(board.days), 1)
    if board.is_timeline:
        along = width - left - DAY_GAP * (len(board.days) - 1)
        across, sizes, scales = height - top, ROW_HEIGHTS, MINUTE_WIDTHS
    else:
        along, across, sizes, scales = height - top, width - left, COLUMN_WIDTHS, MINUTE_HEIGHTS
    fitting = (across - gaps) / lanes
    usual = sizes[0] if is_whole else sizes[1]
    widest = sizes[1] * 1.25 if board.is_timeline else sizes[2] / 2
    lane_px = min(max(fitting, usual), widest)
    if not board.is_timeline:
        along = height - STRIP_HEIGHT - _head_height(lane_px)
    minute_px = min(max(along / minutes, scales[0 if is_whole else 1] * 0.7), scales[2])
    return Zoom(minute_px, lane_px)


def _head_height(lane_px: float) -> float:
    return TALL_HEAD_HEIGHT if lane_px < NARROW_COLUMN else COLUMN_HEAD_HEIGHT


def bounded(board: Board, zoom: Zoom) -> Zoom:
    """The nearest zoom that can still be read and painted."""
    sizes = ROW_HEIGHTS if board.is_timeline else COLUMN_WIDTHS
    scales = MINUTE_WIDTHS if board.is_timeline else MINUTE_HEIGHTS
    return Zoom(
        min(max(zoom.minute_px, scales[0]), scales[2]), min(max(zoom.lane_px, sizes[0]), sizes[2])
    )
