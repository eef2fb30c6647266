"""What the program remembers between runs: recent files, the window's shape, appearance."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from scheduler_app.mission.texts import file_stem
from scheduler_app.storage.places import free_name
from scheduler_app.ui.look import Appearance

RECENT = 8
PATIENCE_SECONDS = 0.5
"""So long the start waits for the places of recent files."""


class Remembered:
    """A small file of settings in the user's configuration folder."""

    def __init__(self, path: Path | None = None) -> None:
        self._settings = QSettings(str(path or _settings_path()), QSettings.Format.IniFormat)

    @property
    def appearance(self) -> Appearance:
        """Light, dark or as the system says."""
        text = str(self._settings.value("appearance", Appearance.SYSTEM.value))
        return Appearance(text) if text in set(Appearance) else Appearance.SYSTEM

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._settings.setValue("appearance", appearance.value)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files opened lately that are still there, or cannot be looked at just now, the last one first."""
        return still_there(self._all_recent())

    def add_recent(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        others = [one for one in self._all_recent() if one != path]
        self._settings.setValue("recent", [str(one) for one in [path, *others][:RECENT]])

    def bytes_of(self, key: str) -> QByteArray:
        """A window's geometry or state; empty when never stored."""
        found = self._settings.value(key)
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Keep a window's geometry or state."""
        self._settings.setValue(key, value)

    def _all_recent(self) -> tuple[Path, ...]:
        found = self._settings.value("recent", [])
        names = found if isinstance(found, list) else [found or ""]  # one entry reads as text
        return tuple(Path(str(name)) for name in names if name)


def still_there(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Those that are not known to be gone. A place that does not answer in time, as a network drive that is
    dead, keeps nobody waiting.
    """
    gone: set[Path] = set()

    def look(path: Path) -> None:
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            gone.add(path)
        except (OSError, ValueError):
            return
        else:
            if not stat.S_ISREG(status.st_mode):
                gone.add(path)

    looks = [threading.Thread(target=look, args=(path,), daemon=True) for path in paths]
    for one in looks:
        one.start()
    until = time.monotonic() + PATIENCE_SECONDS
    for one in looks:
        one.join(max(0.0, until - time.monotonic()))
    return tuple(path for path in paths if path not in gone)


def documents_folder() -> Path:
    """Where new missions are made; created when it is not there yet. Where it cannot be, or not be written
    to, the home folder.
    """
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) if place else home_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return home_folder()
    return folder if os.access(folder, os.W_OK) else home_folder()


def home_folder() -> Path:
    """The user's home; the top folder where the system knows of none."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")


def free_path(folder: Path, title: str) -> Path:
    """A `.mission` path in a folder that overwrites nothing: "Title.mission", "Title 2.mission"."""
    return free_name(folder / f"{file_stem(title)}.mission")


def _settings_path() -> Path:
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "attache" / "attache.ini"
