"""Asks for what a mission needs at least: title, dates, and its cities with their clocks."""

from __future__ import annotations

from datetime import date
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, Qt, QTimeZone
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.mission.edits.records import add_records
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import CityDayId, CityId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import City, CityDay
from scheduler_app.mission.texts import tidied
from scheduler_app.ui.icons import put_icon
from scheduler_app.ui.look import STEP, colours_of, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.ui.widgets.zone_box import ZoneBox
from scheduler_app.wording.faults import fault_sentence

_FIRST_ROWS = 3


class NewMissionDialog(QDialog):
    """`mission` is what came of it: the cities share the days among them in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New mission"))
        self.mission: Mission | None = None
        self._cities: list[tuple[QLineEdit, ZoneBox]] = []
        self._build()
        self._connect()

    def set_city(self, row: int, name: str, zone: str) -> None:
        """Fill in one row of the cities."""
        while len(self._cities) <= row:
            self._add_city()
        self._cities[row][0].setText(name)
        self._cities[row][1].setCurrentText(zone)

    def accept(self) -> None:
        """Close when it makes sense, else stay and say what does not."""
        try:
            self.mission = self._made()
        except MissionError as error:
            self._say(fault_sentence(error))
            return
        super().accept()

    def _say(self, sentence: str) -> None:
        """Show what is wrong, whole: the dialog grows by it, and loses it with the next change."""
        self._error.setText(sentence)
        self._error.setMinimumHeight(self._error.heightForWidth(self.width() - 4 * STEP))
        self._error.show()
        self._page.activate()
        self.resize(self.width(), max(self.height(), self.minimumSizeHint().height()))

    def _build(self) -> None:
        self.title = QLineEdit()
        self.title.setPlaceholderText(tr("Smart cities mission to …"))
        today = QDate.currentDate()
        self.start = QDateEdit(today.addDays(28))
        self.start.setCalendarPopup(True)
        self.start.setDisplayFormat("d MMMM yyyy")
        self.end = QDateEdit(today.addDays(33))
        self.end.setCalendarPopup(True)
        self.end.setDisplayFormat("d MMMM yyyy")
        self._first = self.start.date()
        form = QFormLayout()
        form.setSpacing(STEP)
        form.addRow(tr("&Title"), self.title)
        form.addRow(tr("&First day"), self.start)
        form.addRow(tr("&Last day"), self.end)
        self._grid = QGridLayout()
        self._grid.setSpacing(STEP)
        self._grid.addWidget(_caption(tr("City")), 0, 0)
        self._grid.addWidget(_caption(tr("Time zone")), 0, 1)
        self._more = QPushButton(tr("Another city"))
        put_icon(self._more, "add")
        self._error = Label()
        self._error.setWordWrap(True)
        self._error.setStyleSheet(f"color: {colours_of(self).must_fix};")
        self._error.hide()
        hint = _caption(
            tr("The file is made at once in your documents folder, and every change is saved.")
        )
        hint.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Begin"))
        self._arrange(form, hint)

    def _arrange(self, form: QFormLayout, hint: QLabel) -> None:
        self._page = layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP * 2)
        for part in (form, self._grid):
            layout.addLayout(part)
        for widget in (self._more, hint, self._error, self._buttons):
            layout.addWidget(
                widget,
                alignment=Qt.AlignmentFlag.AlignLeft
                if widget is self._more
                else Qt.AlignmentFlag(0),
            )
        for _ in range(_FIRST_ROWS):
            self._add_city()
        self.setMinimumWidth(480)

    def _connect(self) -> None:
        self._more.clicked.connect(self._add_city)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.start.dateChanged.connect(self._on_start_changed)
        self.title.textChanged.connect(self._error.hide)
        for day in (self.start, self.end):
            day.dateChanged.connect(self._error.hide)

    def _add_city(self) -> None:
        row = len(self._cities) + 1
        name = QLineEdit()
        name.setAccessibleName(tr("Name of city {n}").format(n=row))
        zone = ZoneBox()
        zone.setCurrentText(self._cities[-1][1].currentText() if self._cities else _own_zone())
        zone.setAccessibleName(tr("Time zone of city {n}").format(n=row))
        name.textChanged.connect(zone.propose_for)
        for changed in (name.textChanged, zone.currentTextChanged):
            changed.connect(self._error.hide)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(zone, row, 1)
        self._cities.append((name, zone))

    def _made(self) -> Mission:
        start, end = self.start.date().toPython(), self.end.date().toPython()
        assert isinstance(start, date)
        assert isinstance(end, date)
        mission = tidied(Mission(title=self.title.text().strip(), start=start, end=end))
        named = [(name.text().strip(), zone.currentText().strip()) for name, zone in self._cities]
        cities = [
            City(id=CityId(f"city-{n + 1}"), name=name, timezone=zone)
            for n, (name, zone) in enumerate((name, zone) for name, zone in named if name)
        ]
        mission = add_records(mission, "cities", cities)
        return add_records(mission, "city_days", _shared_days(mission, cities))

    def _on_start_changed(self, day: QDate) -> None:
        self.end.setDate(day.addDays(self._first.daysTo(self.end.date())))
        self._first = day


def _shared_days(mission: Mission, cities: list[City]) -> list[CityDay]:
    """The days in equal runs, one run for each city in order; the user changes them in Data."""
    count = len(mission.days)
    return [
        CityDay(
            id=CityDayId(f"city-day-{n + 1}"), day=day, city_id=cities[n * len(cities) // count].id
        )
        for n, day in enumerate(mission.days)
        if cities
    ]


def _own_zone() -> str:
    """The zone of this computer, to begin with."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return zone if zone in available_timezones() else "UTC"


def _caption(text: str) -> QLabel:
    label = Label(text)
    set_muted(label)
    return label
