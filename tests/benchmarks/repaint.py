"""How long the calendar takes to draw, to zoom and to follow a drag, with about 2,000 blocks.

    python tests/benchmarks/repaint.py

Prints one line of JSON: milliseconds as the median and the spread (10th to 90th percentile). It
measures and never fails for slowness.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from scheduler_app.calendar_view.drops import Level
from scheduler_app.calendar_view.gestures import MoveGesture, is_movable
from scheduler_app.calendar_view.layout import TimelineSpec, compose
from scheduler_app.calendar_view.view import CalendarView
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.settings import resource
from tests.calendar_view.missions import full_mission

ROUNDS = 40


def main() -> None:
    application = QApplication.instance() or QApplication([])
    for style in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resource(f"fonts/AttacheSans-{style}.ttf")))
    QApplication.setFont(QFont("Attache Sans"))
    mission = full_mission(meetings=1150)
    view = CalendarView()
    view.resize(1440, 900)
    view.set_mission(mission)
    view.set_spec(TimelineSpec())
    view.fit()  # the whole: every block is on screen
    view.show()
    application.processEvents()
    assert view.placed is not None
    spec = TimelineSpec()
    found: dict[str, object] = {
        "blocks": len(view.placed.board.blocks),
        "lanes": len(view.placed.board.lanes),
        "compose_ms": measured(lambda: compose(mission, spec, index=ItineraryIndex(mission)), 10),
        "repaint_ms": measured(view.viewport().repaint),
        "zoom_ms": measured(zoom_steps(view)),
        "drag_step_ms": measured(drag_steps(view)),
    }
    print(json.dumps(found))


def zoom_steps(view: CalendarView) -> Callable[[], None]:
    factors = iter([1.15, 1 / 1.15] * ROUNDS)

    def step() -> None:
        view.zoom_time(next(factors))
        view.viewport().repaint()

    return step


def drag_steps(view: CalendarView) -> Callable[[], None]:
    """Begin to drag a meeting; every step goes on by more than a slot, and repaints."""
    placed = view.placed
    assert placed is not None
    number = next(n for n, one in enumerate(placed.board.blocks) if is_movable(one))
    block = placed.board.blocks[number]
    view.set_verdict(lambda _request, _start, _venue, _room: (Level.WISH, "costs a wish"))
    assert block.request_id is not None
    view._gesture = MoveGesture(placed, view.judge(), block.request_id, 30, block=block)
    at = view.viewport_rect(placed.rects[number]).center()
    places = iter([at + QPoint(6 * n, 0) for n in range(2 * ROUNDS)])

    def step() -> None:
        view._step(next(places))
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    return step


def measured(action: Callable[[], object], rounds: int = ROUNDS) -> dict[str, float]:
    """Median, 10th and 90th percentile in milliseconds."""
    action()
    times = []
    for _ in range(rounds):
        start = perf_counter()
        action()
        times.append((perf_counter() - start) * 1000)
    deciles = statistics.quantiles(times, n=10)
    return {
        "median": round(statistics.median(times), 2),
        "p10": round(deciles[0], 2),
        "p90": round(deciles[-1], 2),
    }


if __name__ == "__main__":
    main()
