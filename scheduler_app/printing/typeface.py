"""The one typeface of paper: the shipped font, in styles that grow with the size of the text."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from scheduler_app.calendar_view.typeface import FAMILY, load_typeface
from scheduler_app.printing.options import UNITS_PER_POINT

INK, GREY, RULE, SHADE = "#111111", "#555555", "#b8b8b8", "#efefef"

_kept = threading.local()


UNHINTED = QFont.HintingPreference.PreferNoHinting  # looked up at import: see `output`


@dataclass(frozen=True, slots=True)
class Style:
    """A size in points, a weight and a colour."""

    size: float
    is_bold: bool = False
    colour: str = INK


def font_of(style: Style) -> QFont:
    """The font of a style in units of the layout, one for each thread. Hinting is off: it depends on the device."""
    fonts: dict[Style, QFont] | None = getattr(_kept, "fonts", None)
    if fonts is None:
        fonts = _kept.fonts = {}
    if style not in fonts:
        fonts[style] = _new_font(style)
    return fonts[style]


def _new_font(style: Style) -> QFont:
    load_typeface()
    font = QFont(FAMILY)
    font.setPixelSize(round(style.size * UNITS_PER_POINT))
    font.setBold(style.is_bold)
    font.setHintingPreference(UNHINTED)
    font.setKerning(True)
    return font


def colour_of(style: Style) -> QColor:
    return QColor(style.colour)
