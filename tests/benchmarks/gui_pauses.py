"""The longest time for which the window does not answer, in each thing that a person does.

    python tests/benchmarks/gui_pauses.py [SECONDS OF SOLVING]

A timer of 10 ms runs in the real window with the sample mission; how late it is at most is the pause.
Prints one line of JSON: for each action the milliseconds of the longest pause, and in brackets how
many of them the window's own thread was at work (on a busy machine the rest is other programs').
It measures and never fails for slowness.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from scheduler_app.app import make_application, make_window
from scheduler_app.calendar_view.gestures import is_movable
from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.edits.schedule import unschedule
from scheduler_app.printing.choices import itinerary_choices
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.workbench import Workbench

TICK_MS = 10
PATIENCE_S = 120.0
REST_MS = 400
PASTED = 100


class Pauses:
    """Lets the window run, and notes for each action how long it did not answer at most."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[float, float]] = {}
        self._timer = QTimer(interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._last = perf_counter()
        self._worked = thread_time()
        self._longest = (0.0, 0.0)
        self._timer.start()

    def of(
        self, name: str, act: Callable[[], object], until: Callable[[], bool] | None = None
    ) -> None:
        """Do something, from a timer as a click would, and wait until it has had its effects."""
        wait(REST_MS)
        done: list[bool] = []
        self._longest, self._last, self._worked = (0.0, 0.0), perf_counter(), thread_time()

        def run() -> None:
            act()
            done.append(True)

        QTimer.singleShot(20, run)
        begun = perf_counter()
        while not done or (until is not None and not until()):
            if perf_counter() - begun > PATIENCE_S:
                name = f"{name} (not finished)"
                break
            wait(20)
        wait(REST_MS)
        self.found[name] = max(self.found.get(name, (0.0, 0.0)), self._longest)

    def line(self) -> str:
        """What was found, as JSON."""
        said = {name: f"{wall:.0f} ({own:.0f})" for name, (wall, own) in self.found.items()}
        return json.dumps(said)

    def _on_tick(self) -> None:
        now, worked = perf_counter(), thread_time()
        pause = max((now - self._last) * 1000 - TICK_MS, 0.0)
        self._longest = max(self._longest, (pause, (worked - self._worked) * 1000))
        self._last, self._worked = now, worked


def wait(milliseconds: int) -> None:
    """Let Qt work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 15.0
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, XDG_CONFIG_HOME=f"{home}/.config")
        window = make_window(make_application(["attache"]))
        window.resize(1440, 900)
        window.show()
        pauses = Pauses()
        measure_all(pauses, window, seconds, Path(home))
        window.close()
    print(pauses.line())


def measure_all(pauses: Pauses, window: MainWindow, seconds: float, home: Path) -> None:
    """The working day of a person, in one go."""
    pauses.of(
        "open sample",
        window.files.open_sample,
        lambda: (b := window.workbench) is not None and b.judging.is_current,
    )
    bench = window.workbench
    assert bench is not None

    def judged() -> bool:
        return bench.judging.is_current

    measure_views(pauses, bench)
    measure_edits(pauses, bench, judged)
    measure_drag(pauses, bench, judged)
    measure_solve(pauses, bench, judged, seconds)
    measure_tables(pauses, bench, judged)
    measure_paper(pauses, window, home)


def measure_views(pauses: Pauses, bench: Workbench) -> None:
    for name, place in (("people", 1), ("data", 2), ("city day", 0), ("people again", 1)):
        pauses.of(f"switch to {name}", partial(bench.views.setCurrentIndex, place))
    bench.views.setCurrentIndex(0)
    for step in range(3):
        pauses.of("next day", partial(bench.city_day.go, 1 if step < 2 else -1))


def measure_edits(pauses: Pauses, bench: Workbench, judged: Callable[[], bool]) -> None:
    for front, place in (("city day", 0), ("people", 1), ("data", 2)):
        bench.views.setCurrentIndex(place)
        pauses.of(f"edit a cell, {front} in front", lambda: change_a_title(bench), judged)
        pauses.of(f"move a meeting, {front} in front", lambda: move_a_meeting(bench), judged)
        pauses.of(f"undo it, {front} in front", bench.editing.undo, judged)


def change_a_title(bench: Workbench) -> None:
    one = next(iter(bench.document.mission.officials.values()))
    bench.editing.apply(
        "Edit", lambda mission: set_field(mission, "officials", one.id, "title", f"{one.title}.")
    )


def move_a_meeting(bench: Workbench) -> None:
    one = next(iter(bench.document.mission.meetings.values()))
    later = one.start + timedelta(minutes=15)
    bench.editing.put(one.request_id, later, one.venue_id, one.room_id)


def measure_drag(pauses: Pauses, bench: Workbench, judged: Callable[[], bool]) -> None:
    """Take a meeting of the city day and pull it down over some slots."""
    bench.views.setCurrentIndex(0)
    bench.city_day.show_day(bench.document.mission.days[1])
    wait(REST_MS)
    view = bench.city_day.view
    assert view.placed is not None
    number = next(n for n, one in enumerate(view.placed.board.blocks) if is_movable(one))
    view.scrollTo(view.model().index(number, 0))
    start = view.viewport_rect(view.placed.rects[number]).center()

    def send(kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        where = view.viewport().mapToGlobal(at)
        event = QMouseEvent(
            kind, QPointF(at), QPointF(where), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view.viewport(), event)

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    pauses.of("take a block", lambda: send(QEvent.Type.MouseButtonPress, start, left, left))
    for step in range(1, 9):
        at = start + QPoint(0, 12 * step)
        pauses.of("drag step", partial(send, QEvent.Type.MouseMove, at, none, left))
    end = start + QPoint(0, 96)
    pauses.of("drop", lambda: send(QEvent.Type.MouseButtonRelease, end, left, none), judged)


def measure_solve(
    pauses: Pauses, bench: Workbench, judged: Callable[[], bool], seconds: float
) -> None:
    solving = bench.solving
    bench.editing.apply("Clear", lambda mission: unschedule(mission, tuple(mission.meetings)))
    for front, place in (("city day", 0), ("people", 1)):
        bench.views.setCurrentIndex(place)
        wait(REST_MS)
        pauses.of(f"solve start, {front}", solving.start)
        pauses.of("solve running", lambda: None, after(seconds))
        pauses.of(
            f"stop and adopt, {front}", solving.stop, lambda: not solving.is_running and judged()
        )
        pauses.of(f"undo the solve, {front}", bench.editing.undo, judged)
        pauses.of(f"redo the solve, {front}", bench.editing.redo, judged)


def after(seconds: float) -> Callable[[], bool]:
    end = perf_counter() + seconds
    return lambda: perf_counter() > end


def measure_tables(pauses: Pauses, bench: Workbench, judged: Callable[[], bool]) -> None:
    pauses.of("show a table", lambda: bench.show_table("meeting_requests"))
    panel = bench.data.current
    for text in ("c", "counter", ""):
        pauses.of("filter a table", partial(panel.filter.setText, text))
    pauses.of("sort a table", lambda: panel.grid.sortByColumn(1, Qt.SortOrder.DescendingOrder))
    bench.show_table("organisations")
    rows = "Name\n" + "\n".join(f"Firm {n}" for n in range(PASTED))
    QGuiApplication.clipboard().setText(rows)
    pauses.of(f"paste {PASTED} rows", lambda: bench.editing.paste(bench.data.current), judged)
    pauses.of("undo the paste", bench.editing.undo, judged)


def measure_paper(pauses: Pauses, window: MainWindow, home: Path) -> None:
    """The preview of everyone's itineraries, then the same as PDF."""
    previews = []
    pauses.of("open the preview", lambda: previews.append(window.preview_paper()))
    preview = previews[0]
    mission = window.document.mission  # type: ignore[union-attr]
    pauses.of(
        "preview of all",
        lambda: preview.choose(itinerary_choices(mission)),
        lambda: preview.view.page_count() > 0,
    )
    target = home / "all.pdf"
    pauses.of("print to PDF", lambda: preview.save_pdf(target), target.exists)
    preview.close()


if __name__ == "__main__":
    main()
