"""`attache demo` without a screen does the whole job into a folder, and says what and where."""

from pathlib import Path

import pytest

from scheduler_app import cli, storage
from tests.cli.conftest import Run


def test_the_whole_job_without_a_screen(attache: Run, tmp_path: Path) -> None:
    done = attache("demo", "--out", tmp_path / "out", seconds=200)
    assert (done.code, done.err) == (0, "")
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == [
        "calendar-city-day.png", "calendar-people.png", "itineraries.pdf",
        "smart-cities-2015.mission",
    ]  # fmt: skip
    for name in made:
        assert name in done.out
    assert "3. Check: no conflicts." in done.out
    assert all((tmp_path / "out" / name).stat().st_size > 20_000 for name in made)


def test_a_file_in_the_way_is_refused(attache: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    done = attache("demo", "--out", "taken")
    assert done.code == 2
    assert "‘taken’ is a file" in done.err


@pytest.mark.usefixtures("screen")
def test_with_a_screen_the_solved_sample_opens(tmp_path: Path) -> None:
    opened: list[Path | None] = []

    def open_window(path: Path | None) -> int:
        opened.append(path)
        return 0

    for _ in range(2):
        assert cli.run(["demo", "--out", str(tmp_path)], open_window) == 0
    path = tmp_path / "smart-cities-2015.mission"
    assert opened == [path, path]
    store, mission = storage.open_file(path)
    assert len(mission.meetings) > 300
    store.close()
