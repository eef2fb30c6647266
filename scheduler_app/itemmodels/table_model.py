"""One Qt model over any table of the mission: shows, sorts, filters and edits its records.

Sorting and filtering are done here and not in a proxy: one Python sort over ready keys is ten times
faster than `lessThan`. A record that is edited stays where it stands until the user sorts again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import Column, Kind, shown_columns_of
from scheduler_app.itemmodels.derived import DERIVED, derived_value
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.changes import Change
from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.tables import table_of
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.files import file_sentence
from scheduler_app.wording.labels import field_label
from scheduler_app.wording.names import namer_of, record_name

Index = QModelIndex | QPersistentModelIndex
Edited = Qt.ItemDataRole.EditRole
_MANY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What was typed into a cell and why it does not stand."""

    typed: str
    sentence: str


class TableModel(QAbstractTableModel):
    """The rows of one table in the order of the user's choosing.

    `refused(str)`: the sentence for an edit that was not taken; the cell keeps the typed text.
    `doubted(str)`: what is doubtful about one that was.
    """

    refused = Signal(str)
    doubted = Signal(str)
    refusals_changed = Signal()

    def __init__(self, document: Document, table: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.columns = shown_columns_of(table)
        self._is_derived = any(column.kind in DERIVED for column in self.columns)
        self._document = document
        self._ids: list[str] = []
        self._row_of: dict[str, int] = {}
        self._texts: dict[str, tuple[str, ...]] = {}
        self._refusals: dict[tuple[str, str], Refusal] = {}
        self._words: tuple[str, ...] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._arrange(self._order())
        document.changed.connect(self._on_changed)

    @property
    def document(self) -> Document:
        """Where the records live."""
        return self._document

    @property
    def total(self) -> int:
        """How many records the table has, filtered away or not."""
        return len(self._rows())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        column, record_id = self.columns[index.column()], self._ids[index.row()]
        refusal = self._refusals.get((record_id, column.field))
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is Kind.FLAG:
            value = self.value_at(index.row(), index.column())
            return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Edited):
            if refusal is not None:
                return refusal.typed
            text = self._row_texts(record_id)[index.column()]
            shown = role == Qt.ItemDataRole.DisplayRole
            return "" if shown and column.kind is Kind.FLAG else _one_line(text) if shown else text
        if role == Qt.ItemDataRole.ToolTipRole:
            text = refusal.sentence if refusal else self._row_texts(record_id)[index.column()]
            return tip(text) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{field_label(self.table, column.field)}: {self._row_texts(record_id)[index.column()]}"
            return f"{said}. {refusal.sentence}" if refusal else said
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind in (Kind.NUMBER, Kind.DECIMAL):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return field_label(self.table, self.columns[section].field)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or self._document.is_read_only:
            return flags
        kind = self.columns[index.column()].kind
        if kind in DERIVED:
            return flags
        if kind is Kind.FLAG:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Edited) -> bool:  # noqa: ANN401
        if not index.isValid():
            return False
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            is_on = Qt.CheckState(value) == Qt.CheckState.Checked
            return self.set_value(index.row(), index.column(), is_on)
        if role != Edited:
            return False
        typed = str(value)
        if typed == self.data(index, Edited) and self.refusal_at(index) is None:
            return False
        return self._take(index, typed, lambda: texts.read(self._document.mission, column, typed))

    def set_value(self, row: int, column: int, value: object) -> bool:
        """Set one field to a value of its own type; False when it was refused."""
        index = self.index(row, column)
        if value == self.value_at(row, column) and self.refusal_at(index) is None:
            return False
        typed = texts.show(self._document.mission, self.columns[column], value)
        return self._take(index, typed, lambda: value)

    def value_at(self, row: int, column: int) -> Any:  # noqa: ANN401 - any field
        """The value of a cell as the domain has it."""
        return self._value(self._ids[row], self.columns[column])

    def record_at(self, row: int) -> Any:  # noqa: ANN401 - any record
        """The record shown in a row."""
        return self._rows()[self._ids[row]]

    def id_at(self, row: int) -> str:
        """The id of the record shown in a row."""
        return self._ids[row]

    def row_of(self, record_id: str) -> int | None:
        """Where a record is shown; None where it is filtered away or gone."""
        return self._row_of.get(record_id)

    def column_index(self, field: str) -> int | None:
        """The position of a field's column."""
        return next((n for n, one in enumerate(self.columns) if one.field == field), None)

    def refusal_at(self, index: Index) -> Refusal | None:
        """What stands refused in a cell."""
        key = (self._ids[index.row()], self.columns[index.column()].field)
        return self._refusals.get(key)

    @property
    def refusals(self) -> dict[tuple[str, str], Refusal]:
        """What stands refused, by record and field."""
        return self._refusals

    def forget_refusal(self, index: Index) -> None:
        """Show again what is in force."""
        key = (self._ids[index.row()], self.columns[index.column()].field)
        if self._refusals.pop(key, None):
            self.dataChanged.emit(index, index)
            self.refusals_changed.emit()

    def set_filter(self, text: str) -> None:
        """Show only the records in which every word of this text occurs."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._rearrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 brings the order of the mission back."""
        self._sorted_by = None if column < 0 else (column, order)
        self._rearrange()

    def edit_text(self, row: int, column: Column) -> str:
        """What an edit of this cell is called in the history."""
        record = record_name(self._document.mission, self.table, self._ids[row])
        label = field_label(self.table, column.field)
        return tr("Change {field} of {record}").format(field=label, record=record)

    def _value(self, record_id: str, column: Column) -> Any:  # noqa: ANN401 - any field
        if column.kind in DERIVED:
            return derived_value(self._document.mission, column, record_id)
        return getattr(self._rows()[record_id], column.field)

    def _rows(self) -> Mapping[str, Any]:
        return table_of(self._document.mission, self.table)

    def _take(self, index: Index, typed: str, read: Callable[[], object]) -> bool:
        column, record_id = self.columns[index.column()], self._ids[index.row()]
        mission = self._document.mission
        try:
            changed = set_field(mission, self.table, record_id, column.field, read())
            self._document.apply(self.edit_text(index.row(), column), changed)
        except MissionError as error:
            named = dataclasses.replace(error, table=self.table, record=record_id)
            return self._refuse(index, typed, fault_sentence(named, namer_of(mission)))
        except MissionFileError as error:
            return self._refuse(index, typed, file_sentence(error))
        if self._refusals.pop((record_id, column.field), None):
            self.refusals_changed.emit()
        return True

    def _refuse(self, index: Index, typed: str, sentence: str) -> bool:
        key = (self._ids[index.row()], self.columns[index.column()].field)
        self._refusals[key] = Refusal(typed=typed, sentence=sentence)
        self.dataChanged.emit(index, index)
        self.refusals_changed.emit()
        self.refused.emit(sentence)
        return False

    def _row_texts(self, record_id: str) -> tuple[str, ...]:
        found = self._texts.get(record_id)
        if found is None:
            mission = self._document.mission
            found = tuple(
                texts.show(mission, one, self._value(record_id, one)) for one in self.columns
            )
            self._texts[record_id] = found
        return found

    def _order(self) -> list[str]:
        rows = self._rows()
        ids = list(rows)
        if self._words:
            ids = [key for key in ids if self._matches(key)]
        if self._sorted_by is not None:
            number, order = self._sorted_by
            column, mission = self.columns[number], self._document.mission
            keys = {key: texts.sort_key(mission, column, self._value(key, column)) for key in ids}
            absent = [key for key in ids if keys[key][0] == 1]
            present = [key for key in ids if keys[key][0] == 0]
            present.sort(key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
            ids = present + absent
        return ids

    def _matches(self, record_id: str) -> bool:
        text = " ".join(self._row_texts(record_id)).casefold()
        return all(word in text for word in self._words)

    def _arrange(self, ids: list[str]) -> None:
        self._ids = ids
        self._row_of = {key: row for row, key in enumerate(ids)}

    def _rearrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        ids = [self._ids[index.row()] for index in old]
        self._arrange(self._order())
        rows = [self._row_of.get(key, -1) for key in ids]
        new = [
            self.index(row, index.column()) if row >= 0 else QModelIndex()
            for row, index in zip(rows, old, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _on_changed(self, change: Change) -> None:
        if change.touched.keys() - {self.table} or change.reordered or self._is_derived:
            self._texts.clear()
        touched = change.touched.get(self.table, frozenset())
        for key in touched:
            self._texts.pop(key, None)
        kept = {key: one for key, one in self._refusals.items() if key[0] not in touched}
        if len(kept) != len(self._refusals):
            self._refusals = kept
            self.refusals_changed.emit()
        rows = self._rows()
        gone = [key for key in touched if key not in rows and key in self._row_of]
        new = [
            key for key in rows if key in touched and key not in change_before(change, self.table)
        ]
        if self.table in change.reordered or len(gone) + len(new) > _MANY:
            self.beginResetModel()
            self._arrange(self._order())
            self.endResetModel()
            return
        self._remove(gone)
        self._insert(new)
        if self._ids:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1)
            )

    def _remove(self, gone: Iterable[str]) -> None:
        for row in sorted((self._row_of[key] for key in gone), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            self._arrange(self._ids[:row] + self._ids[row + 1 :])
            self.endRemoveRows()

    def _insert(self, new: list[str]) -> None:
        """New rows come in at their place in the order; what an undo brings back, where it was."""
        new = [key for key in new if key not in self._row_of]
        place = {key: n for n, key in enumerate(self._order())} if new else {}
        runs: dict[int, list[str]] = {}
        for key in sorted((key for key in new if key in place), key=place.__getitem__):
            later = (n for n, one in enumerate(self._ids) if place.get(one, -1) > place[key])
            runs.setdefault(next(later, len(self._ids)), []).append(key)
        for row, keys in sorted(runs.items(), reverse=True):
            self.beginInsertRows(QModelIndex(), row, row + len(keys) - 1)
            self._arrange([*self._ids[:row], *keys, *self._ids[row:]])
            self.endInsertRows()


def change_before(change: Change, table: str) -> Mapping[str, Any]:
    """The table as it was before a change."""
    return table_of(change.before, table)


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
