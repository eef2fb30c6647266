"""The helpers of one open mission that ask, look and tell beside the window: each a room of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from scheduler_app.calendar_view.view import CalendarView
from scheduler_app.document import Document
from scheduler_app.jobs import Runner
from scheduler_app.mission.attendance import people_of_request
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.ui.arranging import Arranging
from scheduler_app.ui.asking import shown
from scheduler_app.ui.dialogs.fragility import FragilityDialog
from scheduler_app.ui.editing import Editing
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.repairing import Repairing
from scheduler_app.ui.selection import Selection
from scheduler_app.ui.telling import Telling
from scheduler_app.ui.trying import Trying
from scheduler_app.ui.widgets.notice import Notice


class Tools:
    """`arranging`, `repairing`, `telling`, `trying`."""

    def __init__(
        self, document: Document, selection: Selection, editing: Editing, judging: Judging,
        notice: Notice, calendar: Callable[[], CalendarView | None], runner: Runner,
        window: QWidget,
    ) -> None:  # fmt: skip
        self._document, self._runner, self._window = document, runner, window
        self._selection = selection
        self.arranging = Arranging(document, selection, editing, window)
        self.repairing = Repairing(document, selection, editing, judging, runner, window)
        self.repairing.on_pointed = self._on_pointed
        self._calendar = calendar
        self.telling = Telling(document, editing, runner, window)
        self.trying = Trying(document, editing, notice, runner, window)
        self.trying.resume()

    def _on_pointed(self, request_id: MeetingRequestId, start: datetime | None) -> None:
        """A ghost in the calendar in front, where a request would be."""
        view, mission = self._calendar(), self._document.mission
        if view is not None and request_id in mission.meeting_requests:
            request = mission.meeting_requests[request_id]
            view.point_at(people_of_request(mission, request), start, request.minutes)

    def ask_fragility(self) -> FragilityDialog:
        """What hangs on each person, place and leg."""
        mission = self._document.mission
        dialog = FragilityDialog(mission, datetime.now(UTC), self._runner, self._window)
        dialog.chosen.connect(self._selection.select)
        return shown(dialog)
