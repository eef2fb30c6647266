"""Actions, menus and tools of the window, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from scheduler_app.i18n import tr
from scheduler_app.ui.actions import TOOLBAR, Command, Needs, commands, menu_titles
from scheduler_app.ui.docks import Docks
from scheduler_app.ui.icons import put_icon
from scheduler_app.ui.look import Appearance
from scheduler_app.ui.plain import caption
from scheduler_app.ui.selection import Selected
from scheduler_app.ui.workbench import Workbench

ROW_COMMANDS = ("insert_row", "copy", "paste", "fill_down", "delete")
LOCAL_COMMANDS = (
    "cut",
    "move",
    "why",
    "pin",
    "pin_time",
    "pin_place",
    "unpin",
    "unschedule",
    "first_day",
)


class Menus:
    """`actions` by the names of their commands; `recent` is filled by the window."""

    def __init__(self, window: QMainWindow, docks: Docks) -> None:
        self._window = window
        self._docks = docks
        self._appearances: dict[Appearance, QAction] = {}
        self.actions = {one.name: _action(one, window) for one in commands()}
        self.recent = QMenu(tr("Open recen&t"), window)
        self._build_menus()
        self._build_toolbar()

    def connect_all(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Say what each command does; KeyError when one is left without."""
        for name, action in self.actions.items():
            action.triggered.connect(lambda _on, handler=handlers[name]: handler())

    def connect_appearance(self, now: Appearance, choose: Callable[[Appearance], None]) -> None:
        """Show which appearance is in force, and tell of another one."""
        self._appearances[now].setChecked(True)
        for appearance, action in self._appearances.items():
            action.triggered.connect(lambda _on, chosen=appearance: choose(chosen))

    def named(self, names: tuple[str, ...]) -> list[QAction]:
        """Some of the actions."""
        return [self.actions[name] for name in names]

    def enable(self, workbench: Workbench | None) -> None:
        """Enable what can be used now, and name what undo and redo would do."""
        for command in commands():
            self.actions[command.name].setEnabled(is_usable(command, workbench))
        for dock in self._docks.all:
            dock.toggleViewAction().setEnabled(workbench is not None)
        if workbench is None:
            return
        stack = workbench.document.undo_stack
        undo, redo = self.actions["undo"], self.actions["redo"]
        can_write = not workbench.document.is_read_only
        undo.setEnabled(can_write and stack.canUndo())
        redo.setEnabled(can_write and stack.canRedo())
        undo.setText(tr("&Undo {what}").format(what=caption(stack.undoText())).rstrip())
        redo.setText(tr("&Redo {what}").format(what=caption(stack.redoText())).rstrip())
        undo.setIconText(tr("Undo"))
        redo.setIconText(tr("Redo"))

    def _build_menus(self) -> None:
        bar = self._window.menuBar()
        self._menus = {name: bar.addMenu(title) for name, title in menu_titles().items()}
        for command in commands():
            if command.separated:
                self._menus[command.menu].addSeparator()
            self._menus[command.menu].addAction(self.actions[command.name])
        self._menus["file"].insertMenu(self.actions["open_sample"], self.recent)
        view = self._menus["view"]
        view.addSeparator()
        for dock in self._docks.all:
            view.addAction(dock.toggleViewAction())
        view.addSeparator()
        view.addMenu(self._appearance_menu())

    def _appearance_menu(self) -> QMenu:
        menu = QMenu(tr("&Appearance"), self._window)
        group = QActionGroup(menu)
        names = {
            Appearance.SYSTEM: tr("As the &system"),
            Appearance.LIGHT: tr("&Light"),
            Appearance.DARK: tr("&Dark"),
        }
        for appearance, name in names.items():
            action = QAction(name, menu)
            action.setCheckable(True)
            action.setStatusTip(tr("Colours of the window"))
            group.addAction(action)
            menu.addAction(action)
            self._appearances[appearance] = action
        return menu

    def _build_toolbar(self) -> None:
        bar = QToolBar(tr("Tools"), self._window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in TOOLBAR:
            if name:
                bar.addAction(self.actions[name])
            else:
                bar.addSeparator()
        bar.toggleViewAction().setEnabled(False)
        self._window.addToolBar(bar)


def is_usable(command: Command, workbench: Workbench | None) -> bool:
    """Whether a command can be used with what is open and selected."""
    if command.needs is Needs.NOTHING or workbench is None:
        return command.needs is Needs.NOTHING
    mission, can_write = workbench.document.mission, not workbench.document.is_read_only
    selected, solving = workbench.selection.selected, workbench.solving.is_running
    return {
        Needs.MISSION: True,
        Needs.WRITABLE: can_write,
        Needs.TABLE: workbench.is_table_in_front,
        Needs.WRITABLE_TABLE: can_write and workbench.is_table_in_front,
        Needs.CALENDAR: workbench.calendar is not None,
        Needs.MEETING: can_write and bool(selected.meeting_ids(mission)),
        Needs.REQUEST: can_write and len(selected.request_ids(mission)) == 1,
        Needs.PLACEABLE: can_write and bool(selected.request_ids(mission)),
        Needs.SELECTED: can_write and bool(selected.ids),
        Needs.SOLVING: solving,
        Needs.CANCELLABLE: can_write and workbench.tools.repairing.can_cancel(),
        Needs.DELEGATE: can_write and _is_one(selected, "delegates"),
        Needs.GATHERING: can_write and _is_one(selected, "gatherings"),
        Needs.IDLE: can_write and not solving and bool(mission.meeting_requests),
    }[command.needs]


def _is_one(selected: Selected, table: str) -> bool:
    return selected.table == table and len(selected.ids) == 1


def _action(command: Command, window: QMainWindow) -> QAction:
    action = QAction(command.text, window)
    if command.icon:
        put_icon(action, command.icon)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    if command.local:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setStatusTip(command.tip)
    keys = ", ".join(command.keys)
    action.setToolTip(f"{command.tip} ({keys})" if keys else command.tip)
    return action
