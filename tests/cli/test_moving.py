"""`attache move`: the whole mission some days later, told and written."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from scheduler_app import storage
from scheduler_app.mission.edits.moving import move_mission
from tests.cli.conftest import Run, small_mission


def test_a_mission_is_moved_and_the_one_before_is_kept(attache: Run, file: Path) -> None:
    moved = attache("move", file, "--days", 7, "--json")
    assert moved.code == 0, moved.err
    told = json.loads(moved.out)
    before = small_mission()
    assert told["start"] == (before.start + timedelta(days=7)).isoformat()
    assert told["weekdays_change"] is False
    store, after = storage.open_file(file, read_only=True)
    kept = store.read_version(store.versions()[0].number)
    store.close()
    assert after.meeting_requests == move_mission(before, 7).meeting_requests
    assert (kept.start, after.start) == (before.start, before.start + timedelta(days=7))


def test_it_can_be_written_elsewhere_and_nothing_is_refused(attache: Run, file: Path) -> None:
    content = file.read_bytes()
    other = file.with_name("other.mission")
    told = attache("move", file, "--days", "-3", "--output", other)
    assert told.code == 0, told.err
    assert "other weekdays" in told.out
    assert file.read_bytes() == content
    assert other.exists()
    refused = attache("move", file, "--days", 0)
    assert (refused.code, refused.out) == (2, "")
    assert "by how many days" in refused.err
