"""The colours of the calendar, light and dark: few, each with one meaning.

The tints of cities are Okabe and Ito's eight hues, which colour-blind people tell apart
(https://jfly.uni-koeln.de/color/); no state is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor

from scheduler_app.calendar_view.drops import Level
from scheduler_app.calendar_view.layout import Tone

CITY_HUES = (
    "#56B4E9",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#F0E442",
    "#0072B2",
    "#D55E00",
    "#888888",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One set of colours; `strong` draws edges and borders, `fill` the inside of blocks;
    `small` is the one colour of blocks too small for both.
    """

    is_dark: bool
    paper: QColor
    panel: QColor
    ink: QColor
    muted: QColor
    line: QColor
    faint_line: QColor
    closed: QColor
    meal: QColor
    peak: QColor
    clash: QColor
    warning: QColor
    strong: Mapping[Tone, QColor]
    fill: Mapping[Tone, QColor]
    small: Mapping[Tone, QColor]
    hatch: QColor
    drop: Mapping[Level, QColor]
    city_alpha: float

    def city(self, tint: int) -> QColor:
        """The background tint of the n-th city."""
        colour = QColor(CITY_HUES[tint % len(CITY_HUES)])
        colour.setAlphaF(self.city_alpha)
        return colour


LIGHT = Theme(
    is_dark=False,
    paper=QColor("#FFFFFF"),
    panel=QColor("#F6F7F8"),
    ink=QColor("#1D2228"),
    muted=QColor("#59626C"),
    line=QColor("#D5D9DD"),
    faint_line=QColor("#EBEDEF"),
    closed=QColor("#E9EBED"),
    meal=QColor("#F5F1E6"),
    peak=QColor("#E3B34C"),
    clash=QColor("#C62828"),
    warning=QColor("#C77700"),
    strong={
        Tone.GOVERNMENT: QColor("#1F5FA8"),
        Tone.COMPANY: QColor("#0B7A5E"),
        Tone.GATHERING: QColor("#7A3E9D"),
        Tone.TRAVEL: QColor("#5C6670"),
    },
    fill={
        Tone.GOVERNMENT: QColor("#DDE9F7"),
        Tone.COMPANY: QColor("#DAF0E8"),
        Tone.GATHERING: QColor("#EEE2F6"),
        Tone.TRAVEL: QColor("#F1F3F4"),
    },
    small={
        Tone.GOVERNMENT: QColor("#5B8DC4"),
        Tone.COMPANY: QColor("#4FA48D"),
        Tone.GATHERING: QColor("#A27ABC"),
        Tone.TRAVEL: QColor("#8E979F"),
    },
    hatch=QColor("#B9C0C6"),
    drop={
        Level.FITS: QColor("#2E9E5B"),
        Level.WISH: QColor("#D99A00"),
        Level.BREAKS: QColor("#C62828"),
        Level.IMPOSSIBLE: QColor("#8A9199"),
    },
    city_alpha=0.16,
)

DARK = Theme(
    is_dark=True,
    paper=QColor("#1B1E22"),
    panel=QColor("#23272C"),
    ink=QColor("#E8EAED"),
    muted=QColor("#A3ABB4"),
    line=QColor("#3A4047"),
    faint_line=QColor("#282D32"),
    closed=QColor("#2A2E33"),
    meal=QColor("#2B2921"),
    peak=QColor("#A67C22"),
    clash=QColor("#FF6B6B"),
    warning=QColor("#F0A93B"),
    strong={
        Tone.GOVERNMENT: QColor("#7FB2EC"),
        Tone.COMPANY: QColor("#5FC4A4"),
        Tone.GATHERING: QColor("#C79BE4"),
        Tone.TRAVEL: QColor("#9AA4AE"),
    },
    fill={
        Tone.GOVERNMENT: QColor("#20374F"),
        Tone.COMPANY: QColor("#1A3E34"),
        Tone.GATHERING: QColor("#3C2A49"),
        Tone.TRAVEL: QColor("#2A2F34"),
    },
    small={
        Tone.GOVERNMENT: QColor("#5F8FC6"),
        Tone.COMPANY: QColor("#479A80"),
        Tone.GATHERING: QColor("#9F78BC"),
        Tone.TRAVEL: QColor("#747D86"),
    },
    hatch=QColor("#545C64"),
    drop={
        Level.FITS: QColor("#4CC27E"),
        Level.WISH: QColor("#F0B429"),
        Level.BREAKS: QColor("#FF6B6B"),
        Level.IMPOSSIBLE: QColor("#8A9199"),
    },
    city_alpha=0.15,
)
