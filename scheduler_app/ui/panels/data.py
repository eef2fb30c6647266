"""All tables of the mission: their names at the left, the chosen one beside them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.table_model import Refusal
from scheduler_app.mission.tables import table_of
from scheduler_app.ui.look import STEP
from scheduler_app.ui.panels.table_panel import TablePanel
from scheduler_app.ui.selection import Selection
from scheduler_app.wording.labels import table_label

ORDER = (
    "delegates", "officials", "interpreters", "organisations", "vehicles", "",
    "meeting_requests", "meetings", "gatherings", "rules", "",
    "cities", "city_days", "legs", "venues", "rooms", "travel_times", "",
    "notices", "releases",
)  # fmt: skip


class Data(QWidget):
    """Passes on what its table panels ask for; a panel is built when it is first looked at."""

    add_wanted = Signal(str)
    open_wanted = Signal(str, str)
    delete_wanted = Signal()
    refused = Signal(str)
    refusals_changed = Signal()

    def __init__(
        self, document: Document, selection: Selection, row_actions: list[QAction],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._row_actions = row_actions
        self._panels: dict[str, TablePanel] = {}
        self._build()
        self._connect()

    @property
    def current(self) -> TablePanel:
        """The table that is shown; the first one until another is chosen."""
        if self._stack.currentWidget() is None:
            self.show_table(ORDER[0])
        panel = self._stack.currentWidget()
        assert isinstance(panel, TablePanel)
        return panel

    def show_table(self, table: str) -> TablePanel:
        """Bring a table to the front."""
        self._names.setCurrentItem(self._item_of[table])
        return self.current

    @property
    def refusals(self) -> list[tuple[str, str, str, Refusal]]:
        """Cells that show what was not taken: table, record, field, and why."""
        return [
            (table, record_id, field, one)
            for table, panel in self._panels.items()
            for (record_id, field), one in panel.model.refusals.items()
        ]

    def reveal(self, table: str, record_id: str, field: str = "") -> None:
        """Bring a record to the front and select it."""
        self.show_table(table).reveal(record_id, field)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentWidget() is None:
            self.show_table(ORDER[0])

    def _build(self) -> None:
        self._names = QListWidget()
        self._names.setAccessibleName(tr("Tables"))
        self._names.setFixedWidth(156)
        self._item_of: dict[str, QListWidgetItem] = {}
        for table in ORDER:
            item = QListWidgetItem(self._names)
            item.setSizeHint(QSize(0, STEP * 3 + 4 if table else STEP))
            item.setData(Qt.ItemDataRole.UserRole, table)
            if table:
                self._item_of[table] = item
            else:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._stack = QStackedWidget()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._names)
        split.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self._show_counts()

    def _connect(self) -> None:
        self._names.currentItemChanged.connect(self._on_table_chosen)
        self._document.changed.connect(lambda _change: self._show_counts())

    def _show_counts(self) -> None:
        for table, item in self._item_of.items():
            count = len(table_of(self._document.mission, table))
            item.setText(f"{table_label(table)}   {count}")

    def _panel(self, table: str) -> TablePanel:
        panel = self._panels.get(table)
        if panel is None:
            panel = TablePanel(self._document, table, self._selection)
            panel.grid.addActions(self._row_actions)
            panel.add_wanted.connect(lambda: self.add_wanted.emit(table))
            panel.open_wanted.connect(lambda record_id: self.open_wanted.emit(table, record_id))
            panel.delete_wanted.connect(self.delete_wanted)
            panel.refused.connect(self.refused)
            panel.model.refusals_changed.connect(self.refusals_changed)
            self._panels[table] = panel
            self._stack.addWidget(panel)
        return panel

    def _on_table_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(Qt.ItemDataRole.UserRole):
            self._stack.setCurrentWidget(self._panel(item.data(Qt.ItemDataRole.UserRole)))
