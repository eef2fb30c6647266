"""The day sheet of one city on paper: for the coordinator who runs that day.

First the day at a glance: gatherings, legs, meetings at offices, and where one-on-ones are held;
then a grid by table and time for each hall, on pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time

from scheduler_app.mission.itinerary import Block, DaySheet, EngagementKind, Party, SheetEntry
from scheduler_app.mission.requests import MeetingKind
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.grid import Grid
from scheduler_app.printing.options import SMALLEST_TEXT, PaperOptions, points
from scheduler_app.printing.pages import Pages, Section, set_pages
from scheduler_app.printing.pieces import Badge, Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.precedence import is_by_rank, lines_by_rank
from scheduler_app.printing.styles import Styles, heading
from scheduler_app.printing.text import Run, paragraph, width_of
from scheduler_app.wording import clocks
from scheduler_app.wording import paper as words
from scheduler_app.wording.calendar import no_place
from scheduler_app.wording.online import in_other_cities
from scheduler_app.wording.states import kind_line, standing_note

MOST_HOSTS = 6
MOST_ORGANISATIONS = 10
MOST_GUESTS = 3
SHRINKING = (0.0, 0.5, 1.0)
"""Points by which the text of a grid may shrink."""


def day_sheet_pages(found: DaySheet, options: PaperOptions) -> Pages:
    """Lay out the sheet of one city and day."""
    city = words.both_names(found.city.name, found.city.name_local)
    organisations = {one.organisation_id for one in found.present}
    frame = Frame(
        options,
        mission=found.mission_title,
        version=found.version,
        title=words.day_sheet_title(city, found.day),
        subtitle=" · ".join(
            (
                clocks.zone_label(found.city.zone, found.day),
                words.present(len(found.present), len(organisations), found.meetings),
            )
        ),
    )
    rows = _Rows(options, frame, found)
    return Pages(
        title=words.day_sheet_title(found.city.name, found.day),
        name=words.file_name(found.day, words.day_sheet_name(found.city.name)),
        author=found.mission_title,
        frame=frame,
        pages=set_pages(rows.sections(), frame, points(12)),
    )


class _Rows:
    """The pieces of one sheet in one width."""

    def __init__(self, options: PaperOptions, frame: Frame, found: DaySheet) -> None:
        width = frame.body_width
        self._room = frame.body_height(1)
        self._options, self._width, self._found = options, width, found
        self._styles = Styles(options.text_size)
        clocks = "00:00" if options.is_24_hour else "12:00 pm"
        self._main_left = width_of(clocks, self._styles.time) + points(14)
        self._where_width = (width - self._main_left) * 0.36
        self._where_left = width - self._where_width
        self._main_width = self._where_left - self._main_left - points(14)

    def sections(self) -> list[Section]:
        """The rows of the day in order of time, then the grids."""
        rows: list[Piece] = [self._note(one) for one in self._found.notes]
        grids: list[Section] = []
        for entry in self._found.entries:
            if isinstance(entry, SheetEntry):
                rows.extend(self._entry(entry))
            else:
                rows.append(self._block(entry))
                grids.extend(self._grid(entry))
        if not self._found.entries:
            rows.append(self._nothing())
        return [self._plain(rows), *grids]

    def _grid(self, block: Block) -> list[Section]:
        """The grid, with text a little smaller where that saves it a page with a row or two."""
        found: list[list[Section]] = []
        for less in SHRINKING:
            size = max(self._options.text_size - less, SMALLEST_TEXT)
            options = replace(self._options, text_size=size)
            found.append(list(Grid(options, self._width, block).sections()))
            if all(one.height <= self._room for one in found[-1]):
                return found[-1]
        return found[0]

    def _plain(self, rows: Sequence[Piece]) -> Section:
        text = words.continued(words.long_date(self._found.day))
        again = heading(self._styles, self._width, text, self._found.city.name)
        return Section(heading=Gap(0), again=again, rows=rows)

    def _note(self, text: str) -> Piece:
        note = paragraph([(words.note(text), self._styles.note)], self._width, most_lines=8)
        return Stack([Gap(points(4)), note, Gap(points(5)), Rule(self._width)])

    def _nothing(self) -> Piece:
        return paragraph([(words.nothing_in_city(), self._styles.body)], self._width)

    # -- rows ------------------------------------------------------------------------------------

    def _entry(self, entry: SheetEntry) -> list[Piece]:
        if entry.engagement.kind is EngagementKind.BREAK:
            until = clocks.until(
                entry.engagement.end, self._found.day, is_24_hour=self._options.is_24_hour
            )
            runs = [(entry.title, self._styles.body), (f"  {until}", self._styles.small)]
            time = paragraph([(self._time(entry), self._styles.body)], self._main_left)
            row = Beside([(0, time), (self._main_left, self._wide(runs))])
            return [Stack([Gap(points(4)), row, Gap(points(5)), Rule(self._width)])]
        row = Beside(
            [
                (0, self._times(entry)),
                (self._main_left, Stack(self._what(entry), points(1.5))),
                (self._where_left, Stack(self._where(entry), points(1.5))),
            ]
        )
        end: list[Piece] = [Gap(points(7)), Rule(self._width)]
        if not is_by_rank(entry):
            return [Stack([Gap(points(6)), row, *end])]
        first, more = lines_by_rank(entry, self._styles, self._main_left, self._width)
        pieces = [Stack([Gap(points(6)), row, *first]), *more]
        return [*pieces[:-1], Stack([pieces[-1], *end])]

    def _time(self, entry: SheetEntry) -> str:
        is_arrival = entry.is_arrival and entry.arrival is not None
        moment = entry.arrival if is_arrival and entry.arrival else entry.engagement.start
        if entry.continued_on is not None:
            moment = datetime.combine(self._found.day, time())
        return clocks.clock(moment, is_24_hour=self._options.is_24_hour)

    def _times(self, entry: SheetEntry) -> Piece:
        under = clocks.until(
            entry.engagement.end, self._found.day, is_24_hour=self._options.is_24_hour
        )
        if entry.is_arrival:
            under = words.arrives()
        elif entry.departure not in (None, entry.engagement.start):
            under = words.check_in()
        return Stack(
            [
                paragraph([(self._time(entry), self._styles.time)], self._main_left),
                paragraph([(under, self._styles.small)], self._main_left),
            ]
        )

    def _what(self, entry: SheetEntry) -> list[Piece]:
        styles = self._styles
        found: list[Piece] = [self._text([(entry.title, styles.title)], 4)]
        if entry.continued_on is not None:
            found.append(self._text([(self._began(entry.engagement.start), styles.small)]))
        if kind := kind_line(entry.meeting_kind, entry.link):
            found.append(self._text([(kind, styles.strong)]))
        if entry.clocks:
            elsewhere = in_other_cities(entry.clocks, is_24_hour=self._options.is_24_hour)
            found.append(self._text([(elsewhere, styles.strong)]))
        if entry.departure is not None:
            found.append(self._text([(self._leg(entry), styles.body)]))
        if not is_by_rank(entry):
            found += self._people(entry)
        if last := self._interpreters_and_state(entry):
            found.append(self._text(last))
        found += [self._text([(words.note(one), styles.note)], 8) for one in entry.notes]
        return found

    def _began(self, start: datetime) -> str:
        is_24_hour = self._options.is_24_hour
        return clocks.continued_from(start, self._found.day, is_24_hour=is_24_hour)

    def _interpreters_and_state(self, entry: SheetEntry) -> list[Run]:
        """In one line: a day sheet is long enough."""
        runs: list[Run] = []
        if entry.interpreters:
            names = [one.name for one in entry.interpreters]
            runs.append((words.interpreted_by(names), self._styles.body))
        if entry.standing is not None:
            parting = " · " if runs else ""
            runs.append((f"{parting}{standing_note(entry.standing)}", self._styles.small))
        return runs

    def _people(self, entry: SheetEntry) -> list[Piece]:
        styles = self._styles
        found = [self._text(_named(one, styles, entry.title)) for one in entry.hosts[:MOST_HOSTS]]
        rest = len(entry.hosts) - MOST_HOSTS
        if rest > 0:
            found.append(self._text([(words.and_others((), rest), styles.body)]))
        guests = self._guests(entry)
        if guests:
            found.append(self._text([(guests, styles.body)], 12))
        return found

    def _leg(self, entry: SheetEntry) -> str:
        is_24_hour = self._options.is_24_hour
        day = self._found.day
        assert entry.departure is not None
        assert entry.arrival is not None
        departs = clocks.clock_beside(entry.departure, day, is_24_hour=is_24_hour)
        if entry.is_arrival and entry.other_city is not None:
            free = clocks.clock_beside(entry.engagement.end, day, is_24_hour=is_24_hour)
            return words.leg_arrival(entry.other_city.name, departs, free)
        return words.leg_times(
            departs, clocks.clock_beside(entry.arrival, day, is_24_hour=is_24_hour)
        )

    def _guests(self, entry: SheetEntry) -> str:
        if not entry.guests:
            return ""
        if entry.is_everyone:
            return words.everyone(len(entry.guests))
        if entry.engagement.kind is EngagementKind.MEETING:
            return _people_of(entry.guests, entry.title)
        names = [one.name if one.is_principal else one.organisation for one in entry.guests]
        once = list(dict.fromkeys(names))
        listed = words.and_others(once[:MOST_ORGANISATIONS], max(len(once) - MOST_ORGANISATIONS, 0))
        return f"{words.delegates(len(entry.guests))}: {listed}"

    def _where(self, entry: SheetEntry) -> list[Piece]:
        place, styles = entry.place, self._styles
        if place is None:
            is_call = entry.meeting_kind is MeetingKind.ONLINE
            return [self._side([(no_place(), styles.body)])] if is_call else []
        found: list[Piece] = []
        if place.has_tables:
            text = words.table(place.table)
            room = width_of(text, styles.title) + points(14)
            found.append(Badge(paragraph([(text, styles.title)], room), room))
        found.append(self._side([(place.venue, styles.strong)]))
        rest = (place.room, place.address, place.venue_local)
        return found + [self._side([(text, styles.body)]) for text in rest if text]

    def _text(self, runs: Sequence[Run], most_lines: int = 3) -> Piece:
        return paragraph(runs, self._main_width, most_lines=most_lines)

    def _wide(self, runs: Sequence[Run]) -> Piece:
        return paragraph(runs, self._width - self._main_left)

    def _side(self, runs: Sequence[Run]) -> Piece:
        return paragraph(runs, self._where_width, most_lines=3)

    def _block(self, block: Block) -> Piece:
        """One-on-ones in one line: from when to when, where, how many; the grid has the rest."""
        first, last = block.rows[0].engagement, max(one.engagement.end for one in block.rows)
        is_24_hour, styles = self._options.is_24_hour, self._styles
        tables = len({one.engagement.table for one in block.rows})
        times = Stack(
            [
                paragraph(
                    [(clocks.clock(first.start, is_24_hour=is_24_hour), styles.time)],
                    self._main_left,
                ),
                paragraph(
                    [(clocks.until(last, self._found.day, is_24_hour=is_24_hour), styles.small)],
                    self._main_left,
                ),
            ]
        )
        what = Stack(
            [
                self._text([(words.one_on_ones_in_short(), styles.title)]),
                self._text([(words.in_grid(len(block.rows), tables), styles.body)]),
            ],
            points(1.5),
        )
        where = [self._side([(block.place.venue, styles.strong)])]
        where += [self._side([(block.place.room, styles.body)])]
        row = Beside(
            [(0, times), (self._main_left, what), (self._where_left, Stack(where, points(1.5)))]
        )
        return Stack([Gap(points(6)), row, Gap(points(7)), Rule(self._width)])


def _named(party: Party, styles: Styles, title: str) -> list[Run]:
    """A host with title and organisation, as far as the row's title does not say it."""
    runs: list[Run] = [(party.name, styles.strong)]
    is_said = party.organisation in title
    organisation = "" if is_said else party.organisation
    rest = [party.title, words.both_names(organisation, party.organisation_local).strip()]
    runs.append((", ".join(("", *(text for text in rest if text))), styles.body))
    return runs


def _people_of(people: Iterable[Party], title: str) -> str:
    """Such as "Green Inc.: Ann Lee, Bo Wu and 2 others", the firms after each other; where the
    title says it, who it is or of which firm is not said again.
    """
    by_firm: dict[str, list[str]] = {}
    for one in people:
        if one.name not in title:
            by_firm.setdefault(one.organisation, []).append(one.name)
    found = []
    for firm, names in by_firm.items():
        listed = words.and_others(names[:MOST_GUESTS], max(len(names) - MOST_GUESTS, 0))
        found.append(listed if firm in title else f"{firm}: {listed}")
    return "; ".join(found)
