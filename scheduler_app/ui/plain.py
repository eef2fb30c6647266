"""Labels, message boxes and captions in which every name stands as it was typed.

Whatever shows a text that a user may have written is made here: Qt would take what looks like HTML for
rich text, load its pictures, and take & for the mark of a key.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox, QWidget

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.plain import fitting, in_one_line, tip

WIDEST_CHOICE = 48
"""Letters that a box to choose from is wide at most."""
_BOX_LABELS = ("qt_msgbox_label", "qt_msgbox_informativelabel")
"""What Qt calls the labels of a message box."""


class Label(QLabel):
    """A label that shows its text as it is; with a buddy, & still marks the key. Of a text that has no end it
    shows a part, and the whole in its tooltip.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole, self._has_tip = "", False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def text(self) -> str:
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        self._show_fitting()

    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        self._show_fitting()

    def _show_fitting(self) -> None:
        whole = self._whole
        if self.textFormat() is not Qt.TextFormat.PlainText:
            super().setText(whole)
            return
        shown = fitting(whole) if self.wordWrap() else in_one_line(whole)
        super().setText(shown)
        if shown != whole:
            self.setToolTip(tip(whole))
            self.setAccessibleName(whole)
        elif self._has_tip:
            self.setToolTip("")
            self.setAccessibleName("")
        self._has_tip = shown != whole


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
        self._whole = self._more = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(icon)
        self.setWindowTitle(title)
        self.setText(text)

    def text(self) -> str:
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        super().setText(fitting(text))
        self._make_plain()

    def informativeText(self) -> str:
        return self._more

    def exec(self) -> int:
        try:
            return super().exec()
        finally:
            self.deleteLater()

    def setInformativeText(self, text: str) -> None:
        self._more = text
        super().setInformativeText(fitting(text))
        self._make_plain()

    def showEvent(self, event: QShowEvent) -> None:
        self._make_plain()
        super().showEvent(event)

    def _make_plain(self) -> None:
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for name, whole in zip(_BOX_LABELS, (self._whole, self._more), strict=True):
            for shown in self.findChildren(QLabel, name):
                shown.setToolTip(tip(whole) if whole != fitting(whole) else "")


class ChoiceBox(QComboBox):
    """A box to choose from, no wider than a dialog however long the names in it are; the list says them whole."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().boundedTo(self._widest())

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(self._widest())

    def _widest(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * WIDEST_CHOICE, 16_777_215)


def warn(parent: QWidget | None, text: str) -> None:
    """Tell something that must be read."""
    MessageBox(QMessageBox.Icon.Warning, tr("Attaché"), text, parent).exec()


def caption(text: str) -> str:
    """A text for a button, a menu or a tab: & in it is no mark of a key."""
    return in_one_line(text).replace("&", "&&")
