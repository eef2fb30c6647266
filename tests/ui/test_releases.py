"""What was sent, how much has changed since, and who gets new paper, in the window."""

from __future__ import annotations

from scheduler_app.printing.choices import PaperKind

PATIENCE = 30_000


def _moved(opened, bench):
    """A meeting is put where else it could be."""
    bench.selection.select("meetings", ["meeting-of-M-G01"])
    return bench.tools.repairing.ask_why()


def test_changes_are_counted_since_the_last_release_and_printed_for_those_touched(
    opened, bench, qtbot
):
    assert opened.since.text() == ""
    dialog = bench.tools.telling.ask_releases()
    dialog.name.setText("v1 sent")
    dialog.send.click()
    (sent,) = bench.document.mission.releases.values()
    assert sent.version == bench.document.mission.version
    assert len(sent.holders) > 100
    qtbot.waitUntil(lambda: opened.since.text() == "no change since “v1 sent”", timeout=PATIENCE)
    why = _moved(opened, bench)
    qtbot.waitUntil(lambda: not why.is_looking, timeout=PATIENCE)
    why.buttons[0].click()
    qtbot.waitUntil(lambda: opened.since.text() == "1 change since “v1 sent”", timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: dialog.found is not None and bool(dialog.found.changes), timeout=PATIENCE
    )
    assert {"P-01", "P-04", "O-11"} <= set(dialog.found.by_person())
    preview = bench.tools.telling.print_for(dialog.found)
    chosen = preview.papers.chosen()
    assert {one.about for one in chosen if one.kind is PaperKind.ITINERARY} == set(
        dialog.found.by_person()
    )
    assert len([one for one in chosen if one.kind is PaperKind.DAY_SHEET]) == 1
    preview.close()
    dialog.reject()


def test_a_name_is_given_once(opened, bench):
    bench.tools.telling.release("v1 sent")
    said: list[str] = []
    bench.editing.said.connect(said.append)
    bench.tools.telling.release("v1 sent")
    assert len(bench.document.mission.releases) == 1
    assert "v1 sent" in said[-1]


def test_who_has_which_release_and_any_two_are_compared(opened, bench, qtbot):
    telling = bench.tools.telling
    dialog = telling.ask_releases()
    dialog.name.setText("v1 sent")
    dialog.send.click()
    why = _moved(opened, bench)
    qtbot.waitUntil(lambda: not why.is_looking, timeout=PATIENCE)
    why.buttons[0].click()
    dialog.name.setText("v2 sent")
    dialog.only_touched.setChecked(True)
    dialog.send.click()
    mission = bench.document.mission
    first, second = sorted(mission.releases.values(), key=lambda one: one.version)
    assert set(second.holders) < set(first.holders)
    assert {"P-01", "P-04", "O-11"} <= set(second.holders)
    heads = [dialog.holders.topLevelItem(n).text(0) for n in range(2)]
    people = len(second.holders)
    assert heads == [
        f"{people} people have “v2 sent”",
        f"{len(first.holders) - people} people have “v1 sent”",
    ]
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=PATIENCE)
    assert not dialog.found.changes  # v2 and the mission as it is now
    dialog.other.setCurrentText("v1 sent")
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=PATIENCE)
    assert set(dialog.found.by_person()) == set(second.holders)
    assert not dialog.paper.isEnabled()  # paper is printed of the mission as it is now
    dialog.reject()


def test_a_release_after_an_undo_is_of_the_plan_that_was_sent(opened, bench, qtbot):
    why = _moved(opened, bench)
    qtbot.waitUntil(lambda: not why.is_looking, timeout=PATIENCE)
    bench.tools.telling.release("wrong")
    while opened.actions_by_name["undo"].isEnabled():
        opened.actions_by_name["undo"].trigger()
    sent = bench.document.mission
    bench.tools.telling.release("v1 sent")
    (release,) = bench.document.mission.releases.values()
    kept = bench.document.read_version(release.version)
    assert kept.meetings == sent.meetings
    assert kept == bench.document.mission


def test_who_is_to_be_told_never_hides_what_was_changed_by_hand(opened, bench, qtbot):
    telling = bench.tools.telling
    dialog = telling.ask()
    assert dialog.head() == "Nothing was cancelled of which somebody is to be told."
    qtbot.waitUntil(lambda: "are not listed here" in dialog.beside(), timeout=PATIENCE)
    telling.release("v1 sent")
    qtbot.waitUntil(lambda: "differs from “v1 sent”" in dialog.beside(), timeout=PATIENCE)
    assert dialog.beside().startswith("Nobody")
    bench.selection.select("meetings", ["meeting-of-M-G01"])
    bench.editing.unschedule()
    qtbot.waitUntil(lambda: dialog.beside().startswith("Changes made by hand"), timeout=PATIENCE)
    assert "4 people differ from “v1 sent”" in dialog.beside()
    dialog.reject()
