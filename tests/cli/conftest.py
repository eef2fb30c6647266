"""Commands run as a user runs them: in a process of their own, without a screen."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scheduler_app import storage
from scheduler_app.mission.mission import Mission
from tests import builders

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def environment() -> dict[str, str]:
    """The user's, but without a screen and without Qt's own choice of one."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return {**kept, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def attache(tmp_path: Path) -> Run:
    """Runs `attache` with these words in a folder of its own."""

    def run(*words: object, seconds: float = 60) -> Outcome:
        ended = subprocess.run(
            [sys.executable, "-m", "scheduler_app", *map(str, words)],
            cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=seconds,
            check=False,
        )  # fmt: skip
        assert "Traceback" not in ended.stderr
        return Outcome(ended.returncode, ended.stdout, ended.stderr)

    return run


def small_mission() -> Mission:
    """Two requests for one official, of whom one can be met and the other cannot."""
    return builders.a_mission(
        officials=[builders.an_official(availability=(builders.slot("09:00", "10:00"),))],
        meeting_requests=[
            builders.a_request("first", title="First call"),
            builders.a_request("second", title="Second call"),
        ],
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An unsolved small mission in a file."""
    path = tmp_path / "trip.mission"
    storage.create(path, small_mission()).close()
    return path


@pytest.fixture
def screen(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A screen that answers: as far as a command asks, somebody listens at the socket that is named."""
    folder = tmp_path_factory.mktemp("screen")
    for name in ("DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("WAYLAND_DISPLAY", "screen")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(folder / "screen"))
        listening.listen()
        yield
