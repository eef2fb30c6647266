"""What is wrong or doubtful now, as one list in order of weight and time, and its Qt model."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.defects import Defect, Severity, defects_of
from scheduler_app.mission.ids import CityId, MeetingId, MeetingRequestId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.rules import Strength
from scheduler_app.planning import Conflict, Judgement, judge
from scheduler_app.wording.conflicts import rule_of_conflict, sentence_of_conflict
from scheduler_app.wording.defects import sentence_of_defect
from scheduler_app.wording.reasons import sentence_of_left_out

Index = QModelIndex | QPersistentModelIndex
FINDING_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the list of problems, and where it leads: records of a table, perhaps a field."""

    severity: Severity
    sentence: str
    table: str
    ids: tuple[str, ...]
    field: str = ""
    city_id: CityId | None = None
    start: datetime | None = None
    person_ids: tuple[PersonId, ...] = ()
    is_weighed: bool = False
    """Whether it is of a rule for which no plan is refused."""
    meeting_ids: tuple[MeetingId, ...] = ()
    """Meetings that are marked besides."""

    @property
    def is_clash(self) -> bool:
        """Whether the plan holds what cannot be, not only too little, and not only doubtful data."""
        return self.start is not None and not self.is_weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A mission judged: the judgement itself and what there is to say about it."""

    mission: Mission
    judgement: Judgement
    lines: tuple[Finding, ...]
    reasons: Mapping[MeetingRequestId, str]

    @property
    def clashes(self) -> int:
        """How many rules are broken."""
        return sum(one.is_clash for one in self.lines)

    @property
    def must_fix(self) -> int:
        """How many problems must be fixed, clashes among them."""
        return sum(one.severity is Severity.MUST_FIX for one in self.lines)

    def marked_days(self) -> frozenset[date]:
        """The days on which something clashes."""
        starts = (one.start for one in self.judgement.conflicts)
        return frozenset(start.date() for start in starts)


def findings_of(mission: Mission) -> Findings:
    """Judge a mission. Pure and without Qt's event loop: made for a worker."""
    judgement = judge(mission)
    clashes = [_of_conflict(mission, one) for one in judgement.conflicts]
    clashes += [_of_shortcoming(mission, one) for one in judgement.shortcomings]
    doubts = [_of_defect(mission, one) for one in defects_of(mission)]
    clashes.sort(key=lambda one: (one.is_weighed, one.start or datetime.max, one.sentence))
    doubts.sort(key=lambda one: one.severity is not Severity.MUST_FIX)
    reasons = {key: sentence_of_left_out(mission, one) for key, one in judgement.unplaced.items()}
    lines = tuple(sorted(_once([*clashes, *doubts]), key=lambda one: one.severity))
    return Findings(mission=mission, judgement=judgement, lines=lines, reasons=reasons)


class FindingsModel(QAbstractListModel):
    """The lines of the latest findings."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Finding, ...] = ()

    def set_lines(self, lines: tuple[Finding, ...]) -> None:
        """Show other lines; nothing happens when they are the same."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def line_at(self, row: int) -> Finding:
        """The finding in a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.sentence)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{severity_name(line.severity)}: {line.sentence}"
        return line if role == FINDING_ROLE else None


def severity_name(severity: Severity) -> str:
    """What a severity is called."""
    return tr("Must fix") if severity is Severity.MUST_FIX else tr("Warning")


def _of_conflict(mission: Mission, conflict: Conflict) -> Finding:
    table, ids = "meetings", tuple(str(one) for one in conflict.meeting_ids)
    if not ids:
        table, ids = _other_place(mission, conflict)
    return Finding(
        severity=Severity.MUST_FIX, sentence=sentence_of_conflict(mission, conflict),
        table=table, ids=ids, city_id=conflict.city_id or None, start=conflict.start,
        person_ids=conflict.cause.person_ids,
    )  # fmt: skip


def _of_shortcoming(mission: Mission, conflict: Conflict) -> Finding:
    """What is not kept of a rule that is only weighed; too few meetings may have to be fixed."""
    rule = rule_of_conflict(mission, conflict)
    is_must = rule is not None and rule.strength is Strength.MUST
    found = _of_conflict(mission, conflict)
    if not found.ids and rule is not None:
        found = dataclasses.replace(found, table="rules", ids=(rule.id,))
    severity = Severity.MUST_FIX if is_must else Severity.WARNING
    return dataclasses.replace(found, severity=severity, is_weighed=True)


def _other_place(mission: Mission, conflict: Conflict) -> tuple[str, tuple[str, ...]]:
    cause = conflict.cause
    if cause.gathering_ids:
        return "gatherings", tuple(cause.gathering_ids)
    if cause.leg_ids:
        return "legs", tuple(cause.leg_ids)
    if conflict.source.vehicle_id is not None:
        return "vehicles", (conflict.source.vehicle_id,)
    people = [one for one in cause.person_ids if one in mission.delegates]
    return "delegates", tuple(str(one) for one in people)


def _of_defect(mission: Mission, defect: Defect) -> Finding:
    return Finding(
        severity=defect.severity, sentence=sentence_of_defect(mission, defect),
        table=defect.table, ids=(defect.record,) if defect.record else (), field=defect.field,
        meeting_ids=defect.meeting_ids,
    )  # fmt: skip


def _once(lines: Iterable[Finding]) -> Iterable[Finding]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for line in lines:
        if (line.sentence, line.ids) not in seen:
            seen.add((line.sentence, line.ids))
            yield line
