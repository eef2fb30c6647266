"""Lines for one moment or one time of day, read as cells are; up and down go on by the mission's grid."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scheduler_app.i18n import tr
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.times.reading import read_clock, read_moment
from scheduler_app.times.writing import moment_text

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class MomentEdit(QLineEdit):
    """A day with a time: "Tue 14 Apr 09:30", "Mon 2pm", "4/14/2015 14:30"."""

    def __init__(self, mission: Mission, moment: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mission = mission
        self.setPlaceholderText(tr("for example {text}").format(text="Tue 14 Apr 09:30"))
        self.set_moment(moment)

    def set_moment(self, moment: datetime) -> None:
        """Show a moment."""
        self.setText(moment_text(moment, mission=self._mission))

    def moment(self) -> datetime:
        """What is typed; raises MissionError where that is no moment."""
        return read_moment(self._mission, self.text()).value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
            return
        try:
            self.set_moment(
                self.moment() + timedelta(minutes=steps * int(self._mission.grid_minutes))
            )
        except (MissionError, OverflowError):
            return


class ClockEdit(QLineEdit):
    """A time of day: "09:30", "2:30pm", "14h30", "noon". `changed` comes when another time is read."""

    changed = Signal()

    def __init__(self, mission: Mission, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mission = mission
        self._last = time()
        self.textEdited.connect(lambda _text: self.changed.emit())

    def set_clock(self, clock: time) -> None:
        """Show a time of day."""
        if self.text() != f"{clock:%H:%M}":
            self.setText(f"{clock:%H:%M}")
            self.changed.emit()

    def clock(self) -> time:
        """What is typed; raises MissionError where that is no time of day."""
        return read_clock(self._mission, self.text()).value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
            return
        try:
            clock = self.clock()
        except MissionError:
            return
        minutes = clock.hour * 60 + clock.minute + steps * int(self._mission.grid_minutes)
        self.set_clock(time(minutes // 60 % 24, minutes % 60))
