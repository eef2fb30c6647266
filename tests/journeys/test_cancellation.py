"""Twenty-one hundred hours: the minister cancels; a plan and slips for those touched, hands only.

The number of keys and clicks is counted and held: from the phone call to the printed slips.
"""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.answers import AnswerKind
from scheduler_app.planning.judge import judge
from scheduler_app.ui.dialogs.cancel import CancelDialog
from tests.printing.reading import packed, text_of_pages
from tests.windows import bench, failures, opened, sample, window

__all__ = ["bench", "failures", "opened", "sample", "window"]
PATIENCE = 300_000


class Hand:
    """Presses keys and clicks, and counts both."""

    def __init__(self) -> None:
        self.count = 0

    def key(self, widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.count += 1
        QTest.keyClick(widget, key, modifiers)

    def click(self, button):
        self.count += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def trigger(self, action):
        """A command by its key, which the offscreen platform does not pass on."""
        assert not action.shortcut().isEmpty()
        self.count += 1
        action.trigger()


def _dialog(opened):
    (found,) = (one for one in opened.findChildren(CancelDialog) if one.isVisible())
    return found


@pytest.fixture
def meeting(bench):
    """A one-on-one that could be at several times, in the middle of the mission."""
    mission = bench.document.mission
    return mission.meetings[meeting_id_of("M-GZ050")]


def test_from_the_phone_call_to_the_slips(opened, bench, meeting, qtbot, tmp_path):
    before, hand = bench.document.mission, Hand()
    bench.jump("meetings", (meeting.id,))
    hand.count += 1  # the click on the block
    hand.trigger(opened.actions_by_name["cancel"])
    dialog = _dialog(opened)
    dialog.form.why.setText("Called to the capital")
    hand.key(dialog.form.why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.cancel_button.isVisible(), timeout=PATIENCE)
    assert meeting.id not in bench.document.mission.meetings  # the slot empties at once
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=PATIENCE)
    assert dialog.answers.summary(AnswerKind.GAP) == (
        "1 meeting is off, 3 people notice, nobody changes city."
    )
    assert "Fewest possible" in dialog.answers.summary(AnswerKind.FEWEST)
    hand.click(dialog.accept_button)
    after = bench.document.mission
    moved = after.meetings[meeting.id]
    assert (moved.start, judge(after).conflicts) != (meeting.start, ())
    assert judge(after).conflicts == ()
    hand.trigger(opened.actions_by_name["tell"])
    notices = after.notices.values()
    assert {one.why for one in notices} == {"Called to the capital"}
    preview = bench.tools.telling.print_slips()
    hand.count += 1  # Print slips…
    path = tmp_path / "slips.pdf"
    preview.save_pdf(path)
    hand.count += 1  # Save
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not preview.is_working, timeout=PATIENCE)
    text = packed("".join(text_of_pages(path)))
    for one in notices:
        assert packed(one.name) in text
    assert text.count(packed("Change to your programme")) == len(notices)
    assert hand.count <= 7
    preview.close()
    for _ in range(2):
        opened.actions_by_name["undo"].trigger()
    assert bench.document.mission == before


def test_a_move_that_is_refused_stays_where_it_was(opened, bench, qtbot):
    """An interpreter falls ill: what is refused is not moved, and the best without it is found."""
    bench.selection.select("officials", ["C-16"])
    opened.actions_by_name["cancel"].trigger()
    dialog = _dialog(opened)
    dialog.form.since.set_moment(datetime(2015, 4, 17, 0, 0))
    dialog.go()
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=PATIENCE)
    answer = dialog.answers.answer()
    assert answer.lost
    tree = dialog.answers.tree
    heads = [tree.topLevelItem(n).text(0) for n in range(tree.topLevelItemCount())]
    assert heads[1].endswith("notice")
    dialog.reject()


def test_fewest_changes_can_be_accepted_where_nothing_moves(opened, bench, qtbot):
    """A minister with no other hour: the meeting is off, and that is all."""
    before = bench.document.mission
    (meeting,) = (one for one in before.meetings.values() if one.request_id == "M-G02")
    bench.jump("meetings", (meeting.id,))
    dialog = bench.tools.repairing.ask_cancel()
    dialog.go()
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=PATIENCE)
    answer = dialog.answers.answer()
    assert (answer.kind, answer.moved, len(answer.lost)) == (AnswerKind.GAP, (), 1)
    button = dialog.answers.buttons[AnswerKind.GAP]
    assert button.isChecked()
    assert "Leave the gap / Fewest changes" in button.text()  # two that come to the same are one
    assert "Fewest possible" in dialog.answers.summary(AnswerKind.GAP)
    assert not dialog.answers.buttons[AnswerKind.FEWEST].isVisible()
    dialog.accept_button.click()
    after = bench.document.mission
    assert meeting.id not in after.meetings
    assert not dialog.isVisible()
    assert bench.selection.selected.ids == ()


