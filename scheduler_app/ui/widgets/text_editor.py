"""What all editors of a field have in common, and the plainest of them: a line of text.

Each has `set_value`, `value` (which raises MissionError for a text that means nothing) and the
signal `changed`.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from scheduler_app.i18n import tr
from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import Column, Kind
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.times.reading import Doubt
from scheduler_app.wording.labels import field_label
from scheduler_app.wording.readings import doubt_sentence

_EXAMPLES = {
    Kind.SLOTS: "Tue 14 Apr 14:00-15:00; Wed 15 Apr 09:00-12:00",
    Kind.HOURS: "08:30-18:30",
    Kind.HOURS_LIST: "07:00-09:30; 16:30-19:00",
    Kind.OPENING_HOURS: "Mon-Fri 09:00-17:00; Sat 09:00-12:00",
    Kind.BREAKS: "Lunch 12:00-13:00, or Lunch 45 min 12:00-14:00",
    Kind.FAIRS: "Canton Fair: Wed 15 Apr - Sun 19 Apr",
    Kind.HOLIDAYS: "Mon 6 Apr: Qingming",
    Kind.ROSTER: "Everyone; or names; without …",
    Kind.MOMENT: "Tue 14 Apr 09:30",
    Kind.DAY: "Tue 14 Apr",
    Kind.WORDS: "English, Chinese",
}


class FieldEditor(QWidget):
    """What all editors have in common."""

    changed = Signal()

    def __init__(self, mission: Mission, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mission = mission
        self.column = column
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAutoFillBackground(True)

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - any field
        """Show a value."""
        raise NotImplementedError

    def value(self) -> Any:  # noqa: ANN401 - any field
        """The value as it stands; raises MissionError."""
        raise NotImplementedError

    def typed(self) -> str:
        """The text as it was typed, for a value that is refused."""
        return texts.show(self.mission, self.column, self.value())

    def set_typed(self, text: str) -> None:
        """Show a text again that was refused."""

    def doubts(self) -> tuple[str, ...]:
        """What is doubtful about the value, as sentences."""
        return ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A cell's editor ends when the focus leaves it, wherever the focus was in it."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            QApplication.sendEvent(self, QFocusEvent(event.type(), event.reason()))
        return super().eventFilter(watched, event)

    def _place(self, widget: QWidget, stretch: int = 1) -> None:
        widget.setAccessibleName(field_label(self.column.table, self.column.field))
        widget.installEventFilter(self)
        self._row.addWidget(widget, stretch)
        if self.focusProxy() is None:
            self.setFocusProxy(widget)


class TextEditor(FieldEditor):
    """A line of text, read leniently."""

    def __init__(self, mission: Mission, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(mission, column, parent)
        example = _EXAMPLES.get(column.kind, "")
        hint = tr("for example {text}").format(text=example) if example else ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self.changed)
        self._given: tuple[str, Any] | None = None
        self._place(self.line)

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self._given = texts.show(self.mission, self.column, value), value
        self.line.setText(self._given[0])

    def value(self) -> Any:  # noqa: ANN401
        """What is typed; a text that nobody touched is the value that it showed."""
        if self._given is not None and self.line.text() == self._given[0]:
            return self._given[1]
        return texts.read(self.mission, self.column, self.line.text())

    def doubts(self) -> tuple[str, ...]:
        if self._given is not None and self.line.text() == self._given[0]:
            return ()
        doubts: list[Doubt] = []
        try:
            texts.read(self.mission, self.column, self.line.text(), doubts=doubts)
        except MissionError:
            return ()
        return tuple(doubt_sentence(self.mission, one) for one in doubts)

    def typed(self) -> str:
        return self.line.text()

    def set_typed(self, text: str) -> None:
        self.line.setText(text)
