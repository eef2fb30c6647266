"""Pages: rows measured, put under their headings, broken between rows, and painted when asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from scheduler_app.printing.frame import Frame
from scheduler_app.printing.pieces import Fitted, Gap, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rows under one heading. `again` is the heading on every further page.

    `begins_page`: never after another section on the same page.
    """

    heading: Piece
    again: Piece
    rows: Sequence[Piece]
    begins_page: bool = False

    @property
    def height(self) -> float:
        """What it takes on one page."""
        return self.heading.height + sum(row.height for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Pieces with their distance from the top of the body."""

    pieces: tuple[tuple[float, Piece], ...]

    @property
    def height(self) -> float:
        """How much of the body it takes."""
        return max((y + piece.height for y, piece in self.pieces), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """One document, laid out: for one person, or for one city and day.

    `title` stands in the outline of a file and in the list of the preview, `name` is good for a
    file. Layouts belong to the thread that made them: make and paint a document in one thread.
    """

    title: str
    name: str
    author: str
    frame: Frame
    pages: tuple[Page, ...]

    def __len__(self) -> int:
        return len(self.pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint page `number` (from 0) with the painter's unit set to that of the layout."""
        self.frame.paint(painter, number, len(self.pages))
        left, top = self.frame.body_left, self.frame.body_top(number)
        for y, piece in self.pages[number].pieces:
            piece.paint(painter, left, top + y)


def set_pages(sections: Sequence[Section], frame: Frame, gap: float) -> tuple[Page, ...]:
    """Break sections into pages.

    Steps: 1. a section begins where its heading and first two rows fit, else on a new page; 2. a
    row that does not fit goes to a new page under the heading again, and takes the one before it
    along if it would be alone there; 3. `gap` parts two sections on one page. A row that is higher
    than a page stands alone on one, set so small that it fits.
    """
    flow = _Flow(frame)
    for section in sections:
        above = max(section.heading.height, section.again.height)
        room = min(frame.body_height(0), frame.body_height(1)) - above
        rows = [row if row.height <= room else Fitted(row, room) for row in section.rows]
        heights = [row.height for row in rows]
        wanted = gap + section.heading.height + sum(heights[:1])
        if section.heading.height + sum(heights[:2]) <= frame.body_height(1):
            wanted = gap + section.heading.height + sum(heights[:2])
        if flow.is_begun and (section.begins_page or not flow.has_room(wanted)):
            flow.turn()
        elif flow.is_begun:
            flow.put(Gap(gap))
        flow.put(section.heading)
        on_page = 0
        for number, row in enumerate(rows):
            if on_page and (
                not flow.has_room(row.height)
                or (on_page > 1 and _leaves_one(flow, section.again.height, heights[number:]))
            ):
                flow.turn()
                flow.put(section.again)
                on_page = 0
            flow.put(row)
            on_page += 1
    return flow.done()


def _leaves_one(flow: _Flow, again: float, heights: Sequence[float]) -> bool:
    """Whether of two rows left the first would fit here and the last stand alone overleaf."""
    if len(heights) != 2:
        return False
    return not flow.has_room(sum(heights)) and flow.fits_overleaf(again + sum(heights))


class _Flow:
    """The page being filled, and those that are full."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._full: list[Page] = []
        self._pieces: list[tuple[float, Piece]] = []
        self._y = 0.0

    @property
    def is_begun(self) -> bool:
        return bool(self._pieces)

    def has_room(self, height: float) -> bool:
        return self._y + height <= self._frame.body_height(len(self._full))

    def fits_overleaf(self, height: float) -> bool:
        return height <= self._frame.body_height(len(self._full) + 1)

    def put(self, piece: Piece) -> None:
        self._pieces.append((self._y, piece))
        self._y += piece.height

    def turn(self) -> None:
        self._full.append(Page(pieces=tuple(self._pieces)))
        self._pieces, self._y = [], 0.0

    def done(self) -> tuple[Page, ...]:
        if self._pieces or not self._full:
            self.turn()
        return tuple(self._full)
