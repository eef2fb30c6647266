"""The window: menus and tools from the table of commands, docks, status bar, one mission or none.

What a command does is in `Editing`, `Files`, `Solving` and the panels; here they are only joined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QStackedWidget, QToolBar

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.findings import Findings
from scheduler_app.jobs import Runner
from scheduler_app.mission.mission import Mission
from scheduler_app.storage import Store
from scheduler_app.ui.actions import TOOLBAR, Command, Needs, commands, menu_titles
from scheduler_app.ui.dialogs.find import FindDialog
from scheduler_app.ui.dialogs.mission_details import MissionDetailsDialog
from scheduler_app.ui.dialogs.reader import (
    Reader,
    about_html,
    about_mission_html,
    help_html,
    keys_html,
)
from scheduler_app.ui.docks import Docks
from scheduler_app.ui.files import Files, sentence_of
from scheduler_app.ui.icons import app_icon, put_icon, refresh_icons
from scheduler_app.ui.look import STEP, Appearance, install_look
from scheduler_app.ui.panels.start_page import StartPage
from scheduler_app.ui.remembered import Remembered
from scheduler_app.ui.solving import Offer
from scheduler_app.ui.widgets.solve_status import SolveStatus
from scheduler_app.ui.workbench import Workbench
from scheduler_app.wording.files import read_only_sentence
from scheduler_app.wording.window import offer_sentence, solved_sentence, standing_sentence

if TYPE_CHECKING:
    from scheduler_app.planning import Proposal

_STATE_VERSION = 1


class MainWindow(QMainWindow):
    """`shown(Document)` follows every mission that has come to the screen."""

    shown = Signal(object)

    def __init__(self, runner: Runner, remembered: Remembered) -> None:
        super().__init__()
        self._runner = runner
        self._remembered = remembered
        self.workbench: Workbench | None = None
        self.files = Files(runner, self)
        self._find: FindDialog | None = None
        self._build()
        self._connect()
        self._show_start_page()

    # -- one mission or none ---------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The open mission."""
        return self.workbench.document if self.workbench else None

    def show_document(self, document: Document) -> None:
        """Show a mission in the place of the one before, which is closed."""
        self.close_mission()
        document.setParent(self)
        self.workbench = Workbench(document, self._runner, self, self._row_actions(), self._local_actions())
        self._connect_workbench(self.workbench)
        self._stack.addWidget(self.workbench)
        self._stack.setCurrentWidget(self.workbench)
        self.docks.show_workbench(self.workbench)
        for dock in self.docks.all:
            dock.setVisible(True)
        self._restore_state()
        if document.path is not None:
            self._remembered.add_recent(document.path)
        self._fill_recent()
        if document.read_only_reason is not None and document.path is not None:
            sentence = read_only_sentence(document.read_only_reason, document.path.name)
            choice = (tr("Save a copy…"), self.actions_by_name["save_copy"].trigger)
            self.workbench.notice.tell(sentence, [choice], can_close=False)
        self._on_changed()
        self.shown.emit(document)

    def close_mission(self) -> None:
        """Let go of the mission; everything is saved already."""
        if self.workbench is None:
            return
        self._keep_state()
        workbench, self.workbench = self.workbench, None
        if self._find is not None:
            self._find.close()
            self._find = None
        workbench.details.write_note()
        workbench.solving.stop()
        self._stack.removeWidget(workbench)
        self.docks.clear()
        workbench.document.undo_stack.blockSignals(True)  # noqa: FBT003 - nobody listens any more
        workbench.document.close()
        workbench.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remembered.set_bytes("geometry", self.saveGeometry())
        self.close_mission()
        self._runner.close()
        event.accept()

    # -- arranging -------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(tr("Attaché"))
        self.setWindowIcon(app_icon())
        self.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AnimatedDocks)
        self.start_page = StartPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self.setCentralWidget(self._stack)
        self.docks = Docks(self)
        self._build_actions()
        self._build_menus()
        self._build_toolbar()
        self._build_status_bar()
        self.resize(1280, 720)
        self.restoreGeometry(self._remembered.bytes_of("geometry"))

    def _build_actions(self) -> None:
        self.actions_by_name: dict[str, QAction] = {}
        for command in commands():
            action = QAction(command.text, self)
            if command.icon:
                put_icon(action, command.icon)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            if command.local:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setStatusTip(command.tip)
            action.setToolTip(_tool_tip(command))
            self.actions_by_name[command.name] = action

    def _build_menus(self) -> None:
        self.menus: dict[str, QMenu] = {}
        for name, title in menu_titles().items():
            self.menus[name] = self.menuBar().addMenu(title)
        for command in commands():
            if command.separated:
                self.menus[command.menu].addSeparator()
            self.menus[command.menu].addAction(self.actions_by_name[command.name])
        self._recent_menu = QMenu(tr("Open &recent"), self)
        self.menus["file"].insertMenu(self.actions_by_name["open_sample"], self._recent_menu)
        view = self.menus["view"]
        view.addSeparator()
        for dock in self.docks.all:
            view.addAction(dock.toggleViewAction())
        view.addSeparator()
        view.addMenu(self._appearance_menu())

    def _appearance_menu(self) -> QMenu:
        menu = QMenu(tr("&Appearance"), self)
        group = QActionGroup(menu)
        names = {
            Appearance.SYSTEM: tr("As the &system"), Appearance.LIGHT: tr("&Light"),
            Appearance.DARK: tr("&Dark"),
        }  # fmt: skip
        for appearance, name in names.items():
            action = QAction(name, menu, checkable=True)
            action.setStatusTip(tr("Colours of the window"))
            action.setChecked(appearance is self._remembered.appearance)
            action.triggered.connect(lambda _on, chosen=appearance: self.set_appearance(chosen))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _build_toolbar(self) -> None:
        bar = QToolBar(tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in TOOLBAR:
            if name:
                bar.addAction(self.actions_by_name[name])
            else:
                bar.addSeparator()
        bar.toggleViewAction().setEnabled(False)
        self._toolbar = bar
        self.addToolBar(bar)

    def _build_status_bar(self) -> None:
        self.solve_status = SolveStatus()
        self.standing = QLabel()
        self.standing.setContentsMargins(STEP, 0, STEP, 0)
        self.statusBar().addPermanentWidget(self.solve_status)
        self.statusBar().addPermanentWidget(self.standing)
        self.statusBar().setSizeGripEnabled(False)

    # -- wiring ----------------------------------------------------------------------------

    def _connect(self) -> None:
        for name, handler in self._handlers().items():
            self.actions_by_name[name].triggered.connect(lambda _on, handler=handler: handler())
        self.start_page.sample_wanted.connect(self.files.open_sample)
        self.start_page.unsolved_wanted.connect(lambda: self.files.open_sample(solved=False))
        self.start_page.new_wanted.connect(self.files.new)
        self.start_page.open_wanted.connect(self.files.ask_open)
        self.start_page.recent_wanted.connect(self.files.open)
        self.files.opened.connect(self._on_opened)
        self.files.said.connect(self.say)
        self.solve_status.stop.clicked.connect(self.actions_by_name["stop"].trigger)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        files, window = self.files, self
        return {
            "new": files.new,
            "open": files.ask_open,
            "open_sample": files.open_sample,
            "open_unsolved": lambda: files.open_sample(solved=False),
            "import": files.ask_import,
            "save_copy": lambda: files.save_copy(window._open.document),
            "name_version": lambda: files.name_version(window._open.document),
            "restore": lambda: files.restore(window._open.document),
            "export": lambda: files.ask_export(window._open.document),
            "print": self._on_print,
            "close": self._on_close,
            "start_page": self._on_close,
            "quit": self.close,
            **self._editing_handlers(),
            **self._view_handlers(),
            "help": self._on_help,
            "keys": lambda: self._read(tr("Keys"), keys_html()),
            "about": lambda: self._read(tr("About Attaché"), about_html()),
            "about_mission": self._on_about_mission,
            "mission_details": self._on_mission_details,
        }

    def _editing_handlers(self) -> dict[str, Callable[[], object]]:
        def insert(table: str) -> Callable[[], object]:
            return lambda: self._open.editing.add(table)

        return {
            "undo": lambda: self._open.editing.step_to(self._open.document.undo_stack.index() - 1),
            "redo": lambda: self._open.editing.step_to(self._open.document.undo_stack.index() + 1),
            "copy": lambda: self._open.editing.copy(self._open.data.current),
            "paste": lambda: self._open.editing.paste(self._open.data.current),
            "fill_down": lambda: self._open.editing.fill_down(self._open.data.current),
            "delete": lambda: self._open.delete_selected(),
            "find": self._on_find,
            "solve": lambda: self._open.solving.start(),
            "stop": self._on_stop,
            "move": lambda: self._open.editing.move(),
            "pin": lambda: self._open.editing.pin(),
            "unpin": lambda: self._open.editing.pin(False),
            "unschedule": lambda: self._open.editing.unschedule(),
            "next_problem": lambda: self._open.problems.go(1),
            "previous_problem": lambda: self._open.problems.go(-1),
            "insert_request": insert("meeting_requests"),
            "insert_delegate": insert("delegates"),
            "insert_official": insert("officials"),
            "insert_organisation": insert("organisations"),
            "insert_venue": insert("venues"),
            "insert_gathering": insert("gatherings"),
            "insert_leg": insert("legs"),
            "insert_row": lambda: self._open.add_row(),
        }

    def _view_handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "view_city_day": lambda: self._open.views.setCurrentIndex(0),
            "view_people": lambda: self._open.views.setCurrentIndex(1),
            "view_data": lambda: self._open.views.setCurrentIndex(2),
            "previous_day": lambda: self._open.go_days(-1),
            "next_day": lambda: self._open.go_days(1),
            "first_day": lambda: self._open.go_first_day(),
            "zoom_in": lambda: self._open.zoom(1.25),
            "zoom_out": lambda: self._open.zoom(0.8),
            "zoom_fit": lambda: self._open.zoom(None),
        }

    def _connect_workbench(self, workbench: Workbench) -> None:
        document, solving = workbench.document, workbench.solving
        document.changed.connect(lambda _change: self._on_changed())
        document.write_failed.connect(self.files.tell)
        document.undo_stack.indexChanged.connect(lambda _index: self._enable())
        workbench.selection.changed.connect(lambda _selected: self._enable())
        workbench.views.currentChanged.connect(lambda _index: self._enable())
        workbench.judging.judged.connect(self._on_judged)
        workbench.said.connect(self.say)
        workbench.editing.failed.connect(self.files.tell)
        solving.started.connect(self._on_solve_started)
        solving.progressed.connect(self.solve_status.show_progress)
        solving.adopted.connect(self._on_adopted)
        solving.offered.connect(self._on_offered)
        solving.failed.connect(self._on_solve_failed)
        solving.ended.connect(self._on_solve_ended)

    # -- what is shown ---------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        if text:
            self.statusBar().showMessage(text, 10_000)
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

    @property
    def _open(self) -> Workbench:
        assert self.workbench is not None
        return self.workbench

    def _show_start_page(self) -> None:
        for dock in self.docks.all:
            dock.hide()
        self._fill_recent()
        self._stack.setCurrentWidget(self.start_page)
        self._on_changed()

    def _fill_recent(self) -> None:
        recent = self._remembered.recent
        self.start_page.show_recent(recent)
        self._recent_menu.clear()
        for path in recent:
            action = self._recent_menu.addAction(path.stem)
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _on, path=path: self.files.open(path))
        self._recent_menu.setEnabled(bool(recent))

    def _row_actions(self) -> list[QAction]:
        return [self.actions_by_name[name] for name in ("insert_row", "copy", "paste", "fill_down", "delete")]

    def _local_actions(self) -> list[QAction]:
        names = ("move", "pin", "unpin", "unschedule", "first_day")
        return [self.actions_by_name[name] for name in names]

    def _enable(self) -> None:
        """Enable what can be used now, and name what undo and redo would do."""
        workbench = self.workbench
        for command in commands():
            self.actions_by_name[command.name].setEnabled(_is_usable(command, workbench))
        for dock in self.docks.all:
            dock.toggleViewAction().setEnabled(workbench is not None)
        if workbench is None:
            return
        stack, undo, redo = workbench.document.undo_stack, *self._undo_actions()
        undo.setEnabled(stack.canUndo())
        undo.setText(tr("&Undo {what}").format(what=stack.undoText()).rstrip())
        redo.setEnabled(stack.canRedo())
        redo.setText(tr("&Redo {what}").format(what=stack.redoText()).rstrip())
        undo.setIconText(tr("Undo"))
        redo.setIconText(tr("Redo"))

    def _undo_actions(self) -> tuple[QAction, QAction]:
        return self.actions_by_name["undo"], self.actions_by_name["redo"]

    def _keep_state(self) -> None:
        self._remembered.set_bytes("state", self.saveState(_STATE_VERSION))

    def _restore_state(self) -> None:
        self.restoreState(self._remembered.bytes_of("state"), _STATE_VERSION)

    def _read(self, title: str, html: str, anchor: str = "") -> Reader:
        reader = Reader(title, self)
        reader.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reader.show_html(html, anchor)
        reader.begin()
        return reader

    # -- handlers --------------------------------------------------------------------------

    def _on_opened(self, store: Store, mission: Mission) -> None:
        self.show_document(Document(store, mission))

    def _on_close(self) -> None:
        self.close_mission()
        self._show_start_page()

    def _on_changed(self) -> None:
        document = self.document
        title = tr("Attaché")
        if document is not None:
            title = f"{document.mission.title} – {title}"
            if document.is_read_only:
                title += tr(" (read-only)")
        self.setWindowTitle(title)
        if document is None:
            self.standing.clear()
        self._enable()

    def _on_judged(self, findings: Findings) -> None:
        if self.workbench is None:
            return
        judgement = findings.judgement
        is_saved = not self._open.document.is_read_only
        self.standing.setText(
            standing_sentence(judgement.placed, judgement.requested, findings.clashes, is_saved=is_saved)
        )

    def _on_solve_started(self) -> None:
        self.solve_status.begin()
        self._enable()

    def _on_stop(self) -> None:
        self._open.solving.stop()
        self.solve_status.stopping()

    def _on_solve_ended(self) -> None:
        self.solve_status.hide()
        self._enable()

    def _on_adopted(self, proposal: Proposal) -> None:
        self._open.notice.tell(solved_sentence(proposal))

    def _on_offered(self, offer: Offer) -> None:
        judgement = offer.findings.judgement
        sentence = offer_sentence(judgement.placed, judgement.requested, offer.findings.clashes, offer.lost)
        choices = [
            (tr("Use it anyway"), lambda: self._open.use(offer)),
            (tr("Throw away"), lambda: self.say(tr("The plan was thrown away."))),
        ]
        self._open.notice.tell(sentence, choices, can_close=False)

    def _on_solve_failed(self, error: BaseException) -> None:
        self._open.notice.tell(sentence_of(error))

    def _on_print(self) -> None:
        from scheduler_app.ui.dialogs.print_preview import PrintPreview

        self._open.details.write_note()
        preview = PrintPreview(self._open.document, self)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.show()

    def _on_find(self) -> None:
        if self._find is None:
            self._find = FindDialog(self._open.document, self)
            self._find.jumped.connect(lambda table, found: self._open.jump(table, (found,)))
        self._find.begin()

    def _on_help(self) -> None:
        anchor = self.workbench.help_anchor() if self.workbench else "start"
        self._read(tr("Help"), help_html(), anchor)

    def _on_about_mission(self) -> None:
        self._read(tr("About this mission"), about_mission_html(self._open.document.mission))

    def _on_mission_details(self) -> None:
        dialog = MissionDetailsDialog(self._open.document.mission, self)
        if dialog.exec():
            self._open.editing.apply(tr("Change mission title and dates"), lambda _mission: dialog.mission)


def _is_usable(command: Command, workbench: Workbench | None) -> bool:
    if command.needs is Needs.NOTHING:
        return True
    if workbench is None:
        return False
    mission, can_write = workbench.document.mission, not workbench.document.is_read_only
    selected, solving = workbench.selection.selected, workbench.solving.is_running
    return {
        Needs.MISSION: True,
        Needs.WRITABLE: can_write,
        Needs.MEETING: can_write and bool(selected.meeting_ids(mission)),
        Needs.REQUEST: can_write and len(selected.request_ids(mission)) == 1,
        Needs.SOLVING: solving,
        Needs.IDLE: can_write and not solving and bool(mission.meeting_requests),
    }[command.needs]


def _tool_tip(command: Command) -> str:
    keys = ", ".join(command.keys)
    return f"{command.tip} ({keys})" if keys else command.tip
