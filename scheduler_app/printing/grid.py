"""One-on-ones as a grid for whoever runs the hall: a row for each table, a column for each time.

Where meetings begin in rounds, the columns are the rounds; otherwise they are hours, and every
meeting says its own time. A table that is one firm's all the while has the firm beside its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from scheduler_app.mission.itinerary import Block, Party, SheetEntry
from scheduler_app.printing.options import PaperOptions, points
from scheduler_app.printing.pages import Section
from scheduler_app.printing.pieces import Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.styles import Styles
from scheduler_app.printing.text import Run, paragraph, width_of
from scheduler_app.printing.typeface import GREY, INK, Style
from scheduler_app.wording import clocks
from scheduler_app.wording import paper as words
from scheduler_app.wording.states import standing_word, unmarked

MOST_ROUNDS, MOST_HOURS = 4, 3
"""So many columns a page has room for; hours may hold several meetings of a table."""
FIRM_BESIDE_ROUNDS, FIRM_BESIDE_HOURS = 100, 132
"""Room for the name of a firm, in points at the normal size of text."""
SMALLEST_SHARE = 0.12
"""A time at which fewer meetings begin than this share of the fullest one is no round."""
FEWEST_IN_ROUNDS = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Meetings that begin in [start, end); `until`: the end of a round, None for an hour."""

    start: datetime
    end: datetime
    until: datetime | None


def columns_of(rows: Sequence[SheetEntry]) -> tuple[Column, ...]:
    """The rounds of a block or, where it has none, its hours; none that would be empty."""
    starts = Counter(one.engagement.start for one in rows)
    least = max(2.0, SMALLEST_SHARE * max(starts.values()))
    rounds = sorted(start for start, count in starts.items() if count >= least)
    lengths = {start: _length(rows, start) for start in rounds}
    is_apart = all(a + lengths[a] <= b for a, b in pairwise(rounds))
    is_most = sum(starts[one] for one in rounds) >= FEWEST_IN_ROUNDS * len(rows)
    if rounds and is_apart and is_most and min(starts) == rounds[0]:
        ends = [*rounds[1:], max(starts) + timedelta(minutes=1)]
        return tuple(
            Column(start=start, end=end, until=start + lengths[start])
            for start, end in zip(rounds, ends, strict=True)
        )
    hours = sorted({start.replace(minute=0) for start in starts})
    return tuple(Column(start=one, end=one + timedelta(hours=1), until=None) for one in hours)


def _length(rows: Sequence[SheetEntry], start: datetime) -> timedelta:
    lengths = [
        one.engagement.end - one.engagement.start for one in rows if one.engagement.start == start
    ]
    return Counter(lengths).most_common(1)[0][0]


