"""A driver's run sheet on paper: when, from where to where in the words of the place, and who rides."""

from __future__ import annotations

from datetime import date

from scheduler_app.mission.itinerary.parties import Place
from scheduler_app.mission.itinerary.run_sheet import Ride, RunSheet
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.options import PaperOptions, points
from scheduler_app.printing.pages import Pages, Section, set_pages
from scheduler_app.printing.pieces import Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.styles import Styles, heading
from scheduler_app.printing.text import paragraph, width_of
from scheduler_app.wording import paper as words
from scheduler_app.wording import vehicles as said


def run_sheet_pages(found: RunSheet, options: PaperOptions) -> Pages:
    """Lay out the sheet of one vehicle."""
    frame = Frame(
        options,
        mission=found.mission_title,
        version=found.version,
        title=found.vehicle.name,
        subtitle=said.about(found.vehicle, found.city),
    )
    rows = _Rows(options, frame.body_width)
    sections = [rows.section(day, rides) for day, rides in found.days]
    name = f"{found.vehicle.name} – {found.city.name}"
    return Pages(
        title=name,
        name=words.file_name(found.days[0][0], name) if found.days else name,
        author=found.mission_title,
        frame=frame,
        pages=set_pages(sections or [rows.nothing()], frame, points(16)),
    )


class _Rows:
    """The pieces of one vehicle's days in one width."""

    def __init__(self, options: PaperOptions, width: float) -> None:
        self._options, self._width = options, width
        self._styles = Styles(options.text_size)
        clocks = "00:00" if options.is_24_hour else "12:00 pm"
        self._main_left = width_of(clocks, self._styles.time) + points(14)
        self._riders_left = width - (width - self._main_left) * 0.36

    def section(self, day: date, rides: tuple[Ride, ...]) -> Section:
        """A day with its rides."""
        title = words.long_date(day)
        return Section(
            heading=heading(self._styles, self._width, title, ""),
            again=heading(self._styles, self._width, words.continued(title), ""),
            rows=[self._ride(one) for one in rides],
        )

    def nothing(self) -> Section:
        """What stands there for a vehicle without rides."""
        text = paragraph([(said.no_rides(), self._styles.body)], self._width)
        return Section(heading=Gap(0), again=Gap(0), rows=[text])

    def _ride(self, one: Ride) -> Piece:
        styles, is_24_hour = self._styles, self._options.is_24_hour
        times = Stack(
            [
                paragraph(
                    [(words.clock(one.start, is_24_hour=is_24_hour), styles.time)],
                    self._main_left,
                ),
                paragraph(
                    [(words.until(one.end, is_24_hour=is_24_hour), styles.small)], self._main_left
                ),
            ]
        )
        room = self._riders_left - self._main_left - points(14)
        way = [
            paragraph([(said.from_place(_name(one.origin)), styles.body)], room, most_lines=3),
            paragraph([(said.to_place(_name(one.goal)), styles.title)], room, most_lines=3),
        ]
        way += [paragraph([(text, styles.body)], room, most_lines=3) for text in _address(one.goal)]
        width = self._width - self._riders_left
        riders = [paragraph([(said.riders(len(one.riders)), styles.strong)], width)]
        if one.is_crowded:
            riders.append(paragraph([(said.too_many(), styles.strong)], width, most_lines=2))
        if one.is_double:
            riders.append(paragraph([(said.double(), styles.strong)], width, most_lines=2))
        names = ", ".join(dict.fromkeys(rider.name for rider in one.riders))
        riders.append(paragraph([(names, styles.body)], width, most_lines=12))
        row = Beside(
            [
                (0, times),
                (self._main_left, Stack(way, points(1.5))),
                (self._riders_left, Stack(riders, points(1.5))),
            ]
        )
        return Stack([Gap(points(6)), row, Gap(points(7)), Rule(self._width)])


def _name(place: Place | None) -> str:
    return said.unknown_place() if place is None else place.venue


def _address(place: Place | None) -> tuple[str, ...]:
    if place is None:
        return ()
    rest = (place.venue_local, place.address_local, place.address)
    return tuple(text for text in rest if text)
