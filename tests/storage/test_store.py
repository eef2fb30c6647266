"""What goes into the file comes out of it: whole missions, differences, order, versions, copies."""

import dataclasses
import sqlite3
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler_app import storage
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.records import add_records, delete_records, replace_records
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of, type_of_table
from scheduler_app.storage.errors import (
    AnotherFileThere,
    DamagedMissionFile,
    MissionFileChanged,
    MissionFileExists,
    MissionFileMissing,
    MissionFileReadOnly,
    MissionLocked,
    NoSuchVersion,
    NotAMissionFile,
)
from scheduler_app.storage.formats import APPLICATION_ID, FORMAT
from tests import builders


def _is_same(found: Mission, expected: Mission) -> bool:
    return found == expected and all(
        list(table_of(found, name)) == list(table_of(expected, name)) for name in type_of_table
    )


def _reopened(path: Path) -> Mission:
    store, mission = storage.open_file(path, read_only=True)
    store.close()
    return mission


def test_a_new_file_holds_the_mission_and_leaves_nothing_beside_it(
    path: Path, mission: Mission
) -> None:
    storage.create(path, mission).close()
    assert _is_same(_reopened(path), mission)
    assert list(path.parent.iterdir()) == [path]


def test_the_file_is_marked_and_strict(path: Path, mission: Mission) -> None:
    storage.create(path, mission).close()
    header = path.read_bytes()[:100]
    assert header[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"Atta"
    assert header[60:64] == FORMAT.to_bytes(4, "big")
    connection = sqlite3.connect(path)
    tables = [row for row in connection.execute("PRAGMA table_list") if row[2] == "table"]
    connection.close()
    assert all(strict for *_, strict in (row for row in tables if not row[1].startswith("sqlite_")))
    assert {row[1] for row in tables} >= {"mission", "versions", *type_of_table}


def test_the_connection_is_careful(path: Path, mission: Mission) -> None:
    store = storage.create(path, mission)
    asked = {
        name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
    }
    store.close()
    assert asked == {
        "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0,
    }  # fmt: skip


def _edits(mission: Mission) -> list[Mission]:
    """Every sort of step, each from the one before; the last goes back to the first."""
    steps = [mission]

    def then(after: Mission) -> None:
        steps.append(after)

    then(dataclasses.replace(steps[-1], title="Other", note="N", grid_minutes=30))
    then(add_records(steps[-1], "venues", [builders.a_venue("x"), builders.a_venue("a")]))
    then(replace_records(steps[-1], "venues", [builders.a_venue("w", note="changed")]))
    then(delete_records(steps[-1], "venues", ["w"]))
    then(dataclasses.replace(steps[-1], venues=dict(reversed(steps[-1].venues.items()))))
    then(delete_records(steps[-1], "organisations", ["firm"]))
    between = dict(list(mission.cities.items())[:1])
    between["new"] = builders.a_city("new")
    between |= mission.cities
    then(dataclasses.replace(steps[-1], cities=between))
    then(dataclasses.replace(mission, meetings={}))
    then(mission)
    return steps


def test_every_difference_is_written_in_order(path: Path, mission: Mission) -> None:
    steps = _edits(mission)
    store = storage.create(path, mission)
    for before, after in pairwise(steps):
        store.write(difference(before, after))
        assert _is_same(store.read(), after)
    for after, before in pairwise(reversed(steps)):
        store.write(difference(after, before))
        assert _is_same(store.read(), before)
    store.close()
    assert _is_same(_reopened(path), mission)
    assert list(path.parent.iterdir()) == [path]


_TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=8)
_NAME = _TEXT.filter(str.strip)


@st.composite
def _missions(draw: st.DrawFn) -> Mission:
    ids = draw(st.lists(_NAME, min_size=1, max_size=5, unique=True))
    cities = [
        builders.a_city(
            one,
            name=draw(_NAME),
            note=draw(_TEXT),
            latitude=draw(st.none() | st.floats(-90, 90)),
            timezone=draw(st.sampled_from(["UTC", "Asia/Shanghai", "Pacific/Apia"])),
            hotel_id=draw(st.none() | st.just("venue")),
        )
        for one in ids
    ]
    return builders.a_mission(
        title=draw(_NAME),
        cities=cities,
        venues=[builders.a_venue(city_id=draw(st.sampled_from(ids)))],
        officials=[
            builders.an_official(
                city_id=ids[0], languages=tuple(draw(st.lists(_TEXT, max_size=3))),
                rank=draw(st.none() | st.integers(1, 1_000)),
            )
        ],
        city_days=[],
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_missions(), _missions())
def test_saved_and_loaded_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, first: Mission, second: Mission
) -> None:
    path = tmp_path_factory.mktemp("saved") / "m.mission"
    store = storage.create(path, first)
    assert _is_same(store.read(), first)
    store.write(difference(first, second), version_name="v")
    store.close()
    store, found = storage.open_file(path)
    assert _is_same(found, second)
    assert _is_same(store.read_version(second.version), second)
    store.close()


