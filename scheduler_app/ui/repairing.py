"""What is asked about one request or meeting, and done about it: why, what would help."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.jobs import Runner
from scheduler_app.mission.edits.merging import merged
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.legal import Candidate
from scheduler_app.planning.mends import Mend
from scheduler_app.planning.staffing import Staffing
from scheduler_app.ui.dialogs.staffing import StaffingDialog
from scheduler_app.ui.dialogs.why import WhyDialog
from scheduler_app.ui.editing import Editing
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.selection import Selection
from scheduler_app.wording.mends import mend_step
from scheduler_app.wording.staffing import staffing_step


class Repairing:
    """Asks beside the window, not before it: the calendar can be used meanwhile."""

    def __init__(
        self, document: Document, selection: Selection, editing: Editing, judging: Judging,
        runner: Runner, window: QWidget,
    ) -> None:  # fmt: skip
        self._document = document
        self._selection = selection
        self._editing = editing
        self._judging = judging
        self._runner = runner
        self._window = window

    def ask_why(self) -> WhyDialog | None:
        """Why the one selected request waits, or its meeting is where it is; None where none is."""
        mission = self._document.mission
        requests = self._selection.selected.request_ids(mission)
        if len(requests) != 1:
            return None
        dialog = WhyDialog(
            mission, requests[0], self._reason(requests[0]), self._runner, self._window
        )
        dialog.mend_wanted.connect(lambda mend: self._mend(mission, mend))
        dialog.place_wanted.connect(lambda place: self._move(requests[0], place))
        dialog.show()
        return dialog

    def ask_interpreters(self) -> StaffingDialog:
        """How many more interpreters would help."""
        base = self._document.mission
        dialog = StaffingDialog(base, self._runner, self._window)
        dialog.wanted.connect(lambda found: self._hire(base, found))
        dialog.show()
        return dialog

    def _hire(self, base: Mission, found: Staffing) -> None:
        self._editing.apply(staffing_step(), lambda now: merged(base, found.after, now))

    def _reason(self, request_id: MeetingRequestId) -> str:
        findings = self._judging.findings
        found = findings.reasons.get(request_id) if findings is not None else None
        return found or tr("Not planned yet.")

    def _mend(self, base: Mission, mend: Mend) -> None:
        """Do what helps, as one step; what was changed meanwhile elsewhere is kept."""
        text = mend_step(mend.after, mend)
        if self._editing.apply(text, lambda now: merged(base, mend.after, now)):
            self._editing.moved.emit((meeting_id_of(mend.request_id),))

    def _move(self, request_id: MeetingRequestId, place: Candidate) -> None:
        self._editing.put(request_id, place.start, place.venue_id, place.room_id)
