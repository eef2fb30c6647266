"""The daily itinerary of one person on paper.

A row is read at arm's length at half past seven: the time, what, with whom and their titles, where
with address (and in the words of the place, for drivers), and before it the time to leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scheduler_app.mission.itinerary import (
    Engagement,
    EngagementKind,
    Entry,
    Itinerary,
    ItineraryDay,
    Party,
    Place,
)
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.options import SMALLEST_TEXT, PaperOptions, points
from scheduler_app.printing.pages import Pages, Section, set_pages
from scheduler_app.printing.pieces import Badge, Band, Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.styles import Styles, heading
from scheduler_app.printing.text import Run, paragraph, width_of
from scheduler_app.wording import paper as words

SHRINKING = 0.5
"""Points by which text shrinks, again and again, so that a day fits its page."""
MOST_NAMES = 5
"""So many people are named in a row; the others are counted."""


def itinerary_pages(found: Itinerary, options: PaperOptions) -> Pages:
    """Lay out one person's itinerary."""
    person = found.person
    about = " · ".join(
        text for text in (person.title, person.organisation, person.organisation_local) if text
    )
    frame = Frame(
        options,
        mission=found.mission_title,
        version=found.version,
        title=person.name,
        subtitle=about,
    )
    if found.days:
        sections = [
            _section(frame, options, person, day, place) for place, day in enumerate(found.days)
        ]
    else:
        sections = [_Rows(options, frame.body_width, person).nothing()]
    name = f"{person.organisation} – {person.name}"
    return Pages(
        title=name,
        name=words.file_name(found.days[0].day, name) if found.days else name,
        author=found.mission_title,
        frame=frame,
        pages=set_pages(sections, frame, points(16)),
    )


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
        return Section(
            heading=self._heading(day, words.long_date(day.day)),
            again=self._heading(day, words.continued(words.long_date(day.day))),
            rows=rows,
            begins_page=self._options.is_page_per_day,
        )

    def nothing(self) -> Section:
        """What stands there for a person without days."""
        return Section(heading=Gap(0), again=Gap(0), rows=[self._said(words.nothing_planned())])

    def _heading(self, day: ItineraryDay, text: str) -> Piece:
        cities = words.cities_label(
            [(one.name, one.name_local, one.zone) for one in day.cities], day.day
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
            return Stack([self._way_alone(entry, before), Gap(points(2))])
        pieces: list[Piece] = []
        if entry.transfer is not None:
            pieces.append(self._way(entry))
        if kind is EngagementKind.BREAK:
            pieces += [Gap(points(4)), self._break(entry), Gap(points(5))]
        else:
            pieces += [Gap(points(7)), self._engagement(entry, before), Gap(points(8))]
        return Stack([*pieces, Rule(self._width)])

    def _clock(self, entry: Entry) -> str:
        return words.clock(entry.engagement.start, is_24_hour=self._options.is_24_hour)

    def _way(self, entry: Entry) -> Piece:
        """Such as "09:40  Leave for the Ministry (25 min)"."""
        transfer = entry.transfer
        assert transfer is not None
        return self._leave(transfer, entry.place.venue if entry.place else entry.title)

    def _way_alone(self, entry: Entry, before: Entry | None) -> Piece:
        """A way with a meal after it, or back to the hotel."""
        transfer = entry.engagement
        goal = entry.end_place.venue if entry.end_place else ""
        if transfer.is_towards:
            return self._leave(transfer, goal)
        way = words.travel(transfer.minutes, is_peak=transfer.is_peak)
        is_arrival = before is not None and before.leg_mode is not None
        text = words.on_to(goal, way) if is_arrival else words.back_to(goal, way)
        return self._band(self._clock(entry), [(text, self._styles.body)])

    def _leave(self, transfer: Engagement, goal: str) -> Piece:
        way = words.travel(transfer.minutes, is_peak=transfer.is_peak)
        runs: list[Run] = [(words.leave_for(goal, way), self._styles.body)]
        if transfer.is_late:
            runs.append((" – " + words.late(transfer.late_minutes), self._styles.strong))
        leave = words.clock(transfer.start, is_24_hour=self._options.is_24_hour)
        return self._band(leave, runs)

    def _band(self, time: str, runs: Sequence[Run]) -> Piece:
        room = self._width - self._main_left - points(6)
        inner = Beside(
            [
                (points(4), paragraph([(time, self._styles.strong)], self._main_left)),
                (self._main_left, paragraph(runs, room, most_lines=3)),
            ]
        )
        return Band(inner, self._width)

    def _break(self, entry: Entry) -> Piece:
        end = words.until(entry.engagement.end, is_24_hour=self._options.is_24_hour)
        runs = [(f"{entry.title} ", self._styles.body), (f" {end}", self._styles.small)]
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
            else words.until(engagement.end, is_24_hour=self._options.is_24_hour)
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
        found = [self._text([(entry.title, styles.title)], most_lines=5)]
        if entry.departure is not None and entry.arrival is not None:
            found.append(self._text([(self._leg(entry), styles.body)]))
        found += self._people(entry)
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
        arrives = words.clock_beside(arrival, day, is_24_hour=is_24_hour)
        if entry.end_city is not None:
            zone = words.zone_label(entry.end_city.zone, arrival.date())
            arrives = f"{arrives} ({zone})"
        return words.leg_times(words.clock_beside(departure, day, is_24_hour=is_24_hour), arrives)

    def _people(self, entry: Entry) -> list[Piece]:
        """The other side with titles and organisations, then those of one's own side by name."""
        mine = self._person.is_delegate
        others = [one for one in entry.people if one.is_delegate is not mine]
        own = [one for one in entry.people if one.is_delegate is mine]
        found = [self._text(self._party(one, entry.title), 4) for one in others[:MOST_NAMES]]
        left = len(others) - MOST_NAMES
        if left > 0:
            found.append(self._text([(words.and_others((), left), self._styles.body)]))
        names = [one.name for one in own[:MOST_NAMES]]
        rest = max(len(own) - MOST_NAMES, 0) + entry.others
        if names or rest:
            text = words.also_there(names, rest)
            found.append(self._text([(text, self._styles.small)]))
        return found

    def _party(self, party: Party, title: str) -> list[Run]:
        styles = self._styles
        runs: list[Run] = [(party.name, styles.strong)]
        if party.title:
            runs.append((f", {party.title}", styles.body))
        organisation = " ".join(
            text
            for text in (party.organisation, party.organisation_local)
            if text and text not in title
        )
        if organisation:
            runs.append((f" – {organisation}", styles.body))
        return runs

    # -- where -----------------------------------------------------------------------------------

    def _where(self, entry: Entry, *, is_new: bool) -> list[Piece]:
        place = entry.place
        if place is None:
            return []
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
        styles = self._styles
        found = [self._side([(place.venue, styles.strong)])]
        address = (place.address, place.venue_local, place.address_local) if is_new else ()
        rest = (place.room, *address)
        found += [self._side([(text, styles.body)]) for text in rest if text]
        return found

    def _side(self, runs: Sequence[Run]) -> Piece:
        return paragraph(runs, self._where_width, most_lines=4)


def _both(place: Place) -> str:
    return f"{place.venue} {place.venue_local}".strip()