def test_versions_are_kept_whole(path: Path, mission: Mission) -> None:
    store = storage.create(path, mission)
    assert store.versions() == ()
    store.name_version("First", mission)
    second = dataclasses.replace(mission, version=2, title="Second")
    store.write(difference(mission, second), version_name="")
    assert [(one.number, one.name) for one in store.versions()] == [(1, "First"), (2, "")]
    assert _is_same(store.read_version(1), mission)
    assert store.read_version(2).title == "Second"
    with pytest.raises(NoSuchVersion):
        store.read_version(3)
    store.close()


def test_a_number_is_never_given_twice(path: Path, mission: Mission) -> None:
    store = storage.create(path, mission)
    raised = dataclasses.replace(mission, version=2)
    store.write(difference(mission, raised), version_name="two")
    store.write(difference(raised, mission))
    assert store.with_unused_version(raised, mission).version == 3
    assert store.with_unused_version(mission, raised) is mission
    store.close()


def test_a_damaged_version_is_said_to_be_damaged(path: Path, mission: Mission) -> None:
    store = storage.create(path, mission)
    store.name_version("First", mission)
    store.close()
    connection = sqlite3.connect(path)
    for content in (b"", b"garbage", b"x\x9c\x03\x00\x00\x00\x00\x01"):
        connection.execute("UPDATE versions SET content = ?", (content,))
        connection.commit()
        store, _ = storage.open_file(path)
        with pytest.raises(DamagedMissionFile):
            store.read_version(1)
        store.close()
    connection.close()


def test_a_new_file_never_overwrites(path: Path, mission: Mission) -> None:
    path.write_text("mine")
    with pytest.raises(MissionFileExists):
        storage.create(path, mission)
    assert path.read_text() == "mine"
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(AnotherFileThere):
        storage.create(path, mission, replace=True)
    assert path.read_text() == "mine"
    path.unlink()
    storage.create(path, dataclasses.replace(mission, title="Old")).close()
    storage.create(path, mission, replace=True).close()
    assert _is_same(_reopened(path), mission)


def test_a_new_file_needs_a_folder(tmp_path: Path, mission: Mission) -> None:
    with pytest.raises(MissionFileMissing):
        storage.create(tmp_path / "no" / "m.mission", mission)
    with pytest.raises(NotAMissionFile):
        storage.create(tmp_path, mission, replace=True)


def test_a_copy_has_what_is_on_the_screen_and_every_version(path: Path, mission: Mission) -> None:
    store = storage.create(path, mission)
    store.name_version("First", mission)
    copy = path.with_name("copy.mission")
    shown = dataclasses.replace(mission, title="Shown")
    store.copy_to(copy, shown)
    with pytest.raises(MissionFileExists):
        store.copy_to(copy, mission)
    with pytest.raises(MissionLocked):
        store.copy_to(path, mission, replace=True)
    store.close()
    again, found = storage.open_file(copy)
    assert _is_same(found, shown)
    assert len(again.versions()) == 1
    again.close()
    assert sorted(path.parent.iterdir()) == sorted([path, copy])


def test_a_change_by_a_stranger_is_noticed(path: Path, mission: Mission) -> None:
    store = storage.create(path, mission)
    stranger = sqlite3.connect(path)
    stranger.execute("UPDATE mission SET title = 'Theirs'")
    stranger.commit()
    stranger.close()
    with pytest.raises(MissionFileChanged):
        store.write(difference(mission, dataclasses.replace(mission, title="Mine")))
    assert store.read().title == "Theirs"
    store.close()


def test_a_broken_reference_is_not_written(path: Path, mission: Mission) -> None:
    store = storage.create(path, mission)
    rooms: Any = {"room": builders.a_room(venue_id="gone")}
    with pytest.raises(DamagedMissionFile):
        store.write(difference(mission, dataclasses.replace(mission, rooms=rooms)))
    assert _is_same(store.read(), mission)
    store.write(difference(mission, dataclasses.replace(mission, title="Still works")))
    store.close()


def test_reading_only_writes_nothing(path: Path, mission: Mission) -> None:
    storage.create(path, mission).close()
    store, _ = storage.open_file(path, read_only=True)
    assert store.read_only_reason is storage.ReadOnlyReason.ASKED
    with pytest.raises(MissionFileReadOnly):
        store.write(difference(mission, dataclasses.replace(mission, title="x")))
    with pytest.raises(MissionFileReadOnly):
        store.name_version("x", mission)
    store.close()
    store.close()
