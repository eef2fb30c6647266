"""Move…: the legal places of a request in order, or any day, time and place with a live verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app import planning
from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.names import full_name_of, name_of
from scheduler_app.itemmodels.plain import tip
from scheduler_app.itemmodels.tray_model import minutes_text
from scheduler_app.jobs import Runner
from scheduler_app.mission.attendance import city_of_request, request_title
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import MeetingRequestId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import is_anywhere
from scheduler_app.mission.presence import days_in_city
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning import Candidate, Conflict
from scheduler_app.planning.wishes import Place
from scheduler_app.times.writing import day_text
from scheduler_app.ui.latest import Latest
from scheduler_app.ui.look import (
    STEP,
    TextSize,
    colours_of,
    fit_to_screen,
    set_muted,
    set_text_size,
)
from scheduler_app.ui.plain import ChoiceBox, Label
from scheduler_app.ui.widgets.time_edits import ClockEdit
from scheduler_app.wording.calendar import no_place
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.readings import refused_text
from scheduler_app.wording.window import not_worked_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where the request shall go."""

    start: datetime
    venue_id: VenueId | None
    room_id: RoomId | None


class MoveDialog(QDialog):
    """`target` is the chosen place when it was accepted."""

    def __init__(
        self, mission: Mission, request_id: MeetingRequestId, runner: Runner,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(tr("Move"))
        self._mission = mission
        self._request_id = request_id
        self._request = mission.meeting_requests[request_id]
        self._candidates: tuple[Candidate, ...] = ()
        self._places: list[Place] = []
        self._places_asked = Latest(runner, self)
        self._verdict_asked = Latest(runner, self)
        self._build()
        self._connect()
        self._begin()

    @property
    def target(self) -> Target:
        """Day, time and place as they stand; raises MissionError where no time is typed."""
        venue_id, room_id = self._places[self._place.currentIndex()]
        day = self._mission.days[max(self._day.currentIndex(), 0)]
        start = datetime.combine(day, self._time.clock())
        return Target(start=start, venue_id=venue_id, room_id=room_id)

    def _build(self) -> None:
        title = Label(request_title(self._mission, self._request))
        title.setWordWrap(True)
        set_text_size(title, TextSize.HEADING, bold=True)
        facts = Label(self._facts())
        set_muted(facts)
        self._count = Label(tr("Looking for free places…"))
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Free places, best first"))
        self._verdict = Label()
        self._verdict.setWordWrap(True)
        self._verdict.setMinimumHeight(self.fontMetrics().height() * 2)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.place_button = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.place_button.setText(tr("Place"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        for widget in (title, facts, self._count):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._build_choice())
        layout.addWidget(self._verdict)
        layout.addStretch(0)
        layout.addWidget(self._buttons)
        fit_to_screen(self, 640, 600)

    def _build_choice(self) -> QGroupBox:
        self._day = ChoiceBox()
        self._day.setAccessibleName(tr("Day"))
        for day in self._mission.days:
            self._day.addItem(day_text(day, mission=self._mission))
        self._time = ClockEdit(self._mission)
        self._time.setMaximumWidth(self._time.fontMetrics().averageCharWidth() * 14)
        self._time.setAccessibleName(tr("Start"))
        self._place = ChoiceBox()
        self._place.setAccessibleName(tr("Place"))
        self._place.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for label, venue_id, room_id in _places(self._mission, self._request_id):
            self._place.addItem(label)
            self._places.append((venue_id, room_id))
        box = QGroupBox(tr("Or any day, time and place"))
        row = QHBoxLayout(box)
        row.setSpacing(STEP)
        row.addWidget(self._day)
        row.addWidget(self._time)
        row.addWidget(self._place, 1)
        return box

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_candidate_chosen)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self._day.currentIndexChanged.connect(lambda _index: self._ask_verdict())
        self._time.changed.connect(self._ask_verdict)
        self._place.currentIndexChanged.connect(lambda _index: self._ask_verdict())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._places_asked.answered.connect(self._on_places_found)
        self._verdict_asked.answered.connect(self._on_verdict_found)
        self._places_asked.failed.connect(self._on_not_found)
        self._verdict_asked.failed.connect(self._on_not_found)

    def _begin(self) -> None:
        meeting = self._mission.meetings.get(meeting_id_of(self._request_id))
        if meeting is not None:
            self._choose(meeting.start, meeting.venue_id, meeting.room_id)
        else:
            city_id = city_of_request(self._mission, self._request)
            days = days_in_city(self._mission, city_id) or self._mission.days
            opening = self._mission.cities[city_id].day_hours.start
            self._day.setCurrentIndex(self._mission.days.index(min(days)))
            self._time.set_clock(opening)
        self.place_button.setEnabled(self._place.count() > 0)
        self._places_asked.ask(planning.candidates, self._mission, self._request_id)
        self.list.setFocus()

    def _choose(self, start: datetime, venue_id: VenueId | None, room_id: RoomId | None) -> None:
        if start.date() in self._mission.days:
            self._day.setCurrentIndex(self._mission.days.index(start.date()))
        self._time.set_clock(start.time())
        if (venue_id, room_id) in self._places:
            self._place.setCurrentIndex(self._places.index((venue_id, room_id)))

    def _ask_verdict(self) -> None:
        if self._place.currentIndex() < 0:
            self._verdict.setText(tr("There is no venue in the city of this request."))
            return
        try:
            target = self.target
        except MissionError as error:
            self._verdict.setStyleSheet(f"color: {colours_of(self).must_fix};")
            self._verdict.setText(refused_text(error, example="09:30"))
            self.place_button.setEnabled(False)
            return
        self.place_button.setEnabled(True)
        self._verdict_asked.ask(
            planning.verdict, self._mission, self._request_id,
            target.start, target.venue_id, target.room_id,
        )  # fmt: skip

    def _facts(self) -> str:
        length = minutes_text(self._request.minutes)
        meeting = self._mission.meetings.get(meeting_id_of(self._request_id))
        if meeting is None:
            return tr("{length}, not in the plan").format(length=length)
        when = f"{day_text(meeting.start.date(), mission=self._mission)} {meeting.start:%H:%M}"
        return tr("{length}, now {when}").format(length=length, when=when)

    def _on_not_found(self) -> None:
        self._verdict.setText(not_worked_out())

    def _on_places_found(self, found: tuple[Candidate, ...] | None) -> None:
        self._candidates = found or ()
        now = sum(self._is_now(one) for one in self._candidates)
        count = len(self._candidates) - now
        if not count:
            self._count.setText(tr("Nothing is free while everything else stays where it is."))
        else:
            self._count.setText(
                ntr("{n} free place, best first", "{n} free places, best first", count).format(
                    n=count
                )
            )
        self.list.setVisible(bool(self._candidates))
        self.list.blockSignals(True)
        for one in self._candidates:
            item = QListWidgetItem(self._line(one), self.list)
            item.setToolTip(tip(item.text()))
        self.list.blockSignals(False)
        if self._candidates and meeting_id_of(self._request_id) not in self._mission.meetings:
            self.list.setCurrentRow(0)
        else:
            self._ask_verdict()

    def _line(self, one: Candidate) -> str:
        end = one.start + timedelta(minutes=self._request.minutes)
        day = day_text(one.start.date(), mission=self._mission)
        place = _place_label(self._mission, one.venue_id, one.room_id)
        marks = [tr("now")] if self._is_now(one) else []
        if one.is_wished and _has_wish(self._mission, self._request_id):
            marks.append(tr("as wished"))
        said = f"   ({', '.join(marks)})" if marks else ""
        return f"{day}   {one.start:%H:%M}–{end:%H:%M}{said}   {place}"

    def _is_now(self, one: Candidate) -> bool:
        """Whether it is where the meeting is already."""
        meeting = self._mission.meetings.get(meeting_id_of(self._request_id))
        return meeting is not None and (one.start, one.venue_id, one.room_id) == (
            meeting.start,
            meeting.venue_id,
            meeting.room_id,
        )

    def _on_candidate_chosen(self, row: int) -> None:
        if row >= 0:
            one = self._candidates[row]
            self._choose(one.start, one.venue_id, one.room_id)
            self._ask_verdict()

    def _on_verdict_found(self, conflicts: tuple[Conflict, ...] | None) -> None:
        sentences = dict.fromkeys(
            sentence_of_conflict(self._mission, one) for one in conflicts or ()
        )
        colours = colours_of(self)
        colour = colours.must_fix if sentences else colours.good
        self._verdict.setStyleSheet(f"color: {colour};")
        self._verdict.setText("\n".join(sentences) or tr("This fits."))


def _places(
    mission: Mission, request_id: MeetingRequestId
) -> list[tuple[str, VenueId | None, RoomId | None]]:
    """Every room and venue of the city of a request; first, of a call for which none is asked, none."""
    city_id = city_of_request(mission, mission.meeting_requests[request_id])
    venues = [one for one in mission.venues.values() if one.city_id == city_id]
    found: list[tuple[str, VenueId | None, RoomId | None]] = []
    for venue in venues:
        rooms = [one for one in mission.rooms.values() if one.venue_id == venue.id]
        found += [(_place_label(mission, venue.id, room.id), venue.id, room.id) for room in rooms]
        found.append((venue.name, venue.id, None))
    found.sort(key=lambda place: place[0].casefold())
    if is_anywhere(mission.meeting_requests[request_id]):
        found.insert(0, (no_place(), None, None))
    return found


def _place_label(mission: Mission, venue_id: VenueId | None, room_id: RoomId | None) -> str:
    if venue_id is None:
        return no_place()
    if room_id is not None:
        return full_name_of(mission, "rooms", room_id)
    return name_of(mission, "venues", venue_id)


def _has_wish(mission: Mission, request_id: MeetingRequestId) -> bool:
    request = mission.meeting_requests[request_id]
    return bool(request.preferred or request.preferred_venue_ids)
