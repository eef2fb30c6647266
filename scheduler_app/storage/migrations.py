"""From an older format to the present one, step by step, in one transaction.

The steps themselves stand in `steps`; a kept file of every older format proves each of them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from scheduler_app.storage import formats, steps
from scheduler_app.storage.errors import DamagedMissionFile
from scheduler_app.storage.places import names_after, write_and_publish

STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    1: steps.to_2,
    2: steps.to_3,
    3: steps.to_4,
    4: steps.to_5,
    5: steps.to_6,
    6: steps.to_7,
    7: steps.to_8,
    8: steps.to_9,
}
"""For each older format, the step to the next one."""


def migrate(connection: sqlite3.Connection, path: Path, found: int) -> None:
    """Bring a database to the present format; on any error it stays as it was.

    Raises sqlite3.Error, or DamagedMissionFile for a format that never was.
    """
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(found, formats.FORMAT):
            _step_from(number, path)(connection)
        connection.execute(f"PRAGMA user_version={formats.FORMAT}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _step_from(number: int, path: Path) -> Callable[[sqlite3.Connection], None]:
    step = STEPS.get(number)
    if step is None:
        raise DamagedMissionFile(path=path, detail=f"format {number}")
    return step


def keep_backup(connection: sqlite3.Connection, path: Path, found: int) -> Path:
    """Copy a file as it is beside itself, before it is migrated: `Name (format 1).mission`.

    A migration that was killed is done again: the copy that it has left is known by its content.
    """
    content = connection.serialize()
    named = path.with_name(f"{path.stem} (format {found}){path.suffix}")
    for kept in names_after(named):
        if not kept.exists():
            break
        if kept.is_file() and _holds(kept, content):
            return kept

    def write(temporary: Path) -> None:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    write_and_publish(kept, write, replace=False)
    return kept


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file can be read and holds this; most differ in length already."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
