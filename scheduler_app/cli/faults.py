"""Errors that a command may meet, as sentences; what is not known here is a fault of ours."""

from __future__ import annotations

from pathlib import Path

from scheduler_app.cli.speaking import Refusal
from scheduler_app.mission.errors import MissionError
from scheduler_app.storage.connection import system_error
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.files import file_sentence


def sentence_of(error: Exception) -> str | None:
    """The sentence for an error of the user's input or disk; None for any other."""
    if isinstance(error, Refusal):
        return error.sentence
    if isinstance(error, MissionFileError):
        return file_sentence(error)
    if isinstance(error, MissionError):
        return fault_sentence(error)
    if isinstance(error, OSError) and isinstance(error.filename, str):
        return file_sentence(system_error(Path(error.filename), error))
    return None
