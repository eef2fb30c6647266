"""A calm bar below the views, where it moves nothing: one sentence, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from scheduler_app.i18n import tr
from scheduler_app.ui.icons import put_icon
from scheduler_app.ui.look import STEP
from scheduler_app.ui.plain import Label

Choice = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Hidden until told something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self._expires = False
        self._label = Label()
        self._close = QToolButton()
        self._row = QHBoxLayout(self)
        self.setProperty("notice", "calm")
        self._build()
        self.hide()

    def tell(
        self,
        text: str,
        choices: Sequence[Choice] = (),
        *,
        can_close: bool = True,
        stays: bool = False,
        until_change: bool = False,
    ) -> None:
        """Show a sentence with buttons; each button closes the bar and does its work.

        What cannot be closed without an answer is a warning, and looks like one. What `stays` is
        there still when a button was pressed. What holds `until_change` goes with the next one.
        """
        self._expires = until_change
        self.setProperty("notice", "calm" if can_close else "warning")
        self.style().unpolish(self)
        self.style().polish(self)
        self._label.setText(text)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(words, act, stays=stays) for words, act in choices]
        for place, button in enumerate(self._buttons):
            self._row.insertWidget(1 + place, button)
        self._close.setVisible(can_close)
        self.show()

    def expire(self) -> None:
        """The mission has changed: hide what spoke of it as it was."""
        if self._expires:
            self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when hidden."""
        return self._label.text() if not self.isHidden() else ""

    def _build(self) -> None:
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close.setAutoRaise(True)
        self._close.setToolTip(tr("Close this note"))
        self._close.setAccessibleName(tr("Close this note"))
        put_icon(self._close, "close")
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.hide)
        self._row.setContentsMargins(STEP * 2, STEP // 2, STEP, STEP // 2)
        self._row.setSpacing(STEP)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._close)

    def _button(self, words: str, act: Callable[[], object], *, stays: bool) -> QPushButton:
        button = QPushButton(words)

        def on_clicked() -> None:
            if not stays:
                self.hide()
            act()

        button.clicked.connect(on_clicked)
        return button
