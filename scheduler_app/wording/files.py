"""One sentence for everything that can go wrong with a mission file, naming the file."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.i18n import mark, tr
from scheduler_app.storage import ReadOnlyReason
from scheduler_app.storage.errors import (
    AnotherFileThere,
    DamagedMissionFile,
    FileInDoubt,
    MissionFileBusy,
    MissionFileChanged,
    MissionFileError,
    MissionFileExists,
    MissionFileFailed,
    MissionFileForbidden,
    MissionFileMissing,
    MissionFileMoved,
    MissionFileReadOnly,
    MissionFileTooLarge,
    MissionLocked,
    NewerMissionFile,
    NoRoom,
    NoSuchVersion,
    NotAMissionFile,
)

_SENTENCES: Mapping[type[MissionFileError], str] = {
    MissionFileMissing: mark("There is no file or folder ‘{path}’."),
    MissionFileMoved: mark(
        "‘{path}’ was moved, deleted or replaced while it was open, so nothing was written. "
        "Save a copy of what you see to keep it."
    ),
    NotAMissionFile: mark("‘{path}’ is not a mission file."),
    NewerMissionFile: mark(
        "‘{path}’ was written by a newer Attaché (format {found}; this one reads up to format "
        "{known}). Please update Attaché to open it; the file was left as it is."
    ),
    DamagedMissionFile: mark(
        "‘{path}’ is damaged and cannot be read as a mission; it was left as it is. "
        "Please open a copy or a backup of it."
    ),
    MissionFileTooLarge: mark("‘{path}’ is too large to be a mission file."),
    MissionFileChanged: mark(
        "Another program has changed ‘{path}’ since it was opened, so nothing was written. "
        "Save a copy of what you see, then open the file again."
    ),
    MissionFileBusy: mark(
        "Another program is using ‘{path}’ just now, so nothing was changed. Try again in a moment."
    ),
    MissionLocked: mark(
        "‘{path}’ is open in another window or command; here it can be read, not changed."
    ),
    MissionFileReadOnly: mark("‘{path}’ or its folder may not be written; nothing was changed."),
    MissionFileForbidden: mark("You have no permission to use ‘{path}’."),
    MissionFileExists: mark("‘{path}’ exists already; it was not overwritten."),
    AnotherFileThere: mark(
        "‘{path}’ is another kind of file; it was not overwritten. Please choose another name."
    ),
    NoRoom: mark("The disk is full: ‘{path}’ could not be written, and nothing was changed."),
    FileInDoubt: mark(
        "‘{path}’ could not be written, and just now it cannot be read either: the system says “{detail}”. "
        "The change was taken back here; the next one that can be written puts the file right. "
        "Save a copy elsewhere to be safe."
    ),
    NoSuchVersion: mark("‘{path}’ keeps no version {detail}."),
    MissionFileFailed: mark(
        "‘{path}’ could not be read or written: the system says “{detail}”. Nothing was changed."
    ),
}

TWO_NOTES = 9
"""The first format of the file with notes on paper and internal ones."""
_OLD_NOTES = mark(
    "‘{name}’ was made by an older Attaché: notes that used to be printed are now notes on paper, "
    "all others are internal and are never printed."
)

_NOT_A_MISSION: Mapping[str, str] = {
    "folder": mark("‘{path}’ is a folder, not a mission file."),
    "special": mark("‘{path}’ is no ordinary file; a mission is one."),
    "empty": mark("‘{path}’ is empty; it is not a mission file."),
}

_ANOTHER_FILE: Mapping[str, str] = {
    "mission": mark("‘{path}’ is a mission; it was not overwritten. Please choose another name."),
}

_READ_ONLY: Mapping[ReadOnlyReason, str] = {
    ReadOnlyReason.ASKED: mark("‘{name}’ was opened for reading only."),
    ReadOnlyReason.IN_USE: mark(
        "‘{name}’ is open in another window or command, so it can only be read here."
    ),
    ReadOnlyReason.NO_PERMISSION: mark(
        "‘{name}’ or its folder may not be written, so it can only be read. "
        "Save a copy elsewhere to change it."
    ),
    ReadOnlyReason.NO_LOCKS: mark(
        "The folder of ‘{name}’ cannot keep two writers apart, so it can only be read. "
        "Save a copy on this computer to change it."
    ),
}


def file_sentence(error: MissionFileError) -> str:
    """What happened to which file, and what can be done."""
    values = {"path": error.path, "detail": error.detail}
    if isinstance(error, NewerMissionFile):
        values |= {"found": error.found, "known": error.known}
    template = _SENTENCES[type(error)]
    if isinstance(error, NotAMissionFile):
        template = _NOT_A_MISSION.get(error.detail, template)
    if isinstance(error, AnotherFileThere):
        template = _ANOTHER_FILE.get(error.detail, template)
    return tr(template).format(**values)


def read_only_sentence(reason: ReadOnlyReason, name: str) -> str:
    """Why a file was opened for reading only; `name` is its name without the folder."""
    return tr(_READ_ONLY[reason]).format(name=name)


def older_file_sentence(older_format: int | None, name: str) -> str:
    """What became of the notes of an older file; nothing where they were two before."""
    if older_format is None or older_format >= TWO_NOTES:
        return ""
    return tr(_OLD_NOTES).format(name=name)


def old_export_sentence(name: str) -> str:
    """The same of an exported mission."""
    return tr(_OLD_NOTES).format(name=name)
