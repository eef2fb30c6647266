"""Random cancellations on the solved sample: are the answers sound, proved, and quick?

    python tests/benchmarks/cancellations.py [CANCELLATIONS] [SEED] [ANEW]

Every kind in turn, at random times of the mission. Prints one JSON object: the share proved fewest,
seconds to all three answers and to the second one (median, 95th percentile, worst), people who notice,
and for the first ANEW of them the people who would notice if the mission were solved anew for ten
seconds instead. Ends with 1 when in an answer a meeting breaks a rule that it did not break before.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND, CancelKind, Cancellation
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.plan_changes import plan_changes
from scheduler_app.mission.tables import table_of
from scheduler_app.planning import Limits, plan
from scheduler_app.planning.answers import Fallen
from scheduler_app.planning.repairing import answer_fewest, answer_gap, answer_use, fall
from scheduler_app.settings import resource
from solver.loading import load_search

ANEW_SECONDS = 10.0


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    anew = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    mission = load_sample(resource("samples"), "smart-cities-2015")
    load_search()
    kinds = list(CancelKind)
    whole: list[float] = []
    second: list[float] = []
    people: list[int] = []
    moved: list[int] = []
    clashes = 0
    proved: Counter[str] = Counter()
    fell = compared = 0
    against: list[tuple[int, int]] = []
    for number in range(count):
        what, now = drawn(mission, kinds[number % len(kinds)], rng)
        began = monotonic()
        fallen = fall(mission, what, now)
        gap = answer_gap(fallen)
        fewest = answer_fewest(fallen)
        second.append(monotonic() - began)
        use = answer_use(fallen)
        whole.append(monotonic() - began)
        proved[str(fewest.is_proved)] += 1
        fell += bool(fallen.meeting_ids)
        people.append(len(fewest.noticing))
        moved.append(len(fewest.moved))
        clashes += sum(not one.is_sound for one in (gap, fewest, use))
        if fallen.meeting_ids and compared < anew:
            compared += 1
            against.append((len(fewest.noticing), _solved_anew(fallen)))
    print(
        json.dumps(
            {
                "benchmark": "cancellations", "cancellations": count, "with_fallen_meetings": fell,
                "unsound_answers": clashes,
                "proved_fewest": proved["True"] / count,
                "three_answers_s": _spread(whole), "fewest_s": _spread(second),
                "people_who_notice": _spread(people), "meetings_moved": _spread(moved),
                "people_fewest_and_anew": against,
            }
        )
    )  # fmt: skip
    return 1 if clashes else 0


def drawn(mission: Mission, kind: CancelKind, rng: random.Random) -> tuple[Cancellation, datetime]:
    """A cancellation of a kind, and when one plans."""
    midnight = datetime.combine(rng.choice(mission.days), datetime.min.time())
    now = midnight + timedelta(hours=rng.choice((0, 7, 12, 21)))
    ids: list[str] = list(table_of(mission, TABLE_OF_KIND[kind]))
    if kind is CancelKind.MEETING:
        later = [one.request_id for one in mission.meetings.values() if one.start > now]
        ids = [*later] or [one.request_id for one in mission.meetings.values()]
        now = now if later else datetime.combine(mission.start, datetime.min.time())
    if kind is CancelKind.LEG:
        ids = [one.id for one in mission.legs.values() if one.departure > now]
        if not ids:
            return drawn(mission, kind, rng)
    late = kind is CancelKind.LEG and rng.random() < 0.7
    what = Cancellation(
        kind=kind, id=rng.choice(ids), since=now, drop=rng.random() < 0.3,
        delay_minutes=rng.choice((30, 60, 120)) if late else 0,
    )  # fmt: skip
    return what, now


def _solved_anew(fallen: Fallen) -> int:
    """How many people would notice if the mission were planned from nothing."""
    facts = fallen.gap
    proposal = plan(facts, limits=Limits(seconds=ANEW_SECONDS, workers=1, by_work=False))
    after = replace(facts, meetings={one.id: one for one in proposal.meetings})
    changes = plan_changes(fallen.before, after)
    return len({who for one in changes for who in one.noticing})


def _spread(values: Sequence[int] | Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered), 3),
        "p95": round(ordered[int(0.95 * (len(ordered) - 1))], 3),
        "worst": round(ordered[-1], 3),
    }


if __name__ == "__main__":
    sys.exit(main())
