"""Filling a new mission file: all of its tables in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from scheduler_app.mission.kept import KeptVersion
from scheduler_app.mission.mission import Mission
from scheduler_app.storage import formats
from scheduler_app.storage.connection import engine_over
from scheduler_app.storage.content import write_whole
from scheduler_app.storage.schema import metadata
from scheduler_app.storage.versions import keep_version


def make_file(path: Path, mission: Mission, versions: Iterable[KeptVersion] = ()) -> None:
    """Make a file with a mission and what is kept of it; raises sqlite3.Error or OSError."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute(f"PRAGMA application_id={formats.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={formats.FORMAT}")
        with engine_over(connection).begin() as started:
            metadata().create_all(started)
            write_whole(started, mission)
            for kept in versions:
                keep_version(started, kept.name, kept.mission, kept.saved_at)
    finally:
        connection.close()
