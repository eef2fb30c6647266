"""`attache cancel`, `release`, `diff`, `print … slip` and `fragility`, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

from scheduler_app import storage
from tests import builders
from tests.cli.conftest import Run

TITLES = ("Leave the gap", "Fewest changes", "Use the gap")


def _solved(attache: Run, file: Path) -> str:
    """The request that was placed."""
    attache("solve", file, "--seconds", "20")
    (waiting,) = json.loads(attache("check", file, "--json").out)["unplaced"]
    return "second" if waiting["request"] == "first" else "first"


def _mission(file: Path):
    store, mission = storage.open_file(file, read_only=True)
    store.close()
    return mission


def test_three_answers_are_told_and_nothing_is_written_until_one_is_chosen(
    attache: Run, file: Path, tmp_path: Path
) -> None:
    placed = _solved(attache, file)
    before = _mission(file)
    told = json.loads(attache("cancel", file, "--meeting", placed, "--json").out)["answers"]
    assert [one["answer"] for one in told] == ["gap", "fewest", "use"]
    assert _mission(file) == before
    assert told[0]["lost"] == [placed]
    assert all(one["proved"] for one in told)
    assert "Fewest changes" in attache("cancel", file, "--meeting", placed).out
    other = tmp_path / "other.mission"
    done = attache(
        "cancel", file, "--meeting", placed, "--drop", "--why", "Flu", "--answer", "use",
        "--output", other, "--json",
    )  # fmt: skip
    assert done.code == 0
    assert set(json.loads(done.out)) >= {"changes", "moved", "lost", "used", "proved", "seconds"}
    assert _mission(file) == before
    after = _mission(other)
    assert after.meeting_requests[placed].is_cancelled
    assert {one.why for one in after.notices.values()} == {"Flu"}
    assert "is cancelled already" in attache("cancel", other, "--meeting", placed).err


def test_answers_that_come_to_the_same_are_told_once(attache: Run, file: Path) -> None:
    placed = _solved(attache, file)
    told = attache("cancel", file, "--meeting", placed, "--drop").out.splitlines()
    lines = [line for line in told[1:] if not line.startswith(" ")]
    plans = json.loads(attache("cancel", file, "--meeting", placed, "--drop", "--json").out)
    different = {json.dumps(answer["changes"]) for answer in plans["answers"]}
    assert len(lines) == len(different)
    assert sum(line.count(title) for title in TITLES for line in lines) == len(TITLES)


def test_what_was_sent_is_compared_for_each_person_and_slips_are_printed(
    attache: Run, file: Path, tmp_path: Path
) -> None:
    placed = _solved(attache, file)
    assert "people have it" in attache("release", file, "--name", "v1 sent").out
    assert attache("release", file, "--name", "v1 sent").code == 2
    assert attache("diff", file, "v1 sent", "now").out == "Nothing differs.\n"
    attache("cancel", file, "--meeting", placed, "--answer", "gap")
    told = json.loads(attache("diff", file, "v1 sent", "now", "--json").out)
    assert told["changes"] == 1
    assert all("is off" in one["changes"][0]["sentence"] for one in told["people"].values())
    assert len(told["sheets"]) == 1
    assert "There is no release" in attache("diff", file, "v9", "now").err
    people = len(told["people"])
    sent = attache("release", file, "--name", "v2 sent", "--touched").out
    assert sent.endswith(f"{people} people have it\n")
    slips = tmp_path / "slips.pdf"
    assert attache("print", file, "slip", "--output", slips).code == 0
    assert slips.stat().st_size > 1000


def test_what_makes_no_sense_is_refused_in_words(attache: Run, file: Path) -> None:
    for words, said in (
        ((), "Say what falls away"),
        (("--official", "nobody"), "no official with the id ‘nobody’"),
        (("--official", "official", "--delay", "30"), "Only a leg can be late"),
        (("--official", "official", "--from", "soon"), "is no time"),
        (("--official", "official", "--from", "9999-12-31T23:59"), "must lie within 1900–2199"),
        (("--official", "official", "--from", "2026-03-02T09:00+02:00"), "‘+02:00’ is a time zone"),
        (("--official", "official", "--from", "2027-03-02T09:00"), "The mission is over by then"),
        (("--official", "official", "--until", "2026-01-01T09:00"), "cannot be back before"),
        (("--official", "official", "--output", file.with_name("o.mission")), "Say with --answer"),
        (("--meeting", "first"), "is not in the plan"),
    ):
        refused = attache("cancel", file, *words)
        assert refused.code == 2
        assert said in refused.err


def test_what_hangs_on_whom_is_told_the_worst_first(attache: Run, file: Path) -> None:
    _solved(attache, file)
    found = json.loads(attache("fragility", file, "--json").out)["exposures"]
    lost = [one["lost"] for one in found]
    assert lost == sorted(lost, reverse=True)
    assert lost[0] == 1


def test_what_is_off_already_is_not_cancelled_once_more(attache: Run, file: Path) -> None:
    _solved(attache, file)
    assert attache("cancel", file, "--official", "official", "--answer", "gap").code == 0
    versions = len(_versions(file))
    again = attache("cancel", file, "--official", "official", "--answer", "gap")
    assert (again.code, len(_versions(file))) == (2, versions)
    assert "is cancelled already" in again.err


def test_the_others_of_a_firm_go_without_who_left_only_where_that_is_said(
    attache: Run, tmp_path: Path
) -> None:
    file = tmp_path / "two.mission"
    mission = builders.a_mission(
        delegates=[builders.a_delegate("ann", name="Ann"), builders.a_delegate("bob", name="Bob")],
        meetings=[builders.a_meeting()],
    )
    storage.create(file, mission).close()
    off = attache(
        "cancel", file, "--delegate", "ann", "--answer", "gap", "--json", "--output", "off.mission"
    )
    on = attache(
        "cancel", file, "--delegate", "ann", "--others-go", "--answer", "gap", "--json",
        "--output", "on.mission",
    )  # fmt: skip
    assert json.loads(off.out)["lost"] == ["request"]
    assert json.loads(on.out)["lost"] == []
    assert list(_mission(tmp_path / "on.mission").meetings) == ["meeting-of-request"]
    assert attache("check", "on.mission").code == 0


def test_nobody_to_tell_and_a_name_that_means_something_else(attache: Run, file: Path) -> None:
    nothing = attache("print", file, "slip", "--output", file.with_name("slips.pdf"))
    assert (nothing.code, "Nobody is to be told" in nothing.err) == (2, True)
    assert "‘now’ means" in attache("release", file, "--name", "now").err
    assert "longer than" in attache("release", file, "--name", "x" * 300).err
    assert attache("release", file, "--name", "v1").code == 0
    assert "another one has the name ‘v1’ already" in attache("release", file, "--name", "v1").err


def _versions(file: Path):
    store, _ = storage.open_file(file, read_only=True)
    found = store.versions()
    store.close()
    return found
