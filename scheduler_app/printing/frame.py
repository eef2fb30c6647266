"""What stands on every page around its body: the mission, whose page it is, and its number."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from scheduler_app.printing.options import PaperOptions, points
from scheduler_app.printing.pieces import Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.text import paragraph, width_of
from scheduler_app.printing.typeface import GREY, INK, Style
from scheduler_app.wording import paper as words

MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = points(45), points(36), points(34)

LARGEST_SMALL = 9.0
"""What stands on every page need not grow with the text: mission and version share a line."""


class Frame:
    """Header and footer of one document. The first page says it large, the others small."""

    def __init__(
        self, options: PaperOptions, *, mission: str, version: int, title: str, subtitle: str
    ) -> None:
        width, height = options.paper.points
        self.paper_width, self.paper_height = points(width), points(height)
        self.body_left = MARGIN_SIDE
        self.body_width = self.paper_width - 2 * MARGIN_SIDE
        self._mission = mission
        self._small = Style(min(max(options.text_size - 2, 7.5), LARGEST_SMALL), colour=GREY)
        printed = words.version_line(version, options.printed_at, is_24_hour=options.is_24_hour)
        self._first = self._header(printed, title, subtitle, Style(options.text_size + 7, True))
        self._later = self._header(printed, title, subtitle, Style(options.text_size + 1, True))
        self._footer_top = self.paper_height - MARGIN_BOTTOM - points(self._small.size * 1.3)

    def body_top(self, page: int) -> float:
        """Where rows begin on a page (from 0)."""
        return MARGIN_TOP + (self._later if page else self._first).height

    def body_height(self, page: int) -> float:
        """How much room rows have on a page."""
        return self._footer_top - points(10) - self.body_top(page)

    def paint(self, painter: QPainter, page: int, count: int) -> None:
        """Paint header and footer of page `page` (from 0) of `count`."""
        (self._later if page else self._first).paint(painter, self.body_left, MARGIN_TOP)
        number = paragraph(
            [(words.page_of(page + 1, count), self._small)], self.body_width, is_right=True
        )
        room = self.body_width - width_of(words.page_of(page + 1, count), self._small) - points(12)
        mission = paragraph([(self._mission, self._small)], room, most_lines=1)
        Rule(self.body_width).paint(painter, self.body_left, self._footer_top - points(5))
        mission.paint(painter, self.body_left, self._footer_top)
        number.paint(painter, self.body_left, self._footer_top)

    def _header(self, printed: str, title: str, subtitle: str, large: Style) -> Piece:
        room = width_of(printed, self._small) + points(1)
        line = Beside(
            [
                (
                    0,
                    paragraph(
                        [(self._mission, self._small)],
                        self.body_width - room - points(12),
                        most_lines=2,
                    ),
                ),
                (
                    self.body_width - room,
                    paragraph([(printed, self._small)], room, is_right=True),
                ),
            ]
        )
        name = paragraph([(title, large)], self.body_width, most_lines=3)
        pieces: list[Piece] = [line, Gap(points(5)), name]
        if subtitle:
            style = Style(max(large.size - 6, self._small.size + 1), colour=INK)
            pieces += [
                Gap(points(1)),
                paragraph([(subtitle, style)], self.body_width, most_lines=3),
            ]
        pieces += [Gap(points(6)), Rule(self.body_width, points(1.2), INK), Gap(points(10))]
        return Stack(pieces)
