"""The preview: how long the window does not answer; run as `python -m tests.benchmarks.preview`.

A timer of 10 ms runs while the preview of the sample is opened, paged through, set otherwise, saved
and stopped. Prints one JSON line: milliseconds between two ticks at most, by what was done, for
several rounds (median and most). Never fails for slowness.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer

from scheduler_app.app import make_application
from scheduler_app.exchange.samples import load_sample
from scheduler_app.printing.choices import day_sheet_choices
from scheduler_app.settings import resource
from scheduler_app.ui.dialogs.print_preview import PrintPreview

ROUNDS, TICK_MS, PATIENCE_S, REST_S = 5, 10, 30.0, 0.3


class Watch:
    """The longest time between two ticks of a timer in the loop of the window."""

    def __init__(self, process: Callable[[], None]) -> None:
        self._process, self._last, self._longest = process, 0.0, 0.0
        self._timer = QTimer(interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def of(self, act: Callable[[], object], until: Callable[[], bool]) -> float:
        """Milliseconds at most from before `act` until its effects are there."""
        self._rest(REST_S)
        self._last, self._longest = time.perf_counter(), 0.0
        act()
        end = time.perf_counter() + PATIENCE_S
        while not until() and time.perf_counter() < end:
            self._rest(0.0)
        self._rest(REST_S)
        return 1000 * self._longest

    def _rest(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while True:
            self._process()
            time.sleep(0.0005)
            if time.perf_counter() >= end:
                return

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def main() -> None:
    """Measure the sample."""
    application = make_application([])
    mission = load_sample(resource("samples"), "smart-cities-2015")
    watch = Watch(application.processEvents)
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            for name, pause in _round(watch, mission, Path(folder)):
                found.setdefault(name, []).append(pause)
    pauses = {
        name: {"median": round(statistics.median(ones), 1), "most": round(max(ones), 1)}
        for name, ones in found.items()
    }
    print(json.dumps({"benchmark": "preview", "unit": "ms", **pauses}))


def _round(watch: Watch, mission, folder: Path):
    made: list[PrintPreview] = []

    def begin() -> None:
        made.append(PrintPreview(mission))
        made[0].show()

    yield "open and count", watch.of(begin, lambda: _is_still(made[0]))
    (preview,) = made
    bar = preview.view.verticalScrollBar()
    yield "scroll", watch.of(lambda: bar.setValue(bar.maximum()), lambda: _is_still(preview))
    size = preview.choices.text_size
    yield "text size", watch.of(lambda: size.setValue(12), lambda: _is_still(preview))
    sheets = day_sheet_choices(mission)
    yield "day sheets", watch.of(lambda: preview.papers.choose(sheets), lambda: _is_still(preview))
    preview.papers.set_mission(mission)
    path = folder / "all.pdf"
    yield "save", watch.of(lambda: preview.save_pdf(path), lambda: not preview.is_working)

    def save_and_stop() -> None:
        preview.save_pdf(folder / "stopped.pdf")
        preview.stop()

    yield "stop", watch.of(save_and_stop, lambda: not preview.is_working)
    yield "close", watch.of(preview.close, lambda: True)


def _is_still(preview: PrintPreview) -> bool:
    return preview.view.page_count() > 0 and not preview.view.needs() and preview.is_counted


if __name__ == "__main__":
    main()
