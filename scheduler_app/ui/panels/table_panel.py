"""One table of the mission: a filter line, the rows, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.document import Document
from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.columns import Kind
from scheduler_app.itemmodels.derived import DERIVED
from scheduler_app.itemmodels.table_model import TableModel
from scheduler_app.ui.icons import put_icon
from scheduler_app.ui.look import STEP, TextSize, set_muted, set_text_size
from scheduler_app.ui.plain import Label
from scheduler_app.ui.selection import Selection
from scheduler_app.ui.widgets.cell_delegate import CellDelegate
from scheduler_app.ui.widgets.filter_line import FilterLine
from scheduler_app.ui.widgets.frozen_columns import FrozenColumns
from scheduler_app.wording.labels import field_label, in_sentence, record_label, table_label

_HIDDEN_AT_FIRST = {"latitude", "longitude", "peak_hours", "country", "table"}
_WIDTHS = {
    Kind.IN_WORDS: (320, 560),
    Kind.NUMBER: (56, 96), Kind.FLAG: (56, 110), Kind.DECIMAL: (72, 110), Kind.CHOICE: (72, 140),
    Kind.SLOTS: (160, 260), Kind.REFERENCES: (120, 240), Kind.ROSTER: (120, 200),
}  # fmt: skip
"""The least and the most pixels that a column begins with."""
_ADDABLE = "meetings"
_UNBOUNDED = 16_777_215
"""Qt's own largest size of a widget."""
_FROZEN = ("name", "organisation_id", "title")
"""Fields that stay in sight, two of those that a table has: names, and what tells the nameless apart."""


