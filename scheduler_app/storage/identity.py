"""Whether a file is a mission, told from its first hundred bytes before SQLite sees it."""

from __future__ import annotations

import stat
import struct
from pathlib import Path

from scheduler_app.storage.errors import (
    DamagedMissionFile,
    MissionFileTooLarge,
    NewerMissionFile,
    NotAMissionFile,
)
from scheduler_app.storage.formats import APPLICATION_ID, FORMAT, LARGEST_FILE

MAGIC = b"SQLite format 3\x00"


def check_identity(path: Path) -> int:
    """The format of a mission file.

    Raises NotAMissionFile, NewerMissionFile, DamagedMissionFile or MissionFileTooLarge, and
    OSError when the file cannot be read.
    """
    if path.is_dir():
        raise NotAMissionFile(path=path, detail="folder")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # reading a pipe might never end
        raise NotAMissionFile(path=path, detail="special")
    size = status.st_size
    if size > LARGEST_FILE:
        raise MissionFileTooLarge(path=path, detail=str(size))
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise NotAMissionFile(path=path, detail="empty")
    if not header.startswith(MAGIC):
        raise NotAMissionFile(path=path, detail="no database")
    if len(header) < 100:
        raise DamagedMissionFile(path=path, detail="cut short")
    found, mark = struct.unpack(">i4xi", header[60:72])
    if mark != APPLICATION_ID:
        raise NotAMissionFile(path=path, detail="another program's database")
    if found > FORMAT:
        raise NewerMissionFile(path=path, found=found, known=FORMAT)
    if _is_cut_short(path, header, size):
        raise DamagedMissionFile(path=path, detail="cut short")
    return int(found)


def _is_cut_short(path: Path, header: bytes, size: int) -> bool:
    """Whether a file has fewer pages than its header says (https://sqlite.org/fileformat2.html, 1.3.7).

    Where a change was under way, its journal says what holds; the number counts only where the writer
    kept it (change counter and version-valid-for agree).
    """
    if any(path.with_name(path.name + end).exists() for end in ("-journal", "-wal")):
        return False
    page, changes, pages, valid_for = struct.unpack(">H6xII60xI", header[16:96])
    return bool(changes == valid_for and pages * (65_536 if page == 1 else page) > size)
