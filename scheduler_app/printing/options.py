"""What the user chooses about paper, and the one unit in which pages are laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

UNITS_PER_POINT = 10
UNITS_PER_INCH = 72 * UNITS_PER_POINT
"""Pages are laid out in tenths of a point, whatever they are painted on: the same lines break in
the same places on the screen, in a PDF and on a printer."""

SMALLEST_TEXT, NORMAL_TEXT, LARGEST_TEXT = 8.0, 10.0, 14.0


class PaperSize(StrEnum):
    """The papers that are at hand where missions go."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def points(self) -> tuple[float, float]:
        """Width and height, upright."""
        return (595.28, 841.89) if self is PaperSize.A4 else (612.0, 792.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOptions:
    """`printed_at`: what the pages say of when they were printed. `text_size`: of running text, in
    points; headings and times grow with it. `is_page_per_day`: each day begins on a new page.
    """

    printed_at: datetime
    paper: PaperSize = PaperSize.A4
    is_page_per_day: bool = False
    text_size: float = NORMAL_TEXT
    is_24_hour: bool = True

    def __post_init__(self) -> None:
        if not SMALLEST_TEXT <= self.text_size <= LARGEST_TEXT:
            raise ValueError(f"text size {self.text_size} is not in {SMALLEST_TEXT}-{LARGEST_TEXT}")


def points(value: float) -> float:
    """Points in units of the layout."""
    return value * UNITS_PER_POINT
