"""Under a form: what the record would mean, and what is doubtful about it, while it is typed."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.derived import load_of
from scheduler_app.mission.defects import defects_of
from scheduler_app.mission.ids import PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule
from scheduler_app.mission.tables import table_of
from scheduler_app.ui.look import STEP, colours_of, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.wording.defects import sentence_of_defect
from scheduler_app.wording.parts import person_name
from scheduler_app.wording.rules import load_text, rule_text

SHOWN_AFTER = 200
"""Milliseconds after the last key."""
MOST_LINES = 4
"""Of doubts; what is plain has the room that they leave, a line at least."""
SPOKEN_OF = ("rules", "officials", "delegates", "interpreters", "meeting_requests")


class LiveNote(QWidget):
    """`show_record` is told of every change, `show_lack` where there is no record yet, and why.

    It speaks when typing rests: what the record means, and below it, in the colour of problems, what is
    doubtful.
    """

    def __init__(self, mission: Mission, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mission = mission
        self._table = table
        self._record: Any | None = None
        self._lack = ""
        self._known = defects_of(mission, with_ways=False) if table in SPOKEN_OF else ()
        self._plain, self._doubts = Label(), Label()
        set_muted(self._plain)
        self._doubts.setStyleSheet(f"color: {colours_of(self).must_fix};")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, 0, STEP * 2, 0)
        layout.setSpacing(STEP // 2)
        for label in (self._plain, self._doubts):
            label.setWordWrap(True)
            layout.addWidget(label)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._timer.timeout.connect(self.say)
        self.hide()

    def show_record(self, record: Any) -> None:  # noqa: ANN401 - any record
        """Take the record as it stands in the form."""
        self._record, self._lack = record, ""
        if self._table in SPOKEN_OF:
            self._timer.start()

    def show_lack(self, sentence: str) -> None:
        """Take what the form lacks to be a record."""
        self._record, self._lack = None, sentence
        if self._table in SPOKEN_OF:
            self._timer.start()

    def say(self) -> None:
        """Say now what there is to say."""
        self._timer.stop()
        plain, doubts = ([self._lack], []) if self._record is None else self._lines(self._record)
        doubts = doubts[:MOST_LINES]
        for label, lines in (
            (self._plain, plain[: max(1, MOST_LINES - len(doubts))]),
            (self._doubts, doubts),
        ):
            label.setText("\n".join(lines))
            label.setVisible(any(lines))
        self.setVisible(bool(self.text()))

    def text(self) -> str:
        """All that it says."""
        return "\n".join(one.text() for one in (self._plain, self._doubts) if one.text())

    def _lines(self, record: Any) -> tuple[list[str], list[str]]:  # noqa: ANN401
        rows = {**table_of(self._mission, self._table), record.id: record}
        changes: dict[str, Any] = {self._table: rows}
        mission = dataclasses.replace(self._mission, **changes)
        found = defects_of(mission, with_ways=False)
        new = [one for one in found if one not in self._known]
        mine = [one for one in found if one.record == record.id and one not in new]
        doubts = [sentence_of_defect(mission, one) for one in (*new, *mine)]
        return list(_said_of(mission, record)), list(dict.fromkeys(doubts))


def _said_of(mission: Mission, record: Any) -> list[str]:  # noqa: ANN401 - any record
    if isinstance(record, Rule):
        return [rule_text(mission, record)]
    if isinstance(record, MeetingRequest):
        people: list[PersonId] = [*record.delegate_ids, *record.official_ids]
        loads = ((one, load_of(mission, one)) for one in people)
        return [
            tr("{who}: {load}").format(who=person_name(mission, one), load=load_text(load))
            for one, load in loads
            if load is not None
        ]
    load = load_of(mission, record.id)
    return [] if load is None else [load_text(load)]
