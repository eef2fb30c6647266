"""What is selected, in full: who, when, where, the ways before and after, what is wrong, its notes."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.calendar_view.reading import Reading
from scheduler_app.document import Document
from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels import describe
from scheduler_app.itemmodels.describe import Facts
from scheduler_app.itemmodels.plain import breakable
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.tables import table_of
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.look import STEP, TextSize, colours_of, set_text_size
from scheduler_app.ui.pins import PinPart
from scheduler_app.ui.plain import Label
from scheduler_app.ui.selection import Selected, Selection
from scheduler_app.ui.widgets.note_edits import NoteEdits


class Details(QWidget):
    """Buttons ask by signals; notes are edited in place: `note_written(table, id, field, text)`."""

    move_wanted = Signal()
    pin_wanted = Signal(bool)
    pin_part_wanted = Signal(object)
    unschedule_wanted = Signal()
    open_wanted = Signal(str, str)
    note_written = Signal(str, str, str, str)

    def __init__(
        self,
        document: Document,
        judging: Judging,
        selection: Selection,
        reading: Reading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._document = document
        self._judging = judging
        self._selection = selection
        self._shown = Selected()
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        self._title = Label()
        self._title.setWordWrap(True)
        set_text_size(self._title, TextSize.HEADING, bold=True)
        self._facts = Label()
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.RichText)
        self._facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes = NoteEdits()
        self._build_buttons()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        layout.setSpacing(STEP)
        layout.addWidget(self._title)
        layout.addLayout(self._rows)
        layout.addWidget(self._facts)
        layout.addWidget(self.notes)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _build_buttons(self) -> None:
        self._move = QPushButton(tr("Move…"))
        self._move.setToolTip(tr("Choose another day, time or place (M)"))
        self._pin = QPushButton(tr("Pin"))
        self._pin.setToolTip(tr("Fix time and place (L)"))
        self._unpin = QPushButton(tr("Unpin"))
        self._unpin.setToolTip(tr("Let Solve change it (Ctrl+Shift+L)"))
        self._unschedule = QPushButton(tr("Unschedule"))
        self._unschedule.setToolTip(tr("Back to the tray (Del)"))
        self._open = QPushButton(tr("Open…"))
        self._open.setToolTip(tr("Open the whole record"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(STEP // 2)
        self._part_buttons = {part: QPushButton(part.label(is_on=True)) for part in PinPart}
        for part, keys in ((PinPart.TIME, "Shift+L"), (PinPart.PLACE, "Ctrl+L")):
            self._part_buttons[part].setToolTip(tr("This part alone ({keys})").format(keys=keys))
        lines = (
            (self._move, self._open), (self._pin, self._unpin, self._unschedule),
            tuple(self._part_buttons.values()),
        )  # fmt: skip
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(STEP // 2)
            for button in line:
                row.addWidget(button)
            row.addStretch(1)
            self._rows.addLayout(row)

    def _connect(self) -> None:
        self._selection.changed.connect(lambda _selected: self._show())
        self._document.changed.connect(lambda _change: self._show())
        self._judging.judged.connect(lambda _findings: self._show())
        self._move.clicked.connect(self.move_wanted)
        self._pin.clicked.connect(lambda: self.pin_wanted.emit(True))
        self._unpin.clicked.connect(lambda: self.pin_wanted.emit(False))
        for part, button in self._part_buttons.items():
            button.clicked.connect(lambda _on, part=part: self.pin_part_wanted.emit(part))
        self._unschedule.clicked.connect(self.unschedule_wanted)
        self._open.clicked.connect(self._on_open_clicked)
        self.notes.left.connect(self.write_note)

    def _show(self) -> None:
        selected = self._selection.selected.existing(self._document.mission)
        if selected != self._shown and self.notes.has_keyboard:
            self.write_note()
        self._shown = selected
        mission = self._document.mission
        is_one = len(selected.ids) == 1
        self._show_buttons(selected)
        self.notes.setVisible(is_one)
        if not selected.ids:
            self._title.setText("")
            self._facts.setText(
                _quiet(tr("Select a block, a request or a row to see it here."), self)
            )
        elif not is_one:
            count = len(selected.ids)
            self._title.setText(ntr("{n} selected", "{n} selected", count).format(n=count))
            self._facts.setText("")
        else:
            facts = describe.facts_of(
                mission, selected.table, selected.ids[0], self._reading.of(mission)
            )
            self._title.setText(facts.title)
            self._facts.setText(_html(facts, self._said_of(selected), self))
            self._show_note(selected)

    def _show_note(self, selected: Selected) -> None:
        record = table_of(self._document.mission, selected.table)[selected.ids[0]]
        self.notes.show_record(record, is_read_only=self._document.is_read_only)

    def _show_buttons(self, selected: Selected) -> None:
        mission = self._document.mission
        meetings = [mission.meetings[one] for one in selected.meeting_ids(mission)]
        requests, can_write = selected.request_ids(mission), not self._document.is_read_only
        self._move.setVisible(can_write and len(requests) == 1)
        self._open.setVisible(len(selected.ids) == 1)
        self._open.setText(tr("Open request…") if requests else tr("Open…"))
        self._pin.setVisible(
            can_write and any(not (one.pin_time and one.pin_place) for one in meetings)
        )
        self._unpin.setVisible(can_write and any(one.is_pinned for one in meetings))
        self._unschedule.setVisible(can_write and bool(meetings))
        for part, button in self._part_buttons.items():
            button.setVisible(can_write and bool(meetings))
            button.setText(part.label(is_on=not all(part.is_pinned(one) for one in meetings)))

    def _said_of(self, selected: Selected) -> tuple[str, ...]:
        findings = self._judging.findings
        if findings is None:
            return ()
        shown = {("meetings", str(one)) for one in selected.meeting_ids(self._document.mission)}
        shown |= {(selected.table, str(one)) for one in selected.ids}
        lines = [one for one in findings.lines if any((one.table, key) in shown for key in one.ids)]
        whys = [findings.reasons[one] for one in self._waiting(selected) if findings.reasons[one]]
        waits = [tr("Why it is not placed: {why}").format(why=why) for why in whys]
        return tuple(dict.fromkeys([*waits, *(one.sentence for one in lines)]))

    def _waiting(self, selected: Selected) -> list[MeetingRequestId]:
        """The selected requests that are in the tray with a reason."""
        findings = self._judging.findings
        requests = selected.request_ids(self._document.mission)
        return [one for one in requests if findings is not None and one in findings.reasons]

    def write_note(self) -> None:
        """Take what was typed into the notes."""
        shown = self._shown.existing(self._document.mission)
        if len(shown.ids) != 1 or self._document.is_read_only:
            return
        table, record_id = shown.table, shown.ids[0]
        record = table_of(self._document.mission, table)[record_id]
        for field, text in self.notes.changed_from(record).items():
            self.note_written.emit(table, record_id, field, text)

    def _on_open_clicked(self) -> None:
        mission, selected = self._document.mission, self._shown.existing(self._document.mission)
        requests = selected.request_ids(mission)
        if requests:
            self.open_wanted.emit("meeting_requests", requests[0])
        elif selected.ids:
            self.open_wanted.emit(selected.table, selected.ids[0])


def _quiet(text: str, widget: QWidget) -> str:
    return f'<span style="color:{colours_of(widget).muted}">{escape(text)}</span>'


def _html(facts: Facts, said: tuple[str, ...], widget: QWidget) -> str:
    colours = colours_of(widget)
    red = colours.must_fix
    parts = [f'<p style="color:{red}">{escape(breakable(sentence))}</p>' for sentence in said]
    for label, lines in facts.groups:
        words = "<br>".join(escape(breakable(line)) for line in lines)
        parts.append(f"<p>{_quiet(label, widget)}<br>{words}</p>")
    return "".join(parts)
