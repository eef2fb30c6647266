"""Solve in the background: start, follow, stop, and adopt the plan as one undoable step.

If the mission changed while the plan was made, the plan is judged against it and offered instead.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scheduler_app.calendar_view.reading import Reading, read_whole
from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.findings import Findings, findings_of
from scheduler_app.jobs import Runner, SolveJob
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting
from scheduler_app.planning import DEFAULT_LIMITS, WorsePlan, account_of
from scheduler_app.planning.account import worse_plan
from scheduler_app.storage.errors import MissionFileError

if TYPE_CHECKING:
    from scheduler_app.planning import Proposal

PREPARE_AFTER_MS = 2000
"""By then the mission is on the screen, and nobody has pressed Solve yet."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A plan that was made for an earlier mission, as it would stand now.

    `lost`: how many of its meetings no longer can be, because what they name is gone.
    """

    proposal: Proposal
    mission: Mission
    findings: Findings
    lost: int


class Solving(QObject):
    """`adopted(Proposal)`, `offered(Offer)`, `failed(error)`; `progressed(Progress)` meanwhile.

    `fruitless(Proposal)`: it ended without a better plan, and the plan in force stays.
    """

    started = Signal()
    progressed = Signal(object)
    adopted = Signal(object)
    offered = Signal(object)
    fruitless = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, document: Document, runner: Runner, reading: Reading,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._document = document
        self._runner = runner
        self._reading = reading
        self._proposal: Proposal | None = None
        self._is_discarded = False
        self._job = SolveJob(runner, self)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        QTimer.singleShot(PREPARE_AFTER_MS, self, self._on_prepare_due)

    @property
    def is_running(self) -> bool:
        """Whether a plan is being made, or read before it is adopted."""
        return self._job.is_running or self._proposal is not None

    def start(self) -> None:
        """Begin to plan the mission in force; nothing happens while a plan is being made."""
        if not self.is_running:
            self._job.start(self._document.mission, DEFAULT_LIMITS)
            self.started.emit()

    def stop(self) -> None:
        """End soon with the best plan so far."""
        self._job.stop()

    def discard(self) -> None:
        """Stop, and let what comes of it fall: the mission is being closed."""
        self._job.finished.disconnect(self._on_finished)
        self._job.failed.disconnect(self._on_failed)
        self._is_discarded = True
        self._job.stop()

    def use(self, offer: Offer) -> None:
        """Adopt an offered plan on the mission as it is now; raises MissionFileError."""
        meetings, _lost = _still_possible(self._document.mission, offer.proposal.meetings)
        self._adopt(meetings)

    def _adopt(self, meetings: tuple[Meeting, ...]) -> None:
        self._document.apply(tr("Solve"), adopt_schedule(self._document.mission, meetings))

    def _on_prepare_due(self) -> None:
        if not self._is_discarded and not self.is_running:
            self._job.prepare()

    def _on_finished(self, proposal: Proposal) -> None:
        if proposal.first_plan_seconds is None or not proposal.is_better:
            self.fruitless.emit(proposal)
            self.ended.emit()
            return
        self._proposal = proposal
        job = self._runner.start(_solved_and_read, self._document.mission, proposal.meetings)
        job.finished.connect(self._on_read)
        job.failed.connect(lambda _error: self._on_read(None))

    def _on_read(self, read: tuple[Mission, ItineraryIndex] | None) -> None:
        """The solved mission is ready to be shown: adopt it, if the mission is still the same."""
        proposal, self._proposal = self._proposal, None
        if proposal is None or self._is_discarded:
            return
        if read is not None and self._job.mission is self._document.mission:
            self._adopt_read(proposal, *read)
        else:
            self._offer(proposal)
        self.ended.emit()

    def _adopt_read(self, proposal: Proposal, mission: Mission, index: ItineraryIndex) -> None:
        """One step of the history; a plan that is in force already makes none."""
        try:
            if mission.meetings != self._document.mission.meetings:
                self._reading.keep(index)
                self._document.apply(tr("Solve"), mission)
        except MissionFileError as error:
            self.failed.emit(error)
        else:
            self.adopted.emit(proposal)

    def _offer(self, proposal: Proposal) -> None:
        meetings, lost = _still_possible(self._document.mission, proposal.meetings)
        mission = adopt_schedule(self._document.mission, meetings)

        def on_judged(judged: tuple[Findings, WorsePlan | None] | None) -> None:
            if self._is_discarded:
                return
            if judged is None:
                self.failed.emit(job.error)
                return
            findings, worse = judged
            if worse is None:
                offer = Offer(proposal=proposal, mission=mission, findings=findings, lost=lost)
                self.offered.emit(offer)
            else:
                self.fruitless.emit(dataclasses.replace(proposal, worse=worse))

        job = self._runner.start(_judged_beside, mission, self._document.mission)
        job.finished.connect(on_judged)

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(error)
        self.ended.emit()


def _solved_and_read(
    mission: Mission, meetings: tuple[Meeting, ...]
) -> tuple[Mission, ItineraryIndex]:
    """In a worker: the mission with the plan, and everyone's days in it."""
    solved = adopt_schedule(mission, meetings)
    return solved, read_whole(solved)


def _judged_beside(mission: Mission, in_force: Mission) -> tuple[Findings, WorsePlan | None]:
    """In a worker: what is to be said of an offered plan; worse where it is not better than the one in force."""
    offered, now = account_of(mission), account_of(in_force)
    worse = None
    if offered.rank() <= now.rank():
        worse = worse_plan(offered, now)
    return findings_of(mission), worse


def _still_possible(
    mission: Mission, meetings: tuple[Meeting, ...]
) -> tuple[tuple[Meeting, ...], int]:
    """The meetings whose request and place still exist, with the pins and notes of now."""
    kept: list[Meeting] = []
    for meeting in meetings:
        try:
            adopt_schedule(mission, [meeting])
        except MissionError:
            continue
        now = mission.meetings.get(meeting.id)
        kept.append(
            dataclasses.replace(meeting, note=now.note, internal_note=now.internal_note)
            if now
            else meeting
        )
    return tuple(kept), len(meetings) - len(kept)
