"""Names, numbers and screens that are not what they look like: a sentence and exit 2, or the usual work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment

posix = pytest.mark.skipif(os.name != "posix", reason="paths, names and screens of POSIX")


@posix
def test_a_path_may_begin_with_two_slashes(attache: Run, file: Path) -> None:
    assert attache("check", f"/{file}").code == 0
    copy = f"/{file.with_name('copy.json')}"
    assert attache("export", f"/{file}", "--format", "json", "--output", copy).code == 0
    assert attache("import", copy, "--output", f"/{file.with_name('again.mission')}").code == 0


@pytest.mark.parametrize("number", ["²", "٣", "1²", "-1", "9" * 5_000])
def test_a_number_that_is_no_version_is_refused(attache: Run, file: Path, number: str) -> None:
    told = attache("diff", file, "--", number, "now")
    assert (told.code, told.out) == (2, "")
    assert "There is no release or version" in told.err


@posix
def test_bytes_that_are_no_text_are_not_kept(attache: Run, file: Path) -> None:
    broken = os.fsdecode(b"v\xff")
    for words in (
        ("release", file, "--name", broken),
        ("cancel", file, "--meeting", "first", "--why", broken),
        ("cancel", file, "--meeting", "first", "--by", broken),
    ):
        told = attache(*words)
        assert told.code == 2
        assert "cannot be read as text" in told.err


@posix
@pytest.mark.parametrize(
    "named", [{"DISPLAY": ":7777"}, {"DISPLAY": "no"}, {"WAYLAND_DISPLAY": "wayland-77"}]
)
def test_a_screen_that_cannot_be_reached_is_said(file: Path, named: dict[str, str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "scheduler_app", file], env={**environment(), **named},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    (name,) = named.values()
    assert f"The screen ‘{name}’ cannot be reached" in ended.stderr
