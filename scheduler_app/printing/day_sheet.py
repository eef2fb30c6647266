"""The day sheet of one city on paper: for the coordinator who runs that day.

Gatherings, legs and meetings at offices are rows; one-on-ones at tables are tables by time and
table number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scheduler_app.mission.itinerary import Block, DaySheet, EngagementKind, Party, SheetEntry
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.options import PaperOptions, points
from scheduler_app.printing.pages import Pages, Section, set_pages
from scheduler_app.printing.pieces import Badge, Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.styles import Styles, heading
from scheduler_app.printing.text import Run, paragraph, width_of
from scheduler_app.printing.typeface import GREY, INK, Style
from scheduler_app.wording import paper as words

MOST_HOSTS = 6
MOST_ORGANISATIONS = 10
MOST_GUESTS = 3


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
                words.zone_label(found.city.zone, found.day),
                words.present(len(found.present), len(organisations), found.meetings),
            )
        ),
    )
    rows = _Rows(options, frame.body_width, found)
    return Pages(
        title=words.day_sheet_title(found.city.name, found.day),
        name=words.file_name(found.day, words.day_sheet_name(found.city.name)),
        author=found.mission_title,
        frame=frame,
        pages=set_pages(rows.sections(), frame, points(12)),
    )


class _Rows:
    """The pieces of one sheet in one width."""

    def __init__(self, options: PaperOptions, width: float, found: DaySheet) -> None:
        self._options, self._width, self._found = options, width, found
        self._styles = Styles(options.text_size)
        self._cell = Style(max(options.text_size - 0.5, 8))
        self._cell_strong = Style(self._cell.size, is_bold=True)
        clocks = "00:00" if options.is_24_hour else "12:00 pm"
        self._main_left = width_of(clocks, self._styles.time) + points(14)
        self._where_width = (width - self._main_left) * 0.36
        self._where_left = width - self._where_width
        self._main_width = self._where_left - self._main_left - points(14)

    def sections(self) -> list[Section]:
        """Runs of rows, and blocks, in order of time."""
        found: list[Section] = []
        waiting: list[Piece] = []
        for entry in self._found.entries:
            if isinstance(entry, SheetEntry):
                waiting.append(self._entry(entry))
                continue
            if waiting:
                found.append(self._plain(waiting))
                waiting = []
            found.append(self._block(entry))
        if waiting or not found:
            found.append(self._plain(waiting or [self._nothing()]))
        return found

    def _plain(self, rows: Sequence[Piece]) -> Section:
        text = words.continued(words.long_date(self._found.day))
        again = heading(self._styles, self._width, text, self._found.city.name)
        return Section(heading=Gap(0), again=again, rows=rows)

    def _nothing(self) -> Piece:
        return paragraph([(words.nothing_in_city(), self._styles.body)], self._width)

    # -- rows ------------------------------------------------------------------------------------

    def _entry(self, entry: SheetEntry) -> Piece:
        if entry.engagement.kind is EngagementKind.BREAK:
            until = words.until(entry.engagement.end, is_24_hour=self._options.is_24_hour)
            runs = [(entry.title, self._styles.body), (f"  {until}", self._styles.small)]
            time = paragraph([(self._time(entry), self._styles.body)], self._main_left)
            row = Beside([(0, time), (self._main_left, self._wide(runs))])
            return Stack([Gap(points(4)), row, Gap(points(5)), Rule(self._width)])
        row = Beside(
            [
                (0, self._times(entry)),
                (self._main_left, Stack(self._what(entry), points(1.5))),
                (self._where_left, Stack(self._where(entry), points(1.5))),
            ]
        )
        return Stack([Gap(points(6)), row, Gap(points(7)), Rule(self._width)])

    def _time(self, entry: SheetEntry) -> str:
        is_arrival = entry.is_arrival and entry.arrival is not None
        moment = entry.arrival if is_arrival and entry.arrival else entry.engagement.start
        return words.clock(moment, is_24_hour=self._options.is_24_hour)

    def _times(self, entry: SheetEntry) -> Piece:
        under = words.until(entry.engagement.end, is_24_hour=self._options.is_24_hour)
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
        if entry.departure is not None:
            found.append(self._text([(self._leg(entry), styles.body)]))
        found += [self._text(_named(one, styles)) for one in entry.hosts[:MOST_HOSTS]]
        rest = len(entry.hosts) - MOST_HOSTS
        if rest > 0:
            found.append(self._text([(words.and_others((), rest), styles.body)]))
        if entry.guests:
            found.append(self._text([(self._guests(entry), styles.body)], 6))
        found += [self._text([(words.note(one), styles.note)], 8) for one in entry.notes]
        return found

    def _leg(self, entry: SheetEntry) -> str:
        is_24_hour = self._options.is_24_hour
        day = self._found.day
        assert entry.departure is not None
        assert entry.arrival is not None
        departs = words.clock_beside(entry.departure, day, is_24_hour=is_24_hour)
        if entry.is_arrival and entry.other_city is not None:
            free = words.clock_beside(entry.engagement.end, day, is_24_hour=is_24_hour)
            return words.leg_arrival(entry.other_city.name, departs, free)
        return words.leg_times(
            departs, words.clock_beside(entry.arrival, day, is_24_hour=is_24_hour)
        )

    def _guests(self, entry: SheetEntry) -> str:
        if entry.is_everyone:
            return words.everyone(len(entry.guests))
        if entry.engagement.kind is EngagementKind.MEETING:
            return _people_of(entry.guests)
        names = [one.name if one.is_principal else one.organisation for one in entry.guests]
        once = list(dict.fromkeys(names))
        listed = words.and_others(once[:MOST_ORGANISATIONS], max(len(once) - MOST_ORGANISATIONS, 0))
        return f"{words.delegates(len(entry.guests))}: {listed}"

    def _where(self, entry: SheetEntry) -> list[Piece]:
        place, styles = entry.place, self._styles
        if place is None:
            return []
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

    # -- one-on-ones -----------------------------------------------------------------------------

    def _block(self, block: Block) -> Section:
        rows: list[Piece] = []
        before = None
        for entry in block.rows:
            is_new = before is None or before != entry.engagement.start
            rows.append(self._meeting(entry, is_new=is_new, is_first=before is None))
            before = entry.engagement.start
        place = ", ".join(text for text in (block.place.room, block.place.venue) if text)
        title = words.one_on_ones(place)
        return Section(
            heading=self._block_heading(title),
            again=self._block_heading(words.continued(title)),
            rows=rows,
        )

    def _columns(self) -> tuple[float, float, float, float]:
        """The left edges of time, table, our side and theirs."""
        widest = "00:00–00:00" if self._options.is_24_hour else "11:30 am–12:00 pm"
        left = width_of(widest, self._cell_strong) + points(12)
        table = width_of(words.column_titles()[1], self._cell_strong) + points(14)
        guests = left + table
        return 0, left, guests, guests + (self._width - guests) / 2

    def _block_heading(self, title: str) -> Piece:
        edges = self._columns()
        head = Style(self._styles.small.size, is_bold=True, colour=GREY)
        titles = Beside(
            [
                (edge, paragraph([(text, head)], self._width / 2))
                for edge, text in zip(edges, words.column_titles(), strict=True)
            ]
        )
        name = paragraph([(title, self._styles.title)], self._width, most_lines=2)
        return Stack(
            [
                Gap(points(4)),
                name,
                Gap(points(4)),
                titles,
                Gap(points(2)),
                Rule(self._width, points(1), INK),
            ]
        )

    def _meeting(self, entry: SheetEntry, *, is_new: bool, is_first: bool) -> Piece:
        """A row; the time is bold where it changes, and again under it in grey for new pages."""
        _, table, guests, hosts = self._columns()
        style = self._cell_strong if is_new else Style(self._cell.size, colour=GREY)
        number = str(entry.engagement.table) if entry.engagement.table is not None else "–"
        width = hosts - guests - points(10)
        span = words.span(
            entry.engagement.start,
            entry.engagement.end,
            is_24_hour=self._options.is_24_hour,
        )
        row = Beside(
            [
                (0, paragraph([(span, style)], table)),
                (table, paragraph([(number, self._cell_strong)], guests - table)),
                (guests, paragraph(self._side_in_block(entry.guests), width, most_lines=2)),
                (
                    hosts,
                    paragraph(self._side_in_block(entry.hosts), self._width - hosts, most_lines=2),
                ),
            ]
        )
        if is_first:
            above: Piece = Gap(points(3))
        elif is_new:
            above = Stack([Rule(self._width, points(0.8), GREY), Gap(points(3))])
        else:
            above = Stack([Rule(self._width, points(0.3)), Gap(points(2.5))])
        return Stack([above, row, Gap(points(2.5))])

    def _side_in_block(self, people: Sequence[Party]) -> list[Run]:
        """The organisations in bold, then people and posts as far as two lines hold them."""
        organisations = dict.fromkeys(one.organisation for one in people)
        runs: list[Run] = [(", ".join(organisations) or "–", self._cell_strong)]
        names = _people_of(people, with_organisation=False)
        if names:
            runs.append((f" – {names}", self._cell))
        return runs


def _named(party: Party, styles: Styles) -> list[Run]:
    runs: list[Run] = [(party.name, styles.strong)]
    rest = [party.title, words.both_names(party.organisation, party.organisation_local)]
    runs.append((", ".join(("", *(text for text in rest if text))), styles.body))
    return runs


def _people_of(people: Iterable[Party], *, with_organisation: bool = True) -> str:
    """Such as "Green Inc.: Ann Lee, Bo Wu and 2 others", the firms after each other."""
    by_firm: dict[str, list[str]] = {}
    for one in people:
        by_firm.setdefault(one.organisation, []).append(one.name)
    found = []
    for firm, names in by_firm.items():
        listed = words.and_others(names[:MOST_GUESTS], max(len(names) - MOST_GUESTS, 0))
        found.append(f"{firm}: {listed}" if with_organisation else listed)
    return "; ".join(found)
