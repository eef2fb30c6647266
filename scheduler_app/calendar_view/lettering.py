"""The type of the calendar: one scale of sizes, and text cut to its place through a cache."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from scheduler_app.calendar_view.typeface import FAMILY, load_typeface

SMALL, BODY, HEADING = 11, 12, 16
REMEMBERED = 20_000


class Lettering:
    """The fonts of a view at one scale, and what of a text fits where."""

    def __init__(self, scale: float = 1.0) -> None:
        load_typeface()
        self.small = _font(SMALL * scale)
        self.body = _font(BODY * scale)
        self.bold = _font(BODY * scale, is_bold=True)
        self.caption = _font(SMALL * scale, is_bold=True)
        self.heading = _font(HEADING * scale, is_bold=True)
        self.line = round((BODY + 4) * scale)
        self._metrics = {
            id(font): QFontMetricsF(font)
            for font in (self.small, self.body, self.bold, self.caption, self.heading)
        }
        self._cut: dict[tuple[str, int, int, int], tuple[str, ...]] = {}

    def width(self, text: str, font: QFont) -> float:
        """Pixels of a text on one line."""
        return self._metrics[id(font)].horizontalAdvance(text)

    def ascent(self, font: QFont) -> float:
        """From the top of a line to its base."""
        return self._metrics[id(font)].ascent()

    def height(self, font: QFont) -> float:
        """From the top of the highest to the foot of the lowest letter."""
        metrics = self._metrics[id(font)]
        return metrics.ascent() + metrics.descent()

    def cut(self, text: str, width: float, font: QFont) -> str:
        """As much of a text as fits on one line, with an ellipsis where some is left out."""
        return self.wrapped(text, width, 1, font)[0]

    def wrapped(self, text: str, width: float, lines: int, font: QFont) -> tuple[str, ...]:
        """A text on at most so many lines; the last has an ellipsis where some is left out."""
        key = (text, int(width), lines, id(font))
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) > REMEMBERED:
                self._cut.clear()
            found = self._cut[key] = self._wrap(text, width, lines, font)
        return found

    def _wrap(self, text: str, width: float, lines: int, font: QFont) -> tuple[str, ...]:
        metrics = self._metrics[id(font)]
        found: list[str] = []
        rest = text
        while len(found) < lines - 1 and metrics.horizontalAdvance(rest) > width:
            length = self._fitting(rest, width, metrics)
            if length == 0:
                break
            found.append(rest[:length].rstrip())
            rest = rest[length:].lstrip()
        found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        return tuple(found)

    @staticmethod
    def _fitting(text: str, width: float, metrics: QFontMetricsF) -> int:
        """How many characters fit on a line, broken after a space, a hyphen or between ideographs."""
        best = 0
        for n in range(1, len(text)):
            if metrics.horizontalAdvance(text[:n].rstrip()) > width:
                break
            if text[n - 1] in " -/–" or text[n] == " " or ord(text[n]) > 0x2E80:
                best = n
        return best


def _font(pixels: float, *, is_bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies([FAMILY, *QGuiApplication.font().families()])
    font.setPixelSize(max(round(pixels), 6))
    font.setBold(is_bold)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
