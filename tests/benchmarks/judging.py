"""How long the sample takes to be judged after edits, and one request to be placed or dropped.

    python tests/benchmarks/judging.py

Prints one line of JSON: medians in milliseconds. It measures and never fails for slowness.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.defects import defects_of
from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.edits.schedule import place_request, set_pins, unschedule
from scheduler_app.mission.mission import Mission
from scheduler_app.planning import candidates, judge, verdict
from scheduler_app.settings import resource

ROUNDS = 20


def main() -> None:
    mission = load_sample(resource("samples"), "smart-cities-2015")
    meetings = list(mission.meetings.values())[::20]
    hour = timedelta(hours=1)

    def moved(n: int) -> Mission:
        one = meetings[n % len(meetings)]
        return place_request(
            mission, one.request_id, one.start + (n + 1) * hour, one.venue_id, one.room_id
        )

    def pinned(n: int) -> Mission:
        return set_pins(mission, [meetings[n % len(meetings)].id], time=True, place=True)

    def freed(n: int) -> Mission:
        return unschedule(mission, [meetings[n % len(meetings)].id])

    def host_edited(n: int) -> Mission:
        return set_field(mission, "officials", "G-01", "note", f"edit {n}")

    edits = {"move": moved, "pin": pinned, "unschedule": freed, "official": host_edited}
    found = {f"judge after {name}": _judged(edit) for name, edit in edits.items()}
    found |= {f"and its reasons after {name}": _reasons(edit) for name, edit in edits.items()}
    found["defects"] = _median(lambda n: defects_of(host_edited(n)))
    found["candidates"] = _median(
        lambda n: candidates(mission, meetings[n % len(meetings)].request_id)
    )
    found["verdict while dragging"] = _median(
        lambda n: verdict(
            mission, meetings[0].request_id, meetings[0].start + n * hour, meetings[0].venue_id
        )
    )
    print(json.dumps(found))


def _judged(edit: Callable[[int], Mission]) -> float:
    missions = [edit(n) for n in range(ROUNDS)]
    return _median(lambda n: judge(missions[n]))


def _reasons(edit: Callable[[int], Mission]) -> float:
    judged = [judge(edit(n)) for n in range(ROUNDS)]
    return _median(lambda n: judged[n].unplaced)


def _median(measure: Callable[[int], object]) -> float:
    times = []
    for n in range(ROUNDS):
        start = perf_counter()
        measure(n)
        times.append(1000 * (perf_counter() - start))
    return round(statistics.median(times), 1)


if __name__ == "__main__":
    main()
