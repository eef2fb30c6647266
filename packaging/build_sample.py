"""Build the sample mission from its facts: unsolved.json, and solved.json by the real solver.

    python packaging/build_sample.py            write both
    python packaging/build_sample.py --check    say whether unsolved.json is what would be written

The real facts are read from mission_facts.json and stay as they are, with their sources; what is
invented is read from invented.toml or derived here by plain counting (no chance, no clock), and
every record of it has the source "invented".
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sample_records import Sample  # noqa: E402 - after the path of the checkout

from scheduler_app.exchange.mission_json import to_text  # noqa: E402
from scheduler_app.mission.edits.schedule import adopt_schedule  # noqa: E402
from scheduler_app.mission.mission import Mission  # noqa: E402
from scheduler_app.planning import Limits, judge, plan  # noqa: E402

FOLDER = ROOT / "resources" / "samples" / "smart-cities-2015"
SEED = 2015


def main() -> int:
    """Build or check; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if it differs")
    parser.add_argument("--unsolved", action="store_true", help="write unsolved.json only")
    parser.add_argument("--seconds", type=float, default=240.0, help="limit for the solver")
    options = parser.parse_args()
    unsolved = unsolved_text()
    target = FOLDER / "unsolved.json"
    if options.check:
        same = target.read_text(encoding="utf-8") == unsolved
        print(f"{target.name} is {'as' if same else 'NOT what is'} built from the facts")
        return 0 if same else 1
    target.write_text(unsolved, encoding="utf-8")
    print(f"wrote {target}")
    if not options.unsolved:
        (FOLDER / "solved.json").write_text(solved_text(options.seconds), encoding="utf-8")
        print(f"wrote {FOLDER / 'solved.json'}")
    return 0


def the_mission() -> Mission:
    """The sample without a plan."""
    facts = json.loads((FOLDER / "mission_facts.json").read_text(encoding="utf-8"))
    invented = tomllib.loads((FOLDER / "invented.toml").read_text(encoding="utf-8"))
    return Sample(facts, invented).mission()


def unsolved_text() -> str:
    """The sample without a plan, as it is written."""
    return to_text(the_mission())


def solved_text(seconds: float) -> str:
    """The sample with the plan of one worker and a seed; refuses a plan with a conflict."""
    mission = the_mission()
    proposal = plan(mission, limits=Limits(seconds=seconds, workers=1, seed=SEED))
    for tier in proposal.tiers:
        print(f"  {tier.name.value}: {tier.value}, bound {tier.bound}, {tier.seconds:.1f} s")
    print(
        f"  {proposal.status.value}: {proposal.placed} of {proposal.requested} placed,"
        f" first plan {proposal.first_plan_seconds} s, {proposal.seconds} s"
    )
    solved = adopt_schedule(mission, proposal.meetings)
    judgement = judge(solved)
    if judgement.conflicts:
        raise SystemExit(f"the plan has conflicts: {judgement.conflicts}")
    for one in judgement.unplaced.values():
        print(f"  left out: {one.request_id}: {one.reason}")
    return to_text(solved)


if __name__ == "__main__":
    sys.exit(main())
