"""What is done to one record as a whole: stand-in, who goes, two parts, several days; and the mission moved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.mission.attendance import delegates_of_gathering
from scheduler_app.mission.edits.gatherings import limit_guests, part_in_two
from scheduler_app.mission.edits.moving import move_mission
from scheduler_app.mission.edits.several_days import spread_over_days
from scheduler_app.mission.edits.stand_in import stand_in
from scheduler_app.mission.ids import DelegateId, GatheringId
from scheduler_app.mission.people import Group, Roster
from scheduler_app.ui.asking import is_accepted
from scheduler_app.ui.dialogs.arranging import DaysDialog, GuestsDialog, PartsDialog, StandInDialog
from scheduler_app.ui.dialogs.moving import MoveMissionDialog
from scheduler_app.ui.editing import Editing
from scheduler_app.ui.selection import Selection
from scheduler_app.wording.moving import move_step
from scheduler_app.wording.names import record_name

PRINCIPALS = Roster(groups=(Group.PRINCIPALS,))


class Arranging:
    """Asks, then applies one step; does nothing unless one suitable record is selected."""

    def __init__(
        self, document: Document, selection: Selection, editing: Editing, window: QWidget
    ) -> None:
        self._document = document
        self._selection = selection
        self._editing = editing
        self._window = window

    def ask_stand_in(self) -> None:
        """Who takes over from the selected delegate, and from when."""
        found = self._one("delegates")
        if found is None or len(self._document.mission.delegates) < 2:
            return
        dialog = StandInDialog(self._document.mission, found, self._window)
        if not is_accepted(dialog):
            return
        by_id, day = dialog.by_id, dialog.day
        text = tr("Stand-in for {name}").format(name=self._named("delegates", found))
        self._editing.apply(text, lambda mission: stand_in(mission, DelegateId(found), by_id, day))

    def ask_guests(self) -> None:
        """Who goes to the selected gathering where places are few."""
        found = self._one("gatherings")
        if found is None:
            return
        mission, gathering_id = self._document.mission, GatheringId(found)
        count = len(delegates_of_gathering(mission, mission.gatherings[gathering_id]))
        dialog = GuestsDialog(mission, gathering_id, count, self._window)
        if not is_accepted(dialog):
            return
        places, rule, reason = dialog.places, dialog.rule, dialog.reason
        text = tr("Choose who goes to {title}").format(title=self._named("gatherings", found))
        self._editing.apply(
            text, lambda mission: limit_guests(mission, gathering_id, places, rule, reason)
        )

    def ask_parts(self) -> None:
        """When the others join the principals at the selected gathering."""
        found = self._one("gatherings")
        if found is None:
            return
        gathering_id = GatheringId(found)
        gathering = self._document.mission.gatherings[gathering_id]
        dialog = PartsDialog(gathering.title, gathering.slot.minutes, self._window)
        if not is_accepted(dialog):
            return
        minutes, title = dialog.minutes, dialog.title or gathering.title
        text = tr("Two parts of {title}").format(title=gathering.title)
        self._editing.apply(
            text,
            lambda mission: part_in_two(mission, gathering_id, minutes, PRINCIPALS, title),
        )

    def ask_days(self) -> None:
        """Over how many days the selected request goes."""
        mission = self._document.mission
        ids = self._selection.selected.request_ids(mission)
        if len(ids) != 1 or len(mission.days) < 2:
            return
        request = mission.meeting_requests[ids[0]]
        name = self._named("meeting_requests", request.id)
        dialog = DaysDialog(name, request.minutes, len(mission.days), self._window)
        if not is_accepted(dialog):
            return
        minutes, titles = dialog.minutes, dialog.titles
        text = tr("Several days: {name}").format(name=name)
        if self._editing.apply(
            text, lambda mission: spread_over_days(mission, request.id, minutes, titles)
        ):
            self._selection.select("meeting_requests", [request.id])

    def ask_move(self) -> None:
        """By how many days the whole mission moves."""
        if self._document.is_read_only:
            return
        dialog = MoveMissionDialog(self._document.mission, self._window)
        if not is_accepted(dialog) or not dialog.days:
            return
        days = dialog.days
        self._editing.apply(move_step(days), lambda mission: move_mission(mission, days))

    def _one(self, table: str) -> str | None:
        selected = self._selection.selected
        return selected.ids[0] if selected.table == table and len(selected.ids) == 1 else None

    def _named(self, table: str, record_id: str) -> str:
        return record_name(self._document.mission, table, record_id)
