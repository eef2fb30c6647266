"""What the preview lets workers do: pictures of pages, PDFs, printing. No widgets here.

Each function takes plain values and lays its documents out in the thread in which it paints them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from scheduler_app.jobs import Handle
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.printing import PaperOptions
from scheduler_app.printing.choices import Choice, source_of, sources_of
from scheduler_app.printing.output import Printed, lay_out, picture, to_pdf, to_printer


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How many pages a document has, and pictures of some (page from 0)."""

    count: int
    dots_per_inch: float
    pictures: dict[int, QImage]


def see(
    mission: Mission,
    choice: Choice,
    options: PaperOptions,
    numbers: Sequence[int],
    dots_per_inch: float,
) -> Seen:
    """Lay one document out and paint some of its pages; numbers beyond the last are left out."""
    pages = lay_out(source_of(ItineraryIndex(mission), choice), options)
    return Seen(
        count=len(pages),
        dots_per_inch=dots_per_inch,
        pictures={
            number: picture(pages, number, dots_per_inch)
            for number in numbers
            if number < len(pages)
        },
    )


def count(
    handle: Handle, mission: Mission, choices: Sequence[Choice], options: PaperOptions
) -> dict[Choice, int]:
    """How many pages documents have; of those that it came to before it was stopped."""
    index = ItineraryIndex(mission)
    found: dict[Choice, int] = {}
    for choice in choices:
        if handle.stop.is_set:
            break
        found[choice] = len(lay_out(source_of(index, choice), options))
    return found


def save(
    handle: Handle, mission: Mission, choices: Sequence[Choice], options: PaperOptions, path: Path
) -> Printed:
    """PDFs, as `to_pdf`."""
    return to_pdf(
        path,
        sources_of(mission, choices),
        options,
        on_progress=lambda done, total: handle.report((done, total)),
        is_stopped=lambda: handle.stop.is_set,
    )


def send(
    handle: Handle,
    mission: Mission,
    choices: Sequence[Choice],
    options: PaperOptions,
    printer: QPrinter,
) -> Printed:
    """To a printer, as `to_printer`."""
    return to_printer(
        printer,
        sources_of(mission, choices),
        options,
        on_progress=lambda done, total: handle.report((done, total)),
        is_stopped=lambda: handle.stop.is_set,
    )
