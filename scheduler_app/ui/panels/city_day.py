"""City day: one city on one day. Tabs choose the day, boxes the city and what the columns are."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from scheduler_app.calendar_view.layout import CityDaySpec, Columns
from scheduler_app.calendar_view.view import CalendarView
from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.findings import Findings
from scheduler_app.mission.changes import Change
from scheduler_app.mission.ids import CityId
from scheduler_app.mission.mission import Mission
from scheduler_app.times.writing import day_text
from scheduler_app.ui.icons import icon
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.look import STEP, colours_of
from scheduler_app.ui.plain import ChoiceBox
from scheduler_app.ui.widgets.day_tabs import DayTabs


class CityDay(QWidget):
    """The calendar of one city and day; `view` is the calendar itself."""

    day_wanted = Signal(list, object)
    """Request ids that were dropped on the tab of a date."""

    def __init__(self, document: Document, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._judging = judging
        self._build()
        self._connect()
        self._fill_days()
        self.days.setCurrentIndex(_first_busy_day(document.mission))
        self._fill_cities()
        self._show()

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._document.mission.days[max(self.days.currentIndex(), 0)]

    @property
    def city_id(self) -> CityId | None:
        """The city that is shown; None when the mission has none."""
        found = self.cities.currentData()
        return CityId(found) if found else None

    def go(self, step: int) -> None:
        """Go some days on or back, within the mission."""
        self.days.setCurrentIndex(
            min(max(self.days.currentIndex() + step, 0), self.days.count() - 1)
        )

    def show_day(self, day: date, city_id: CityId | None = None) -> None:
        """Look at a day, and at a city."""
        days = self._document.mission.days
        if day in days:
            self.days.setCurrentIndex(days.index(day))
        place = self.cities.findData(city_id) if city_id else -1
        if place >= 0:
            self.cities.setCurrentIndex(place)
        self._show()

    def _build(self) -> None:
        self.days = DayTabs()
        self.days.setAccessibleName(tr("Day"))
        self.cities = ChoiceBox()
        self.cities.setToolTip(tr("The city that is shown"))
        self.cities.setAccessibleName(tr("City"))
        self.cities.setMinimumContentsLength(10)
        self.columns = QComboBox()
        self.columns.setToolTip(tr("What the columns are"))
        self.columns.setAccessibleName(tr("Columns"))
        for columns, name in _column_names():
            self.columns.addItem(name, columns)
        self.view = CalendarView(self)
        self.view.setAccessibleName(tr("City day"))
        top = QHBoxLayout()
        top.setContentsMargins(STEP, 0, STEP, 0)
        top.setSpacing(STEP)
        top.addWidget(self.days, 1)
        for widget in (self.cities, self.columns):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP // 2)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.days.currentChanged.connect(self._on_day_changed)
        self.days.dropped.connect(self._on_dropped)
        self.cities.currentIndexChanged.connect(lambda _index: self._show())
        self.columns.currentIndexChanged.connect(lambda _index: self._show())
        self._document.changed.connect(self._on_changed)
        self._judging.judged.connect(self._on_judged)

    def _fill_days(self) -> None:
        self.days.blockSignals(True)
        kept = max(self.days.currentIndex(), 0)
        while self.days.count():
            self.days.removeTab(0)
        mission = self._document.mission
        for day in mission.days:
            place = self.days.addTab(_tab_text(day, is_first=day == mission.start))
            self.days.setTabToolTip(place, ", ".join(_city_names(mission, day)))
        self.days.setCurrentIndex(min(kept, self.days.count() - 1))
        self.days.blockSignals(False)

    def _fill_cities(self) -> None:
        """The cities of the day first; one of them is shown unless the present one is among them."""
        mission, kept = self._document.mission, self.city_id
        here = [one for one in mission.cities if one in _cities_on(mission, self.day)]
        others = [one for one in mission.cities if one not in here]
        self.cities.blockSignals(True)
        self.cities.clear()
        for city_id in [*here, *others]:
            self.cities.addItem(mission.cities[city_id].name, str(city_id))
        chosen = kept if kept in here else (here[0] if here else kept)
        self.cities.setCurrentIndex(max(self.cities.findData(chosen), 0) if mission.cities else -1)
        self.cities.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        if not self.isVisible():
            return  # read when it comes to the front
        city_id = self.city_id
        if city_id is None:
            self.view.set_mission(None)
            return
        spec = CityDaySpec(
            city_id=city_id, day=self.day, columns=Columns(self.columns.currentData())
        )
        if self.view.mission is not self._document.mission:
            self.view.set_mission(self._document.mission)
        if spec != self.view.spec:
            self.view.set_spec(spec)

    def _on_day_changed(self) -> None:
        self._fill_cities()
        self._show()

    def _on_dropped(self, request_ids: list[str], place: int) -> None:
        self.day_wanted.emit(request_ids, self._document.mission.days[place])

    def _on_changed(self, change: Change) -> None:
        if change.fields & {"start", "end"} or change.touches("city_days", "cities"):
            self._fill_days()
            self._fill_cities()
        self._show()

    def _on_judged(self, findings: Findings) -> None:
        marked = findings.marked_days()
        clash = icon("clash", colours_of(self).must_fix)
        for place, day in enumerate(self._document.mission.days):
            self.days.setTabIcon(place, clash if day in marked else QIcon())


def _first_busy_day(mission: Mission) -> int:
    """The number of the first day with a meeting; of the first day while nothing is planned."""
    planned = {one.start.date() for one in mission.meetings.values()}
    return next((n for n, day in enumerate(mission.days) if day in planned), 0)


def _tab_text(day: date, *, is_first: bool) -> str:
    """`Sun 12 Apr` where a month begins to be shown, else `Mon 13`."""
    text = day_text(day)
    return text if is_first or day.day == 1 else text.rpartition(" ")[0]


def _cities_on(mission: Mission, day: date) -> set[CityId]:
    return {one.city_id for one in mission.city_days.values() if one.day == day}


def _city_names(mission: Mission, day: date) -> list[str]:
    return [mission.cities[one].name for one in mission.cities if one in _cities_on(mission, day)]


def _column_names() -> tuple[tuple[Columns, str], ...]:
    return (
        (Columns.FIRMS, tr("Firms and principals")),
        (Columns.OFFICIALS, tr("Officials")),
        (Columns.ROOMS, tr("Venues and rooms")),
    )
