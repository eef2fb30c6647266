"""Opens a mission for a command that may write it, and says what an older file became."""

from __future__ import annotations

from pathlib import Path

from scheduler_app import storage
from scheduler_app.cli.speaking import note
from scheduler_app.mission.mission import Mission
from scheduler_app.wording.files import older_file_sentence


def open_to_write(file: Path, *, read_only: bool = False) -> tuple[storage.Store, Mission]:
    """As `storage.open_file`; a file that was brought up to date is told on the error stream."""
    store, mission = storage.open_file(file, read_only=read_only)
    sentence = older_file_sentence(store.older_format, file.name)
    if sentence and not store.is_read_only:
        note(sentence)
    return store, mission
