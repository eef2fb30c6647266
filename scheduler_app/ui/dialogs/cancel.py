"""Cancel…: what falls away, from when and why; then three answers, looked through and accepted.

The slot empties as soon as it is cancelled, as one step; an answer is a second one. Nothing here waits
for the machine: the answers come one by one, and the window can be used meanwhile.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.jobs import Handle, Job, Runner
from scheduler_app.mission.edits.cancelling import CancelKind, Cancellation
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.planning import Limits
from scheduler_app.planning.answers import Answer, Fallen
from scheduler_app.planning.repairing import (
    USUAL_LIMITS,
    Refused,
    answer_fewest,
    answer_gap,
    answer_use,
)
from scheduler_app.ui.asking import is_there
from scheduler_app.ui.look import STEP, TextSize, set_text_size
from scheduler_app.ui.plain import Label
from scheduler_app.ui.widgets.answers import Answers
from scheduler_app.ui.widgets.cancel_form import CancelForm
from scheduler_app.wording.readings import refused_text
from scheduler_app.wording.repairs import cancellation_step
from scheduler_app.wording.window import not_worked_out

DEEPER = Limits(seconds=120.0)


class CancelDialog(QDialog):
    """`cancel_wanted(Cancellation, datetime)` asks to empty the slot; then `show_answers`.

    `answer_wanted(Answer)` asks to put an answer in force; who does it closes the dialog. Closing stops
    the search.
    """

    cancel_wanted = Signal(object, object)
    answer_wanted = Signal(object)

    def __init__(
        self, mission: Mission, kind: CancelKind, record_id: str, now: datetime, runner: Runner,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._runner = runner
        self._fallen: Fallen | None = None
        self._refused: set[Refused] = set()
        self._job: Job | None = None
        self._is_waiting = False
        self._build(mission, kind, record_id, now)
        self.finished.connect(lambda _code: self._stop())

    @property
    def is_looking(self) -> bool:
        """Whether what falls away, or answers, are still being looked for."""
        return self._job is not None or self._is_waiting

    def show_answers(self, fallen: Fallen) -> None:
        """The slot is empty: look for answers."""
        self._fallen = fallen
        self.setWindowTitle(tr("Three answers"))
        self._pages.setCurrentWidget(self.answers)
        self.cancel_button.hide()
        self.accept_button.show()
        self.answers.begin()
        self._look(_all_answers, fallen, self.form.tolerance.value())

    def _build(self, mission: Mission, kind: CancelKind, record_id: str, now: datetime) -> None:
        self.setWindowTitle(tr("Cancel"))
        what = Cancellation(kind=kind, id=record_id, since=now)
        title = Label(cancellation_step(mission, what))
        title.setWordWrap(True)
        set_text_size(title, TextSize.HEADING, bold=True)
        self.form = CancelForm(mission, kind, record_id, now)
        self.answers = Answers()
        self.answers.refused.connect(self._on_refused)
        self.answers.deeper_wanted.connect(self._on_deeper)
        self.answers.chosen.connect(self._enable)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.answers)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.cancel_button = buttons.addButton(
            tr("&Cancel it"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.cancel_button.setToolTip(
            tr("The slot empties at once; then you see what could be done")
        )
        self.cancel_button.clicked.connect(self._on_go)
        self.accept_button = buttons.addButton(
            tr("&Accept"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setToolTip(tr("Put the chosen answer in force, as one step"))
        self.accept_button.hide()
        self.accept_button.clicked.connect(self._on_accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        layout.addWidget(title)
        layout.addWidget(self._pages, 1)
        layout.addWidget(buttons)
        self.cancel_button.setDefault(True)
        self.resize(880, 640)

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Whether what falls away is being worked out, before the slot empties."""
        self._is_waiting = is_waiting
        self.cancel_button.setEnabled(not is_waiting)
        self.cancel_button.setText(tr("Looking…") if is_waiting else tr("&Cancel it"))

    def go(self) -> None:
        """As the button does."""
        self.cancel_button.click()

    def _on_go(self) -> None:
        try:
            what, planning_from = self.form.cancellation(), self.form.planning_from()
        except MissionError as error:
            self.form.refuse(refused_text(error))
            return
        self.cancel_wanted.emit(what, planning_from)

    def _on_accept(self) -> None:
        answer = self.answers.answer()
        if answer is not None:
            self.answer_wanted.emit(answer)

    def _on_refused(self, request_id: MeetingRequestId, start: datetime) -> None:
        """A move is not wanted, or again: find the fewest changes without the moves that are not."""
        self._refused ^= {(request_id, start)}
        self._again()

    def _on_deeper(self) -> None:
        self._again(DEEPER)

    def _again(self, limits: Limits | None = None) -> None:
        if self._fallen is not None:
            self._stop()
            refused, tolerance = frozenset(self._refused), self.form.tolerance.value()
            self.answers.set_refused(refused)
            self._look(_fewest_again, self._fallen, refused, tolerance, limits)

    def _look(self, function: object, *args: object) -> None:
        job = self._runner.start_with_handle(function, *args)  # type: ignore[arg-type]
        self._job = job
        self.answers.set_looking(is_looking=True)
        job.progressed.connect(self._on_answer)
        job.finished.connect(lambda _result: self._on_ended(job) if is_there(self) else None)

    def _on_answer(self, answer: Answer) -> None:
        if self._fallen is not None:
            self.answers.add(self._fallen, answer)
            self._enable()

    def _on_ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.answers.set_looking(is_looking=False)
            if job.error is not None:
                self.answers.tell(not_worked_out())

    def _enable(self) -> None:
        answer = self.answers.answer()
        self.accept_button.setEnabled(answer is not None)
        self.accept_button.setDefault(answer is not None)

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.token.set()


def _all_answers(handle: Handle, fallen: Fallen, tolerance: int) -> None:
    """In a worker: the three answers, each reported as soon as it is known."""
    handle.report(answer_gap(fallen))
    if not handle.stop.is_set:
        handle.report(answer_use(fallen, stop=handle.stop))
    if not handle.stop.is_set:
        handle.report(answer_fewest(fallen, tolerance=tolerance, stop=handle.stop))


def _fewest_again(
    handle: Handle, fallen: Fallen, refused: frozenset[Refused], tolerance: int,
    limits: Limits | None,
) -> None:  # fmt: skip
    answer = answer_fewest(
        fallen,
        refused=refused,
        tolerance=tolerance,
        limits=limits or USUAL_LIMITS,
        stop=handle.stop,
    )
    if not handle.stop.is_set:
        handle.report(answer)