def test_a_cancellation_twice_and_one_of_the_past_are_answered(opened, bench, meeting, qtbot):
    bench.selection.select("meetings", [meeting.id])
    dialog = bench.tools.repairing.ask_cancel()
    dialog.form.drop.setChecked(True)
    dialog.go()
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=PATIENCE)
    dialog.reject()
    assert bench.document.mission.meeting_requests[meeting.request_id].is_cancelled
    bench.selection.select("meeting_requests", [meeting.request_id])
    again = bench.tools.repairing.ask_cancel()
    again.go()
    assert "is cancelled already" in again.form.refusal()
    again.reject()
    first = min(bench.document.mission.meetings.values(), key=lambda one: one.start)
    bench.selection.select("meetings", [first.id])
    late = bench.tools.repairing.ask_cancel()
    late.form.now.set_moment(datetime(2015, 4, 16, 21, 0))
    late.go()
    assert "has begun already" in late.form.refusal()
    assert first.id in bench.document.mission.meetings
    late.reject()


def test_whoever_is_told_is_ticked_off_and_the_log_keeps_it(
    opened, bench, meeting, qtbot, tmp_path
):
    bench.selection.select("meetings", [meeting.id])
    dialog = bench.tools.repairing.ask_cancel()
    dialog.go()
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=PATIENCE)
    dialog.reject()
    tell = bench.tools.telling.ask()
    count = len(bench.document.mission.notices)
    assert count == 3
    assert "is off" in tell.copy_mail()
    assert tell.save_calendars(tmp_path / "calendars") == count
    for path in (tmp_path / "calendars").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "METHOD:CANCEL" in text
        assert "STATUS:CANCELLED" in text
    tell.tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    assert sum(one.is_told for one in bench.document.mission.notices.values()) == 1
    last = lambda: tell.tree.topLevelItem(count - 1)  # noqa: E731 - read anew each time
    qtbot.waitUntil(
        lambda: last() is not None and last().checkState(0) is Qt.CheckState.Checked,
        timeout=PATIENCE,
    )
    tell.reject()


def test_calendar_files_go_over_those_before_also_another_day(
    opened, bench, meeting, qtbot, tmp_path
):
    """The program is closed between two cancellations and the calendar files."""
    start = bench.document.mission.version
    others = [one for one in bench.document.mission.meetings.values() if one.id != meeting.id]
    for one in (meeting, max(others, key=lambda one: one.start)):
        bench.selection.select("meetings", [one.id])
        dialog = bench.tools.repairing.ask_cancel()
        dialog.go()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.is_looking, timeout=PATIENCE)
        dialog.reject()
    path, mission = bench.document.path, bench.document.mission
    assert {one.since for one in mission.notices.values()} == {start, start + 1}
    opened.close_mission()
    opened.files.open(path)
    qtbot.waitUntil(lambda: opened.workbench not in (None, bench), timeout=PATIENCE)
    folder = tmp_path / "calendars"
    opened.workbench.tools.telling.ask().save_calendars(folder)
    texts = [one.read_text(encoding="utf-8") for one in folder.iterdir()]
    assert len(texts) == len({one.person for one in mission.notices.values()})
    assert mission.version == start + 2
    assert all("METHOD:CANCEL" in one for one in texts)
    assert all(f"SEQUENCE:{start + 2}" in one for one in texts)


def test_two_cancellations_at_once_and_somebody_told_meanwhile(opened, bench, qtbot):
    """Beijing and Guangzhou at the same time; one is told while the answers are open."""
    dialogs = []
    for key in ("meeting-of-M-GZ050", "meeting-of-M-BJ042"):
        bench.selection.select("meetings", [key])
        dialog = bench.tools.repairing.ask_cancel()
        dialog.go()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.is_looking, timeout=PATIENCE)
        dialogs.append(dialog)
    told = next(iter(bench.document.mission.notices))
    bench.tools.telling.tick([told], True)
    for dialog in dialogs:
        dialog.accept_button.click()
        assert not dialog.isVisible()
    mission = bench.document.mission
    assert {"meeting-of-M-GZ050", "meeting-of-M-BJ042"} <= set(mission.meetings)
    assert mission.notices[told].is_told
    waiting = [one.person for one in mission.notices.values() if not one.is_told]
    assert len(waiting) == len(set(waiting))
    assert mission.notices[told].person in waiting  # the answer is news to them


def test_a_place_found_by_hand_is_what_people_are_told(opened, bench, qtbot):
    mission = bench.document.mission
    old = mission.meetings["meeting-of-M-GZ050"]
    bench.selection.select("meetings", [old.id])
    dialog = bench.tools.repairing.ask_cancel()
    dialog.form.hosts.setChecked(False)
    dialog.go()
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=PATIENCE)
    dialog.reject()
    bench.editing.put(old.request_id, datetime(2015, 4, 17, 16, 15), old.venue_id, old.room_id)
    tell = bench.tools.telling.ask()
    texts = [one.text for one in bench.document.mission.notices.values()]
    assert all("is now Fri 17 Apr 16:15" in one for one in texts)
    tell.reject()
    bench.editing.put(old.request_id, old.start, old.venue_id, old.room_id)
    bench.tools.telling.ask().reject()
    assert bench.document.mission.notices == {}
