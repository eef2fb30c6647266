"""The main job as a person lives it, through the real window, the real solver and real files.

Once everywhere without a screen, and once with keys and the mouse on a real X server.
"""

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from scheduler_app.app import make_application, make_window
from scheduler_app.calendar_view.layout import BlockKind, BlockRef
from scheduler_app.mission.slots import slot_of
from scheduler_app.printing.choices import itinerary_choices
from scheduler_app.times.writing import slots_text

PATIENCE = 120_000


def judged(qtbot, window):
    qtbot.waitUntil(
        lambda: window.workbench is not None and window.workbench.judging.is_current,
        timeout=PATIENCE,
    )


def open_sample(qtbot, window):
    window.start_page.sample.click()
    qtbot.waitUntil(lambda: window.document is not None, timeout=PATIENCE)
    judged(qtbot, window)


def move_official_away(qtbot, window):
    """Type other hours into an official's availability; the meeting that they break."""
    bench, mission = window.workbench, window.document.mission
    meeting = next(
        one
        for one in mission.meetings.values()
        if mission.officials[official_of(mission, one)].availability
    )
    official = official_of(mission, meeting)
    bench.jump("officials", (official,), "availability")
    grid = bench.data.current.grid
    grid.edit(grid.currentIndex())
    line = grid.viewport().findChild(QLineEdit)
    line.selectAll()
    later = slot_of(meeting.start + timedelta(hours=3), 60)
    QTest.keyClicks(line, slots_text([later], mission=mission).replace("–", "-"))
    QTest.keyClick(line, Qt.Key.Key_Return)
    officials = lambda: window.document.mission.officials  # noqa: E731
    qtbot.waitUntil(lambda: officials()[official].availability == (later,), timeout=PATIENCE)
    judged(qtbot, window)
    return meeting


def official_of(mission, meeting):
    return mission.meeting_requests[meeting.request_id].official_ids[0]


def assert_is_marked(window, meeting):
    findings = window.workbench.judging.findings
    assert findings.clashes > 0
    assert any(meeting.id in line.ids for line in findings.lines)
    assert "0 clashes" not in window.standing.text()
    window.actions_by_name["next_problem"].trigger()
    window.workbench.jump("meetings", (meeting.id,))
    assert window.workbench.city_day.day == meeting.start.date()
    view = window.workbench.city_day.view
    ref = BlockRef(BlockKind.MEETING, meeting.id)
    assert next(block.face.clash for block in view.board.blocks if block.ref == ref)


def solve_and_stop(qtbot, window, start, stop):
    """Solve, let a first plan come, stop; what is adopted."""
    solving = window.workbench.solving
    seen: list[object] = []
    solving.progressed.connect(seen.append)
    with qtbot.waitSignal(solving.adopted, timeout=PATIENCE) as adopted:
        start()
        qtbot.waitUntil(lambda: bool(seen) or not solving.is_running, timeout=PATIENCE)
        if solving.is_running:
            stop()
    judged(qtbot, window)
    return adopted.args[0]


def print_to_pdf(qtbot, window, path):
    preview = window.preview_paper()
    preview.choose(itinerary_choices(window.document.mission)[:2])
    preview.save_pdf(path)
    qtbot.waitUntil(lambda: not preview.is_working, timeout=PATIENCE)
    preview.close()
    return PdfReader(path)


def assert_printed(pdf, mission):
    text = " ".join(page.extract_text() for page in pdf.pages)
    first = next(iter(mission.delegates.values()))
    assert first.display_name in text
    assert len(pdf.pages) > 2


def fresh_window(qtbot):
    window = make_window(make_application([]))
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_main_job(qapp, qtbot, tmp_path):
    window = fresh_window(qtbot)
    open_sample(qtbot, window)
    path, before = window.document.path, window.document.mission
    meeting = move_official_away(qtbot, window)
    assert_is_marked(window, meeting)
    edited = window.document.mission

    actions = window.actions_by_name
    proposal = solve_and_stop(qtbot, window, actions["solve"].trigger, actions["stop"].trigger)
    solved = window.document.mission
    assert window.workbench.judging.findings.clashes == 0
    assert len(solved.meetings) == proposal.placed > 0
    assert f"{proposal.placed} of" in window.workbench.notice.text
    assert solved.version == before.version + 1

    actions["undo"].trigger()
    assert window.document.mission.meetings == edited.meetings
    actions["redo"].trigger()
    assert window.document.mission == solved

    assert_printed(print_to_pdf(qtbot, window, tmp_path / "days.pdf"), solved)
    window.close()

    again = fresh_window(qtbot)
    assert again.start_page._recent.count() == 1
    again.files.open(path)
    qtbot.waitUntil(lambda: again.document is not None, timeout=PATIENCE)
    assert again.document.mission == solved
    assert any(one.number == solved.version for one in again.document.versions())
    again.close()


@pytest.mark.xserver
def test_the_main_job_on_a_real_screen(qapp, qtbot, tmp_path):
    assert QGuiApplication.platformName() == "xcb"
    window = fresh_window(qtbot)
    qtbot.waitExposed(window)
    open_sample(qtbot, window)
    window.actions_by_name["view_city_day"].trigger()
    meeting = move_official_away(qtbot, window)
    assert_is_marked(window, meeting)
    solve_and_stop(qtbot, window, lambda: press(window, "F5"), lambda: press(window, "shift+F5"))
    assert window.workbench.judging.findings.clashes == 0
    drag_a_meeting(qtbot, window)
    press(window, "ctrl+z")
    qtbot.waitUntil(lambda: window.document.undo_stack.undoText() == "Solve", timeout=PATIENCE)
    print_to_pdf(qtbot, window, tmp_path / "days.pdf")
    assert Path(tmp_path / "days.pdf").stat().st_size > 10_000
    window.close()


def press(window, keys):
    """A key as the X server gives it, where xdotool is there; else as Qt would get it."""
    if shutil.which("xdotool"):
        subprocess.run(["xdotool", "windowfocus", "--sync", str(int(window.winId()))], check=True)
        subprocess.run(["xdotool", "key", keys], check=True)
        return
    *held, key = keys.split("+")
    modifier = {
        "shift": Qt.KeyboardModifier.ShiftModifier,
        "ctrl": Qt.KeyboardModifier.ControlModifier,
    }
    held_keys = modifier[held[0]] if held else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window, {"F5": Qt.Key.Key_F5, "z": Qt.Key.Key_Z}[key], held_keys)


def drag_a_meeting(qtbot, window):
    """Take the first meeting in sight and let it go an hour later."""
    view = window.workbench.city_day.view
    mission = window.document.mission
    meeting = next(one for one in mission.meetings.values() if one.start.hour < 12)
    window.workbench.jump("meetings", (meeting.id,))
    qtbot.wait(100)
    rect = view.visualRect(view.selectedIndexes()[0])
    at = QPoint(rect.left() + min(rect.width() // 2, 40), rect.top() + 6)
    hour = round(60 * view.placed.zoom.minute_px)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 6):
        QTest.mouseMove(view.viewport(), at + QPoint(0, hour * step // 5), 20)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(0, hour))
    qtbot.waitUntil(
        lambda: window.document.mission.meetings[meeting.id].start != meeting.start,
        timeout=PATIENCE,
    )
