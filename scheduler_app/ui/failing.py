"""What fails in the background is told in the window, which goes on: mistakes of ours, that nobody foresaw."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from scheduler_app.jobs import Runner
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.wording.files import file_sentence
from scheduler_app.wording.window import not_judged, not_planned, not_worked_out

Tell = Callable[[str], object]


class Failing(QObject):
    """Hears of every job that fails. `say` is the status line, `stand` the place of the counts, `note` the
    notice above the calendar. The details go to the log.
    """

    def __init__(
        self, runner: Runner, parent: QObject, *, say: Tell, stand: Tell, note: Tell
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._stand = stand
        self._note = note
        runner.failed.connect(lambda _error: say(not_worked_out()))

    def tell_not_judged(self, _error: BaseException) -> None:
        """In the place of counts that would be those of an earlier mission."""
        self._stand(not_judged())

    def tell_not_planned(self, error: BaseException) -> None:
        """The plan in force stays; what the file says of itself is said in its words."""
        if isinstance(error, MissionFileError):
            self._note(file_sentence(error))
        else:
            self._note(not_planned())
            self._runner.report(error)
