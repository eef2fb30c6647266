"""What is selected in the window: records of one table, the same for every panel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from scheduler_app.mission.ids import MeetingId, MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.tables import table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Records of one table; none when nothing is selected."""

    table: str = ""
    ids: tuple[str, ...] = ()

    def meeting_ids(self, mission: Mission) -> tuple[MeetingId, ...]:
        """The meetings meant: themselves, or those of selected requests."""
        if self.table == "meetings":
            return tuple(MeetingId(one) for one in self.ids if one in mission.meetings)
        if self.table != "meeting_requests":
            return ()
        found = (meeting_id_of(MeetingRequestId(one)) for one in self.ids)
        return tuple(one for one in found if one in mission.meetings)

    def request_ids(self, mission: Mission) -> tuple[MeetingRequestId, ...]:
        """The requests meant: themselves, or those of selected meetings."""
        if self.table == "meeting_requests":
            return tuple(
                MeetingRequestId(one) for one in self.ids if one in mission.meeting_requests
            )
        return tuple(mission.meetings[one].request_id for one in self.meeting_ids(mission))

    def in_plan(self, mission: Mission) -> Selected:
        """The same as the plan has it: a placed request is its meeting, a lost meeting its request."""
        if self.table == "meeting_requests":
            meetings = self.meeting_ids(mission)
            is_placed = bool(meetings) and len(meetings) == len(self.ids)
            return Selected(table="meetings", ids=meetings) if is_placed else self
        if self.table == "meetings" and not self.meeting_ids(mission):
            lost = set(self.ids)
            ids = tuple(one for one in mission.meeting_requests if meeting_id_of(one) in lost)
            return Selected(table="meeting_requests" if ids else "", ids=ids)
        return self

    def existing(self, mission: Mission) -> Selected:
        """Without what is gone."""
        if not self.table:
            return self
        rows = table_of(mission, self.table)
        return Selected(table=self.table, ids=tuple(one for one in self.ids if one in rows))


class Selection(QObject):
    """Panels set it and follow it; `changed(Selected)` comes only for a real change."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected = Selected()

    @property
    def selected(self) -> Selected:
        """What is selected now."""
        return self._selected

    def select(self, table: str, ids: Iterable[str]) -> None:
        """Select records of a table, and nothing else."""
        chosen = tuple(ids)
        selected = Selected(table=table if chosen else "", ids=chosen)
        if selected != self._selected:
            self._selected = selected
            self.changed.emit(selected)

    def follow(self, mission: Mission, *, in_plan: bool) -> None:
        """Keep what still exists; `in_plan`: a request that was placed becomes its meeting."""
        selected = self._selected.in_plan(mission) if in_plan else self._selected
        kept = selected.existing(mission)
        self.select(kept.table, kept.ids)

    def clear(self) -> None:
        """Select nothing."""
        self.select("", ())
