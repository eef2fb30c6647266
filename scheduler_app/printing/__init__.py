"""Itineraries and day sheets on paper: one code for the preview, the printer and the PDF.

`output` writes and prints; it needs a QGuiApplication.
"""

from __future__ import annotations

from scheduler_app.printing.day_sheet import day_sheet_pages
from scheduler_app.printing.itinerary import itinerary_pages
from scheduler_app.printing.options import PaperOptions, PaperSize
from scheduler_app.printing.pages import Pages

__all__ = [
    "Pages",
    "PaperOptions",
    "PaperSize",
    "day_sheet_pages",
    "itinerary_pages",
]
