"""One writer at a time, across processes; a writer that is killed leaves a sound file."""

import dataclasses
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scheduler_app import storage
from scheduler_app.mission.changes import difference
from scheduler_app.mission.mission import Mission
from scheduler_app.storage.errors import MissionLocked
from scheduler_app.storage.store import ReadOnlyReason

HOLDER = """
import sys
from pathlib import Path
from scheduler_app import storage
store, mission = storage.open_file(Path(sys.argv[1]))
print(store.read_only_reason, flush=True)
sys.stdin.read()
"""

WRITER = """
import dataclasses, sys
from pathlib import Path
from scheduler_app import storage
from scheduler_app.mission.changes import difference
from tests import builders
store, mission = storage.open_file(Path(sys.argv[1]))
for number in range(1, 1_000_000):
    venues = {**mission.venues, f"v{number}": builders.a_venue(f"v{number}", note="x" * 3000)}
    venues.pop(f"v{number - 20}", None)
    after = dataclasses.replace(mission, title=f"Edit {number}", venues=venues)
    store.write(difference(mission, after))
    mission = after
    print(number, flush=True)
"""


def _start(script: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2], env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip


def _said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_in_one_process_the_second_may_only_read(path: Path, mission: Mission) -> None:
    first = storage.create(path, mission)
    second, found = storage.open_file(path)
    assert second.read_only_reason is ReadOnlyReason.IN_USE
    assert found == mission
    with pytest.raises(MissionLocked):
        storage.create(path, mission, replace=True)
    second.close()
    first.write(difference(mission, dataclasses.replace(mission, title="Still the writer")))
    first.close()
    third, _ = storage.open_file(path)
    assert not third.is_read_only
    third.close()


def test_another_name_of_the_file_is_the_same_file(path: Path, mission: Mission) -> None:
    first = storage.create(path, mission)
    link = path.with_name("link.mission")
    link.symlink_to(path)
    second, _ = storage.open_file(link)
    assert second.read_only_reason is ReadOnlyReason.IN_USE
    second.close()
    first.close()


def test_another_process_holds_it_until_it_dies(path: Path, mission: Mission) -> None:
    storage.create(path, mission).close()
    holder = _start(HOLDER, path)
    try:
        assert _said(holder) == "None"
        store, _ = storage.open_file(path)
        assert store.read_only_reason is ReadOnlyReason.IN_USE
        store.close()
        with pytest.raises(MissionLocked):
            storage.create(path, mission, replace=True)
        holder.kill()
        holder.wait()
        assert list(path.parent.iterdir()) == [path]
        store, _ = storage.open_file(path)
        assert not store.is_read_only
        second = _start(HOLDER, path)
        assert _said(second) == "in_use"
        second.communicate("")
        store.close()
    finally:
        holder.kill()
        holder.communicate()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("delay", [0.0, 0.011, 0.023, 0.05, 0.101])
def test_a_killed_writer_loses_nothing_that_it_reported(
    path: Path, mission: Mission, delay: float
) -> None:
    storage.create(path, mission).close()
    writer = _start(WRITER, path)
    assert _said(writer) == "1"
    time.sleep(delay)
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    reported = int(rest.split()[-1]) if rest.split() else 1
    store, found = storage.open_file(path)
    assert not store.is_read_only
    number = int(found.title.removeprefix("Edit "))
    assert number in (reported, reported + 1)
    added = [f"v{n}" for n in range(max(1, number - 19), number + 1)]
    assert list(found.venues) == [*mission.venues, *added]
    store.write(difference(found, dataclasses.replace(found, title="Goes on")))
    store.close()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_hundreds_of_kills_lose_nothing(path: Path, mission: Mission) -> None:
    chance = random.Random(2015)
    for _ in range(300):
        path.unlink(missing_ok=True)
        test_a_killed_writer_loses_nothing_that_it_reported(path, mission, chance.uniform(0, 0.2))


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_writers_half_edit_is_never_seen(path: Path, mission: Mission) -> None:
    """A reader takes it back in a copy, as it may not write; the next writer in the file."""
    storage.create(path, mission).close()
    half = """
import os, sys
from pathlib import Path
from scheduler_app import storage
store, mission = storage.open_file(Path(sys.argv[1]))
store._connection.execute("PRAGMA cache_size=1")
store._connection.execute("BEGIN IMMEDIATE")
for n in range(300):
    store._connection.execute(
        "INSERT INTO venues SELECT 'h' || ?, position, name, name_local, city_id, kind, address, "
        "address_local, latitude, longitude, opening_hours, closed, screening_minutes, note, internal_note, "
        "hex(zeroblob(2000)) "
        "FROM venues LIMIT 1", (n,))
os.kill(os.getpid(), 9)
"""
    writer = _start(half, path)
    writer.communicate()
    journal = path.with_name(path.name + "-journal")
    assert journal.exists()
    link = path.with_name("link.mission")
    link.symlink_to(path)
    store, found = storage.open_file(link, read_only=True)
    assert found == mission
    store.close()
    link.unlink()
    store, found = storage.open_file(path, read_only=True)
    assert found == mission
    assert store.versions() == ()
    store.copy_to(path.with_name("copy.mission"), found)
    path.with_name("copy.mission").unlink()
    store.close()
    assert journal.exists()
    store, found = storage.open_file(path)
    assert found == mission
    store.close()
    assert list(path.parent.iterdir()) == [path]
