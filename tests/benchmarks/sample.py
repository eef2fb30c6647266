"""Solve of the sample mission: seconds to the first plan, to the proof of the first aim, to the end.

    python tests/benchmarks/sample.py [RUNS] [SECONDS] [bare]

Prints one line of JSON: medians with least and most, and what the last run placed. `bare` leaves out
all rules, interpreters, reserves and what is said of languages, to be set beside the whole. It measures
and never fails for slowness.
"""

from __future__ import annotations

import dataclasses
import json
import statistics
import sys
from datetime import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Break
from scheduler_app.mission.slots import Hours
from scheduler_app.planning import Limits, Proposal, plan
from scheduler_app.settings import resource

NAME = "smart-cities-2015"
NOON = Hours(start=time(12), end=time(13))


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 30.0
    mission = load_sample(resource("samples"), NAME, solved=False)
    if "bare" in sys.argv[3:]:
        mission = bare(mission)
    done = [plan(mission, limits=Limits(seconds=seconds, seed=run)) for run in range(runs)]
    print(json.dumps({"benchmark": "sample", **told(done)}))


def bare(mission: Mission) -> Mission:
    """The same people, places and requests without rules, interpreters, reserves; lunch at noon for all."""
    return dataclasses.replace(
        mission,
        rules={},
        interpreters={},
        cities={
            key: dataclasses.replace(one, breaks=(Break(title="Lunch", hours=NOON),))
            for key, one in mission.cities.items()
        },
        venues={
            key: dataclasses.replace(one, screening_minutes=0)
            for key, one in mission.venues.items()
        },
        gatherings={
            key: dataclasses.replace(one, interpreter_ids=())
            for key, one in mission.gatherings.items()
        },
        meeting_requests={
            key: dataclasses.replace(one, is_reserve=False)
            for key, one in mission.meeting_requests.items()
        },
    )


def told(done: list[Proposal]) -> dict[str, object]:
    """The figures of all runs, and the aims as the last run left them."""
    last = done[-1]
    return {
        "runs": len(done),
        "placed": last.placed,
        "requested": last.requested,
        "first_plan_s": _spread([one.first_plan_seconds or 0.0 for one in done]),
        "first_aim_proved_s": _spread(
            [one.tiers[0].seconds for one in done if one.tiers[0].proved]
        ),
        "total_s": _spread([one.seconds for one in done]),
        "aims": {tier.name.value: [tier.value, tier.bound, tier.proved] for tier in last.tiers},
    }


def _spread(values: list[float]) -> dict[str, float]:
    if not values:
        return {}
    middle = statistics.median(values)
    named = {"median": middle, "least": min(values), "most": max(values)}
    return {name: round(value, 3) for name, value in named.items()}


if __name__ == "__main__":
    main()
