"""The requests that wait: stars, title, minutes and one line that says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.asking import is_waiting_idea, stands_by
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest, Priority
from scheduler_app.mission.schedule import meeting_id_of

Index = QModelIndex | QPersistentModelIndex
REQUEST_MIME = "application/x-attache-request"
WAITING_ROLE = Qt.ItemDataRole.UserRole + 1


class TrayOrder(StrEnum):
    """How the tray is sorted."""

    PRIORITY = "priority"
    TITLE = "title"
    LENGTH = "length"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One request in the tray. `why` is empty until the plan has been judged."""

    request_id: MeetingRequestId
    title: str
    minutes: int
    priority: Priority
    why: str


def _why(mission: Mission, request: MeetingRequest, reason: str) -> str:
    if request.is_reserve:
        return tr("Reserve. {why}").format(why=reason).strip()
    if stands_by(mission, request) and not is_waiting_idea(mission, request):
        return tr("Idea. {why}").format(why=reason).strip()
    return reason


class TrayModel(QAbstractListModel):
    """Requests without a meeting; rows can be dragged out as REQUEST_MIME."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Waiting, ...] = ()
        self._rows: list[Waiting] = []
        self._words: tuple[str, ...] = ()
        self._order = TrayOrder.PRIORITY

    @property
    def total(self) -> int:
        """How many requests wait, filtered away or not."""
        return len(self._all)

    def show(self, mission: Mission, reasons: Mapping[MeetingRequestId, str]) -> None:
        """Show what waits in a mission, with the reasons known."""
        waiting = tuple(
            Waiting(
                request_id=key, title=request_title(mission, one), minutes=one.minutes,
                priority=one.priority, why=_why(mission, one, reasons.get(key, "")),
            )
            for key, one in mission.meeting_requests.items()
            if meeting_id_of(key) not in mission.meetings and not one.is_cancelled
        )  # fmt: skip
        if waiting != self._all:
            self._all = waiting
            self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only requests in whose title or reason every word occurs."""
        self._words = tuple(text.casefold().split())
        self._arrange()

    def set_order(self, order: TrayOrder) -> None:
        """Sort another way."""
        self._order = order
        self._arrange()

    def waiting_at(self, row: int) -> Waiting:
        """The request in a row."""
        return self._rows[row]

    def row_of(self, request_id: str) -> int | None:
        """Where a request is shown."""
        return next((n for n, one in enumerate(self._rows) if one.request_id == request_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p><b>{escape(one.title)}</b></p><p>{escape(one.why)}</p>"  # rich text wraps
        if role == Qt.ItemDataRole.AccessibleTextRole:
            importance = tr("importance {n} of {most}").format(
                n=int(one.priority), most=len(Priority)
            )
            return f"{one.title}, {minutes_text(one.minutes)}, {importance}. {one.why}"
        return one if role == WAITING_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [REQUEST_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:  # noqa: ANN401 - Qt's sequence
        data = QMimeData()
        ids = [self._rows[index.row()].request_id for index in indexes]
        data.setData(REQUEST_MIME, "\n".join(ids).encode())
        return data

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = [one for one in self._all if self._matches(one)]
        if self._order is TrayOrder.PRIORITY:
            self._rows.sort(key=lambda one: (-one.priority, one.title.casefold()))
        elif self._order is TrayOrder.TITLE:
            self._rows.sort(key=lambda one: one.title.casefold())
        else:
            self._rows.sort(key=lambda one: (-one.minutes, one.title.casefold()))
        self.endResetModel()

    def _matches(self, one: Waiting) -> bool:
        text = f"{one.title} {one.why}".casefold()
        return all(word in text for word in self._words)


def requests_in(mime: QMimeData) -> list[str]:
    """The ids of requests that are being dragged."""
    text = bytes(mime.data(REQUEST_MIME).data()).decode("utf-8", "replace")
    return [one for one in text.splitlines() if one]


def minutes_text(minutes: int) -> str:
    """`45 minutes`."""
    return ntr("{n} minute", "{n} minutes", minutes).format(n=minutes)


def order_name(order: TrayOrder) -> str:
    """What an order is called."""
    return {
        TrayOrder.PRIORITY: tr("Sort: importance"),
        TrayOrder.TITLE: tr("Sort: name"),
        TrayOrder.LENGTH: tr("Sort: length"),
    }[order]
