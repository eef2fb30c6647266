"""From records to where they are seen: blocks in the calendar in front, everything else as rows."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QTabWidget, QWidget

from scheduler_app.calendar_view.layout import BlockKind, BlockRef
from scheduler_app.document import Document
from scheduler_app.mission.attendance import city_of_meeting
from scheduler_app.ui.panels.city_day import CityDay
from scheduler_app.ui.panels.data import Data
from scheduler_app.ui.panels.people import People
from scheduler_app.ui.selection import Selected, Selection

TABLE_OF_KIND = {
    BlockKind.MEETING: "meetings",
    BlockKind.GATHERING: "gatherings",
    BlockKind.LEG: "legs",
}
Page = TypeVar("Page", bound=QWidget)

KIND_OF_TABLE = {table: kind for kind, table in TABLE_OF_KIND.items()}


class Jumps:
    """Selects records and brings them to the front of the views."""

    def __init__(self, document: Document, selection: Selection, views: QTabWidget) -> None:
        self._document = document
        self._selection = selection
        self._views = views

    def jump(self, table: str, ids: tuple[str, ...], field: str = "") -> None:
        """Go to records; a `field` is shown in its table."""
        mission = self._document.mission
        if table == "meeting_requests" and not field:
            meetings = Selected(table=table, ids=ids).meeting_ids(mission)
            if meetings:
                table, ids = "meetings", meetings
        kept = tuple(one for one in ids if one in getattr(mission, table))
        if not kept:
            return
        self._selection.select(table, kept)
        if table in KIND_OF_TABLE and not field:
            self.reveal_block(table, kept)
        else:
            data = self._page(Data)
            self._views.setCurrentWidget(data)
            data.reveal(table, kept[0], field)

    def reveal_block(self, table: str, ids: tuple[str, ...]) -> None:
        """Show blocks in the calendar in front, on the day of the first of them."""
        refs = [BlockRef(KIND_OF_TABLE[table], one) for one in ids]
        people, city_day = self._page(People), self._page(CityDay)
        if self._views.currentWidget() is people:
            people.view.select(refs)
            return
        mission = self._document.mission
        self._views.setCurrentWidget(city_day)
        record = getattr(mission, table)[ids[0]]
        if table == "meetings":
            city_day.show_day(record.start.date(), city_of_meeting(mission, record))
        elif table == "gatherings":
            city_day.show_day(record.start.date(), record.city_id)
        else:
            city_day.show_day(record.departure.date(), record.from_city_id)
        city_day.view.select(refs)
        city_day.view.setFocus()

    def _page(self, kind: type[Page]) -> Page:
        pages = (self._views.widget(n) for n in range(self._views.count()))
        return next(page for page in pages if isinstance(page, kind))
