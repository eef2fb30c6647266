"""Solve in the background: start, follow, stop, and adopt the plan as one undoable step.

If the mission changed while the plan was made, the plan is judged against it and offered instead.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.findings import Findings
from scheduler_app.jobs import Runner, SolveJob
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting
from scheduler_app.planning import DEFAULT_LIMITS
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.ui.judging import Judging

if TYPE_CHECKING:
    from scheduler_app.planning import Proposal


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
    """`adopted(Proposal)`, `offered(Offer)`, `failed(error)`; `progressed(Progress)` meanwhile."""

    started = Signal()
    progressed = Signal(object)
    adopted = Signal(object)
    offered = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, document: Document, judging: Judging, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._judging = judging
        self._job = SolveJob(runner, self)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)

    @property
    def is_running(self) -> bool:
        """Whether a plan is being made."""
        return self._job.is_running

    def start(self) -> None:
        """Begin to plan the mission in force; nothing happens while a plan is being made."""
        if not self._job.is_running:
            self._job.start(self._document.mission, DEFAULT_LIMITS)
            self.started.emit()

    def stop(self) -> None:
        """End soon with the best plan so far."""
        self._job.stop()

    def discard(self) -> None:
        """Stop, and let what comes of it fall: the mission is being closed."""
        self._job.finished.disconnect(self._on_finished)
        self._job.failed.disconnect(self._on_failed)
        self._job.stop()

    def use(self, offer: Offer) -> None:
        """Adopt an offered plan on the mission as it is now; raises MissionFileError."""
        meetings, _lost = _still_possible(self._document.mission, offer.proposal.meetings)
        self._adopt(meetings)

    def _adopt(self, meetings: tuple[Meeting, ...]) -> None:
        """Put the plan in force as one step; a plan that is in force already makes none."""
        if {one.id: one for one in meetings} == self._document.mission.meetings:
            return
        self._document.apply(tr("Solve"), adopt_schedule(self._document.mission, meetings))

    def _on_finished(self, proposal: Proposal) -> None:
        if self._job.mission is self._document.mission:
            self._adopt_first(proposal)
        else:
            self._offer(proposal)
        self.ended.emit()

    def _adopt_first(self, proposal: Proposal) -> None:
        try:
            self._adopt(proposal.meetings)
        except MissionFileError as error:
            self.failed.emit(error)
        else:
            self.adopted.emit(proposal)

    def _offer(self, proposal: Proposal) -> None:
        meetings, lost = _still_possible(self._document.mission, proposal.meetings)
        mission = adopt_schedule(self._document.mission, meetings)

        def on_judged(findings: Findings | None) -> None:
            if findings is not None:
                offer = Offer(proposal=proposal, mission=mission, findings=findings, lost=lost)
                self.offered.emit(offer)

        self._judging.judge_other(mission).finished.connect(on_judged)

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(error)
        self.ended.emit()


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
        kept.append(dataclasses.replace(meeting, note=now.note) if now else meeting)
    return tuple(kept), len(meetings) - len(kept)
