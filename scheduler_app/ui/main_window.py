"""The window: menus, docks, status bar, and one mission or the start page in the middle.

What a command does is in `handlers`, `Editing`, `Files`, `Solving` and the panels; here the parts
are joined, and what comes of their work is said.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QPushButton,
    QStackedWidget,
)

from scheduler_app.calendar_view.reading import Reading
from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.findings import Findings
from scheduler_app.jobs import Runner
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.planning import DEFAULT_LIMITS
from scheduler_app.storage import Store
from scheduler_app.ui.asking import beside
from scheduler_app.ui.dialogs.find import FindDialog
from scheduler_app.ui.dialogs.print_preview import PrintPreview
from scheduler_app.ui.dialogs.reader import (
    Reader,
    about_html,
    about_mission_html,
    help_html,
    keys_html,
)
from scheduler_app.ui.docks import Docks
from scheduler_app.ui.failing import Failing
from scheduler_app.ui.files import Files
from scheduler_app.ui.greeting import greet
from scheduler_app.ui.handlers import handlers_of
from scheduler_app.ui.icons import app_icon, refresh_icons
from scheduler_app.ui.look import Appearance, install_look
from scheduler_app.ui.menus import LOCAL_COMMANDS, ROW_COMMANDS, Menus
from scheduler_app.ui.panels.start_page import StartPage
from scheduler_app.ui.plain import Label, caption
from scheduler_app.ui.remembered import Remembered
from scheduler_app.ui.solving import Offer
from scheduler_app.ui.widgets.solve_status import SolveStatus
from scheduler_app.ui.workbench import Workbench
from scheduler_app.wording.solving import kept_sentence, solved_sentence
from scheduler_app.wording.window import offer_sentence, standing_sentence

if TYPE_CHECKING:
    from scheduler_app.planning import Proposal

_STATE_VERSION = 1
_MESSAGE_MS = 10_000
_FREED_MS = 1_000
"""After a mission was closed: then what comes next is on the screen."""


def _free_closed() -> None:
    """Python's collector skips what was frozen while a mission was open; once it is closed, it goes too."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class MainWindow(QMainWindow):
    """`shown(Document)` follows every mission that has come to the screen."""

    shown = Signal(object)

    def __init__(self, runner: Runner, remembered: Remembered) -> None:
        super().__init__()
        self._runner = runner
        self._remembered = remembered
        self._find: FindDialog | None = None
        self._is_leaving = False
        self.workbench: Workbench | None = None
        self.files = Files(runner, self)
        self._build()
        self._failing = Failing(
            runner, self, say=self.say, stand=self.standing.setText, note=self._note
        )
        self._connect()
        self.show_start_page()

    @property
    def document(self) -> Document | None:
        """The open mission."""
        return self.workbench.document if self.workbench else None

    @property
    def actions_by_name(self) -> dict[str, QAction]:
        """The actions by the names of their commands."""
        return self.menus.actions

    # -- one mission or none ---------------------------------------------------------------

    def show_document(self, document: Document, index: ItineraryIndex | None = None) -> None:
        """Show a mission, read already or not, in the place of the one before, which is closed."""
        self.close_mission()
        document.setParent(self)
        rows, local = self.menus.named(ROW_COMMANDS), self.menus.named(LOCAL_COMMANDS)
        self.workbench = Workbench(document, self._runner, self, rows, local, Reading(index))
        self._connect_workbench(self.workbench)
        self._stack.addWidget(self.workbench)
        self._stack.setCurrentWidget(self.workbench)
        self.docks.show_workbench(self.workbench)
        if not self.restoreState(self._remembered.bytes_of("state"), _STATE_VERSION):
            self.docks.arrange()
        self.files.shown = document
        if document.path is not None:
            self._remembered.add_recent(document.path)
        self._fill_recent()
        save_copy = self.actions_by_name["save_copy"].trigger
        greet(document, self._bench.notice, save_copy)
        self._on_changed()
        self.workbench.city_day.view.setFocus()
        self.shown.emit(document)

    def close_mission(self) -> None:
        """Let go of the mission; everything is saved already."""
        if self.workbench is None:
            return
        self._remembered.set_bytes("state", self.saveState(_STATE_VERSION))
        self.workbench.details.write_note()
        if self._find is not None:
            self._find.deleteLater()
        workbench, self.workbench, self._find = self.workbench, None, None
        self._is_leaving = False
        self.statusBar().clearMessage()
        self.files.shown = None
        for dialog in self.findChildren(QDialog):
            dialog.close()
        workbench.solving.discard()
        workbench.judging.end()
        self.solve_status.hide()
        self._stack.removeWidget(workbench)
        self.docks.clear()
        workbench.document.undo_stack.blockSignals(True)
        workbench.document.close()
        workbench.document.deleteLater()
        workbench.deleteLater()
        QTimer.singleShot(_FREED_MS, _free_closed)

    def show_start_page(self) -> None:
        """Close the mission, if there is one, and begin again."""
        self.close_mission()
        for dock in self.docks.all:
            dock.hide()
        self._fill_recent()
        self._stack.setCurrentWidget(self.start_page)
        self.start_page.sample.setFocus()
        self._on_changed()

    def _open_anew(self, path: Path) -> None:
        """Let go of a mission whose file another program has written into, and read that."""
        self.show_start_page()
        self.files.open(path)

    def when_planned(self, then: Callable[[], object]) -> None:
        """Do what leaves the mission; of a plan in the making the best so far is kept first.

        Asked a second time it is done at once, and the plan is let go.
        """
        bench = self.workbench
        if bench is not None and not bench.may_leave():
            return
        if bench is None or not bench.solving.is_running or self._is_leaving:
            then()
            return
        self._is_leaving = True
        bench.solving.ended.connect(lambda: QTimer.singleShot(0, lambda: self._leave(then)))
        self.stop_solving()
        self.say(tr("Keeping the best plan so far…"))

    def _leave(self, then: Callable[[], object]) -> None:
        if self._is_leaving:
            self._is_leaving = False
            then()

    def closeEvent(self, event: QCloseEvent) -> None:
        bench = self.workbench
        if bench is not None and bench.solving.is_running and not self._is_leaving:
            self.when_planned(self.close)
            event.ignore()
            return
        if bench is not None and not bench.may_leave():
            event.ignore()
            return
        self._remembered.set_bytes("geometry", self.saveGeometry())
        self.close_mission()
        self._runner.close()
        event.accept()

    # -- what can be asked of it -----------------------------------------------------------

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        if text:
            self.statusBar().showMessage(text, _MESSAGE_MS)
        else:
            self.statusBar().clearMessage()

    def set_appearance(self, appearance: Appearance) -> None:
        """Change the colours of the window, now and next time."""
        self._remembered.appearance = appearance
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        install_look(app, appearance)
        refresh_icons(self)
        if self.workbench is not None:
            self.workbench.redraw_colours()

    def follow_system(self) -> None:
        """The system has other colours now; they count where the user left it the choice."""
        if self._remembered.appearance is Appearance.SYSTEM:
            self.set_appearance(Appearance.SYSTEM)

    def stop_solving(self) -> None:
        """End the solve with the best plan so far."""
        self._bench.solving.stop()
        self.solve_status.stopping()

    def preview_paper(self) -> PrintPreview:
        """Show itineraries and day sheets as they will be printed."""
        self._bench.details.write_note()
        preview = PrintPreview(self._bench.document, self)
        beside(preview)
        return preview

    def open_find(self) -> FindDialog:
        """Find by name."""
        if self._find is None:
            self._find = FindDialog(self._bench.document, self)
            self._find.jumped.connect(lambda table, found: self._bench.jump(table, (found,)))
        self._find.begin()
        return self._find

    def read_help(self) -> Reader:
        """Help for the part of the window in use."""
        anchor = self.workbench.help_anchor() if self.workbench else "start"
        return self._read(tr("Help"), help_html(), anchor)

    def read_keys(self) -> Reader:
        """Every key."""
        return self._read(tr("Keys"), keys_html())

    def read_about(self) -> Reader:
        """The program and its licences."""
        return self._read(tr("About Attaché"), about_html())

    def read_about_mission(self) -> Reader:
        """Where the facts of the mission come from."""
        return self._read(
            tr("About this mission"), about_mission_html(self._bench.document.mission)
        )

    # -- arranging and wiring --------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(tr("Attaché"))
        self.setWindowIcon(app_icon())
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AnimatedDocks
        )
        self.start_page = StartPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self.setCentralWidget(self._stack)
        self.docks = Docks(self)
        self.menus = Menus(self, self.docks)
        self.solve_status = SolveStatus()
        self.standing = QPushButton(flat=True)
        self.standing.setToolTip(tr("How good the plan is, and why (F9)"))
        self.statusBar().addPermanentWidget(self.solve_status)
        self.since = Label()
        for widget in (self.since, self.standing):
            self.statusBar().addPermanentWidget(widget)
        self.statusBar().setSizeGripEnabled(False)
        self.resize(1280, 720)
        self.restoreGeometry(self._remembered.bytes_of("geometry"))

    def _connect(self) -> None:
        self.menus.connect_all(handlers_of(self))
        self.menus.connect_appearance(self._remembered.appearance, self.set_appearance)
        self.standing.clicked.connect(self.show_figures)
        self.start_page.sample_wanted.connect(self.files.open_sample)
        self.start_page.unsolved_wanted.connect(lambda: self.files.open_sample(solved=False))
        self.start_page.new_wanted.connect(self.files.new)
        self.start_page.open_wanted.connect(self.files.ask_open)
        self.start_page.recent_wanted.connect(self.files.open)
        self.files.opened.connect(self._on_opened)
        self.files.said.connect(self.say)
        self.files.anew_wanted.connect(
            lambda path: self.when_planned(lambda: self._open_anew(path))
        )
        self.solve_status.stop.clicked.connect(self.stop_solving)

    def _connect_workbench(self, workbench: Workbench) -> None:
        document, solving = workbench.document, workbench.solving
        document.changed.connect(lambda _change: self._on_changed())
        document.write_failed.connect(self.files.tell)
        document.undo_stack.indexChanged.connect(lambda _index: self._enable())
        workbench.selection.changed.connect(lambda _selected: self._enable())
        workbench.views.currentChanged.connect(lambda _index: self._enable())
        workbench.judging.judged.connect(self._on_judged)
        workbench.judging.failed.connect(self._failing.tell_not_judged)
        workbench.tools.telling.counted.connect(self.since.setText)
        workbench.tools.telling.count()
        workbench.data.refusals_changed.connect(self._on_refusals_changed)
        workbench.said.connect(self.say)
        workbench.editing.failed.connect(self.files.tell)
        solving.started.connect(self._on_solve_started)
        solving.progressed.connect(self.solve_status.show_progress)
        solving.adopted.connect(self._on_adopted)
        solving.offered.connect(self._on_offered)
        solving.fruitless.connect(lambda plan: self._note(kept_sentence(plan)))
        solving.failed.connect(self._failing.tell_not_planned)
        solving.ended.connect(self._on_solve_ended)

    @property
    def _bench(self) -> Workbench:
        assert self.workbench is not None
        return self.workbench

    def _fill_recent(self) -> None:
        recent = self._remembered.recent
        self.start_page.show_recent(recent)
        self.menus.recent.clear()
        for path in recent:
            action = self.menus.recent.addAction(caption(path.stem))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _on, path=path: self.files.open(path))
        self.menus.recent.setEnabled(bool(recent))

    def _enable(self) -> None:
        self.menus.enable(self.workbench)

    def _read(self, title: str, html: str, anchor: str = "") -> Reader:
        reader = Reader(title, self)
        reader.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reader.show_html(html)
        reader.begin(anchor)
        return reader

    # -- handlers --------------------------------------------------------------------------

    def show_figures(self) -> None:
        """Bring the figures of the plan to the front."""
        if self.workbench is not None:
            self.docks.figures.show()
            self.docks.figures.raise_()
            self.workbench.figures.tree.setFocus()

    def _on_opened(self, store: Store, mission: Mission, index: ItineraryIndex) -> None:
        self.when_planned(lambda: self.show_document(Document(store, mission), index))

    def _on_changed(self) -> None:
        document = self.document
        title = tr("Attaché")
        if document is None:
            self.standing.setText("")
            self.since.clear()
        else:
            state = tr(" (read-only)") if document.is_read_only else ""
            title = f"{document.mission.title}{state} – {title}"
        self.setWindowTitle(title)
        self._enable()

    def _on_judged(self, findings: Findings) -> None:
        document = self.document
        if document is not None:
            judgement, is_saved = findings.judgement, not document.is_read_only
            others = findings.must_fix - findings.clashes
            refused = len(self._bench.data.refusals)
            counts = (judgement.placed, judgement.requested, findings.clashes, others, refused)
            self.standing.setText(standing_sentence(*counts, is_saved=is_saved))

    def _on_refusals_changed(self) -> None:
        findings = self._bench.judging.findings
        if findings is not None:
            self._on_judged(findings)

    def _on_solve_started(self) -> None:
        self.solve_status.begin(DEFAULT_LIMITS.seconds)
        self._enable()

    def _on_solve_ended(self) -> None:
        self.solve_status.hide()
        self._enable()

    def _on_adopted(self, proposal: Proposal) -> None:
        self._bench.notice.tell(solved_sentence(proposal), until_change=True)

    def _note(self, text: str) -> None:
        self._bench.notice.tell(text)

    def _on_offered(self, offer: Offer) -> None:
        judgement, clashes = offer.findings.judgement, offer.findings.clashes
        sentence = offer_sentence(judgement.placed, judgement.requested, clashes, offer.lost)
        choices = [
            (tr("Use it anyway"), lambda: self._bench.use(offer)),
            (tr("Throw away"), lambda: self.say(tr("The plan was thrown away."))),
        ]
        self._bench.notice.tell(sentence, choices, can_close=False)
