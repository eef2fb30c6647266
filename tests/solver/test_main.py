"""`python -m solver`: one JSON object on standard output, one sentence for what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from solver.__main__ import main
from solver.serialize import to_plain
from tests.solver.rule_cases import a_problem, meeting, plan


@pytest.fixture
def problem_file(tmp_path):
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(to_plain(a_problem(meeting(0), meeting(0, 1)))))
    return path


def test_it_solves_and_its_result_passes_the_check(problem_file, tmp_path, capsys):
    assert main([str(problem_file), "--workers", "1", "--seconds", "20", "--seed", "3"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["placed"] == 2
    result = tmp_path / "result.json"
    result.write_text(out)
    assert main(["--check", str(problem_file), str(result)]) == 0
    assert json.loads(capsys.readouterr().out) == {"violations": []}


def test_the_check_exits_with_one_on_a_breach(problem_file, tmp_path, capsys):
    bad = tmp_path / "plan.json"
    bad.write_text(json.dumps(to_plain(plan((0, 600), (1, 600)))))
    assert main(["--check", str(problem_file), str(bad)]) == 1
    (found,) = json.loads(capsys.readouterr().out)["violations"]
    assert found["rule"] == "no_double_booking"


def test_it_prints_the_schemas(capsys):
    assert main(["--schema"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"Problem", "Result"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read"),
        (b"{", "is not JSON"),
        (b"\xff\xfe\x00", "is not a text file"),
        (b"[" * 100_000, "is nested too deeply"),
        (b"[]", "must be an object"),
        (b'{"grid": ' + b"9" * 5000 + b"}", "holds a number that is none"),
        (b'{"grid": NaN}', "holds a number that is none"),
        (b'{"grid": 10000000000000}', "grid: must lie within"),
        (b'{"grid": 1}', "days: is missing"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_two(tmp_path, capsys, content, sentence):
    path = tmp_path / "bad.json"
    if content is not None:
        path.write_bytes(content)
    assert main([str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err
    assert str(path) in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [[], ["--bogus"], ["p.json", "--seconds", "abc"], ["--check", "p"]]
)
def test_a_command_line_that_makes_no_sense_is_one_sentence(capsys, words):
    assert main(words) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)


def test_limits_out_of_range_are_bad_input(problem_file, capsys):
    assert main([str(problem_file), "--workers", "0"]) == 2
    assert "at least 1" in capsys.readouterr().err
    assert main([str(problem_file), "--workers", "1000"]) == 2


def test_it_runs_as_a_program(problem_file):
    done = subprocess.run(
        [sys.executable, "-m", "solver", str(problem_file), "--workers", "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["status"] == "optimal"
