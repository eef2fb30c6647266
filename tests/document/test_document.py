"""The open mission: durable before told, undone without limit, unchanged when a write fails."""

import dataclasses
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler_app import storage
from scheduler_app.document import Document
from scheduler_app.mission.changes import Change
from scheduler_app.mission.edits.records import add_records, delete_records, set_field
from scheduler_app.mission.edits.settings import raise_version
from scheduler_app.mission.mission import Mission
from scheduler_app.storage.errors import (
    MissionFileBusy,
    MissionFileReadOnly,
    MissionLocked,
    NoRoom,
    NoSuchVersion,
)
from scheduler_app.storage.formats import BUSY_SECONDS
from scheduler_app.wording.files import file_sentence
from tests import builders


def _on_disk(document: Document) -> Mission:
    """The mission as another program would read it."""
    assert document.path is not None
    store, mission = storage.open_file(document.path, read_only=True)
    store.close()
    return mission


def _titled(mission: Mission, title: str) -> Mission:
    return dataclasses.replace(mission, title=title)


def test_an_edit_is_on_disk_before_anyone_is_told(document: Document) -> None:
    seen: list[tuple[str, str]] = []
    document.changed.connect(
        lambda _: seen.append((document.mission.title, _on_disk(document).title))
    )
    change = document.apply("Rename mission", _titled(document.mission, "New"))
    assert seen == [("New", "New")]
    assert change.fields == {"title"}
    assert document.undo_stack.undoText() == "Rename mission"
    assert document.undo_stack.undoLimit() == 0


def test_nothing_happens_when_nothing_differs(document: Document, told: list[Change]) -> None:
    assert document.apply("Nothing", document.mission).is_empty
    assert document.apply("Nothing", dataclasses.replace(document.mission)).is_empty
    assert told == []
    assert document.undo_stack.count() == 0


def test_undo_and_redo_are_on_disk_too(document: Document, told: list[Change]) -> None:
    first = document.mission
    document.apply("Add city", add_records(first, "cities", [builders.a_city("new")]))
    second = document.mission
    document.undo()
    assert document.mission == _on_disk(document) == first
    document.redo()
    assert document.mission == _on_disk(document) == second
    assert [dict(one.touched) for one in told] == [{"cities": frozenset({"new"})}] * 3
    document.undo_stack.undo()
    assert document.mission == _on_disk(document) == first
    document.undo_stack.redo()
    assert document.mission == _on_disk(document) == second
    document.redo()
    assert len(told) == 5


def test_the_history_is_jumped_through_with_one_write(
    document: Document, told: list[Change]
) -> None:
    for n in range(10):
        document.apply(f"Step {n}", _titled(document.mission, f"T{n}"))
    told.clear()
    document.go_to(3)
    assert document.mission.title == _on_disk(document).title == "T2"
    assert len(told) == 1
    document.go_to(0)
    document.go_to(-1)
    document.go_to(11)
    assert document.mission.title == "Mission"
    document.undo()
    document.undo_stack.setIndex(10)
    assert document.mission.title == _on_disk(document).title == "T9"


def test_an_edit_after_undo_forgets_what_was_undone(document: Document) -> None:
    document.apply("A", _titled(document.mission, "A"))
    document.undo()
    document.apply("B", _titled(document.mission, "B"))
    assert document.undo_stack.count() == 1
    document.redo()
    assert document.mission.title == "B"
    document.undo()
    assert document.mission.title == "Mission"


def test_an_edit_that_cannot_be_written_changes_nothing(
    document: Document, told: list[Change]
) -> None:
    store = document._store
    assert store is not None
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count={pages}")
    before = document.mission
    with pytest.raises(NoRoom):
        document.apply("Long note", dataclasses.replace(before, note="x" * 100_000))
    assert document.mission is before
    assert _on_disk(document) == before
    assert told == []
    assert document.undo_stack.count() == 0


