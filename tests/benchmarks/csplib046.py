"""Meetings with travel times (CSPLib problem 46): the least number of slots that would do, proved.

    python tests/benchmarks/csplib046.py FILE ... [--seconds S] [--workers N]
                                         [--keep FILE] [--compare FILE]

Two meetings that share an agent begin at least 1 + their distance apart. Each meeting has a place of
its own, a slot is a minute, and the distance is the way from place to place.

Keys: instance, status (optimal, infeasible: not in the slots given, but in `slots`; unknown), slots,
bound (no fewer will do), seconds, times (slot of each meeting, from 0). One JSON line for each and a
table at the end. The instance files are not part of the project.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from solver import (
    City,
    Limits,
    Option,
    Person,
    Problem,
    ProblemError,
    Progress,
    Request,
    Site,
    Solution,
    Stay,
    StopToken,
    TierName,
    Travel,
    Window,
    solve,
)
from tests.benchmarks.results import add_keeping, tell

COLUMNS = ("instance", "status", "slots", "bound", "seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """Who attends which meeting, and the distances between them."""

    slots: int
    attends: tuple[tuple[int, ...], ...]
    """The meetings of each agent."""
    distances: tuple[tuple[int, ...], ...]


def read_instance(text: str) -> Instance:
    """Read the Glasgow format: meetings, agents, slots; a row for each agent; the distances."""
    lines = [line for line in text.splitlines() if line.strip()]
    meetings, agents, slots = map(int, lines[0].split()[:3])
    rows = [tuple(map(int, line.rpartition(":")[2].split())) for line in lines[1:]]
    if len(rows) < agents + meetings:
        raise ProblemError(f"the file has {len(rows)} rows; it needs {agents + meetings}")
    return Instance(
        slots=slots,
        attends=tuple(
            tuple(m for m, attends in enumerate(row) if attends) for row in rows[:agents]
        ),
        distances=tuple(rows[agents : agents + meetings]),
    )


def problem_of(instance: Instance, slots: int) -> Problem:
    """All meetings within so many slots."""
    whole = Window(start=0, end=slots)
    size = len(instance.distances)
    return Problem(
        grid=1,
        days=(whole,),
        cities=(City(),),
        sites=(Site(city=0, windows=(whole,)),) * size,
        pools=(),
        persons=(Person(stays=(Stay(city=0, window=whole),)),) * len(instance.attends),
        fixed=(),
        requests=tuple(
            Request(
                persons=tuple(n for n, mine in enumerate(instance.attends) if meeting in mine),
                minutes=1,
                options=(Option(site=meeting),),
            )
            for meeting in range(size)
        ),
        travel=Travel(minutes=instance.distances, peak=instance.distances),
        tiers=(TierName.PLACED,),
    )


def least_slots(instance: Instance, limits: Limits) -> tuple[int | None, int, Solution | None]:
    """The least number of slots in which all meetings fit, a proved bound, and such a plan.

    From the slots given up while they do not do, else down while they do.
    """
    found: Solution | None = None
    fits: int | None = None
    bound, slots = 1, instance.slots
    until = monotonic() + limits.seconds
    while bound <= slots and (left := until - monotonic()) > 0:
        can, plan = _fit(problem_of(instance, slots), Limits(seconds=left, workers=limits.workers))
        if can is None:
            break
        if can:
            found, fits = plan, slots
            slots -= 1
        else:
            bound = slots + 1
            slots = bound if fits is None else slots
    return fits, bound, found


def _fit(problem: Problem, limits: Limits) -> tuple[bool | None, Solution]:
    """Whether all meetings can be placed (None: not known in time), and the plan."""
    stop, every = StopToken(), len(problem.requests)

    def see(progress: Progress) -> None:
        if progress.placed == every or progress.bound < every:
            stop.set()

    result = solve(problem, limits=limits, stop=stop, on_progress=see)
    if result.placed == every:
        return True, result.solution
    return (False if result.tiers[0].bound < every else None), result.solution


def main() -> None:
    options = _options()
    lines = []
    for path in options.files:
        line = run(path, options)
        lines.append(line)
        print(json.dumps(line), flush=True)
    tell(options, lines, COLUMNS, ("status", "slots", "seconds"))


def run(path: Path, options: argparse.Namespace) -> dict[str, object]:
    """Solve one instance; the figures of the run."""
    began = monotonic()
    instance = read_instance(path.read_text(encoding="utf-8"))
    slots, bound, plan = least_slots(
        instance, Limits(seconds=options.seconds, workers=options.workers)
    )
    status = "unknown"
    if slots is not None and slots == bound:
        status = "optimal" if slots <= instance.slots else "infeasible"
    elif slots is None and bound > instance.slots:
        status = "infeasible"
    return {
        "instance": path.stem,
        "status": status,
        "slots": slots,
        "bound": bound,
        "seconds": round(monotonic() - began, 3),
        "times": [one.start for one in plan.placements] if plan is not None else None,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=float, default=120.0)
    add_keeping(parser)
    return parser.parse_args()


if __name__ == "__main__":
    main()
