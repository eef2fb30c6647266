"""The daily itinerary of one person on paper.

A row is read at arm's length at half past seven: the time, what, with whom and their titles, where
with address (and in the words of the place, for drivers), and before it the time to leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from scheduler_app.mission.itinerary import (
    Engagement,
    EngagementKind,
    Entry,
    Itinerary,
    ItineraryDay,
    Party,
    Place,
)
from scheduler_app.mission.requests import MeetingKind
from scheduler_app.printing import company
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.options import SMALLEST_TEXT, PaperOptions, points
from scheduler_app.printing.pages import Page, Pages, Section, set_pages
from scheduler_app.printing.pieces import Badge, Band, Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.styles import Styles, heading
from scheduler_app.printing.text import Run, paragraph, width_of
from scheduler_app.wording import clocks
from scheduler_app.wording import paper as words
from scheduler_app.wording.online import in_other_cities, where_you_are
from scheduler_app.wording.states import kind_line, standing_note
from scheduler_app.wording.vehicles import bags_and_lobby, be_there

SHRINKING = 0.5
"""Points by which text shrinks, again and again, so that a day fits its page."""
ALMOST_EMPTY, SAVING = 0.25, (0.5, 1.0)
"""A last page filled less than this is saved if text so many points smaller can."""


def itinerary_pages(found: Itinerary, options: PaperOptions) -> Pages:
    """Lay out one person's itinerary."""
    person = found.person
    frame = Frame(
        options,
        mission=found.mission_title,
        version=found.version,
        title=company.name_of(person),
        subtitle=company.about(person),
    )
    name = f"{person.organisation} – {person.name}"
    return Pages(
        title=name,
        name=words.file_name(found.days[0].day, name) if found.days else name,
        author=found.mission_title,
        frame=frame,
        pages=_pages(found, frame, options),
    )


def _pages(found: Itinerary, frame: Frame, options: PaperOptions) -> tuple[Page, ...]:
    if not found.days:
        rows = _Rows(options, frame.body_width, found.person)
        return set_pages([rows.nothing(found.notes)], frame, 0)
    pages = _set(found, frame, options)
    last = len(pages) - 1
    is_wasted = last > 0 and pages[last].height < ALMOST_EMPTY * frame.body_height(last)
    if options.is_page_per_day or not is_wasted:
        return pages
    for less in SAVING:
        if options.text_size - less >= SMALLEST_TEXT:
            smaller = replace(options, text_size=options.text_size - less)
            saved = _set(found, frame, smaller)
            if len(saved) < len(pages):
                return saved
    return pages


def _set(found: Itinerary, frame: Frame, options: PaperOptions) -> tuple[Page, ...]:
    sections = [
        _section(frame, options, found.person, _with_notes(found, day, place), place)
        for place, day in enumerate(found.days)
    ]
    return set_pages(sections, frame, points(16))


def _with_notes(found: Itinerary, day: ItineraryDay, place: int) -> ItineraryDay:
    """The first day with the notes of the whole itinerary before its own."""
    return replace(day, notes=(*found.notes, *day.notes)) if place == 0 else day


def _section(
    frame: Frame, options: PaperOptions, person: Party, day: ItineraryDay, place: int
) -> Section:
    """One day. With one page a day, its text shrinks as far as need be and may be."""
    section = _Rows(options, frame.body_width, person).section(day)
    if not options.is_page_per_day:
        return section
    smaller, size = section, options.text_size - SHRINKING
    while size >= SMALLEST_TEXT and smaller.height > frame.body_height(place):
        shrunk = replace(options, text_size=size)
        smaller = _Rows(shrunk, frame.body_width, person).section(day)
        size -= SHRINKING
    return smaller if smaller.height <= frame.body_height(place) else section


