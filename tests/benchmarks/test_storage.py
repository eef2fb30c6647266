"""How long one edit, opening and copying take on the sample; told, never judged."""

import dataclasses
import statistics
import time
from pathlib import Path

import pytest

from scheduler_app import storage
from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.records import set_field
from scheduler_app.settings import resource

pytestmark = pytest.mark.benchmark


def _told(what: str, seconds: list[float]) -> None:
    middle, most = statistics.median(seconds) * 1000, max(seconds) * 1000
    print(f"{what}: median {middle:.1f} ms, most {most:.1f} ms")


def test_the_mission_file(tmp_path: Path) -> None:
    mission = load_sample(resource("samples"), "smart-cities-2015")
    path = tmp_path / "m.mission"
    storage.create(path, mission).close()
    times = []
    for _ in range(10):
        begun = time.perf_counter()
        storage.open_file(path)[0].close()
        times.append(time.perf_counter() - begun)
    _told(f"open {path.stat().st_size // 1024} KiB", times)
    store, before = storage.open_file(path)
    delegate = next(iter(before.delegates))
    times = []
    for number in range(100):
        after = set_field(before, "delegates", delegate, "note", str(number))
        begun = time.perf_counter()
        store.write(difference(before, after))
        times.append(time.perf_counter() - begun)
        before = after
    _told("one edit", times)
    empty = dataclasses.replace(before, meetings={}, version=before.version + 1)
    store.write(difference(before, empty))
    begun = time.perf_counter()
    store.write(difference(empty, dataclasses.replace(before, version=9)), version_name="Solve")
    _told("adopt a plan and keep it", [time.perf_counter() - begun])
    begun = time.perf_counter()
    store.copy_to(path.with_name("copy.mission"), before)
    _told("save a copy", [time.perf_counter() - begun])
    store.close()
