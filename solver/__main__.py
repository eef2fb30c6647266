"""The solver by itself: `python -m solver PROBLEM.json` prints the Result as one JSON object.

A second front end beside the application: it knows only the public surface. Bad input ends with
one sentence on standard error and exit code 2.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import NoReturn, TypeVar

from solver import Limits, Problem, ProblemError, Result, Solution, StopToken, solve, violations
from solver.serialize import (
    problem_from,
    problem_schema,
    result_from,
    result_schema,
    solution_from,
    to_plain,
)

T = TypeVar("T")

SOUND, UNSOUND, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130
LISTEN_SECONDS = 0.2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise _UnreadableError(f"{message}; see python -m solver --help")


class _UnreadableError(Exception):
    """A file that cannot be read; the message is the sentence for the user."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit code. Ctrl-C ends a solve with the best plan so far."""
    try:
        code = _run(_parser().parse_args(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except (_UnreadableError, ProblemError) as error:
        return _refuse(str(error))
    except BrokenPipeError:  # the reader has seen enough
        _forget_stdout()
        return SOUND
    except OSError as error:
        _forget_stdout()
        return _refuse(f"the result could not be printed: {error.strerror}")
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    if options.schema:
        _print({"Problem": problem_schema(), "Result": result_schema()})
        return SOUND
    if options.check:
        return _check(*options.check)
    if options.problem is None:
        raise _UnreadableError("name a PROBLEM.json, or use --schema or --check")
    return _solve(options)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m solver", description=__doc__)
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
    _print(to_plain(_solved(problem, limits)))
    return SOUND


def _solved(problem: Problem, limits: Limits) -> Result:
    """Solve in a thread: Python hears of Ctrl-C only between two steps of the main one."""
    stop = StopToken()
    with ThreadPoolExecutor(1, "solve") as executor:
        solving = executor.submit(solve, problem, limits=limits, stop=stop)
        try:
            while not solving.done():
                wait([solving], timeout=LISTEN_SECONDS)
        except KeyboardInterrupt:
            stop.set()
        return solving.result()


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


def _read(path: str, convert: Callable[[object], T]) -> T:
    try:
        plain: object = json.loads(Path(path).read_text(encoding="utf-8"), parse_constant=_constant)
    except OSError as error:
        raise _UnreadableError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise _UnreadableError(f"{path} is not a text file in UTF-8") from None
    except json.JSONDecodeError as error:
        raise _UnreadableError(f"{path} is not JSON: {error.msg} in line {error.lineno}") from None
    except ValueError:  # a number of thousands of digits, or none that JSON knows
        raise _UnreadableError(f"{path} holds a number that is none") from None
    except RecursionError:
        raise _UnreadableError(f"{path} is nested too deeply") from None
    try:
        return convert(plain)
    except ProblemError as error:
        raise ProblemError(f"{path}: {error}") from None


def _constant(name: str) -> NoReturn:
    """NaN and Infinity are not JSON, though Python would read them."""
    raise ValueError(name)


def _print(plain: object) -> None:
    if sys.stdout is None:  # closed from the start: nobody wants to see it
        return
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    json.dump(plain, sys.stdout, ensure_ascii=not is_unicode, indent=1)
    print()


def _refuse(sentence: str) -> int:
    if sys.stderr is not None:
        print(f"solver: {sentence}", file=sys.stderr)
    return BAD_INPUT


def _forget_stdout() -> None:
    """Keep Python from complaining again when it closes what nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