class _Rows:
    """The pieces of one person's days in one width."""

    def __init__(self, options: PaperOptions, width: float, person: Party) -> None:
        self._options, self._width, self._person = options, width, person
        self._styles = Styles(options.text_size)
        clocks = "00:00" if options.is_24_hour else "12:00 pm"
        self._main_left = width_of(clocks, self._styles.time) + points(14)
        where = (width - self._main_left) * 0.40
        self._where_left = width - where
        self._where_width = where
        self._main_width = self._where_left - self._main_left - points(14)

    def section(self, day: ItineraryDay) -> Section:
        """A day with its heading and rows."""
        rows: list[Piece] = []
        before: Entry | None = None
        for one in day.entries:
            rows.append(self._entry(one, before))
            if one.place is not None and one.engagement.kind is not EngagementKind.TRANSFER:
                before = one
        if all(one.engagement.kind is EngagementKind.BREAK for one in day.entries):
            rows = [self._said(words.no_engagements())]
        rows = [*(self._said(words.note(one)) for one in day.notes), *rows]
        return Section(
            heading=self._heading(day, words.long_date(day.day)),
            again=self._heading(day, words.continued(words.long_date(day.day))),
            rows=rows,
            begins_page=self._options.is_page_per_day,
        )

    def nothing(self, notes: Sequence[str]) -> Section:
        """What stands there for a person without days."""
        rows = [self._said(text) for text in (*map(words.note, notes), words.nothing_planned())]
        return Section(heading=Gap(0), again=Gap(0), rows=rows)

    def _heading(self, day: ItineraryDay, text: str) -> Piece:
        cities = clocks.cities_label(
            [(words.both_names(one.name, one.name_local), one.zone) for one in day.cities], day.day
        )
        return heading(self._styles, self._width, text, cities)

    def _said(self, text: str) -> Piece:
        return Stack(
            [
                Gap(points(8)),
                paragraph([(text, self._styles.body)], self._width),
                Gap(points(8)),
            ]
        )

    def _entry(self, entry: Entry, before: Entry | None) -> Piece:
        """A row; the address is left out where the person already is there."""
        kind = entry.engagement.kind
        if kind is EngagementKind.TRANSFER:
            return Stack([*self._calls(entry), self._way_alone(entry, before), Gap(points(2))])
        pieces = self._calls(entry)
        if entry.transfer is not None:
            pieces.append(self._way(entry))
        if kind is EngagementKind.BREAK:
            pieces += [Gap(points(4)), self._break(entry), Gap(points(5))]
        else:
            pieces += [Gap(points(7)), self._engagement(entry, before), Gap(points(8))]
        return Stack([*pieces, Rule(self._width)])

    def _clock(self, entry: Entry) -> str:
        start = entry.engagement.start
        if entry.continued_on is not None:
            start = datetime.combine(entry.continued_on, time())
        return clocks.clock(start, is_24_hour=self._options.is_24_hour)

    def _way(self, entry: Entry) -> Piece:
        """Such as "09:40  Leave for the Ministry … 25 min"."""
        transfer = entry.transfer
        assert transfer is not None
        goal = entry.place.venue if entry.place else entry.title
        return self._leave(transfer, goal, entry.vehicle)

    def _calls(self, entry: Entry) -> list[Piece]:
        """Such as "Bags outside the door 08:45, in the lobby 09:15"."""
        bags, lobby = (
            "" if moment is None else clocks.clock(moment, is_24_hour=self._options.is_24_hour)
            for moment in (entry.calls.baggage, entry.calls.lobby)
        )
        text = bags_and_lobby(bags, lobby, entry.calls.leg_title)
        if not text:
            return []
        calls = paragraph([(text, self._styles.strong)], self._width - self._main_left)
        return [Gap(points(3)), Beside([(self._main_left, calls)]), Gap(points(3))]

    def _way_alone(self, entry: Entry, before: Entry | None) -> Piece:
        """A way with a meal after it, or back to the hotel."""
        transfer = entry.engagement
        goal = _short(entry.end_place.venue) if entry.end_place else ""
        if transfer.is_towards:
            return self._leave(transfer, goal, entry.vehicle)
        is_arrival = before is not None and before.leg_mode is not None
        text = words.on_to(goal) if is_arrival else words.back_to(goal)
        return self._band(transfer, self._riding(text, entry.vehicle))

    def _leave(self, transfer: Engagement, goal: str, vehicle: str) -> Piece:
        runs = self._riding(words.leave_for(_short(goal)), vehicle)
        if transfer.is_late:
            runs.append((" – " + words.late(transfer.late_minutes), self._styles.strong))
        return self._band(transfer, runs)

    def _riding(self, text: str, vehicle: str) -> list[Run]:
        runs: list[Run] = [(text, self._styles.body)]
        return [*runs, (f" · {vehicle}", self._styles.strong)] if vehicle else runs

    def _band(self, transfer: Engagement, runs: Sequence[Run]) -> Piece:
        """The time to leave, where to, and at the right how long it takes."""
        time = clocks.clock(transfer.start, is_24_hour=self._options.is_24_hour)
        way = words.travel(transfer.minutes, is_peak=transfer.is_peak)
        width = width_of(way, self._styles.body) + points(2)
        room = self._width - self._main_left - width - points(16)
        right = paragraph([(way, self._styles.body)], width, is_right=True)
        inner = Beside(
            [
                (points(4), paragraph([(time, self._styles.strong)], self._main_left)),
                (self._main_left, paragraph(runs, room, most_lines=3)),
                (self._width - width - points(6), right),
            ]
        )
        return Band(inner, self._width)

    def _break(self, entry: Entry) -> Piece:
        end = clocks.until(
            entry.engagement.end, entry.engagement.day, is_24_hour=self._options.is_24_hour
        )
        runs = [(f"{entry.title} ", self._styles.body), (f" {end}", self._styles.small)]
        if entry.engagement.is_overlaid:
            runs.append((f" – {words.no_time_for_meal()}", self._styles.strong))
        return Beside(
            [
                (0, paragraph([(self._clock(entry), self._styles.body)], self._main_left)),
                (self._main_left, paragraph(runs, self._width - self._main_left)),
            ]
        )

    def _engagement(self, entry: Entry, before: Entry | None) -> Piece:
        columns: list[tuple[float, Piece]] = [
            (0, self._times(entry)),
            (self._main_left, Stack(self._what(entry), points(1.5))),
        ]
        venue_id = entry.engagement.venue_id
        is_new = before is None or before.engagement.end_venue_id != venue_id
        where = self._where(entry, is_new=is_new)
        if where:
            columns.append((self._where_left, Stack(where, points(1.5))))
        return Beside(columns)

    def _times(self, entry: Entry) -> Piece:
        engagement, styles = entry.engagement, self._styles
        under = (
            words.check_in()
            if entry.departure not in (None, engagement.start)
            else clocks.until(engagement.end, entry.day, is_24_hour=self._options.is_24_hour)
        )
        return Stack(
            [
                paragraph([(self._clock(entry), styles.time)], self._main_left),
                paragraph([(under, styles.small)], self._main_left),
            ]
        )

    # -- what and with whom --------------------------------------------------------------------

    def _what(self, entry: Entry) -> list[Piece]:
        styles = self._styles
        title = company.title_of(entry, self._person)
        found = [self._text([(title, styles.title)], most_lines=5)]
        if entry.departure is not None and entry.arrival is not None:
            found.append(self._text([(self._leg(entry), styles.body)]))
        if entry.continued_on is not None:
            began = clocks.continued_from(
                entry.engagement.start, entry.continued_on, is_24_hour=self._options.is_24_hour
            )
            found.append(self._text([(began, styles.small)]))
        lines = company.lines_of(entry, self._person, styles, self._main_width)
        found += [self._text(line) for line in lines]
        if kind := kind_line(entry.meeting_kind, entry.link):
            found.append(self._text([(kind, styles.strong)]))
        if entry.clocks:
            elsewhere = in_other_cities(entry.clocks, is_24_hour=self._options.is_24_hour)
            found.append(self._text([(elsewhere, styles.strong)]))
        if entry.ready is not None and entry.ready < entry.engagement.start:
            ready = clocks.clock(entry.ready, is_24_hour=self._options.is_24_hour)
            found.append(self._text([(be_there(ready), styles.strong)]))
        if entry.standing is not None:
            found.append(self._text([(standing_note(entry.standing), styles.small)]))
        for note in entry.notes:
            found.append(self._text([(words.note(note), styles.note)], most_lines=10))
        return found

    def _text(self, runs: Sequence[Run], most_lines: int = 4) -> Piece:
        return paragraph(runs, self._main_width, most_lines=most_lines)

    def _leg(self, entry: Entry) -> str:
        departure, arrival = entry.departure, entry.arrival
        assert departure is not None
        assert arrival is not None
        is_24_hour, day = self._options.is_24_hour, entry.engagement.day
        arrives = clocks.clock_beside(arrival, day, is_24_hour=is_24_hour)
        if entry.end_city is not None:
            zone = clocks.offset_label(entry.end_city.zone, arrival)
            arrives = f"{arrives} ({zone})"
        return words.leg_times(clocks.clock_beside(departure, day, is_24_hour=is_24_hour), arrives)

    # -- where -----------------------------------------------------------------------------------

    def _where(self, entry: Entry, *, is_new: bool) -> list[Piece]:
        place = entry.place
        if place is None:
            is_call = entry.meeting_kind is MeetingKind.ONLINE
            return [self._side([(where_you_are(), self._styles.body)])] if is_call else []
        found: list[Piece] = []
        if place.has_tables:
            text = words.table(place.table)
            room = width_of(text, self._styles.time) + points(14)
            badge = paragraph([(text, self._styles.time)], room)
            found += [Badge(badge, room), Gap(points(1))]
        found += self._place(place, is_new=is_new)
        if entry.end_place is not None:
            goal = words.leg_goal(_both(entry.end_place))
            found.append(self._side([(goal, self._styles.body)]))
        return found

    def _place(self, place: Place, *, is_new: bool) -> list[Piece]:
        """Venue, room and address; at the next table of the same room the room is enough."""
        styles = self._styles
        if place.has_tables and place.room and not is_new:
            return [self._side([(place.room, styles.body)])]
        found = [self._side([(place.venue, styles.strong)])]
        address = (place.address, place.venue_local, place.address_local) if is_new else ()
        rest = (place.room, *address)
        found += [self._side([(text, styles.body)]) for text in rest if text]
        return found

    def _side(self, runs: Sequence[Run]) -> Piece:
        return paragraph(runs, self._where_width, most_lines=4)


def _short(venue: str) -> str:
    """A venue without what stands in brackets behind its name: the row below says it in full."""
    return venue.partition(" (")[0]


def _both(place: Place) -> str:
    return f"{place.venue} {place.venue_local}".strip()
