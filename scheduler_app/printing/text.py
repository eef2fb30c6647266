"""Paragraphs that know their height before they are painted."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from scheduler_app.printing.options import points
from scheduler_app.printing.typeface import Style, colour_of, font_of

LEADING = 1.28
"""Distance of lines as a multiple of the size: less than the font's own, which is made for Chinese
set alone."""

WRAPPING = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
RIGHT = Qt.AlignmentFlag.AlignRight
FormatRange = QTextLayout.FormatRange  # looked up at import: see `output`

MOST_KEPT = 4_000
_kept = threading.local()

Run = tuple[str, Style]


class Paragraph:
    """Runs of text set in lines of one width, at most `most_lines` of them (the last ends in "…")."""

    def __init__(
        self,
        runs: Sequence[Run],
        width: float,
        *,
        most_lines: int = 12,
        is_right: bool = False,
    ) -> None:
        self._line_height = points(max(style.size for _, style in runs) * LEADING)
        self._runs, self._width, self._is_right = list(runs), width, is_right
        self._layout, lines = self._set(self._runs)
        end = self._end_of_line(most_lines) if lines > most_lines else 0
        while lines > most_lines and end > 1:
            end -= 2
            self._layout, lines = self._set(_shortened(self._runs, end))
        self.height = lines * self._line_height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the upper left corner at (x, y)."""
        self._layout.draw(painter, QPointF(x, y))

    def _set(self, runs: Sequence[Run]) -> tuple[QTextLayout, int]:
        text = "".join(piece for piece, _ in runs)
        layout = QTextLayout(text, font_of(runs[0][1]))
        option = QTextOption()
        option.setWrapMode(WRAPPING)
        if self._is_right:
            option.setAlignment(RIGHT)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(_formats(runs))
        layout.beginLayout()
        lines = 0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            slack = self._line_height - line.height()
            line.setPosition(QPointF(0, lines * self._line_height + slack / 2))
            lines += 1
        layout.endLayout()
        return layout, lines

    def _end_of_line(self, number: int) -> int:
        """Where line `number` (from 1) ends in the text, in UTF-16 units."""
        line = self._layout.lineAt(number - 1)
        return int(line.textStart() + line.textLength())


def paragraph(
    runs: Sequence[Run], width: float, *, most_lines: int = 12, is_right: bool = False
) -> Paragraph:
    """A Paragraph, set once for each thread: the same addresses and names come again and again."""
    known: dict[object, Paragraph] | None = getattr(_kept, "paragraphs", None)
    if known is None or len(known) > MOST_KEPT:
        known = _kept.paragraphs = {}
    key = (tuple(runs), width, most_lines, is_right)
    found = known.get(key)
    if found is None:
        found = known[key] = Paragraph(runs, width, most_lines=most_lines, is_right=is_right)
    return found


def width_of(text: str, style: Style) -> float:
    """The advance of a text in one line."""
    return QFontMetricsF(font_of(style)).horizontalAdvance(text)


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for text, style in runs:
        one = FormatRange()
        look = QTextCharFormat()
        look.setFont(font_of(style))
        look.setForeground(colour_of(style))
        one.start, one.length, one.format = start, _utf16_length(text), look
        found.append(one)
        start += _utf16_length(text)
    return found


def _utf16_length(text: str) -> int:
    """Qt counts in UTF-16: a rare Chinese character outside the basic plane counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _utf16_start(text: str, length: int) -> str:
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", errors="ignore")


def _shortened(runs: Sequence[Run], room: int) -> list[Run]:
    """The first `room` UTF-16 units of the runs, with an ellipsis."""
    kept: list[Run] = []
    for text, style in runs:
        kept.append((_utf16_start(text, room), style))
        room -= _utf16_length(text)
        if room <= 0:
            break
    text, style = kept[-1]
    kept[-1] = (text.rstrip(" ,;–") + "…", style)
    return kept
