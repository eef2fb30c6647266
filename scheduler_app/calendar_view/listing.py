"""The calendar on screen: a list view whose items are blocks, placed by the layout, drawn by the painter.

A QListView, because it is the one view of Qt whose custom-placed items screen readers find; all of its
geometry is overridden. What hands do with it is in `view`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scheduler_app.calendar_view.colours import DARK, LIGHT
from scheduler_app.calendar_view.drops import Judge, PlaceChooser, Verdict, no_verdict
from scheduler_app.calendar_view.layout import (
    BlockRef,
    Board,
    Layout,
    Marks,
    Rect,
    SlotRef,
    ViewSpec,
    Zoom,
    bounded,
    compose,
    fitting_zoom,
    marked,
)
from scheduler_app.calendar_view.lettering import Lettering
from scheduler_app.calendar_view.paint import paint
from scheduler_app.calendar_view.placing import PlacedView
from scheduler_app.calendar_view.reading import Reading
from scheduler_app.calendar_view.scene import Ghost, Scene
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.mission.mission import Mission

AnyIndex = QModelIndex | QPersistentModelIndex
NO_MARKS = Marks()
SELECT_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect


class BlockListView(PlacedView):
    """Shows blocks, scrolls, zooms and selects; `CalendarView` adds what hands do with them."""

    selected = Signal(list)
    """BlockRefs, each once, whenever the selection changes."""
    hovered = Signal(str)
    """A sentence for the status bar; empty when there is none any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mission: Mission | None = None
        self._reading = Reading()
        self._index: ItineraryIndex | None = None
        self._marks = NO_MARKS
        self._spec: ViewSpec | None = None
        self._zoom: Zoom | None = None
        self._is_whole = False
        self._slot: SlotRef | None = None
        self._lane = 0
        self._hovered: BlockRef | None = None
        self._ghost: Ghost | None = None
        self._lifted: frozenset[BlockRef] = frozenset()
        self._chosen: frozenset[BlockRef] = frozenset()
        self._verdict: Verdict = no_verdict
        self._choose: PlaceChooser | None = None
        self._theme = LIGHT
        self._lettering = Lettering()
        self._build()

    def _build(self) -> None:
        self.setModel(self._rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAutoScroll(False)
        self.viewport().setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # -- what is shown ---------------------------------------------------------------------

    @property
    def mission(self) -> Mission | None:
        return self._mission

    @property
    def spec(self) -> ViewSpec | None:
        return self._spec

    @property
    def placed(self) -> Layout | None:
        """The layout on screen."""
        return self._placed

    @property
    def board(self) -> Board | None:
        return self._placed.board if self._placed else None

    def set_mission(self, mission: Mission | None, marks: Marks | None = None) -> None:
        """Show another mission, or the same after a change; selection and scrolling stay."""
        if mission is not self._mission:
            self._mission = mission
            self._index = self._reading.of(mission) if mission is not None else None
        if marks is not None:
            self._marks = marks
        self._compose()

    def set_marks(self, marks: Marks) -> None:
        """Mark other clashes and warnings; nothing moves."""
        self._marks = marks
        if self._placed is not None and self._spec is not None and self._index is not None:
            board = marked(self._placed.board, self._spec, marks, self._index)
            self._placed = self._placed.with_board(board)
            self._rows.remark(board)
            self.viewport().update()

    def share(self, reading: Reading) -> None:
        """Read the mission together with other views."""
        self._reading = reading

    def set_spec(self, spec: ViewSpec) -> None:
        """Look at something else; the zoom fits it anew unless the user chose one for its kind."""
        if type(spec) is not type(self._spec):
            self._zoom, self._is_whole = None, False
            self._slot = None
        self._spec = spec
        self._compose()

    def set_verdict(self, verdict: Verdict, choose: PlaceChooser | None = None) -> None:
        """Who says how a drop suits, and who chooses a place where a lane names none."""
        self._verdict, self._choose = verdict, choose

    def set_dark(self, is_dark: bool) -> None:
        """Use the dark or the light theme."""
        self._theme = DARK if is_dark else LIGHT
        self.viewport().update()

    def set_text_scale(self, scale: float) -> None:
        """Letters so many times as large."""
        self._lettering = Lettering(scale)
        self.viewport().update()

    def judge(self) -> Judge:
        """Judges drops on the mission as it is now."""
        assert self._mission is not None
        return Judge(self._mission, self._verdict, self._choose)

    # -- selection -------------------------------------------------------------------------

    def selected_refs(self) -> list[BlockRef]:
        """What is selected, each once, in the order of the lanes."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        blocks = (self._rows.block(row) for row in rows)
        return list(dict.fromkeys(block.ref for block in blocks if block is not None))

    def select(self, refs: Iterable[BlockRef], *, reveal: bool = True) -> None:
        """Select everything that stands for these, and scroll the first of it into view."""
        if self._placed is None:
            return
        numbers = self._placed.numbers_of(refs)
        selection = QItemSelection()
        for number in numbers:
            index = self._rows.index(number)
            selection.select(index, index)
        self.selectionModel().select(selection, SELECT_ROWS)
        if numbers:
            self._slot = None
            first = self._rows.index(numbers[0])
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            if reveal:
                self.scrollTo(first)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        refs = self.selected_refs()
        self._chosen = frozenset(refs)
        self.viewport().update()
        self.selected.emit(refs)

    # -- zoom ------------------------------------------------------------------------------

    def zoom_time(self, factor: float) -> None:
        """Show hours longer or shorter; what is in the middle stays there."""
        if self._placed is not None:
            zoom = self._placed.zoom
            self._set_zoom(replace(zoom, minute_px=zoom.minute_px * factor))

    def zoom_lanes(self, factor: float) -> None:
        """Show lanes wider or narrower."""
        if self._placed is not None:
            zoom = self._placed.zoom
            self._set_zoom(replace(zoom, lane_px=zoom.lane_px * factor))

    def fit(self) -> None:
        """Fit the time into the view; asked again, all lanes too."""
        self._is_whole = self._zoom is None and not self._is_whole
        self._zoom = None
        self._place()

    def show_time(self, moment: datetime) -> None:
        """Choose the empty slot of a moment in the first lane in sight, and scroll to it."""
        if self._placed is None or not self._placed.board.lanes:
            return
        lanes = self._placed.board.lanes
        lane = self._placed.lane_at(self.horizontalOffset(), self.verticalOffset()) or 0
        self.clearSelection()
        self._slot = SlotRef(lanes[lane].ref, moment)
        rect = self._slot_rect()
        if rect is not None:
            self.reveal(rect)
        self.viewport().update()

    def _set_zoom(self, zoom: Zoom) -> None:
        assert self._placed is not None
        before = self._placed.size
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [
            (bar.value() + bar.pageStep() / 2) / max(length, 1)
            for bar, length in zip(bars, before, strict=True)
        ]
        self._zoom = bounded(self._placed.board, zoom)
        self._place()
        for bar, middle, length in zip(bars, middles, self._placed.size, strict=True):
            bar.setValue(round(middle * length - bar.pageStep() / 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._placed is None:
            painter.fillRect(event.rect(), self._theme.panel)
        else:
            paint(painter, self.scene(), self.viewport().size(), event.rect())
        painter.end()

    def scene(self) -> Scene:
        """What is on screen now."""
        assert self._placed is not None
        return Scene(
            layout=self._placed,
            theme=self._theme,
            lettering=self._lettering,
            scroll=(self.horizontalOffset(), self.verticalOffset()),
            selected=self._chosen,
            hovered=self._hovered,
            slot=self._slot_rect(),
            ghost=self._ghost,
            lifted=self._lifted,
        )

    def _slot_rect(self) -> Rect | None:
        if self._slot is None or self._placed is None:
            return None
        lanes = self._placed.board.lanes
        lane = next((n for n, one in enumerate(lanes) if one.ref == self._slot.lane), None)
        if lane is None:
            return None
        return self._placed.rect_of_slot(
            lane, self._slot.start, max(self._placed.board.grid_minutes, 30)
        )

    def _compose(self) -> None:
        """Read the mission anew; what was selected and is still there stays selected."""
        refs = self.selected_refs()
        current = self._rows.block(self.currentIndex().row())
        if self._mission is None or self._spec is None:
            self._placed = None
            self._rows.show(None, None)
            self.viewport().update()
            return
        board = compose(self._mission, self._spec, self._marks, self._index)
        self._placed = Layout(board, self._zoom_for(board))
        self._rows.show(self._mission, board)
        self._hovered, self._ghost, self._lifted = None, None, frozenset()
        self.updateGeometries()
        self._restore(refs, current.ref if current else None)
        self.viewport().update()

    def _restore(self, refs: list[BlockRef], current: BlockRef | None) -> None:
        assert self._placed is not None
        self._chosen = frozenset()
        if refs:
            self.select(refs, reveal=False)
            if not self.selectedIndexes():
                self.selected.emit([])
        numbers = self._placed.numbers_of([current]) if current else []
        if numbers:
            self.selectionModel().setCurrentIndex(
                self._rows.index(numbers[0]), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def _zoom_for(self, board: Board) -> Zoom:
        if self._zoom is not None:
            return bounded(board, self._zoom)
        size = self.viewport().size()
        return fitting_zoom(board, size.width(), size.height(), is_whole=self._is_whole)

    def _place(self) -> None:
        """The same board at the zoom that holds now."""
        if self._placed is None:
            return
        self._placed = Layout(self._placed.board, self._zoom_for(self._placed.board))
        self._ghost = None
        self.updateGeometries()
        self.viewport().update()
