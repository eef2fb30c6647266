"""Find: people, organisations, venues, requests and meetings by any part of their names."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.document import Document
from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.names import full_name_of
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.attendance import delegates_of_request
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.tables import table_of
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.wording.labels import record_label

SEARCHED = (
    "delegates",
    "officials",
    "organisations",
    "venues",
    "meetings",
    "meeting_requests",
    "gatherings",
)
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record found."""

    table: str
    record_id: str
    name: str


def hits_of(mission: Mission, text: str) -> list[Hit]:
    """Records whose name, local name or title holds every word; those that begin with it first."""
    words = text.casefold().split()
    if not words:
        return []
    found: list[tuple[bool, Hit]] = []
    for table in SEARCHED:
        for record_id, record in table_of(mission, table).items():
            name = full_name_of(mission, table, record_id)
            extra = " ".join(
                str(getattr(record, field, "") or "") for field in ("title", "name_local")
            )
            if isinstance(record, Meeting):
                extra += _people_of(mission, record)
            if all(word in f"{name} {extra}".casefold() for word in words):
                starts = name.casefold().startswith(words[0])
                found.append((not starts, Hit(table=table, record_id=record_id, name=name)))
    found.sort(key=lambda pair: pair[0])
    return [hit for _, hit in found[:MOST]]


def _people_of(mission: Mission, meeting: Meeting) -> str:
    """Who meets, so that a person's meetings are found by their name or post."""
    request = mission.meeting_requests[meeting.request_id]
    hosts = [full_name_of(mission, "officials", one) for one in request.official_ids]
    guests = delegates_of_request(mission, request)
    return " ".join([*hosts, *(full_name_of(mission, "delegates", one) for one in guests)])


class FindDialog(QDialog):
    """Stays open beside the work. `jumped(table, id)`; Enter goes to the next hit."""

    jumped = Signal(str, str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find"))
        self._document = document
        self._jumped_at = -1
        self._build()
        self._connect()

    def begin(self) -> None:
        """Show, ready to type."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.setFocus()
        self.line.selectAll()
        self._on_text_changed(self.line.text())

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Person, organisation, venue, request or meeting"))
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName(tr("Find"))
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Found"))
        self._count = Label(tr("Enter goes to the next one found."))
        set_muted(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP)
        layout.setSpacing(STEP)
        for widget in (self.line, self.list, self._count):
            layout.addWidget(widget)
        self.resize(720, 440)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_text_changed)
        self.list.itemClicked.connect(self._on_item_clicked)
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._go(-1 if back else 1)
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and watched is self.line:
                self.list.setFocus()
                self.list.setCurrentRow(max(self.list.currentRow(), 0))
                return True
        return super().eventFilter(watched, event)

    def _go(self, step: int) -> None:
        count = self.list.count()
        if not count:
            return
        if self.list.hasFocus() and self.list.currentRow() != self._jumped_at:
            row = self.list.currentRow()
        else:
            row = (self._jumped_at + step) % count if self._jumped_at >= 0 else 0
        self._jump(row)

    def _jump(self, row: int) -> None:
        self._jumped_at = row
        self.list.setCurrentRow(row)
        hit: Hit = self.list.item(row).data(Qt.ItemDataRole.UserRole)
        self.jumped.emit(hit.table, hit.record_id)

    def _on_text_changed(self, text: str) -> None:
        hits = hits_of(self._document.mission, text)
        self._jumped_at = -1
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{record_label(hit.table)}:  {hit.name}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            item.setToolTip(tip(hit.name))
        if not text.strip():
            self._count.setText(tr("Enter goes to the next one found."))
        else:
            count = len(hits)
            self._count.setText(ntr("{n} found", "{n} found", count).format(n=count))

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._jump(self.list.row(item))
