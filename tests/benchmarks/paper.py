"""Paper: itineraries derived, and the PDF of all of them; run as `python -m tests.benchmarks.paper`.

Prints one JSON line for each mission: medians and spreads in seconds. Never fails for slowness.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.itinerary import ItineraryIndex, itinerary
from scheduler_app.mission.mission import Mission
from scheduler_app.printing import PaperOptions
from scheduler_app.printing.choices import itinerary_choices, sources_of
from scheduler_app.printing.output import to_pdf
from scheduler_app.settings import resource
from tests.large_mission import a_large_mission

ROUNDS = 7


def main() -> None:
    """Measure the sample and a mission of 120 people."""
    application = QGuiApplication(sys.argv)
    missions = {
        "smart-cities-2015": load_sample(resource("samples"), "smart-cities-2015"),
        "120-people": a_large_mission(),
    }
    for name, mission in missions.items():
        print(json.dumps({"benchmark": "paper", "mission": name, **_measure(mission)}))
    application.quit()


def _measure(mission: Mission) -> dict[str, object]:
    options = PaperOptions(printed_at=datetime(2015, 4, 12, 21, 40))
    sources = sources_of(mission, itinerary_choices(mission))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.pdf"
        pages = to_pdf(path, sources, options).pages
        return {
            "people": len(sources),
            "meetings": len(mission.meetings),
            "pages": pages,
            "bytes": path.stat().st_size,
            "derive": _seconds(lambda: _derive(mission)),
            "pdf": _seconds(lambda: to_pdf(path, sources, options)),
        }


def _derive(mission: Mission) -> None:
    index = ItineraryIndex(mission)
    for one in mission.delegates:
        itinerary(index, one)


def _seconds(work: Callable[[], object]) -> dict[str, float]:
    found = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return {
        "median": round(statistics.median(found), 4),
        "least": round(min(found), 4),
        "most": round(max(found), 4),
    }


if __name__ == "__main__":
    main()
