"""The solver by itself: `python -m solver PROBLEM.json` prints the Result as one JSON object.

A second front end beside the application: it knows only the public surface. Bad input ends with
one sentence on standard error and exit code 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from solver import Limits, ProblemError, Solution, solve, violations
from solver.serialize import (
    problem_from,
    problem_schema,
    result_from,
    result_schema,
    solution_from,
    to_plain,
)

SOUND, UNSOUND, BAD_INPUT = 0, 1, 2


class _BadFile(Exception):
    """A file that cannot be read; the message is the sentence for the user."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.schema:
            _print({"Problem": problem_schema(), "Result": result_schema()})
            return SOUND
        if options.check:
            return _check(*options.check)
        if options.problem is None:
            parser.error("name a PROBLEM.json, or use --schema or --check")
        return _solve(options)
    except (_BadFile, ProblemError) as error:
        print(f"solver: {error}", file=sys.stderr)
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m solver", description=__doc__)
    parser.add_argument("problem", nargs="?", metavar="PROBLEM.json")
    parser.add_argument("--seconds", type=float, default=30.0, help="time limit (30)")
    parser.add_argument("--workers", type=int, default=2, help="cores; 1 is repeatable (2)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, another search (0)")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schemas")
    parser.add_argument(
        "--check",
        nargs=2,
        metavar=("PROBLEM.json", "RESULT.json"),
        help="judge a Result or Solution without solving; exit 1 when a rule is broken",
    )
    return parser


def _solve(options: argparse.Namespace) -> int:
    limits = Limits(seconds=options.seconds, workers=options.workers, seed=options.seed)
    problem = _read(options.problem, problem_from)
    _print(to_plain(solve(problem, limits=limits)))
    return SOUND


def _check(problem_path: str, result_path: str) -> int:
    problem = _read(problem_path, problem_from)
    solution = _read(result_path, _solution_in)
    found = violations(problem, solution)
    _print({"violations": to_plain(found)})
    return UNSOUND if found else SOUND


def _solution_in(plain: object) -> Solution:
    """The Solution of a Result, or one by itself."""
    if isinstance(plain, dict) and "placements" in plain:
        return solution_from(plain)
    return result_from(plain).solution


def _read(path: str, convert: Any) -> Any:
    try:
        plain = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise _BadFile(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise _BadFile(f"{path} is not a text file in UTF-8") from None
    except json.JSONDecodeError as error:
        raise _BadFile(f"{path} is not JSON: {error.msg} in line {error.lineno}") from None
    except RecursionError:
        raise _BadFile(f"{path} is nested too deeply") from None
    try:
        return convert(plain)
    except ProblemError as error:
        raise ProblemError(f"{path}: {error}") from None


def _print(plain: object) -> None:
    json.dump(plain, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    sys.exit(main())
