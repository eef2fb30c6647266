"""Solve published matchmaking instances; one JSON line for each and a table at the end.

    python tests/benchmarks/b2b.py FILE.dzn ... [--fairness D] [--seconds S] [--workers N]
                                   [--keep FILE] [--compare FILE]

Keys: instance, status (optimal, feasible, infeasible, unknown), breaks, bound, seconds,
first_seconds (until every meeting had a place in a sound plan), slots (of each meeting, from 1).
The instance files are not part of the project. `--keep` writes the lines to a file; `--compare`
sets them beside those of an earlier run.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from solver import (
    Limits,
    Placement,
    Problem,
    Progress,
    Result,
    Solution,
    StopToken,
    TierName,
    solve,
    violations,
)
from solver.solution import Rule
from tests.benchmarks.b2b_problem import problem_of, read_instance, slots_of
from tests.benchmarks.results import add_keeping, tell

COLUMNS = ("instance", "status", "breaks", "bound", "first_seconds", "seconds")


def main() -> None:
    options = _options()
    lines = []
    for path in options.files:
        line = run(path, options)
        lines.append(line)
        print(json.dumps(line), flush=True)
    tell(options, lines, COLUMNS, ("status", "breaks", "seconds"))
    proved = sum(line["status"] in ("optimal", "infeasible") for line in lines)
    seconds = sum(float(str(line["seconds"])) for line in lines)
    print(f"{proved} of {len(lines)} settled in {seconds:.1f} s")


def run(path: Path, options: argparse.Namespace) -> dict[str, object]:
    """Solve one instance; the figures of the run."""
    problem = problem_of(read_instance(path.read_text(encoding="utf-8")), options.fairness)
    watch = _Watch(problem)
    limits = Limits(seconds=options.seconds, workers=options.workers)
    if _pins_clash(problem):
        watch.stop.set()  # nothing that is searched could mend it
    result = solve(problem, limits=limits, stop=watch.stop, on_progress=watch.see)
    return {"instance": path.stem, **_told(problem, result, watch)}


def _pins_clash(problem: Problem) -> bool:
    """Whether the fixed meetings break a rule among themselves."""
    pinned = Solution(
        placements=tuple(
            Placement(request=k, start=one.pin.start, option=0)
            for k, one in enumerate(problem.requests)
            if one.pin is not None and one.pin.start is not None and one.options
        )
    )
    found = violations(problem, pinned)
    return any(one.rule not in (Rule.PIN_KEPT, Rule.FAIR_BREAKS) for one in found)


class _Watch:
    """Notes when all meetings are placed, and ends a run that can never place them all."""

    def __init__(self, problem: Problem) -> None:
        self.stop = StopToken()
        self.began = monotonic()
        self.first_seconds: float | None = None
        self._all = len(problem.requests)

    def see(self, progress: Progress) -> None:
        if progress.placed == self._all and self.first_seconds is None:
            self.first_seconds = monotonic() - self.began
        if progress.tier is TierName.PLACED and progress.bound < self._all:
            self.stop.set()


def _told(problem: Problem, result: Result, watch: _Watch) -> dict[str, object]:
    placed, breaks = result.tiers[0], result.tiers[1]
    is_whole = result.placed == len(problem.requests)
    wrong = [one for one in violations(problem, result.solution) if one.rule is not Rule.PIN_KEPT]
    if placed.bound < len(problem.requests) or result.violations:
        status = "infeasible"
    elif not is_whole or wrong:
        status = "unknown"
    else:
        status = "optimal" if breaks.proved else "feasible"
    has_plan = status in ("optimal", "feasible")
    placements = [(one.request, one.start) for one in result.solution.placements]
    return {
        "status": status,
        "breaks": breaks.value if has_plan else None,
        "bound": breaks.bound if has_plan else None,
        "seconds": result.seconds,
        "first_seconds": round(watch.first_seconds, 3) if watch.first_seconds else None,
        "slots": slots_of(placements, len(problem.requests)) if has_plan else None,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.dzn")
    parser.add_argument("--fairness", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=60.0)
    add_keeping(parser)
    return parser.parse_args()


if __name__ == "__main__":
    main()
