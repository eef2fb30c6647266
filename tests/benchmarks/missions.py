"""Solve seeded missions and print one JSON line for each: tiers, bounds, times, memory."""

from __future__ import annotations

import argparse
import json
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from solver.result import Progress  # noqa: E402 - run as a script
from solver.solve import Limits, solve  # noqa: E402
from tests.benchmarks.mission_problem import mission  # noqa: E402


def main() -> None:
    """Read the sizes from the command line and solve each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, nargs="+", default=[24])
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--tightness", type=float, default=1.0)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    for firms in options.firms:
        for seed in options.seed:
            print(json.dumps(run(firms, seed, options)), flush=True)


def run(firms: int, seed: int, options: argparse.Namespace) -> dict[str, object]:
    """Solve one mission; the figures of the run."""
    problem = mission(firms, options.tightness, seed)

    def show(progress: Progress) -> None:
        if options.verbose:
            print(progress, file=sys.stderr)

    result = solve(
        problem,
        limits=Limits(seconds=options.seconds, workers=options.workers),
        on_progress=show,
    )
    return {
        "firms": firms,
        "seed": seed,
        "requests": result.requested,
        "placed": result.placed,
        "status": result.status,
        "tiers": {t.name: [t.value, t.bound, t.proved, t.seconds] for t in result.tiers},
        "first_plan_seconds": round(result.first_plan_seconds or 0.0, 3),
        "seconds": result.seconds,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    main()
