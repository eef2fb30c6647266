"""What fails in the background is told in the window, which goes on: mistakes of ours, that nobody foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scheduler_app.jobs import Runner
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.wording.files import file_sentence
from scheduler_app.wording.window import not_judged, not_planned, not_worked_out

if TYPE_CHECKING:
    from scheduler_app.ui.main_window import MainWindow


class Failing(QObject):
    """Hears of every job that fails. The details go to the log."""

    def __init__(self, runner: Runner, window: MainWindow) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        runner.failed.connect(lambda _error: window.say(not_worked_out()))

    def tell_not_judged(self, _error: BaseException) -> None:
        """In the place of counts that would be those of an earlier mission."""
        self._window.standing.setText(not_judged())

    def tell_not_planned(self, error: BaseException) -> None:
        """The plan in force stays; what the file says of itself is said in its words."""
        bench = self._window.workbench
        if bench is None:
            return
        if isinstance(error, MissionFileError):
            bench.notice.tell(file_sentence(error))
        else:
            bench.notice.tell(not_planned())
            self._runner.report(error)
