"""Errors that a command may meet, as sentences; what is not known here is a fault of ours."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from scheduler_app.i18n import tr
from scheduler_app.mission.errors import MissionError
from scheduler_app.storage.connection import speaking_of, system_error
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.storage.places import check_place
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.files import file_sentence


class Refusal(Exception):  # noqa: N818 - what a command says when it will not
    """A command ends with this sentence and exit code."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


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


def refuse_place(path: Path) -> None:
    """Refuse before any work is done where the new file could not be made."""
    with speaking_of(path, is_new=True):
        check_place(path)


def refuse_itself(output: Path, file: Path) -> None:
    """Refuse to write over the mission that is read, under whatever name."""
    with speaking_of(output):
        if output.exists() and file.exists() and output.samefile(file):
            text = tr("‘{path}’ is the mission itself; choose another name.")
            raise Refusal(text.format(path=output))


def say(text: str) -> None:
    """A line of the result."""
    click.echo(text)


def say_json(data: Mapping[str, Any]) -> None:
    """The one JSON object of `--json`."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(data, ensure_ascii=not is_unicode, indent=2))


def note(text: str) -> None:
    """A line for the person at the terminal, not part of the result."""
    click.echo(text, err=True)


def is_terminal() -> bool:
    """Whether somebody is watching standard error."""
    return sys.stderr.isatty()
