"""The styles of a page: a few sizes that grow with the text, bold for what is looked for first."""

from __future__ import annotations

from scheduler_app.printing.options import points
from scheduler_app.printing.pieces import Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.text import paragraph, width_of
from scheduler_app.printing.typeface import GREY, INK, Style


class Styles:
    """Every style from the size of running text, in points."""

    def __init__(self, size: float) -> None:
        self.time = Style(size + 4, is_bold=True)
        self.heading = Style(size + 3.5, is_bold=True)
        self.heading_beside = Style(size)
        self.title = Style(size + 1, is_bold=True)
        self.strong = Style(size, is_bold=True)
        self.body = Style(size)
        self.small = Style(max(size - 1.5, 7.5), colour=GREY)
        self.note = Style(size, colour=GREY)


def heading(styles: Styles, width: float, text: str, beside: str) -> Piece:
    """The heading of a day: the date, at the right the cities, a line under both."""
    room = min(width_of(beside, styles.heading_beside) + points(2), width * 0.5)
    drop = points((styles.heading.size - styles.heading_beside.size) * 0.9)
    right = paragraph([(beside, styles.heading_beside)], room, is_right=True, most_lines=3)
    left = paragraph([(text, styles.heading)], width - room - points(10))
    row = Beside([(0, left), (width - room, Stack([Gap(drop), right]))])
    return Stack([row, Gap(points(3)), Rule(width, points(1), INK)])
