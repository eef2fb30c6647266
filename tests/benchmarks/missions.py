"""Solve seeded missions; one JSON line for each and a table at the end.

    python tests/benchmarks/missions.py [--firms N ...] [--seed K ...] [--tightness T ...]
                                        [--seconds S] [--workers N] [--keep FILE] [--compare FILE]
                                        [--curve FILE.svg]

Keys: firms, seed, tightness, requests, placed, status, tiers (each value, bound, proved, seconds),
first_plan_seconds, gap_10 (of the first tier after 10 seconds, in per cent of its bound), gap (at
the end), seconds_to_1 (until that gap was at most one per cent), seconds, memory_mb (the most used).
`--curve` draws the seconds to one per cent over the number of requests.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from solver import Limits, Progress, Result, TierName, solve
from tests.benchmarks.mission_problem import mission
from tests.benchmarks.results import add_keeping, curve, tell

COLUMNS = (
    "instance", "requests", "placed", "status", "first_plan_seconds", "gap_10", "gap",
    "seconds_to_1", "seconds", "memory_mb",
)  # fmt: skip


def main() -> None:
    options = _options()
    lines = []
    for firms in options.firms:
        for tightness in options.tightness:
            for seed in options.seed:
                line = run(firms, tightness, seed, options)
                lines.append(line)
                print(json.dumps(line), flush=True)
    tell(options, lines, COLUMNS, ("placed", "gap", "seconds"))
    if options.curve:
        drawn = curve(lines, "requests", "seconds_to_1")
        options.curve.write_text(drawn, encoding="utf-8")


class _Watch:
    """Notes the gap of the first tier as time goes on."""

    def __init__(self, is_verbose: bool) -> None:
        self._is_verbose = is_verbose
        self.gap_10: float | None = None
        self.seconds_to_1: float | None = None

    def see(self, progress: Progress) -> None:
        if self._is_verbose:
            print(progress, file=sys.stderr)
        gap = 100 * progress.gap if progress.tier is TierName.PLACED else 0.0
        if progress.seconds <= 10 or self.gap_10 is None:
            self.gap_10 = gap
        if gap <= 1 and self.seconds_to_1 is None:
            self.seconds_to_1 = round(progress.seconds, 2)


def run(firms: int, tightness: float, seed: int, options: argparse.Namespace) -> dict[str, object]:
    """Solve one mission; the figures of the run."""
    watch = _Watch(options.verbose)
    limits = Limits(seconds=options.seconds, workers=options.workers)
    result = solve(mission(firms, tightness, seed), limits=limits, on_progress=watch.see)
    return {
        "instance": f"{firms} firms x {tightness:g}, seed {seed}",
        "firms": firms,
        "seed": seed,
        "tightness": tightness,
        **_told(result, watch),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _told(result: Result, watch: _Watch) -> dict[str, object]:
    first = result.tiers[0]
    return {
        "requests": result.requested,
        "placed": result.placed,
        "status": result.status,
        "tiers": {t.name: [t.value, t.bound, t.proved, t.seconds] for t in result.tiers},
        "first_plan_seconds": round(result.first_plan_seconds or 0.0, 3),
        "gap_10": round(watch.gap_10 or 0.0, 2),
        "gap": round(100 * (first.bound - first.value) / max(1, first.bound), 2),
        "seconds_to_1": watch.seconds_to_1,
        "seconds": result.seconds,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--firms", type=int, nargs="+", default=[24])
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--tightness", type=float, nargs="+", default=[1.0])
    parser.add_argument("--seconds", type=float, default=30.0)
    add_keeping(parser)
    parser.add_argument("--curve", type=Path)
    parser.add_argument("--verbose", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