class Grid:
    """The pages' sections of one block in one width."""

    def __init__(self, options: PaperOptions, width: float, block: Block) -> None:
        self._options, self._width, self._block = options, width, block
        self._styles = Styles(options.text_size)
        self._cell = Style(max(options.text_size - 2, 7.5))
        self._small = Style(self._cell.size, colour=GREY)
        self._strong = Style(self._cell.size, is_bold=True)
        self._tables = sorted({one.engagement.table or 0 for one in block.rows})
        self._firms = {table: self._firm_of(table) for table in self._tables}
        self._number = width_of("000", self._styles.title) + points(8)
        self._columns = columns_of(block.rows)
        wide = FIRM_BESIDE_ROUNDS if self._columns[0].until else FIRM_BESIDE_HOURS
        firms = points(wide) * options.text_size / 10 if any(self._firms.values()) else 0.0
        self._left = self._number + firms

    def sections(self) -> Iterator[Section]:
        """A section for so many columns as a page has room for."""
        columns = self._columns
        most = MOST_HOURS if columns[0].until is None else MOST_ROUNDS
        pages = -(-len(columns) // most)
        each = -(-len(columns) // pages)
        for first in range(0, len(columns), each):
            some = columns[first : first + each]
            tables = [one for one in self._tables if any(self._cells(one, c) for c in some)]
            yield Section(
                heading=self._heading(some, is_again=False),
                again=self._heading(some, is_again=True),
                rows=[self._row(one, some) for one in tables],
                begins_page=True,
            )

    def _firm_of(self, table: int) -> str:
        """The firm that has a table all the while, "" where several have it."""
        firms = {
            _organisations(one.guests)
            for one in self._block.rows
            if (one.engagement.table or 0) == table
        }
        return firms.pop() if len(firms) == 1 else ""

    def _cells(self, table: int, column: Column) -> list[SheetEntry]:
        return [
            one
            for one in self._block.rows
            if (one.engagement.table or 0) == table
            and column.start <= one.engagement.start < column.end
        ]

    # -- pieces --------------------------------------------------------------------------------

    def _edges(self, columns: Sequence[Column]) -> list[float]:
        step = (self._width - self._left) / len(columns)
        return [self._left + number * step for number in range(len(columns))]

    def _heading(self, columns: Sequence[Column], *, is_again: bool) -> Piece:
        place = ", ".join(
            text for text in (self._block.place.room, self._block.place.venue) if text
        )
        title = words.one_on_ones(place)
        title = words.continued(title) if is_again else title
        head = Style(self._styles.small.size, is_bold=True, colour=GREY)
        time = Style(self._styles.body.size, is_bold=True)
        titles: list[tuple[float, Piece]] = [
            (0, paragraph([(words.table_column(), head)], self._left))
        ]
        for edge, column in zip(self._edges(columns), columns, strict=True):
            titles.append((edge, paragraph([(self._time(column), time)], self._width / 3)))
        name: Piece = paragraph([(title, self._styles.title)], self._width, most_lines=2)
        rule = Rule(self._width, points(1), INK)
        if any(standing_word(one.standing) for one in self._block.rows):
            name = Stack([name, paragraph([(unmarked(), self._styles.small)], self._width)])
        return Stack([name, Gap(points(5)), Beside(titles), Gap(points(2)), rule])

    def _time(self, column: Column) -> str:
        is_24_hour = self._options.is_24_hour
        if column.until is None:
            return clocks.clock(column.start, is_24_hour=is_24_hour)
        return clocks.span(column.start, column.until, is_24_hour=is_24_hour)

    def _row(self, table: int, columns: Sequence[Column]) -> Piece:
        number = str(table) if table else "–"
        pieces: list[tuple[float, Piece]] = [
            (0, paragraph([(number, self._styles.title)], self._number))
        ]
        if self._firms[table]:
            room = self._left - self._number - points(8)
            firm = paragraph([(self._firms[table], self._strong)], room, most_lines=3)
            pieces.append((self._number, firm))
        edges = self._edges(columns)
        room = (self._width - self._left) / len(columns) - points(6)
        for edge, column in zip(edges, columns, strict=True):
            cells = [self._meeting(one, column, room) for one in self._cells(table, column)]
            pieces.append((edge, Stack(cells, points(2))))
        return Stack([Gap(points(2)), Beside(pieces), Gap(points(2)), Rule(self._width)])

    def _meeting(self, entry: SheetEntry, column: Column, room: float) -> Piece:
        """Whom the table receives; the time where it is not the column's, the firm where it
        changes, the person where the name is known.
        """
        engagement = entry.engagement
        hosts = _organisations(entry.hosts) or "–"
        runs: list[Run] = [(hosts, self._strong)]
        if not self._firms[engagement.table or 0]:
            runs = [
                (_organisations(entry.guests) or "–", self._strong),
                (f" – {hosts}", self._cell),
            ]
        if (column.start, column.until) != (engagement.start, engagement.end):
            is_24_hour = self._options.is_24_hour
            span = clocks.span_in_grid(engagement.start, engagement.end, is_24_hour=is_24_hour)
            runs.insert(0, (f"{span}  ", self._cell))
        names = [one.name for one in entry.hosts if one.title]
        if names:
            runs.append((f", {words.and_others(names[:2], max(len(names) - 2, 0))}", self._cell))
        if word := standing_word(entry.standing):
            runs.append((f" · {word}", self._small))
        return paragraph(runs, room, most_lines=4)


def _organisations(people: Sequence[Party]) -> str:
    return ", ".join(dict.fromkeys(one.organisation for one in people))
