"""`attache solve` never leaves less than it found, and says what `attache check` says of the file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler_app import cli, storage
from scheduler_app.cli import solving
from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.rules import RuleKind
from tests import builders
from tests.builders import a_gathering, a_meeting, a_mission, at, slot
from tests.cli.conftest import Run
from tests.strategies import planted_missions


def _file(path: Path, mission: Mission) -> Path:
    path.unlink(missing_ok=True)
    storage.create(path, mission).close()
    return path


def _run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    code = cli.run([str(word) for word in words], lambda _path: 0)
    return code, capsys.readouterr().out


def test_a_worse_plan_is_told_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.mission"
    assert _run(capsys, "sample", "smart-cities-2015", path)[0] == 0
    before = path.read_bytes()
    code, out = _run(
        capsys, "solve", path, "--fresh", "--workers", 1, "--seconds", 0.1, "--seed", 5
    )
    assert code == 0
    assert "the one in force 402; that stays as it was." in out
    assert "402 of 409 requests placed" in out
    assert f"{path} is as it was." in out
    assert path.read_bytes() == before


def test_a_copy_has_the_plan_in_force_where_none_is_better(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _file(tmp_path / "a.mission", a_mission(meetings=[a_meeting(start=at(15))]))
    copy = tmp_path / "b.mission"
    code, out = _run(capsys, "solve", path, "--workers", 1, "--output", copy)
    assert (code, "No better plan was found" in out) == (0, True)
    store, mission = storage.open_file(copy, read_only=True)
    store.close()
    assert mission.meetings["meeting-of-request"].start == at(15)


def test_an_overrun_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 42.5])
    path = _file(tmp_path / "a.mission", a_mission())
    monkeypatch.setattr(solving, "monotonic", lambda: next(clock))
    monkeypatch.setattr(solving, "LISTEN_SECONDS", 0.01)
    _, out = _run(capsys, "solve", path, "--seconds", 30)
    assert "It took 42.5 seconds in place of 30:" in out


@st.composite
def missions(draw: st.DrawFn) -> Mission:
    """Missions with some of their plan, and facts that changed since it was made."""
    planted = draw(planted_missions(most_cities=1))
    mission = planted.mission
    if planted.meetings:
        some = draw(st.lists(st.sampled_from(planted.meetings), unique=True))
        mission = adopt_schedule(mission, some)
    official = draw(st.sampled_from(list(mission.officials)))
    if draw(st.booleans()):
        hours = (slot("14:00", "16:00"),)
        mission = set_field(mission, "officials", official, "availability", hours)
    gatherings = [
        a_gathering(f"g{n}", city_id="city-0", venue_id=None, start=start, end=start.replace(hour=18))
        for n, start in enumerate(draw(st.lists(st.sampled_from([at(17), at(16), at(9)]), max_size=2)))
    ]  # fmt: skip
    rules = [builders.a_rule(
        kind=draw(st.sampled_from([RuleKind.LEAST_IN_ALL, RuleKind.MOST_A_DAY])),
        number=draw(st.integers(1, 3)),
        roster=Roster(groups=(), organisation_ids=("firm-0",)),
    )] if draw(st.booleans()) else []  # fmt: skip
    return replace(
        mission,
        gatherings={one.id: one for one in gatherings},
        rules={one.id: one for one in rules},
    )


@given(mission=missions())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_solve_ends_and_speaks_as_check_does_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mission: Mission
) -> None:
    path = _file(tmp_path / "m.mission", mission)
    solved, out = _run(capsys, "solve", path, "--seconds", 5, "--workers", 1, "--json")
    told = json.loads(out)
    checked, out = _run(capsys, "check", path, "--json")
    judged = json.loads(out)
    assert solved == checked
    assert told["violations"] == judged["conflicts"]
    assert told["defects"] == [one for one in judged["defects"] if one["must_fix"]]
    assert told["placed"] == judged["placed"]


def test_a_conflict_that_no_plan_can_mend_ends_with_1_in_both(attache: Run, tmp_path: Path) -> None:
    """A gathering in a city in which nobody is that day."""
    mission = a_mission(gatherings=[a_gathering(start=at(9, day=4), end=at(10, day=4))], days=5)
    mission = replace(
        mission,
        city_days={
            key: one for key, one in mission.city_days.items() if one.day != at(0, day=4).date()
        },
    )
    path = _file(tmp_path / "g.mission", mission)
    checked, solved = attache("check", path), attache("solve", path, "--workers", 1, "--json")
    assert (checked.code, solved.code) == (1, 1)
    assert json.loads(solved.out)["placed"] == 1
    assert attache("check", path).code == 1
