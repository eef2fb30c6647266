"""Pages to a PDF, to a folder of PDFs, to a printer, and to a picture.

Files are made whole in memory, written beside their place under another name, and renamed: at no
moment is there half a file, and a failure leaves what was there. Everything here may run in a
worker thread; a document is laid out where it is painted.
"""

from __future__ import annotations

import errno
import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from scheduler_app.mission.itinerary import Itinerary
from scheduler_app.mission.itinerary.run_sheet import RunSheet
from scheduler_app.mission.texts import file_stem
from scheduler_app.planning.report import PlanReport
from scheduler_app.printing.choices import Source
from scheduler_app.printing.day_sheet import day_sheet_pages
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.itinerary import itinerary_pages
from scheduler_app.printing.options import UNITS_PER_INCH, PaperOptions
from scheduler_app.printing.outline import with_outline
from scheduler_app.printing.pages import Page, Pages
from scheduler_app.printing.pieces import Badge, Band, Beside, Gap, Rule, Stack
from scheduler_app.printing.report import report_pages
from scheduler_app.printing.run_sheet import run_sheet_pages
from scheduler_app.printing.slip import Slip, slip_pages
from scheduler_app.printing.text import paragraph
from scheduler_app.printing.typeface import Style
from scheduler_app.storage.errors import AnotherFileThere
from scheduler_app.storage.places import put_file

OnProgress = Callable[[int, int], None]
IsStopped = Callable[[], bool]

# PySide makes the type of an enumeration when it is first looked up, and crashes where two threads
# do so at once. Whatever workers need is looked up here, at import, in the thread of the window.
PIXELS = QImage.Format.Format_RGB32
SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
WRITING = QIODevice.OpenModeFlag.WriteOnly
LAYOUT_POINT, SIZE_POINT = QPageLayout.Unit.Point, QPageSize.Unit.Point

CREATOR = "Attaché"


class PaperFault(StrEnum):
    """Why nothing was written or printed; `wording.paper.paper_fault` has the sentences."""

    NO_PERMISSION = "no_permission"
    DISK_FULL = "disk_full"
    NO_FOLDER = "no_folder"
    IS_FOLDER = "is_folder"
    NOT_FOLDER = "not_folder"
    OTHER_FILE = "other_file"
    NOT_WRITTEN = "not_written"
    PRINTER = "printer"
    NOTHING = "nothing"


@dataclass(kw_only=True, eq=False)
class PaperError(Exception):
    """A file that was not written, or a printer that did not print."""

    fault: PaperFault
    path: str

    def __str__(self) -> str:
        """A line for logs; users read `wording.paper.paper_fault`."""
        return f"{self.fault.value} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What came of it. `is_stopped`: it ended early (of one file nothing is written then)."""

    paths: tuple[Path, ...] = ()
    documents: int = 0
    pages: int = 0
    is_stopped: bool = False


def lay_out(source: Source, options: PaperOptions) -> Pages:
    """The pages of one itinerary or day sheet."""
    if isinstance(source, Itinerary):
        return itinerary_pages(source, options)
    if isinstance(source, RunSheet):
        return run_sheet_pages(source, options)
    if isinstance(source, PlanReport):
        return report_pages(source, options)
    if isinstance(source, Slip):
        return slip_pages(source, options)
    return day_sheet_pages(source, options)


def to_pdf(
    path: Path,
    sources: Sequence[Source],
    options: PaperOptions,
    *,
    on_progress: OnProgress | None = None,
    is_stopped: IsStopped | None = None,
) -> Printed:
    """Write one file if `path` ends in .pdf, else one file each into the folder `path`.

    Raises PaperError. The folder is made if its own parent is there. Progress counts documents.
    """
    if not sources:
        raise PaperError(fault=PaperFault.NOTHING, path=str(path))
    steps = _Steps(len(sources), on_progress, is_stopped)
    if path.suffix.lower() == ".pdf":
        return _to_one_file(path, sources, options, steps)
    return _to_folder(path, sources, options, steps)


