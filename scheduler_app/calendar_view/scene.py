"""What the painter is given: a layout, how it is to look, and what the user is doing with it."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.calendar_view.colours import Theme
from scheduler_app.calendar_view.drops import Level
from scheduler_app.calendar_view.layout import BlockRef, Layout, Rect
from scheduler_app.calendar_view.lettering import Lettering


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """Where a dragged block would land."""

    rects: tuple[Rect, ...]
    level: Level
    label: str = ""
    lane: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that decides how a view looks. `scroll`: the content at the body's corner."""

    layout: Layout
    theme: Theme
    lettering: Lettering
    scroll: tuple[float, float] = (0.0, 0.0)
    selected: frozenset[BlockRef] = frozenset()
    current: int | None = None
    hovered: BlockRef | None = None
    slot: Rect | None = None
    ghost: Ghost | None = None
    lifted: frozenset[BlockRef] = frozenset()
    """What is being dragged, drawn pale where it still stands."""
