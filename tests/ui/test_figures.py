"""The figures of the plan in the window, and what makes a plan good."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from scheduler_app.mission.aims import AIMS, USUAL, Aim, Ideas
from scheduler_app.ui import editing
from scheduler_app.ui.dialogs.aims import AimsDialog

PATIENCE = 120_000


def _heads(tree):
    return [tree.topLevelItem(n).text(0) for n in range(tree.topLevelItemCount())]


def test_the_line_of_the_status_bar_leads_to_the_figures_behind_it(opened, bench, qtbot):
    tree = bench.figures.tree
    assert tree.topLevelItemCount() == 0  # nobody looks yet
    opened.standing.click()
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 6)
    waiting = tree.topLevelItem(0)
    qtbot.waitUntil(
        lambda: opened.standing.text().startswith("402 of 409 placed"), timeout=PATIENCE
    )
    assert waiting.text(0) == "402 of 409 requests are placed"
    assert waiting.childCount() == 1 + 7  # why it matters, then each that waits
    tree.itemActivated.emit(waiting.child(1), 0)
    assert bench.selection.selected.table == "meeting_requests"


def test_figures_follow_the_plan_and_stay_open_where_they_were(opened, bench, qtbot):
    opened.actions_by_name["figures"].trigger()
    tree = bench.figures.tree
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 6)
    tree.topLevelItem(0).setExpanded(True)
    meeting = next(iter(bench.document.mission.meetings.values()))
    bench.selection.select("meetings", [meeting.id])
    opened.actions_by_name["unschedule"].trigger()
    qtbot.waitUntil(lambda: _heads(tree)[0] == "401 of 409 requests are placed", timeout=PATIENCE)
    assert tree.topLevelItem(0).isExpanded()
    assert not tree.topLevelItem(1).isExpanded()


def test_what_makes_a_plan_good_is_chosen_in_order_and_undone(opened, bench, monkeypatch):
    class Answered(AimsDialog):
        def exec(self):
            self.list.setCurrentRow(3)
            self.up.click()
            self.list.item(0).setCheckState(self.list.item(0).checkState().Unchecked)
            self.boxes["high"].setValue(20)
            self.only_accepted.setChecked(True)
            self.ideas.setCurrentIndex(self.ideas.findData(Ideas.REQUEST))
            self.accept()
            return QDialog.DialogCode.Accepted

    monkeypatch.setattr(editing, "AimsDialog", Answered)
    before = bench.document.mission
    opened.actions_by_name["aims"].trigger()
    mission = bench.document.mission
    assert mission.aims == (Aim.WISHES, Aim.MOVES, Aim.GAPS, Aim.EVENNESS)
    assert (mission.weights.high, mission.only_accepted) == (20, True)
    assert mission.ideas is Ideas.REQUEST
    opened.actions_by_name["undo"].trigger()
    assert bench.document.mission.aims == before.aims


def test_the_usual_values_come_back_at_a_click(qapp, sample):
    dialog = AimsDialog(sample)
    dialog.boxes["nice"].setValue(7)
    dialog.list.setCurrentRow(0)
    assert not dialog.up.isEnabled()
    dialog.down.click()
    dialog.usual.click()
    assert (dialog.aims(), dialog.weights()) == (AIMS, USUAL)