@pytest.fixture
def full_disk(document: Document, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Long notes are refused as by a full disk, until told otherwise."""
    store = document._store
    assert store is not None
    write = store.write
    is_full = [False]

    def write_if_there_is_room(change: Change, *, version_name: str | None = None) -> None:
        if is_full[0] and change.after.note:
            raise NoRoom(path=store.path)
        write(change, version_name=version_name)

    monkeypatch.setattr(store, "write", write_if_there_is_room)
    return lambda full: is_full.__setitem__(0, full)


def test_an_undo_that_cannot_be_written_changes_nothing(
    document: Document, told: list[Change], full_disk: Callable[[bool], None]
) -> None:
    document.apply("Long note", dataclasses.replace(document.mission, note="long"))
    document.apply("Short note", dataclasses.replace(document.mission, note=""))
    failures: list[object] = []
    document.write_failed.connect(failures.append)
    told.clear()
    full_disk(True)
    with pytest.raises(NoRoom):
        document.undo()
    document.undo_stack.undo()
    assert document.undo_stack.index() == 2
    assert document.mission.note == _on_disk(document).note == ""
    assert [type(one) for one in failures] == [NoRoom]
    assert told == []
    full_disk(False)
    document.undo_stack.undo()
    assert document.undo_stack.index() == 1
    assert document.mission.note == _on_disk(document).note == "long"
    full_disk(True)
    document.undo()
    document.undo_stack.redo()
    assert document.undo_stack.index() == 0
    assert len(failures) == 2
    assert document.mission.note == _on_disk(document).note == ""


def test_a_jump_that_fails_on_its_way_stops_there(
    document: Document, full_disk: Callable[[bool], None]
) -> None:
    document.apply("Long note", dataclasses.replace(document.mission, note="long"))
    document.apply("Short note", dataclasses.replace(document.mission, note=""))
    document.apply("Rename", _titled(document.mission, "T"))
    full_disk(True)
    document.undo_stack.setIndex(0)
    assert document.undo_stack.index() == 2
    assert document.mission.title == _on_disk(document).title == "Mission"
    full_disk(False)
    document.undo_stack.setIndex(3)
    assert document.mission.title == _on_disk(document).title == "T"


def test_the_second_window_may_look_not_touch(document: Document) -> None:
    assert document.path is not None
    store, mission = storage.open_file(document.path)
    second = Document(store, mission)
    assert second.is_read_only
    assert second.read_only_reason is storage.ReadOnlyReason.IN_USE
    with pytest.raises(MissionLocked):
        second.apply("x", _titled(mission, "x"))
    assert second.undo_stack.count() == 0
    second.close()
    store, mission = storage.open_file(document.path, read_only=True)
    third = Document(store, mission)
    with pytest.raises(MissionFileReadOnly):
        third.apply("x", _titled(mission, "x"))
    third.close()
    document.apply("x", _titled(document.mission, "still writes"))
    assert not document.is_read_only


def test_named_versions_can_be_brought_back_in_one_step(
    document: Document, told: list[Change]
) -> None:
    assert document.name_version("Sent to the embassy") == 2
    document.apply("Rename", _titled(document.mission, "Later"))
    assert [(one.number, one.name) for one in document.versions()] == [(2, "Sent to the embassy")]
    document.restore(2)
    assert document.mission.title == _on_disk(document).title == "Mission"
    assert document.mission.version == 3
    document.undo()
    assert (document.mission.title, document.mission.version) == ("Later", 2)
    with pytest.raises(NoSuchVersion):
        document.restore(99)


def test_a_plan_that_is_adopted_is_kept_under_its_number(document: Document) -> None:
    document.apply("Solve", raise_version(_titled(document.mission, "Solved")))
    document.undo()
    document.apply("Solve", raise_version(_titled(document.mission, "Solved again")))
    assert document.mission.version == 3
    assert [(one.number, one.name) for one in document.versions()] == [(2, "Solve"), (3, "Solve")]


def test_a_copy_is_another_file(document: Document, tmp_path: Path) -> None:
    document.name_version("First")
    copy = tmp_path / "copy.mission"
    document.save_copy(copy)
    document.apply("Rename", _titled(document.mission, "Original only"))
    store, mission = storage.open_file(copy)
    assert (mission.title, len(store.versions())) == ("Mission", 1)
    store.close()


def test_a_document_without_a_file(qapp: object, tmp_path: Path) -> None:
    document = Document(None, builders.a_mission())
    assert (document.path, document.is_read_only, document.versions()) == (None, False, ())
    document.apply("Rename", _titled(document.mission, "New"))
    document.undo()
    assert document.name_version("x") == 2
    with pytest.raises(NoSuchVersion):
        document.restore(2)
    document.save_copy(tmp_path / "copy.mission")
    assert storage.open_file(tmp_path / "copy.mission")[1] == document.mission
    document.close()


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("title"), st.text(min_size=1, max_size=5).filter(str.strip)),
        st.tuples(st.just("add"), st.integers(0, 4).map(str)),
        st.tuples(st.just("delete"), st.integers(0, 4).map(str)),
        st.tuples(st.just("note"), st.integers(0, 4).map(str)),
        st.tuples(st.just("reverse"), st.just("")),
    ),
    max_size=8,
)


def _after(mission: Mission, step: tuple[str, str]) -> Mission:
    name, value = step
    if name == "title" and value.isprintable():
        return _titled(mission, value)
    if name == "add" and value not in mission.venues:
        return add_records(mission, "venues", [builders.a_venue(value)])
    if name == "delete":
        return delete_records(mission, "venues", [value])
    if name == "note" and value in mission.venues:
        return set_field(mission, "venues", value, "note", f"{value} and {mission.title}")
    if name == "reverse":
        return dataclasses.replace(mission, venues=dict(reversed(mission.venues.items())))
    return mission


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(_STEPS)
def test_undo_n_redo_n_is_the_same(
    qapp: object, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    first = builders.a_mission()
    path = tmp_path_factory.mktemp("undo") / "m.mission"
    document = Document(storage.create(path, first), first)
    states = [first]
    for step in steps:
        change = document.apply("Step", _after(document.mission, step))
        if not change.is_empty:
            states.append(document.mission)
    assert document.undo_stack.count() == len(states) - 1

    def assert_stands(state: Mission) -> None:
        found = _on_disk(document)
        assert document.mission == found == state
        assert list(found.venues) == list(state.venues) == list(document.mission.venues)

    for state in reversed(states[:-1]):
        document.undo()
        assert_stands(state)
    for state in states[1:]:
        document.redo()
        assert_stands(state)
    document.close()


def test_another_program_that_holds_the_file_is_not_waited_for_long(document: Document) -> None:
    assert document.path is not None
    before = document.mission
    other = sqlite3.connect(document.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    with pytest.raises(MissionFileBusy) as refused:
        document.apply("Note", dataclasses.replace(before, note="x"))
    assert time.monotonic() - began < BUSY_SECONDS
    assert "Try again in a moment" in file_sentence(refused.value)
    assert document.mission is before
    other.execute("ROLLBACK")
    other.close()
    document.apply("Note", dataclasses.replace(before, note="x"))
    assert document.mission.note == "x"
