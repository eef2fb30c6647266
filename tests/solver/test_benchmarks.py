"""The benchmark programs as a person runs them, on instances that are made here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.results import compare, keep, table

ROOT = Path(__file__).resolve().parents[2]
PAIRS = """nBusiness = 3; nMeetings = 3; nTables = {tables}; nTotalSlots = {slots}; nMorningSlots = {slots};
requested = [|1, 2, 3, |2, 3, 3, |1, 3, 3|];
forbidden = [{{0}},{{0}},{{0}}]; fixed = [0,0,0]; precedences = [{{}},{{}},{{}}];
"""
TRAVEL = "3 1 3\n\n0: 1 1 1\n\n0: 0 1 1\n1: 1 0 1\n2: 1 1 0\n"


def run(program: str, *arguments: object) -> tuple[list[dict[str, object]], str]:
    """The lines of JSON, and all that was printed."""
    done = subprocess.run(
        [sys.executable, f"tests/benchmarks/{program}", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return [json.loads(one) for one in done.stdout.splitlines() if one[:1] == "{"], done.stdout


def test_matchmaking_tells_what_is_optimal_and_what_is_impossible(tmp_path):
    good, bad, kept = tmp_path / "good.dzn", tmp_path / "bad.dzn", tmp_path / "kept.jsonl"
    good.write_text(PAIRS.format(tables=1, slots=3))
    bad.write_text(PAIRS.format(tables=1, slots=2))
    lines, text = run("b2b.py", good, bad, "--fairness", 2, "--seconds", 30, "--keep", kept)
    assert [one["status"] for one in lines] == ["optimal", "infeasible"]
    assert lines[0]["breaks"] == lines[0]["bound"] == 1
    assert sorted(lines[0]["slots"]) == [1, 2, 3]
    assert set(lines[0]) == {
        "instance", "status", "breaks", "bound", "seconds", "first_seconds", "slots"
    }  # fmt: skip
    assert "2 of 2 settled" in text
    bad.write_text(PAIRS.format(tables=2, slots=3).replace("fixed = [0,0,0]", "fixed = [2,2,0]"))
    lines, _ = run("b2b.py", bad)
    assert lines[0]["status"] == "infeasible"  # one person fixed twice in a slot
    assert lines[0]["slots"] is None
    _, again = run("b2b.py", good, "--compare", kept)
    assert "seconds then" in again


def test_travel_tells_the_least_number_of_slots(tmp_path):
    path = tmp_path / "three.txt"
    path.write_text(TRAVEL)
    lines, _ = run("csplib046.py", path)
    assert (lines[0]["status"], lines[0]["slots"], lines[0]["bound"]) == ("infeasible", 5, 5)
    assert sorted(lines[0]["times"]) == [0, 2, 4]


def test_missions_tell_their_tiers(tmp_path):
    curve = tmp_path / "curve.svg"
    lines, text = run("missions.py", "--firms", 2, 3, "--seconds", 2, "--curve", curve)
    assert [one["firms"] for one in lines] == [2, 3]
    assert set(lines[0]["tiers"]) == {"placed", "rules", "wishes", "gaps", "moves", "evenness"}
    assert "memory_mb" in text
    assert curve.read_text().startswith("<svg")


def test_a_table_and_a_comparison(tmp_path):
    lines = [{"instance": "a", "seconds": 1.5, "status": None}]
    assert table(lines, ("instance", "seconds", "status")).splitlines()[1].split() == [
        "a", "1.50", "-"
    ]  # fmt: skip
    keep(tmp_path / "kept", lines)
    now = [{"instance": "a", "seconds": 1.0}, {"instance": "b", "seconds": 9.0}]
    told = compare(tmp_path / "kept", now, ("seconds",)).splitlines()
    assert told[1].split() == ["a", "1.50", "1.00"]
    assert len(told) == 2
