"""Whether there is a screen, and Qt without one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

PLATFORM = "QT_QPA_PLATFORM"


def has_display() -> bool:
    """Whether a window can be shown (a Qt platform that was chosen is believed)."""
    if chosen := os.environ.get(PLATFORM):
        return chosen not in ("offscreen", "minimal")
    if sys.platform.startswith(("win", "darwin")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start_qt_offscreen() -> QGuiApplication:
    """Qt for painting only: commands need no screen, and take none where there is one."""
    os.environ[PLATFORM] = "offscreen"
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - only commands that paint need it

    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication(["attache"])
