"""Judges the mission after every change, in a worker; the latest mission wins."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from scheduler_app.document import Document
from scheduler_app.itemmodels.findings import Findings, findings_of
from scheduler_app.jobs import Job, Runner
from scheduler_app.mission.mission import Mission


class Judging(QObject):
    """`judged(Findings)` follows every change, for the mission as it then is; `failed(error)` where that
    mission could not be judged. The next change is judged again.
    """

    judged = Signal(object)
    failed = Signal(object)

    def __init__(self, document: Document, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._runner = runner
        self._job: Job | None = None
        self._asked: Mission | None = None
        self._findings: Findings | None = None
        self._is_over = False
        self._timer = QTimer(self, interval=0)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        document.changed.connect(self._on_changed)
        self._timer.start()

    @property
    def findings(self) -> Findings | None:
        """The latest findings; of an earlier mission while a new judgement is under way."""
        return self._findings

    @property
    def is_current(self) -> bool:
        """Whether the findings are those of the mission in force."""
        return self._findings is not None and self._findings.mission is self._document.mission

    def end(self) -> None:
        """Judge no more: the mission is being closed."""
        self._is_over = True
        self._timer.stop()
        self._document.changed.disconnect(self._on_changed)

    def _start(self) -> None:
        if self._job is None:
            self._asked = self._document.mission
            self._job = self._runner.start(findings_of, self._asked)
            self._job.failed.connect(self._on_failed)
            self._job.finished.connect(self._on_finished)

    def _on_changed(self) -> None:
        self._timer.start()

    def _on_finished(self, findings: Findings | None) -> None:
        self._job = None
        if self._is_over:
            return
        if self._asked is not self._document.mission:
            self._timer.start()
        elif findings is not None:
            self._findings = findings
            self.judged.emit(findings)

    def _on_failed(self, error: BaseException) -> None:
        if not self._is_over:
            self._findings = None  # those of an earlier mission would be taken for this one's
            self.failed.emit(error)
            self._runner.report(error)
