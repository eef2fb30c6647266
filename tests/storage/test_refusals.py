"""Files that are not missions, newer, damaged, out of reach; disks that are full."""

import dataclasses
import os
import random
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scheduler_app import storage
from scheduler_app.mission.changes import difference
from scheduler_app.mission.mission import Mission
from scheduler_app.storage import lock, opening
from scheduler_app.storage.errors import (
    DamagedMissionFile,
    MissionFileError,
    MissionFileFailed,
    MissionFileForbidden,
    MissionFileMissing,
    MissionFileMoved,
    MissionFileReadOnly,
    MissionFileTooLarge,
    NewerMissionFile,
    NoRoom,
    NotAMissionFile,
)
from scheduler_app.storage.formats import FORMAT

needs_posix = pytest.mark.skipif(os.name != "posix", reason="permissions and limits of POSIX")


@pytest.fixture
def saved(path: Path, mission: Mission) -> Path:
    storage.create(path, mission).close()
    return path


def _refused(path: Path, kind: type[MissionFileError]) -> MissionFileError:
    """Opening is refused with exactly this error, and the file is as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind):
        storage.open_file(path)
    with pytest.raises(kind) as caught:
        storage.open_file(path, read_only=True)
    assert type(caught.value) is kind
    assert caught.value.path == path
    if before is not None:
        assert path.read_bytes() == before
    return caught.value


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04 a spreadsheet", b"\x00" * 5000])
def test_something_else_is_no_mission(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    _refused(path, NotAMissionFile)


def test_another_programs_database_is_no_mission(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mission (x)")
    connection.close()
    _refused(path, NotAMissionFile)


def test_a_folder_and_nothing_at_all(tmp_path: Path) -> None:
    _refused(tmp_path, NotAMissionFile)
    _refused(tmp_path / "gone.mission", MissionFileMissing)
    _refused(tmp_path / "no" / "gone.mission", MissionFileMissing)


def test_a_newer_file_says_which_format_it_has(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[60:64] = (77).to_bytes(4, "big")
    saved.write_bytes(content)
    error = _refused(saved, NewerMissionFile)
    assert isinstance(error, NewerMissionFile)
    assert (error.found, error.known) == (77, FORMAT)


def test_a_format_that_never_was_is_damage(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[60:64] = bytes(4)
    saved.write_bytes(content)
    _refused(saved, DamagedMissionFile)


def test_a_file_cut_short_anywhere_is_damage(saved: Path) -> None:
    content = saved.read_bytes()
    for size in (50, 99, 4096, len(content) // 2, len(content) - 4096, len(content) - 1):
        saved.write_bytes(content[:size])
        _refused(saved, DamagedMissionFile)


def test_a_flipped_page_is_damage_wherever_it_lies(saved: Path) -> None:
    """Each page in turn becomes noise; none may crash, hang or be taken for a mission."""
    content = saved.read_bytes()
    noise = bytes((7 * n + 13) % 256 for n in range(4096))
    for start in range(4096, len(content), 4096):
        saved.write_bytes(content[:start] + noise + content[start + 4096 :])
        _refused(saved, DamagedMissionFile)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM mission",
        "DROP TABLE rooms",
        "ALTER TABLE rooms DROP COLUMN seats",
        "UPDATE rooms SET seats = 0",
        "UPDATE rooms SET availability = '[['",
        "UPDATE rooms SET venue_id = 'gone'",
        "UPDATE cities SET breaks = '" + "[" * 50_000 + "'",
        "UPDATE officials SET availability = '{}'",
        "CREATE TRIGGER spy AFTER UPDATE ON rooms BEGIN SELECT 1; END",
        "CREATE VIEW more AS SELECT * FROM rooms",
    ],
)
def test_content_that_makes_no_sense_is_damage(saved: Path, statement: str) -> None:
    connection = sqlite3.connect(saved)
    connection.execute(statement)
    connection.commit()
    connection.close()
    _refused(saved, DamagedMissionFile)


def test_a_file_far_too_large_is_not_read(saved: Path) -> None:
    with saved.open("r+b") as file:
        file.truncate(600 * 1024 * 1024)
    with pytest.raises(MissionFileTooLarge):
        storage.open_file(saved)


def test_a_full_disk_changes_nothing(saved: Path, mission: Mission) -> None:
    store, _ = storage.open_file(saved)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count={pages}")
    large = dataclasses.replace(mission, note="x" * 100_000)
    with pytest.raises(NoRoom):
        store.write(difference(mission, large))
    assert store.read() == mission
    store._connection.execute("PRAGMA max_page_count=100000")
    store.write(difference(mission, large))
    store.close()


@contextmanager
def _largest_file(size: int) -> Iterator[None]:
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


@needs_posix
def test_a_quota_changes_nothing_and_leaves_nothing(saved: Path, mission: Mission) -> None:
    store, _ = storage.open_file(saved)
    large = dataclasses.replace(mission, note="x" * 1_000_000)
    with _largest_file(saved.stat().st_size + 8192):
        with pytest.raises((NoRoom, MissionFileFailed)):
            store.write(difference(mission, large))
        copy = saved.with_name("copy.mission")
        with pytest.raises((NoRoom, MissionFileFailed)):
            store.copy_to(copy, large)
        with pytest.raises((NoRoom, MissionFileFailed)):
            storage.create(copy, large)
    assert store.read() == mission
    store.close()
    assert list(saved.parent.iterdir()) == [saved]
    assert storage.open_file(saved)[1] == mission


def test_a_file_that_vanishes_is_not_written(saved: Path, mission: Mission) -> None:
    store, _ = storage.open_file(saved)
    saved.unlink()
    with pytest.raises(MissionFileMoved):
        store.write(difference(mission, dataclasses.replace(mission, title="x")))
    copy = saved.with_name("copy.mission")
    store.copy_to(copy, mission)
    store.close()
    assert storage.open_file(copy)[1] == mission


def test_a_file_that_was_replaced_is_not_written(saved: Path, mission: Mission) -> None:
    store, _ = storage.open_file(saved)
    other = saved.with_name("other")
    shutil.copy(saved, other)
    other.replace(saved)
    with pytest.raises(MissionFileMoved):
        store.write(difference(mission, dataclasses.replace(mission, title="x")))
    store.close()
    assert storage.open_file(saved)[1] == mission


@pytest.fixture
def nobodys(mission: Mission) -> Iterator[Path]:
    """A saved mission, while the process is an ordinary user (root may do everything)."""
    if os.name != "posix":
        pytest.skip("permissions of POSIX")
    folder = Path(tempfile.mkdtemp())
    path = folder / "m.mission"
    storage.create(path, mission).close()
    user = os.geteuid()
    if user == 0:
        os.chown(folder, 65534, -1)
        os.chown(path, 65534, -1)
        os.seteuid(65534)
    try:
        yield path
    finally:
        os.seteuid(user)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_read_only_folder_or_file_is_opened_for_reading(nobodys: Path, mission: Mission) -> None:
    for place, mode in ((nobodys.parent, 0o555), (nobodys, 0o444)):
        old = place.stat().st_mode
        place.chmod(mode)
        store, found = storage.open_file(nobodys)
        assert store.read_only_reason is storage.ReadOnlyReason.NO_PERMISSION
        assert found == mission
        store.close()
        place.chmod(old)
    nobodys.parent.chmod(0o555)
    with pytest.raises(MissionFileReadOnly):
        storage.create(nobodys.with_name("new.mission"), mission)
    assert list(nobodys.parent.iterdir()) == [nobodys]


def test_a_file_that_may_not_be_read_is_forbidden(nobodys: Path) -> None:
    nobodys.chmod(0)
    with pytest.raises(MissionFileForbidden):
        storage.open_file(nobodys)
    nobodys.parent.chmod(0)
    with pytest.raises(MissionFileForbidden):
        storage.open_file(nobodys)


def test_a_file_system_without_locks_is_read_only(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise lock.LockUnavailable

    monkeypatch.setattr(opening, "FileLock", refuse)
    store, _ = storage.open_file(saved)
    assert store.read_only_reason is storage.ReadOnlyReason.NO_LOCKS
    store.close()


def test_a_text_that_is_none_is_damage(saved: Path) -> None:
    content = saved.read_bytes()
    place = content.index(b"Ministry")
    saved.write_bytes(content[:place] + b"\xff" + content[place + 1 :])
    _refused(saved, DamagedMissionFile)


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_whatever_befalls_a_file_it_opens_or_is_refused(saved: Path) -> None:
    content, chance = saved.read_bytes(), random.Random(2015)
    for _ in range(3_000):
        spoiled, place = bytearray(content), chance.randrange(len(content))
        match chance.randrange(4):
            case 0:
                spoiled[place] ^= 1 << chance.randrange(8)
            case 1:
                spoiled[place] = chance.randrange(256)
            case 2:
                del spoiled[place:]
            case 3:
                spoiled[place : place + 64] = bytes(64)
        saved.write_bytes(spoiled)
        try:
            storage.open_file(saved)[0].close()
        except MissionFileError:
            assert saved.read_bytes() == spoiled
