"""The shipped typeface, loaded once by whoever letters first: window, picture or paper."""

from __future__ import annotations

import threading

from PySide6.QtGui import QFontDatabase

from scheduler_app.settings import resource

FAMILY = "Attache Sans"
_WEIGHTS = ("Regular", "Bold")
_lock = threading.Lock()
_loaded: list[int] = []


def load_typeface() -> None:
    """Make the shipped font known to Qt; needs a QGuiApplication, from any thread, any time.

    Without its files the system's font stands in: right to look at, not always to copy from.
    """
    with _lock:
        if _loaded:
            return
        for weight in _WEIGHTS:
            try:
                path = resource(f"fonts/AttacheSans-{weight}.ttf")
            except FileNotFoundError:
                continue
            _loaded.append(QFontDatabase.addApplicationFont(str(path)))
