"""The docks of the main window: where they begin, what they are called, what they hold now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from scheduler_app.i18n import ntr, tr
from scheduler_app.ui.workbench import Workbench

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Docks:
    """Tray at the left, details at the right, problems, figures and history below."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.tray = _dock(window, "tray", tr("Unscheduled"), LEFT)
        self.details = _dock(window, "details", tr("Details"), RIGHT)
        self.problems = _dock(window, "problems", tr("Problems"), BOTTOM)
        self.history = _dock(window, "history", tr("History"), BOTTOM)
        self.figures = _dock(window, "figures", tr("Figures"), BOTTOM)
        window.tabifyDockWidget(self.problems, self.figures)
        window.tabifyDockWidget(self.figures, self.history)
        self.problems.raise_()
        window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)

    def arrange(self) -> None:
        """The sizes to begin with; the docks must be visible."""
        window = self._window
        window.resizeDocks([self.tray, self.details], [232, 256], Qt.Orientation.Horizontal)
        window.resizeDocks([self.problems], [80], Qt.Orientation.Vertical)
        self.problems.raise_()

    @property
    def all(self) -> tuple[QDockWidget, ...]:
        """Every dock."""
        return (self.tray, self.details, self.problems, self.figures, self.history)

    def show_workbench(self, workbench: Workbench) -> None:
        """Fill the docks with the panels of a mission."""
        for dock, panel in (
            (self.tray, workbench.tray), (self.details, workbench.details),
            (self.problems, workbench.problems), (self.figures, workbench.figures),
            (self.history, workbench.history),
        ):  # fmt: skip
            _fill(dock, panel)
            panel.show()
            dock.show()
        workbench.tray.counted.connect(self._on_waiting_counted)
        workbench.problems.counted.connect(self._on_problems_counted)

    def clear(self) -> None:
        """Hold nothing."""
        for dock in self.all:
            _fill(dock, QWidget())

    def _on_waiting_counted(self, count: int) -> None:
        self.tray.setWindowTitle(tr("Unscheduled ({n})").format(n=count))

    def _on_problems_counted(self, severe: int, warnings: int) -> None:
        parts = []
        if severe:
            parts.append(tr("{n} must fix").format(n=severe))
        if warnings:
            parts.append(ntr("{n} warning", "{n} warnings", warnings).format(n=warnings))
        title = tr("Problems")
        self.problems.setWindowTitle(f"{title} ({', '.join(parts)})" if parts else title)


def _fill(dock: QDockWidget, panel: QWidget) -> None:
    """Show a panel in a dock; what was there is let go."""
    before = dock.widget()
    dock.setWidget(panel)
    if before is not None:
        before.deleteLater()


def _dock(window: QMainWindow, name: str, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    window.addDockWidget(area, dock)
    dock.toggleViewAction().setText(title)
    dock.toggleViewAction().setStatusTip(tr("Show or hide: {panel}").format(panel=title))
    dock.toggleViewAction().triggered.connect(lambda is_on: dock.raise_() if is_on else None)
    dock.windowTitleChanged.connect(lambda _title: dock.toggleViewAction().setText(title))
    return dock
