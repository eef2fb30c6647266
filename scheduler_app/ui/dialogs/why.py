"""Why a request waits and what would help; why a meeting is where it is and where else it could be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.jobs import Handle, Runner
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.clash import Behind, clash_behind, clash_of
from scheduler_app.planning.elsewhere import DEEPER, MOST_TRIED, Bundle, bundles
from scheduler_app.planning.legal import Candidate, candidates
from scheduler_app.planning.mends import Mend, mends_of
from scheduler_app.ui.asking import is_there
from scheduler_app.ui.look import STEP, TextSize, set_muted, set_text_size
from scheduler_app.ui.plain import Label, caption
from scheduler_app.wording.answers import bundle_line
from scheduler_app.wording.calendar import met_at
from scheduler_app.wording.clash import behind_head, clash_head, clash_lines
from scheduler_app.wording.mends import (
    hired_name,
    holds,
    mend_sentence,
    mends_head,
    no_mend,
    other_places,
    when_text,
)
from scheduler_app.wording.window import not_worked_out

MOST_PLACES = 8


class WhyDialog(QDialog):
    """Speaks at once of what is known and adds what is found; `mend_wanted(Mend)` closes it.

    `place_wanted(Candidate)` and `bundle_wanted(Bundle)` likewise. `pointed(start)`: a line is under the
    pointer that would put it there; None: no more. Closing stops the search.
    """

    mend_wanted = Signal(object)
    place_wanted = Signal(object)
    bundle_wanted = Signal(object)
    pointed = Signal(object)

    def __init__(
        self, mission: Mission, request_id: MeetingRequestId, reason: str, runner: Runner,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._mission = mission
        self._request_id = request_id
        self._is_placed = meeting_id_of(request_id) in mission.meetings
        self._runner = runner
        self._places, self._has_dug = 0, False
        self.buttons: list[QPushButton] = []
        self._build(reason)
        self._look(_places if self._is_placed else _mends)

    def _look(self, function: Callable[[Handle, Mission, MeetingRequestId], int | None]) -> None:
        job = self._runner.start_with_handle(function, self._mission, self._request_id)
        job.progressed.connect(self._on_found)
        job.finished.connect(lambda count: self._on_ended(count, is_failed=job.error is not None))
        self.is_looking = True
        self.finished.connect(lambda _code, stop=job.token.set: self._give_up(stop))

    def _give_up(self, stop: Callable[[], None]) -> None:
        """The dialog is closed: what the search ends with comes to nobody any more."""
        stop()
        self.is_looking = False

    def _on_deeper(self) -> None:
        self.deeper.hide()
        self._state.setText(tr("Looking for more places…"))
        self._look(_more_places)

    def lines(self) -> list[str]:
        """What has been found so far, in words."""
        return [label.text() for label in self._found.findChildren(QLabel)]

    def _build(self, reason: str) -> None:
        title = request_title(self._mission, self._mission.meeting_requests[self._request_id])
        self.setWindowTitle(tr("Why here?") if self._is_placed else tr("Why is it not planned?"))
        head = _wrapped(title)
        set_text_size(head, TextSize.HEADING, bold=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        layout.addWidget(head)
        known = holds(self._mission, self._request_id) if self._is_placed else [reason]
        for line in known:
            layout.addWidget(_wrapped(line))
        self._clash = _wrapped("")
        self._clash.hide()
        self._behind = _wrapped("")
        self._behind.hide()
        layout.addWidget(self._clash)
        layout.addWidget(self._behind)
        layout.addSpacing(STEP)
        self._state = _wrapped(
            tr("Looking for other places…")
            if self._is_placed
            else tr("Looking for what would help…")
        )
        set_muted(self._state)
        layout.addWidget(self._state)
        self._found = QWidget()
        self._rows = QVBoxLayout(self._found)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(STEP)
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._found)
        layout.addWidget(area, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.deeper = close.addButton(tr("&Search deeper"), QDialogButtonBox.ButtonRole.ActionRole)
        self.deeper.setToolTip(tr("Try times further away, for which others would have to move"))
        self.deeper.hide()
        self.deeper.clicked.connect(self._on_deeper)
        close.rejected.connect(self.reject)
        layout.addWidget(close)
        self.resize(600, 480)

    def _on_found(self, found: object) -> None:
        if isinstance(found, tuple):
            lines = clash_lines(self._mission, self._request_id, found)
            self._tell(self._clash, clash_head(len(lines)), lines)
        if isinstance(found, Behind):
            lines = clash_lines(found.mission, self._request_id, found.demands)
            self._tell(self._behind, behind_head(len(lines)), lines)
        if isinstance(found, Mend):
            text = mend_sentence(found.after, found)
            self._add(text, tr("Do it"), lambda: self._choose(self.mend_wanted, found), found.start)
        elif isinstance(found, Bundle):
            text = bundle_line(found)
            self._add(
                text, tr("Do it"), lambda: self._choose(self.bundle_wanted, found), found.start
            )
        elif isinstance(found, Candidate):
            place = met_at(self._mission, found.venue_id, found.room_id)
            text = f"{when_text(found.start)}, {place}"
            self._add(
                text, tr("Move there"), lambda: self._choose(self.place_wanted, found), found.start
            )

    def _tell(self, label: QLabel, head: str, lines: list[str]) -> None:
        label.setText("\n".join([head, *(f"–  {line}" for line in lines)]))
        label.setVisible(bool(lines))

    def _choose(self, signal: object, found: object) -> None:
        self.accept()
        signal.emit(found)  # type: ignore[attr-defined]

    def _add(self, text: str, action: str, act: object, start: datetime | None) -> None:
        button = QPushButton(caption(action))
        button.clicked.connect(act)
        button.setAccessibleDescription(text)
        self.buttons.append(button)
        row = _Line(start)
        row.pointed.connect(self.pointed)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(STEP * 2)
        inside.addWidget(_wrapped(text), 1)
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.insertWidget(self._rows.count() - 1, row)

    def _on_ended(self, count: int | None, *, is_failed: bool) -> None:
        if not is_there(self):
            return
        self.is_looking = False
        if is_failed:
            self._state.setText(not_worked_out())
        elif self._is_placed:
            self._places = self._places if count is None else count
            self._state.setText(other_places(self._places))
            self.deeper.setVisible(not self._has_dug)
            self._has_dug = True
        elif self.buttons:
            self._state.setText(mends_head(len(self.buttons)))
        else:
            self._state.setText(no_mend(self._mission, self._request_id))


class _Line(QWidget):
    """Says when the pointer is on it: `pointed(start)`, and None when it has left."""

    pointed = Signal(object)

    def __init__(self, start: datetime | None) -> None:
        super().__init__()
        self._start = start

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(self._start)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)


def _wrapped(text: str) -> QLabel:
    label = Label(text)
    label.setWordWrap(True)
    return label


def _mends(handle: Handle, mission: Mission, request_id: MeetingRequestId) -> int:
    """In a worker: report each mend as it is found; how many there were."""
    clash = clash_of(mission, request_id, lambda: handle.stop.is_set)
    handle.report(clash)
    count = 0
    for mend in mends_of(mission, request_id, hired_name(), lambda: handle.stop.is_set):
        handle.report(mend)
        count += 1
    if clash and not count:
        handle.report(clash_behind(mission, request_id, clash, lambda: handle.stop.is_set))
    return count


def _places(handle: Handle, mission: Mission, request_id: MeetingRequestId) -> int:
    """In a worker: report the best other places of a meeting; how many there are."""
    meeting = mission.meetings[meeting_id_of(request_id)]
    now = (meeting.start, meeting.venue_id, meeting.room_id)
    others = [
        one
        for one in candidates(mission, request_id)
        if (one.start, one.venue_id, one.room_id) != now
    ]
    for one in sorted(others[:MOST_PLACES], key=lambda one: one.start):
        handle.report(one)
    for bundle in bundles(mission, request_id, datetime.now(UTC), lambda: handle.stop.is_set):
        handle.report(bundle)
    return len(others)


def _more_places(handle: Handle, mission: Mission, request_id: MeetingRequestId) -> None:
    """In a worker: report places further away that others would have to leave."""
    for one in bundles(
        mission,
        request_id,
        datetime.now(UTC),
        lambda: handle.stop.is_set,
        most=DEEPER,
        skip=MOST_TRIED,
    ):
        handle.report(one)
