"""The styles of a page: a few sizes that grow with the text, bold for what is looked for first."""

from __future__ import annotations

from scheduler_app.printing.typeface import GREY, Style


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
