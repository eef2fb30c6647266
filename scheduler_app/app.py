"""Composes the window application once: the only place that wires the parts together."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from scheduler_app import __version__
from scheduler_app.i18n import tr
from scheduler_app.jobs import Runner
from scheduler_app.ui.dialogs.failure import FailureDialog
from scheduler_app.ui.icons import app_icon
from scheduler_app.ui.look import install_font, install_look
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.remembered import Remembered

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

SWITCH_SECONDS = 0.0005
"""How soon a worker that computes in Python lets the window go on; Python's own 5 ms add up."""
COLLECT_AFTER = (20_000, 20, 50)
"""Python's collector stops every thread, the window's too: it is to come seldom."""

_log = logging.getLogger(__name__)


def run(path: Path | None = None, *, sample: bool = False) -> int:
    """Open the window, with a file or the solved sample if asked, and stay until it is closed."""
    app = make_application(sys.argv)
    window = make_window(app)
    sys.excepthook = hook_of(window)
    window.show()
    if path is not None:
        window.files.open(path)
    elif sample:
        window.files.open_sample()
    return app.exec()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application with its font and look; the one there is already, if any."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(*COLLECT_AFTER)
    app = QApplication.instance() or QApplication(list(arguments))
    assert isinstance(app, QApplication)
    app.setApplicationName("attache")
    app.setApplicationDisplayName(tr("Attaché"))
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("attache")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    app.setWindowIcon(app_icon())
    _install_qt_words(app)
    install_font(app)
    return app


def make_window(app: QApplication, remembered: Remembered | None = None) -> MainWindow:
    """The main window with everything that it needs."""
    remembered = remembered or Remembered()
    install_look(app, remembered.appearance)
    window = MainWindow(Runner(), remembered)
    gc.freeze()  # what the program is made of stays: no collection need look through it
    app.styleHints().colorSchemeChanged.connect(window.follow_system)
    return window


def _install_qt_words(app: QApplication) -> None:
    """Qt's own dialogs in the user's language."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)


def hook_of(window: MainWindow) -> Hook:
    """For mistakes of ours: log them, say so, and go on; the file holds every change made so far."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        _log.error("unexpected", exc_info=(kind, error, trace))
        FailureDialog(error, window).exec()

    return hook
