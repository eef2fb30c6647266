"""The open mission as a QObject: `apply` is the only way to change it, `changed` tells the views.

An edit is written to the file first, in one transaction; only then is it in force and announced.
A write that fails raises a storage error and leaves mission, file and undo stack as they were.
Everything here happens in the GUI thread. No rule of the domain and no sentence of a fault is here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from scheduler_app import storage
from scheduler_app.document.edit import Edit
from scheduler_app.i18n import tr
from scheduler_app.mission.changes import Change, difference
from scheduler_app.mission.edits.settings import raise_version
from scheduler_app.mission.kept import KeptVersion
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.texts import tidy_text
from scheduler_app.storage.errors import (
    MissionFileError,
    MissionFileReadOnly,
    MissionLocked,
    NoSuchVersion,
)


class Document(QObject):
    """A mission, the file that keeps it (None: none, for tests and previews) and its undo stack.

    `changed(Change)` follows every step that is in force, undo and redo included.
    `write_failed(MissionFileError)` tells of an undo or redo that the stack itself was asked for
    and that could not be written; nothing has changed then.
    """

    changed = Signal(object)
    write_failed = Signal(object)

    def __init__(
        self, store: storage.Store | None, mission: Mission, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        if store is not None:
            store.hurry()
        self._mission = mission
        self._is_aligning = False
        self._index = 0
        self._failure: MissionFileError | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._on_index_changed)

    @property
    def mission(self) -> Mission:
        """The mission in force."""
        return self._mission

    @property
    def path(self) -> Path | None:
        """The file that keeps it, or None."""
        return self._store.path if self._store else None

    def is_kept_in(self, path: Path) -> bool:
        """Whether this path leads to the file that keeps it; one that was put in its place does not."""
        return self._store is not None and self._store.is_at(path)

    @property
    def is_overtaken(self) -> bool:
        """Whether another program has written into its file, so that what is here is out of date."""
        return self._store is not None and self._store.is_overtaken

    @property
    def is_read_only(self) -> bool:
        """Whether every edit is refused."""
        return self._store is not None and self._store.is_read_only

    @property
    def older_format(self) -> int | None:
        """The format of its file before it was opened, where it was an older one."""
        return self._store.older_format if self._store else None

    @property
    def read_only_reason(self) -> storage.ReadOnlyReason | None:
        """Why edits are refused, or None when they are not."""
        return self._store.read_only_reason if self._store else None

    def apply(self, text: str, mission: Mission, *, version_name: str | None = None) -> Change:
        """Put another mission in force as one undoable step called `text`.

        Nothing happens when nothing differs. Where the version number rises, the file also keeps
        the whole mission as a version, called `version_name` or else `text`; a number that the
        file has used already is never given again. Raises MissionFileError, and changes nothing.
        """
        if mission.version > self._mission.version and self._store is not None:
            mission = self._store.with_unused_version(mission, self._mission)
        change = difference(self._mission, mission)
        if change.is_empty:
            return change
        rises = mission.version > self._mission.version
        self._write(change, (version_name or text) if rises else None)
        edit = Edit(text, self._mission, mission, self._step)
        with _Aligning(self):
            self.undo_stack.push(edit)
        self._index = self.undo_stack.index()
        self._mission = mission
        self.changed.emit(change)
        return change

    def undo(self) -> None:
        """Take the last step back, if there is one; raises MissionFileError."""
        self.go_to(self.undo_stack.index() - 1)

    def redo(self) -> None:
        """Do the next step again, if there is one; raises MissionFileError."""
        self.go_to(self.undo_stack.index() + 1)

    def go_to(self, index: int) -> None:
        """Go to a place in the history with one write; out of range does nothing.

        0 is the mission as it was opened, n as it was after n steps. Raises MissionFileError.
        """
        if index == self.undo_stack.index() or not 0 <= index <= self.undo_stack.count():
            return
        target = self._mission_at(index)
        change = difference(self._mission, target)
        self._write(change, None)
        with _Aligning(self):
            self.undo_stack.setIndex(index)
        self._index = index
        self._mission = target
        self.changed.emit(change)

    def name_version(self, name: str) -> int:
        """Raise the version number, keep the mission under it and return it (Ctrl+S).

        Raises MissionError for a name that is too long, and MissionFileError.
        """
        name = tidy_text("name", name)
        text = tr("Name version “{name}”").format(name=name)
        self.apply(text, raise_version(self._mission), version_name=name)
        return self._mission.version

    def next_version(self) -> int:
        """The number that the next version would have."""
        raised = raise_version(self._mission)
        return (
            self._store.with_unused_version(raised, self._mission) if self._store else raised
        ).version

    def keep(self, name: str) -> int:
        """See to it that a kept version holds the mission as it is, called `name` if it is a new one; its
        number, 0 where nothing is kept. No step, no change. Raises MissionFileError.
        """
        return self._store.keep(name, self._mission) if self._store is not None else 0

    def versions(self) -> Sequence[storage.Version]:
        """The versions that the file keeps, oldest first."""
        return self._store.versions() if self._store else ()

    def kept_versions(self) -> Sequence[KeptVersion]:
        """The kept versions with their missions, as far as an export has room; raises MissionFileError."""
        return self._store.kept_versions() if self._store else ()

    def read_version(self, number: int) -> Mission:
        """The mission of a kept version, from any thread; raises MissionFileError."""
        if self._store is None:
            raise NoSuchVersion(path=Path(), detail=str(number))
        return self._store.read_version(number)

    def restore(self, number: int) -> Change:
        """Bring a kept version back, as one undoable step and a new version."""
        if self._store is None:
            raise NoSuchVersion(path=Path(), detail=str(number))
        kept = self._store.read_version(number)
        text = tr("Restore version {number}").format(number=number)
        return self.apply(text, dataclasses.replace(kept, version=self._mission.version + 1))

    def save_copy(self, path: Path, *, replace: bool = False) -> None:
        """Write the mission as it stands, with its versions, to another file."""
        if self._store is not None:
            self._store.copy_to(path, self._mission, replace=replace)
        else:
            storage.create(path, self._mission, replace=replace).close()

    def close(self) -> None:
        """Let go of the file. The document is of no use afterwards."""
        if self._store is not None:
            self._store.close()

    def _write(self, change: Change, version_name: str | None) -> None:
        if self._store is None:
            return
        if self._store.is_read_only:
            in_use = self._store.read_only_reason is storage.ReadOnlyReason.IN_USE
            refusal = MissionLocked if in_use else MissionFileReadOnly
            raise refusal(path=self._store.path)
        self._store.write(change, version_name=version_name)

    def _mission_at(self, index: int) -> Mission:
        is_end = index == self.undo_stack.count()
        edit = self.undo_stack.command(index - 1 if is_end else index)
        if not isinstance(edit, Edit):
            raise TypeError(edit)
        return edit.after if is_end else edit.before

    def _step(self, mission: Mission, by: int) -> None:
        """Called by an Edit when the stack itself is asked (its own actions, the history list)."""
        if self._is_aligning or self._failure is not None:
            return
        change = difference(self._mission, mission)
        try:
            self._write(change, None)
        except MissionFileError as error:
            self._failure = error
            return
        self._index += by
        self._mission = mission
        self.changed.emit(change)

    def _on_index_changed(self) -> None:
        """Bring the stack back to the mission in force after a step that could not be written."""
        failure, self._failure = self._failure, None
        if failure is not None:
            with _Aligning(self):
                self.undo_stack.setIndex(self._index)
            self.write_failed.emit(failure)


class _Aligning:
    """While it holds, the stack moves and its edits do nothing (what they do is done already)."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __enter__(self) -> None:
        self._document._is_aligning = True  # noqa: SLF001 - its own other half

    def __exit__(self, *_: object) -> None:
        self._document._is_aligning = False  # noqa: SLF001
