"""Trying something: compared with the plan before, then kept or thrown away; and what hangs on whom."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from scheduler_app.planning.fragility import exposure as fragility_of
from scheduler_app.planning.fragility import exposures, subjects_of
from scheduler_app.ui.dialogs import fragility
from tests.builders import a_meeting, a_mission, a_request, an_official, at

PATIENCE = 30_000


def _take_out(opened, bench):
    meeting = next(iter(bench.document.mission.meetings.values()))
    bench.selection.select("meetings", [meeting.id])
    opened.actions_by_name["unschedule"].trigger()


def test_an_attempt_is_compared_and_thrown_away_as_one_step(opened, bench, qtbot):
    before = bench.document.mission
    opened.actions_by_name["what_if"].trigger()
    assert bench.tools.trying.is_trying
    _take_out(opened, bench)
    dialog = bench.tools.trying.compare()
    qtbot.waitUntil(lambda: dialog.tree.topLevelItemCount() == 6, timeout=PATIENCE)
    first = dialog.tree.topLevelItem(0)
    assert (first.text(0), first.text(1)) == (
        "402 of 409 requests are placed", "401 of 409 requests are placed",
    )  # fmt: skip
    dialog.reject()
    bench.tools.trying.throw_away()
    assert bench.document.mission.meetings == before.meetings
    assert not bench.tools.trying.is_trying
    opened.actions_by_name["undo"].trigger()
    assert len(bench.document.mission.meetings) == 401


def test_an_attempt_that_is_kept_stays_and_what_was_is_a_kept_version(opened, bench):
    opened.actions_by_name["what_if"].trigger()
    _take_out(opened, bench)
    bench.tools.trying.keep()
    assert len(bench.document.mission.meetings) == 401
    assert "Before: what if" in [one.name for one in bench.document.versions()]


def test_what_hangs_on_whom_is_worked_out_for_each_and_can_be_stopped():
    mission = a_mission(
        officials=[an_official(), an_official("second")],
        meeting_requests=[a_request(), a_request("more", title="More", official_ids=("second",))],
        meetings=[a_meeting(), a_meeting("more", at(11))],
    )
    with ThreadPoolExecutor(1) as executor:
        found = {
            one.id: one
            for one in exposures(mission, datetime(2026, 3, 1, tzinfo=UTC), executor=executor)
        }
    assert set(found) == {one for _, one in subjects_of(mission)}
    assert (found["official"].lost, found["official"].people) == (1, 2)
    assert found["delegate"].lost == found["venue"].lost == 2
    with ThreadPoolExecutor(1) as executor:
        few = list(exposures(mission, datetime(2026, 3, 1, tzinfo=UTC), lambda: True, executor))
    assert len(few) <= len(found)


def test_the_table_shows_the_worst_first(opened, bench, qtbot, monkeypatch):
    mission = bench.document.mission
    few = subjects_of(mission)[:3]
    monkeypatch.setattr(fragility, "subjects_of", lambda _mission: few)

    def some(mission, now, _is_stopped):
        with ThreadPoolExecutor(1) as executor:
            yield from (executor.submit(fragility_of, mission, one, now).result() for one in few)

    monkeypatch.setattr(fragility, "exposures", some)
    dialog = bench.tools.ask_fragility()
    qtbot.waitUntil(lambda: not dialog.is_looking, timeout=PATIENCE)
    lost = [int(dialog.tree.topLevelItem(n).text(2)) for n in range(3)]
    assert lost == sorted(lost, reverse=True)
    dialog.reject()


def test_an_attempt_goes_on_when_the_file_is_opened_again(opened, bench, qtbot):
    before = bench.document.mission
    opened.actions_by_name["what_if"].trigger()
    _take_out(opened, bench)
    path = bench.document.path
    opened.close_mission()
    opened.files.open(path)
    qtbot.waitUntil(lambda: opened.workbench not in (None, bench), timeout=PATIENCE)
    again = opened.workbench
    assert again.tools.trying.is_trying
    assert again.notice.isVisible()
    again.tools.trying.throw_away()
    assert again.document.mission.meetings == before.meetings
    opened.close_mission()
    opened.files.open(path)
    qtbot.waitUntil(lambda: opened.workbench not in (None, again), timeout=PATIENCE)
    assert not opened.workbench.tools.trying.is_trying


def test_an_undo_brings_the_attempt_back_and_nothing_tried_is_over_for_good(opened, bench, qtbot):
    trying = bench.tools.trying
    opened.actions_by_name["what_if"].trigger()
    _take_out(opened, bench)
    bench.tools.telling.release("v1 sent")
    trying.throw_away()
    assert not trying.is_trying
    assert [one.name for one in bench.document.mission.releases.values()] == ["v1 sent"]
    opened.actions_by_name["undo"].trigger()
    assert trying.is_trying
    assert bench.notice.isVisible()
    opened.actions_by_name["redo"].trigger()
    assert not trying.is_trying
    opened.actions_by_name["what_if"].trigger()
    trying.throw_away()
    path = bench.document.path
    opened.close_mission()
    opened.files.open(path)
    qtbot.waitUntil(lambda: opened.workbench not in (None, bench), timeout=PATIENCE)
    assert not opened.workbench.tools.trying.is_trying
