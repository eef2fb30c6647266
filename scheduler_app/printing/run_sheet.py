"""A driver's run sheet on paper: when, from where to where in the words of the place, and who rides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from scheduler_app.mission.itinerary.parties import Party, Place
from scheduler_app.mission.itinerary.run_sheet import Ride, RunSheet
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.options import PaperOptions, points
from scheduler_app.printing.pages import Pages, Section, set_pages
from scheduler_app.printing.pieces import Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.styles import Styles, heading
from scheduler_app.printing.text import paragraph, width_of
from scheduler_app.wording import clocks
from scheduler_app.wording import paper as words
from scheduler_app.wording import vehicles as said

MOST_BESIDE = 6
"""More passengers than this stand below their ride."""


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
    sections = [
        rows.section(day, rides, found.vehicle.note if number == 0 else "")
        for number, (day, rides) in enumerate(found.days)
    ]
    name = f"{found.vehicle.name} – {found.city.name}"
    return Pages(
        title=name,
        name=words.file_name(found.days[0][0], name) if found.days else name,
        author=found.mission_title,
        frame=frame,
        pages=set_pages(sections or [rows.nothing(found.vehicle.note)], frame, points(16)),
    )


class _Rows:
    """The pieces of one vehicle's days in one width."""

    def __init__(self, options: PaperOptions, width: float) -> None:
        self._options, self._width = options, width
        self._styles = Styles(options.text_size)
        clocks = "00:00" if options.is_24_hour else "12:00 pm"
        self._main_left = width_of(clocks, self._styles.time) + points(14)
        self._riders_left = width - (width - self._main_left) * 0.36
        self._way_room = self._riders_left - self._main_left - points(14)
        self._room = width - self._riders_left

    def section(self, day: date, rides: tuple[Ride, ...], note: str = "") -> Section:
        """A day with its rides, below what is to be known of the vehicle."""
        title = words.long_date(day)
        return Section(
            heading=heading(self._styles, self._width, title, ""),
            again=heading(self._styles, self._width, words.continued(title), ""),
            rows=[*self._note(note), *(row for one in rides for row in self._rows(one))],
        )

    def _note(self, note: str) -> Iterator[Piece]:
        if note.strip():
            text = [(words.note(note.strip()), self._styles.note)]
            yield Stack([Gap(points(6)), paragraph(text, self._width, most_lines=8)])

    def nothing(self, note: str) -> Section:
        """What stands there for a vehicle without rides."""
        text = paragraph([(said.no_rides(), self._styles.body)], self._width)
        return Section(heading=Gap(0), again=Gap(0), rows=[*self._note(note), text])

    def _rows(self, one: Ride) -> Iterator[Piece]:
        """A ride, or what cannot be driven; many passengers stand below it, each once, in two columns."""
        beside = one.riders if len(one.riders) <= MOST_BESIDE else ()
        way = self._ride(one) if one.hindered is None else self._problem(one)
        speak = said.riders if one.hindered is None else said.left_behind
        about: list[Piece] = [
            paragraph([(speak(len(one.riders)), self._styles.strong)], self._room)
        ]
        if one.is_crowded and one.hindered is None:
            about.append(paragraph([(said.too_many(), self._styles.strong)], self._room))
        about += [paragraph([(said.rider(who), self._styles.body)], self._room) for who in beside]
        row = Beside(
            [
                (0, self._times(one)),
                (self._main_left, Stack(way, points(1.5))),
                (self._riders_left, Stack(about, points(1.5))),
            ]
        )
        lists = [] if beside else list(self._list(one.riders))
        for number, piece in enumerate((row, *lists)):
            above = points(6) if number == 0 else points(1.5)
            is_last = number == len(lists)
            below: list[Piece] = [Gap(points(7)), Rule(self._width)] if is_last else []
            yield Stack([Gap(above), piece, *below])

    def _list(self, riders: Sequence[Party]) -> Iterator[Piece]:
        """Passengers, two beside each other."""
        width = (self._width - self._main_left - points(14)) / 2
        lines = [paragraph([(said.rider(who), self._styles.body)], width) for who in riders]
        for number in range(0, len(lines), 2):
            columns: list[tuple[float, Piece]] = [(self._main_left, lines[number])]
            columns += [
                (self._main_left + width + points(14), one)
                for one in lines[number + 1 : number + 2]
            ]
            yield Beside(columns)

    def _times(self, one: Ride) -> Piece:
        styles, is_24_hour = self._styles, self._options.is_24_hour
        start = clocks.clock(one.start, is_24_hour=is_24_hour)
        end = clocks.until(one.end, one.start.date(), is_24_hour=is_24_hour)
        return Stack(
            [
                paragraph([(start, styles.time)], self._main_left),
                paragraph([(end, styles.small)], self._main_left),
            ]
        )

    def _ride(self, one: Ride) -> list[Piece]:
        styles, room = self._styles, self._way_room
        return [
            paragraph([(said.from_place(_name(one.origin)), styles.body)], room, most_lines=3),
            paragraph([(said.to_place(_name(one.goal)), styles.title)], room, most_lines=3),
            *(paragraph([(text, styles.body)], room, most_lines=3) for text in _address(one.goal)),
        ]

    def _problem(self, one: Ride) -> list[Piece]:
        """No ride: why the vehicle cannot drive it, and what those who wanted it must be told."""
        styles, room = self._styles, self._way_room
        why = said.cannot_drive(one)
        between = said.way_between(_name(one.origin), _name(one.goal))
        return [
            paragraph([(said.no_ride(), styles.title)], room),
            paragraph([(why, styles.body)], room),
            paragraph([(between, styles.body)], room),
        ]


def _name(place: Place | None) -> str:
    return said.unknown_place() if place is None else place.venue


def _address(place: Place | None) -> tuple[str, ...]:
    if place is None:
        return ()
    rest = (place.venue_local, place.address_local, place.address)
    return tuple(text for text in rest if text)
