"""One open mission in the window: its views and panels, joined by selection and judgement.

The main window takes the panels into its docks; everything here lives as long as the document.
"""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from scheduler_app.calendar_view.layout import BlockKind, BlockRef, LaneRef, Marks
from scheduler_app.calendar_view.reading import Reading
from scheduler_app.calendar_view.view import CalendarView
from scheduler_app.document import Document
from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.findings import Finding, Findings
from scheduler_app.jobs import Runner
from scheduler_app.mission.changes import Change
from scheduler_app.mission.ids import MeetingId, MeetingRequestId, RoomId, VenueId
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.ui.asking import is_accepted
from scheduler_app.ui.dialogs.go_to import GoToDialog
from scheduler_app.ui.dialogs.refusals import ask_forget
from scheduler_app.ui.drops import day_verdict, fields_of_lane, marks_of, verdict_of
from scheduler_app.ui.editing import Editing
from scheduler_app.ui.icons import icon
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.jumps import KIND_OF_TABLE, TABLE_OF_KIND, Jumps
from scheduler_app.ui.look import DARK, colours_of
from scheduler_app.ui.panels.check_list import CheckList
from scheduler_app.ui.panels.city_day import CityDay
from scheduler_app.ui.panels.data import Data
from scheduler_app.ui.panels.details import Details
from scheduler_app.ui.panels.figures import Figures
from scheduler_app.ui.panels.history import History
from scheduler_app.ui.panels.people import People
from scheduler_app.ui.panels.problems import Problems
from scheduler_app.ui.panels.tray import Tray
from scheduler_app.ui.selection import Selected, Selection
from scheduler_app.ui.solving import Offer, Solving
from scheduler_app.ui.tools import Tools
from scheduler_app.ui.widgets.notice import Notice

_VIEW_ICONS = ("city", "people", "data")


