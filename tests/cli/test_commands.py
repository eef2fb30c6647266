"""Each command does its work, says it in plain words, and refuses in one sentence."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from pypdf import PdfReader

import scheduler_app
from scheduler_app import cli, storage
from scheduler_app.exchange.mission_json import to_text
from scheduler_app.mission.edits.schedule import place_request
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Group, Roster
from scheduler_app.mission.rules import RuleKind
from scheduler_app.storage.formats import FORMAT
from tests import builders
from tests.cli.conftest import Run, environment, small_mission
from tests.storage.kept import kept_file, kept_json


def _mission(path: Path) -> Mission:
    store, mission = storage.open_file(path, read_only=True)
    store.close()
    return mission


def _refused(outcome: object, *words: str, code: int = 2) -> None:
    """One sentence on standard error that has these words, and nothing else anywhere."""
    assert outcome.code == code, outcome  # type: ignore[attr-defined]
    assert outcome.out == ""  # type: ignore[attr-defined]
    err: str = outcome.err  # type: ignore[attr-defined]
    assert err.startswith("attache: ")
    assert err.count("\n") == 1
    assert "Error" not in err
    for word in words:
        assert word in err


def test_help_tells_a_coordinator_what_there_is(attache: Run) -> None:
    told = attache("--help")
    assert told.code == 0
    for command in ("demo", "sample", "solve", "check", "print", "export", "import", "schema"):
        assert command in told.out
        about = attache(command, "--help")
        assert about.code == 0
        assert about.out.startswith(f"Usage: attache {command}")
    assert attache("--version").out == f"Attaché {scheduler_app.__version__}\n"


def test_solve_check_and_the_json_of_both(attache: Run, file: Path) -> None:
    solved = attache("solve", file, "--seconds", 5, "--workers", 1, "--seed", 7, "--json")
    assert (solved.code, solved.err) == (0, "")
    told = json.loads(solved.out)
    assert told["status"] == "optimal"
    assert (told["requested"], told["placed"], told["violations"]) == (2, 1, [])
    assert told["seconds"] >= told["first_plan_seconds"] >= 0
    placed = told["tiers"][0]
    assert set(placed) == {"name", "value", "bound", "proved", "sense"}
    assert (placed["name"], placed["proved"], placed["sense"]) == ("placed", True, "maximise")
    (left,) = told["unplaced"]
    assert left["request"] in ("first", "second")
    assert left["reason"].endswith(".")
    assert left["code"] == "person_full"
    checked = attache("check", file)
    assert checked.code == 0
    assert "1 of 2 requests are placed; no conflicts." in checked.out
    told = json.loads(attache("check", file, "--json").out)
    assert (told["conflicts"], len(told["unplaced"])) == ([], 1)
    assert len(_mission(file).meetings) == 1


def test_too_few_meetings_where_there_must_be_more_end_with_1(attache: Run, tmp_path: Path) -> None:
    rule = builders.a_rule(
        kind=RuleKind.LEAST_IN_ALL, number=2, roster=Roster(groups=(Group.DELEGATION,))
    )
    path = tmp_path / "few.mission"
    storage.create(path, builders.a_mission(rules=[rule])).close()
    said = "  Firm has 1 meeting, 1 too few. Rule: Delegation: at least 2 meetings in all.\n"
    solved = attache("solve", path, "--seconds", 5, "--workers", 1)
    assert (solved.code, said in solved.out) == (1, True)
    checked = attache("check", path, "--why")
    assert checked.code == 1
    assert f"1 of 1 requests are placed; no conflicts, 1 more to fix.\n{said}" in checked.out
    assert "1 rule is not kept" in checked.out
    assert len(json.loads(attache("check", path, "--json").out)["conflicts"]) == 1


def test_what_should_be_kept_and_is_not_is_told(attache: Run, tmp_path: Path) -> None:
    file = tmp_path / "sample.mission"
    attache("sample", "smart-cities-2015", file)
    done = attache("check", file)
    assert (
        "Rules that should be kept and are not:\n  Aquatech International has 9 meetings"
        in done.out
    )
    assert len(json.loads(attache("check", file, "--json").out)["not_kept"]) == 1


def test_solve_tells_people_in_lines_and_may_write_elsewhere(attache: Run, file: Path) -> None:
    before = file.read_bytes()
    copy = file.with_name("copy.mission")
    solved = attache("solve", file, "--seconds", 30, "--output", copy)
    assert solved.code == 0
    assert "1 of 2 requests placed" in solved.out
    assert "no plan is better" in solved.out
    assert file.read_bytes() == before
    store, mission = storage.open_file(copy, read_only=True)
    assert [one.number for one in store.versions()] == [mission.version] == [2]
    assert store.read_version(2) == mission
    store.close()
    assert len(mission.meetings) == 1
    _refused(attache("solve", file, "--output", copy), "copy.mission", "exists already")


def test_a_plan_that_stood_can_be_restored_after_solve(attache: Run, file: Path) -> None:
    store, mission = storage.open_file(file)
    planned = place_request(mission, "second", builders.at(9, 15), "venue")
    planned = place_request(planned, "first", builders.at(9), "venue")  # clashes with it
    store.close()
    file.unlink()
    storage.create(file, planned).close()
    assert attache("solve", file, "--seconds", 5).code == 0
    store, mission = storage.open_file(file)
    assert [one.number for one in store.versions()] == [1, 2]
    assert store.read_version(1) == planned
    assert mission.version == 2
    store.close()


def test_conflicts_are_told_and_end_with_one(attache: Run, file: Path) -> None:
    mission = small_mission()
    for request in ("first", "second"):
        mission = place_request(mission, request, builders.at(9), "venue")
    file.unlink()
    storage.create(file, mission).close()
    checked = attache("check", file)
    assert checked.code == 1
    assert "conflict" in checked.out
    told = json.loads(attache("check", file, "--json").out)
    rules = {one["rule"] for one in told["conflicts"]}
    assert "no_double_booking" in rules
    assert all(one["sentence"] and one["requests"] for one in told["conflicts"])


def test_why_a_request_waits_and_what_would_help(attache: Run, file: Path) -> None:
    attache("solve", file, "--seconds", "20")
    told = json.loads(attache("check", file, "--json").out)
    (waiting,) = told["unplaced"]
    why = json.loads(attache("why", file, waiting["request"], "--json").out)
    assert (why["placed"], why["reasons"]) == (False, [waiting["reason"]])
    assert {one["kind"] for one in why["mends"]} >= {"instead", "official_hours"}
    assert all(
        one["sentence"] in attache("why", file, waiting["request"]).out for one in why["mends"][:1]
    )
    placed = "second" if waiting["request"] == "first" else "first"
    assert "can be met only" in attache("why", file, placed).out
    _refused(attache("why", file, "nobody"), "no request with the id ‘nobody’")


def test_what_is_cancelled_is_asked_for_again(attache: Run, file: Path) -> None:
    attache("solve", file, "--seconds", "20")
    attache("cancel", file, "--meeting", "first", "--drop", "--answer", "gap")
    gone = json.loads(attache("why", file, "first", "--json").out)
    assert gone["reasons"] == ["It is cancelled."]
    assert [one["kind"] for one in gone["mends"]] == ["ask_again"]
    assert gone["lines"] == ["Ask for it again: then it waits for a place."]


def test_the_figures_are_told_with_what_they_are_made_of(attache: Run, file: Path) -> None:
    told = json.loads(attache("check", file, "--json").out)
    kinds = [one["kind"] for one in told["figures"]]
    assert kinds == ["placed", "rules", "wishes", "gaps", "moves", "evenness"]
    out = attache("check", file, "--why").out
    assert all(one["sentence"] in out for one in told["figures"])


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "0", "soon", "1e9"])
def test_a_time_that_is_none_is_refused_in_words(attache: Run, file: Path, seconds: str) -> None:
    before = file.read_bytes()
    refused = attache("solve", file, "--seconds", seconds)
    assert refused.code == 2
    assert "--seconds" in refused.err
    assert file.read_bytes() == before


def test_a_file_in_use_is_read_but_not_solved(attache: Run, file: Path) -> None:
    store, _ = storage.open_file(file)
    try:
        _refused(attache("solve", file), "trip.mission", "open in another window or command")
        assert attache("check", file).code == 0
        copy = file.with_name("copy.mission")
        assert attache("solve", file, "--seconds", 5, "--output", copy).code == 0
    finally:
        store.close()


def test_ctrl_c_stops_and_keeps_the_best(tmp_path: Path, attache: Run) -> None:
    path = tmp_path / "sample.mission"
    assert attache("sample", "smart-cities-2015", path, "--unsolved").code == 0
    solving = subprocess.Popen(
        [sys.executable, "-m", "scheduler_app", "solve", str(path), "--seconds", "3000", "--json"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while "ortools" not in Path(f"/proc/{solving.pid}/maps").read_text():
        assert solving.poll() is None
        time.sleep(0.1)
    time.sleep(1)
    solving.send_signal(signal.SIGINT)
    out, err = solving.communicate(timeout=600)
    assert err.strip() == "Stopping; the best plan so far is kept."
    told = json.loads(out)
    assert (solving.returncode, told["status"], told["violations"]) == (0, "stopped", [])
    assert told["placed"] == len(_mission(path).meetings) > 300


def test_print_makes_one_file_or_a_folder(attache: Run, file: Path) -> None:
    attache("solve", file, "--seconds", 5)
    one = file.with_name("all.pdf")
    printed = attache("print", file, "itinerary", "--output", one)
    assert (printed.code, printed.err) == (0, "")
    assert "Wrote 1 page to" in printed.out
    assert "Delegate" in PdfReader(one).pages[0].extract_text()
    folder = file.with_name("sheets")
    assert attache("print", file, "day-sheet", "--output", folder).code == 0
    assert [path.suffix for path in folder.iterdir()] == [".pdf"]
    mine = file.with_name("mine.pdf")
    assert attache("print", file, "itinerary", "--output", mine, "--for", "official").code == 0
    day = builders.DAY.isoformat()
    assert (
        attache("print", file, "day-sheet", "--output", mine, "--day", day, "--for", "city").code
        == 0
    )


def test_print_refuses_in_words(attache: Run, file: Path) -> None:
    out = file.with_name("out.pdf")

    def ask(*words: object) -> object:
        return attache("print", file, *words, "--output", out)

    _refused(ask("menu"), "'menu' is not one of 'itinerary', 'day-sheet'")
    _refused(ask("itinerary", "--for", "Nobody"), "Nobody", "no delegate, official or interpreter")
    _refused(ask("itinerary", "--for", "Delegate"), "has the id delegate")
    _refused(ask("day-sheet", "--for", "atlantis"), "no city with the id ‘atlantis’", "city")
    _refused(ask("itinerary", "--day", "soon"), "‘soon’ is no time")
    _refused(ask("itinerary", "--day", "2020-01-01"), "2020-01-01 is not a day of the mission")
    _refused(attache("print", file, "itinerary"), "--output")
    _refused(attache("print", file, "itinerary", "--output", "no/where.pdf"), "no")
    assert not out.exists()


def test_export_and_import_lose_nothing(attache: Run, file: Path) -> None:
    exported = file.with_name("trip.json")
    assert attache("export", file, "--format", "json", "--output", exported).code == 0
    schema = json.loads(attache("schema").out)
    jsonschema.Draft202012Validator(schema).validate(json.loads(exported.read_text("utf-8")))
    again = file.with_name("again.mission")
    assert attache("import", exported, "--output", again).code == 0
    assert _mission(again) == _mission(file)
    _refused(attache("import", exported, "--output", again), "again.mission", "exists already")
    _refused(attache("export", file, "--format", "json", "--output", file), "the mission itself")
    _refused(attache("export", file, "--format", "json", "--output", "no/e.json"), "no")
    assert attache("export", file, "--format", "json", "--output", exported).code == 0


def test_import_names_what_is_wrong(attache: Run, tmp_path: Path) -> None:
    data = json.loads(to_text(small_mission()))
    data["meeting_requests"][0]["delegate_ids"] = ["deleted-person"]
    data["officials"][0]["availability"][0]["end"] = "2026-03-02T08:00"
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(data))
    made = tmp_path / "made.mission"
    _refused(
        attache("import", wrong, "--output", made),
        "Official ‘Official’: the availability 1, end Mon 2 Mar 2026 08:00 must come after",
    )
    data["officials"][0]["availability"] = []
    wrong.write_text(json.dumps(data))
    _refused(attache("import", wrong, "--output", made), "Request ‘First call’", "‘deleted-person’")
    wrong.write_text("{,")
    _refused(attache("import", wrong, "--output", made), "wrong.json", "line 1")
    wrong.write_text("{}")
    _refused(attache("import", wrong, "--output", made), "not an exported mission")
    _refused(attache("import", tmp_path, "--output", made), "is a folder")
    _refused(attache("import", "gone.json", "--output", made), "gone.json")
    assert not made.exists()


def test_sample_makes_a_file_and_never_overwrites(attache: Run, tmp_path: Path) -> None:
    path = tmp_path / "sample.mission"
    made = attache("sample", "smart-cities-2015", path)
    assert made.code == 0
    assert len(_mission(path).meetings) > 300
    _refused(attache("sample", "smart-cities-2015", path), "exists already")
    _refused(attache("sample", "atlantis", path), "atlantis", "smart-cities-2015")
    _refused(attache("sample", "smart-cities-2015", "no/s.mission"), "no")


@pytest.mark.parametrize("command", [("check",), ("solve",), ("print",)])
def test_files_that_are_no_missions_are_refused(
    attache: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    rest = ("itinerary", "--output", "x.pdf") if command == ("print",) else ()
    foreign = tmp_path / "foreign.mission"
    foreign.write_bytes(b"something else")
    empty = tmp_path / "empty.mission"
    empty.touch()
    for path, words in (
        (tmp_path / "gone.mission", "gone.mission"),
        (foreign, "is not a mission file"),
        (empty, "is empty"),
        (tmp_path, "is a folder"),
    ):
        _refused(attache(*command, path, *rest), words)


def test_a_damaged_and_a_newer_file_are_refused(attache: Run, file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    _refused(attache("check", file), "is damaged")
    file.write_bytes(content[:60] + (FORMAT + 1).to_bytes(4, "big") + content[64:])
    _refused(attache("solve", file), "newer Attaché", f"format {FORMAT + 1}")


def test_words_that_make_no_sense(attache: Run, file: Path) -> None:
    _refused(attache("sovle", file), "‘sovle’", "did you mean ‘solve’?")
    _refused(attache("gone.mission"), "no file or command ‘gone.mission’")
    _refused(attache("solve"), "FILE", "attache solve --help")
    _refused(attache("solve", file, "--seconds", "x"), "--seconds")
    _refused(attache("solve", file, "--frobnicate"), "--frobnicate")
    _refused(attache("--frobnicate"), "--frobnicate")


def test_without_a_screen_the_window_says_so(attache: Run, file: Path) -> None:
    _refused(attache(), "no screen")
    _refused(attache(file), "no screen")
    named = file.with_name("solve")
    named.write_bytes(file.read_bytes())
    _refused(attache("./solve"), "no screen")


def test_a_pipe_that_closes_early_is_no_error(file: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [sys.executable, "-m", "scheduler_app", "schema"],
        env=environment(), stdout=writer, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_check_is_quick_and_brings_neither_qt_nor_or_tools(file: Path) -> None:
    script = (
        "import sys\nfrom scheduler_app import cli\n"
        "code = cli.run(['check', sys.argv[1]], lambda _: 9)\n"
        "heavy = {'PySide6', 'ortools', 'numpy', 'pandas'} & sys.modules.keys()\n"
        "print(code, sorted(heavy))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(file)],
        env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ended.stdout.splitlines()[-1] == "0 []"


def test_an_unexpected_error_is_one_sentence_too(file: Path) -> None:
    script = (
        "import sys\nfrom scheduler_app import cli, storage\n"
        "def fail(*_, **__): raise ZeroDivisionError('by nought')\n"
        "storage.open_file = fail\n"
        "sys.exit(cli.run(['check', sys.argv[1]], lambda _: 9))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(file)],
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 3
    assert "by nought (ZeroDivisionError)" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.usefixtures("screen")
def test_the_window_is_opened_where_there_is_a_screen(file: Path) -> None:
    opened: list[Path | None] = []

    def open_window(path: Path | None) -> int:
        opened.append(path)
        return 0

    assert cli.run([], open_window) == 0
    assert cli.run([str(file)], open_window) == 0
    assert opened == [None, file]


def test_an_older_file_and_an_older_export_say_what_became_of_their_notes(
    attache: Run, tmp_path: Path
) -> None:
    file = tmp_path / "old.mission"
    shutil.copy(kept_file(8), file)
    sent = attache("release", file, "--name", "v1 sent")
    assert sent.code == 0
    assert "all others are internal and are never printed" in sent.err
    assert attache("check", file).err == ""
    made = attache("import", kept_json(8), "--output", tmp_path / "new.mission")
    assert made.code == 0
    assert "all others are internal and are never printed" in made.err