def to_printer(
    printer: QPrinter,
    sources: Sequence[Source],
    options: PaperOptions,
    *,
    on_progress: OnProgress | None = None,
    is_stopped: IsStopped | None = None,
) -> Printed:
    """Print on a printer that the user has chosen; the paper of the options is set on it."""
    if not sources:
        raise PaperError(fault=PaperFault.NOTHING, path=printer.printerName())
    steps = _Steps(len(sources), on_progress, is_stopped)
    printer.setCreator(CREATOR)
    printer.setFullPage(True)
    printer.setPageSize(_page_size(options))
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError(fault=PaperFault.PRINTER, path=printer.printerName())
    scale = printer.resolution() / UNITS_PER_INCH
    painted = _paint_all(painter, sources, options, steps, printer.newPage, scale)
    if painted is None:
        printer.abort()
    painter.end()
    if painted is None:
        return Printed(is_stopped=True)
    return Printed(documents=len(sources), pages=sum(map(len, painted)))


def picture(pages: Pages, number: int, dots_per_inch: float) -> QImage:
    """Page `number` (from 0) as a picture, for the preview."""
    scale = dots_per_inch / UNITS_PER_INCH
    frame = pages.frame
    image = QImage(
        round(frame.paper_width * scale),
        round(frame.paper_height * scale),
        PIXELS,
    )
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHints(SMOOTH)
    painter.scale(scale, scale)
    pages.paint(painter, number)
    painter.end()
    return image


@functools.cache
def prepare() -> None:
    """Lay out, paint and write one small page, once, before workers do: call it in the thread of
    the window. It loads the typeface, and every type that PySide makes at its first use.
    """
    options = PaperOptions(printed_at=datetime(2015, 4, 12))
    frame = Frame(options, mission="-", version=1, title="-", subtitle="-")
    text = paragraph(
        [("- 北京", Style(10.0)), ("-", Style(10.0, is_bold=True))], 1000, is_right=True
    )
    pieces = (Badge(text, 1000), Band(Beside([(0, text)]), 1000), Stack([Gap(10), Rule(1000)]))
    page = Page(pieces=tuple((0.0, piece) for piece in pieces))
    pages = Pages(title="-", name="-", author="-", frame=frame, pages=(page,))
    picture(pages, 0, 20.0)
    data = QByteArray()  # must outlive the buffer
    buffer = QBuffer(data)
    writer = _writer(buffer, options)
    painter = _painter(writer)
    pages.paint(painter, 0)
    writer.newPage()
    painter.end()


class _Steps:
    """Progress counted and the wish to stop asked for, between documents."""

    def __init__(
        self, total: int, on_progress: OnProgress | None, is_stopped: IsStopped | None
    ) -> None:
        self._total, self._on_progress, self._is_stopped = total, on_progress, is_stopped

    @property
    def is_stopped(self) -> bool:
        return self._is_stopped is not None and self._is_stopped()

    def done(self, count: int) -> None:
        if self._on_progress is not None:
            self._on_progress(count, self._total)


def _to_one_file(
    path: Path, sources: Sequence[Source], options: PaperOptions, steps: _Steps
) -> Printed:
    made = _pdf(sources, options, steps)
    if made is None:
        return Printed(is_stopped=True)
    data, painted = made
    _write(path, data)
    return Printed(paths=(path,), documents=len(sources), pages=sum(map(len, painted)))


def _to_folder(
    path: Path, sources: Sequence[Source], options: PaperOptions, steps: _Steps
) -> Printed:
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise _error(error, path) from error
    written: list[Path] = []
    taken: set[str] = set()
    pages = 0
    for number, source in enumerate(sources):
        if steps.is_stopped:
            return Printed(paths=tuple(written), documents=number, pages=pages, is_stopped=True)
        made = _pdf([source], options, _Steps(1, None, None))
        assert made is not None
        data, painted = made
        target = path / f"{_free_name(file_stem(painted[0].name), taken)}.pdf"
        _write(target, data)
        written.append(target)
        pages += len(painted[0])
        steps.done(number + 1)
    return Printed(paths=tuple(written), documents=len(sources), pages=pages)


