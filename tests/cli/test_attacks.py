"""Bad input of every kind, one sentence each: devices, pipes, names, streams, signals."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run, environment

posix = pytest.mark.skipif(os.name != "posix", reason="pipes, signals and names of POSIX")


def _refused(outcome: Outcome, *words: str) -> None:
    assert outcome.code == 2, outcome
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    for word in words:
        assert word in outcome.err


@pytest.mark.parametrize(
    ("option", "given", "words"),
    [
        ("--seconds", "abc", "‘abc’ is no number"),
        ("--seconds", "nan", "‘nan’ is no number"),
        ("--seconds", "0", "0 is not within 0.1 to 86,400"),
        ("--seconds", "inf", "inf is not within"),
        ("--workers", "1000", "1000 is not within 1 to 64"),
        ("--workers", "1.5", "‘1.5’ is no whole number"),
        ("--seed", "9" * 20, "is not within 0 to 2,147,483,647"),
    ],
)
def test_numbers_are_refused_in_words(
    attache: Run, file: Path, option: str, given: str, words: str
) -> None:
    _refused(attache("solve", file, option, given), option, words)


def test_every_refusal_of_the_words_is_one_sentence(attache: Run, file: Path) -> None:
    _refused(attache("export", file, "--output", "x"), "--format", "json. Try")
    _refused(attache("solve", file, "more"), "argument (more). Try")


@pytest.mark.parametrize("words", [("solve", "--output"), ("import", "--output")])
def test_a_place_that_cannot_be_is_refused_before_the_work(
    attache: Run, file: Path, words: tuple[str, str]
) -> None:
    for place, said in (("no/x", "‘no’"), ("x" * 300, "too long"), (file.parent, "folder")):
        _refused(attache(words[0], file, words[1], place), said)


def test_a_mission_is_never_written_over_by_its_paper_or_its_export(
    attache: Run, file: Path
) -> None:
    named = file.rename(file.with_suffix(".pdf"))
    before = named.read_bytes()
    for words in (("print", named, "itinerary"), ("export", named, "--format", "json")):
        _refused(attache(*words, "--output", named), "is the mission itself")
    assert named.read_bytes() == before


@posix
def test_a_device_is_written_to_and_never_replaced(attache: Run, file: Path) -> None:
    pipe = file.with_name("pipe.pdf")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # a small mission fits into the pipe
    try:
        told = attache("export", file, "--format", "json", "--output", pipe)
        assert (told.code, told.out) == (0, "")
        assert pipe.is_fifo()
        assert json.loads(os.read(reader, 1_000_000))["format"] == "attache-mission"
    finally:
        os.close(reader)


@posix
def test_a_link_goes_on_leading_where_it_led(attache: Run, file: Path) -> None:
    target, link = file.with_name("target.json"), file.with_name("link.json")
    assert attache("export", file, "--format", "json", "--output", target).code == 0
    old = target.stat().st_mtime_ns
    link.symlink_to(target.name)
    assert attache("export", file, "--format", "json", "--output", link).code == 0
    assert link.is_symlink()
    assert json.loads(target.read_text())["format"] == "attache-mission"
    assert target.stat().st_mtime_ns > old


@posix
def test_a_pipe_is_no_mission_and_is_not_waited_for(attache: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for command in ("check", "solve"):
        _refused(attache(command, pipe, seconds=10), "no ordinary file")


@posix
def test_any_name_of_the_system_is_a_name(attache: Run, file: Path, tmp_path: Path) -> None:
    for name in ("北京 100% #1?.mission", "a'b\"c", "-x.mission", os.fsdecode(b"\xff\xfe.mission")):
        path = tmp_path / name
        path.write_bytes(file.read_bytes())
        assert attache("check", "--", name).code == 0
        assert attache("solve", path, "--seconds", 1, "--output", f"{path} 2").code == 0


@posix
@pytest.mark.parametrize("words", [("schema",), ("--help",), ("check",)])
def test_streams_that_are_full_or_closed(file: Path, words: tuple[str, ...]) -> None:
    line = [sys.executable, "-m", "scheduler_app", *words, *([file] if words == ("check",) else ())]
    if Path("/dev/full").exists():
        with Path("/dev/full").open("w") as full:
            ended = subprocess.run(
                line, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert ended.returncode == 2
        assert "could not be printed" in ended.stderr
        assert ended.stderr.count("\n") == 1
    closed = subprocess.run(
        ["sh", "-c", '"$@" >&- 2>&-', "sh", *line], env=environment(), check=False
    )
    assert closed.returncode == 0


def test_json_is_json_in_any_alphabet(file: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "scheduler_app", "check", file, "--json"],
        env={**environment(), "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False,
    )  # fmt: skip
    assert json.loads(ended.stdout.decode("ascii"))["requested"] == 2


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_systems_wish_keeps_the_best_plan_too(
    attache: Run, tmp_path: Path, number: signal.Signals
) -> None:
    path = tmp_path / "sample.mission"
    assert attache("sample", "smart-cities-2015", path, "--unsolved").code == 0
    running = subprocess.Popen(
        [sys.executable, "-m", "scheduler_app", "solve", path, "--seconds", "120", "--json"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    _wait_until_caught(running.pid, number)
    time.sleep(3)
    running.send_signal(number)
    out, err = running.communicate(timeout=180)
    assert running.returncode == 0, err
    assert json.loads(out)["status"] == "stopped"


def _wait_until_caught(pid: int, number: signal.Signals) -> None:
    """Until a process handles a signal itself, however long it takes to begin."""
    status = Path(f"/proc/{pid}/status")
    while status.exists():
        (caught,) = re.findall(r"^SigCgt:\s*([0-9a-f]+)$", status.read_text(), re.MULTILINE)
        if int(caught, 16) >> (number - 1) & 1:
            return
        time.sleep(0.05)
