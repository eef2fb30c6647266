# ruff: noqa: N818 - the names say what the file is; "Error" twelve times would say nothing
"""What can go wrong with a `.mission` file: a small tree with the path and values, no sentences.

`scheduler_app.wording.files` speaks for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(kw_only=True, eq=False)
class MissionFileError(Exception):
    """A file that cannot be opened, read or written. `detail` is for logs, never for the user."""

    path: Path
    detail: str = ""

    def __str__(self) -> str:
        """A line for logs and tests."""
        return f"{type(self).__name__} {self.path} {self.detail}".strip()


class MissionFileMissing(MissionFileError):
    """There is no such file or folder."""


class MissionFileMoved(MissionFileError):
    """The file was moved, deleted or replaced while it was open here."""


class NotAMissionFile(MissionFileError):
    """Something else: a folder, an empty file, another program's data."""


@dataclass(kw_only=True, eq=False)
class NewerMissionFile(MissionFileError):
    """Written by a later Attaché: its format and the newest that this one knows."""

    found: int
    known: int


class DamagedMissionFile(MissionFileError):
    """A mission file whose content cannot be trusted: cut short, overwritten, inconsistent."""


class MissionFileTooLarge(MissionFileError):
    """Larger than any mission can be; it is not read."""


class MissionFileChanged(MissionFileError):
    """Another program has written into the file while it was open here."""


class MissionFileBusy(MissionFileError):
    """Another program has locked the file for a moment, and did not let go of it in time."""


class MissionLocked(MissionFileError):
    """In use by another window or command."""


class MissionFileReadOnly(MissionFileError):
    """The file, its folder or this document may not be written."""


class MissionFileForbidden(MissionFileError):
    """The user may not even read it, or may not enter its folder."""


class MissionFileExists(MissionFileError):
    """A new file was to be made where one stands already."""


class AnotherFileThere(MissionFileError):
    """A file was to be written where one of another kind stands; `detail` is the kind."""


class NoRoom(MissionFileError):
    """The disk, or the user's share of it, is full."""


class MissionFileFailed(MissionFileError):
    """The operating system refused to read or write; `detail` has its words."""


class FileInDoubt(MissionFileError):
    """A write failed and the file cannot be read back: it holds the state before or the one after."""


class NoSuchVersion(MissionFileError):
    """A version that the file does not keep; `detail` is its number."""
