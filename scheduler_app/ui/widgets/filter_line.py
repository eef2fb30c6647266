"""The line above a table into which one types what its rows should hold."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class FilterLine(QLineEdit):
    """Leaves Ctrl+V to the window where the clipboard holds rows of a table: they are not a filter."""

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _pastes_rows(event):
            event.ignore()
            return True
        return super().event(event)


def _pastes_rows(event: QKeyEvent) -> bool:
    if not event.matches(QKeySequence.StandardKey.Paste):
        return False
    text = QGuiApplication.clipboard().text().strip("\r\n")
    return "\t" in text or "\n" in text
