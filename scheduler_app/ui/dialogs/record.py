"""A form for one record of any table, made from the types of its fields."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.columns import Column, Kind, columns_of
from scheduler_app.itemmodels.names import name_of_record
from scheduler_app.mission.edits.records import check_references
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import new_id
from scheduler_app.mission.local_times import check_times
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.rules import EVERY_FIELD, FIELDS
from scheduler_app.mission.tables import id_prefix, table_of, type_of_table
from scheduler_app.mission.zones import UNKNOWN, with_zone
from scheduler_app.ui.dialogs.live_note import LiveNote
from scheduler_app.ui.look import STEP, colours_of, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.ui.widgets.field_editors import editor_for
from scheduler_app.ui.widgets.text_editor import FieldEditor
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.labels import field_label, record_label
from scheduler_app.wording.names import namer_of


class RecordDialog(QDialog):
    """Asks for all fields; `record` is what came of it. Nothing is applied here."""

    def __init__(
        self, mission: Mission, table: str, record: Any | None = None,  # noqa: ANN401 - any record *,
        is_read_only: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._mission = mission
        self._table = table
        self._given = record
        self.record: Any | None = None
        self._build(is_read_only=is_read_only)
        self._connect()
        self._show()

    def editor(self, field: str) -> FieldEditor:
        """The editor of one field."""
        return self._editors[field]

    def preset(self, **values: object) -> None:
        """Fill in fields of a new record."""
        for field, value in values.items():
            self._editors[field].set_value(value)
        self._on_changed()

    def focus_field(self, field: str) -> None:
        """Begin at a field."""
        if field in self._editors:
            self._editors[field].setFocus()

    def accept(self) -> None:
        """Close when every field is right, else stay and say what is not."""
        record = self._read()
        if record is not None:
            self.record = record
            super().accept()

    def _build(self, *, is_read_only: bool) -> None:
        self._zone = UNKNOWN
        self._editors: dict[str, FieldEditor] = {}
        self._labels: dict[str, QLabel] = {}
        form = QFormLayout()
        form.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP)
        form.setHorizontalSpacing(STEP * 2)
        form.setVerticalSpacing(STEP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._form = form
        for column in columns_of(self._table):
            self._add_row(form, column, is_read_only=is_read_only)
        inside = QWidget()
        inside.setLayout(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self._error = Label()
        self._error.setWordWrap(True)
        self._error.setContentsMargins(STEP * 2, 0, STEP * 2, 0)
        self._error.setStyleSheet(f"color: {colours_of(self).must_fix};")
        self._error.hide()
        self._doubts = Label()
        self._doubts.setWordWrap(True)
        self._doubts.setContentsMargins(STEP * 2, 0, STEP * 2, 0)
        self._doubts.setStyleSheet(f"color: {colours_of(self).must_fix};")
        self._doubts.hide()
        self.note = LiveNote(self._mission, self._table)
        close_only = QDialogButtonBox.StandardButton.Close
        usual = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self._buttons = QDialogButtonBox(close_only if is_read_only else usual)
        self._buttons.setContentsMargins(STEP * 2, 0, STEP * 2, STEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, STEP)
        layout.addWidget(area, 1)
        layout.addWidget(self._doubts)
        layout.addWidget(self.note)
        layout.addWidget(self._error)
        layout.addWidget(self._buttons)
        self.resize(600, min(680, 120 + 40 * len(self._editors)))

    def _add_row(self, form: QFormLayout, column: Column, *, is_read_only: bool) -> None:
        editor = editor_for(self._mission, column)
        editor.setDisabled(is_read_only)
        mark = " *" if _is_needed(column) else ""
        label = Label(field_label(self._table, column.field) + mark)
        label.setBuddy(editor)
        set_muted(label)
        self._editors[column.field] = editor
        self._labels[column.field] = label
        form.addRow(label, editor)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for editor in self._editors.values():
            editor.changed.connect(self._on_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def _show(self) -> None:
        kind = record_label(self._table)
        if self._given is None:
            self.setWindowTitle(tr("New {record}").format(record=kind))
            self._show_defaults()
            self._show_fields()
            return
        name = name_of_record(self._mission, self._table, self._given)
        self.setWindowTitle(f"{kind}: {name}")
        for field, editor in self._editors.items():
            editor.set_value(getattr(self._given, field))
        self._on_changed()

    def _on_changed(self) -> None:
        """Show the fields that count, and say what the record would mean."""
        self._show_fields()
        self._propose_zone()
        self._show_doubts()
        try:
            values = {field: editor.value() for field, editor in self._editors.items()}
            self.note.show_record(self._made(values))
        except MissionError as error:
            self.note.show_lack(self._sentence_of(error))

    def _propose_zone(self) -> None:
        """Of a new city the zone that its name, country and place tell, until another one is chosen."""
        editor = self._editors.get("timezone")
        if self._table != "cities" or self._given is not None or editor is None:
            return
        values: dict[str, Any] = {}
        for field in ("name", "country", "latitude", "longitude"):
            with contextlib.suppress(MissionError):
                values[field] = self._editors[field].value()
        zone = with_zone(values)["timezone"]
        if editor.value() == self._zone != zone:
            self._zone = zone
            editor.set_value(zone)

    def _show_doubts(self) -> None:
        """Say what a typed day was taken for, where it could be another."""
        lines = [
            f"{field_label(self._table, field)}: {sentence}"
            for field, editor in self._editors.items()
            for sentence in editor.doubts()
        ]
        self._doubts.setText("\n".join(lines))
        self._doubts.setVisible(bool(lines))

    def doubts(self) -> str:
        """What is doubtful about the days that are typed."""
        return self._doubts.text()

    def _show_fields(self) -> None:
        """Of a rule only what its kind reads."""
        if self._table != "rules":
            return
        read = FIELDS[self._editors["kind"].value()]
        for field, editor in self._editors.items():
            if field in EVERY_FIELD:
                self._form.setRowVisible(editor, field in read)

    def _show_defaults(self) -> None:
        cls = type_of_table[self._table]
        for field in dataclasses.fields(cls):
            editor = self._editors.get(field.name)
            if editor is None:
                continue
            if field.default is not dataclasses.MISSING:
                editor.set_value(field.default)
            elif editor.column.kind is Kind.REFERENCE:
                editor.set_value(None)

    def _read(self) -> Any | None:  # noqa: ANN401 - any record
        values: dict[str, Any] = {}
        for field, editor in self._editors.items():
            try:
                values[field] = editor.value()
            except MissionError as error:
                self._complain(error, field)
                return None
        try:
            record = self._made(values)
            known = {self._table: {*table_of(self._mission, self._table), record.id}}
            check_references(self._mission, self._table, record, also=known)
            check_times(self._mission, self._table, record, self._given)
        except MissionError as error:
            self._complain(error, error.field.partition(".")[0].partition("[")[0])
            return None
        return record

    def _made(self, values: dict[str, Any]) -> Any:  # noqa: ANN401 - any record
        if self._given is not None:
            return dataclasses.replace(self._given, **values)
        mission = self._mission
        people = (*mission.delegates, *mission.officials, *mission.interpreters)
        taken = {*people, *table_of(self._mission, self._table)}
        cls = type_of_table[self._table]
        return cls(id=new_id(id_prefix(self._table), taken), **values)

    def _complain(self, error: MissionError, field: str) -> None:
        self._error.setText(self._sentence_of(error, field))
        self._error.show()
        if field in self._editors:
            self._editors[field].setFocus()

    def _sentence_of(self, error: MissionError, field: str = "") -> str:
        named = dataclasses.replace(error, table="", record="", field=error.field or field)
        return fault_sentence(named, namer_of(self._mission))


def _is_needed(column: Column) -> bool:
    return column.is_required and column.kind is not Kind.FLAG
