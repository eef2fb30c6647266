"""Everything in the calendar as pure geometry, without Qt: a mission to blocks, a point to a block.

`compose` says what a view shows; `Layout` puts it at a size and answers what lies where. The
painter draws it, the view asks it, and tests read it as text.
"""

from scheduler_app.calendar_view.layout.blocks import (
    Band,
    BandKind,
    Block,
    BlockKind,
    BlockRef,
    Board,
    DayHead,
    Face,
    Lane,
    LaneKind,
    LaneRef,
    Marks,
    Tone,
)
from scheduler_app.calendar_view.layout.compose import compose
from scheduler_app.calendar_view.layout.geometry import Rect
from scheduler_app.calendar_view.layout.marking import marked
from scheduler_app.calendar_view.layout.place import Layout, SlotRef, bounded, fitting_zoom
from scheduler_app.calendar_view.layout.spec import (
    CityDaySpec,
    Columns,
    TimelineSpec,
    ViewSpec,
    Zoom,
)

__all__ = [
    "Band",
    "BandKind",
    "Block",
    "BlockKind",
    "BlockRef",
    "Board",
    "CityDaySpec",
    "Columns",
    "DayHead",
    "Face",
    "Lane",
    "LaneKind",
    "LaneRef",
    "Layout",
    "Marks",
    "Rect",
    "SlotRef",
    "TimelineSpec",
    "Tone",
    "ViewSpec",
    "Zoom",
    "bounded",
    "compose",
    "fitting_zoom",
    "marked",
]
