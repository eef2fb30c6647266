"""Paragraphs that know their height before they are painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from scheduler_app.printing.options import points
from scheduler_app.printing.typeface import Style, colour_of, font_of

LEADING = 1.28
"""Distance of lines as a multiple of the size: less than the font's own, which is made for Chinese
set alone."""

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
        if lines > most_lines:
            self._layout, lines = self._set(self._shortened(most_lines))
            lines = min(lines, most_lines)
        self.height = lines * self._line_height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the upper left corner at (x, y)."""
        self._layout.draw(painter, QPointF(x, y))

    def _set(self, runs: Sequence[Run]) -> tuple[QTextLayout, int]:
        text = "".join(piece for piece, _ in runs)
        layout = QTextLayout(text, font_of(runs[0][1]))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._is_right:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
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

    def _shortened(self, most_lines: int) -> list[Run]:
        """The runs up to the end of the last line allowed, with an ellipsis."""
        line = self._layout.lineAt(most_lines - 1)
        room = max(line.textStart() + line.textLength() - 2, 1)
        kept: list[Run] = []
        for text, style in self._runs:
            kept.append((_utf16_start(text, room), style))
            room -= _utf16_length(text)
            if room <= 0:
                break
        text, style = kept[-1]
        kept[-1] = (text.rstrip() + "…", style)
        return kept


def width_of(text: str, style: Style) -> float:
    """The advance of a text in one line."""
    return QFontMetricsF(font_of(style)).horizontalAdvance(text)


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for text, style in runs:
        one = QTextLayout.FormatRange()
        look = QTextCharFormat()
        look.setFont(font_of(style))
        look.setForeground(colour_of(style))
        one.start, one.length, one.format = start, _utf16_length(text), look  # type: ignore[attr-defined]
        found.append(one)
        start += _utf16_length(text)
    return found


def _utf16_length(text: str) -> int:
    """Qt counts in UTF-16: a rare Chinese character outside the basic plane counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _utf16_start(text: str, length: int) -> str:
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", errors="ignore")