def _free_name(name: str, taken: set[str]) -> str:
    """Two people of one post get a number; file systems may not tell A from a."""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} ({number})"
    taken.add(found.casefold())
    return found


def _pdf(
    sources: Sequence[Source], options: PaperOptions, steps: _Steps
) -> tuple[bytes, list[Pages]] | None:
    """A PDF with an outline, and its documents; None when it was stopped."""
    data = QByteArray()
    buffer = QBuffer(data)
    writer = _writer(buffer, options)
    first = lay_out(sources[0], options)
    writer.setTitle(first.title if len(sources) == 1 else first.author)
    writer.setAuthor(first.author)
    name = f"{first.title} {len(sources)}".encode()
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), name))
    painter = _painter(writer)
    painted = _paint_all(painter, sources, options, steps, writer.newPage, 1.0)
    painter.end()
    buffer.close()
    if painted is None:
        return None
    return with_outline(bytes(data.data()), _bookmarks(painted)), painted


def _writer(buffer: QBuffer, options: PaperOptions) -> QPdfWriter:
    """A writer of a PDF. Its title and author count only if they are set before it is painted on."""
    buffer.open(WRITING)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageSize(_page_size(options))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), LAYOUT_POINT)
    writer.setCreator(CREATOR)
    return writer


def _painter(writer: QPdfWriter) -> QPainter:
    painter = QPainter()
    if not painter.begin(writer):
        raise PaperError(fault=PaperFault.NOT_WRITTEN, path="")
    return painter


def _bookmarks(painted: Iterable[Pages]) -> list[tuple[str, int]]:
    found, page = [], 0
    for pages in painted:
        found.append((pages.title, page))
        page += len(pages)
    return found


def _paint_all(
    painter: QPainter,
    sources: Sequence[Source],
    options: PaperOptions,
    steps: _Steps,
    new_page: Callable[[], bool],
    scale: float,
) -> list[Pages] | None:
    """Every page of every document in order; None when it was stopped."""
    painted: list[Pages] = []
    painter.scale(scale, scale)
    for number, source in enumerate(sources):
        if steps.is_stopped:
            return None
        pages = lay_out(source, options)
        for page in range(len(pages)):
            if number or page:
                new_page()
            pages.paint(painter, page)
        painted.append(pages)
        steps.done(number + 1)
    return painted


def _page_size(options: PaperOptions) -> QPageSize:
    width, height = options.paper.points
    return QPageSize(QSizeF(width, height), SIZE_POINT, options.paper.value.upper())


def _write(path: Path, data: bytes) -> None:
    """Write a file whole; on any failure nothing of it is left."""
    if path.is_dir():
        raise PaperError(fault=PaperFault.IS_FOLDER, path=str(path))
    try:
        put_file(path, data)
    except AnotherFileThere as error:
        raise PaperError(fault=PaperFault.OTHER_FILE, path=str(path)) from error
    except OSError as error:
        raise _error(error, path) from error


def _error(error: OSError, path: Path) -> PaperError:
    faults = {
        errno.EACCES: PaperFault.NO_PERMISSION,
        errno.EPERM: PaperFault.NO_PERMISSION,
        errno.EROFS: PaperFault.NO_PERMISSION,
        errno.ENOSPC: PaperFault.DISK_FULL,
        errno.EDQUOT: PaperFault.DISK_FULL,
        errno.ENOENT: PaperFault.NO_FOLDER,
        errno.EISDIR: PaperFault.IS_FOLDER,
        errno.ENOTDIR: PaperFault.NOT_FOLDER,
        errno.EEXIST: PaperFault.NOT_FOLDER,
    }
    fault = faults.get(error.errno or 0, PaperFault.NOT_WRITTEN)
    return PaperError(fault=fault, path=str(path))