class Workbench(QWidget):
    """The centre of the window for one document, and the owner of all its panels."""

    said = Signal(str)

    def __init__(
        self, document: Document, runner: Runner, window: QWidget,
        row_actions: list[QAction], local_actions: list[QAction], reading: Reading,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.document = document
        self.selection = Selection(self)
        self.judging = Judging(document, runner, self)
        self.solving = Solving(document, runner, reading, self)
        self.editing = Editing(document, self.selection, runner, window)
        self._marks = Marks()
        self._marked: dict[CalendarView, Marks] = {}
        self._is_selecting = False
        self._cut: tuple[MeetingRequestId, ...] = ()
        self._local_actions = local_actions
        self._runner = runner
        self._build(row_actions, reading)
        self.tools = Tools(
            document, self.selection, self.editing, self.judging, self.notice,
            lambda: self.calendar, runner, window,
        )  # fmt: skip
        for part in (self.editing, self.tools.telling):
            part.setParent(self)  # made for the window, they end with the mission
        for view in self.calendars:
            view.share(reading)
        self._connect()
        for widget in (self.tray, self.details):
            widget.addActions(local_actions)

    def _build(self, row_actions: list[QAction], reading: Reading) -> None:
        self.notice = Notice()
        self.check_list = CheckList(self.document)
        self.city_day = CityDay(self.document, self.judging)
        self.people = People(self.document)
        self.data = Data(self.document, self.selection, row_actions)
        self.views = QTabWidget()
        self.views.setDocumentMode(True)
        self.views.addTab(self.city_day, icon("city"), tr("City day"))
        self.views.addTab(self.people, icon("people"), tr("People"))
        self.views.addTab(self.data, icon("data"), tr("Data"))
        self._jumps = Jumps(self.document, self.selection, self.views)
        self.tray = Tray(self.document, self.judging, self.selection)
        self.details = Details(self.document, self.judging, self.selection, reading)
        self.problems = Problems(self.judging)
        self.history = History(self.document)
        self.figures = Figures(self.document, self.judging, self._runner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.check_list, self.views, self.notice):
            layout.addWidget(widget)

    def _connect(self) -> None:
        editing = self.editing
        for view in self.calendars:
            self._connect_calendar(view)
        self.views.currentChanged.connect(lambda _index: self._on_view_changed())
        self.check_list.table_wanted.connect(self.show_table)
        self.data.add_wanted.connect(editing.add)
        self.data.open_wanted.connect(editing.open)
        self.data.delete_wanted.connect(self.delete_selected)
        self.data.refused.connect(self.said)
        self.people.view.day_asked.connect(self._on_day_asked)
        self.tray.move_wanted.connect(editing.move)
        self.tray.unschedule_wanted.connect(editing.unschedule_requests)
        self.city_day.days.set_verdict(lambda ids, n: day_verdict(self.document, ids, n))
        self.city_day.day_wanted.connect(editing.move_to_day)
        editing.moved.connect(self._on_moved)
        self.details.move_wanted.connect(editing.move)
        self.details.pin_wanted.connect(lambda is_on: editing.pin(is_on=is_on))
        self.details.pin_part_wanted.connect(editing.toggle_pin)
        self.details.unschedule_wanted.connect(editing.unschedule)
        self.details.open_wanted.connect(editing.open)
        self.details.note_written.connect(editing.write_note)
        self.problems.chosen.connect(self.jump_to_finding)
        self.history.step_wanted.connect(editing.step_to)
        self.figures.chosen.connect(self.jump)
        self.document.changed.connect(self._on_changed)
        self.judging.judged.connect(self._on_judged)
        self.selection.changed.connect(self._on_selected)
        editing.said.connect(self.said)

    def pin_day(self) -> None:
        """Pin every meeting of the day and the city that are shown."""
        if self.city_day.city_id is not None:
            self.editing.pin_day(self.city_day.day, self.city_day.city_id)

    def _connect_calendar(self, view: CalendarView) -> None:
        editing = self.editing
        view.set_verdict(verdict_of(self.document))
        view.set_dark(colours_of(self) is DARK)
        view.selected.connect(lambda refs: self._on_blocks_selected(view, refs))
        view.hovered.connect(self.said)
        view.move_asked.connect(self._on_move_asked)
        view.moves_asked.connect(editing.put_many)
        view.move_dialog_asked.connect(self._on_move_dialog_asked)
        view.unschedule_asked.connect(lambda _ids: editing.unschedule())
        view.pin_asked.connect(editing.pin_parts)
        view.opened.connect(self._on_block_opened)
        view.delete_asked.connect(lambda _refs: self.delete_selected())
        view.new_asked.connect(self._on_new_asked)
        view.installEventFilter(self)
        view.addActions(self._local_actions)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def calendars(self) -> tuple[CalendarView, CalendarView]:
        """Both calendars."""
        return self.city_day.view, self.people.view

    @property
    def calendar(self) -> CalendarView | None:
        """The calendar in front; None when the tables are."""
        page = self.views.currentWidget()
        return page.view if isinstance(page, CityDay | People) else None

    @property
    def is_table_in_front(self) -> bool:
        """Whether a table is shown."""
        return self.views.currentWidget() is self.data

    def show_table(self, table: str) -> None:
        """Bring a table to the front."""
        self.views.setCurrentWidget(self.data)
        self.data.show_table(table)

    def delete_selected(self) -> None:
        """Delete the selected rows of the table in front, else what is selected."""
        if self.views.currentWidget() is self.data:
            panel = self.data.current
            self.editing.delete(panel.table, panel.selected_ids())
        else:
            selected, mission = self.selection.selected, self.document.mission
            if selected.table == "meetings":
                self.editing.delete("meeting_requests", selected.request_ids(mission))
            else:
                self.editing.delete(selected.table, selected.ids)

    def add_row(self) -> None:
        """Ask for a new record of the table in front; of a request elsewhere."""
        table = self.data.current.table if self.views.currentWidget() is self.data else ""
        self.editing.add(table if table and table != "meetings" else "meeting_requests")

    def cut(self) -> None:
        """Remember the selected meetings or requests; Paste puts them at a slot."""
        self._cut = self.selection.selected.request_ids(self.document.mission)
        if self._cut:
            count = len(self._cut)
            self.said.emit(
                ntr(
                    "Click an empty slot, then Ctrl+V moves the meeting there.",
                    "Click an empty slot, then Ctrl+V moves the {n} meetings there.",
                    count,
                ).format(n=count)
            )

    def paste(self) -> None:
        """Rows into the table in front; in a calendar, what was cut, at the chosen slot."""
        view = self.calendar
        if view is None:
            self.editing.paste(self.data.current)
        elif not self._cut:
            self.said.emit(tr("Select a meeting and press Ctrl+X first."))
        elif view.slot is None:
            self.said.emit(tr("Click an empty slot first."))
        else:
            requests, self._cut = self._cut, ()
            view.paste_at_slot(requests)
            self.selection.select("meetings", [meeting_id_of(one) for one in requests])

    def go_to(self, moment: datetime) -> None:
        """Look at a day and time of the city day."""
        self.views.setCurrentWidget(self.city_day)
        self.city_day.show_day(moment.date())
        self.city_day.view.show_time(moment)
        self.city_day.view.setFocus()

    def ask_go_to(self) -> None:
        """Ask for a day and time to look at."""
        dialog = GoToDialog(self.document.mission, self.city_day.day, self)
        if is_accepted(dialog):
            self.go_to(dialog.moment)

    def go_days(self, step: int) -> None:
        """Look at another day of the city day."""
        self.views.setCurrentWidget(self.city_day)
        self.city_day.go(step)

    def go_first_day(self) -> None:
        """Look at the first day."""
        self.views.setCurrentWidget(self.city_day)
        self.city_day.show_day(self.document.mission.start)

    def zoom(self, factor: float | None) -> None:
        """Zoom the calendar in front; None fits it to the window."""
        view = self.calendar
        if view is None:
            return
        if factor is None:
            view.fit()
        else:
            view.zoom_time(factor)

    def may_leave(self) -> bool:
        """Ask before cells with values that were not taken are forgotten."""
        refusals = self.data.refusals
        if not refusals or ask_forget(refusals, self):
            return True
        table, record_id, field, _ = refusals[0]
        self._jumps.jump(table, (record_id,), field)
        return False

    def use(self, offer: Offer) -> None:
        """Adopt a plan that was offered."""
        try:
            self.solving.use(offer)
        except MissionFileError as error:
            self.editing.failed.emit(error)

    def help_anchor(self) -> str:
        """Where the help speaks of the part of the window in use."""
        focus = QApplication.focusWidget()
        for panel, anchor in (
            (self.tray, "tray"), (self.details, "details"), (self.problems, "problems"),
            (self.history, "history"), (self.figures, "figures"), (self.data, "data"),
            (self.people, "people"), (self.city_day, "city-day"),
        ):  # fmt: skip
            if focus is not None and panel.isAncestorOf(focus):
                return anchor
        return ("city-day", "people", "data")[self.views.currentIndex()]

    def jump_to_finding(self, finding: Finding) -> None:
        """Go to what a problem is about."""
        if finding.ids:
            self.jump(finding.table, finding.ids, finding.field)

    def jump(self, table: str, ids: tuple[str, ...], field: str = "") -> None:
        """Select records and bring them to the front: blocks in the calendar, others as rows."""
        self._jumps.jump(table, ids, field)

    def redraw_colours(self) -> None:
        """Follow another appearance."""
        for view in self.calendars:
            view.set_dark(colours_of(self) is DARK)
        for number, name in enumerate(_VIEW_ICONS):
            self.views.setTabIcon(number, icon(name))
        if self.judging.findings is not None:
            self.judging.judged.emit(self.judging.findings)

    def _on_blocks_selected(self, view: CalendarView, refs: list[BlockRef]) -> None:
        if self._is_selecting or view is not self.calendar:
            return
        kinds = {ref.kind for ref in refs if ref.kind in TABLE_OF_KIND}
        if len(kinds) == 1:
            self.selection.select(TABLE_OF_KIND[kinds.pop()], [ref.id for ref in refs])
        elif kinds:
            ids = [ref.id for ref in refs if ref.kind is BlockKind.MEETING]
            self.selection.select("meetings", ids)
        elif not refs and self.selection.selected.table in KIND_OF_TABLE:
            self.selection.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On an empty slot of a calendar letters begin a request; they are no commands there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            view = watched if isinstance(watched, CalendarView) else None
            is_typing = event.text().isprintable() and bool(event.text().strip())
            held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            is_plain = held == Qt.KeyboardModifier.NoModifier
            if view and view.slot and not view.selected_refs() and is_typing and is_plain:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _on_new_asked(self, lane: LaneRef, start: datetime, text: str) -> None:
        if self.document.is_read_only:
            return
        values: dict[str, object] = {"title": text} if text else {}
        values |= fields_of_lane(lane)
        self.editing.add_request_at(start, values)

    def _on_day_asked(self, day: date) -> None:
        self.views.setCurrentWidget(self.city_day)
        self.city_day.show_day(day)

    def _on_moved(self, ids: tuple[MeetingId, ...]) -> None:
        """Stay with what was moved: selected, and on its day where a calendar of days is in front."""
        kept = tuple(one for one in ids if one in self.document.mission.meetings)
        self.selection.select("meetings", kept)
        if kept and self.views.currentWidget() is self.city_day:
            self._jumps.reveal_block("meetings", kept)

    def _on_move_asked(
        self, request_id: str, start: datetime, venue_id: str, room_id: str | None
    ) -> None:
        room = RoomId(room_id) if room_id else None
        self.editing.put(MeetingRequestId(request_id), start, VenueId(venue_id), room)

    def _on_move_dialog_asked(self, request_id: str) -> None:
        self.selection.select("meetings", [meeting_id_of(MeetingRequestId(request_id))])
        self.editing.move()

    def _on_block_opened(self, ref: BlockRef) -> None:
        table = TABLE_OF_KIND.get(ref.kind)
        if table == "meetings":
            meeting = self.document.mission.meetings[MeetingId(ref.id)]
            self.editing.open("meeting_requests", meeting.request_id)
        elif table:
            self.editing.open(table, ref.id)

    def _on_selected(self, selected: Selected) -> None:
        kind = KIND_OF_TABLE.get(selected.table)
        refs = [BlockRef(kind, one) for one in selected.ids] if kind else []
        self._is_selecting = True
        for view in self.calendars:
            if {ref for ref in view.selected_refs() if ref.kind in TABLE_OF_KIND} != set(refs):
                view.select(refs, reveal=False)
        self._is_selecting = False

    def _on_view_changed(self) -> None:
        if self.views.currentWidget() is self.people:
            self.people.ensure_shown()
        self._show_marks()
        self._follow_plan()
        self._on_selected(self.selection.selected)

    def _on_changed(self, _change: Change) -> None:
        self.notice.expire()
        self.said.emit("")
        self._follow_plan()

    def _follow_plan(self) -> None:
        """What is selected stays so when it is placed or taken out of the plan, by undo too."""
        self.selection.follow(self.document.mission, in_plan=not self.is_table_in_front)

    def _on_judged(self, findings: Findings) -> None:
        self._marks = marks_of(findings)
        self._show_marks()

    def _show_marks(self) -> None:
        """Mark the calendar in front; the other one when it comes there."""
        view = self.calendar
        if view is not None and self._marked.get(view) != self._marks:
            self._marked[view] = self._marks
            view.set_marks(self._marks)
