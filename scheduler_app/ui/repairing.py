"""What is asked about one request or meeting, and done about it: why, what would help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.jobs import Runner
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND, CancelKind, Cancellation
from scheduler_app.mission.edits.merging import merged
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import city_of_record, planning_time, wall_now
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.answers import Answer, AnswerKind, Fallen
from scheduler_app.planning.elsewhere import Bundle
from scheduler_app.planning.legal import Candidate
from scheduler_app.planning.mends import Mend
from scheduler_app.planning.repairing import fall
from scheduler_app.planning.staffing import Staffing
from scheduler_app.ui.asking import is_there, shown
from scheduler_app.ui.dialogs.cancel import CancelDialog
from scheduler_app.ui.dialogs.staffing import StaffingDialog
from scheduler_app.ui.dialogs.why import WhyDialog
from scheduler_app.ui.editing import Editing
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.selection import Selection
from scheduler_app.wording.answers import answer_title
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.mends import mend_step, when_text
from scheduler_app.wording.notices import with_notices
from scheduler_app.wording.reasons import reason_unjudged
from scheduler_app.wording.repairs import cancellation_step, refusal_of
from scheduler_app.wording.staffing import staffing_step
from scheduler_app.wording.window import not_worked_out


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
        self._count = 0
        self.on_pointed: Callable[[MeetingRequestId, datetime | None], None] = lambda *_: None
        """Told where a request would be, as long as a line says so under the pointer."""

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
        dialog.pointed.connect(lambda start: self.on_pointed(requests[0], start))
        dialog.finished.connect(lambda _code: self.on_pointed(requests[0], None))
        dialog.bundle_wanted.connect(lambda bundle: self._bundle(mission, bundle))
        dialog.place_wanted.connect(lambda place: self._move(requests[0], place))
        return shown(dialog)

    def ask_cancel(self) -> CancelDialog | None:
        """Cancel the one thing that is selected; None where that cannot be cancelled."""
        mission = self._document.mission
        found = self._cancellable()
        if found is None:
            return None
        city_id = city_of_record(mission, TABLE_OF_KIND[found[0]], found[1])
        now = planning_time(mission, datetime.now(UTC), city_id)
        dialog = CancelDialog(mission, *found, now, self._runner, self._window)
        dialog.cancel_wanted.connect(lambda what, since: self._cancel(dialog, what, since))
        return shown(dialog)

    def can_cancel(self) -> bool:
        """Whether something is selected that can fall away."""
        return self._cancellable() is not None

    def _cancellable(self) -> tuple[CancelKind, str] | None:
        selected = self._selection.selected
        requests = selected.request_ids(self._document.mission)
        if len(requests) == 1:
            return CancelKind.MEETING, requests[0]
        kinds = {table: kind for kind, table in TABLE_OF_KIND.items()}
        kind = kinds.get(selected.table)
        if kind is None or kind is CancelKind.MEETING or len(selected.ids) != 1:
            return None
        return kind, selected.ids[0]

    def _cancel(self, dialog: CancelDialog, what: Cancellation, now: datetime) -> None:
        """Unless it cannot be cancelled, work out in a worker what falls away with it."""
        base = self._document.mission
        refusal = refusal_of(base, what, now)
        if refusal:
            self._editing.said.emit(refusal)
            dialog.form.refuse(refusal)
            return
        dialog.set_waiting(is_waiting=True)
        job = self._runner.start(fall, base, what, now)
        job.finished.connect(lambda fallen: self._empty(dialog, what, fallen))
        job.failed.connect(lambda error: self._on_refused(dialog, error))

    def _on_refused(self, dialog: CancelDialog, error: BaseException) -> None:
        if not isinstance(error, MissionError):
            self._runner.report(error)
        if not is_there(dialog):
            return
        dialog.set_waiting(is_waiting=False)
        known = fault_sentence(error) if isinstance(error, MissionError) else not_worked_out()
        dialog.form.refuse(known)

    def _empty(self, dialog: CancelDialog, what: Cancellation, fallen: Fallen | None) -> None:
        """What falls away is known: the slot empties, as one step; then the answers are looked for."""
        if fallen is None or not is_there(dialog) or not dialog.isVisible():
            return
        dialog.set_waiting(is_waiting=False)
        step = cancellation_step(fallen.before, what)
        if not self._change(step, fallen.before, fallen.gap, what.why):
            return
        dialog.answer_wanted.connect(lambda answer: self._use(dialog, fallen, answer, what))
        dialog.show_answers(fallen)

    def _change(self, text: str, base: Mission, after: Mission, why: str) -> bool:
        """Put what was made of `base` in force, as one step of which people must hear. What was changed
        meanwhile is kept, or the step refused.
        """
        self._count += 1
        cause = f"{step_id()}-{self._count}"

        def change(now: Mission, known: int) -> Mission:
            return with_notices(
                now, merged(base, after, now), cause=cause, why=why, now=wall_now(now, datetime.now(UTC)), since=known,
                read=self._document.read_version,
            )  # fmt: skip

        return self._announce(text, change)

    def _announce(self, text: str, make: Callable[[Mission, int], Mission]) -> bool:
        """One step of which people must hear: what they know is kept first, as the version whose number
        `make` gets beside the mission, and the step is a new version.
        """

        def next_version(mission: Mission) -> Mission:
            known = self._document.keep(tr("Before: {step}").format(step=text))
            after = make(mission, known)
            return replace(after, version=max(mission.version, known) + 1)

        return self._editing.apply(text, next_version)

    def _use(
        self, dialog: CancelDialog, fallen: Fallen, answer: Answer, what: Cancellation
    ) -> None:
        """Put an answer in force; the dialog stays where that is refused."""
        if answer.kind is not AnswerKind.GAP:
            step = cancellation_step(fallen.before, what)
            text = tr("{answer}: {step}").format(answer=answer_title(answer.kind), step=step)
            if not self._change(text, fallen.gap, answer.after, what.why):
                return
            ids = [meeting_id_of(one) for one in (*answer.moved, *answer.used)]
            self._editing.moved.emit(tuple(ids))
        dialog.accept()

    def ask_interpreters(self) -> StaffingDialog:
        """How many more interpreters would help."""
        base = self._document.mission
        dialog = StaffingDialog(base, self._runner, self._window)
        dialog.wanted.connect(lambda found: self._hire(base, found))
        return shown(dialog)

    def _hire(self, base: Mission, found: Staffing) -> None:
        self._editing.apply(staffing_step(), lambda now: merged(base, found.after, now))

    def _reason(self, request_id: MeetingRequestId) -> str:
        findings = self._judging.findings
        found = findings.reasons.get(request_id) if findings is not None else None
        return found or reason_unjudged(self._document.mission, request_id)

    def _mend(self, base: Mission, mend: Mend) -> None:
        """Do what helps, as one step; what was changed meanwhile elsewhere is kept."""
        text = mend_step(mend.after, mend)
        if not self._editing.apply(text, lambda now: merged(base, mend.after, now)):
            return
        if mend.start is not None:
            self._editing.moved.emit((meeting_id_of(mend.request_id),))

    def _bundle(self, base: Mission, bundle: Bundle) -> None:
        """A meeting moves, and others make room for it, as one step."""
        title = request_title(base, base.meeting_requests[bundle.request_id])
        text = tr("Move {meeting} to {when}").format(meeting=title, when=when_text(bundle.start))
        answer = bundle.answer
        if self._change(text, base, answer.after, ""):
            self._editing.moved.emit(tuple(meeting_id_of(one) for one in answer.moved))

    def _move(self, request_id: MeetingRequestId, place: Candidate) -> None:
        self._editing.put(request_id, place.start, place.venue_id, place.room_id)


def step_id() -> str:
    """What notices of one change share."""
    return f"change-{datetime.now(UTC):%Y%m%d%H%M%S}"
