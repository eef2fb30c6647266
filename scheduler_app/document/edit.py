"""The one undo command: a mission before and a mission after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from scheduler_app.mission.mission import Mission


class Edit(QUndoCommand):
    """A named step between two missions. An inverse that does not exist cannot be wrong.

    `step` makes a mission the one in force, by `+1` (redo) or `-1` (undo) on the stack.
    """

    def __init__(
        self, text: str, before: Mission, after: Mission, step: Callable[[Mission, int], None]
    ) -> None:
        super().__init__(text)
        self.before = before
        self.after = after
        self._step = step

    def redo(self) -> None:
        self._step(self.after, +1)

    def undo(self) -> None:
        self._step(self.before, -1)
