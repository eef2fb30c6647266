"""What the user does to the mission: each asks if need be, then is one named step of the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from scheduler_app import planning
from scheduler_app.calendar_view.drops import Target as DropTarget
from scheduler_app.calendar_view.drops import usual_place
from scheduler_app.document import Document
from scheduler_app.exchange.public_holidays import suggest
from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.clipboard import copied_rows, fill, is_block, paste, size_of
from scheduler_app.itemmodels.derived import DERIVED
from scheduler_app.itemmodels.names import full_name_of
from scheduler_app.jobs import Runner
from scheduler_app.mission.attendance import city_of_meeting
from scheduler_app.mission.edits.calendars import add_holidays
from scheduler_app.mission.edits.records import (
    add_records,
    delete_records,
    doomed_by,
    replace_records,
    set_field,
)
from scheduler_app.mission.edits.schedule import set_pins, set_state, unschedule
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import CityId, MeetingId, MeetingRequestId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import wall_now
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.tables import table_of
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.times.writing import day_text, moment_text
from scheduler_app.ui.asking import is_accepted
from scheduler_app.ui.dialogs.aims import AimsDialog
from scheduler_app.ui.dialogs.mission_details import MissionDetailsDialog
from scheduler_app.ui.dialogs.move import MoveDialog, Target
from scheduler_app.ui.dialogs.pasting import Paste, ask_paste, tell_paste
from scheduler_app.ui.dialogs.public_holidays import agrees
from scheduler_app.ui.dialogs.record import RecordDialog
from scheduler_app.ui.dialogs.state import StateDialog
from scheduler_app.ui.drops import day_targets
from scheduler_app.ui.panels.table_panel import TablePanel
from scheduler_app.ui.pins import PinPart
from scheduler_app.ui.plain import MessageBox
from scheduler_app.ui.selection import Selection
from scheduler_app.wording.doomed import deserted_sentence, doomed_sentence
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.labels import (
    choice_label,
    field_label,
    in_sentence,
    record_label,
    table_label,
)
from scheduler_app.wording.names import namer_of, record_name
from scheduler_app.wording.window import moved_sentence


class Editing(QObject):
    """`said(str)` is for the status line, `failed(error)` for what could not be written."""

    said = Signal(str)
    failed = Signal(object)
    moved = Signal(tuple)
    """Ids of the meetings that were put somewhere by hand."""

    def __init__(
        self, document: Document, selection: Selection, runner: Runner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._selection = selection
        self._runner = runner
        self._window = window

    def apply(self, text: str, make: Callable[[Mission], Mission]) -> bool:
        """One step of the history; False, and said, when it was not taken."""
        try:
            self._document.apply(text, make(self._document.mission))
        except MissionError as error:
            self.said.emit(fault_sentence(error, namer_of(self._document.mission)))
            return False
        except MissionFileError as error:
            self.failed.emit(error)
            return False
        return True

    def step_to(self, index: int) -> None:
        """Go to a place in the history."""
        try:
            self._document.go_to(index)
        except MissionFileError as error:
            self.failed.emit(error)

    def undo(self) -> None:
        """Take the last step back."""
        self.step_to(self._document.undo_stack.index() - 1)

    def redo(self) -> None:
        """Do the next step again."""
        self.step_to(self._document.undo_stack.index() + 1)

    def change_mission(self) -> None:
        """Ask for the mission's own fields."""
        dialog = MissionDetailsDialog(self._document.mission, self._window)
        if is_accepted(dialog):
            self.apply(tr("Change mission title and dates"), lambda _mission: dialog.mission)

    def change_aims(self) -> None:
        """Ask what makes a plan good."""
        dialog = AimsDialog(self._document.mission, self._window)
        if is_accepted(dialog):
            self.apply(tr("Change what makes a plan good"), lambda _mission: dialog.mission)

    # -- the plan --------------------------------------------------------------------------

    def move(self) -> None:
        """Ask for another place for the one selected request or meeting."""
        requests = self._selection.selected.request_ids(self._document.mission)
        if len(requests) != 1 or self._document.is_read_only:
            return
        dialog = MoveDialog(self._document.mission, requests[0], self._runner, self._window)
        if is_accepted(dialog):
            self.place(requests[0], dialog.target)

    def place(self, request_id: MeetingRequestId, target: Target) -> None:
        """Put a request somewhere."""
        self.put(request_id, target.start, target.venue_id, target.room_id)

    def put(
        self,
        request_id: MeetingRequestId,
        start: datetime,
        venue_id: VenueId | None,
        room_id: RoomId | None,
    ) -> None:
        """Put a request at a time and a place."""
        name = record_name(self._document.mission, "meeting_requests", request_id)
        text = tr("Move {meeting} to {when}").format(meeting=name, when=moment_text(start))
        clashes = planning.verdict(self._document.mission, request_id, start, venue_id, room_id)
        place = (venue_id, room_id)
        if self.apply(
            text, lambda mission: planning.placed_by_hand(mission, request_id, start, place)
        ):
            self.moved.emit((meeting_id_of(request_id),))
            self.said.emit(moved_sentence(moment_text(start), len(clashes)))

    def put_many(self, targets: list[DropTarget]) -> None:
        """Put several requests somewhere, as one step."""

        def put_all(mission: Mission) -> Mission:
            for one in targets:
                if one.place is not None:
                    mission = planning.placed_by_hand(mission, one.request_id, one.start, one.place)
            return mission

        text = ntr("Move {n} meeting", "Move {n} meetings", len(targets))
        if self.apply(text.format(n=len(targets)), put_all):
            self.moved.emit(tuple(meeting_id_of(one.request_id) for one in targets))

    def pin(self, *, is_on: bool) -> None:
        """Pin or free time and place of the selected meetings."""
        mission = self._document.mission
        ids = self._selection.selected.meeting_ids(mission)
        if ids:
            text = (tr("Pin {what}") if is_on else tr("Unpin {what}")).format(
                what=self._named("meetings", ids)
            )
            self.apply(text, lambda mission: set_pins(mission, ids, time=is_on, place=is_on))

    def toggle_pin(self, part: PinPart) -> None:
        """Pin the time or the place of the selected meetings, or free it where all have it pinned."""
        mission = self._document.mission
        ids = self._selection.selected.meeting_ids(mission)
        if ids:
            is_on = not all(part.is_pinned(mission.meetings[one]) for one in ids)
            text = part.sentence(self._named("meetings", ids), is_on=is_on)
            self.apply(text, lambda mission: set_pins(mission, ids, **{part.value: is_on}))

    def pin_day(self, day: date, city_id: CityId) -> None:
        """Pin every meeting of a day in a city."""
        mission = self._document.mission
        ids = tuple(
            one.id
            for one in mission.meetings.values()
            if one.start.date() == day and city_of_meeting(mission, one) == city_id
        )
        if not ids:
            self.said.emit(tr("Nothing is planned there that day."))
            return
        text = tr("Pin everything of {day} in {city}").format(
            day=day_text(day), city=mission.cities[city_id].name
        )
        self.apply(text, lambda mission: set_pins(mission, ids, time=True, place=True))

    def add_public_holidays(self) -> None:
        """Find the days off of the cities' countries, and add them when the user agrees."""
        mission = self._document.mission
        found = suggest(mission)
        if agrees(mission, found, self._window):
            text = tr("Add public holidays")
            self.apply(text, lambda mission: add_holidays(mission, found.holidays))

    def set_state(self, state: MeetingState | None) -> None:
        """Ask who said so and when, and give the selected requests a state (None: ask which)."""
        mission = self._document.mission
        ids = self._selection.selected.request_ids(mission)
        if not ids:
            return
        named = self._named("meeting_requests", tuple(ids))
        given = state or mission.meeting_requests[ids[0]].state
        today = wall_now(mission, datetime.now(UTC)).date()
        dialog = StateDialog(named, given, today, self._window)
        if not is_accepted(dialog):
            return
        state, by, on = dialog.state, dialog.by, dialog.on
        text = tr("{state}: {what}").format(state=choice_label(state), what=named)
        if self.apply(text, lambda mission: set_state(mission, ids, state, by=by, on=on)):
            self._selection.select("meeting_requests", ids)

    def pin_parts(self, meeting_ids: list[str], time: bool, place: bool) -> None:
        """Pin or free what a calendar asks for."""
        ids = tuple(MeetingId(one) for one in meeting_ids)
        text = (tr("Pin {what}") if time or place else tr("Unpin {what}")).format(
            what=self._named("meetings", ids)
        )
        self.apply(text, lambda mission: set_pins(mission, ids, time=time, place=place))

    def unschedule(self) -> None:
        """Send the selected meetings back to the tray."""
        mission = self._document.mission
        ids = self._selection.selected.meeting_ids(mission)
        requests = [mission.meetings[one].request_id for one in ids]
        if ids:
            text = tr("Unschedule {what}").format(what=self._named("meetings", ids))
            if self.apply(text, lambda mission: unschedule(mission, ids)):
                self._selection.select("meeting_requests", requests)

    def unschedule_requests(self, request_ids: list[str]) -> None:
        """Send requests that were dropped on the tray back to it."""
        mission = self._document.mission
        wanted = (meeting_id_of(MeetingRequestId(one)) for one in request_ids)
        ids = [one for one in wanted if one in mission.meetings]
        if ids:
            self._selection.select("meetings", ids)
            self.unschedule()

    def move_to_day(self, request_ids: list[str], day: date) -> None:
        """Move meetings that were dropped on a day's tab: same time and place, other day."""
        targets = day_targets(self._document, request_ids, day)
        refused = [one for one in targets if not one.is_possible]
        if refused:
            self.said.emit(refused[0].sentence)
        elif len(targets) == 1 and targets[0].place is not None:
            self.put(targets[0].request_id, targets[0].start, *targets[0].place)
        elif targets:
            self.put_many(targets)

    # -- records ---------------------------------------------------------------------------

    def add(self, table: str) -> None:
        """Ask for a new record."""
        dialog = RecordDialog(self._document.mission, table, parent=self._window)
        if not is_accepted(dialog) or dialog.record is None:
            return
        record = dialog.record
        text = tr("Add {record}").format(record=in_sentence(record_label(table)))
        if self.apply(text, lambda mission: add_records(mission, table, [record])):
            self._selection.select(table, [record.id])

    def add_request_at(self, start: datetime, values: dict[str, object]) -> None:
        """Ask for a new request, some of it filled in, and put it at a time, where it can be met."""
        dialog = RecordDialog(self._document.mission, "meeting_requests", parent=self._window)
        dialog.preset(**values)
        if not is_accepted(dialog) or dialog.record is None:
            return
        request = dialog.record

        def add(mission: Mission) -> Mission:
            mission = add_records(mission, "meeting_requests", [request])
            place = usual_place(mission, request.id)
            return planning.placed_by_hand(mission, request.id, start, place) if place else mission

        if self.apply(tr("Add a request at {when}").format(when=moment_text(start)), add):
            self._selection.select("meeting_requests", [request.id])

    def open(self, table: str, record_id: str) -> None:
        """Show a whole record, and take what was changed in it."""
        mission = self._document.mission
        record = table_of(mission, table).get(record_id)
        if record is None:
            return
        dialog = RecordDialog(
            mission, table, record, is_read_only=self._document.is_read_only, parent=self._window
        )
        if is_accepted(dialog) and dialog.record is not None:
            changed = dialog.record
            text = tr("Change {what}").format(what=record_name(mission, table, record_id))
            self.apply(text, lambda mission: replace_records(mission, table, [changed]))

    def write_note(self, table: str, record_id: str, field: str, note: str) -> None:
        """Set one of the two notes of a record."""
        name = record_name(self._document.mission, table, record_id)
        text = tr("Note on {what}").format(what=name)
        self.apply(text, lambda mission: set_field(mission, table, record_id, field, note))

    def delete(self, table: str, ids: tuple[str, ...]) -> None:
        """Delete records, after saying what else goes with them."""
        if not ids:
            return
        mission = self._document.mission
        what = self._named(table, ids)
        who = full_name_of(mission, table, ids[0]) if len(ids) == 1 else what
        question = tr("Delete {what}?").format(what=who)
        also = doomed_sentence(mission, doomed_by(mission, table, ids), table, ids)
        also += deserted_sentence(mission, delete_records(mission, table, ids))
        if self._asks(question, also):
            text = tr("Delete {what}").format(what=what)
            self.apply(text, lambda mission: delete_records(mission, table, ids))

    def copy(self, panel: TablePanel) -> None:
        """Put the selected rows on the clipboard, with headings."""
        ids = panel.selected_ids()
        if ids:
            text = copied_rows(self._document.mission, panel.table, ids, panel.shown_fields())
            QGuiApplication.clipboard().setText(text)
            self.said.emit(ntr("{n} row copied", "{n} rows copied", len(ids)).format(n=len(ids)))

    def paste(self, panel: TablePanel) -> None:
        """Take the cells of the clipboard, in one step; tell which did not come in.

        Rows with headings are new records. A column without goes into the cells from the selected
        one down, as in a spreadsheet; of a larger block the user says which is meant.
        """
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.said.emit(tr("There is nothing to paste: copy rows in a spreadsheet first."))
            return
        mission, fields = self._document.mission, panel.shown_fields()
        ids, below = panel.cells_from_selection()
        meant = Paste.ROWS
        if ids and below and is_block(panel.table, text):
            rows, columns = size_of(text)
            meant = Paste.CELLS if columns == 1 else ask_paste(rows, columns, self._window)
        if meant is Paste.NOTHING:
            return
        if meant is Paste.CELLS:
            report = fill(mission, panel.table, text, ids, below)
            label = ntr("Fill {n} cell of {table}", "Fill {n} cells of {table}", report.count)
        else:
            report = paste(mission, panel.table, text, fields)
            label = ntr("Paste {n} row into {table}", "Paste {n} rows into {table}", report.count)
        if report.count:
            name = label.format(n=report.count, table=report.table_name)
            if self.apply(name, lambda _mission: report.mission) and meant is Paste.ROWS:
                panel.select(report.ids)
        self.said.emit(report.summary)
        if report.details:
            tell_paste(report, self._window)

    def fill_down(self, panel: TablePanel) -> None:
        """Give the cells selected in one column the value of the topmost of them."""
        cells = sorted(panel.grid.selectionModel().selectedIndexes(), key=lambda cell: cell.row())
        columns = {cell.column() for cell in cells}
        if len(columns) != 1 or len(cells) < 2:
            self.said.emit(tr("Select several cells of one column first."))
            return
        column = panel.model.columns[columns.pop()]
        if column.kind in DERIVED:
            self.said.emit(tr("This column is worked out and cannot be filled in."))
            return
        ids = [panel.model.id_at(cell.row()) for cell in cells]
        value = getattr(panel.model.record_at(cells[0].row()), column.field)
        text = tr("Fill down {field}").format(field=field_label(panel.table, column.field))

        def fill(mission: Mission) -> Mission:
            for record_id in ids[1:]:
                mission = set_field(mission, panel.table, record_id, column.field, value)
            return mission

        self.apply(text, fill)

    def _named(self, table: str, ids: tuple[str, ...]) -> str:
        if len(ids) == 1:
            return record_name(self._document.mission, table, ids[0])
        return tr("{n} {records}").format(n=len(ids), records=in_sentence(table_label(table)))

    def _asks(self, question: str, also: str) -> bool:
        box = MessageBox(QMessageBox.Icon.Question, tr("Delete"), question, parent=self._window)
        box.setInformativeText(also)
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is delete
