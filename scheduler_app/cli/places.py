"""Places that a command will not write to, refused before any work is done."""

from __future__ import annotations

from pathlib import Path

from scheduler_app.cli.speaking import Refusal
from scheduler_app.i18n import tr
from scheduler_app.storage.connection import speaking_of
from scheduler_app.storage.places import check_place


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
