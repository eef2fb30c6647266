"""The list of problems: what must be fixed, then warnings; each leads to its block or cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.findings import FINDING_ROLE, Findings, FindingsModel
from scheduler_app.mission.defects import Severity
from scheduler_app.ui.icons import icon
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.look import STEP, colours_of, set_muted
from scheduler_app.ui.plain import Label

Index = QModelIndex | QPersistentModelIndex


class Problems(QWidget):
    """`chosen(Finding)` asks to jump to what a line is about; `counted(must fix, warnings)`."""

    chosen = Signal(object)
    counted = Signal(int, int)

    def __init__(self, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judging = judging
        self._build()
        self._connect()

    def go(self, step: int) -> None:
        """Choose the next (+1) or the previous (-1) problem, round the ends."""
        count = self._model.rowCount()
        if count == 0:
            return
        current = self.list.currentIndex()
        row = (
            (current.row() + step) % count if current.isValid() else (0 if step > 0 else count - 1)
        )
        self.list.setCurrentIndex(self._model.index(row, 0))
        self.chosen.emit(self._model.line_at(row))

    def _build(self) -> None:
        self._model = FindingsModel()
        self.list = QListView()
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_FindingDelegate(self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMinimumHeight(STEP * 5)
        self.list.setAccessibleName(tr("Problems"))
        self._empty = Label(tr("No problems."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_muted(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        layout.addWidget(self._empty)
        self.list.hide()

    def _connect(self) -> None:
        self._judging.judged.connect(self._on_judged)
        self.list.activated.connect(self._on_activated)

    def _on_judged(self, findings: Findings) -> None:
        self._model.set_lines(findings.lines)
        self.list.setVisible(bool(findings.lines))
        self._empty.setVisible(not findings.lines)
        severe = sum(one.severity is Severity.MUST_FIX for one in findings.lines)
        self.counted.emit(severe, len(findings.lines) - severe)

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.line_at(index.row()))


class _FindingDelegate(QStyledItemDelegate):
    """An icon for the severity before the sentence."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        line = index.data(FINDING_ROLE)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        light = option.palette.color(QPalette.ColorRole.HighlightedText).name()
        option.icon = severity_icon(line.severity, option.widget, light if is_selected else "")
        option.decorationSize = QSize(16, 16)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), STEP * 3))


def severity_icon(severity: Severity, widget: QWidget | None = None, colour: str = "") -> QIcon:
    """A circle for what must be fixed, a triangle for a warning; each in its own colour, or one."""
    colours = colours_of(widget)
    if severity is Severity.MUST_FIX:
        return icon("clash", colour or colours.must_fix)
    return icon("warning", colour or colours.warning)
