"""Why a request waits, why a meeting is here, and what is done about it, in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from scheduler_app.mission.edits.schedule import set_state, unschedule
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.ui.dialogs.why import WhyDialog


def _ask(opened, bench, qtbot, table, record_id):
    bench.selection.select(table, [record_id])
    opened.actions_by_name["why"].trigger()
    (dialog,) = (one for one in opened.findChildren(WhyDialog) if one.isVisible())
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=300_000)
    return dialog


def test_what_helps_is_done_at_a_click_as_one_step(opened, bench, qtbot):
    before = bench.document.mission
    request_id = next(
        one for one in before.meeting_requests if meeting_id_of(one) not in before.meetings
    )
    dialog = _ask(opened, bench, qtbot, "meeting_requests", request_id)
    assert any(line.endswith(".") for line in dialog.lines())
    dialog.buttons[0].click()
    after = bench.document.mission
    assert meeting_id_of(request_id) in after.meetings
    assert not dialog.isVisible()
    assert "Make room for" in opened.actions_by_name["undo"].text()
    opened.actions_by_name["undo"].trigger()
    assert bench.document.mission == before


def test_a_cancelled_request_says_so_and_is_asked_for_again_at_a_click(opened, bench, qtbot):
    request_id = "M-G01"
    bench.editing.apply(
        "Cancel",
        lambda now: set_state(
            unschedule(now, [meeting_id_of(request_id)]), [request_id], MeetingState.CANCELLED
        ),
    )
    dialog = _ask(opened, bench, qtbot, "meeting_requests", request_id)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "It is cancelled." in said
    (line,) = dialog.lines()
    assert line.startswith("Ask for it again: then it can be ")
    dialog.buttons[0].click()
    after = bench.document.mission
    assert meeting_id_of(request_id) in after.meetings
    assert not after.meeting_requests[request_id].is_cancelled
    assert "Ask for " in opened.actions_by_name["undo"].text()


def test_a_meeting_says_what_holds_it_and_goes_where_else_it_could_be(opened, bench, qtbot):
    dialog = _ask(opened, bench, qtbot, "meetings", "meeting-of-M-G01")
    assert dialog.windowTitle() == "Why here?"
    dialog.buttons[0].click()
    moved = bench.document.mission.meetings["meeting-of-M-G01"]
    assert moved.start.isoformat(timespec="minutes") == "2015-04-14T14:15"


def test_times_further_away_are_tried_when_asked_for(opened, bench, qtbot):
    dialog = _ask(opened, bench, qtbot, "meetings", "meeting-of-M-BJ042")
    near = dialog.lines()
    assert dialog.deeper.isVisible()
    dialog.deeper.click()
    assert dialog.is_looking
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=300_000)
    assert dialog.lines()[: len(near)] == near
    assert len(dialog.lines()) > len(near)
    assert not dialog.deeper.isVisible()


def test_too_few_seats_are_told_and_what_would_still_be_in_the_way(opened, bench, qtbot):
    dialog = _ask(opened, bench, qtbot, "meeting_requests", "M-WATER")
    said = "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())
    assert "This alone leaves no place for it:\n–  7 people come, but Board room seats 6" in said
    assert "Even if that gave way, these together would leave no place for it:" in said
    assert "No single change was found that makes room for it." in said
    assert dialog.buttons == []


def test_closing_ends_the_search(opened, bench, qtbot):
    bench.selection.select("meeting_requests", ["M-WATER"])
    dialog = bench.tools.repairing.ask_why()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=120_000)
    assert dialog.buttons == []


def test_how_many_interpreters_are_needed_is_told(opened, bench, qtbot):
    dialog = bench.tools.repairing.ask_interpreters()
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=300_000)
    assert dialog.text().endswith(".")
    assert dialog.add.isEnabled() == bool(dialog.found.hired)
    dialog.reject()


def test_a_line_under_the_pointer_shows_where_it_would_be(opened, bench, qtbot):
    bench.jump("meetings", ("meeting-of-M-G01",))
    dialog = _ask(opened, bench, qtbot, "meetings", "meeting-of-M-G01")
    view = bench.calendar
    dialog.pointed.emit(bench.document.mission.meetings["meeting-of-M-G01"].start)
    assert view._ghost.rects
    assert view._ghost.label == "14:00 – 15:00"
    dialog.reject()
    assert view._ghost is None