class TableGrid(QTableView):
    """A table view that tells of Enter and Del."""

    open_wanted = Signal(int)
    delete_wanted = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.state() != QAbstractItemView.State.EditingState:
            self.open_wanted.emit(self.currentIndex().row())
        elif (
            event.key() == Qt.Key.Key_Delete
            and self.state() != QAbstractItemView.State.EditingState
        ):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class TablePanel(QWidget):
    """`add_wanted`, `open_wanted(id)`, `delete_wanted` ask; `refused(str)` tells of a bad edit, or of a doubtful one."""

    add_wanted = Signal()
    open_wanted = Signal(str)
    delete_wanted = Signal()
    refused = Signal(str)

    def __init__(
        self, document: Document, table: str, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._document = document
        self._selection = selection
        self._build()
        self._connect()
        self._show_count()

    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected rows, from top to bottom."""
        rows = sorted({index.row() for index in self.grid.selectionModel().selectedIndexes()})
        return tuple(self.model.id_at(row) for row in rows)

    def shown_fields(self) -> tuple[str, ...]:
        """The fields of the visible columns, in the order in which they are shown."""
        header = self.grid.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        shown = (self.model.columns[n] for n in places if not self.grid.isColumnHidden(n))
        return tuple(column.field for column in shown if column.kind not in DERIVED)

    def cells_from_selection(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Records and fields from the topmost, leftmost selected cell down and to the right.

        Where more than one row is selected, those rows only. Nothing without a selection.
        """
        chosen = self.grid.selectionModel().selectedIndexes()
        if not chosen:
            return (), ()
        header = self.grid.horizontalHeader()
        rows = sorted({index.row() for index in chosen})
        first = min(header.visualIndex(index.column()) for index in chosen)
        below = rows if len(rows) > 1 else range(rows[0], self.model.rowCount())
        places = (header.logicalIndex(n) for n in range(first, header.count()))
        fields = [self.model.columns[n].field for n in places if not self.grid.isColumnHidden(n)]
        return tuple(self.model.id_at(row) for row in below), tuple(fields)

    def select(self, ids: Sequence[str]) -> None:
        """Select whole rows, and bring the first of them into sight."""
        rows = [row for one in ids if (row := self.model.row_of(one)) is not None]
        chooser, chosen = self.grid.selectionModel(), QItemSelection()
        last = len(self.model.columns) - 1
        for row in rows:
            chosen.select(self.model.index(row, 0), self.model.index(row, last))
        chooser.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            first = self.model.index(min(rows), self._first_column())
            chooser.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.grid.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtCenter)

    def reveal(self, record_id: str, field: str = "") -> None:
        """Select a record, and one of its fields, even if the filter hid it."""
        if self.model.row_of(record_id) is None:
            self.filter.clear()
        row = self.model.row_of(record_id)
        if row is None:
            return
        column = self.model.column_index(field) if field else None
        if column is not None:
            self.grid.setColumnHidden(column, False)
        index = self.model.index(row, column if column is not None else self._first_column())
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)
        self.grid.setFocus()

    def _first_column(self) -> int:
        shown = (n for n in range(len(self.model.columns)) if not self.grid.isColumnHidden(n))
        return next(shown, 0)

    def _build(self) -> None:
        self.model = TableModel(self._document, self.table, self)
        title = Label(table_label(self.table))
        set_text_size(title, TextSize.HEADING, bold=True)
        self._count = Label()
        set_muted(self._count)
        self.filter = FilterLine()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(tr("Filter the rows"))
        self.filter.setMaximumWidth(260)
        self._add = QPushButton(record_label(self.table))
        put_icon(self._add, "add")
        self._add.setToolTip(tr("Add a record (Ctrl+N)"))
        self._columns = QPushButton(tr("Columns"))
        put_icon(self._columns, "columns")
        self._columns.setToolTip(tr("Choose which columns are shown"))
        self._build_grid()
        self._empty = Label()
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_muted(self._empty)
        top = QHBoxLayout()
        top.setContentsMargins(STEP * 2, STEP, STEP * 2, 0)
        top.setSpacing(STEP)
        tools: tuple[QWidget, ...] = (self.filter, self._columns, self._add)
        top.addWidget(title)
        top.addWidget(self._count)
        top.addStretch(1)
        for widget in tools:
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP)
        layout.addLayout(top)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._empty, 1)
        self._add.setVisible(self.table != _ADDABLE)
        self._add.setEnabled(not self._document.is_read_only)

    def _build_grid(self) -> None:
        self._wanted: dict[int, int] = {}
        self.grid = TableGrid()
        self.grid.setAlternatingRowColors(True)
        self.grid.setWordWrap(False)
        self.grid.setModel(self.model)
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self.grid.setAccessibleName(table_label(self.table))
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.grid.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.grid.verticalHeader().setDefaultSectionSize(self.grid.fontMetrics().height() + STEP)
        self.grid.verticalHeader().setMinimumWidth(STEP * 4)
        header = self.grid.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        header.setResizeContentsPrecision(40)
        for number, column in enumerate(self.model.columns):
            self.grid.setColumnHidden(number, column.field in _HIDDEN_AT_FIRST)
        self._size_columns()
        fields = [column.field for column in self.model.columns]
        named = [fields.index(one) for one in _FROZEN if one in fields]
        self.frozen = FrozenColumns(self.grid, named[:2] or (0,))
        self.grid.resized.connect(self.frozen.follow)

    def _size_columns(self) -> None:
        """As wide as what is in them, within limits; the headings whole."""
        self._was_empty = self.model.rowCount() == 0
        header = self.grid.horizontalHeader()
        for number, column in enumerate(self.model.columns):
            least, most = _WIDTHS.get(column.kind, (88, 220))
            self.grid.resizeColumnToContents(number)
            wanted, heading = self.grid.columnWidth(number), header.sectionSizeHint(number)
            self._wanted[number] = wanted
            self.grid.setColumnWidth(number, max(min(max(wanted, least), most), heading))

    def showEvent(self, event: QShowEvent) -> None:
        """At first sight, columns that were kept narrow take the room there is."""
        super().showEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        shown = [n for n in self._wanted if not self.grid.isColumnHidden(n)]
        room = self.grid.viewport().width() - sum(self.grid.columnWidth(n) for n in shown)
        for number in shown:
            more = min(self._wanted.pop(number) - self.grid.columnWidth(number), room)
            if more > 0:
                self.grid.setColumnWidth(number, self.grid.columnWidth(number) + more)
                room -= more

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter_changed)
        self._add.clicked.connect(self.add_wanted)
        self._columns.clicked.connect(self._on_columns_clicked)
        self.grid.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_changed)
        self.grid.open_wanted.connect(self._on_open_wanted)
        self.grid.doubleClicked.connect(lambda index: self._on_open_wanted(index.row()))
        self.grid.delete_wanted.connect(self.delete_wanted)
        self.grid.selectionModel().selectionChanged.connect(self._on_rows_chosen)
        self.grid.clicked.connect(self._on_rows_chosen)  # also a row that was chosen before
        self.model.refused.connect(self.refused)
        self.model.doubted.connect(self.refused)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._show_count)
        self.model.layoutChanged.connect(self._show_count)

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        if shown == total:
            self._count.setText(str(total))
        else:
            self._count.setText(tr("{shown} of {total}").format(shown=shown, total=total))
        if self._was_empty and shown:
            self._size_columns()
            if self.isVisible():
                self._take_room()
        self._was_empty = shown == 0
        self._show_empty(is_empty=shown == 0, total=total)

    def _show_empty(self, *, is_empty: bool, total: int) -> None:
        """Without rows the headings stay, with a word on what to do below them."""
        only_headings = self.grid.horizontalHeader().sizeHint().height() + 2 * STEP
        self.grid.setMaximumHeight(only_headings if is_empty else _UNBOUNDED)
        self._empty.setVisible(is_empty)
        label = in_sentence(table_label(self.table))
        if total:
            self._empty.setText(tr("No {records} match the filter.").format(records=label))
        elif self.table == _ADDABLE:
            self._empty.setText(
                tr("No meetings yet. Press F5 to plan the requests, or place one with M.")
            )
        else:
            text = tr("No {records} yet. Add one, or paste rows from a spreadsheet with Ctrl+V.")
            self._empty.setText(f"{self._first()}{text.format(records=label)}{self._needed()}")

    def _first(self) -> str:
        """What must be there before; nothing where it is."""
        mission = self._document.mission
        if self.table in ("delegates", "officials") and not mission.organisations:
            return tr("First the organisations, then their people.") + "\n"
        if self.table == "meeting_requests" and not (mission.delegates and mission.officials):
            return tr("First the delegates and the officials, then who meets whom.") + "\n"
        return ""

    def _needed(self) -> str:
        """The columns that every row must fill."""
        needed = [one.field for one in self.model.columns if one.is_required]
        names = ", ".join(field_label(self.table, one) for one in needed)
        return "\n" + tr("Needed in every row: {names}.").format(names=names) if needed else ""

    def _on_filter_changed(self, text: str) -> None:
        self.model.set_filter(text)

    def _on_sort_changed(self, column: int, order: Qt.SortOrder) -> None:
        self.model.sort(column, order)

    def _on_open_wanted(self, row: int) -> None:
        if row >= 0:
            self.open_wanted.emit(self.model.id_at(row))

    def _on_rows_chosen(self) -> None:
        ids = self.selected_ids()
        if ids:
            self._selection.select(self.table, ids)
        count = len(ids)
        if count > 1:
            text = ntr("{n} row selected", "{n} rows selected", count).format(n=count)
            self.grid.setStatusTip(text)

    def _on_columns_clicked(self) -> None:
        menu = QMenu(self)
        for number, column in enumerate(self.model.columns):
            action = QAction(field_label(self.table, column.field), menu)
            action.setCheckable(True)
            action.setChecked(not self.grid.isColumnHidden(number))
            action.toggled.connect(
                lambda is_on, number=number: self.grid.setColumnHidden(number, not is_on)
            )
            menu.addAction(action)
        menu.exec(self._columns.mapToGlobal(QPoint(0, self._columns.height())))
