"""The print preview: what to print at the left, its real pages in the middle, how at the right.

It stands beside the main window and follows the mission. Pages are laid out and painted in workers,
those in view first; printing and saving run in the background, with progress, and can be stopped.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSizeF, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.jobs import Job, Runner
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.texts import file_stem
from scheduler_app.printing import PaperOptions
from scheduler_app.printing.choices import Choice
from scheduler_app.printing.output import PaperError, Printed, prepare
from scheduler_app.ui.asking import is_accepted, is_there
from scheduler_app.ui.dialogs import paper_work
from scheduler_app.ui.dialogs.paper_choices import PaperChoices
from scheduler_app.ui.dialogs.paper_count import PageCount
from scheduler_app.ui.dialogs.paper_list import PaperList
from scheduler_app.ui.look import fit_to_screen
from scheduler_app.ui.plain import Label
from scheduler_app.ui.widgets.page_view import PageView
from scheduler_app.wording import paper as words
from scheduler_app.wording.window import not_worked_out

SETTLE_MILLISECONDS = 120
"""So long the mission, or an option, must rest before pages are made again."""

_Key = tuple[int, Choice | None, PaperOptions]
"""What the pages in view were made from."""


class PrintPreview(QDialog):
    """A window of its own; `show()` it. Ends its background work when it is closed."""

    def __init__(self, document: Document | Mission, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._document = document if isinstance(document, Document) else None
        self._mission = document.mission if isinstance(document, Document) else document
        self._runner: Runner | None = None
        self._is_closing = False
        self._seeing: Job | None = None
        self._working: Job | None = None
        self._seen_for: _Key | None = None
        self._asked: _Key | None = None
        self._shown_choice: Choice | None = None
        self._count = PageCount(self._count_pages)
        self._build()
        self._connect()
        self.papers.set_mission(self._mission)

    # -- what others may ask of it -----------------------------------------------------------------

    def choose(self, choices: Collection[Choice]) -> None:
        """Check these documents and no others, and show the first."""
        self.papers.choose(choices)

    def save_pdf(self, path: Path) -> None:
        """Save what is chosen: a path ending in .pdf is one file, any other a folder."""
        self._start(paper_work.save, path, lambda done: self._saved(done, path))

    def print_on(self, printer: QPrinter) -> None:
        """Print what is chosen."""
        self._start(paper_work.send, printer, self._printed)

    def stop(self) -> None:
        """End printing or saving; of one file nothing is written then."""
        if self._working is not None:
            self._working.stop()

    @property
    def is_counted(self) -> bool:
        """Whether the pages of all that is chosen are known."""
        return self._count.pages_of(self.papers.chosen()) is not None

    @property
    def is_working(self) -> bool:
        """Whether it is printing or saving."""
        return self._working is not None

    @property
    def told(self) -> str:
        """The line under the pages."""
        return self._told.text()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(words.preview_title())
        fit_to_screen(self, 1320, 860)
        self.papers = PaperList()
        self.view = PageView()
        self.choices = PaperChoices()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_zoom())
        column.addWidget(self.view, 1)
        splitter = QSplitter(childrenCollapsible=False)
        for widget in (self.papers, middle, self._build_side()):
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([420, 640, 220])
        splitter.setHandleWidth(16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(splitter, 1)
        whole.addLayout(self._build_foot())
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)

    def _build_zoom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._page = Label()
        row.addWidget(self._page)
        row.addStretch(1)
        for text, name, act, keys in (
            ("−", tr("Smaller"), self.view.zoom_out, QKeySequence.StandardKey.ZoomOut),
            (tr("Fit width"), tr("Fit width"), self.view.fit_width, QKeySequence("Ctrl+0")),
            ("+", tr("Larger"), self.view.zoom_in, QKeySequence.StandardKey.ZoomIn),
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(act)
            QShortcut(QKeySequence(keys), self, act)
            row.addWidget(button)
        return row

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._print = QPushButton(tr("&Print…"), autoDefault=False)
        self._print.setDefault(True)
        self._save = QPushButton(tr("&Save PDF…"), autoDefault=False)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._save.click)
        column.addWidget(self.choices)
        column.addStretch(1)
        column.addWidget(self._print)
        column.addWidget(self._save)
        return side

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._told = Label()
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setFixedWidth(240)
        self._stop = QPushButton(tr("Stop"), autoDefault=False)
        policy = self._stop.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._stop.setSizePolicy(policy)
        row.addWidget(self._told, 1)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self._show_working()
        return row

    def _connect(self) -> None:
        self._settle.timeout.connect(self._on_settled)
        self.papers.shown_changed.connect(self._on_shown_changed)
        self.papers.chosen_changed.connect(self._on_chosen_changed)
        self.choices.changed.connect(self._settle.start)
        self.view.needed.connect(self._look)
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._show_page())
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(self._on_save)
        self._stop.clicked.connect(self.stop)
        if self._document is not None:
            self._document.changed.connect(self._on_document_changed)

    def _on_document_changed(self, _change: object) -> None:
        """A slot of this dialog, so that Qt lets go of it when the dialog is gone."""
        self._settle.start()

    # -- pages ---------------------------------------------------------------------------------

    def _on_settled(self) -> None:
        """The mission or an option is another: make the pages in view again."""
        if self._document is not None and self._mission is not self._document.mission:
            self._mission = self._document.mission
            self.papers.set_mission(self._mission)
        self._seen_for = None
        self._look()
        self._count_pages()

    def _on_shown_changed(self) -> None:
        self.view.go_to_top()
        self._look()

    def _look(self) -> None:
        """Ask a worker for the pages in view; one question at a time, the newest next."""
        choice = self.papers.shown()
        if choice is None or self._seeing is not None or not self._is_open():
            return
        key = self._key()
        is_other = key != self._seen_for
        numbers: Sequence[int] = (0, 1) if is_other else self.view.needs()[:2]
        if is_other and self._shown_choice == choice:
            numbers = tuple(self.view.in_view())[:3] or (0, 1)
        if not numbers:
            return
        self._asked = key
        self._shown_choice = choice
        job = self._run().start(
            paper_work.see,
            self._mission,
            choice,
            self.choices.options(),
            numbers,
            self.view.dots_per_inch(),
        )
        self._seeing = job
        job.finished.connect(self._on_seen)

    def _on_seen(self, seen: paper_work.Seen | None) -> None:
        self._seeing = None
        if seen is None:
            return
        if self._key() == self._asked:
            if self._seen_for != self._asked:
                width, height = self.choices.options().paper.points
                self._seen_for = self._asked
                self.view.blockSignals(True)
                self.view.set_pages(seen.count, QSizeF(width, height))
                self.view.blockSignals(False)
            for number, image in seen.pictures.items():
                self.view.put(number, seen.dots_per_inch, image)
            self._show_page()
        self._look()
        self._count_pages()

    def _key(self) -> _Key:
        return id(self._mission), self.papers.shown(), self._options()

    def _options(self) -> PaperOptions:
        """The options without the time of printing: two of them are equal if pages look alike."""
        return dataclasses.replace(self.choices.options(), printed_at=datetime.min)

    def _show_page(self) -> None:
        count = self.view.page_count()
        self._page.setText(words.page_of(self.view.current_page() + 1, count) if count else "")

    # -- how many pages --------------------------------------------------------------------------

    def _on_chosen_changed(self) -> None:
        self._show_working()
        self._count_pages()

    def _count_pages(self) -> None:
        """Say how many pages the chosen documents have, counting those in view first."""
        self._count.set_key((id(self._mission), self._options()))
        chosen = self.papers.chosen()
        pages = self._count.pages_of(chosen)
        self.papers.say_pages(pages)
        if pages is None and self._seeing is self._working is None and self._is_open():
            self._count.ask(self._run(), self._mission, chosen, self.choices.options())

    # -- printing and saving -------------------------------------------------------------------

    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if is_accepted(dialog):
            self.print_on(printer)

    def _on_save(self) -> None:
        folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        if self.choices.is_one_file:
            name = f"{self._mission.start.isoformat()} {file_stem(self._mission.title)}.pdf"
            text, _ = QFileDialog.getSaveFileName(
                self, tr("Save PDF"), str(folder / name), tr("PDF files (*.pdf)")
            )
            path = Path(text)
            if text and path.suffix.lower() != ".pdf":
                path = path.with_name(path.name + ".pdf")
        else:
            text = QFileDialog.getExistingDirectory(self, tr("Folder for the PDFs"), str(folder))
            path = Path(text)
        if text:
            self.save_pdf(path)

    def _start(
        self, work: Callable[..., Printed], goal: Path | QPrinter, then: Callable[[Printed], None]
    ) -> None:
        chosen = self.papers.chosen()
        if self._working is not None or not chosen:
            return
        self._bar.setRange(0, len(chosen))
        self._bar.setValue(0)
        job = self._run().start_with_handle(
            work, self._mission, chosen, self.choices.options(), goal
        )
        self._working = job
        job.progressed.connect(self._on_progressed)
        job.finished.connect(lambda done: self._on_finished(done, then, job.error))
        job.failed.connect(self._on_failed)
        self._told.setText("")
        self._show_working()

    def _on_progressed(self, steps: tuple[int, int]) -> None:
        done, total = steps
        self._bar.setValue(done)
        self._told.setText(words.working(done, total))

    def _on_finished(
        self, done: Printed | None, then: Callable[[Printed], None], error: BaseException | None
    ) -> None:
        if not is_there(self):
            return
        self._working = None
        self._show_working()
        if error is not None:
            return  # it has been told
        if done is None or done.is_stopped:
            self._told.setText(words.stopped())
        else:
            then(done)
        self._count_pages()

    def _on_failed(self, error: Exception) -> None:
        self._working = None
        self._show_working()
        if isinstance(error, PaperError):
            self._told.setText(words.paper_fault(error.fault.value, error.path))
        else:
            self._run().report(error)

    def _saved(self, done: Printed, path: Path) -> None:
        self._told.setText(words.saved(done.documents, done.pages, str(path)))

    def _printed(self, done: Printed) -> None:
        self._told.setText(words.printed(done.documents, done.pages))

    def _show_working(self) -> None:
        is_working = self._working is not None
        self._bar.setVisible(is_working)
        self._stop.setVisible(is_working)
        can_print = not is_working and bool(self.papers.chosen())
        self._print.setEnabled(can_print)
        self._save.setEnabled(can_print)

    # -- Qt --------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_settled)  # the window first, then its pages

    def done(self, result: int) -> None:
        """Close: stop what runs in the background, then go."""
        if self._document is not None and not self._is_closing:
            self._document.changed.disconnect(self._on_document_changed)
        self._settle.stop()
        self._is_closing = True  # what ends now is announced, and must not start anything
        if self._runner is not None:
            self._runner.close()
            self._runner = None
        self._is_closing = False
        self._seeing = self._working = None
        self._count.forget_work()
        self._show_working()
        super().done(result)

    def _is_open(self) -> bool:
        return self.isVisible() and not self._is_closing

    def _run(self) -> Runner:
        if self._runner is None:
            prepare()
            self._runner = Runner(self)
            self._runner.failed.connect(lambda _error: self._told.setText(not_worked_out()))
        return self._runner
