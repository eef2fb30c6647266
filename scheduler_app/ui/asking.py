"""Asking the user in a dialog, which is let go of when it has been answered or closed."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

AnyDialog = TypeVar("AnyDialog", bound=QDialog)


def is_accepted(dialog: QDialog) -> bool:
    """Run a dialog to its end; what it says may be read until the control is back with the event loop."""
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


def shown(dialog: AnyDialog) -> AnyDialog:
    """Show a dialog beside the window until it is closed."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return dialog


def beside(preview: QWidget) -> None:
    """Show a window of its own until it is closed."""
    preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    preview.show()


def is_there(widget: QWidget) -> bool:
    """Whether a dialog has not been let go of meanwhile, for what ends later than it."""
    return isValid(widget)
