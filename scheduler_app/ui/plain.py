"""Labels, message boxes and captions in which every name stands as it was typed.

Whatever shows a text that a user may have written is made here: Qt would take what looks like HTML for
rich text, load its pictures, and take & for the mark of a key.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from scheduler_app.i18n import tr


class Label(QLabel):
    """A label that shows its text as it is; with a buddy, & still marks the key."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class MessageBox(QMessageBox):
    """A message box that shows question and explanation as they are."""

    def __init__(
        self,
        icon: QMessageBox.Icon = QMessageBox.Icon.NoIcon,
        title: str = "",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(icon)
        self.setWindowTitle(title)
        self.setText(text)

    def exec(self) -> int:
        try:
            return super().exec()
        finally:
            self.deleteLater()

    def setInformativeText(self, text: str) -> None:
        super().setInformativeText(text)
        self._make_plain()

    def showEvent(self, event: QShowEvent) -> None:
        self._make_plain()
        super().showEvent(event)

    def _make_plain(self) -> None:
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)


def warn(parent: QWidget | None, text: str) -> None:
    """Tell something that must be read."""
    MessageBox(QMessageBox.Icon.Warning, tr("Attaché"), text, parent).exec()


def caption(text: str) -> str:
    """A text for a button, a menu or a tab: & in it is no mark of a key."""
    return text.replace("&", "&&")
