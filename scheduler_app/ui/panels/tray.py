"""The tray: requests that are not in the plan, with the reason under each."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.texts import stars
from scheduler_app.itemmodels.tray_model import (
    REQUEST_MIME,
    WAITING_ROLE,
    TrayModel,
    TrayOrder,
    Waiting,
    order_name,
    requests_in,
)
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.look import STEP, colours_of, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.ui.selection import Selected, Selection
from scheduler_app.ui.widgets.request_list import RequestList

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 9


class Tray(QWidget):
    """`move_wanted` comes with a double click or Enter on a request."""

    move_wanted = Signal()
    unschedule_wanted = Signal(list)
    counted = Signal(int)

    def __init__(
        self,
        document: Document,
        judging: Judging,
        selection: Selection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._judging = judging
        self._selection = selection
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        self._model = TrayModel()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Search"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(tr("Search the unscheduled requests"))
        self._order = QComboBox()
        self._order.setToolTip(tr("Sort the requests"))
        self._order.setAccessibleName(tr("Order of the unscheduled requests"))
        for order in TrayOrder:
            self._order.addItem(order_name(order), order)
        self.list = RequestList()
        self.list.setDragEnabled(True)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_WaitingDelegate(self.list))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAcceptDrops(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setAccessibleName(tr("Unscheduled requests"))
        self._empty = Label()
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_muted(self._empty)
        top = QVBoxLayout()
        top.setContentsMargins(STEP, STEP, STEP, 0)
        top.setSpacing(STEP // 2)
        top.addWidget(self.filter)
        top.addWidget(self._order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter_changed)
        self._order.currentIndexChanged.connect(self._on_order_changed)
        self.list.selectionModel().selectionChanged.connect(self._on_rows_chosen)
        self.list.doubleClicked.connect(lambda _index: self.move_wanted.emit())
        self.list.installEventFilter(self)
        self._document.changed.connect(lambda _change: self._show())
        self._judging.judged.connect(lambda _findings: self._show())
        self._selection.changed.connect(self._on_selected)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and self.list.currentIndex().isValid():
                self.move_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(REQUEST_MIME) and event.source() is not self.list:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.unschedule_wanted.emit(requests_in(event.mimeData()))

    def _show(self) -> None:
        mission, findings = self._document.mission, self._judging.findings
        chosen = self._selection.selected
        self._model.show(mission, findings.reasons if findings else {})
        self._select_rows(chosen)
        is_empty = self._model.rowCount() == 0
        self.list.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        if not mission.meeting_requests:
            self._empty.setText(tr("No requests yet. Insert > Meeting request… adds the first."))
        elif self._model.total:
            self._empty.setText(tr("No request matches the search."))
        else:
            self._empty.setText(tr("Every request is in the plan."))
        self.counted.emit(self._model.total)

    def _select_rows(self, selected: Selected) -> None:
        rows = (
            [self._model.row_of(one) for one in selected.ids]
            if selected.table == "meeting_requests"
            else []
        )
        chooser = self.list.selectionModel()
        chooser.blockSignals(True)
        chooser.clearSelection()
        for row in rows:
            if row is not None:
                index = self._model.index(row, 0)
                chooser.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
                self.list.scrollTo(index)
        chooser.blockSignals(False)
        self.list.viewport().update()

    def _on_filter_changed(self, text: str) -> None:
        self._model.set_filter(text)
        self._show()

    def _on_order_changed(self) -> None:
        self._model.set_order(TrayOrder(self._order.currentData()))

    def _on_rows_chosen(self) -> None:
        rows = [index.row() for index in self.list.selectionModel().selectedIndexes()]
        ids = [self._model.waiting_at(row).request_id for row in sorted(rows)]
        if ids:
            self._selection.select("meeting_requests", ids)

    def _on_selected(self, selected: Selected) -> None:
        if not self.list.hasFocus() or selected.table != "meeting_requests":
            self._select_rows(selected)


class _WaitingDelegate(QStyledItemDelegate):
    """Title, stars and minutes, then why in as many lines as it takes, within reason."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics, width = option.fontMetrics, self._text_width()
        one: Waiting = index.data(WAITING_ROLE)
        titles = _wrapped(one.title, width, QFontMetrics(_bold(option.font)), 3)
        lines = _wrapped(one.why, width, metrics, MOST_LINES)
        return QSize(80, metrics.height() * (len(titles) + 1 + max(len(lines), 1)) + STEP * 2)

    def _text_width(self) -> int:
        """The same with a scroll bar and without, so that rows are as high as their text."""
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return self._view.width() - bar - 2 * STEP

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Waiting = index.data(WAITING_ROLE)
        state, rect, palette = option.state, option.rect, option.palette
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        colours = colours_of(option.widget)
        strong = palette.color(
            QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        )
        soft = strong if is_selected else QColor(colours.muted)
        line = option.fontMetrics.height()
        box = rect.adjusted(STEP, STEP // 2 + 2, 0, -STEP // 2)
        box.setWidth(self._text_width())
        y = _draw_head(painter, box, line, one, strong, soft)
        for text in _wrapped(one.why, box.width(), option.fontMetrics, MOST_LINES):
            painter.drawText(box.left(), y, text)
            y += line
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _wrapped(text: str, width: int, metrics: QFontMetrics, most: int) -> list[str]:
    """A text on at most so many lines; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        lines.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    if rest:
        lines.append(" ".join(rest))
    return [metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in lines]


def _draw_head(
    painter: QPainter, box: QRect, line: int, one: Waiting, strong: QColor, soft: QColor
) -> int:
    """The title, stars and minutes; where the next line stands."""
    font = QFont(painter.font())
    painter.setFont(_bold(font))
    painter.setPen(strong)
    y = box.top() + painter.fontMetrics().ascent()
    for text in _wrapped(one.title, box.width(), painter.fontMetrics(), 3):
        painter.drawText(box.left(), y, text)
        y += line
    painter.setFont(font)
    painter.setPen(soft)
    facts = tr("{stars}  {minutes} min").format(stars=stars(one.priority), minutes=one.minutes)
    painter.drawText(box.left(), y, facts)
    return y + line


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
