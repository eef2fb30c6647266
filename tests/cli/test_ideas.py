"""Commands tell how many ideas wait in the tray, and why."""

import json
from pathlib import Path

from scheduler_app import storage
from scheduler_app.mission.requests import MeetingState
from tests import builders
from tests.cli.conftest import Run


def test_commands_count_the_ideas_that_wait(attache: Run, tmp_path: Path) -> None:
    asked = [builders.a_request(), builders.a_request("idea", state=MeetingState.IDEA)]
    path = tmp_path / "ideas.mission"
    storage.create(path, builders.a_mission(meeting_requests=asked)).close()
    solved = attache("solve", path, "--workers", "1", "--seconds", "20")
    assert solved.out.startswith("1 of 1 requests placed")
    assert "1 idea waits in the tray" in solved.out
    checked = attache("check", path)
    assert "1 of 1 requests are placed; no conflicts, 1 idea waits in the tray." in checked.out
    assert json.loads(attache("check", path, "--json").out)["ideas"] == 1
    why = attache("why", path, "idea").out
    assert "An idea: not planned, as chosen under What makes a plan good." in why
    assert "There is room for it" in why
