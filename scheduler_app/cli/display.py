"""Whether there is a screen, and Qt without one."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

PLATFORM = "QT_QPA_PLATFORM"


def has_display() -> bool:
    """Whether a window can be shown: on a screen that is there, or on a Qt platform that was chosen."""
    chosen = os.environ.get(PLATFORM, "").partition(":")[0]
    if chosen in ("offscreen", "minimal"):
        return False
    if chosen in ("xcb", "wayland", "wayland-egl"):
        return _has_x() if chosen == "xcb" else _has_wayland()
    if chosen or sys.platform.startswith(("win", "darwin")):
        return True
    return _has_x() or _has_wayland()


def named_display() -> str:
    """The screen that the environment names, whether it is there or not; empty where it names none."""
    return os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or ""


def _has_x() -> bool:
    """Whether an X server answers and lets us in; Qt would end the whole program where none does."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says what it misses
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    has_failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not has_failed


def _has_wayland() -> bool:
    """Whether a compositor listens at the socket that is named."""
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as tried:
            tried.connect(str(Path(folder) / name))
    except OSError:
        return False
    return True


def start_qt_offscreen() -> QGuiApplication:
    """Qt for painting only: commands need no screen, and take none where there is one."""
    os.environ[PLATFORM] = "offscreen"
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - only commands that paint need it

    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication(["attache"])
